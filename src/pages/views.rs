//! The views that several kinds of page share: what their templates see of a date, a neighbour, a paragraph in a list.

use serde::Serialize;

use super::Face;
use crate::language::{Language, direction};
use crate::model::{Date, Route};
use crate::site::{Pointer, UnitName};
use crate::text::words;

/// A date.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// `2010-12-03`, `2010-12` or `2010`.
    pub iso: String,
    /// In the language of the interface.
    pub text: String,
}

/// A step of the trail that leads to a page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// What it reads.
    pub title: String,
    /// Where it leads; `None` for the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The language of the title, where it is not that of the interface.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
}

/// A neighbour of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Where it leads.
    pub href: String,
    /// What it is.
    pub title: String,
    /// How it begins, or what it is called.
    pub words: String,
    /// Are the words a document's?
    pub serif: bool,
    /// The language of the words, where it is not that of the interface.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
}

/// A paragraph in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// Where it leads.
    pub href: String,
    /// Its number as it is cited, or a pilcrow.
    pub label: String,
    /// How it begins.
    pub words: String,
    /// What else is to be said of it: its document, what it shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<String>,
    /// The language of the words, where it is not that of the interface.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
}

impl DateView {
    /// A date in a language.
    pub fn new(date: Date, language: &Language) -> Self {
        Self { iso: date.to_string(), text: language.date(date) }
    }
}

impl Crumb {
    /// A step in the words of the site.
    pub fn new(title: impl Into<String>, href: Option<String>) -> Self {
        Self { title: title.into(), href, lang: None, dir: "ltr" }
    }

    /// The same step in the words of a text in the language `tag`.
    #[must_use]
    pub fn in_language(mut self, tag: &str, face: &Face) -> Self {
        (self.lang, self.dir) = foreign(tag, face);
        self
    }
}

impl Hit {
    /// A paragraph seen from the page at `at`, which may stand in another document than `here`.
    pub fn new(pointer: &Pointer, at: &Route, here: Option<&Route>) -> Option<Self> {
        use crate::site::Destination;
        let elsewhere = matches!(&pointer.destination, Destination::Unit { document, .. } if Some(document) != here);
        Some(Self {
            href: pointer.destination.href(at)?,
            label: short(&pointer.name),
            words: excerpt(&pointer.words, 12),
            small: elsewhere.then(|| pointer.document_title.clone()),
            lang: None,
            dir: "ltr",
        })
    }
}

/// A number beside a text, or a pilcrow for what has none.
pub fn label(figure: &str) -> String {
    if figure.is_empty() { "¶".to_owned() } else { figure.to_owned() }
}

/// The number of a unit alone, where its label has words besides.
pub fn short(name: &UnitName) -> String {
    match name.figure.chars().count() {
        0..=5 => label(&name.figure),
        _ => name.spoken.number(),
    }
}

/// The first words of a line, with an ellipsis where more follow.
pub fn excerpt(line: &str, count: usize) -> String {
    let begins = words::begins(line, count);
    if begins.len() == line.len() {
        return line.trim_end_matches([':', ' ']).to_owned();
    }
    format!("{}…", begins.trim_end_matches(|c: char| ",;:–—-".contains(c) || c.is_whitespace()))
}

/// The language and direction of a text, the language only where it is not that of the interface.
pub fn foreign(tag: &str, face: &Face) -> (Option<String>, &'static str) {
    ((tag != face.language.tag).then(|| tag.to_owned()), direction(tag))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_says_that_more_follows() {
        assert_eq!(excerpt("Each Party shall name, the stations", 4), "Each Party shall name…");
        assert_eq!(excerpt("The Commission shall publish each year:", 8), "The Commission shall publish each year");
    }
}
