//! Which paragraphs are near to one: by the topics and works they share.
//!
//! No statistics of the whole site go into it, so that a new document touches only pages that share its topics.

use std::collections::BTreeMap;

use super::{Pointer, Site, TopicName};

/// At most so many are shown.
const LIMIT: usize = 5;
/// At most so many are weighed.
const CANDIDATES: usize = 200;

/// The paragraphs nearest to a unit, nearest first, each with the topics that it shares.
///
/// A shared topic counts three, or four where it is a narrower one; a shared work two; ties go by document and place.
pub fn related(site: &Site, document: usize, unit: usize) -> Vec<(Pointer, Vec<TopicName>)> {
    let own = &site.documents[document].units[unit];
    let mut scores: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for topic in &site.topics {
        if own.topics.iter().any(|have| have.route == topic.route) {
            let worth = 3 + u32::from(topic.topic.broader.is_some());
            topic.uses.iter().take(CANDIDATES).for_each(|at| *scores.entry(*at).or_default() += worth);
        }
    }
    for work in &site.works {
        if own.works.iter().any(|(have, _)| have.route == work.route) {
            let at = work.uses.iter().take(CANDIDATES).map(|(document, unit, _)| (*document, *unit));
            at.for_each(|at| *scores.entry(at).or_default() += 2);
        }
    }
    scores.remove(&(document, unit));
    let mut ranked: Vec<((usize, usize), u32)> = scores.into_iter().collect();
    ranked.truncate(CANDIDATES);
    ranked.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
    let shared = |at: &(usize, usize)| {
        let other = &site.documents[at.0].units[at.1];
        let topics = other.topics.iter().filter(|topic| own.topics.contains(topic)).cloned().collect();
        (site.documents[at.0].pointer(at.1), topics)
    };
    ranked.iter().filter(|(_, score)| *score >= 3).take(LIMIT).map(|(at, _)| shared(at)).collect()
}
