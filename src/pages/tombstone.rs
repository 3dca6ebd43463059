//! What stands at the address of a document, page, topic or work that is gone, and at those of a document's paragraphs:
//! what was there, when it went and where. Every permalink stays.

use std::sync::Arc;

use serde::Serialize;

use super::history::{ChangeView, history};
use super::passage::{Gone, Link, gone_from, links};
use super::prose::Scene;
use super::views::{Crumb, DateView, label, short};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::{Date, Route};
use crate::site::{Destination, GoneDocument, GonePage, LinkedDocument, Site, Tombstone, Went};
use crate::text::{Key, words};

pub(super) const KIND: Kind = Kind {
    name: "tombstone",
    about: "The old address of a document or page that is gone, or of a paragraph of it: what it was and where it went.",
    plan: Plan::Whole(plan),
};

/// What `tombstone.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// Where the page is; empty for what was no document's.
    crumbs: Vec<Crumb>,
    /// What stood here.
    title: String,
    /// The document that it stood in, as a link, for a paragraph.
    of: Option<Link>,
    /// Where its words stand unchanged, for what moved with its whole page: a link that a script follows.
    moved: Option<Link>,
    /// When, why and where it went.
    gone: Gone,
    /// When it was first published.
    since: DateView,
    /// How often the words of a paragraph were changed while it stood.
    changed: usize,
    /// The last times that they were, oldest first.
    changes: Vec<ChangeView>,
    /// When its words were changed last while it stood, or those of a paragraph of it, or one went.
    last_changed: Option<DateView>,
    /// How it began, with an ellipsis if there was more; empty for a whole page.
    begins: String,
    /// All its words, where the ledger keeps them.
    last: Option<String>,
    /// How many words it had.
    words: usize,
    /// The digest of its words.
    digest: String,
    /// The paragraphs and sections of a document, each with where it leads on.
    units: Vec<Unit>,
    /// The address by which it was cited.
    permalink: String,
}

/// A paragraph of a document that is gone.
#[derive(Serialize)]
struct Unit {
    /// Its anchor.
    id: String,
    /// Its number, or a pilcrow.
    label: String,
    /// How it began.
    begins: String,
    /// Where it leads on: to its new place, else to the page that tells of it.
    href: Option<String>,
    /// Where it went, if not with the document.
    went: Vec<Link>,
}

struct Stone {
    face: Arc<Face>,
    page: Arc<GonePage>,
    /// Which paragraph of the document, for the page of a paragraph.
    unit: Option<usize>,
    /// Does everything that it was lead on to the same place of one page?
    is_moved: bool,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    site.gone.iter().flat_map(|page| pages_of(page, site, face)).collect()
}

fn pages_of(page: &Arc<GonePage>, site: &Site, face: &Arc<Face>) -> Vec<Page> {
    let make = |route: Route, unit: Option<usize>, key: Key| {
        let is_moved = unit.is_some() || has_all(site, page);
        let subject = Stone { face: Arc::clone(face), page: Arc::clone(page), unit, is_moved };
        Page { route, kind: KIND.name, subject: Arc::new(subject), key }
    };
    let about = (&page.title, page.since, page.gone, &page.went, &page.why);
    let all = page.document.as_ref().map(|document| (&document.units, document.unit_pages));
    let mut pages = vec![make(page.route.clone(), None, Key::of_value(&(about, all)))];
    if let Some(document) = page.document.as_ref().filter(|document| document.unit_pages) {
        pages.extend(document.units.iter().enumerate().map(|(index, stone)| {
            let route = Route::unit(&document.id, &stone.anchor);
            make(route, Some(index), Key::of_value(&(about, stone)))
        }));
    }
    pages
}

/// Does the page where a document or page went have a place for each of its anchors, gone from there again or not?
fn has_all(site: &Site, page: &GonePage) -> bool {
    let Some(to) = page.moved_to().and_then(|went| went.destination.page()) else { return false };
    let new = site.documents.iter().find(|document| document.route == *to.0);
    let is_there = |stone: &Tombstone| {
        let gone = |new: &LinkedDocument| new.gone.iter().any(|gone| gone.anchor == stone.anchor);
        new.is_some_and(|new| went_along(page, stone) || gone(new))
    };
    page.document.iter().flat_map(|document| &document.units).all(is_there)
}

/// The page where something is now that went to one place.
pub(super) fn one_page(went: &[Went]) -> Option<(&Route, Option<&str>)> {
    match went {
        [one] => one.destination.page(),
        _ => None,
    }
}

impl Subject for Stone {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        Box::new(match self.stone() {
            Some((document, stone)) => self.view_of_unit(document, stone, at),
            None => self.view_of_page(at),
        })
    }

    fn head(&self, _: &Route) -> Head {
        let language = &self.face.language;
        let page = &self.page.title;
        let title = match self.stone() {
            Some((_, stone)) => {
                let gone = language.fill("title_gone", &[("unit", &stone.name.title)]);
                format!("{gone}{}{page}", language.say("comma"))
            }
            None => language.fill("title_gone", &[("unit", page)]),
        };
        let tab = if self.page.document.is_some() { Tab::Documents } else { Tab::None };
        Head::of_site(title, self.stone().map_or("", |(_, stone)| &stone.begins), tab, &self.face)
    }

    fn canonical(&self) -> Option<&Route> {
        one_page(self.went()).map(|(page, _)| page)
    }

    fn successor(&self) -> Option<(&Route, Option<&str>)> {
        one_page(self.went()).filter(|_| self.is_moved)
    }

    fn is_listed(&self) -> bool {
        false
    }
}

