//! A text's prose → HTML: the only markup that is made in Rust. Everything around it is the templates'.
//!
//! Whatever comes from content is escaped here, and a link leads only where [`Destination`](crate::site::Destination)
//! says. Templates print what they get from here as it is.

mod blocks;
pub mod escape;
mod footnotes;
mod highlight;
mod inlines;
mod pen;
#[cfg(test)]
mod tests;

use super::Face;
use crate::model::{Id, Part, Route};
use crate::site::{LinkedDocument, LinkedPage};
use pen::{Manner, Pen};

pub use footnotes::letter;

/// The page that prose stands on.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Where the page is: links are relative to it.
    pub at: &'a Route,
    /// The words of the interface, and what content may do.
    pub face: &'a Face,
}

impl Scene<'_> {
    /// The text of a paragraph in its own place, its footnotes after it: with the ids of its notes and the letters of its
    /// corrections. Nothing for a heading, which has a [`Self::title`].
    pub fn text(&self, document: &LinkedDocument, unit: usize) -> String {
        let Part::Paragraph(paragraph) = document.part(unit) else { return String::new() };
        let mut pen = Pen::of_unit(*self, document, unit, Manner::Own);
        pen.html.reserve(paragraph.words.len() + paragraph.words.len() / 8);
        pen.blocks(&paragraph.blocks);
        pen.footnotes(&paragraph.notes);
        pen.html
    }

    /// The title of a section or heading in its own place, without a block around it.
    pub fn title(&self, document: &LinkedDocument, unit: usize) -> String {
        let Part::Heading(heading) = document.part(unit) else { return String::new() };
        let mut pen = Pen::of_unit(*self, document, unit, Manner::Own);
        pen.inlines(&heading.title);
        pen.html
    }

    /// The footnotes of a section's or heading's title.
    pub fn title_notes(&self, document: &LinkedDocument, unit: usize) -> String {
        let Part::Heading(heading) = document.part(unit) else { return String::new() };
        let mut pen = Pen::of_unit(*self, document, unit, Manner::Own);
        pen.inlines(&heading.title);
        pen.html.clear();
        pen.footnotes(&heading.notes);
        pen.html
    }

    /// A unit quoted on a page that is not its document's: without ids, footnotes and letters. Where a work is given, its
    /// names are marked and no others are linked.
    pub fn quote(&self, document: &LinkedDocument, unit: usize, marked: Option<&Id>) -> String {
        let mut pen = Pen::of_unit(*self, document, unit, Manner::Quoted(marked));
        match document.part(unit) {
            Part::Paragraph(paragraph) => pen.blocks(&paragraph.blocks),
            Part::Heading(heading) => pen.in_tags("p", |pen| pen.inlines(&heading.title)),
        }
        pen.html
    }

    /// A unit's words as one line of inlines, for a page that shows what a paragraph lies in.
    pub fn line(&self, document: &LinkedDocument, unit: usize) -> String {
        let mut pen = Pen::of_unit(*self, document, unit, Manner::Quoted(None));
        match document.part(unit) {
            Part::Heading(heading) => pen.inlines(&heading.title),
            Part::Paragraph(paragraph) => pen.line(&paragraph.blocks),
        }
        pen.html
    }

    /// The text of an ordinary page, its footnotes in a list at the end.
    pub fn page(&self, page: &LinkedPage) -> String {
        let mut pen = Pen::of_page(*self, page);
        pen.blocks(&page.page.blocks);
        pen.list_of_footnotes(&page.page.notes);
        pen.html
    }
}
