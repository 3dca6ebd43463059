//! The page of a paragraph or section: what it says, where it stands, how to cite it, what it shares with others.

mod cite;
mod context;
mod view;

use std::sync::Arc;

use erased_serde::Serialize;

use super::document::titled;
use super::tags::{Typed, tags};
use super::views::excerpt;
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::citations::{At, Cited, Told};
use crate::model::{Anchor, Author, Route};
use crate::site::{LinkedDocument, Site, UnitName, related};
use crate::text::Key;

pub use cite::Cite;
pub(super) use context::{Context, Stop};
pub(super) use view::{Name, hit, step};

pub(super) const KIND: Kind = Kind {
    name: "paragraph",
    about: "A paragraph or section: its text, citations, neighbours, topics and record.",
    plan: Plan::Each(plan),
};

/// A unit with what its page shows of others.
pub(super) struct UnitPage {
    context: Arc<Context>,
    unit: usize,
    /// Where it is cited. Its further anchors have the same page, which says so.
    route: Route,
    related: Vec<(Arc<LinkedDocument>, usize)>,
}

fn plan(site: &Site, face: &Arc<Face>, document: usize) -> Vec<Page> {
    if !site.paragraph_pages {
        return Vec::new();
    }
    let context = Arc::new(Context::new(site, face, document));
    let linked = &context.document;
    let mut pages = Vec::new();
    for unit in linked.cited() {
        let Some(annotation) = linked.part(unit).annotation() else { continue };
        let near = related(site, document, unit);
        let related: Vec<_> =
            near.iter().map(|(document, unit)| (Arc::clone(&site.documents[*document]), *unit)).collect();
        let shown: Vec<_> = related.iter().map(|(document, unit)| seen(document, *unit)).collect();
        let key = Key::of_value(&(context.key_of(unit), shown));
        let route = Route::unit(&linked.document.id, &annotation.anchor);
        let subject: Arc<dyn Subject> =
            Arc::new(UnitPage { context: Arc::clone(&context), unit, route: route.clone(), related });
        let further = annotation.also.iter().map(|(also, _)| Route::unit(&linked.document.id, also));
        pages.extend(std::iter::once(route).chain(further).map(|route| Page {
            route,
            kind: KIND.name,
            subject: Arc::clone(&subject),
            key,
        }));
    }
    pages
}

/// All that a page shows of a unit that is related to its own.
fn seen(document: &LinkedDocument, unit: usize) -> impl std::hash::Hash {
    let of = &document.units[unit];
    let topics: Vec<&str> = of.topics.iter().map(|topic| topic.id.as_str()).collect();
    (&document.route, &document.tag, &document.document.meta.title, &of.anchor, &of.name, &of.words_digest, topics)
}

impl Subject for UnitPage {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn Serialize + 'a> {
        Box::new(self.view_at(at))
    }

    fn head(&self, at: &Route) -> Head {
        let context = &self.context;
        let document = &context.document;
        let (_, name) = self.names();
        let language = &context.face.language;
        let stop = |step: Option<&Stop>| step.map(|stop| at.to(&context.route_of(stop)));
        let (previous, next) = context.neighbours(self.unit);
        Head {
            title: format!("{}{}{}", name.title, language.say("comma"), titled(&document.document.meta)),
            description: described(document, name, document.part(self.unit).words()),
            lang: language.tag.clone(),
            dir: crate::language::direction(&language.tag),
            prev: stop(previous),
            next: stop(next),
            alternates: Vec::new(),
            tab: Tab::Documents,
        }
    }

    fn tags(&self, at: &Route, head: &Head) -> String {
        let context = &self.context;
        let (document, face) = (&*context.document, &*context.face);
        let (_, name) = self.names();
        let of_document = face.url(&document.route);
        let told = Told {
            language: document.part(self.unit).lang().unwrap_or(&document.tag),
            keywords: document.units[self.unit].topics.iter().map(|topic| topic.label.as_str()).collect(),
            begins: &excerpt(document.part(self.unit).words(), BEGINS),
            part: Some(&name.title),
            document: of_document.as_deref(),
            author_comma: face.author_comma,
        };
        let whole = Typed { rel: "collection", href: at.to(&document.route), media: None };
        let url = face.url(&self.route);
        tags(&self.cited(url.as_deref()), &told, head, &[whole], face)
    }

    fn cite(&self) -> Option<Cite> {
        let face = &self.context.face;
        let url = face.url(&self.route);
        Some(Cite::new(&self.cited(url.as_deref()), face.permalink(&self.route), face))
    }

    fn document(&self) -> Option<&Arc<LinkedDocument>> {
        Some(&self.context.document)
    }

    fn beside(&self) -> Vec<&Arc<LinkedDocument>> {
        self.related.iter().map(|(document, _)| document).collect()
    }

    fn canonical(&self) -> Option<&Route> {
        Some(&self.route)
    }
}

/// So many words say how a paragraph begins.
const BEGINS: usize = 16;

impl UnitPage {
    /// What the page is about, as citations see it.
    fn cited<'a>(&'a self, permalink: Option<&'a str>) -> Cited<'a> {
        let document = &self.context.document.document;
        let (anchor, name) = self.names();
        Cited { meta: &document.meta, id: &document.id, at: At::One(&name.spoken), anchor: Some(anchor), permalink }
    }

    fn names(&self) -> (&Anchor, &UnitName) {
        let unit = &self.context.document.units[self.unit];
        let names = unit.anchor.as_ref().zip(unit.name.as_ref());
        names.expect("only what is cited has a page")
    }
}

/// Body, title, symbol, and how a unit begins.
pub(super) fn described(document: &LinkedDocument, name: &UnitName, words: &str) -> String {
    let meta = &document.document.meta;
    let authors = meta.authors.iter().map(Author::full_name);
    let parts: Vec<String> =
        authors.chain([meta.title.clone()]).chain(meta.symbol.clone()).chain([name.inside.clone()]).collect();
    let begins = excerpt(words, BEGINS);
    if begins.is_empty() { parts.join(", ") } else { format!("{}: {begins}", parts.join(", ")) }
}
