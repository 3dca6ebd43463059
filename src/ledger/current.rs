//! What a site has now, as far as the ledger asks.

use std::sync::Arc;

use super::TextDigest;
use crate::model::{Anchor, Document, DocumentId};
use crate::text::{Place, Span};

/// The documents, pages, topics and works of a site, drafts left out.
#[derive(Clone, Debug)]
pub struct Current<'a> {
    /// In any order.
    pub documents: Vec<CurrentDocument<'a>>,
    /// Ordinary pages.
    pub pages: Vec<CurrentRoute<'a>>,
    /// Pages of topics.
    pub topics: Vec<CurrentRoute<'a>>,
    /// Pages of works.
    pub works: Vec<CurrentRoute<'a>>,
    /// Has each paragraph a page of its own?
    pub paragraph_pages: bool,
}

/// A document with all that is cited in it.
#[derive(Clone, Debug)]
pub struct CurrentDocument<'a> {
    /// Its id.
    pub id: &'a DocumentId,
    /// What readers call it.
    pub title: &'a str,
    /// Its file.
    pub path: &'a Arc<str>,
    /// Sections and paragraphs in reading order.
    pub units: Vec<Unit<'a>>,
}

/// A section or a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// Its anchor.
    pub anchor: &'a Anchor,
    /// Its own words on one line; empty for a section without a title.
    pub words: &'a str,
    /// Of the words; `None` where there are none.
    pub digest: Option<TextDigest>,
    /// Further anchors that lead to it, with their places.
    pub also: &'a [(Anchor, Span)],
    /// Where its anchor stands.
    pub span: Span,
}

/// A page that is not a document's.
#[derive(Clone, Debug)]
pub struct CurrentRoute<'a> {
    /// Where it is published: `/about.html`.
    pub route: Arc<str>,
    /// What readers call it.
    pub title: &'a str,
    /// Where it comes from.
    pub at: Option<Place>,
}

impl Default for Current<'_> {
    fn default() -> Self {
        let (documents, pages, topics, works) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { documents, pages, topics, works, paragraph_pages: true }
    }
}

impl<'a> CurrentDocument<'a> {
    /// What the ledger asks of a document. `digests` are those of the words of each part of its body.
    pub fn of(document: &'a Document, digests: impl Iterator<Item = Option<TextDigest>>) -> Self {
        let units = document.body.iter().zip(digests).filter_map(|(part, digest)| {
            let annotation = part.annotation()?;
            let (anchor, also, span) = (&annotation.anchor, &*annotation.also, annotation.span);
            Some(Unit { anchor, words: part.words(), digest, also, span })
        });
        Self {
            id: &document.id,
            title: document.meta.short_title.as_deref().unwrap_or(&document.meta.title),
            path: &document.path,
            units: units.collect(),
        }
    }
}
