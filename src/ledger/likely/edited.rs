//! Words that an anchor had and that stand edited at another place, while it has others: by how they began.
//!
//! Named only where one place alone begins so, and where nothing else is likely to have come there.

use std::collections::{HashMap, HashSet};

use super::beginning::{Match, WINDOW, matches, sought};
use super::{How, Likely, of_the_first};
use crate::ledger::Text;
use crate::ledger::compare::{DocumentComparison, Finding};
use crate::model::{Anchor, DocumentId};

/// A place as the site names it.
type At<'a> = (&'a DocumentId, &'a Anchor);

/// Fills in where the words of anchors that have others now may stand, after all that is lost has its likely places.
pub(super) fn find<'a>(documents: &mut [DocumentComparison<'a>], places: &[Likely<'a>]) {
    let has_strayed = |of: &&DocumentComparison<'a>| of.findings.iter().any(|finding| has_strayed(of, finding));
    let alone: HashMap<&DocumentId, HashSet<&str>> =
        documents.iter().filter(has_strayed).map(|of| (of.id, beginnings_of_one(of))).collect();
    if alone.is_empty() {
        return;
    }
    let sought = sought(documents, |document, finding| {
        strayed(document, finding).filter(|text| alone[document.id].contains(&*text.begins))
    });
    let found = matches(&sought, documents, places);
    let open = open(documents);
    let mut named: Vec<(usize, &'a Anchor, usize, How)> = Vec::new();
    for (of, found) in sought.iter().zip(&found) {
        let document = &documents[of.document];
        let Some(anchor) = document.findings[of.finding].now().map(|now| now.anchor) else { continue };
        let at = |one: &Match| (places[one.place].document, places[one.place].standing.anchor);
        if let Some(one) = only(found).filter(|one| at(one) != (document.id, anchor))
            && (one.how == How::Among || one.is_first && open.contains(&at(one)))
        {
            named.push((of.document, anchor, one.place, one.how));
        }
    }
    let mut times: HashMap<usize, usize> = HashMap::new();
    named.iter().for_each(|(_, _, place, _)| *times.entry(*place).or_default() += 1);
    for (document, anchor, place, how) in named {
        if how == How::Among || times[&place] == 1 {
            documents[document].edited.insert(anchor, Likely { how, ..places[place] });
        }
    }
}

/// Has an anchor a text that does not begin as the one it had?
pub(in crate::ledger) fn has_strayed<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> bool {
    strayed(document, finding).is_some()
}

/// The text that an anchor had, if it has another one that does not begin alike, and nothing is known of where it went.
fn strayed<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> Option<&'a Text> {
    let (then, now) = match finding {
        Finding::Changed { then, now, parts } if parts.is_empty() => (*then, now),
        Finding::Shifted { then, now, went: None, .. } => (*then, now),
        _ => return None,
    };
    let is_further = now.leads_to.is_some() || then.leads_to.is_some();
    let text = then.text.as_ref().filter(|_| !is_further && !document.elsewhere.contains_key(now.anchor))?;
    let (same, of) = of_the_first(text, now.words);
    (of >= WINDOW && 2 * same < of).then_some(text)
}

/// How texts of the ledger began, those left out that began as another one of the document.
fn beginnings_of_one<'a>(document: &DocumentComparison<'a>) -> HashSet<&'a str> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let live = document.then.into_iter().flat_map(|then| then.anchors.values());
    for line in live.filter(|line| line.gone.is_none() && line.leads_to.is_none()) {
        *times.entry(line.text.as_ref().map_or("", |text| &text.begins)).or_default() += 1;
    }
    times.into_iter().filter(|(_, times)| *times == 1).map(|(begins, _)| begins).collect()
}

/// Places to which nothing is known to have come: they are new, or what they had went away.
fn open<'a>(documents: &[DocumentComparison<'a>]) -> HashSet<At<'a>> {
    let mut open = HashSet::new();
    let mut taken = HashSet::new();
    for document in documents {
        for finding in &document.findings {
            match finding {
                Finding::New(now) | Finding::Shifted { now, came: None, .. } => {
                    open.insert((document.id, now.anchor));
                }
                Finding::Changed { now, .. } if has_strayed(document, finding) => {
                    open.insert((document.id, now.anchor));
                }
                _ => {}
            }
            match finding {
                Finding::Shifted { went: Some(went), .. } => {
                    taken.insert((document.id, went.anchor));
                }
                Finding::Changed { parts, .. } => taken.extend(parts.iter().map(|part| (document.id, *part))),
                Finding::Lost { likely, parts, .. } => {
                    taken.extend(parts.iter().map(|part| (document.id, *part)));
                    taken.extend(likely.iter().map(|place| (place.document, place.standing.anchor)));
                }
                _ => {}
            }
        }
        taken.extend(document.elsewhere.values().map(|place| (place.document, place.standing.anchor)));
    }
    &open - &taken
}

/// The one match that has all the words; where none has, the one that there is.
fn only(found: &[Match]) -> Option<&Match> {
    let whole: Vec<&Match> = found.iter().filter(|one| one.how.is_word_for_word()).collect();
    match (whole.as_slice(), found) {
        ([one], _) => Some(one),
        ([], [one]) => Some(one),
        _ => None,
    }
}
