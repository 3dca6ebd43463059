//! The ledger of a site as a value.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Destination, Gone, Line, TextDigest, Was};
use crate::model::{Anchor, Date, DocumentId};
use crate::text::Span;

/// Everything that a site ever published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The documents, those that are gone included.
    pub documents: BTreeMap<DocumentId, DocumentLedger>,
    /// The routes that are not a document's.
    pub site: SiteLedger,
}

/// What was published of one document: `ledger/D.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLedger {
    /// When it was first accepted.
    pub since: Date,
    /// What readers call it.
    pub title: String,
    /// Were its paragraphs published on pages of their own, so that `D/A.html` is a route to keep?
    pub paragraph_pages: bool,
    /// When and where the whole document went, if it did.
    pub gone: Option<Gone>,
    /// Each anchor it ever had.
    pub anchors: BTreeMap<Anchor, Line>,
    /// Where its own line stands in its file.
    pub span: Span,
}

/// Pages, topics and works by route: `ledger/_site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteLedger {
    /// Ordinary pages.
    pub pages: BTreeMap<Arc<str>, RouteLine>,
    /// Pages of topics.
    pub topics: BTreeMap<Arc<str>, RouteLine>,
    /// Pages of works.
    pub works: BTreeMap<Arc<str>, RouteLine>,
}

/// A route that was published, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    /// When it was first accepted.
    pub since: Date,
    /// What readers call the page.
    pub title: String,
    /// When and where it went, if it is no longer there.
    pub gone: Option<Gone>,
    /// Where the line stands in its file.
    pub span: Span,
}

/// The file of pages, topics and works, relative to the site's folder.
pub const SITE_PATH: &str = "content/ledger/_site.yaml";

/// The file of a document's ledger, relative to the site's folder.
pub fn path_of(document: &DocumentId) -> Arc<str> {
    format!("content/ledger/{document}.yaml").into()
}

impl Ledger {
    /// The line of an anchor, gone or not.
    pub fn line(&self, document: &DocumentId, anchor: &Anchor) -> Option<&Line> {
        self.documents.get(document)?.anchors.get(anchor)
    }

    /// Where a place leads in the end, every move since followed; itself while it is there, nowhere once retired.
    ///
    /// Each place comes once, in the order of the lines. Anchors come with their document, and so must `start`.
    pub fn ends(&self, start: Destination) -> Vec<Destination> {
        self.ends_of(vec![Words { at: start, came: None, text: None }])
    }

    /// Where words went that stood at `anchor` until they were changed for others.
    pub fn ends_of_was(&self, document: &DocumentId, was: &Was) -> Vec<Destination> {
        self.ends_of(was.went(document))
    }

    fn ends_of(&self, mut open: Vec<Words>) -> Vec<Destination> {
        // Words may come to one place more than once, at different times.
        let mut seen: HashSet<(Destination, Option<Date>)> = HashSet::new();
        let mut ends = Vec::new();
        open.reverse();
        while let Some(here) = open.pop() {
            if !seen.insert((here.at.clone(), here.came)) {
                continue;
            }
            match self.on(&here) {
                Some(next) => open.extend(next.into_iter().rev()),
                None if !ends.contains(&here.at) => ends.push(here.at),
                None => {}
            }
        }
        ends
    }

    /// Where words went that came to a place, one step on; `None` while they are there.
    ///
    /// An anchor may have had several words one after the other, so it is asked what became of these.
    fn on(&self, here: &Words) -> Option<Vec<Words>> {
        let unit = match &here.at {
            Destination::Elsewhere(document, anchor) => self.line(document, anchor).map(|line| (document, line)),
            _ => None,
        };
        let left = unit.and_then(|(document, line)| Some(line.left(here)?.went(document)));
        left.or_else(|| {
            let gone = self.gone(&here.at)?;
            let next = self.next(&here.at)?;
            let text = unit.and_then(|(_, line)| line.digest()).filter(|_| next.len() == 1);
            Some(next.into_iter().map(|at| Words { at, came: Some(gone.date), text }).collect())
        })
    }

    /// What became of a place that is gone, alone or with its document.
    fn gone(&self, here: &Destination) -> Option<&Gone> {
        match here {
            Destination::Anchor(_) => None,
            Destination::Elsewhere(document, anchor) => {
                let of = self.documents.get(document)?;
                of.anchors.get(anchor).and_then(|line| line.gone.as_ref()).or(of.gone.as_ref())
            }
            Destination::Document(document) => self.documents.get(document)?.gone.as_ref(),
            Destination::Route(route) => self.site.line(route)?.gone.as_ref(),
        }
    }

