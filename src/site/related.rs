//! Which paragraphs are near to one: by the topics and works they share.
//!
//! No statistics of the whole site go into it, so that a new document touches only pages that share its topics.

use super::Site;

/// At most so many are shown.
const LIMIT: usize = 5;
/// At most so many are weighed for each topic and work.
const CANDIDATES: usize = 200;
/// A shared topic is worth so much, a narrower one more by one.
const TOPIC: u32 = 3;
/// A shared work is worth so much.
const WORK: u32 = 2;

/// The units nearest to a unit, nearest first, each by document and index; ties go by document and place.
///
/// It asks little of a site: it is told for each paragraph whether or not its page is written.
pub fn related(site: &Site, document: usize, unit: usize) -> Vec<(usize, usize)> {
    let own = &site.documents[document].units[unit];
    let mut shares: Vec<((usize, usize), u32)> = Vec::new();
    if !own.topics.is_empty() {
        let shared = site.topics.iter().filter(|topic| own.topics.iter().any(|have| have.route == topic.route));
        for topic in shared {
            let worth = TOPIC + u32::from(topic.topic.broader.is_some());
            shares.extend(topic.uses.iter().take(CANDIDATES).map(|at| (*at, worth)));
        }
    }
    if !own.works.is_empty() {
        let shared = site.works.iter().filter(|work| own.works.iter().any(|(have, _)| have.route == work.route));
        for work in shared {
            shares.extend(work.uses.iter().take(CANDIDATES).map(|(document, unit, _)| ((*document, *unit), WORK)));
        }
    }
    shares.sort_unstable_by_key(|(at, _)| *at);
    let mut scores: Vec<(u32, (usize, usize))> = shares
        .chunk_by(|(a, _), (b, _)| a == b)
        .map(|shares| (shares.iter().map(|(_, worth)| worth).sum(), shares[0].0))
        .filter(|(score, at)| *score >= TOPIC && *at != (document, unit))
        .collect();
    scores.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    scores.into_iter().take(LIMIT).map(|(_, at)| at).collect()
}
