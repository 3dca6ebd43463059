//! Citations as pages show them.

use serde::Serialize;

use super::Face;
use super::prose::escape::push_text;
use crate::citations::{RECORDS, Run};

/// The ways to cite that a site offers, the same on all its pages.
#[derive(Serialize)]
pub struct Formats<'a> {
    /// The site's styles, in its order.
    pub styles: Vec<Style<'a>>,
    /// The records.
    pub records: Vec<Record>,
    /// What stands before and behind a quotation, with `|` between.
    pub quotes: String,
}

/// A citation style.
#[derive(Serialize)]
pub struct Style<'a> {
    /// As ids have it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// What the citation in full is called.
    pub full: &'a str,
    /// What the form inside a sentence is called.
    pub in_text: &'a str,
}

/// A format that reference managers read.
#[derive(Serialize)]
pub struct Record {
    /// As ids have it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// Of its files, without the dot in front.
    pub extension: &'static str,
    /// Its media type.
    pub media: &'static str,
}

impl<'a> Formats<'a> {
    /// Those of the site that has this face.
    pub fn of(face: &'a Face) -> Self {
        let style = |named: &'a super::NamedStyle| Style {
            name: named.style.name,
            label: named.style.label,
            full: &named.full,
            in_text: &named.in_text,
        };
        let record = |record: &crate::citations::Record| Record {
            name: record.name,
            label: record.label,
            extension: record.extension,
            media: record.media,
        };
        Self {
            styles: face.styles.iter().map(style).collect(),
            records: RECORDS.iter().map(record).collect(),
            quotes: face.language.quotes.join("|"),
        }
    }
}

/// The words of a citation, fit to stand between tags.
pub fn citation(runs: &[Run]) -> String {
    let mut html = String::with_capacity(runs.iter().map(|run| run.text.len() + 8).sum());
    for run in runs {
        let [open, close] = if run.italic { ["<i>", "</i>"] } else { ["", ""] };
        html.push_str(open);
        push_text(&mut html, &run.text);
        html.push_str(close);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_italic_is_marked_and_nothing_else_is_markup() {
        let run = |text: &str, italic| Run { text: text.to_owned(), italic };
        assert_eq!(citation(&[run("A & B, ", false), run("On <x>", true)]), "A &amp; B, <i>On &lt;x&gt;</i>");
    }
}
