//! Values of front matter that are more than a string. Each says what is wrong with it, and after `; ` what to write.

use std::fmt;

use schemars::{JsonSchema, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};

use crate::diagnostic::nearest;
use crate::model::{Author, Date, DocumentId, DocumentType, Labels, Route, is_safe};
use crate::text::Digest;
use crate::yaml::shape::{self, shaped};

/// A value that is read from a string by a function that says what is wrong.
macro_rules! from_text {
    ($(#[$about:meta])* $name:ident($of:ty), $shape:expr, $read:expr) => {
        $(#[$about])*
        pub(super) struct $name(pub $of);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Read(|text: &str| {
                    let read: fn(&str) -> Result<$of, String> = $read;
                    read(text).map($name)
                }))
            }
        }

        shaped!($name, $shape);
    };
}

/// Reads a string inside the YAML reader, which then knows where it stands.
struct Read<F>(F);

impl<T, F: FnOnce(&str) -> Result<T, String>> Visitor<'_> for Read<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

from_text!(
    /// A date.
    Day(Date),
    shape::date,
    |text| Date::parse(text).ok_or_else(|| format!("`{text}` is no date; write `2010`, `2010-12` or `2010-12-03`"))
);

from_text!(
    /// What kind of text a document is.
    Type(DocumentType),
    |_| shape::one_of(DocumentType::WORDS.iter().map(|(word, _)| *word)),
    |text| {
        let found = DocumentType::WORDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind);
        found.ok_or_else(|| format!("`{text}` is no type of document; {}", write_one_of(text, DocumentType::WORDS.iter().map(|(word, _)| *word))))
    }
);

from_text!(
    /// An old address.
    Alias(Route),
    shape::route,
    |text| Route::parse(text).ok_or_else(|| format!("`{text}` is no address on this site; write it as `/old/page.html`"))
);

/// What a file of `content/` may be.
pub(super) const KINDS: [&str; 2] = ["document", "page"];

from_text!(
    /// `document` or `page`.
    Kind(()),
    |_| shape::one_of(KINDS),
    |text| match text {
        text if KINDS.contains(&text) => Ok(()),
        _ => Err(format!("`{text}` is no kind; {}", write_one_of(text, KINDS))),
    }
);

from_text!(
    /// The id of another document.
    Name(DocumentId),
    shape::document,
    |text| {
        let id = text.strip_suffix(".md").unwrap_or(text);
        DocumentId::parse_path(id).map_err(|not| format!("`{text}` is no document: {}; write `{}`", not.why, not.instead))
    }
);

from_text!(
    /// SHA-256 of a file.
    OneDigest(Digest),
    shape::digest,
    |text| Digest::from_hex(text).ok_or_else(|| "this is no SHA-256; write its 64 hexadecimal digits".to_owned())
);

from_text!(
    /// An address of a kind that content may have.
    Address(String),
    shape::address,
    |text| {
        if is_safe(text) { Ok(text.to_owned()) } else { Err(format!("`{text}` is no address that content may have; write a relative one, or one of http, https or mailto")) }
    }
);

from_text!(
    /// A raw text, by its path from `content/`.
    RawText(String),
    shape::raw_text,
    |text| {
        let below = text.strip_prefix("sources/").is_some_and(|rest| {
            !rest.is_empty() && !rest.contains('\\') && rest.split('/').all(|part| !["", ".", ".."].contains(&part))
        });
        if below { Ok(text.to_owned()) } else { Err(format!("`{text}` does not lie in `content/sources/`; write `sources/` and its name there")) }
    }
);

fn write_one_of<'a>(text: &str, valid: impl IntoIterator<Item = &'a str>) -> String {
    let valid: Vec<&str> = valid.into_iter().collect();
    match nearest(text, valid.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => format!("it is one of {}", valid.join(", ")),
    }
}

/// One author or several: a string is a body, `{family, given}` a person.
pub(super) struct Authors(pub Vec<Author>);

