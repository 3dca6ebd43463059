//! An ordinary page: prose, with a list of what it holds and of its neighbours in the folder.

use std::sync::Arc;

use serde::Serialize;

use super::folder::folder_title;
use super::link::Link;
use super::prose::Scene;
use super::views::{Step, foreign};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::{Block, Inline, Route, each_in, push_inlines};
use crate::site::{LinkedPage, Site};
use crate::text::{Key, words};

pub(super) const KIND: Kind =
    Kind { name: "page", about: "An ordinary page: prose that is not cited by paragraph.", plan: Plan::Whole(plan) };

/// The id of the page that opens the home page and has none of its own.
pub(super) const HOME: &str = "index";

/// What `page.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// What the page says.
    text: Text,
    /// What the folder is called, or the list of contents of a page without a folder.
    contents: String,
    /// The pages of the folder.
    siblings: Vec<Sibling>,
    /// The page before in the folder.
    previous: Option<Step>,
    /// The page after in the folder.
    next: Option<Step>,
    /// Where the page's file can be edited.
    edit: Option<String>,
}

/// A page of the folder.
#[derive(Serialize)]
struct Sibling {
    /// The page.
    page: Link,
    /// Is it this page?
    current: bool,
    /// Its headings of the first level below its title; only this page's.
    headings: Vec<Link>,
}

/// What an ordinary page says.
#[derive(Serialize)]
pub(super) struct Text {
    /// The title.
    title: String,
    /// The title's id, where the text itself begins with it.
    id: Option<String>,
    /// Everything below the title as HTML.
    html: String,
    /// The language, where it is not that of the interface.
    lang: Option<String>,
    /// The direction of that language.
    dir: &'static str,
}

struct Ordinary {
    face: Arc<Face>,
    page: Arc<LinkedPage>,
    /// Titles and routes of the pages of the folder, this one among them.
    siblings: Vec<(String, Route)>,
    /// Which of them it is.
    place: usize,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    let pages = site.pages.iter().filter(|page| page.page.id.as_str() != HOME);
    pages.map(|page| page_of(site, face, page)).collect()
}

fn page_of(site: &Site, face: &Arc<Face>, page: &Arc<LinkedPage>) -> Page {
    let folder = page.page.id.folder();
    let is_sibling = |other: &&Arc<LinkedPage>| match folder {
        "" => other.route == page.route,
        folder => other.page.id.folder() == folder,
    };
    let siblings: Vec<(String, Route)> = site
        .pages
        .iter()
        .filter(is_sibling)
        .map(|other| (other.page.meta.title.clone(), other.route.clone()))
        .collect();
    let place = siblings.iter().position(|(_, route)| *route == page.route).unwrap_or_default();
    Page {
        route: page.route.clone(),
        kind: KIND.name,
        key: Key::of_value(&(page.key, &page.page.path, &siblings)),
        subject: Arc::new(Ordinary { face: Arc::clone(face), page: Arc::clone(page), siblings, place }),
    }
}

impl Subject for Ordinary {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let language = &self.face.language;
        let folder = self.page.page.id.folder();
        Box::new(View {
            text: Text::new(&self.page, Scene { at, face: &self.face }),
            contents: match folder {
                "" => language.say("contents").to_owned(),
                folder => folder_title(folder, language),
            },
            siblings: (0..self.siblings.len()).map(|place| self.sibling(place, at)).collect(),
            previous: self.place.checked_sub(1).and_then(|place| self.step(place, "previous_page", at)),
            next: self.step(self.place + 1, "next_page", at),
            edit: self.face.edit_url.as_ref().map(|pattern| pattern.replace("{path}", &self.page.page.path)),
        })
    }

    fn head(&self, at: &Route) -> Head {
        let meta = &self.page.page.meta;
        let route = |place: usize| self.siblings.get(place).map(|(_, route)| at.to(route));
        let opening = || first_words(&self.page.page.blocks);
        let description = meta.description.clone().unwrap_or_else(opening);
        Head {
            prev: self.place.checked_sub(1).and_then(route),
            next: route(self.place + 1),
            ..Head::of_site(&meta.title, description, Tab::Pages, &self.face)
        }
    }
}

impl Ordinary {
    fn sibling(&self, place: usize, at: &Route) -> Sibling {
        let (title, route) = &self.siblings[place];
        let current = place == self.place;
        Sibling {
            page: Link { title: title.clone(), href: at.to(route) },
            current,
            headings: if current { headings(&self.page) } else { Vec::new() },
        }
    }

