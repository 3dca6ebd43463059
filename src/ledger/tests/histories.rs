//! Whatever is done to the documents of a site and accepted, the ledger forgets no anchor, and no anchor names other words
//! unless the ledger says so.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::laws::{keeps, lead_on};
use super::*;

/// Anchors by number, with their words; [`ALSO`] in place of words is a further anchor of the paragraph before.
pub(super) type Paragraphs = Vec<(u8, String)>;

const ALSO: &str = "=";

/// Each anchor with the words that it has, and whether it is the paragraph's own.
pub(super) fn anchors(paragraphs: &Paragraphs) -> impl Iterator<Item = (u8, &str, bool)> {
    paragraphs.iter().scan("", |before, (number, words)| {
        let is_own = words != ALSO;
        if is_own {
            *before = words;
        }
        Some((*number, *before, is_own))
    })
}

/// Documents by number.
pub(super) type State = BTreeMap<u8, Paragraphs>;

/// What an editor does between two accepts; numbers choose document and paragraph, whatever there is.
#[derive(Clone, Copy, Debug)]
struct Step {
    does: Does,
    document: usize,
    at: usize,
}

#[derive(Clone, Copy, Debug)]
enum Does {
    Edit,
    Delete,
    Insert,
    /// Gives a paragraph a further anchor. What happens around it later may take it away or leave it to another paragraph.
    Also,
    /// Takes a paragraph out of the row or puts one in, and counts anew.
    Renumber,
    Merge,
    Split,
    /// Edits the end of a paragraph, gives it another anchor, and its anchor to a new one.
    Displace,
    /// Takes a paragraph into another document.
    Carry,
    /// Imports the text again, in another order and counted anew: anchors stay with their words.
    Import,
    Publish,
    Rename,
    Withdraw,
    /// Puts all of a document under the end of another one.
    Join,
    /// Back to a state that was accepted.
    Revert,
}

const STEPS: [Does; 15] = [
    Does::Edit,
    Does::Delete,
    Does::Insert,
    Does::Also,
    Does::Renumber,
    Does::Merge,
    Does::Split,
    Does::Displace,
    Does::Carry,
    Does::Import,
    Does::Publish,
    Does::Rename,
    Does::Withdraw,
    Does::Join,
    Does::Revert,
];

fn step() -> impl Strategy<Value = Step> {
    (prop::sample::select(&STEPS[..]), 0..40_usize, 0..40_usize).prop_map(|(does, document, at)| Step {
        does,
        document,
        at,
    })
}

/// The smallest number that is not taken.
fn free<'a>(taken: impl Iterator<Item = &'a u8> + Clone) -> u8 {
    (1..=u8::MAX).find(|number| taken.clone().all(|other| other != number)).expect("there are few")
}

fn free_in(paragraphs: &Paragraphs) -> u8 {
    free(paragraphs.iter().map(|(number, _)| number))
}

fn done(Step { does, document, at }: Step, state: &State, accepted: &[State], fresh: &str) -> State {
    let mut next = state.clone();
    let chosen = state.keys().nth(document % state.len().max(1)).copied();
    let other = state.keys().nth(at % state.len().max(1)).copied().filter(|other| Some(*other) != chosen);
    match (does, chosen, other) {
        (Does::Revert, ..) => return accepted[at % accepted.len()].clone(),
        (Does::Publish, ..) => {
            let paragraphs = (1..=1 + at % 3).map(|at| (at as u8, format!("Words {at} of a document in {fresh}")));
            next.insert(free(state.keys()), paragraphs.collect());
        }
        (Does::Withdraw, Some(chosen), _) => drop(next.remove(&chosen)),
        (Does::Rename, Some(chosen), _) => {
            let paragraphs = next.remove(&chosen).expect("it is there");
            next.insert(free(state.keys()), paragraphs);
        }
        (Does::Join, Some(chosen), Some(other)) => {
            let paragraphs = next.remove(&chosen).expect("it is there");
            let into = next.get_mut(&other).expect("it is there");
            paragraphs.into_iter().for_each(|(_, words)| into.push((free_in(into), words)));
        }
        (Does::Carry, Some(chosen), Some(other)) if !next[&chosen].is_empty() => {
            let from = next.get_mut(&chosen).expect("it is there");
            let (_, words) = from.remove(at % from.len());
            let into = next.get_mut(&other).expect("it is there");
            into.push((free_in(into), words));
        }
        (_, Some(chosen), _) => in_document(does, at, next.get_mut(&chosen).expect("it is there"), fresh),
        _ => {}
    }
    // A further anchor without a paragraph before it becomes one.
    for first in next.values_mut().filter_map(|paragraphs| paragraphs.first_mut()).filter(|(_, words)| words == ALSO) {
        first.1 = format!("Its own words in {fresh}");
    }
    next
}

