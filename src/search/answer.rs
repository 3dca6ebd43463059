//! What somebody typed → everything that answers it: where it leads straight to, what has its words, and, where it is a
//! quotation, whether it is right.

use super::called::Called;
use super::find::{Collection, Found, find};
use super::query::Query;
use super::quotation::{Verdict, compare};
use super::straight::{Straight, straight};
use super::words::Words;

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Where it leads straight to.
    pub straight: Straight,
    /// The places that have its words, those that it is quoted from first.
    pub found: Found,
    /// Of a quotation: where it may be from, best first.
    pub quoted: Vec<Quoted>,
    /// How it was read as words.
    pub query: Query,
}

/// A place that a quotation may be from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The place.
    pub place: u32,
    /// How the quotation compares to it.
    pub verdict: Verdict,
    /// Was it compared to what the source reads where the text is corrected?
    pub source: bool,
}

/// With so many words a text may be a quotation.
const WORDS: usize = 4;

/// So many places, the likeliest, a quotation is compared to.
const COMPARED: usize = 10;

/// Answers what somebody typed. While they are still typing, the last word may be the beginning of one.
pub fn answer(collection: &dyn Collection, called: &Called, text: &str, typing: bool, among: Option<&[u32]>) -> Answer {
    let straight = straight(collection.index(), called, text);
    let mut query = Query::read(text, typing);
    if query.is_empty() {
        return Answer { straight, query, ..Answer::default() };
    }
    let mut found = find(collection, &query, among);
    // Nobody means a word that is nowhere: it may be the beginning of one.
    if found.places.is_empty() && !typing {
        query = Query::read(text, true);
        found = find(collection, &query, among);
    }
    let is_quotation = straight.places.is_empty() && query.without.is_empty() && Words::of(text).len() >= WORDS;
    let quoted = if is_quotation { quoted(collection, text, &found.places) } else { Vec::new() };
    let first: Vec<u32> = quoted.iter().map(|quoted| quoted.place).collect();
    found.places.retain(|place| !first.contains(place));
    found.places.splice(0..0, first);
    Answer { straight, found, quoted, query }
}

/// The places that a quotation may be from, best first; the source's reading where only that one fits better.
pub fn quoted(collection: &dyn Collection, text: &str, places: &[u32]) -> Vec<Quoted> {
    let best = |place: u32| {
        let verdict = compare(text, collection.text(place));
        let rank = |verdict: &Verdict| verdict.rank().unwrap_or(usize::MAX);
        let of_source = collection.source(place).map(|source| compare(text, &source));
        match of_source.filter(|source| rank(source) < rank(&verdict)) {
            Some(verdict) => Quoted { place, verdict, source: true },
            None => Quoted { place, verdict, source: false },
        }
    };
    let compared = places.iter().take(COMPARED).map(|place| best(*place));
    let mut quoted: Vec<Quoted> = compared.filter(|quoted| quoted.verdict.rank().is_some()).collect();
    quoted.sort_by_key(|quoted| (quoted.verdict.rank(), quoted.source));
    quoted
}
