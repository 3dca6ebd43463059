//! YAML as people write it: read into a struct, or told where and how it is wrong.
//!
//! Structs refuse unknown keys and serde refuses a key twice in a struct, so nothing is taken silently. Files that are
//! maps of free keys use [`Unique`], which refuses a key twice too.

mod keys;
mod problem;
pub mod shape;
mod syntax;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Place, Source, Span};

/// The problems that reading YAML may find.
pub const CODES: &[&Code] = &[&BAD_YAML];

static BAD_YAML: Code = Code::error(
    "bad-yaml",
    "\
A YAML file, or the front matter of a text, cannot be read: it is not YAML, it has a key that pincite does not know, a
key twice, or a value of the wrong kind.

Correct the line that is shown. `pincite explain` has an entry for each problem; the guide lists the keys.",
);

/// Reads the YAML that stands at `span` of a source. Nothing at all reads as an empty map.
///
/// # Errors
///
/// One diagnostic at the place, with the nearest valid key where a key is not known.
pub fn read<T: DeserializeOwned>(source: &Source, span: Span) -> Result<T, Diagnostic> {
    read_as(&BAD_YAML, source, span)
}

/// Reads YAML as [`read`] does, telling of what is wrong by another code.
///
/// # Errors
///
/// As [`read`].
pub fn read_as<T: DeserializeOwned>(code: &'static Code, source: &Source, span: Span) -> Result<T, Diagnostic> {
    let text = &source.text[span.range()];
    let empty = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let text = if empty { "{}" } else { text };
    serde_yaml::from_str(text).map_err(|error| problem::problem(code, source, span, &error))
}

/// Reads a whole source.
///
/// # Errors
///
/// As [`read`].
pub fn read_all<T: DeserializeOwned>(source: &Source) -> Result<T, Diagnostic> {
    read(source, Span::new(0..source.text.len()))
}

/// A problem with YAML at a place.
pub fn bad_value(at: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&BAD_YAML, message).at(at)
}

/// Where a key stands in a run of YAML, on a line of its own or between braces; the run's first line if it does not.
pub fn place_of_key(source: &Source, within: Span, key: &str) -> Place {
    let text = &source.text[within.range()];
    let begins = |before: &str| before.trim_end_matches([' ', '"', '\'']).ends_with(['\n', '{', ',', '-']);
    let ends = |after: &str| after.trim_start_matches(['"', '\'', ' ']).starts_with(':');
    let found = text.match_indices(key).map(|(at, _)| at).find(|at| {
        let before = &text[..*at];
        (before.trim_matches([' ', '"', '\'']).is_empty() || begins(before)) && ends(&text[at + key.len()..])
    });
    let span = match found {
        Some(at) => Span::new(at..at + key.len()),
        None => Span::new(0..text.lines().next().map_or(0, str::len)),
    };
    Place::new(&source.path, span.shifted(within.start))
}

/// Where a value stands behind a key, alone or in a list; nowhere, if it is written otherwise than it reads.
pub fn place_of_value(source: &Source, within: Span, key: &str, value: &str) -> Option<Place> {
    place_of_next(source, Span::new(place_of_key(source, within, key).span.end..within.end), value)
}

/// Where a value stands next, alone or in a list, behind whichever key.
pub fn place_of_next(source: &Source, within: Span, value: &str) -> Option<Place> {
    let text = &source.text[within.range()];
    let begins = |before: &str| before.trim_end().ends_with(['[', ',', ':', '-', '"', '\'']);
    let ends = |after: &str| {
        let after = after.trim_start_matches(' ');
        after.is_empty() || after.starts_with([',', ']', '}', '"', '\'', '#', '\r', '\n'])
    };
    let mut found = text.match_indices(value).map(|(at, _)| at);
    let at = found.find(|at| begins(&text[..*at]) && ends(&text[at + value.len()..]))?;
    Some(Place::new(&source.path, Span::new(at..at + value.len()).shifted(within.start)))
}

/// A map in the order of its file, that refuses a key twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique<T>(pub Vec<(String, T)>);