fn in_document(does: Does, at: usize, next: &mut Paragraphs, fresh: &str) {
    let free = free_in(next);
    let place = at % next.len().max(1);
    match does {
        Does::Insert => next.insert(place, (free, format!("Inserted in {fresh}"))),
        _ if next.is_empty() => {}
        Does::Also => next.insert(place + 1, (free, ALSO.to_owned())),
        Does::Edit | Does::Split | Does::Displace if next[place].1 == ALSO => {
            next[place].1 = format!("Its own words in {fresh}");
        }
        Does::Edit => next[place].1 += &format!(" edited in {fresh}"),
        Does::Delete => drop(next.remove(place)),
        Does::Renumber => {
            if at.is_multiple_of(2) {
                next.remove(place);
            } else {
                next.insert(place, (free, format!("Inserted in {fresh}")));
            }
            (1..).zip(next).for_each(|(number, of)| of.0 = number);
        }
        Does::Merge if next.len() > 1 => {
            let place = at % (next.len() - 1);
            let (_, words) = next.remove(place + 1);
            if words != ALSO && next[place].1 != ALSO {
                next[place].1 += &format!(" {words}");
            }
        }
        Does::Split => {
            let (_, words) = &mut next[place];
            let half = words.match_indices(' ').nth(words.matches(' ').count() / 2).map_or(words.len(), |(at, _)| at);
            let rest = words.split_off(half);
            if !rest.is_empty() {
                next.insert(place + 1, (free, rest.trim().to_owned()));
            }
        }
        Does::Displace => {
            let words = format!("{} and so it is since {fresh}", next[place].1);
            next[place].1 = format!("What {fresh} put here has no word of it");
            next.insert(place + 1, (free, words));
        }
        Does::Import => {
            next.rotate_left(place);
            next.push((free, format!("Imported in {fresh}")));
            if at.is_multiple_of(3) {
                next.remove(0);
            }
        }
        _ => {}
    }
}

pub(super) fn name(document: u8) -> DocumentId {
    id(&format!("d{document}"))
}

pub(super) fn number(anchor_number: u8) -> Anchor {
    anchor(&format!("p{anchor_number}"))
}

/// Gives a state as the site has it to `then`.
fn site<T>(state: &State, then: impl FnOnce(&Current<'_>) -> T) -> T {
    let line = |of: &[(u8, String)]| {
        let names: Vec<String> = of.iter().map(|(number, _)| format!("p{number}")).collect();
        format!("{} {}\n", names.join("+"), of[0].1)
    };
    let text = |of: &Paragraphs| of.chunk_by(|_, (_, words)| words == ALSO).map(line).collect::<String>();
    let documents: Vec<(DocumentId, Arc<str>, Vec<Paragraph>)> = state
        .iter()
        .map(|(document, of)| (name(*document), format!("content/d{document}.md").into(), paragraphs(&text(of))))
        .collect();
    let unit = |of: &'_ Paragraph| Text::of(&of.words).map(|text| text.digest);
    let current = documents.iter().map(|(id, path, paragraphs)| {
        let units = paragraphs.iter().map(|of| Unit {
            anchor: &of.anchor,
            words: &of.words,
            digest: unit(of),
            also: &of.also,
            span: of.span,
        });
        CurrentDocument { id, title: "D", path, units: units.collect() }
    });
    then(&Current { documents: current.collect(), ..Current::default() })
}

/// What an editor says unasked: that words which changed stand in several parts now, or at another place.
fn offers(comparison: &Comparison<'_>) -> Vec<Decision> {
    let mut offers = Vec::new();
    for document in &comparison.documents {
        offers.extend(document.findings.iter().filter_map(|finding| match finding {
            Finding::Changed { now, parts, .. } => {
                let parts = parts.iter().map(|part| Destination::Anchor((*part).clone()));
                let to: Vec<_> = parts.chain(elsewhere(document, now.anchor)).collect();
                let what = Subject::Anchor(document.id.clone(), now.anchor.clone());
                (!to.is_empty()).then_some(Decision { what, to })
            }
            _ => None,
        }));
    }
    offers
}

/// Where words that an anchor had stand at another place now, or all of their beginning.
fn elsewhere(document: &DocumentComparison<'_>, anchor: &Anchor) -> Option<Destination> {
    let place = document.went(anchor).filter(|place| is_it(place))?;
    Some(Destination::Elsewhere(place.document.clone(), place.standing.anchor.clone()))
}

/// Are the words there the same, or do they begin as they did?
fn is_it(likely: &Likely<'_>) -> bool {
    match likely.how {
        How::Begins { same, of } => same == of,
        How::Same | How::Among => true,
    }
}

/// What an editor answers to all that a comparison asks: the place it names, if the words there are the same or begin as
/// they did, else that nothing is left or all stays.
fn answers(comparison: &Comparison<'_>) -> Vec<Decision> {
    let mut answers = Vec::new();
    for document in &comparison.documents {
        let mut say = |anchor: &Anchor, to: Vec<Destination>| {
            answers.push(Decision { what: Subject::Anchor(document.id.clone(), anchor.clone()), to });
        };
        for finding in &document.findings {
            match finding {
                Finding::Lost { anchor, parts, .. } if !parts.is_empty() => {
                    say(anchor, parts.iter().map(|part| Destination::Anchor((*part).clone())).collect());
                }
                Finding::Lost { anchor, likely, .. } => {
                    let place = |likely: &Likely<'_>| {
                        Destination::Elsewhere(likely.document.clone(), likely.standing.anchor.clone())
                    };
                    say(anchor, likely.iter().find(|place| is_it(place)).map(place).into_iter().collect());
                }
                Finding::Shifted { now, went, .. } => {
                    let went = went.map(|went| Destination::Anchor(went.anchor.clone()));
                    let went = went.or_else(|| elsewhere(document, now.anchor));
                    say(now.anchor, vec![went.unwrap_or_else(|| Destination::Anchor(now.anchor.clone()))]);
                }
                _ => {}
            }
        }
        if document.is_lost() {
            let likely = document.likely.as_ref();
            for (anchor, now) in likely.iter().flat_map(|new| &new.astray) {
                let there = |(of, at): (&DocumentId, &Anchor)| Destination::Elsewhere(of.clone(), at.clone());
                say(anchor, now.map(there).into_iter().collect());
            }
            for anchor in document.elsewhere.keys() {
                say(anchor, elsewhere(document, anchor).into_iter().collect());
            }
            let to = likely.map(|new| Destination::Document(new.id.clone())).into_iter().collect();
            answers.push(Decision { what: Subject::Document(document.id.clone()), to });
        }
    }
    answers
}