    /// Where a place went, one step on; `None` while it is there. Anchors come with their document.
    pub(super) fn next(&self, here: &Destination) -> Option<Vec<Destination>> {
        match here {
            Destination::Anchor(_) => None,
            Destination::Elsewhere(document, anchor) => {
                let of = self.documents.get(document)?;
                let of_anchor = of.anchors.get(anchor).and_then(|line| line.gone.as_ref());
                Some(match (of_anchor, &of.gone) {
                    (Some(gone), _) => gone.to.iter().map(|to| to.seen_from(document)).collect(),
                    (None, Some(gone)) => self.units(gone, anchor),
                    (None, None) => return None,
                })
            }
            Destination::Document(document) => self.documents.get(document)?.gone.as_ref().map(|gone| gone.to.clone()),
            Destination::Route(route) => self.site.line(route)?.gone.as_ref().map(|gone| gone.to.clone()),
        }
    }
}

/// Words on their way from place to place.
struct Words {
    /// Where they are, named from outside of any document.
    at: Destination,
    /// When they came there; not asked of where they began, which means what it says now.
    came: Option<Date>,
    /// Their digest, if they came as they are.
    text: Option<TextDigest>,
}

impl Line {
    /// What the anchor had before, if that is what came here and it went on.
    ///
    /// What was changed on the day on which they came was changed for them, unless it is them.
    fn left(&self, words: &Words) -> Option<&Was> {
        let came = words.came?;
        let since = |was: &&Was| was.until > came || was.until == came && Some(was.text) == words.text;
        self.was.iter().filter(since).find(|was| !was.to.is_empty())
    }
}

impl Was {
    /// The same words where they went.
    fn went(&self, document: &DocumentId) -> Vec<Words> {
        let text = Some(self.text).filter(|_| self.to.len() == 1);
        let word = |to: &Destination| Words { at: to.seen_from(document), came: Some(self.until), text };
        self.to.iter().map(word).collect()
    }
}

impl Ledger {
    /// Where an anchor goes that goes with its document: of several documents, to those that have it.
    fn units(&self, gone: &Gone, anchor: &Anchor) -> Vec<Destination> {
        let all: Vec<Destination> = gone.to.iter().map(|to| to.at(anchor)).collect();
        let has_it = |to: &Destination| match to {
            Destination::Elsewhere(document, anchor) => self.line(document, anchor).is_some(),
            _ => true,
        };
        let having: Vec<Destination> = all.iter().filter(|to| has_it(to)).cloned().collect();
        if having.is_empty() { all } else { having }
    }
}

impl DocumentLedger {
    /// The ledger of a document that is published for the first time, without its anchors.
    pub fn new(since: Date, title: String) -> Self {
        Self { since, title, paragraph_pages: true, gone: None, anchors: BTreeMap::new(), span: Span::default() }
    }

    /// The one anchor that has these words, further ones aside; `None` if there is none, or more than one.
    pub(super) fn place_of(&self, words: TextDigest) -> Option<&Anchor> {
        let has_them = |line: &Line| line.gone.is_none() && line.leads_to.is_none() && line.digest() == Some(words);
        let mut having = self.anchors.iter().filter(|(_, line)| has_them(line)).map(|(anchor, _)| anchor);
        having.next().filter(|_| having.next().is_none())
    }

    /// The anchors that are gone, each with its line and what became of it. Where the document itself is gone, ask
    /// [`DocumentLedger::gone`] too.
    pub fn tombstones(&self) -> impl Iterator<Item = (&Anchor, &Line, &Gone)> {
        self.anchors.iter().filter_map(|(anchor, line)| Some((anchor, line, line.gone.as_ref()?)))
    }
}

impl SiteLedger {
    /// The line of a route, gone or not.
    pub fn line(&self, route: &str) -> Option<&RouteLine> {
        [&self.pages, &self.topics, &self.works].into_iter().find_map(|lines| lines.get(route))
    }

    /// Every route with its line: pages, topics, works.
    pub fn routes(&self) -> impl Iterator<Item = (&Arc<str>, &RouteLine)> {
        [&self.pages, &self.topics, &self.works].into_iter().flatten()
    }
}

impl Destination {
    /// The same place, named from outside of `document`, in whose ledger it stands.
    pub(super) fn seen_from(&self, document: &DocumentId) -> Self {
        match self {
            Self::Anchor(anchor) => Self::Elsewhere(document.clone(), anchor.clone()),
            _ => self.clone(),
        }
    }

    /// Where one anchor of a document goes that goes here as a whole.
    fn at(&self, anchor: &Anchor) -> Self {
        match self {
            Self::Document(document) => Self::Elsewhere(document.clone(), anchor.clone()),
            _ => self.clone(),
        }
    }

    /// Where one anchor of `document` goes that goes here, alone or with the whole document.
    pub fn of_unit(&self, document: &DocumentId, anchor: &Anchor) -> Self {
        self.seen_from(document).at(anchor)
    }
}
