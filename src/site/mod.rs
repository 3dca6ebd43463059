//! Documents → [`Site`]: every reference resolved once, names of works found, topics and works with their uses.
//!
//! The one reduction between two parallel stages. It looks at prose for the names of works and for link targets, never
//! at markup, and renders nothing.

mod destination;
mod gone;
mod linked;
mod mention;
mod name;
mod places;
mod published;
mod record;
mod related;
mod tombstone;
mod tree;
mod went;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use crate::config::BaseUrl;
use crate::language::Languages;
use crate::ledger::{Ledger, Pasts};
use crate::model::{Anchor, Content, Document, DocumentId, Page, Route, Topic, Vocabulary, Work};
use crate::text::Key;

pub use destination::Destination;
pub use gone::{GoneDocument, GonePage};
pub use linked::{LinkedDocument, Pointer, TopicName, Unit, WorkName};
pub use mention::Mention;
pub use name::UnitName;
pub use record::{Change, Record};
pub use related::related;
pub use tombstone::Tombstone;
pub use went::Went;

/// Everything that is on the site, linked.
pub struct Site {
    /// Documents, latest first, then by id.
    pub documents: Vec<Arc<LinkedDocument>>,
    /// Ordinary pages, by folder, then `order`, then id.
    pub pages: Vec<Arc<LinkedPage>>,
    /// Topics in the order of the vocabulary.
    pub topics: Vec<LinkedTopic>,
    /// Works by date, those without one last, then in the order of the vocabulary.
    pub works: Vec<LinkedWork>,
    /// Documents, pages, topics and works that are gone.
    pub gone: Vec<Arc<GonePage>>,
    /// Do paragraphs have pages of their own?
    pub paragraph_pages: bool,
    /// Where it is published, if that is known.
    pub base_url: Option<BaseUrl>,
    by_id: HashMap<DocumentId, Found>,
}

/// An ordinary page with its links resolved.
#[derive(Debug)]
pub struct LinkedPage {
    /// The page.
    pub page: Arc<Page>,
    /// Where it is.
    pub route: Route,
    /// Where each link and image leads, in reading order.
    pub destinations: Vec<Destination>,
    /// Of all of this.
    pub key: Key,
}

/// A topic and the paragraphs on it.
#[derive(Clone, Debug)]
pub struct LinkedTopic {
    /// The entry of the vocabulary.
    pub topic: Topic,
    /// Where its page is.
    pub route: Route,
    /// Document and unit, by index, in the order of the site.
    pub uses: Vec<(usize, usize)>,
}

impl LinkedTopic {
    /// The topic as pages show it.
    pub fn name(&self) -> TopicName {
        TopicName::new(&self.topic)
    }
}

/// A work and the paragraphs that name it.
#[derive(Clone, Debug)]
pub struct LinkedWork {
    /// The entry of the vocabulary.
    pub work: Work,
    /// Where its page is.
    pub route: Route,
    /// Document and unit, by index, and how often, in the order of the site.
    pub uses: Vec<(usize, usize, usize)>,
}

impl LinkedWork {
    /// The work as pages show it.
    pub fn name(&self) -> WorkName {
        WorkName::new(&self.work)
    }
}

#[derive(Clone, Copy)]
enum Found {
    Document(usize),
    Page(usize),
}

/// What linking depends on besides content, vocabulary and ledger.
pub struct Settings<'a> {
    /// The languages that the site has.
    pub languages: &'a Languages,
    /// The language of the interface.
    pub language: &'a str,
    /// Do paragraphs have pages of their own?
    pub paragraph_pages: bool,
    /// Where the site is published, if that is known.
    pub base_url: Option<BaseUrl>,
    /// Runs what is done for each document.
    pub each: Each,
    /// What was linked before.
    pub known: Known<'a>,
}

/// Documents as they were linked before. One that would be linked with the same is taken over.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Of all that is linked with now, but for the content.
    pub key: Key,
    /// Those of the site before.
    pub documents: &'a [Arc<LinkedDocument>],
}

/// Calls a function with each index below a number, in any order, in threads or not. What linking does for one document
/// needs no other; the caller knows whether there are threads.
pub type Each = fn(usize, &(dyn Fn(usize) + Sync));

/// [`Each`] without threads.
pub fn one_by_one(count: usize, run: &(dyn Fn(usize) + Sync)) {
    (0..count).for_each(run);
}

/// What a function gives for each index below a number.
fn collect<T: Send + Sync>(each: Each, count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let places: Vec<OnceLock<T>> = std::iter::repeat_with(OnceLock::new).take(count).collect();
    each(count, &|index| drop(places[index].set(make(index))));
    places.into_iter().map(|place| place.into_inner().expect("each index is run")).collect()
}

