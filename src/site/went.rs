//! Where something that is gone leads, and what that is called.

use std::sync::Arc;

use super::{Destination, Directory, Found, LinkedDocument, UnitName};
use crate::language::Language;
use crate::ledger::{self, Gone};
use crate::model::{Document, DocumentId, Labels, Route};

/// A place where something went.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Went {
    /// Where it is now.
    pub destination: Destination,
    /// What it is called there.
    pub name: String,
}

impl Directory<'_> {
    /// Where something that is gone leads in the end; what its line says, where even that is gone for good.
    pub(super) fn ends(&self, start: &ledger::Destination, gone: &Gone) -> Vec<ledger::Destination> {
        let ends = self.ledger.ends(start.clone());
        match start {
            _ if !ends.is_empty() => ends,
            ledger::Destination::Elsewhere(id, anchor) => gone.to.iter().map(|to| to.of_unit(id, anchor)).collect(),
            _ => gone.to.clone(),
        }
    }

    /// A place as it is called on the whole site.
    pub(super) fn went(&self, to: &ledger::Destination) -> Went {
        match to {
            ledger::Destination::Anchor(_) => unreachable!("the ledger names every end from outside"),
            ledger::Destination::Elsewhere(id, anchor) => {
                let (labels, language) = self.manner(id);
                let name = UnitName::new(anchor, None, &labels, language, &|_| None);
                let comma = self.own_language().say("comma");
                Went { destination: self.unit(id, anchor), name: format!("{}{comma}{}", self.title(id), name.inside) }
            }
            ledger::Destination::Document(id) => {
                Went { destination: Destination::Page(Route::content(id), None), name: self.title(id) }
            }
            ledger::Destination::Route(route) => Went {
                destination: Destination::Page(Route::file(route.trim_start_matches('/')), None),
                name: self.title_of_route(route),
            },
        }
    }

    /// A place as it is called in a document: one in the document itself needs no title and knows its number.
    pub(super) fn went_from(&self, document: &LinkedDocument, to: &ledger::Destination) -> Went {
        let inside = match to {
            ledger::Destination::Elsewhere(id, anchor) if *id == document.document.id => {
                let name = document.find(anchor).and_then(|unit| document.units[unit].name.as_ref());
                name.map(|name| Went { destination: self.unit(id, anchor), name: name.inside.clone() })
            }
            _ => None,
        };
        inside.unwrap_or_else(|| self.went(to))
    }

    /// The language of the interface.
    pub(super) fn own_language(&self) -> &Arc<Language> {
        self.settings.languages.get(self.settings.language)
    }

    /// Is there a document, not a page, with this id?
    pub(super) fn is_document(&self, id: &DocumentId) -> bool {
        self.document(id).is_some()
    }

    /// Is there a page, topic or work at a route?
    pub(super) fn is_there(&self, route: &str) -> bool {
        let mut names =
            self.topics.iter().map(|(_, name)| &name.route).chain(self.works.iter().map(|(_, name)| &name.route));
        content_at(route).is_some_and(|id| self.by_id.contains_key(&id)) || names.any(|name| name.to_string() == route)
    }

    fn document(&self, id: &DocumentId) -> Option<&Document> {
        match self.by_id.get(id)? {
            Found::Document(index) => Some(&*self.documents[*index]),
            Found::Page(_) => None,
        }
    }

    /// How a document says its numbers; one that is gone, in the language of the interface.
    fn manner(&self, id: &DocumentId) -> (Arc<Labels>, &Arc<Language>) {
        let meta = self.document(id).map(|document| &document.meta);
        let tag = meta.and_then(|meta| meta.language.as_deref()).unwrap_or(self.settings.language);
        let language = self.settings.languages.get(tag);
        (meta.map_or_else(|| Arc::clone(&language.labels), |meta| meta.labels.or(&language.labels)), language)
    }

    /// The title of a document or page, also of one that is gone.
    fn title(&self, id: &DocumentId) -> String {
        let there = match self.by_id.get(id) {
            Some(Found::Document(index)) => Some(&self.documents[*index].meta.title),
            Some(Found::Page(index)) => Some(&self.pages[*index].meta.title),
            None => self.ledger.documents.get(id).map(|gone| &gone.title),
        };
        there.map_or_else(|| id.to_string(), String::clone)
    }

    fn title_of_route(&self, route: &str) -> String {
        match content_at(route).filter(|id| self.by_id.contains_key(id)) {
            Some(id) => self.title(&id),
            None => self.ledger.site.line(route).map_or_else(|| route.to_owned(), |line| line.title.clone()),
        }
    }
}

/// The document or page whose route it would be.
fn content_at(route: &str) -> Option<DocumentId> {
    DocumentId::parse_path(route.strip_prefix('/')?.strip_suffix(".html")?).ok()
}