impl<'de> Deserialize<'de> for Authors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Authors;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name, a person as `{family: …, given: …}`, or a list of them")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Authors, E> {
                Ok(Authors(vec![Author::Body(name.to_owned())]))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Authors, A::Error> {
                let person = Person::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Authors(vec![Author::Person { family: person.family, given: person.given }]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Authors, A::Error> {
                let mut authors = Vec::new();
                while let Some(Authors(more)) = list.next_element()? {
                    authors.extend(more);
                }
                Ok(Authors(authors))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

/// A person.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Person {
    /// The family name.
    family: String,
    /// The given names.
    given: Option<String>,
}

shaped!(Authors, |generator| {
    let person = generator.subschema_for::<Person>();
    let body = json_schema!({ "type": "string", "minLength": 0 });
    let several = json_schema!({ "type": "array", "items": { "anyOf": [body, person, { "type": "array" }] } });
    json_schema!({ "anyOf": [body, person, several] })
});

/// What a source prints of a text's metadata: keys of front matter with strings, in the order of the file; another key is
/// refused, and a key twice.
pub(super) struct Pairs(pub Vec<(String, String)>);

/// The keys of front matter that say what a text prints of itself.
const PRINTED: &[&str] = &[
    "title",
    "subtitle",
    "short_title",
    "type",
    "author",
    "authors",
    "author_short",
    "adopted_by",
    "meeting",
    "court",
    "neutral_citation",
    "date",
    "adopted",
    "in_force",
    "place",
    "symbol",
    "series",
    "publisher",
    "version",
    "language",
];

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("keys of front matter with strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs: Vec<(String, String)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if !PRINTED.contains(&key.as_str()) {
                        return Err(A::Error::unknown_field(&key, PRINTED));
                    }
                    refuse_twice(&key, pairs.iter().any(|(other, _)| *other == key))?;
                    pairs.push((key, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

shaped!(Pairs, |generator| {
    let text = String::json_schema(generator);
    let keys: serde_json::Map<_, _> = PRINTED.iter().map(|key| ((*key).to_owned(), text.clone().to_value())).collect();
    json_schema!({ "type": "object", "properties": keys, "additionalProperties": false })
});

fn refuse_twice<E: Error>(key: &str, there: bool) -> Result<(), E> {
    if there { Err(E::custom(format!("duplicate field `{key}`"))) } else { Ok(()) }
}

/// How a document prints its numbers: prefix → pattern, and `nested`, a list.
pub(super) struct Patterns(pub Labels);

impl<'de> Deserialize<'de> for Patterns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Patterns;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("prefixes with patterns, such as `art: \"Article {}\"`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Patterns, A::Error> {
                let mut labels = Labels::default();
                let mut nested = false;
                while let Some(key) = map.next_key::<String>()? {
                    if key == "nested" {
                        refuse_twice(&key, std::mem::replace(&mut nested, true))?;
                        labels.nested = map.next_value()?;
                        continue;
                    }
                    refuse_twice(&key, labels.pattern(&key).is_some())?;
                    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase()) {
                        let message = format!("`{key}` is no prefix of an anchor; write small letters a to z");
                        return Err(A::Error::custom(message));
                    }
                    let pattern: String = map.next_value()?;
                    if !Labels::is_pattern(&pattern) {
                        let message = format!("`{pattern}` has no place for the number; write `{{}}` in it");
                        return Err(A::Error::custom(message));
                    }
                    labels.patterns.push((key, pattern));
                }
                Ok(Patterns(labels))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

shaped!(Patterns, |generator| {
    let nested = <Vec<String>>::json_schema(generator);
    json_schema!({
        "type": "object",
        "properties": { "nested": nested },
        "propertyNames": { "pattern": "^[a-z]+$" },
        "additionalProperties": { "type": "string", "pattern": "\\{(roman|ROMAN|a|A|han)?\\}" }
    })
});