/// What is called by its file as long as its front matter has no title: a link needs words.
fn file_name(id: &DocumentId) -> String {
    id.as_str().rsplit('/').next().unwrap_or_default().to_owned()
}

/// Links everything to everything.
pub fn link(content: Vec<Content>, vocabulary: Vocabulary, ledger: &Ledger, settings: &Settings<'_>) -> Site {
    let (mut documents, mut pages) = (Vec::new(), Vec::new());
    for content in content {
        match content {
            Content::Document(mut document) => {
                if document.meta.title.is_empty() {
                    let document = Arc::make_mut(&mut document);
                    document.meta.title = file_name(&document.id);
                }
                documents.push(document);
            }
            Content::Page(mut page) => {
                if page.meta.title.is_empty() {
                    let page = Arc::make_mut(&mut page);
                    page.meta.title = file_name(&page.id);
                }
                pages.push(page);
            }
        }
    }
    documents.sort_by(|a, b| order_of(a).cmp(&order_of(b)));
    pages.sort_by(|a, b| page_order(a).cmp(&page_order(b)));
    let mut works = vocabulary.works;
    works.sort_by_key(|work| (work.date.is_none(), work.date));
    let directory = Directory::new(&documents, &pages, &vocabulary.topics, &works, ledger, settings);
    let finder = mention::Finder::new(&works);
    let by_id = directory.by_id.clone();
    let known = settings.known.of(&documents);
    let outsides = collect(settings.each, documents.len(), |index| match known[index] {
        Some(known) => known.outside,
        None => linked::outside(&documents[index]),
    });
    let around = Key::of_value(&(settings.known.key, &outsides, directory.key_of_pages()));
    let mut linked = collect(settings.each, documents.len(), |index| {
        let (document, outside) = (&documents[index], outsides[index]);
        if let Some(known) = known[index].filter(|known| known.around == around) {
            return Arc::clone(known);
        }
        let language = settings.languages.get(document.meta.language.as_deref().unwrap_or(settings.language));
        Arc::new(LinkedDocument { around, outside, ..LinkedDocument::new(document, language, &directory, &finder) })
    });
    linked::cite_back(&mut linked, &by_id_documents(&by_id));
    let seals = collect(settings.each, linked.len(), |index| linked[index].seal());
    let unsealed = linked.iter_mut().zip(seals).filter_map(|(document, seal)| Some((document, seal?)));
    unsealed.for_each(|(document, seal)| Arc::make_mut(document).key = seal);
    let topics = directory.topics.iter().map(|(topic, name)| LinkedTopic {
        topic: (*topic).clone(),
        route: name.route.clone(),
        uses: uses(&linked, |unit| usize::from(unit.topics.iter().any(|have| have.route == name.route)))
            .map(|(document, unit, _)| (document, unit))
            .collect(),
    });
    let topics = topics.collect();
    let works = directory.works.iter().map(|(work, name)| LinkedWork {
        work: (*work).clone(),
        route: name.route.clone(),
        uses: uses(&linked, |unit| {
            unit.works.iter().find(|(have, _)| have.route == name.route).map_or(0, |(_, count)| *count)
        })
        .collect(),
    });
    let works = works.collect();
    let pages = pages.iter().map(|page| Arc::new(LinkedPage::new(page, &directory))).collect();
    Site {
        documents: linked,
        pages,
        topics,
        works,
        gone: gone::gone_pages(&directory).into_iter().map(Arc::new).collect(),
        paragraph_pages: settings.paragraph_pages,
        base_url: settings.base_url.clone(),
        by_id,
    }
}

impl Site {
    /// A document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&Arc<LinkedDocument>> {
        match self.by_id.get(id)? {
            Found::Document(index) => self.documents.get(*index),
            Found::Page(_) => None,
        }
    }

    /// Is there a document or page with this id?
    pub fn contains(&self, id: &DocumentId) -> bool {
        self.by_id.contains_key(id)
    }

    /// The ids of all documents and pages.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(|id| id.as_str())
    }

    /// The address by which a route is cited, or the route where the site's address is not known.
    pub fn permalink(&self, route: &Route) -> String {
        self.base_url.as_ref().map_or_else(|| route.as_str().to_owned(), |base| base.join(route.as_str()))
    }
}

