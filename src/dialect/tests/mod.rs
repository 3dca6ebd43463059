//! What people see: a text, with what it says and what is wrong with it.

mod generate;
mod kept;
mod languages;
mod laws;
mod meaning;
mod problems;
mod shapes;

use std::sync::Arc;

use super::{Parsed, Settings, parse};
use crate::model::{Content, Document, DocumentId};
use crate::text::Source;

/// Reads a text as `content/osce/test.md`.
fn read_as(text: &str, settings: Settings) -> (Source, Parsed) {
    let source = Source::new("content/osce/test.md", text);
    let id = DocumentId::parse_path("osce/test").expect("an id");
    let parsed = parse(&source, &id, &settings);
    (source, parsed)
}

/// Reads a document with nothing wrong in it.
#[track_caller]
fn read_well(text: &str) -> Arc<Document> {
    let (_, parsed) = read_as(text, Settings::default());
    let problems: Vec<_> = parsed.problems.iter().filter(|problem| problem.code != "no-title").collect();
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    match parsed.content {
        Content::Document(document) => document,
        Content::Page(_) => panic!("a page:\n{text}"),
    }
}
