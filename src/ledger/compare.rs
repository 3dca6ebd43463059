//! The ledger against the text: what is new, changed, lost, shifted, or back.
//!
//! Words are known again by their digest, never by their position.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::likely::{self, Likely, LikelyDocument};
use super::{Current, CurrentDocument, CurrentRoute, DocumentLedger, Ledger, Line, RouteLine, TextDigest, Unit};
use crate::model::{Anchor, DocumentId};
use crate::text::Span;

/// All that the ledger and the text do not agree on.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// Each document of either, by id.
    pub documents: Vec<DocumentComparison<'a>>,
    /// Routes that were published and are no longer there.
    pub lost_routes: Vec<(&'a Arc<str>, &'a RouteLine)>,
    /// Routes that were gone and are back.
    pub restored_routes: Vec<(&'a CurrentRoute<'a>, &'a RouteLine)>,
    /// Routes that are not in the ledger.
    pub new_routes: Vec<&'a CurrentRoute<'a>>,
    /// Documents whose paragraphs were published on pages of their own, while the site no longer has such pages.
    pub without_paragraph_pages: Vec<(&'a DocumentId, &'a DocumentLedger)>,
}

/// All that they do not agree on in one document.
#[derive(Clone, Debug)]
pub struct DocumentComparison<'a> {
    /// Which.
    pub id: &'a DocumentId,
    /// What the ledger has of it; `None` for a new document.
    pub then: Option<&'a DocumentLedger>,
    /// What the text has of it; `None` when the document is no longer there.
    pub now: Option<&'a CurrentDocument<'a>>,
    /// For a document that is lost, the one where most of its words stand now.
    pub likely: Option<LikelyDocument<'a>>,
    /// For an anchor with other words, and for each of a document that is lost and has no likely one, the one place in
    /// another document where those that it had stand now.
    pub elsewhere: BTreeMap<&'a Anchor, Likely<'a>>,
    /// For an anchor with other words, the one place where those that it had stand edited or among others now, as far as
    /// their beginning tells.
    pub edited: BTreeMap<&'a Anchor, Likely<'a>>,
    /// Anchors of the ledger in its order, then new ones in reading order.
    pub findings: Vec<Finding<'a>>,
}

/// An anchor on which ledger and text do not agree.
#[derive(Clone, Debug)]
pub enum Finding<'a> {
    /// It is not in the ledger.
    New(Standing<'a>),
    /// It has other words, and neither the old nor the new ones are those of another anchor.
    Changed {
        /// What was published.
        then: &'a Line,
        /// What the text has.
        now: Standing<'a>,
        /// The anchors at which the published words stand in parts now, if they do.
        parts: Vec<&'a Anchor>,
    },
    /// It has other words, and they or those it had are the words of another anchor: an old citation would lead to
    /// words that it does not mean.
    Shifted {
        /// What was published.
        then: &'a Line,
        /// What the text has at this anchor.
        now: Standing<'a>,
        /// Where the published words stand now.
        went: Option<Standing<'a>>,
        /// The anchor at which the words that stand here were published.
        came: Option<&'a Anchor>,
    },
    /// It is no longer in the text.
    Lost {
        /// Which.
        anchor: &'a Anchor,
        /// What was published.
        then: &'a Line,
        /// Where its words may be now, the likeliest first; at most three.
        likely: Vec<Likely<'a>>,
        /// The anchors at which they stand in parts now, if they do.
        parts: Vec<&'a Anchor>,
    },
    /// It was gone and is back with other words.
    Reused {
        /// What was published.
        then: &'a Line,
        /// What the text has.
        now: Standing<'a>,
    },
    /// It was gone and is back with its words.
    Restored {
        /// What was published.
        then: &'a Line,
        /// What the text has.
        now: Standing<'a>,
    },
}

impl<'a> Finding<'a> {
    /// What was published, if it was.
    pub fn then(&self) -> Option<&'a Line> {
        match self {
            Self::New(_) => None,
            Self::Changed { then, .. } | Self::Shifted { then, .. } | Self::Lost { then, .. } => Some(then),
            Self::Reused { then, .. } | Self::Restored { then, .. } => Some(then),
        }
    }

    /// What the text has, if it has it.
    pub fn now(&self) -> Option<&Standing<'a>> {
        match self {
            Self::Lost { .. } => None,
            Self::New(now) | Self::Changed { now, .. } | Self::Shifted { now, .. } => Some(now),
            Self::Reused { now, .. } | Self::Restored { now, .. } => Some(now),
        }
    }
}

/// An anchor as the text has it.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The anchor.
    pub anchor: &'a Anchor,
    /// The own words of what it leads to, on one line.
    pub words: &'a str,
    /// Of the words; `None` where there are none.
    pub digest: Option<TextDigest>,
    /// For a further anchor of a paragraph, the anchor that the paragraph has.
    pub leads_to: Option<&'a Anchor>,
    /// Where it stands.
    pub span: Span,
}

