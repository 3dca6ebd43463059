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
use crate::text::Digest;

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
    let documents: Vec<_> = site.documents.iter().map(|document| document.digest).collect();
    let digest = Digest::of_value(&(page.as_ref().map(|page| page.digest), documents, &topics, &works));
    let subject = Home { face: Arc::clone(face), page, documents: site.documents.clone(), topics, works };
    vec![Page { route: Route::file("index.html"), kind: KIND.name, subject: Arc::new(subject), digest }]
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
            latest_first: self.documents.is_sorted_by_key(|document| std::cmp::Reverse(document.document.meta.date)),
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
