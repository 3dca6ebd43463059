//! Where the words of a lost anchor may be now.
//!
//! First by the words' digest; then by how they began, anywhere in a text that is new or changed, so that a paragraph
//! that was edited or merged into another is found too; then whether several in a row are the words of one, so that it was
//! split. Never by position. What is found is named, and never decided.

mod beginning;
mod edited;
mod parts;
mod pieces;

pub(super) use edited::has_strayed;
pub(super) use pieces::of_the_first;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::compare::{DocumentComparison, Finding, Standing, standing};
use super::{CurrentDocument, DocumentLedger, Line, Text, TextDigest};
use crate::model::{Anchor, DocumentId};

/// A place where lost words may be.
#[derive(Clone, Copy, Debug)]
pub struct Likely<'a> {
    /// In which document.
    pub document: &'a DocumentId,
    /// Its file.
    pub path: &'a Arc<str>,
    /// The anchor.
    pub standing: Standing<'a>,
    /// How much of them stands there.
    pub how: How,
    /// Is the anchor itself not in the ledger, so that the words moved rather than were merged?
    pub is_new: bool,
}

/// How much of the words that are looked for stands at a place. The ledger has of words their digest, their number and
/// how they begin, so it cannot be more exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The words, and no others.
    Same,
    /// The words, among others.
    Among,
    /// A text that begins as they did, or has their beginning in it: so many of the first words.
    Begins {
        /// How many of the words that the ledger has are there.
        same: usize,
        /// How many words the ledger has.
        of: usize,
    },
}

impl How {
    /// Are all the words there, unchanged?
    pub fn is_word_for_word(self) -> bool {
        matches!(self, Self::Same | Self::Among)
    }
}

/// The document where most of the words of a lost one stand now.
#[derive(Clone, Debug)]
pub struct LikelyDocument<'a> {
    /// Which.
    pub id: &'a DocumentId,
    /// Anchors of the lost document that do not lead to the same words there, each with the place that has them, if any:
    /// there, or in another document.
    pub astray: Vec<(&'a Anchor, Option<(&'a DocumentId, &'a Anchor)>)>,
}

/// The most places that are named.
const LIMIT: usize = 3;

/// With more texts than this that stand nowhere as they were, nobody reads where each may be, and it would take long to
/// say.
const MOST_UNFOUND: usize = 1000;

/// Fills in the likely places of all that is lost.
pub(super) fn find<'a>(documents: &mut [DocumentComparison<'a>]) {
    parts::find(documents);
    let is_sought = |finding: &Finding<'_>| matches!(finding, Finding::Lost { .. }) || left(finding).is_some();
    if !documents.iter().any(|document| document.is_lost() || document.findings.iter().any(is_sought)) {
        return;
    }
    let places: Vec<Likely<'a>> = documents.iter().flat_map(places).collect();
    // What is back has its own words again: others can be there only if they are the same.
    let back = documents.iter().flat_map(back);
    let (changed, places) = (places.len(), places.into_iter().chain(back).collect::<Vec<_>>());
    let mut by_words: HashMap<TextDigest, Vec<usize>> = HashMap::new();
    for (index, place) in places.iter().enumerate() {
        if let Some(digest) = place.standing.digest {
            by_words.entry(digest).or_default().push(index);
        }
    }
    let likely: Vec<Option<LikelyDocument<'a>>> =
        documents.iter().map(|document| likely_document(document, documents, &places, &by_words)).collect();
    for (document, likely) in documents.iter_mut().zip(likely) {
        document.likely = likely;
        let id = document.id;
        let place = |(anchor, digest)| {
            let mut there =
                by_words.get(&digest)?.iter().map(|index| places[*index]).filter(|place| place.document != id);
            there.next().filter(|_| there.next().is_none()).map(|place| (anchor, place))
        };
        let scattered = document.then.filter(|_| document.is_lost() && document.likely.is_none());
        let live = scattered.into_iter().flat_map(|then| &then.anchors).filter(|(_, line)| line.gone.is_none());
        let lost = live.filter_map(|(anchor, line)| Some((anchor, line.digest()?)));
        document.elsewhere = document.findings.iter().filter_map(left).chain(lost).filter_map(place).collect();
        let is_lost = |finding: &Finding<'_>| matches!(finding, Finding::Lost { .. });
        let (before, now) = (document.then, document.now);
        let own = before.zip(now).filter(|_| document.findings.iter().any(is_lost));
        let own = own.map(|(before, now)| Own::of(id, before, now));
        for finding in &mut document.findings {
            if let Finding::Lost { anchor, then, likely, .. } = finding {
                let found = then.digest().and_then(|digest| by_words.get(&digest)).into_iter().flatten();
                let mut found: Vec<_> = found.map(|index| places[*index]).collect();
                found.sort_by_key(|place| place.document != id);
                found.truncate(LIMIT);
                if found.is_empty() {
                    found.extend(own.as_ref().and_then(|own| own.place(anchor, then)));
                }
                *likely = found;
            }
        }
    }
    beginning::find(documents, &places[..changed]);
    edited::find(documents, &places[..changed]);
}