/// What references may lead to.
pub(crate) struct Directory<'a> {
    by_id: HashMap<DocumentId, Found>,
    /// Of each document that somebody asked for.
    anchors: Vec<OnceLock<Anchors<'a>>>,
    page_ids: Vec<Vec<&'a str>>,
    topics: Vec<(&'a Topic, TopicName)>,
    works: Vec<(&'a Work, WorkName)>,
    documents: &'a [Arc<Document>],
    pages: &'a [Arc<Page>],
    ledger: &'a Ledger,
    pasts: Pasts<'a>,
    settings: &'a Settings<'a>,
}

/// Every anchor of a document, further ones too, with that of the unit to which it leads.
type Anchors<'a> = HashMap<&'a Anchor, &'a Anchor>;

impl<'a> Known<'a> {
    /// Each of some documents as it was linked before, if it is the same value.
    fn of(&self, documents: &[Arc<Document>]) -> Vec<Option<&'a Arc<LinkedDocument>>> {
        let by_id: HashMap<&DocumentId, &Arc<LinkedDocument>> =
            self.documents.iter().map(|known| (&known.document.id, known)).collect();
        let known = |document: &Arc<Document>| {
            by_id.get(&document.id).copied().filter(|known| Arc::ptr_eq(&known.document, document))
        };
        documents.iter().map(known).collect()
    }
}

impl<'a> Directory<'a> {
    fn new(
        documents: &'a [Arc<Document>],
        pages: &'a [Arc<Page>],
        topics: &'a [Topic],
        works: &'a [Work],
        ledger: &'a Ledger,
        settings: &'a Settings<'a>,
    ) -> Self {
        let mut by_id = HashMap::new();
        for (index, document) in documents.iter().enumerate() {
            by_id.entry(document.id.clone()).or_insert(Found::Document(index));
        }
        for (index, page) in pages.iter().enumerate() {
            by_id.entry(page.id.clone()).or_insert(Found::Page(index));
        }
        Self {
            by_id,
            anchors: documents.iter().map(|_| OnceLock::new()).collect(),
            page_ids: pages.iter().map(|page| destination::heading_ids(page).collect()).collect(),
            topics: topics.iter().map(|topic| (topic, TopicName::new(topic))).collect(),
            works: works.iter().map(|work| (work, WorkName::new(work))).collect(),
            documents,
            pages,
            ledger,
            pasts: ledger.pasts(),
            settings,
        }
    }

    /// The unit of a document to which an anchor leads.
    fn anchor(&self, document: usize, anchor: &Anchor) -> Option<&'a Anchor> {
        let anchors = self.anchors[document].get_or_init(|| {
            let mut anchors = HashMap::new();
            for (anchor, to) in anchors_of(&self.documents[document]) {
                anchors.entry(anchor).or_insert(to);
            }
            anchors
        });
        anchors.get(anchor).copied()
    }

    /// Of all of pages that a link may lead to, and how they are called.
    fn key_of_pages(&self) -> Key {
        let title = |page: &'a Arc<Page>| (&page.id, &page.meta.title);
        Key::of_value(&self.pages.iter().map(title).zip(&self.page_ids).collect::<Vec<_>>())
    }
}

/// Every anchor of a document, further ones after their unit's own, with that of the unit.
fn anchors_of(document: &Document) -> impl Iterator<Item = (&Anchor, &Anchor)> {
    let annotations = document.body.iter().filter_map(|part| part.annotation());
    annotations.flat_map(|annotation| {
        let own = std::iter::once(&annotation.anchor);
        own.chain(annotation.also.iter().map(|(also, _)| also)).map(|anchor| (anchor, &annotation.anchor))
    })
}

/// Units for which `count` is not zero. What is not cited is no unit to lead to, whatever its words name.
fn uses(
    documents: &[Arc<LinkedDocument>],
    count: impl Fn(&Unit) -> usize,
) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut found = Vec::new();
    for (document_index, document) in documents.iter().enumerate() {
        for (unit_index, unit) in document.units.iter().enumerate() {
            let count = count(unit);
            if count > 0 && unit.anchor.is_some() {
                found.push((document_index, unit_index, count));
            }
        }
    }
    found.into_iter()
}

fn by_id_documents(by_id: &HashMap<DocumentId, Found>) -> BTreeMap<DocumentId, usize> {
    by_id
        .iter()
        .filter_map(|(id, found)| match found {
            Found::Document(index) => Some((id.clone(), *index)),
            Found::Page(_) => None,
        })
        .collect()
}

fn order_of(document: &Document) -> impl Ord {
    let latest = document.meta.dated().map(|date| (date.year, date.month, date.day));
    (document.meta.order.unwrap_or(0), std::cmp::Reverse(latest), document.id.clone())
}

fn page_order(page: &Page) -> impl Ord {
    (page.id.folder().to_owned(), page.meta.order.unwrap_or(i64::MAX), page.id.clone())
}
