//! `D.json`: a document with its paragraphs, for programs.

mod front_matter;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Output, Plan, Theme, document, download};
use crate::diagnostic::Diagnostic;
use crate::model::Part;
use crate::pages::Page;
use crate::site::{Destination, LinkedDocument, Pointer};

use front_matter::front_matter;

pub(super) const OUTPUT: Output = Output {
    name: "json",
    about: "Each document as JSON: its front matter, then sections and paragraphs in reading order.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "json"),
        download: Some(("json", "download_json")),
        write,
    },
};

/// The file.
#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    front_matter: Map<String, Value>,
    sections: Vec<Unit<'a>>,
    paragraphs: Vec<Unit<'a>>,
}

/// A section or a paragraph.
#[derive(Serialize)]
struct Unit<'a> {
    anchor: &'a str,
    /// As printed; nothing for what has none.
    number: Option<String>,
    /// The number with its words and signs, as printed.
    label: Option<String>,
    /// The anchor of the paragraph or section that it lies in.
    r#in: Option<&'a str>,
    /// The own words as the ledger digests them.
    text: &'a str,
    topics: Vec<&'a str>,
    /// `work:W` or `D#A`.
    references: Vec<String>,
    /// `D#A`.
    cited_by: Vec<String>,
    corrections: Vec<Correction<'a>>,
    lang: &'a str,
    /// As in the ledger; nothing for a section without a title.
    digest: Option<String>,
}

#[derive(Serialize)]
struct Correction<'a> {
    new: &'a str,
    old: &'a str,
}

fn write(page: &Page, _: &Theme) -> Result<Vec<u8>, Diagnostic> {
    Ok(json(document(page)))
}

fn json(document: &LinkedDocument) -> Vec<u8> {
    let (sections, paragraphs): (Vec<usize>, Vec<usize>) =
        document.cited().partition(|unit| matches!(document.part(*unit), Part::Heading(_)));
    let units = |indices: Vec<usize>| indices.into_iter().map(|index| unit(document, index)).collect();
    let file = File {
        front_matter: front_matter(&document.document.meta),
        sections: units(sections),
        paragraphs: units(paragraphs),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("text, numbers and lists can be written as JSON");
    bytes.push(b'\n');
    bytes
}

fn unit(document: &LinkedDocument, index: usize) -> Unit<'_> {
    let (unit, part) = (&document.units[index], document.part(index));
    let annotation = part.annotation().expect("only what is cited is listed");
    let given = annotation.number.as_deref();
    let works = unit.works.iter().map(|(work, _)| format!("work:{}", work.id));
    Unit {
        anchor: annotation.anchor.as_str(),
        number: document.labels.number(&annotation.anchor, given),
        label: Some(document.labels.whole(&annotation.anchor, given)).filter(|label| !label.is_empty()),
        r#in: container(document, index),
        text: part.words(),
        topics: unit.topics.iter().map(|topic| topic.id.as_str()).collect(),
        references: works.chain(unit.cites.iter().filter_map(address)).collect(),
        cited_by: unit.cited_by.iter().filter_map(address).collect(),
        corrections: unit.corrections.iter().map(|(new, old)| Correction { new, old }).collect(),
        lang: part.lang().unwrap_or(&document.tag),
        digest: unit.words_digest.map(|digest| digest.to_string()),
    }
}

/// The nearest paragraph or section around a unit that can be cited.
fn container(document: &LinkedDocument, index: usize) -> Option<&str> {
    let around = |index: usize| document.units[index].parent.or(document.units[index].section);
    let mut next = around(index);
    while let Some(index) = next {
        if let Some(anchor) = &document.units[index].anchor {
            return Some(anchor.as_str());
        }
        next = around(index);
    }
    None
}

/// `D#A`, as the ledger writes it.
fn address(pointer: &Pointer) -> Option<String> {
    match &pointer.destination {
        Destination::Unit { document, anchor, .. } => {
            Some(format!("{}#{anchor}", document.as_str().trim_end_matches(".html")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::pages::testing::site;

    #[test]
    fn a_document_with_all_that_it_says() {
        let text = "\
---
title: A
author: A Body
type: treaty
date: 2010-12
language: en
labels: { art: \"Article {}\", p: \"{}.\" }
---

{#art1}
# Peace

{#art1-p1 topics=\"war\"}
The [follow-up]{sic=\"followup\"} to the Act; see [below](#art1-p2).

{#art1-p2}
Was *it*?
";
        let works = ("works.yaml", "- id: act\n  title: Act\n  names: [Act]\n");
        let (site, _) = site(&[("a.md", text), works, ("topics.yaml", "- id: war\n  label: War\n")]);
        let written: Value = serde_json::from_slice(&super::json(&site.documents[0])).expect("it is JSON");
        let keys: Vec<&String> = written.as_object().expect("it is a map").keys().collect();
        assert_eq!(keys, ["title", "type", "author", "date", "language", "labels", "sections", "paragraphs"]);
        assert_eq!(written["labels"], json!({ "art": "Article {}", "p": "{}." }));
        assert_eq!(
            written["sections"],
            json!([{
                "anchor": "art1", "number": "1", "label": "Article 1", "in": null, "text": "Peace", "topics": [],
                "references": [], "cited_by": [], "corrections": [], "lang": "en", "digest": text_digest("Peace"),
            }])
        );
        let first = "The follow-up to the Act; see below.";
        assert_eq!(
            written["paragraphs"],
            json!([
                {
                    "anchor": "art1-p1", "number": "1", "label": "1.", "in": "art1", "text": first, "topics": ["war"],
                    "references": ["work:act", "a#art1-p2"], "cited_by": [],
                    "corrections": [{ "new": "follow-up", "old": "followup" }], "lang": "en",
                    "digest": text_digest(first),
                },
                {
                    "anchor": "art1-p2", "number": "2", "label": "2.", "in": "art1", "text": "Was it?", "topics": [],
                    "references": [], "cited_by": ["a#art1-p1"], "corrections": [], "lang": "en",
                    "digest": text_digest("Was it?"),
                },
            ])
        );
    }

    fn text_digest(line: &str) -> String {
        crate::ledger::TextDigest::of(line).to_string()
    }
}