/// An anchor with other words, and the words that it had, where these stand nowhere in its document.
fn left<'a>(finding: &Finding<'a>) -> Option<(&'a Anchor, TextDigest)> {
    match finding {
        Finding::Changed { then, now, parts } if parts.is_empty() => Some((now.anchor, then.digest()?)),
        Finding::Shifted { then, now, went: None, .. } => Some((now.anchor, then.digest()?)),
        _ => None,
    }
}

/// Anchors of a document whose words the ledger does not have there, each with whether it is new.
fn places<'a>(document: &DocumentComparison<'a>) -> Vec<Likely<'a>> {
    placed(
        document,
        document.findings.iter().filter_map(|finding| match finding {
            Finding::New(now) => Some((*now, true)),
            Finding::Changed { now, .. } | Finding::Shifted { now, .. } | Finding::Reused { now, .. } => {
                Some((*now, false))
            }
            Finding::Lost { .. } | Finding::Restored { .. } => None,
        }),
    )
}

/// Anchors that are back with their words, alone or with the whole document.
fn back<'a>(document: &DocumentComparison<'a>) -> Vec<Likely<'a>> {
    let is_restored = |finding: &&Finding<'a>| matches!(finding, Finding::Restored { .. });
    let anchor = |finding: &Finding<'a>| finding.now().map(|now| now.anchor);
    let whole = document.now.filter(|_| document.is_back()).map(standing).unwrap_or_default();
    let others: HashSet<&Anchor> = match whole.is_empty() {
        true => HashSet::new(),
        false => document.findings.iter().filter(|finding| !is_restored(finding)).filter_map(anchor).collect(),
    };
    let whole = whole.into_iter().filter(|now| !others.contains(now.anchor));
    let single = document.findings.iter().filter(|finding| !document.is_back() && is_restored(finding));
    placed(document, whole.chain(single.filter_map(|finding| finding.now().copied())).map(|now| (now, false)))
}

/// The paragraphs of a document with the further anchors that they had, for who looks up many.
struct Own<'a> {
    id: &'a DocumentId,
    path: &'a Arc<str>,
    /// Paragraphs as the text has them, each with its place in reading order.
    now: HashMap<&'a Anchor, (usize, Standing<'a>)>,
    /// The further anchors that a paragraph had.
    further: HashMap<&'a Anchor, Vec<&'a Anchor>>,
}

impl<'a> Own<'a> {
    fn of(id: &'a DocumentId, before: &'a DocumentLedger, now: &'a CurrentDocument<'a>) -> Self {
        let paragraphs = standing(now).into_iter().filter(|now| now.leads_to.is_none()).enumerate();
        let mut further: HashMap<&Anchor, Vec<&Anchor>> = HashMap::new();
        for (anchor, line) in &before.anchors {
            if let Some(own) = &line.leads_to {
                further.entry(own).or_default().push(anchor);
            }
        }
        let now_by_anchor = paragraphs.map(|(at, now)| (now.anchor, (at, now))).collect();
        Self { id, path: now.path, now: now_by_anchor, further }
    }

