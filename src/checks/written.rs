//! What people write, as its file has it, for checks that look at words wherever they stand.

use std::sync::Arc;

use crate::dialect;
use crate::model::{Topic, Work};
use crate::site::{LinkedDocument, LinkedPage, Site};
use crate::text::{Place, Span};

/// A document, an ordinary page, or an entry of the vocabulary.
#[derive(Clone, Copy)]
pub enum Written<'a> {
    /// A document.
    Document(&'a LinkedDocument),
    /// An ordinary page.
    Page(&'a LinkedPage),
    /// An entry of `topics.yaml`.
    Topic(&'a Topic),
    /// An entry of `works.yaml`.
    Work(&'a Work),
}

impl<'a> Written<'a> {
    /// All of a site that is written besides its documents.
    pub(super) fn beside_documents(site: &'a Site) -> impl Iterator<Item = Self> {
        let pages = site.pages.iter().map(|page| Self::Page(page));
        let topics = site.topics.iter().map(|topic| Self::Topic(&topic.topic));
        let works = site.works.iter().map(|work| Self::Work(&work.work));
        pages.chain(topics).chain(works)
    }

    /// The markdown file with its path, of what has one of its own.
    pub(super) fn file(self) -> Option<(&'a Arc<str>, &'a Arc<str>)> {
        match self {
            Self::Document(document) => Some((&document.document.path, &document.document.text)),
            Self::Page(page) => Some((&page.page.path, &page.page.text)),
            Self::Topic(_) | Self::Work(_) => None,
        }
    }

    /// The words of the file: the own words of each unit of a document; of a page all that stands in it, markup too.
    pub(super) fn words(self) -> Vec<&'a str> {
        match self {
            Self::Document(document) => document.document.body.iter().map(|part| part.words()).collect(),
            Self::Page(page) => vec![&page.page.text],
            Self::Topic(_) | Self::Work(_) => Vec::new(),
        }
    }

    /// The stretches of prose of the file, each as its characters with the bytes where they stand.
    pub(super) fn prose(self) -> Vec<Vec<(usize, char)>> {
        let Some((path, text)) = self.file() else { return Vec::new() };
        let signs = |span: &Span| {
            let start = span.start;
            text[span.range()].char_indices().map(move |(at, c)| (start + at, c))
        };
        let stretches = dialect::prose(path, text);
        stretches.iter().map(|stretch| stretch.iter().flat_map(signs).collect()).collect()
    }
}

/// Where some words stand in a text behind a key, from a byte on; the byte, if they do not stand there as they are.
pub(super) fn place_behind(path: &Arc<str>, text: &str, from: usize, key: &str, words: &str) -> Place {
    let behind = |at: usize, of: &str| text.get(at..)?.find(of).map(|found| at + found);
    let start = behind(from, key).and_then(|at| behind(at + key.len(), words));
    Place::new(path, start.map_or(Span::at(from), |start| Span::new(start..start + words.len())))
}
