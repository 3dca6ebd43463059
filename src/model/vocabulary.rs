//! The controlled vocabulary: topics, and the works that paragraphs name.

use super::{Date, DocumentId, Id};
use crate::text::{Place, Span};

/// Topics and works, each in the order of its file.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// `topics.yaml`.
    pub topics: Vec<Topic>,
    /// `works.yaml`.
    pub works: Vec<Work>,
}

/// An entry of the vocabulary that paragraphs are tagged with: a SKOS concept.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What tags say.
    pub id: Id,
    /// What readers see.
    pub label: String,
    /// One sentence.
    pub definition: Option<String>,
    /// The topic that this one is a part of.
    pub broader: Option<Id>,
    /// Where that stands; where `id` stands, if there is none.
    pub broader_at: Place,
    /// Phrases that speak for the topic; `*` at an end stands for any letters, case is ignored.
    pub evidence: Vec<String>,
    /// Where its `id` stands.
    pub at: Place,
}

/// A document that paragraphs name, on this site or not.
#[derive(Clone, Debug)]
pub struct Work {
    /// What references say.
    pub id: Id,
    /// In full.
    pub title: String,
    /// As people say it.
    pub short_title: Option<String>,
    /// Names that are linked by themselves where they occur.
    pub names: Vec<String>,
    /// The documents to which the names are kept; all, if empty.
    pub only: Vec<DocumentId>,
    /// Its text, if it is on this site.
    pub document: Option<DocumentId>,
    /// Who made it.
    pub author: Option<String>,
    /// Of the document.
    pub date: Option<Date>,
    /// Where it was made.
    pub place: Option<String>,
    /// Its official address.
    pub url: Option<String>,
    /// Where its `id` stands.
    pub at: Place,
    /// Where its names and the ids in it stand.
    pub values: Vec<(String, Span)>,
}

impl Work {
    /// Where a value of it stands; its `id`, if that is not known.
    pub fn place_of(&self, value: &str) -> Place {
        let span = self.values.iter().find(|(of, _)| of == value).map_or(self.at.span, |(_, span)| *span);
        Place::new(&self.at.path, span)
    }

    /// The short title if there is one.
    pub fn name(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }
}
