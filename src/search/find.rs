//! A query → the places that have it, best first.

use super::index::{Field, Index};
use super::query::{Query, Wanted};
use super::words::Words;

/// What is searched: the index, and the words of its places.
pub trait Collection {
    /// The index.
    fn index(&self) -> &Index;
    /// The own words of a place.
    fn text(&self, place: u32) -> &str;
    /// The same as the source reads them, where they are corrected.
    fn source(&self, place: u32) -> Option<String>;
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places, best first.
    pub places: Vec<u32>,
    /// Does none of them have all the words?
    pub partly: bool,
}

/// So many are put in order by how close the words stand.
const CLOSE: usize = 20;

/// With so many words, places are found that lack some.
const QUORUM: usize = 5;

/// Finds what a query asks for, among the places of some documents and topics if `among` says so.
pub fn find(collection: &dyn Collection, query: &Query, among: Option<&[u32]>) -> Found {
    let index = collection.index();
    let lists: Vec<Lists> = query.wanted.iter().map(|wanted| Lists::of(index, wanted)).collect();
    let mut scored = score(index, &lists, |have| have == lists.len());
    let partly = scored.is_empty() && lists.len() >= QUORUM;
    if partly {
        let all: f64 = lists.iter().map(|list| list.weight).sum();
        scored = score(index, &lists, |_| true);
        scored.retain(|(weight, _)| *weight >= all / 2.0);
    }
    if let Some(among) = among {
        scored.retain(|(_, place)| among.binary_search(place).is_ok());
    }
    let holds = |place: u32, phrases: &[String]| {
        phrases.iter().map(|phrase| has(&Words::of(collection.text(place)), &Words::of(phrase))).collect::<Vec<_>>()
    };
    if !query.phrases.is_empty() {
        scored.retain(|(_, place)| holds(*place, &query.phrases).iter().all(|has| *has));
    }
    if !query.without.is_empty() {
        scored.retain(|(_, place)| !holds(*place, &query.without).iter().any(|has| *has));
    }
    sort(&mut scored);
    for (weight, place) in scored.iter_mut().take(CLOSE) {
        *weight += closeness(&Words::of(collection.text(*place)), &query.wanted) * lists.len() as f64;
    }
    let close = scored.len().min(CLOSE);
    sort(&mut scored[..close]);
    Found { places: scored.into_iter().map(|(_, place)| place).collect(), partly }
}

/// Heaviest first, then in the order of the site.
fn sort(scored: &mut [(f64, u32)]) {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
}

/// Where a wanted word stands.
struct Lists {
    /// Places that have it.
    text: Vec<u32>,
    /// Documents whose title has it.
    titles: Vec<u32>,
    /// How rare it is.
    weight: f64,
}

impl Lists {
    fn of(index: &Index, wanted: &Wanted) -> Self {
        let mut text = Vec::new();
        let mut titles = Vec::new();
        for all in &wanted.any {
            text.extend(all_of(index, all, wanted.begins));
            let titled: Vec<String> = all.iter().map(|term| Field::Title.term(term)).collect();
            titles.extend(all_of(index, &titled, wanted.begins));
        }
        for list in [&mut text, &mut titles] {
            list.sort_unstable();
            list.dedup();
        }
        let weight = (1.0 + index.places.all.len() as f64 / (text.len().max(1)) as f64).ln();
        Self { text, titles, weight }
    }
}

/// What all of some terms find; the last may be the beginning of one.
fn all_of(index: &Index, terms: &[String], begins: bool) -> Vec<u32> {
    let mut found: Option<Vec<u32>> = None;
    for (at, term) in terms.iter().enumerate() {
        let list: Vec<u32> = if begins && at + 1 == terms.len() {
            let mut list: Vec<u32> = index.beginning(term).flat_map(|(_, list)| list).copied().collect();
            list.sort_unstable();
            list.dedup();
            list
        } else {
            index.list(term).to_vec()
        };
        found = Some(match found {
            None => list,
            Some(have) => have.into_iter().filter(|place| list.binary_search(place).is_ok()).collect(),
        });
    }
    found.unwrap_or_default()
}

