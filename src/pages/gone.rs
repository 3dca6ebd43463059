//! The page of a paragraph that is gone: what stood there, when it went and where. Its permalink stays.

use std::sync::Arc;

use serde::Serialize;

use super::document::{MetaView, titled};
use super::history::{ChangeView, history};
use super::paragraph::{Context, Name, Stop, described, hit, step};
use super::passage::{Gone, gone};
use super::prose::Scene;
use super::tombstone::{begins, one_page};
use super::views::{Crumb, DateView, Hit, Step, foreign};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{LinkedDocument, Site, Tombstone};

pub(super) const KIND: Kind = Kind {
    name: "gone",
    about: "A paragraph that is gone: what stood there, when it went and where.",
    plan: Plan::Each(plan),
};

struct GonePage {
    context: Arc<Context>,
    stone: usize,
}

/// What the template of a paragraph that is gone sees.
#[derive(Serialize)]
pub struct View {
    /// Where the page is.
    pub crumbs: Vec<Crumb>,
    /// The document's language, a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What is known of the document.
    pub meta: MetaView,
    /// Its place in the document.
    pub context: String,
    /// Its anchor.
    pub id: String,
    /// What it was called.
    pub name: Name,
    /// When, why and where it went.
    pub gone: Gone,
    /// Where it went, with the words that stand there, if that is in the same document.
    pub went: Vec<Hit>,
    /// The neighbour before.
    pub previous: Option<Step>,
    /// Its place in the document, as a neighbour.
    pub middle: Step,
    /// The neighbour after.
    pub next: Option<Step>,
    /// The address by which it was cited.
    pub permalink: String,
    /// When it was first published.
    pub since: DateView,
    /// How often its words were changed while it stood.
    pub changed: usize,
    /// The last times that they were, oldest first.
    pub changes: Vec<ChangeView>,
    /// The last time.
    pub last_changed: Option<DateView>,
    /// How it began, with an ellipsis if there was more.
    pub begins: String,
    /// All its words, where the ledger keeps them.
    pub last: Option<String>,
    /// How many words it had.
    pub words: usize,
    /// The digest of its words.
    pub digest: String,
}

fn plan(site: &Site, face: &Arc<Face>, document: usize) -> Vec<Page> {
    if !site.paragraph_pages || site.documents[document].gone.is_empty() {
        return Vec::new();
    }
    let context = Arc::new(Context::new(site, face, document));
    let page = |stone: usize| Page {
        route: context.route_of(&Stop::Gone(stone)),
        kind: KIND.name,
        key: context.key_of_gone(stone),
        subject: Arc::new(GonePage { context: Arc::clone(&context), stone }),
    };
    (0..context.document.gone.len()).map(page).collect()
}

impl Subject for GonePage {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        Box::new(self.view_at(at))
    }

    fn head(&self, at: &Route) -> Head {
        let context = &self.context;
        let language = &context.face.language;
        let stone = self.stone();
        let (previous, next) = context.neighbours_of_gone(self.stone);
        let stop = |stop: Option<&Stop>| stop.map(|stop| at.to(&context.route_of(stop)));
        let name = language.fill("title_gone", &[("unit", &stone.name.title)]);
        Head {
            title: format!("{name}{}{}", language.say("comma"), titled(&context.document.document.meta)),
            description: described(&context.document, &stone.name, &stone.begins),
            lang: language.tag.clone(),
            dir: crate::language::direction(&language.tag),
            prev: stop(previous),
            next: stop(next),
            alternates: Vec::new(),
            tab: Tab::Documents,
        }
    }

    fn document(&self) -> Option<&Arc<LinkedDocument>> {
        Some(&self.context.document)
    }

    fn canonical(&self) -> Option<&Route> {
        self.successor().map(|(page, _)| page)
    }

    fn successor(&self) -> Option<(&Route, Option<&str>)> {
        one_page(&self.stone().went)
    }

    fn is_listed(&self) -> bool {
        false
    }
}

impl GonePage {
    fn stone(&self) -> &Tombstone {
        &self.context.document.gone[self.stone]
    }

    fn view_at(&self, at: &Route) -> View {
        let (document, face) = (&*self.context.document, &*self.context.face);
        let language = &face.language;
        let stone = self.stone();
        let title = &document.document.meta.title;
        let (previous, next) = self.context.neighbours_of_gone(self.stone);
        let context = format!("{}#{}", at.to(&document.route), stone.anchor);
        let (lang, dir) = foreign(&document.tag, face);
        let own = Crumb::new(&stone.name.title, None).in_language(&document.tag, face);
        View {
            crumbs: vec![
                Crumb::new(language.say("documents"), Some(at.to(&Route::file("index.html")))),
                Crumb::new(title, Some(at.to(&document.route))).in_language(&document.tag, face),
                own,
            ],
            lang: document.tag.clone(),
            dir: document.direction,
            meta: MetaView::new(document, language, at),
            id: stone.anchor.to_string(),
            name: Name::new(&stone.name, document),
            gone: gone(document, stone, Scene { at, face }),
            went: self.context.went(self.stone).filter_map(|unit| hit(document, unit, at, face)).collect(),
            previous: previous.map(|stop| step(&self.context, stop, at)),
            middle: Step {
                href: context.clone(),
                title: language.say("in_context").to_owned(),
                words: title.clone(),
                serif: false,
                lang,
                dir,
            },
            next: next.map(|stop| step(&self.context, stop, at)),
            context,
            permalink: face.permalink(at),
            since: DateView::new(stone.since, language),
            changed: stone.changes.len(),
            changes: history(&stone.changes, Scene { at, face }),
            last_changed: stone.changed().map(|date| DateView::new(date, language)),
            begins: begins(stone),
            last: stone.last.clone(),
            words: stone.words,
            digest: stone.digest.clone(),
        }
    }
}