impl Stone {
    fn stone(&self) -> Option<(&GoneDocument, &Tombstone)> {
        let document = self.page.document.as_ref()?;
        Some((document, document.units.get(self.unit?)?))
    }

    fn went(&self) -> &[Went] {
        self.stone().map_or(&self.page.went, |(_, stone)| &stone.went)
    }

    fn view_of_page(&self, at: &Route) -> View {
        let (page, face) = (&*self.page, &*self.face);
        let unit = |document: &GoneDocument, stone: &Tombstone| Unit {
            id: stone.anchor.to_string(),
            label: label(&short(&stone.name)),
            begins: begins(stone),
            href: match &*stone.went {
                [one] => in_context(&one.destination, at),
                _ => document.unit_pages.then(|| at.to(&Route::unit(&document.id, &stone.anchor))),
            },
            went: if went_along(page, stone) { Vec::new() } else { links(&stone.went, at) },
        };
        let units = page.document.iter().flat_map(|document| document.units.iter().map(|stone| unit(document, stone)));
        View {
            crumbs: self.crumbs(at),
            title: page.title.clone(),
            of: None,
            moved: page.moved_to().into_iter().flat_map(|went| links(std::slice::from_ref(went), at)).next(),
            gone: gone(page.gone, &page.why, &page.went, at, face),
            since: DateView::new(page.since, &face.language),
            changed: 0,
            changes: Vec::new(),
            last_changed: last_changed(page).map(|date| DateView::new(date, &face.language)),
            begins: String::new(),
            last: None,
            words: 0,
            digest: String::new(),
            units: units.collect(),
            permalink: face.permalink(at),
        }
    }

    fn view_of_unit(&self, document: &GoneDocument, stone: &Tombstone, at: &Route) -> View {
        let (page, face) = (&*self.page, &*self.face);
        let whole = Link { href: format!("{}#{}", at.to(&page.route), stone.anchor), title: page.title.clone() };
        debug_assert!(document.unit_pages, "only such a document has pages of paragraphs");
        View {
            crumbs: self.crumbs(at),
            title: stone.name.title.clone(),
            of: Some(whole),
            moved: links(&stone.went, at).into_iter().next().filter(|_| went_along(page, stone)),
            gone: gone_from(stone, at, face),
            since: DateView::new(stone.since, &face.language),
            changed: stone.changes.len(),
            changes: history(&stone.changes, Scene { at, face }),
            last_changed: stone.changed().map(|date| DateView::new(date, &face.language)),
            begins: begins(stone),
            last: stone.last.clone(),
            words: stone.words,
            digest: stone.digest.clone(),
            units: Vec::new(),
            permalink: face.permalink(at),
        }
    }

    /// Documents, the document, the paragraph.
    fn crumbs(&self, at: &Route) -> Vec<Crumb> {
        if self.page.document.is_none() {
            return Vec::new();
        }
        let documents = self.face.language.say("documents");
        let mut crumbs = vec![Crumb::new(documents, Some(at.to(&Route::file("index.html"))))];
        match self.stone() {
            Some((_, stone)) => {
                crumbs.push(Crumb::new(&self.page.title, Some(at.to(&self.page.route))));
                crumbs.push(Crumb::new(&stone.name.title, None));
            }
            None => crumbs.push(Crumb::new(&self.page.title, None)),
        }
        crumbs
    }
}

/// Did a paragraph go with its document, to the same anchor of another one?
fn went_along(page: &GonePage, stone: &Tombstone) -> bool {
    let whole = page.moved_to().and_then(|went| went.destination.page());
    match &*stone.went {
        [Went { destination: Destination::Unit { document, anchor, .. }, .. }] => {
            whole.is_some_and(|(whole, _)| whole == document) && *anchor == stone.anchor
        }
        _ => false,
    }
}

/// When a document was changed last before it went.
fn last_changed(page: &GonePage) -> Option<Date> {
    let units = page.document.iter().flat_map(|document| &document.units);
    let went = |stone: &Tombstone| Some(stone.gone).filter(|date| *date < page.gone);
    units.flat_map(|stone| [stone.changed(), went(stone)]).flatten().max()
}

fn gone(date: Date, why: &Option<String>, went: &[Went], at: &Route, face: &Face) -> Gone {
    let date = DateView::new(date, &face.language);
    Gone { date, how: None, why: why.clone(), went: links(went, at), page: None }
}

/// A place in its document rather than on a page of its own, for what was a place in a document.
fn in_context(destination: &Destination, at: &Route) -> Option<String> {
    match destination {
        Destination::Unit { document, anchor, .. } if document != at => Some(format!("{}#{anchor}", at.to(document))),
        _ => destination.href(at),
    }
}

/// The words that the ledger has, with an ellipsis if there were more.
pub(super) fn begins(stone: &Tombstone) -> String {
    let is_whole = words::count(&stone.begins) >= stone.words;
    if is_whole { stone.begins.clone() } else { format!("{}…", stone.begins) }
}