    /// The paragraph of which a lost anchor was a further one, or the further anchor of its own that is the paragraph's now, if
    /// the words are the same.
    fn place(&self, lost: &Anchor, then: &Line) -> Option<Likely<'a>> {
        let further = self.further.get(lost).into_iter().flatten().copied();
        let candidates = then.leads_to.iter().chain(further).filter_map(|anchor| self.now.get(anchor));
        let (_, standing) = candidates.filter(|(_, now)| now.digest == then.digest()).min_by_key(|(at, _)| *at)?;
        Some(Likely { document: self.id, path: self.path, standing: *standing, how: How::Same, is_new: false })
    }
}

fn placed<'a>(
    document: &DocumentComparison<'a>,
    standings: impl Iterator<Item = (Standing<'a>, bool)>,
) -> Vec<Likely<'a>> {
    let Some(now) = document.now else { return Vec::new() };
    let place = |(standing, is_new)| Likely { document: document.id, path: now.path, standing, how: How::Same, is_new };
    standings.map(place).filter(|place| place.standing.leads_to.is_none()).collect()
}

/// The document where most of a lost document's texts stand now, if it is a third of them at least.
fn likely_document<'a>(
    lost: &DocumentComparison<'a>,
    documents: &[DocumentComparison<'a>],
    places: &[Likely<'a>],
    by_words: &HashMap<TextDigest, Vec<usize>>,
) -> Option<LikelyDocument<'a>> {
    let then = lost.then.filter(|_| lost.is_lost())?;
    let mut texts: HashMap<&DocumentId, usize> = HashMap::new();
    // What went before may be anywhere.
    let live: Vec<&Line> = then.anchors.values().filter(|line| line.gone.is_none()).collect();
    for digest in live.iter().filter_map(|line| line.digest()) {
        let mut documents: Vec<_> =
            by_words.get(&digest).into_iter().flatten().map(|at| places[*at].document).collect();
        documents.dedup();
        for document in documents {
            *texts.entry(document).or_default() += 1;
        }
    }
    let (id, count) = texts.into_iter().max_by_key(|(document, count)| (*count, Reverse(*document)))?;
    let new = documents.binary_search_by_key(&id, |document| document.id).ok().and_then(|at| documents[at].now)?;
    let elsewhere = |line: &Line| match by_words.get(&line.digest()?).map(Vec::as_slice) {
        Some([only]) => Some((places[*only].document, places[*only].standing.anchor)),
        _ => None,
    };
    (3 * count >= live.len()).then(|| LikelyDocument { id, astray: astray(then, new, elsewhere) })
}

/// Anchors of a document that would not lead to their words if it went to `new` as a whole; `elsewhere` is the one place
/// on the site that words came to, if there is one.
fn astray<'a>(
    then: &'a DocumentLedger,
    new: &'a CurrentDocument<'a>,
    elsewhere: impl Fn(&Line) -> Option<(&'a DocumentId, &'a Anchor)>,
) -> Vec<(&'a Anchor, Option<(&'a DocumentId, &'a Anchor)>)> {
    let mut there: HashMap<&Anchor, Option<TextDigest>> = HashMap::new();
    let mut by_words: HashMap<TextDigest, Option<&Anchor>> = HashMap::new();
    for standing in standing(new) {
        there.entry(standing.anchor).or_insert(standing.digest);
        if let (Some(digest), None) = (standing.digest, standing.leads_to) {
            by_words.entry(digest).and_modify(|only| *only = None).or_insert(Some(standing.anchor));
        }
    }
    let live = then.anchors.iter().filter(|(_, line)| line.gone.is_none());
    let astray = live.filter_map(|(anchor, line)| {
        let here = line.digest().and_then(|digest| by_words.get(&digest).copied());
        let place = match here {
            Some(only) => only.map(|anchor| (new.id, anchor)),
            None => elsewhere(line),
        };
        match (there.get(anchor), place) {
            (None, place) => Some((anchor, place)),
            (Some(digest), Some(place)) if *digest != line.digest() => Some((anchor, Some(place))),
            (Some(_), _) => None,
        }
    });
    astray.collect()
}

/// The text of a lost anchor whose words stand nowhere as they were.
fn unfound<'a>(finding: &Finding<'a>) -> Option<&'a Text> {
    match finding {
        Finding::Lost { then, likely, .. } if likely.is_empty() => then.text.as_ref(),
        _ => None,
    }
}