/// Compares a ledger with what the site has now.
pub fn compare<'a>(ledger: &'a Ledger, current: &'a Current<'a>) -> Comparison<'a> {
    let by_id: BTreeMap<&DocumentId, &CurrentDocument<'a>> =
        current.documents.iter().map(|document| (document.id, document)).collect();
    let ids: BTreeSet<&DocumentId> = ledger.documents.keys().chain(by_id.keys().copied()).collect();
    let mut documents: Vec<_> =
        ids.into_iter().map(|id| compare_document(id, ledger.documents.get(id), by_id.get(id).copied())).collect();
    likely::find(&mut documents);
    let (lost_routes, restored_routes, new_routes) = compare_routes(ledger, current);
    let kept = ledger.documents.iter().filter(|(_, document)| document.gone.is_none() && document.paragraph_pages);
    let without_paragraph_pages = kept.filter(|_| !current.paragraph_pages).collect();
    Comparison { documents, lost_routes, restored_routes, new_routes, without_paragraph_pages }
}

impl<'a> DocumentComparison<'a> {
    /// Was the document published, and is now gone without a word in the ledger?
    pub fn is_lost(&self) -> bool {
        self.now.is_none() && self.then.is_some_and(|then| then.gone.is_none())
    }

    /// Where the words that an anchor had before it was given others are, or may be.
    pub fn went(&self, anchor: &Anchor) -> Option<&Likely<'a>> {
        self.elsewhere.get(anchor).or_else(|| self.edited.get(anchor))
    }

    /// Was the document gone, and is now back?
    pub fn is_back(&self) -> bool {
        self.now.is_some() && self.then.is_some_and(|then| then.gone.is_some())
    }

    /// Was it gone, and is there another text under its name now: none of its own?
    pub fn is_another(&self) -> bool {
        let Some((then, now)) = self.then.zip(self.now).filter(|_| self.is_back()) else { return false };
        let live = then.anchors.values().filter(|line| line.gone.is_none());
        let had: HashSet<TextDigest> = live.filter_map(Line::digest).collect();
        !had.is_empty() && !now.units.iter().filter_map(|unit| unit.digest).any(|digest| had.contains(&digest))
    }
}

/// Every anchor of a document as the text has it, further ones after their paragraph's own.
pub(super) fn standing<'a>(document: &'a CurrentDocument<'a>) -> Vec<Standing<'a>> {
    let mut all = Vec::with_capacity(document.units.len());
    for unit in &document.units {
        let Unit { anchor, words, digest, also: _, span } = *unit;
        let own = Standing { anchor, words, digest, leads_to: None, span };
        all.push(own);
        all.extend(unit.also.iter().map(|(anchor, span)| Standing {
            anchor,
            leads_to: Some(unit.anchor),
            span: *span,
            ..own
        }));
    }
    all
}

fn compare_document<'a>(
    id: &'a DocumentId,
    then: Option<&'a DocumentLedger>,
    now: Option<&'a CurrentDocument<'a>>,
) -> DocumentComparison<'a> {
    let findings = match (then, now) {
        (Some(then), Some(now)) if agree(then, now) => Vec::new(),
        (Some(then), Some(now)) => Words::of(then, now).findings(),
        (None, Some(now)) => standing(now).into_iter().map(Finding::New).collect(),
        (_, None) => Vec::new(),
    };
    let (elsewhere, edited) = (BTreeMap::new(), BTreeMap::new());
    DocumentComparison { id, then, now, likely: None, elsewhere, edited, findings }
}

/// Does the ledger have just the anchors of the text, each with its words? It is so for nearly every document.
fn agree(then: &DocumentLedger, now: &CurrentDocument<'_>) -> bool {
    let mut units: Vec<&Unit<'_>> = now.units.iter().collect();
    units.sort_by_key(|unit| unit.anchor);
    let same = |(unit, (anchor, line)): (&Unit<'_>, (&Anchor, &Line))| {
        let words = line.text.is_none() || line.digest() == unit.digest;
        unit.anchor == anchor && unit.also.is_empty() && line.gone.is_none() && words
    };
    then.gone.is_none() && units.len() == then.anchors.len() && units.into_iter().zip(&then.anchors).all(same)
}

/// A document in the ledger and in the text, with both looked up by anchor and by words.
struct Words<'a> {
    then: &'a DocumentLedger,
    now: Vec<Standing<'a>>,
    now_by_anchor: HashMap<&'a Anchor, usize>,
    /// Words that stand at one anchor only; further anchors of a paragraph do not count.
    then_by_words: HashMap<TextDigest, Option<&'a Anchor>>,
    now_by_words: HashMap<TextDigest, Option<usize>>,
}

