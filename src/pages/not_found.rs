//! What a host shows where there is nothing. It is served at any depth, so its links begin at the site's path.

use std::sync::Arc;

use serde::Serialize;

use super::link::{DocumentLink, unit_url};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::config::BaseUrl;
use crate::model::Route;
use crate::site::{LinkedDocument, Site};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "not_found", about: "What a host shows where there is nothing.", plan: Plan::Whole(plan) };

/// What `not_found.html` sees as `page`.
#[derive(Serialize)]
struct View<'a> {
    /// What every link begins with: `/`, or the path of the site's address. Links of `site` and `page` come after it.
    root: &'a str,
    /// The permalink of some paragraph, to show what one looks like.
    example: Option<String>,
    /// The documents that there is room for.
    documents: Vec<Entry>,
    /// How many more there are.
    more: usize,
}

/// A document in the list.
#[derive(Serialize)]
struct Entry {
    /// The document.
    document: DocumentLink,
    /// How many paragraphs it has.
    paragraphs: usize,
}

struct NotFound {
    face: Arc<Face>,
    documents: Vec<Arc<LinkedDocument>>,
    more: usize,
}

/// So many documents are listed.
const DOCUMENTS: usize = 12;

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    let documents: Vec<_> = site.documents.iter().take(DOCUMENTS).cloned().collect();
    let more = site.documents.len() - documents.len();
    let keys: Vec<Key> = documents.iter().map(|document| document.key).collect();
    let key = Key::of_value(&(keys, more));
    let subject = NotFound { face: Arc::clone(face), documents, more };
    vec![Page { route: Route::file("404.html"), kind: KIND.name, subject: Arc::new(subject), key }]
}

impl Subject for NotFound {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let root = self.face.base_url.as_ref().map_or("/", BaseUrl::path);
        let entry = |document: &Arc<LinkedDocument>| Entry {
            document: DocumentLink::new(document, at, &self.face),
            paragraphs: document.paragraphs().count(),
        };
        let example = self.documents.iter().find_map(|document| {
            let unit = document.paragraphs().next()?;
            let route = || document.destination(unit).href(at).map(|href| format!("{root}{href}"));
            unit_url(document, unit, &self.face).or_else(route)
        });
        Box::new(View { root, example, documents: self.documents.iter().map(entry).collect(), more: self.more })
    }

    fn head(&self, _: &Route) -> Head {
        let language = &self.face.language;
        Head::of_site(language.say("not_found"), language.say("not_found_description"), Tab::None, &self.face)
    }

    fn is_listed(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, page, view};

    #[test]
    fn its_links_begin_at_the_path_of_the_site() {
        let files = [("a.md", "---\ntitle: A\n---\n\n{#p1}\nOne.\n")];
        check(
            &view(&files, "404.html"),
            &[
                ("/root", json!("/osce/")),
                ("/example", json!("https://example.org/osce/a/p1.html")),
                ("/documents/0/document/href", json!("a.html")),
            ],
        );
        assert!(!page(&files, "404.html").subject.is_listed());
    }
}
