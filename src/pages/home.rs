//! The home page: the collection of documents, what a paragraph carries, topics, works.

use std::sync::Arc;

use serde::Serialize;

use super::catalogue::{Folder, folders};
use super::link::Link;
use super::overview::Overview;
use super::page::{HOME, Text};
use super::prose::Scene;
use super::sample::Sample;
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{LinkedDocument, LinkedPage, Site, TopicName, WorkName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "home", about: "The collection: documents, topics and works.", plan: Plan::Whole(plan) };

/// What `home.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// What `content/index.md` says, if there is one.
    text: Option<Text>,
    /// One sentence on the site, if it has one.
    description: Option<String>,
    /// The documents, by folder where they are in several.
    folders: Vec<Folder>,
    /// How many documents there are.
    documents: usize,
    /// Do they come latest first?
    latest_first: bool,
    /// What a paragraph carries, on a site with one document.
    sample: Option<Sample>,
    /// Topics by documents, on a site with several.
    overview: Option<Overview>,
    /// The topics.
    topics: Vec<Counted>,
    /// Where all topics are, if there are any.
    all_topics: Option<String>,
    /// The works.
    works: Vec<Named>,
    /// Where all works are, if there are any.
    all_works: Option<String>,
}

/// A topic with the number of paragraphs on it.
#[derive(Serialize)]
struct Counted {
    /// The topic.
    topic: Link,
    /// So many.
    count: usize,
}

/// A work with its year.
#[derive(Serialize)]
struct Named {
    /// The work.
    work: Link,
    /// Of its date.
    year: Option<i16>,
}

struct Home {
    face: Arc<Face>,
    page: Option<Arc<LinkedPage>>,
    documents: Vec<Arc<LinkedDocument>>,
    topics: Vec<(TopicName, usize)>,
    works: Vec<WorkName>,
}

/// More documents have no room for a column each.
const COLUMNS: usize = 40;

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    let page = site.pages.iter().find(|page| page.page.id.as_str() == HOME).cloned();
    let topics: Vec<_> = site.topics.iter().map(|topic| (topic.name(), topic.uses.len())).collect();
    let works: Vec<_> = site.works.iter().map(|work| work.name()).collect();
    let documents: Vec<_> = site.documents.iter().map(|document| document.key).collect();
    let key = Key::of_value(&(page.as_ref().map(|page| page.key), documents, &topics, &works));
    let subject = Home { face: Arc::clone(face), page, documents: site.documents.clone(), topics, works };
    vec![Page { route: Route::file("index.html"), kind: KIND.name, subject: Arc::new(subject), key }]
}

