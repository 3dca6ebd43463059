//! Texts by how they began, anywhere in a text that is new or changed.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::pieces::{holds, pieces};
use super::{How, LIMIT, Likely, MOST_UNFOUND, unfound};
use crate::ledger::Text;
use crate::ledger::compare::{DocumentComparison, Finding};
use crate::model::DocumentId;

/// How many words in a row make a beginning worth a look.
pub(super) const WINDOW: usize = 4;

/// With more matches than this of one text only the nearest are kept, so that what all paragraphs say costs no more.
const MOST_MATCHES: usize = 64;

/// A text whose beginning is looked for, of one finding of one document.
pub(super) struct Sought<'a> {
    /// Which of the documents.
    pub document: usize,
    /// Which of its findings.
    pub finding: usize,
    /// What the ledger has of the text.
    pub text: &'a Text,
}

/// One beginning that is looked for: of which text, and how many of its words stand before the window.
struct Wanted {
    of: usize,
    before: usize,
}

/// A place where a beginning was found.
pub(super) struct Match {
    pub how: How,
    /// How many of its words.
    alike: usize,
    /// By how many words the two texts differ in length.
    further: usize,
    /// Which of the places.
    pub place: usize,
    /// Does what stands there begin with it?
    pub is_first: bool,
}

/// Looks for how lost texts began in all texts that are new or changed.
pub(super) fn find<'a>(documents: &mut [DocumentComparison<'a>], places: &[Likely<'a>]) {
    let sought = sought(documents, |_, finding| unfound(finding));
    let found = matches(&sought, documents, places);
    for (Sought { document, finding, .. }, found) in sought.iter().zip(found) {
        if let Finding::Lost { likely, .. } = &mut documents[*document].findings[*finding]
            && !found.is_empty()
        {
            *likely = found.into_iter().map(|one| Likely { how: one.how, ..places[one.place] }).collect();
        }
    }
}

/// The texts of findings that are looked for; none, if nobody would read where each may be.
pub(super) fn sought<'a>(
    documents: &[DocumentComparison<'a>],
    text: impl Fn(&DocumentComparison<'a>, &Finding<'a>) -> Option<&'a Text>,
) -> Vec<Sought<'a>> {
    let mut sought = Vec::new();
    for (document, comparison) in documents.iter().enumerate() {
        let texts = comparison.findings.iter().map(|finding| text(comparison, finding)).enumerate();
        sought.extend(texts.filter_map(|(finding, text)| Some(Sought { document, finding, text: text? })));
    }
    if sought.len() > MOST_UNFOUND {
        sought.clear();
    }
    sought
}

/// For each text the places that begin as it did or have its beginning in them, the nearest first.
pub(super) fn matches<'a>(
    sought: &[Sought<'a>],
    documents: &[DocumentComparison<'a>],
    places: &[Likely<'a>],
) -> Vec<Vec<Match>> {
    let mut found: Vec<Vec<Match>> = sought.iter().map(|_| Vec::new()).collect();
    if sought.is_empty() {
        return found;
    }
    let begins: Vec<Vec<&str>> = sought.iter().map(|of| pieces(&of.text.begins)).collect();
    let mut wanted: HashMap<u64, Vec<Wanted>> = HashMap::new();
    for (of, pieces) in begins.iter().enumerate() {
        // The first words, and the last ones of the beginning in case the first were edited; a title may be shorter.
        let window = pieces.len().min(WINDOW);
        let last = (pieces.len() > window).then(|| pieces.len() - window);
        for before in std::iter::once(0).chain(last) {
            if let Some(window) = pieces.get(before..before + window).filter(|window| !window.is_empty()) {
                let same = wanted.entry(hash(&window.iter().copied().map(hash_word).collect::<Vec<_>>())).or_default();
                // Many paragraphs that begin alike tell nothing.
                if same.len() < 4 {
                    same.push(Wanted { of, before });
                }
            }
        }
    }
    // Nearly every window is none of these, and this is found out faster than by the map.
    let mut may_be = vec![false; 1 << 16];
    wanted.keys().for_each(|window| may_be[slot(*window)] = true);
    let nearest = |of: usize, matches: &mut Vec<Match>| nearest(matches, documents[sought[of].document].id, places);
    for (index, place) in places.iter().enumerate() {
        let there = pieces(place.standing.words);
        let hashes: Vec<u64> = there.iter().copied().map(hash_word).collect();
        // What is shorter than a window stands at the beginning, or tells nothing.
        let short = (1..WINDOW).filter_map(|length| Some((0, hashes.get(..length)?)));
        for (at, window) in hashes.windows(WINDOW).enumerate().chain(short) {
            let window = hash(window);
            if !may_be[slot(window)] {
                continue;
            }
            for one in wanted.get(&window).into_iter().flatten().filter(|one| one.before <= at) {
                let (begins, text, from) = (&begins[one.of], sought[one.of].text, at - one.before);
                let alike = begins.iter().zip(&there[from..]).filter(|(a, b)| a == b).count();
                if 4 * alike >= 3 * begins.len() {
                    let how = match alike == begins.len() && holds(place.standing.words, &there, from, text) {
                        true => How::Among,
                        false => How::Begins { same: alike, of: begins.len() },
                    };
                    let further = there.len().abs_diff(text.words);
                    let matches = &mut found[one.of];
                    matches.push(Match { how, alike, further, place: index, is_first: from == 0 });
                    if matches.len() > MOST_MATCHES {
                        nearest(one.of, matches);
                    }
                }
            }
        }
    }
    found.iter_mut().enumerate().for_each(|(of, matches)| nearest(of, matches));
    found
}

/// Leaves the few matches that are named, the nearest first.
fn nearest(matches: &mut Vec<Match>, document: &DocumentId, places: &[Likely<'_>]) {
    matches.sort_by_key(|one| {
        let unsure = !one.how.is_word_for_word();
        (unsure, places[one.place].document != document, Reverse(one.alike), one.further, one.place)
    });
    matches.dedup_by_key(|one| one.place);
    matches.truncate(LIMIT);
}

fn slot(window: u64) -> usize {
    (window >> 48) as usize
}

/// FNV-1a.
fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn hash(window: &[u64]) -> u64 {
    window.iter().fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
