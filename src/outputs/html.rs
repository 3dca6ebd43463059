//! Pages as HTML. The only file besides the theme that knows Tera.

use serde::Serialize;
use tera::{Context, Value};

use super::{EVERY_KIND, Output, Plan, Theme};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::pages::{Head, Page, Tab};
use crate::site::Destination;

pub(super) const OUTPUT: Output = Output {
    name: "html",
    about: "Every page as HTML, by the theme's template of its kind.",
    plan: Plan::Each { of: EVERY_KIND, route: |page| page.route.clone(), download: None, write },
};

/// What a template sees besides `page` and the words of the interface.
#[derive(Serialize)]
struct Frame<'a> {
    title: &'a str,
    description: Option<&'a str>,
    lang: &'a str,
    dir: &'static str,
    nav: Vec<Entry<'a>>,
    home: String,
    canonical: Option<String>,
    permalink: String,
    paragraph_pages: bool,
    style: Option<String>,
    script: Option<String>,
    icon: Option<String>,
    about: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: &'a str,
    href: String,
    /// `page` on the page itself, `true` on its part of the site.
    current: Option<&'static str>,
}

fn write(page: &Page, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let head = page.subject.head(&page.route);
    let view = page.subject.view(&page.route);
    let mut context = Context::new();
    let mut site = Value::from_serializable(&frame(page, &head, theme)).into_map().expect("a struct is a map");
    site.insert("words".into(), theme.words.clone());
    context.insert_value("site", site.into());
    context.insert("head", &head);
    context.insert("page", &view);
    Ok(theme.render(&format!("{}.html", page.kind), &context)?.into_bytes())
}

fn frame<'a>(page: &Page, head: &Head, theme: &'a Theme) -> Frame<'a> {
    let face = &theme.face;
    let at = &page.route;
    let link = |name: &str| theme.asset(name).map(|route| at.to(route));
    let pages = theme.nav.iter().find(|link| link.folder.is_some());
    let about = pages.and_then(|link| link.to.href(at));
    Frame {
        title: &face.title,
        description: face.description.as_deref(),
        lang: &face.language.tag,
        dir: crate::language::direction(&face.language.tag),
        nav: theme
            .nav
            .iter()
            .map(|link| Entry {
                title: &link.title,
                href: link.to.href(at).unwrap_or_default(),
                current: current(link, page, head),
            })
            .collect(),
        home: at.to(&Route::file("index.html")),
        canonical: face.url(page.subject.canonical().unwrap_or(at)),
        permalink: face.permalink(at),
        paragraph_pages: face.paragraph_pages,
        style: link("style.css"),
        script: link("script.js"),
        icon: link("icon.svg"),
        about,
    }
}

fn current(link: &super::theme::NavLink, page: &Page, head: &Head) -> Option<&'static str> {
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
        Tab::None => false,
    };
    part.then_some("true")
}
