//! `D.txt`: a document as plain text, its labels as the document prints them.

use super::{Output, Plan, Theme, document, download};
use crate::diagnostic::Diagnostic;
use crate::model::{Annotation, Part};
use crate::pages::Page;
use crate::site::LinkedDocument;
use crate::text::words::{is_small, is_unspaced};

pub(super) const OUTPUT: Output = Output {
    name: "text",
    about: "Each document as plain text: title, symbol, place and date, then each paragraph with its label.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "txt"),
        download: Some(("txt", "download_text")),
        write,
    },
};

/// A browser that opens the file from a disk knows by this that it is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

fn write(page: &Page, _: &Theme) -> Result<Vec<u8>, Diagnostic> {
    Ok(text(document(page)).into_bytes())
}

fn text(document: &LinkedDocument) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    text.push_str(&document.document.meta.full_title());
    text.push('\n');
    push_line(&mut text, &facts(document));
    for unit in 0..document.units.len() {
        text.push_str(if could_go_on(document, unit) { "\n\n" } else { "\n" });
        push_unit(&mut text, document, unit);
    }
    text
}

/// Symbol, place and date, those that there are.
fn facts(document: &LinkedDocument) -> String {
    let meta = &document.document.meta;
    let date = meta.dated().map(|date| document.language.date(date));
    [meta.symbol.clone(), meta.place.clone(), date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Could a unit be taken for more of the one before it, since it has no label and begins small? It is set off more.
fn could_go_on(document: &LinkedDocument, unit: usize) -> bool {
    let part = document.part(unit);
    let labelled = part.annotation().is_some_and(|annotation| !label(document, annotation).is_empty());
    unit > 0 && !labelled && part.words().chars().find(|c| c.is_alphabetic()).is_some_and(is_small)
}

fn label(document: &LinkedDocument, annotation: &Annotation) -> String {
    document.labels.whole(&annotation.anchor, annotation.number.as_deref())
}

/// The label, a space and the words, so that it is seen where the label ends: two spaces where it has no sign at its end, and a
/// line of its own where it is words alone. A marginal heading stands beside the label, above the words. A heading without a
/// label is underlined.
fn push_unit(text: &mut String, document: &LinkedDocument, unit: usize) {
    let part = document.part(unit);
    let annotation = part.annotation();
    let label = annotation.map_or_else(String::new, |annotation| label(document, annotation));
    let title = annotation.and_then(|annotation| annotation.title.as_deref());
    match (part, title) {
        (Part::Paragraph(_), Some(title)) => {
            push_line(text, format!("{label} {title}").trim_start());
            push_line(text, part.words());
        }
        (Part::Heading(_), _) if label.is_empty() => {
            push_line(text, part.words());
            push_line(text, &"-".repeat(columns(part.words()).max(3)));
        }
        _ if ends_like_a_word(&label) => {
            push_line(text, &label);
            push_line(text, part.words());
        }
        _ => {
            let gap = if label.ends_with(char::is_alphanumeric) { "  " } else { " " };
            push_line(text, format!("{label}{gap}{}", part.words()).trim());
        }
    }
}

/// The columns that words take: a sign of a script without spaces takes two.
fn columns(words: &str) -> usize {
    words.chars().map(|c| if is_unspaced(c) { 2 } else { 1 }).sum()
}

/// Is a label words alone, `Article premier`, of a script that has spaces?
fn ends_like_a_word(label: &str) -> bool {
    let last = label.rsplit(' ').next().unwrap_or_default();
    last.chars().count() >= 3
        && last.chars().all(|c| c.is_alphabetic() && !is_unspaced(c))
        && !label.contains(|c: char| c.is_numeric())
}

fn push_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        text.push_str(line);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::pages::testing::site;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        let (site, _) = site(&[("a.md", markdown)]);
        assert_eq!(text(&site.documents[0]), format!("\u{feff}{expected}"));
    }

    #[test]
    fn labels_stand_as_the_document_prints_them() {
        check(
            "\
---
title: A Declaration
subtitle: Towards B
symbol: DOC/1
place: Astana
date: 2010-12-03
---

# A heading

{#p1}
One [and]{sic=\"und\"}
*more*:

{#p1-a}
first.[^n]

{#p1-u1}
Some words.

{#art2}
## Peace

{#art3 title=\"War\"}
It is over.

{#art3-u1}
so it is said.

[^n]: A note.
",
            "\
A Declaration: Towards B
DOC/1, Astana, 3 December 2010

A heading
---------

1. One and more:

(a) first. A note.

Some words.

Article 2  Peace

Article 3 War
It is over.


so it is said.
",
        );
    }

    #[test]
    fn what_is_not_known_takes_no_line() {
        check("---\ntitle: A\n---\n\n{#p1}\nOne.\n", "A\n\n1. One.\n");
    }
}
