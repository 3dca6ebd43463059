//! CSL-JSON, a line a key: the item, which is the document, and the citation item, which is a place in it.

use super::record::{key, kind_of};
use super::{Cited, Record};
use crate::model::{Author, Date};

pub(super) const RECORD: Record = Record {
    name: "csl",
    label: "CSL-JSON",
    extension: "csl.json",
    media: "application/vnd.citationstyles.csl+json",
    write,
    in_text: Some(in_text),
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
        ("URL", text(cited.link())),
    ];
    format!("[{{\n  {}\n}}]", members(&fields).join(",\n  "))
}

/// A citation item, as processors take it: the item's id, and the place by label and locator. For a place of which CSL knows
/// no label the words stand behind the citation, since a locator without a label is taken for a page.
fn in_text(cited: &Cited<'_>) -> Option<String> {
    let [label, locator, suffix] = match place(cited)? {
        (Some(label), locator) => [Some(label.to_owned()), Some(locator), None],
        (None, words) => [None, None, Some(format!(", {words}"))],
    };
    let quoted = |value: Option<String>| value.map(|value| string(&value));
    let members = members(&[
        ("id", Some(string(&key(cited)))),
        ("label", quoted(label)),
        ("locator", quoted(locator)),
        ("suffix", quoted(suffix)),
    ]);
    Some(format!("{{ {} }}", members.join(", ")))
}

/// The place that is cited: its label and its numbers, or all its words where CSL knows no label.
pub(super) fn place(cited: &Cited<'_>) -> Option<(Option<&'static str>, String)> {
    let words = cited.at("plain")?;
    let labelled = cited.first_word().and_then(|prefix| {
        let label = LABELS.iter().find(|(of, _)| *of == prefix)?.1;
        Some((Some(label), words.split_once(' ')?.1.to_owned()))
    });
    Some(labelled.unwrap_or((None, words)))
}

/// The prefixes for which CSL 1.0.2 has a label.
const LABELS: &[(&str, &str)] = &[
    ("p", "paragraph"),
    ("art", "article-locator"),
    ("sec", "section"),
    ("ch", "chapter"),
    ("pt", "part"),
    ("bk", "book"),
    ("tit", "title-locator"),
    ("app", "appendix"),
    ("r", "rule"),
    ("v", "verse"),
    ("n", "note"),
];

/// What there is of some fields, each with its name.
fn members(fields: &[(&str, Option<String>)]) -> Vec<String> {
    fields.iter().filter_map(|(key, value)| Some(format!("\"{key}\": {}", value.as_ref()?))).collect()
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
  "URL": "https://example.org/osce/astana-declaration/p3.html"
}]"#
        );
    }

    #[test]
    fn a_place_has_its_label_or_stands_behind() {
        let mut sample = sample::astana();
        for (anchor, expected) in [
            ("p3", r#""label": "paragraph", "locator": "3""#),
            ("art5-p2-a", r#""label": "article-locator", "locator": "5(2)(a)""#),
            ("sec6.1", r#""label": "section", "locator": "6.1""#),
            ("rec21", r#""suffix": ", recital 21""#),
            ("ann1-p3", r#""suffix": ", annex 1, para. 3""#),
            ("pre2", r#""suffix": ", preamble, 2nd para.""#),
            ("ch2-v7", r#""suffix": ", 2:7""#),
        ] {
            sample.at(anchor);
            let item = in_text(&sample.cited()).expect("a place");
            assert_eq!(item, format!("{{ \"id\": \"osce2010astana-{anchor}\", {expected} }}"));
        }
        sample.whole();
        assert_eq!(in_text(&sample.cited()), None);
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
  "URL": "https://example.org/rfc2119/sec3.html"
}]"#
        );
    }
}
