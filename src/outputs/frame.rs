//! What every template sees of the site: its title and navigation, the words of the interface.
//!
//! It is the same for all pages in one folder that belong to one entry of the navigation, so it is made once for them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::{Context, Value};

use super::Theme;
use super::theme::NavLink;
use crate::diagnostic::Diagnostic;
use crate::language::direction;
use crate::model::Route;
use crate::pages::{Head, Page, Tab, search};
use crate::site::Destination;

#[derive(Serialize)]
struct Frame<'a> {
    title: &'a str,
    description: Option<&'a str>,
    lang: &'a str,
    dir: &'static str,
    nav: Vec<Entry<'a>>,
    home: String,
    paragraph_pages: bool,
    style: Option<String>,
    script: Option<String>,
    cite_script: Option<String>,
    /// The scripts of the search page, in the order in which they run.
    search_scripts: Vec<String>,
    /// The search page; none on that page itself, and where there is none.
    search: Option<String>,
    /// Is this the search page?
    searching: bool,
    icon: Option<String>,
    about: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: &'a str,
    href: String,
    current: Current,
}

const SEARCH_SCRIPTS: [&str; 6] = ["words.js", "straight.js", "lists.js", "find.js", "choose.js", "search.js"];

/// What an entry of the navigation is to a page: `page` itself, `true` for its part of the site.
type Current = Option<&'static str>;

/// The frames of a theme that were made already.
pub(super) struct Frames {
    words: Value,
    made: Mutex<HashMap<Whose, Value>>,
}

/// What a frame depends on.
#[derive(PartialEq, Eq, Hash)]
struct Whose {
    folder: String,
    current: Vec<Current>,
    searching: bool,
}

impl Frames {
    /// None yet, of a site with this face.
    pub(super) fn new(face: &crate::pages::Face) -> Self {
        Self { words: Value::from_serializable(&face.language.words()), made: Mutex::default() }
    }

    /// The frame of a page.
    ///
    /// # Errors
    ///
    /// What the templates of its head and foot asked for and did not get, at its place.
    pub(super) fn of(&self, page: &Page, head: &Head, theme: &Theme) -> Result<Value, Diagnostic> {
        let current = theme.nav.iter().map(|link| current(link, page, head)).collect();
        let whose = Whose { folder: page.route.folder().to_owned(), current, searching: head.tab == Tab::Search };
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let known = made().get(&whose).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let frame = Value::from_serializable(&Frame::new(&page.route, &whose, theme));
        let mut frame = frame.into_map().expect("a struct is a map");
        frame.insert("words".into(), self.words.clone());
        let mut context = Context::new();
        context.insert_value("site", frame.clone().into());
        for (name, template) in [("top", "top.html"), ("foot", "foot.html")] {
            frame.insert(name.into(), theme.render(template, &context)?.trim_end().into());
        }
        Ok(made().entry(whose).or_insert_with(|| frame.into()).clone())
    }
}

impl<'a> Frame<'a> {
    fn new(at: &Route, whose: &Whose, theme: &'a Theme) -> Self {
        let face = &theme.face;
        let link = |name: &str| theme.asset(name).map(|route| at.to(route));
        let pages = theme.nav.iter().find(|link| link.folder.is_some());
        let entry = |(link, current): (&'a NavLink, &Current)| Entry {
            title: &link.title,
            href: link.to.href(at).unwrap_or_default(),
            current: *current,
        };
        Self {
            title: &face.title,
            description: face.description.as_deref(),
            lang: &face.language.tag,
            dir: direction(&face.language.tag),
            nav: theme.nav.iter().zip(&whose.current).map(entry).collect(),
            home: at.to(&Route::file("index.html")),
            paragraph_pages: face.paragraph_pages,
            style: link("style.css"),
            script: link("script.js"),
            cite_script: link("cite.js"),
            search_scripts: SEARCH_SCRIPTS.iter().filter_map(|name| link(name)).collect(),
            search: (face.search && !whose.searching).then(|| at.to(&Route::file(search::ROUTE))),
            searching: whose.searching,
            icon: link("icon.svg"),
            about: pages.and_then(|link| link.to.href(at)),
        }
    }
}

fn current(link: &NavLink, page: &Page, head: &Head) -> Current {
    let leads_to = |route: &str| matches!(&link.to, Destination::Page(to, _) if to.as_str() == route);
    if leads_to(page.route.as_str()) {
        return Some("page");
    }
    let part = match head.tab {
        Tab::Documents => leads_to("index.html"),
        Tab::Topics => leads_to("topics.html"),
        Tab::Works => leads_to("works.html"),
        Tab::Pages => link
            .folder
            .as_deref()
            .is_some_and(|folder| !folder.is_empty() && page.route.as_str().starts_with(&format!("{folder}/"))),
        Tab::Search | Tab::None => false,
    };
    part.then_some("true")
}