impl<'a> Words<'a> {
    fn of(then: &'a DocumentLedger, now: &'a CurrentDocument<'a>) -> Self {
        let now = standing(now);
        let mut now_by_anchor = HashMap::with_capacity(now.len());
        let mut now_by_words = HashMap::with_capacity(now.len());
        for (index, standing) in now.iter().enumerate() {
            now_by_anchor.entry(standing.anchor).or_insert(index);
            if let (Some(digest), None) = (standing.digest, standing.leads_to) {
                now_by_words.entry(digest).and_modify(|only| *only = None).or_insert(Some(index));
            }
        }
        let mut then_by_words = HashMap::with_capacity(then.anchors.len());
        for (anchor, line) in then.anchors.iter().filter(|(_, line)| line.gone.is_none() && line.leads_to.is_none()) {
            if let Some(digest) = line.digest() {
                then_by_words.entry(digest).and_modify(|only| *only = None).or_insert(Some(anchor));
            }
        }
        Self { then, now, now_by_anchor, then_by_words, now_by_words }
    }

    fn findings(&self) -> Vec<Finding<'a>> {
        let mut findings: Vec<_> =
            self.then.anchors.iter().filter_map(|(anchor, line)| self.finding(anchor, line)).collect();
        let mut seen = HashSet::new();
        let new = self.now.iter().filter(|now| !self.then.anchors.contains_key(now.anchor) && seen.insert(now.anchor));
        findings.extend(new.map(|now| Finding::New(*now)));
        findings
    }

    fn finding(&self, anchor: &'a Anchor, then: &'a Line) -> Option<Finding<'a>> {
        let now = self.now_by_anchor.get(anchor).map(|index| self.now[*index]);
        let Some(now) = now else {
            // What went with its document stays where it went, when a document of that name is there again without it.
            let is_gone = then.gone.is_some() || self.then.gone.is_some();
            return (!is_gone).then(|| Finding::Lost { anchor, then, likely: Vec::new(), parts: Vec::new() });
        };
        let same = then.text.is_none() || then.digest() == now.digest;
        if let Some(gone) = then.gone.as_ref().or(self.then.gone.as_ref()) {
            let as_promised = now.leads_to.is_some_and(|to| *gone.to == [super::Destination::Anchor(to.clone())]);
            return match (same || as_promised, &then.gone) {
                (false, _) => Some(Finding::Reused { then, now }),
                (true, Some(_)) => Some(Finding::Restored { then, now }),
                (true, None) => None,
            };
        }
        if same || self.told_at_its_own_anchor(then, &now) {
            return None;
        }
        let (went, came) = (self.went(anchor, then), self.came(&now));
        Some(match (went, came) {
            (None, None) => Finding::Changed { then, now, parts: Vec::new() },
            _ => Finding::Shifted { then, now, went, came },
        })
    }

    /// Is it a further anchor that leads where it led, so that its paragraph's own anchor says what is to be said?
    fn told_at_its_own_anchor(&self, then: &Line, now: &Standing<'_>) -> bool {
        let own = now.leads_to.and_then(|to| self.then.anchors.get(to));
        then.leads_to.as_ref() == now.leads_to && own.is_some_and(|own| own.digest() == then.digest())
    }

    /// Where words that stood at one anchor only stand now, if at one only. Those of a further anchor that has other words now
    /// may have stayed where they were.
    fn went(&self, anchor: &Anchor, then: &Line) -> Option<Standing<'a>> {
        let digest = then.digest()?;
        let from = match then.leads_to {
            Some(_) => anchor,
            None => self.then_by_words.get(&digest).copied().flatten()?,
        };
        let to = self.now[self.now_by_words.get(&digest).copied().flatten()?];
        (to.anchor != from).then_some(to)
    }

    /// Where words that stand at one anchor only stood, if at one only.
    fn came(&self, now: &Standing<'a>) -> Option<&'a Anchor> {
        let digest = now.digest?;
        let to = self.now[self.now_by_words.get(&digest).copied().flatten()?];
        let from = self.then_by_words.get(&digest).copied().flatten()?;
        (to.anchor != from).then_some(from)
    }
}

type Routes<'a> =
    (Vec<(&'a Arc<str>, &'a RouteLine)>, Vec<(&'a CurrentRoute<'a>, &'a RouteLine)>, Vec<&'a CurrentRoute<'a>>);

fn compare_routes<'a>(ledger: &'a Ledger, current: &'a Current<'a>) -> Routes<'a> {
    let now: Vec<&CurrentRoute<'_>> = [&current.pages, &current.topics, &current.works].into_iter().flatten().collect();
    let documents = current.documents.iter().map(|document| format!("/{}.html", document.id));
    let there: HashSet<String> = now.iter().map(|now| now.route.to_string()).chain(documents).collect();
    let lost = ledger.site.routes().filter(|(route, line)| line.gone.is_none() && !there.contains(&***route));
    let (mut restored, mut new) = (Vec::new(), Vec::new());
    for now in now {
        match ledger.site.line(&now.route) {
            None => new.push(now),
            Some(line) if line.gone.is_some() => restored.push((now, line)),
            Some(_) => {}
        }
    }
    (lost.collect(), restored, new)
}
