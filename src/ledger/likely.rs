//! Where the words of a lost anchor may be now.
//!
//! First by the words' digest; then by how they began, anywhere in a text that is new or changed, so that a paragraph
//! that was edited or merged into another is found too. Never by position.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::compare::{DocumentComparison, Finding, Standing};
use super::{DocumentLedger, Text, TextDigest};
use crate::model::{Anchor, DocumentId};
use crate::text::words;

/// A place where lost words may be.
#[derive(Clone, Copy, Debug)]
pub struct Likely<'a> {
    /// In which document.
    pub document: &'a DocumentId,
    /// Its file.
    pub path: &'a Arc<str>,
    /// The anchor.
    pub standing: Standing<'a>,
    /// Are they word for word the same?
    pub word_for_word: bool,
    /// Is the anchor itself not in the ledger, so that the words moved rather than were merged?
    pub is_new: bool,
}

/// The document where most of the words of a lost one stand now.
#[derive(Clone, Debug)]
pub struct LikelyDocument<'a> {
    /// Which.
    pub id: &'a DocumentId,
    /// Anchors of the lost document that do not lead to the same words there, each with the one that has them, if any.
    pub astray: Vec<(&'a Anchor, Option<&'a Anchor>)>,
}

/// The most places that are named.
const LIMIT: usize = 3;

/// With more lost anchors than this whose words stand nowhere, nobody reads where each may be, and it would take long
/// to say.
const MOST_UNFOUND: usize = 1000;

/// How many words in a row make a beginning worth a look.
const WINDOW: usize = 4;

/// Fills in the likely places of all that is lost.
pub(super) fn find<'a>(documents: &mut [DocumentComparison<'a>]) {
    let is_lost = |finding: &Finding<'_>| matches!(finding, Finding::Lost { .. });
    if !documents.iter().any(|document| document.is_lost() || document.findings.iter().any(is_lost)) {
        return;
    }
    let places: Vec<Likely<'a>> = documents.iter().flat_map(places).collect();
    let mut by_words: HashMap<TextDigest, Vec<usize>> = HashMap::new();
    for (index, place) in places.iter().enumerate() {
        if let Some(digest) = place.standing.digest {
            by_words.entry(digest).or_default().push(index);
        }
    }
    for document in documents.iter_mut() {
        document.likely = likely_document(document, &places, &by_words);
        let id = document.id;
        for finding in &mut document.findings {
            if let Finding::Lost { then, likely, .. } = finding {
                let found = then.digest().and_then(|digest| by_words.get(&digest)).into_iter().flatten();
                let mut found: Vec<_> = found.map(|index| places[*index]).collect();
                found.sort_by_key(|place| place.document != id);
                found.truncate(LIMIT);
                *likely = found;
            }
        }
    }
    by_beginning(documents, &places);
}

/// Anchors of a document whose words the ledger does not have there.
fn places<'a>(document: &DocumentComparison<'a>) -> Vec<Likely<'a>> {
    let Some(now) = document.now else { return Vec::new() };
    let place =
        |standing, is_new| Likely { document: document.id, path: now.path, standing, word_for_word: true, is_new };
    let places = document.findings.iter().filter_map(|finding| match finding {
        Finding::New(now) => Some(place(*now, true)),
        Finding::Changed { now, .. } | Finding::Shifted { now, .. } | Finding::Reused { now, .. } => {
            Some(place(*now, false))
        }
        Finding::Lost { .. } | Finding::Restored { .. } => None,
    });
    places.filter(|place| place.standing.leads_to.is_none()).collect()
}

/// The document where most of a lost document's texts stand now, if it is a third of them at least.
fn likely_document<'a>(
    lost: &DocumentComparison<'a>,
    places: &[Likely<'a>],
    by_words: &HashMap<TextDigest, Vec<usize>>,
) -> Option<LikelyDocument<'a>> {
    let then = lost.then.filter(|_| lost.is_lost())?;
    let mut texts: HashMap<&DocumentId, usize> = HashMap::new();
    for digest in then.anchors.values().filter_map(|line| line.digest()) {
        let mut documents: Vec<_> =
            by_words.get(&digest).into_iter().flatten().map(|at| places[*at].document).collect();
        documents.dedup();
        for document in documents {
            *texts.entry(document).or_default() += 1;
        }
    }
    let (id, count) = texts.into_iter().max_by_key(|(document, count)| (*count, Reverse(*document)))?;
    let is_likely = 3 * count >= then.anchors.len();
    is_likely.then(|| LikelyDocument { id, astray: astray(id, then, places, by_words) })
}