impl Subject for Home {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let topics: Vec<TopicName> = self.topics.iter().map(|(name, _)| name.clone()).collect();
        let counted = |(name, count): &(TopicName, usize)| Counted { topic: Link::to_topic(name, at), count: *count };
        let named = |work: &WorkName| Named {
            work: Link { title: work.name.clone(), href: at.to(&work.route) },
            year: work.date.map(|date| date.year),
        };
        let has_columns = (2..=COLUMNS).contains(&self.documents.len());
        Box::new(View {
            text: self.page.as_ref().map(|page| Text::new(page, Scene { at, face: &self.face })),
            description: self.face.description.clone(),
            folders: folders(&self.documents, at, &self.face),
            documents: self.documents.len(),
            latest_first: self.documents.is_sorted_by_key(|document| std::cmp::Reverse(document.document.meta.dated())),
            sample: match self.documents.as_slice() {
                [only] => Sample::new(only, at, &self.face),
                _ => None,
            },
            overview: has_columns.then(|| Overview::new(&self.documents, &topics, at, &self.face)).flatten(),
            topics: self.topics.iter().map(counted).collect(),
            all_topics: (!self.topics.is_empty()).then(|| at.to(&Route::file("topics.html"))),
            works: self.works.iter().map(named).collect(),
            all_works: (!self.works.is_empty()).then(|| at.to(&Route::file("works.html"))),
        })
    }

    fn head(&self, _: &Route) -> Head {
        let described = self.page.as_ref().and_then(|page| page.page.meta.description.clone());
        let counted = || self.face.language.count("home_description", self.documents.len());
        let description = described.or_else(|| self.face.description.clone()).unwrap_or_else(counted);
        Head::of_site(&self.face.title, description, Tab::Documents, &self.face)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, page, pages, view};

    const TOPICS: (&str, &str) = ("topics.yaml", "- id: war\n  label: War\n");
    const FIRST: (&str, &str) = (
        "a.md",
        "---\ntitle: A\nsubtitle: Towards B\ndate: 2010-12-03\nplace: Astana\nlabels: { p: \"{}.\" }\n---\n\n\
         {#p1}\nOne.\n\n{#p2 topics=\"war\"}\nTwo. Three. Four.\n",
    );
    const SECOND: (&str, &str) = ("old/b.md", "---\ntitle: B\ndate: 1975\n---\n\n{#p1 topics=\"war\"}\nOne.\n");

    #[test]
    fn a_document_without_a_title_is_called_by_its_file() {
        let home = view(&[("osce/bylaws.md", "{#p1}\nNotice is due.\n")], "index.html");
        assert!(home.to_string().contains("\"title\":\"bylaws\""), "{home}");
    }

    /// A treaty may say that alone.
    #[test]
    fn a_document_is_listed_by_the_day_on_which_it_was_adopted() {
        let text = |said: &str| format!("---\ntitle: A\n{said}\n---\n\n{{#p1}}\nOne.\n");
        let (act, treaty) = (text("date: 1990-01-01"), text("adopted: 2020-03-01"));
        check(
            &view(&[("act.md", &act), ("treaty.md", &treaty)], "index.html"),
            &[
                ("/folders/0/documents/0/document/href", json!("treaty.html")),
                ("/folders/0/documents/0/occasion", json!(["1 March 2020"])),
            ],
        );
    }

    #[test]
    fn one_document_shows_what_a_paragraph_carries() {
        check(
            &view(&[TOPICS, FIRST], "index.html"),
            &[
                ("/documents", json!(1)),
                ("/folders/0/title", json!(null)),
                ("/folders/0/documents/0/subtitle", json!("Towards B")),
                ("/folders/0/documents/0/occasion", json!(["Astana", "3 December 2010"])),
                ("/folders/0/documents/0/numbered", json!(true)),
                ("/folders/0/documents/0/strip/cells/1/href", json!("a/p2.html")),
                ("/sample/from/figure", json!("2")),
                ("/sample/text", json!("Two. Three. […]")),
                ("/sample/permalink", json!("https://example.org/osce/a/p2.html")),
                (
                    "/sample/citation",
                    json!("A: Towards B, 3 December 2010, para. 2, https://example.org/osce/a/p2.html"),
                ),
                ("/sample/since", json!(null)),
                ("/overview", json!(null)),
                ("/topics/0", json!({ "topic": { "title": "War", "href": "topics/war.html" }, "count": 1 })),
                ("/all_works", json!(null)),
            ],
        );
    }

    #[test]
    fn several_documents_stand_by_folder_with_an_overview() {
        check(
            &view(&[TOPICS, FIRST, SECOND], "index.html"),
            &[
                ("/latest_first", json!(true)),
                ("/folders/1/title", json!("Old")),
                ("/folders/1/documents/0/document/year", json!(1975)),
                ("/folders/1/documents/0/numbered", json!(null)),
                ("/sample", json!(null)),
                ("/overview/documents/0/title", json!("B")),
            ],
        );
    }

    #[test]
    fn a_page_of_its_own_opens_it() {
        let index = ("index.md", "---\nkind: page\ntitle: Welcome\n---\n\nRead [it](a.md#p2).\n");
        let home = view(&[FIRST, index], "index.html");
        check(
            &home,
            &[("/text/title", json!("Welcome")), ("/text/html", json!("<p>Read <a href=\"a/p2.html\">it</a>.</p>"))],
        );
        let at_index = pages(&[FIRST, index]).iter().filter(|page| page.route.as_str() == "index.html").count();
        assert_eq!(at_index, 1);
        assert_ne!(page(&[FIRST, index], "index.html").key, page(&[FIRST], "index.html").key);
    }
}