/// Accepts a state as an editor would; nothing where words came back at an anchor that has gone elsewhere.
fn accepted(ledger: &Ledger, state: &State, month: usize) -> Result<Option<Ledger>, TestCaseError> {
    site(state, |current| {
        let comparison = compare(ledger, current);
        let mut findings = comparison.documents.iter().flat_map(|document| &document.findings);
        let is_another = comparison.documents.iter().any(DocumentComparison::is_another);
        let is_reused = is_another || findings.any(|finding| matches!(finding, Finding::Reused { .. }));
        let fates = answers(&comparison);
        let undecided = Decisions::of(day(&format!("2027-{month:02}-01")));
        let asks = is_reused || !fates.is_empty();
        prop_assert_eq!(accept(ledger, current, &undecided).is_err(), asks, "asked, not answered:\n{:#?}", comparison);
        let fates = [fates, offers(&comparison)].concat();
        match accept(ledger, current, &Decisions { fates, ..undecided }) {
            Ok(after) => {
                prop_assert!(!is_reused, "an anchor was used again");
                let left = compare(&after, current);
                prop_assert!(left.documents.iter().all(|of| of.findings.is_empty() && !of.is_lost()), "{left:#?}");
                Ok(Some(after))
            }
            Err(problems) => {
                prop_assert!(is_reused, "all was answered, and refused:\n{}\n{comparison:#?}", shown(&problems));
                Ok(None)
            }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases.max(2_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_history_loses_an_anchor_or_its_words(
        documents in prop::collection::vec(1..5_u8, 1..4),
        steps in prop::collection::vec(step(), 1..8),
    ) {
        let words = |document: u8, at: u8| format!("Each of {at} parties to document {document} gives notice to {at} others");
        let numbered = (1..).zip(documents);
        let mut state: State =
            numbered.map(|(of, count)| (of, (1..=count).map(|at| (at, words(of, at))).collect())).collect();
        let mut ledger = accepted(&Ledger::default(), &state, 1)?.expect("all is new");
        keeps(&Ledger::default(), &ledger, &state)?;
        let mut states = vec![state.clone()];
        for (month, step) in (2..).zip(steps) {
            let next = done(step, &state, &states, &format!("month {month}"));
            if let Some(after) = accepted(&ledger, &next, month)? {
                keeps(&ledger, &after, &next)?;
                lead_on(&ledger, &states, &after, &next)?;
                (ledger, state) = (after, next);
                states.push(state.clone());
            }
        }
    }
}