/// Anchors of a document that would not lead to their words if it went to `new` as a whole.
fn astray<'a>(
    new: &DocumentId,
    then: &'a DocumentLedger,
    places: &[Likely<'a>],
    by_words: &HashMap<TextDigest, Vec<usize>>,
) -> Vec<(&'a Anchor, Option<&'a Anchor>)> {
    let there: HashSet<&Anchor> = places.iter().filter(|of| of.document == new).map(|of| of.standing.anchor).collect();
    let live = then.anchors.iter().filter(|(_, line)| line.gone.is_none() && line.leads_to.is_none());
    let astray = live.filter_map(|(anchor, line)| {
        let with_words = line.digest().and_then(|digest| by_words.get(&digest)).into_iter().flatten();
        let in_new = with_words.map(|at| &places[*at]).filter(|place| place.document == new);
        let mut having = in_new.map(|place| place.standing.anchor).peekable();
        match having.peek().copied() {
            Some(_) if having.any(|at| at == anchor) => None,
            Some(first) => Some((anchor, Some(first))),
            None => (!there.contains(anchor)).then_some((anchor, None)),
        }
    });
    astray.collect()
}

/// One beginning that is looked for: of which finding, and how many of its words stand before the window.
struct Wanted {
    document: usize,
    finding: usize,
    before: usize,
}

/// A place where a beginning was found.
struct Match {
    /// How many of its words.
    alike: usize,
    /// By how many words the two texts differ in length.
    further: usize,
    place: usize,
}

/// Looks for how lost texts began in all texts that are new or changed.
fn by_beginning<'a>(documents: &mut [DocumentComparison<'a>], places: &[Likely<'a>]) {
    let unfound_count: usize = documents.iter().map(|of| of.findings.iter().filter_map(unfound).count()).sum();
    if unfound_count == 0 || unfound_count > MOST_UNFOUND {
        return;
    }
    let mut begins: HashMap<(usize, usize), (Vec<&'a str>, &'a Text)> = HashMap::new();
    let mut wanted: HashMap<u64, Vec<Wanted>> = HashMap::new();
    for (document, comparison) in documents.iter().enumerate() {
        for (finding, text) in comparison.findings.iter().enumerate().filter_map(|(at, of)| Some((at, unfound(of)?))) {
            let pieces = pieces(&text.begins);
            // The first words, and the last ones of the beginning in case the first were edited.
            for before in [0, pieces.len().saturating_sub(WINDOW)] {
                if let Some(window) = pieces.get(before..before + WINDOW) {
                    let same =
                        wanted.entry(hash(&window.iter().copied().map(hash_word).collect::<Vec<_>>())).or_default();
                    // Many paragraphs that begin alike tell nothing.
                    if same.len() < 4 {
                        same.push(Wanted { document, finding, before });
                    }
                }
            }
            begins.insert((document, finding), (pieces, text));
        }
    }
    let mut found: HashMap<(usize, usize), Vec<Match>> = HashMap::new();
    for (index, place) in places.iter().enumerate() {
        let there = pieces(place.standing.words);
        let hashes: Vec<u64> = there.iter().copied().map(hash_word).collect();
        for (at, window) in hashes.windows(WINDOW).enumerate() {
            for one in wanted.get(&hash(window)).into_iter().flatten().filter(|one| one.before <= at) {
                let key = (one.document, one.finding);
                let (begins, text) = &begins[&key];
                let alike = begins.iter().zip(&there[at - one.before..]).filter(|(a, b)| a == b).count();
                if 4 * alike >= 3 * begins.len() {
                    let further = there.len().abs_diff(text.words);
                    found.entry(key).or_default().push(Match { alike, further, place: index });
                }
            }
        }
    }
    for ((document, finding), mut matches) in found {
        let id = documents[document].id;
        matches.sort_by_key(|one| (places[one.place].document != id, Reverse(one.alike), one.further, one.place));
        matches.dedup_by_key(|one| one.place);
        if let Finding::Lost { likely, .. } = &mut documents[document].findings[finding] {
            let nearest = matches.into_iter().take(LIMIT);
            *likely = nearest.map(|one| Likely { word_for_word: false, ..places[one.place] }).collect();
        }
    }
}

/// The text of a lost anchor whose words stand nowhere as they were.
fn unfound<'a>(finding: &Finding<'a>) -> Option<&'a Text> {
    match finding {
        Finding::Lost { then, likely, .. } if likely.is_empty() => then.text.as_ref(),
        _ => None,
    }
}

/// Words, or single characters of scripts without spaces.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let mut start = 0;
        for (at, c) in word.char_indices().filter(|(_, c)| words::is_unspaced(*c)) {
            if start < at {
                pieces.push(&word[start..at]);
            }
            start = at + c.len_utf8();
            pieces.push(&word[at..start]);
        }
        if start < word.len() {
            pieces.push(&word[start..]);
        }
    }
    pieces
}

/// FNV-1a.
fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn hash(window: &[u64]) -> u64 {
    window.iter().fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
