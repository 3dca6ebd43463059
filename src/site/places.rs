//! Where the things of a site come from.

use std::sync::Arc;

use super::{LinkedDocument, Site};
use crate::ledger;
use crate::model::{Anchor, DocumentId, Route};
use crate::text::{Place, Span};

impl Site {
    /// Every document and page that lies in the folder of a document: the document, then the rest of the id and its file.
    pub fn beside_documents(&self) -> impl Iterator<Item = (&LinkedDocument, &str, &Arc<str>)> {
        let documents = self.documents.iter().map(|document| (&document.document.id, &document.document.path));
        let content = documents.chain(self.pages.iter().map(|page| (&page.page.id, &page.page.path)));
        content.flat_map(move |(id, path)| {
            let folders = id.as_str().match_indices('/').map(|(at, _)| id.as_str().split_at(at));
            folders.filter_map(move |(folder, rest)| {
                let document = self.document(&DocumentId::parse_path(folder).ok()?)?;
                Some((&**document, &rest[1..], path))
            })
        })
    }

    /// Is this the route of a paragraph's or section's own page?
    pub fn is_unit(&self, route: &Route) -> bool {
        self.documents.iter().any(|document| unit_place(document, route).is_some())
    }

    /// The places of everything that would be at a route, letter case aside: documents, pages, paragraphs, topics, works.
    pub fn places(&self, route: &Route) -> Vec<Place> {
        let is_here = |other: &Route| other.as_str().eq_ignore_ascii_case(route.as_str());
        let mut places = Vec::new();
        for document in &self.documents {
            if is_here(&document.route) {
                places.push(Place::new(&document.document.path, Span::at(0)));
            }
            places.extend(unit_place(document, route));
        }
        let moved = |aliases: &[Route]| aliases.iter().any(is_here);
        let of_documents = self.documents.iter().filter(|document| moved(&document.document.meta.aliases));
        places.extend(of_documents.map(|document| Place::new(&document.document.path, Span::at(0))));
        let pages = self.pages.iter().filter(|page| is_here(&page.route) || moved(&page.page.meta.aliases));
        places.extend(pages.map(|page| Place::new(&page.page.path, Span::at(0))));
        places.extend(self.topics.iter().filter(|topic| is_here(&topic.route)).map(|topic| topic.topic.at.clone()));
        places.extend(self.works.iter().filter(|work| is_here(&work.route)).map(|work| work.work.at.clone()));
        places.extend(self.gone.iter().filter(|gone| is_here(&gone.route)).map(|gone| gone.at.clone()));
        places
    }
}

/// The place of the paragraph or section of a document whose own page is at a route.
fn unit_place(document: &LinkedDocument, route: &Route) -> Option<Place> {
    let id = &document.document.id;
    let anchor = route.as_str().strip_prefix(id.as_str())?.strip_prefix('/')?.strip_suffix(".html")?;
    let anchor = Anchor::parse(&anchor.to_ascii_lowercase()).ok()?;
    for annotation in document.document.body.iter().filter_map(|part| part.annotation()) {
        let also = annotation.also.iter().find(|(also, _)| *also == anchor);
        let span = if annotation.anchor == anchor { Some(annotation.span) } else { also.map(|(_, span)| *span) };
        if let Some(span) = span {
            return Some(Place::new(&document.document.path, span));
        }
    }
    let is_gone = document.gone.iter().any(|stone| stone.anchor == anchor);
    is_gone.then(|| Place::new(&ledger::path_of(id), Span::at(0)))
}