    fn step(&self, place: usize, key: &str, at: &Route) -> Option<Step> {
        let (title, route) = self.siblings.get(place)?;
        Some(Step {
            href: at.to(route),
            title: self.face.language.say(key).to_owned(),
            words: title.clone(),
            serif: false,
            lang: None,
            dir: "ltr",
        })
    }
}

impl Text {
    /// A page's title and what is below it. A text that begins with its title has it once.
    pub(super) fn new(page: &Arc<LinkedPage>, scene: Scene<'_>) -> Self {
        let meta = &page.page.meta;
        let (lang, dir) = foreign(meta.language.as_deref().unwrap_or(&scene.face.language.tag), scene.face);
        let (id, html) = match without_title(page) {
            Some((id, rest)) => (Some(id), scene.page(&rest)),
            None => (None, scene.page(page)),
        };
        Self { title: meta.title.clone(), id, html, lang, dir }
    }
}

/// The page without the heading that it begins with, and the heading's id, if that is the page's title.
fn without_title(page: &LinkedPage) -> Option<(String, LinkedPage)> {
    let (Block::Heading { id, title, .. }, rest) = page.page.blocks.split_first()? else { return None };
    if words::one_line(&plain(title)) != words::one_line(&page.page.meta.title) {
        return None;
    }
    let mut links = 0;
    each_in(title, &mut |inline| links += usize::from(matches!(inline, Inline::Link { .. } | Inline::Image { .. })));
    let mut shorter = (*page.page).clone();
    shorter.blocks = rest.to_vec();
    let rest = LinkedPage {
        page: Arc::new(shorter),
        route: page.route.clone(),
        destinations: page.destinations[links..].to_vec(),
        key: page.key,
    };
    Some((id.clone(), rest))
}

/// The headings below the title that the contents list.
fn headings(page: &LinkedPage) -> Vec<Link> {
    let title = without_title(page).map(|(id, _)| id);
    let listed = page.page.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1 | 2, id, title: words } if Some(id) != title.as_ref() => {
            Some(Link { title: words::one_line(&plain(words)), href: format!("#{id}") })
        }
        _ => None,
    });
    listed.collect()
}

/// The first paragraph of prose on one line.
fn first_words(blocks: &[Block]) -> String {
    let prose = blocks.iter().find_map(|block| match block {
        Block::Prose(inlines) => Some(words::one_line(&plain(inlines))),
        _ => None,
    });
    super::views::excerpt(&prose.unwrap_or_default(), 30)
}

fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(inlines, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, view};

    const START: (&str, &str) = (
        "guide/start.md",
        "---\nkind: page\ntitle: Writing a document\norder: 1\n---\n\n# Writing [a document](keys.md)\n\nSee \
         [the keys](keys.md).\n\n## Front matter\n\nText.\n\n### Deeper\n",
    );
    const KEYS: (&str, &str) = ("guide/keys.md", "---\nkind: page\ntitle: Keys\norder: 2\n---\n\nPress `?`.\n");

    #[test]
    fn a_text_that_begins_with_its_title_has_it_once() {
        check(
            &view(&[START, KEYS], "guide/start.html"),
            &[
                ("/text/title", json!("Writing a document")),
                ("/text/id", json!("writing-a-document")),
                ("/contents", json!("Guide")),
                ("/siblings/0/current", json!(true)),
                ("/siblings/0/headings", json!([{ "title": "Front matter", "href": "#front-matter" }])),
                ("/siblings/1/page", json!({ "title": "Keys", "href": "keys.html" })),
                ("/siblings/1/headings", json!([])),
                ("/previous", json!(null)),
                ("/next/href", json!("keys.html")),
            ],
        );
        let html = view(&[START, KEYS], "guide/start.html")["text"]["html"].to_string();
        assert!(html.starts_with("\"<p>See <a href=\\\"keys.html\\\">the keys</a>.</p>"), "{html}");
        check(
            &view(&[START, KEYS], "guide/keys.html"),
            &[("/text/id", json!(null)), ("/previous/words", json!("Writing a document")), ("/next", json!(null))],
        );
    }

    #[test]
    fn a_page_at_the_top_has_no_neighbours() {
        let about = ("about.md", "---\nkind: page\ntitle: About\n---\n\nText.\n");
        let other = ("other.md", "---\nkind: page\ntitle: Other\n---\n\nText.\n");
        check(
            &view(&[about, other], "about.html"),
            &[("/contents", json!("Contents")), ("/previous", json!(null)), ("/next", json!(null))],
        );
        assert_eq!(view(&[about, other], "about.html")["siblings"].as_array().map(Vec::len), Some(1));
    }
}