impl<T> Default for Unique<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: JsonSchema> JsonSchema for Unique<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        <BTreeMap<String, T>>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <BTreeMap<String, T>>::json_schema(generator)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Unique<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Unique<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries: Vec<(String, T)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if entries.iter().any(|(have, _)| *have == key) {
                        return Err(serde::de::Error::custom(format!("duplicate field `{key}`")));
                    }
                    entries.push((key, map.next_value()?));
                }
                Ok(Unique(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    #[allow(dead_code, reason = "only reading is tested")]
    struct Sample {
        title: String,
        order: Option<i64>,
        checks: Unique<String>,
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let source = Source::new("a.yaml", text);
        let problem = read_all::<Sample>(&source).expect_err("it is wrong");
        let at = problem.at.expect("it has a place");
        assert!(source.text.get(at.span.range()).is_some(), "{at:?}");
        let (line, column) = source.line_and_column(at.span.start);
        let help = problem.help.map(|help| format!(" ({help})")).unwrap_or_default();
        assert_eq!(format!("{line}:{column} {}{help}", problem.message), expected);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        check("title: a\ntilte: b\n", "2:1 there is no key `tilte` (write `title`)");
        check("title: a\nzzzzzzzz: b\n", "2:1 there is no key `zzzzzzzz` (the keys are title, order, checks)");
        check(
            "title: a\norder: x\n",
            "2:8 order: string \"x\" where there should be a whole number (see `pincite explain bad-yaml`)",
        );
        check("{ title: a, tilte: b }\n", "1:13 there is no key `tilte` (write `title`)");
        check("\"\\xA0人a\": b\n", "1:1 there is no key `\u{a0}人a` (the keys are title, order, checks)");
        check("- title\n", "1:1 a list where there should be a map of keys (see `pincite explain bad-yaml`)");
    }

    #[test]
    fn a_key_twice_is_told_where_it_stands_again() {
        check("checks:\n  a: b\n  a: c\n", "3:3 `a` twice (keep one of them)");
        check("checks: { a: \"x, a: y\", b: c, a: d }\n", "1:31 `a` twice (keep one of them)");
        check(
            "checks:\n  b: { a: c }\n  \"a\": it's\n  dead-a: b\n  'a': c\n",
            "2:6 checks.b: a map of keys where there should be a string (put the value in quotes if it is text)",
        );
        check("checks:\n  \"a\": it's\n  dead-a: b\n  'a': c\n", "4:4 `a` twice (keep one of them)");
    }

    #[test]
    fn what_is_no_yaml_is_told_in_our_words() {
        check(
            "title: Declaration: Towards \"us\"\n",
            "1:8 a colon followed by a space inside a value (put the value in quotes: `title: 'Declaration: Towards \"us\"'`)",
        );
        let columns = "let all keys of a map begin in one column, or put the value that has `: ` in it in quotes";
        check("title: A\n order: 1\n", &format!("2:7 a key where there can be none ({columns})"));
        check("checks:\n\ta: b\n", "2:1 a tab, where YAML has spaces (write spaces in its place)");
        check(
            "title: \"abc\norder: 1\n",
            "1:8 a quotation mark that is not closed (write `\"` at the end of the value)",
        );
        check(
            "checks: { a: b\n",
            "1:9 a bracket `{` that is not closed (close it with `}`, write a comma between two entries, and put what has brackets or commas in quotes)",
        );
        check(
            "title: [a\norder: 1\n",
            "1:8 a bracket `[` that is not closed (close it with `]`, write a comma between two entries, and put what has brackets or commas in quotes)",
        );
        check(
            "title: @abc\n",
            "1:8 a value may not begin with `@` (put it in quotes, or write what is missing before it)",
        );
        check(
            "title: A\norder\nchecks: { a: b }\n",
            "2:1 a line without a key (write `key: value`; set a line in that goes on with the value above)",
        );
        check(
            "title\norder: 1\n",
            "1:1 a line without a key (write `key: value`; set a line in that goes on with the value above)",
        );
        check(
            "title: A\n---\ntitle: B\n",
            "2:1 a second document begins here, and only one is read (take the line out, and keep one of the two)",
        );
        check("title: a\u{1}b\n", "1:9 a control character (take it out)");
    }

    #[test]
    fn a_value_stands_where_it_is_written() {
        let source =
            Source::new("a.yaml", "names: [Helsinki Final Act, Final Act]\nonly: \"a\"\ndocument:\n  - a # a\n");
        let at = |key, value| {
            let place = place_of_value(&source, Span::new(0..source.text.len()), key, value)?;
            Some(source.line_and_column(place.span.start))
        };
        assert_eq!(at("names", "Final Act"), Some((1, 29)));
        assert_eq!(at("only", "a"), Some((2, 8)));
        assert_eq!(at("document", "a"), Some((4, 5)));
        assert_eq!(at("names", "Act"), None);
    }

    #[test]
    fn an_empty_file_is_an_empty_map() {
        assert!(read_all::<Sample>(&Source::new("a.yaml", "# nothing\n")).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn nothing_stops_the_program(text in "([a\u{e9} \t\n:,'\"{}\\[\\]|>*&@%?-]|---\n|checks: |title: ){0,30}") {
            let source = Source::new("a.yaml", format!("é\n{text}"));
            for span in [Span::new(0..source.text.len()), Span::new(3..source.text.len())] {
                if let Err(problem) = read::<Sample>(&source, span) {
                    let at = problem.at.expect("it has a place");
                    assert!(source.text.get(at.span.range()).is_some(), "{at:?}");
                }
            }
        }
    }
}
