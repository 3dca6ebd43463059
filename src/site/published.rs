//! What of a site a reader can keep an address of: what the ledger is asked about.

use std::sync::Arc;

use super::{LinkedDocument, Site};
use crate::ledger::{Current, CurrentDocument, CurrentRoute};
use crate::model::Route;
use crate::text::{Place, Span};

impl LinkedDocument {
    fn published(&self) -> CurrentDocument<'_> {
        CurrentDocument::of(&self.document, self.units.iter().map(|unit| unit.words_digest))
    }
}

impl Site {
    /// Everything that is published, as the ledger sees it.
    pub fn published(&self) -> Current<'_> {
        let row = |route: &Route, title, at| CurrentRoute { route: Arc::from(route.to_string()), title, at: Some(at) };
        Current {
            documents: self.documents.iter().map(|document| document.published()).collect(),
            pages: self
                .pages
                .iter()
                .map(|page| row(&page.route, &page.page.meta.title, Place::new(&page.page.path, Span::at(0))))
                .collect(),
            topics: self
                .topics
                .iter()
                .map(|topic| row(&topic.route, &topic.topic.label, topic.topic.at.clone()))
                .collect(),
            works: self.works.iter().map(|work| row(&work.route, work.work.name(), work.work.at.clone())).collect(),
            paragraph_pages: self.paragraph_pages,
        }
    }
}
