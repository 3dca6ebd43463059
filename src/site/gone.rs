//! Documents, pages, topics and works that are gone: what the ledger has of each, and where it went.

use super::record::change;
use super::{Destination, Directory, Tombstone, Went};
use crate::ledger::{self, DocumentLedger, Gone, RouteLine, SITE_PATH, path_of};
use crate::model::{Date, DocumentId, Route};
use crate::text::Place;

/// A page that was published and whose file or entry is no longer there.
#[derive(Clone, Debug)]
pub struct GonePage {
    /// Where it was.
    pub route: Route,
    /// What readers called it.
    pub title: String,
    /// When it was first published.
    pub since: Date,
    /// When it went.
    pub gone: Date,
    /// Where it went, every move since followed; nowhere when it was retired.
    pub went: Vec<Went>,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// What it had, if it was a document.
    pub document: Option<GoneDocument>,
    /// Its line in the ledger.
    pub at: Place,
}

/// What a document had that is gone.
#[derive(Clone, Debug)]
pub struct GoneDocument {
    /// Its id.
    pub id: DocumentId,
    /// Each of its anchors, in the ledger's order.
    pub units: Vec<Tombstone>,
    /// Had paragraphs pages of their own?
    pub unit_pages: bool,
}

impl GonePage {
    /// The one page that it went to as a whole, if it did.
    pub fn moved_to(&self) -> Option<&Went> {
        match &*self.went {
            [one] if one.destination != Destination::Nowhere => Some(one),
            _ => None,
        }
    }
}

/// Everything that is gone and of which no file has the place again.
pub(super) fn gone_pages(directory: &Directory<'_>) -> Vec<GonePage> {
    let ledger = directory.ledger;
    let documents = ledger.documents.iter().filter(|(id, _)| !directory.is_document(id));
    let documents = documents.filter_map(|(id, was)| Some(of_document(id, was, was.gone.as_ref()?, directory)));
    let routes = ledger.site.routes().filter(|(route, _)| !directory.is_there(route));
    documents.chain(routes.filter_map(|(route, was)| of_route(route, was, was.gone.as_ref()?, directory))).collect()
}

fn of_document(id: &DocumentId, was: &DocumentLedger, gone: &Gone, directory: &Directory<'_>) -> GonePage {
    let language = &**directory.own_language();
    let fates = directory.ledger.fates(id);
    let units = was.anchors.iter().map(|(anchor, line)| {
        let own = line.gone.as_ref().unwrap_or(gone);
        let ends = directory.ends(&ledger::Destination::Elsewhere(id.clone(), anchor.clone()), own);
        let went = ends.iter().map(|to| directory.went(to)).collect();
        Tombstone {
            fate: fates.of(line, &ends),
            changes: line.was.iter().map(|was| change(id, was, directory, &|to| directory.went(to))).collect(),
            ..Tombstone::new(anchor, line, own, went, (&language.labels, language))
        }
    });
    let document = GoneDocument { id: id.clone(), units: units.collect(), unit_pages: was.paragraph_pages };
    let ends = directory.ends(&ledger::Destination::Document(id.clone()), gone);
    GonePage {
        route: Route::content(id),
        title: was.title.clone(),
        since: was.since,
        gone: gone.date,
        went: ends.iter().map(|to| directory.went(to)).collect(),
        why: gone.why.clone(),
        document: Some(document),
        at: Place::new(&path_of(id), was.span),
    }
}

fn of_route(route: &std::sync::Arc<str>, was: &RouteLine, gone: &Gone, directory: &Directory<'_>) -> Option<GonePage> {
    let ends = directory.ends(&ledger::Destination::Route(route.clone()), gone);
    Some(GonePage {
        route: Route::parse(route)?,
        title: was.title.clone(),
        since: was.since,
        gone: gone.date,
        went: ends.iter().map(|to| directory.went(to)).collect(),
        why: gone.why.clone(),
        document: None,
        at: Place::new(&SITE_PATH.into(), was.span),
    })
}
