//! The keys of a document's front matter as JSON, in the order in which they are usually written.

use serde_json::{Map, Value, json};

use crate::model::{Author, Date, Labels, Meta, SourceOfText};

/// What the front matter says of the document. What it does not say is left out, as are the keys that tell the site what
/// to do with the file.
pub(super) fn front_matter(meta: &Meta) -> Map<String, Value> {
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let (author, authors) = authors(&meta.authors);
    keep([
        ("title", json!(meta.title)),
        ("subtitle", json!(meta.subtitle)),
        ("short_title", json!(meta.short_title)),
        ("type", json!(meta.kind.map(crate::model::DocumentType::word))),
        ("author", author),
        ("authors", authors),
        ("author_short", json!(meta.author_short)),
        ("adopted_by", json!(meta.adopted_by)),
        ("meeting", json!(meta.meeting)),
        ("court", json!(meta.court)),
        ("neutral_citation", json!(meta.neutral_citation)),
        ("date", json!(date(meta.date))),
        ("adopted", json!(date(meta.adopted))),
        ("in_force", json!(date(meta.in_force))),
        ("place", json!(meta.place)),
        ("symbol", json!(meta.symbol)),
        ("series", json!(meta.series)),
        ("publisher", json!(meta.publisher)),
        ("version", json!(meta.version)),
        ("language", json!(meta.language)),
        ("source", source(&meta.source)),
        ("labels", labels(&meta.labels)),
        ("translation_of", json!(meta.translation_of.as_ref().map(ToString::to_string))),
        ("replaces", json!(meta.replaces.as_ref().map(ToString::to_string))),
        ("description", json!(meta.description)),
    ])
}

/// One body is `author`; persons and several are `authors`.
fn authors(authors: &[Author]) -> (Value, Value) {
    let author = |author: &Author| match author {
        Author::Body(name) => json!(name),
        Author::Person { family, given } => Value::Object(keep([("family", json!(family)), ("given", json!(given))])),
    };
    match authors {
        [Author::Body(name)] => (json!(name), Value::Null),
        _ => (Value::Null, authors.iter().map(author).collect()),
    }
}

fn source(source: &SourceOfText) -> Value {
    let printed: Map<String, Value> = source.printed.iter().map(|(key, text)| (key.clone(), json!(text))).collect();
    Value::Object(keep([
        ("title", json!(source.title)),
        ("url", json!(source.url)),
        ("file", json!(source.file)),
        ("sha256", json!(source.sha256.map(|digest| digest.hex()))),
        ("printed", Value::Object(printed)),
    ]))
}

fn labels(labels: &Labels) -> Value {
    let mut patterns: Map<String, Value> =
        labels.patterns.iter().map(|(prefix, pattern)| (prefix.clone(), json!(pattern))).collect();
    if !labels.nested.is_empty() {
        patterns.insert("nested".to_owned(), json!(labels.nested));
    }
    Value::Object(patterns)
}

/// The pairs that say something.
fn keep<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    pairs.into_iter().filter(|(_, value)| says(value)).map(|(key, value)| (key.to_owned(), value)).collect()
}
