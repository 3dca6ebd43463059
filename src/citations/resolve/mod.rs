//! What people write for a place in a document → the place: `3`, `para 3`, `paras 3-5 and 7`, `¶ 3`, `art 5(2)(a)`,
//! `annex 1, para 3`, `preamble, 2nd para.`, `p3`, a permalink.
//!
//! The words are those of all styles, of English, and of the language of the document.

mod link;
mod reader;
mod token;
mod words;

use super::Pinpoint;
use crate::language::Language;
use crate::site::LinkedDocument;
use reader::Reader;
pub use reader::what_became;
use token::tokens;
use words::Words;

pub use words::called;

/// A place of a document, or a range, by indices of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place, or the first of the range.
    pub from: usize,
    /// The last of the range.
    pub to: Option<usize>,
}

/// The places as citations point to them.
pub fn pinpoints<'a>(document: &'a LinkedDocument, places: &[Place]) -> Vec<Pinpoint<'a>> {
    let spoken = |unit: usize| document.units[unit].name.as_ref().map(|name| &name.spoken);
    let pinpoint = |place: &Place| Some(Pinpoint { from: spoken(place.from)?, to: place.to.and_then(spoken) });
    places.iter().filter_map(pinpoint).collect()
}

/// Why something is no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// The part of the text that is wrong.
    pub part: String,
    /// What is wrong with it.
    pub why: String,
    /// What could be written instead.
    pub help: Option<String>,
}

/// The places that a text names in a document, in the order of the text.
///
/// # Errors
///
/// The first part of the text that names none.
pub fn resolve(document: &LinkedDocument, text: &str, english: &Language) -> Result<Vec<Place>, Unresolved> {
    let text = text.trim();
    if let Some(unit) = by_anchor(document, linked_anchor(text).unwrap_or(text)) {
        return Ok(vec![Place { from: unit, to: None }]);
    }
    let words = Words::new(&[english, &document.language], document);
    let tokens = tokens(text, words.phrases(), has_chaptered_verses(document));
    let mut reader = Reader { document, words, tokens, at: 0 };
    reader.places().map_err(|unresolved| match unresolved.part.is_empty() {
        true => Unresolved { part: text.to_owned(), ..unresolved },
        false => unresolved,
    })
}

/// The anchor in a link: that of its fragment, else its file's name.
fn linked_anchor(text: &str) -> Option<&str> {
    let (path, fragment) = text.split_once('#').map_or((text, ""), |(path, fragment)| (path, fragment));
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    if !fragment.is_empty() && !fragment.starts_with('_') {
        return Some(fragment);
    }
    let path = path.split('?').next().unwrap_or_default();
    path.strip_suffix(".html").map(|path| path.rsplit('/').next().unwrap_or(path))
}

/// The unit of an anchor, or of a further anchor that leads to it.
pub fn by_anchor(document: &LinkedDocument, text: &str) -> Option<usize> {
    document.cited().find(|unit| {
        let annotation = document.part(*unit).annotation();
        annotation.is_some_and(|of| of.anchor.as_str() == text || of.also.iter().any(|(also, _)| also.as_str() == text))
    })
}

/// Does the document have chapters with verses, which MLA cites as `2.7`?
fn has_chaptered_verses(document: &LinkedDocument) -> bool {
    document.cited().filter_map(|unit| document.units[unit].name.as_ref()).any(|name| {
        name.spoken.first.0 == "v" && name.spoken.containers.last().is_some_and(|container| container.prefix == "ch")
    })
}

#[cfg(test)]
mod tests;
