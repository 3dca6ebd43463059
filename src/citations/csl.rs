//! CSL-JSON, a line a key.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::{Value, json};

use super::record::{key, kind_of};
use super::{Cited, Record};
use crate::model::{Author, Date};

pub(super) const RECORD: Record = Record {
    name: "csl",
    label: "CSL-JSON",
    extension: "csl.json",
    media: "application/vnd.citationstyles.csl+json",
    write,
};

fn write(cited: &Cited<'_>) -> String {
    let authors: Vec<Value> = cited.authors().iter().map(name).collect();
    let fields = [
        ("id", Some(json!(key(cited)))),
        ("type", Some(json!(kind_of(cited).csl))),
        ("title", cited.title().map(Value::from)),
        ("author", (!authors.is_empty()).then(|| json!(authors))),
        ("number", cited.number().map(Value::from)),
        ("publisher-place", cited.town().map(Value::from)),
        ("issued", cited.date().map(|date| json!({ "date-parts": [parts(date)] }))),
        ("locator", cited.at("plain").map(Value::from)),
        ("URL", cited.link().map(Value::from)),
    ];
    let lines =
        fields.into_iter().filter_map(|(key, value)| value.map(|value| format!("  \"{key}\": {}", inline(&value))));
    format!("[{{\n{}\n}}]", lines.collect::<Vec<_>>().join(",\n"))
}

fn name(author: &Author) -> Value {
    match author {
        Author::Body(name) => json!({ "literal": name }),
        Author::Person { family, given: Some(given) } => json!({ "family": family, "given": given }),
        Author::Person { family, given: None } => json!({ "family": family }),
    }
}

fn parts(date: Date) -> Vec<i16> {
    let known = [date.month, date.day].into_iter().map_while(|part| part.map(i16::from));
    std::iter::once(date.year).chain(known).collect()
}

/// A value on one line, with a space after each comma and colon and inside braces.
fn inline(value: &Value) -> String {
    let mut json = Vec::new();
    value
        .serialize(&mut Serializer::with_formatter(&mut json, Spaced))
        .expect("a value in memory is written to memory");
    String::from_utf8(json).expect("serde_json writes UTF-8")
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"{ ")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b" }")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn golden() {
        assert_eq!(
            write(&sample::astana().cited()),
            r#"[{
  "id": "osce2010astana-p3",
  "type": "document",
  "title": "Astana Commemorative Declaration: Towards a Security Community",
  "author": [{ "literal": "Organization for Security and Co-operation in Europe" }],
  "number": "SUM.DOC/1/10/Corr.1",
  "publisher-place": "Astana",
  "issued": { "date-parts": [[2010, 12, 3]] },
  "locator": "para. 3",
  "URL": "https://example.org/osce/astana-declaration/p3.html"
}]"#
        );
    }

    #[test]
    fn persons_and_a_month() {
        let mut sample = sample::rfc();
        sample.meta.authors.push(Author::Body("The \"Net\" {, }".to_owned()));
        assert_eq!(
            write(&sample.cited()),
            r#"[{
  "id": "bradner1997key-sec3",
  "type": "standard",
  "title": "Key words for use in RFCs to Indicate Requirement Levels",
  "author": [{ "family": "Bradner", "given": "Scott" }, { "literal": "The \"Net\" {, }" }],
  "number": "RFC 2119",
  "issued": { "date-parts": [[1997, 3]] },
  "locator": "§ 3",
  "URL": "https://example.org/rfc2119/sec3.html"
}]"#
        );
    }
}
