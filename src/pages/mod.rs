//! Site → [`Page`]s at routes. One file for each kind of page.
//!
//! A page carries everything that its template may see and can ask for nothing more. So its key names its bytes, and
//! nobody tracks what depends on what.

mod catalogue;
mod document;
mod excerpt;
pub mod citation;
mod face;
mod folder;
mod gone;
mod history;
mod home;
mod link;
mod listing;
mod moved;
mod not_found;
mod overview;
mod page;
mod paragraph;
pub mod passage;
pub mod prose;
mod quote;
mod sample;
pub mod score;
pub mod search;
mod strip;
mod tags;
#[cfg(test)]
pub(crate) mod testing;
mod timeline;
mod tombstone;
mod topic;
mod topics;
pub mod views;
mod work;
mod works;

use std::sync::Arc;

use erased_serde::Serialize;

use crate::model::Route;
use crate::site::{LinkedDocument, Site};
use crate::text::Key;

pub use citation::Formats;
pub use face::{Alternate, Face, Head, NamedStyle, Tab};
pub use folder::folder_title;
pub use link::short_title;
pub use paragraph::Cite;

/// One page of the site, not yet rendered.
#[derive(Clone)]
pub struct Page {
    /// Where it is.
    pub route: Route,
    /// The name of its kind, which is the name of its template.
    pub kind: &'static str,
    /// What it is about.
    pub subject: Arc<dyn Subject>,
    /// Of everything that it can show, but for the theme.
    pub key: Key,
}

/// What a page is about: values to make its view from.
pub trait Subject: Send + Sync {
    /// What the template sees as `page`, for a page at `at`: links are relative to it.
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn Serialize + 'a>;

    /// What the page's head and frame say of it.
    fn head(&self, at: &Route) -> Head;

    /// What its head tells machines; HTML.
    fn tags(&self, _at: &Route, _head: &Head) -> String {
        String::new()
    }

    /// How to cite what it is about, for the panel of citations, if it has one.
    fn cite(&self) -> Option<Cite> {
        None
    }

    /// The document, if the page is a document's own.
    fn document(&self) -> Option<&Arc<LinkedDocument>> {
        None
    }

    /// The route by which the page is cited, where it is also at others.
    fn canonical(&self) -> Option<&Route> {
        None
    }

    /// The one page, and the place on it, where all that was at its address is now; `None` for a page that stays.
    fn successor(&self) -> Option<(&Route, Option<&str>)> {
        None
    }

    /// Documents of which it shows something that its own document does not say.
    fn beside(&self) -> Vec<&Arc<LinkedDocument>> {
        Vec::new()
    }

    /// Is it for readers to find: does it belong in the sitemap?
    fn is_listed(&self) -> bool {
        true
    }
}

/// A kind of page. Its name is also the name of its template.
pub struct Kind {
    /// As files, templates and `inspect` call it.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Which pages of this kind a site has.
    pub plan: Plan,
}

/// How a kind's pages are found.
pub enum Plan {
    /// For each document, by its index; in parallel.
    Each(fn(&Site, &Arc<Face>, usize) -> Vec<Page>),
    /// For the site as a whole.
    Whole(fn(&Site, &Arc<Face>) -> Vec<Page>),
}

/// Every kind of page.
pub const KINDS: &[Kind] = &[
    home::KIND,
    document::KIND,
    paragraph::KIND,
    gone::KIND,
    topics::KIND,
    topic::KIND,
    works::KIND,
    work::KIND,
    page::KIND,
    search::KIND,
    moved::KIND,
    tombstone::KIND,
    not_found::KIND,
];

/// The pages of one document.
pub fn of_document(site: &Site, face: &Arc<Face>, document: usize) -> Vec<Page> {
    KINDS
        .iter()
        .flat_map(|kind| match kind.plan {
            Plan::Each(plan) => plan(site, face, document),
            Plan::Whole(_) => Vec::new(),
        })
        .collect()
}

/// The pages that are no document's.
pub fn of_site(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    KINDS
        .iter()
        .flat_map(|kind| match kind.plan {
            Plan::Each(_) => Vec::new(),
            Plan::Whole(plan) => plan(site, face),
        })
        .collect()
}