/// The weights of the places that have words enough, those of their document's title among them.
fn score(index: &Index, lists: &[Lists], enough: impl Fn(usize) -> bool) -> Vec<(f64, u32)> {
    let mut weights = vec![0.0_f64; index.places.all.len()];
    let mut counts = vec![0_usize; index.places.all.len()];
    for list in lists {
        for place in &list.text {
            weights[*place as usize] += list.weight;
            counts[*place as usize] += 1;
        }
        for document in &list.titles {
            let (from, to) = (index.places.firsts[*document as usize], index.places.firsts[*document as usize + 1]);
            for place in (from..to).filter(|place| index.places.silent.binary_search(place).is_err()) {
                weights[place as usize] += list.weight / 4.0;
                if list.text.binary_search(&place).is_err() {
                    counts[place as usize] += 1;
                }
            }
        }
    }
    let all = weights.into_iter().zip(counts).enumerate();
    all.filter(|(_, (weight, count))| *weight > 0.0 && enough(*count))
        .map(|(place, (weight, _))| (weight, place as u32))
        .collect()
}

/// How close the wanted words stand together: 1 side by side, nearing 0 far apart or not all there.
fn closeness(words: &Words, wanted: &[Wanted]) -> f64 {
    if wanted.len() < 2 || words.is_empty() {
        return 0.0;
    }
    let mut last: Vec<Option<usize>> = vec![None; wanted.len()];
    let mut least = usize::MAX;
    for at in 0..words.len() {
        for (number, wanted) in wanted.iter().enumerate() {
            if stands(words, at, wanted) {
                last[number] = Some(at);
            }
        }
        if let Some(first) = last.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().min()) {
            least = least.min(at - first + 1);
        }
    }
    if least == usize::MAX { 0.0 } else { (wanted.len() as f64 / least as f64).min(1.0) }
}

/// Does a wanted word end with the word at an index?
pub(super) fn stands(words: &Words, at: usize, wanted: &Wanted) -> bool {
    let fits = |have: &str, want: &str| have == want || (wanted.begins && have.starts_with(want));
    wanted.any.iter().any(|all| match &all[..] {
        [term] => {
            let pair = words.word(at).continues.then(|| format!("{}{}", words.term(at - 1), words.term(at)));
            fits(words.term(at), term)
                || pair.is_some_and(|pair| fits(&pair, term))
                || words.compound(at).is_some_and(|(compound, _)| fits(compound, term))
        }
        parts => {
            at + 1 >= parts.len()
                && parts.iter().enumerate().all(|(part, term)| {
                    let have = words.term(at + 1 + part - parts.len());
                    have == term || (part + 1 == parts.len() && fits(have, term))
                })
        }
    })
}

/// Do the words of a phrase stand in a text side by side?
pub fn has(text: &Words, phrase: &Words) -> bool {
    !phrase.is_empty() && (0..text.len()).any(|at| follow(text, at, phrase, 0).is_some())
}

/// Where the words of a phrase end, if they stand from an index on: the index after the last. What a hyphen joins is
/// the same as one word without it.
pub fn follow(text: &Words, mut at: usize, phrase: &Words, mut of: usize) -> Option<usize> {
    while of < phrase.len() {
        if at >= text.len() {
            return None;
        }
        if text.term(at) == phrase.term(of) {
            (at, of) = (at + 1, of + 1);
        } else if let Some((_, next)) = text.compound(at).filter(|(compound, _)| *compound == phrase.term(of)) {
            (at, of) = (next, of + 1);
        } else if let Some((_, next)) = phrase.compound(of).filter(|(compound, _)| *compound == text.term(at)) {
            (at, of) = (at + 1, next);
        } else {
            return None;
        }
    }
    Some(at)
}
