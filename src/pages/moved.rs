//! What stands at the old address of a document or page: where it is now.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{GonePage, Site};
use crate::text::Key;

pub(super) const KIND: Kind = Kind {
    name: "moved",
    about: "The old address of a document or page, from its `aliases`: a link that a script follows, keeping #p3.",
    plan: Plan::Whole(plan),
};

/// What `moved.html` sees as `page`.
#[derive(Serialize)]
struct View<'a> {
    /// What stands at the new address.
    title: &'a str,
    /// The new address, as a link.
    href: String,
}

struct Moved {
    face: Arc<Face>,
    title: String,
    to: Route,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    let documents = site.documents.iter().map(|document| {
        let meta = &document.document.meta;
        (&meta.title, &meta.aliases, &document.route)
    });
    let pages = site.pages.iter().map(|page| (&page.page.meta.title, &page.page.meta.aliases, &page.route));
    let gone: HashMap<&Route, &GonePage> = site.gone.iter().map(|page| (&page.route, &**page)).collect();
    // Where the ledger says the same of an address, its page says more.
    let is_told = |alias: &Route, to: &Route| {
        let went = gone.get(alias).and_then(|page| page.moved_to()?.destination.page());
        went.is_some_and(|(page, _)| page == to)
    };
    let moved = |(title, aliases, to): (&String, &Vec<Route>, &Route)| -> Vec<Page> {
        let own = aliases.iter().filter(|alias| !is_told(alias, to));
        own.map(|alias| moved(alias, title, to, face)).collect()
    };
    documents.chain(pages).flat_map(moved).collect()
}

fn moved(alias: &Route, title: &str, to: &Route, face: &Arc<Face>) -> Page {
    let subject = Moved { face: Arc::clone(face), title: title.to_owned(), to: to.clone() };
    let key = Key::of_value(&(title, to));
    Page { route: alias.clone(), kind: KIND.name, subject: Arc::new(subject), key }
}

impl Subject for Moved {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        Box::new(View { title: &self.title, href: at.to(&self.to) })
    }

    fn head(&self, _: &Route) -> Head {
        Head::of_site(&self.title, "", Tab::None, &self.face)
    }

    fn canonical(&self) -> Option<&Route> {
        Some(&self.to)
    }

    fn successor(&self) -> Option<(&Route, Option<&str>)> {
        Some((&self.to, None))
    }

    fn is_listed(&self) -> bool {
        false
    }
}
