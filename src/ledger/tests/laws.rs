//! What holds of a ledger and the next, whatever an editor did between them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::histories::{State, anchors, name, number};
use super::*;

/// Where words stand.
type Place = (DocumentId, Anchor);

/// The laws between a ledger and the next.
pub(super) fn keeps(before: &Ledger, after: &Ledger, state: &State) -> Result<(), TestCaseError> {
    let files = after.files();
    let sources: Vec<_> = files.iter().map(|(path, text)| Source::new(path.clone(), text.clone())).collect();
    let (read, problems) = Ledger::read(&sources);
    prop_assert!(problems.is_empty(), "{}", shown(&problems));
    prop_assert_eq!(read.files(), files, "read and printed again");
    for (document, of) in &before.documents {
        for (anchor, then) in &of.anchors {
            let Some(now) = after.line(document, anchor) else {
                return Err(TestCaseError::fail(format!("{document}#{anchor} is forgotten")));
            };
            prop_assert_eq!(now.since, then.since);
            prop_assert!(now.was.starts_with(&then.was), "{} forgets what it said", anchor);
            let recorded: Vec<_> = now.was[then.was.len()..].iter().map(|was| was.text).collect();
            let expected: Vec<_> = then.digest().filter(|_| now.digest() != then.digest()).into_iter().collect();
            prop_assert_eq!(recorded, expected, "{} has other words", anchor);
        }
    }
    let words = words_of(state);
    for (document, of) in &after.documents {
        prop_assert_eq!(of.gone.is_none(), state.keys().any(|there| name(*there) == *document), "{}", document);
        for (anchor, line) in &of.anchors {
            let there = words.get(&(document.clone(), anchor.clone()));
            prop_assert_eq!(of.gone.is_none() && line.gone.is_none(), there.is_some(), "{}#{}", document, anchor);
            if let Some(words) = there {
                prop_assert_eq!(line.digest(), Some(TextDigest::of(words)), "{} means its words", anchor);
            }
            for end in after.ends(Destination::Elsewhere(document.clone(), anchor.clone())) {
                let Destination::Elsewhere(to, at) = &end else { return Err(TestCaseError::fail(format!("{end}"))) };
                prop_assert!(words.contains_key(&(to.clone(), at.clone())), "{anchor} ends at {end}, which is gone");
            }
        }
    }
    went_with_their_words(before, after, &words)
}

/// The words of a state by their places.
fn words_of(state: &State) -> BTreeMap<Place, &str> {
    let words = state.iter().flat_map(|(document, of)| anchors(of).map(move |(at, words, _)| (*document, at, words)));
    words.map(|(document, at, words)| ((name(document), number(at)), words)).collect()
}

/// Who was led to words by an old address is led to them again, wherever they stand now, or to those that it had itself, if
/// they are back, alone or among those with which they were merged. Of words that once stood at two places nobody can tell which they are.
pub(super) fn lead_on(before: &Ledger, states: &[State], after: &Ledger, now: &State) -> Result<(), TestCaseError> {
    let times = |state: &State, words: &str| state.values().flatten().filter(|(_, other)| *other == words).count();
    let are_one = |words: &str| states.iter().all(|state| times(state, words) < 2);
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (document, of) in now {
        for (at, words, _) in anchors(of).filter(|(_, _, is_own)| *is_own) {
            places.entry(words).or_default().push((name(*document), number(at)));
        }
    }
    let (then, now) = (words_of(states.last().expect("there is a first")), words_of(now));
    let gone = |of: &DocumentLedger, line: &Line| of.gone.is_some() || line.gone.is_some();
    for (document, of) in &before.documents {
        for (anchor, line) in of.anchors.iter().filter(|(_, line)| gone(of, line)) {
            let start = Destination::Elsewhere(document.clone(), anchor.clone());
            let ends = after.ends(start.clone());
            for end in before.ends(start.clone()) {
                let Destination::Elsewhere(of, at) = &end else { continue };
                let words = then[&(of.clone(), at.clone())];
                let place = places.get(words).filter(|_| are_one(words)).map(Vec::as_slice);
                if let Some([(of, at)]) = place {
                    let place = Destination::Elsewhere(of.clone(), at.clone());
                    // It may be there by a further anchor.
                    let is_there = |end: &Destination| match end {
                        Destination::Elsewhere(of, at) => now.get(&(of.clone(), at.clone())) == Some(&words),
                        _ => false,
                    };
                    let own = its_words(states, document, anchor, line);
                    let has_its_words = |end: &Destination| match end {
                        Destination::Elsewhere(of, at) => {
                            let there = now.get(&(of.clone(), at.clone()));
                            there.zip(own.as_deref()).is_some_and(|(there, own)| there.contains(own))
                        }
                        _ => false,
                    };
                    let is_back = ends == [start.clone()] || ends.iter().any(has_its_words);
                    prop_assert!(
                        is_back || ends.iter().any(is_there),
                        "{start} led to {end}, now {place}, and leads to {ends:?}"
                    );
                }
            }
        }
    }
    Ok(())
}

/// The words of a line of the ledger, in the last state that had them at its anchor.
fn its_words(states: &[State], document: &DocumentId, anchor: &Anchor, line: &Line) -> Option<String> {
    let at = (document.clone(), anchor.clone());
    let words = states.iter().rev().filter_map(|state| words_of(state).get(&at).map(|words| (*words).to_owned()));
    words.into_iter().find(|words| Some(TextDigest::of(words)) == line.digest())
}

/// What goes with a whole document goes to its own words, wherever they stand once in the new one.
fn went_with_their_words(before: &Ledger, after: &Ledger, words: &BTreeMap<Place, &str>) -> Result<(), TestCaseError> {
    for (document, then) in before.documents.iter().filter(|(_, then)| then.gone.is_none()) {
        let Some(gone) = &after.documents[document].gone else { continue };
        let [Destination::Document(new)] = &*gone.to else { continue };
        for (anchor, line) in then.anchors.iter().filter(|(_, line)| line.gone.is_none()) {
            let has = |(of, _): &&(DocumentId, Anchor)| of == new;
            let same = |at: &&(DocumentId, Anchor)| Some(TextDigest::of(words[*at])) == line.digest();
            let places: Vec<_> = words.keys().filter(has).filter(same).collect();
            if let [(_, only)] = places.as_slice() {
                let ends = after.ends(Destination::Elsewhere(document.clone(), anchor.clone()));
                prop_assert_eq!(ends, [Destination::Elsewhere(new.clone(), only.clone())], "{}#{}", document, anchor);
            }
        }
    }
    Ok(())
}
