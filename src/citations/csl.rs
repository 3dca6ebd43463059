//! CSL-JSON, a line a key.

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
    let authors: Vec<String> = cited.authors().iter().map(name).collect();
    let text = |value: Option<String>| value.map(|value| string(&value));
    let fields = [
        ("id", Some(string(&key(cited)))),
        ("type", Some(string(kind_of(cited).csl))),
        ("title", text(cited.title())),
        ("author", (!authors.is_empty()).then(|| format!("[{}]", authors.join(", ")))),
        ("number", text(cited.number())),
        ("publisher-place", text(cited.town())),
        ("issued", cited.date().map(|date| format!("{{ \"date-parts\": [[{}]] }}", parts(date)))),
        ("locator", text(cited.at("plain"))),
        ("URL", text(cited.link())),
    ];
    let mut record = String::from("[{");
    for (key, value) in fields {
        if let Some(value) = value {
            let comma = if record.len() > 2 { "," } else { "" };
            [comma, "\n  \"", key, "\": ", &value].into_iter().for_each(|text| record.push_str(text));
        }
    }
    record + "\n}]"
}

fn name(author: &Author) -> String {
    match author {
        Author::Body(name) => format!("{{ \"literal\": {} }}", string(name)),
        Author::Person { family, given: None } => format!("{{ \"family\": {} }}", string(family)),
        Author::Person { family, given: Some(given) } => {
            format!("{{ \"family\": {}, \"given\": {} }}", string(family), string(given))
        }
    }
}

fn parts(date: Date) -> String {
    let known = [date.month, date.day].into_iter().map_while(|part| part.map(i16::from));
    std::iter::once(date.year).chain(known).map(|part| part.to_string()).collect::<Vec<_>>().join(", ")
}

/// Words as JSON has them.
fn string(text: &str) -> String {
    serde_json::to_string(text).expect("a text is a JSON string")
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
