//! `D.txt`: a document as plain text, its labels as the document prints them.

use super::{Output, Plan, Theme, document, download};
use crate::diagnostic::Diagnostic;
use crate::model::Part;
use crate::pages::Page;
use crate::site::LinkedDocument;

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
        text.push('\n');
        push_unit(&mut text, document, unit);
    }
    text
}

/// Symbol, place and date, those that there are.
fn facts(document: &LinkedDocument) -> String {
    let meta = &document.document.meta;
    let date = meta.date.map(|date| document.language.date(date));
    [meta.symbol.clone(), meta.place.clone(), date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The label, a space and the words. A marginal heading stands beside the label, on a line above the words.
fn push_unit(text: &mut String, document: &LinkedDocument, unit: usize) {
    let part = document.part(unit);
    let annotation = part.annotation();
    let label = annotation
        .map_or_else(String::new, |annotation| document.labels.whole(&annotation.anchor, annotation.number.as_deref()));
    match annotation.and_then(|annotation| annotation.title.as_deref()) {
        Some(title) if matches!(part, Part::Paragraph(_)) => {
            push_line(text, format!("{label} {title}").trim_start());
            push_line(text, part.words());
        }
        _ => push_line(text, format!("{label} {}", part.words()).trim()),
    }
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

[^n]: A note.
",
            "\
A Declaration: Towards B
DOC/1, Astana, 3 December 2010

A heading

1. One and more:

(a) first. A note.

Some words.

Article 2 Peace

Article 3 War
It is over.
",
        );
    }

    #[test]
    fn what_is_not_known_takes_no_line() {
        check("---\ntitle: A\n---\n\n{#p1}\nOne.\n", "A\n\n1. One.\n");
    }
}
