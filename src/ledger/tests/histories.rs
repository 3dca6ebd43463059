//! Whatever is done to a document and accepted, its ledger forgets no anchor, and no anchor names other words unless
//! the ledger says so.

use proptest::prelude::*;

use super::*;

/// Anchors by number, with their words.
type State = Vec<(u8, String)>;

/// What an editor does between two accepts; numbers choose the paragraph, whatever there is.
#[derive(Clone, Copy, Debug)]
enum Step {
    Edit(usize),
    Delete(usize),
    Insert(usize),
    /// Takes a number out of the row or puts one in, and counts anew.
    Renumber(usize),
    Merge(usize),
    Split(usize),
    /// Back to a state that was accepted.
    Revert(usize),
}

fn step() -> impl Strategy<Value = Step> {
    (0..7_u8, 0..40_usize).prop_map(|(kind, at)| match kind {
        0 => Step::Edit(at),
        1 => Step::Delete(at),
        2 => Step::Insert(at),
        3 => Step::Renumber(at),
        4 => Step::Merge(at),
        5 => Step::Split(at),
        _ => Step::Revert(at),
    })
}

fn done(step: Step, state: &State, accepted: &[State], fresh: &str) -> State {
    let mut next = state.clone();
    let free = (1..=u8::MAX).find(|number| state.iter().all(|(taken, _)| taken != number)).expect("few paragraphs");
    let place = |at: usize| at % state.len().max(1);
    match step {
        Step::Revert(at) => return accepted[at % accepted.len()].clone(),
        Step::Insert(at) => next.insert(place(at), (free, format!("Inserted in {fresh}"))),
        _ if state.is_empty() => {}
        Step::Edit(at) => next[place(at)].1 += &format!(" edited in {fresh}"),
        Step::Delete(at) => {
            next.remove(place(at));
        }
        Step::Renumber(at) => {
            if at % 2 == 0 {
                next.remove(place(at));
            } else {
                next.insert(place(at), (free, format!("Inserted in {fresh}")));
            }
            (1..).zip(&mut next).for_each(|(number, of)| of.0 = number);
        }
        Step::Merge(at) if state.len() > 1 => {
            let at = at % (state.len() - 1);
            let (_, words) = next.remove(at + 1);
            next[at].1 += &format!(" {words}");
        }
        Step::Merge(_) => {}
        Step::Split(at) => {
            let (_, words) = &mut next[place(at)];
            let half = words.match_indices(' ').nth(words.matches(' ').count() / 2).map_or(words.len(), |(at, _)| at);
            let rest = words.split_off(half);
            if !rest.is_empty() {
                next.insert(place(at) + 1, (free, rest.trim().to_owned()));
            }
        }
    }
    next
}

fn text_of(state: &State) -> String {
    state.iter().map(|(number, words)| format!("p{number} {words}\n")).collect()
}

/// What an editor answers to all that a comparison asks: the place it names, else that nothing is left or all stays.
fn answers(comparison: &Comparison<'_>) -> Vec<Decision> {
    let findings = comparison.documents.iter().flat_map(|document| &document.findings);
    let answers = findings.filter_map(|finding| {
        let (anchor, to) = match finding {
            Finding::Lost { anchor, likely, .. } => (*anchor, likely.first().map(|likely| likely.standing.anchor)),
            Finding::Shifted { now, went, .. } => (now.anchor, Some(went.map_or(now.anchor, |went| went.anchor))),
            _ => return None,
        };
        let to = to.into_iter().cloned().map(Destination::Anchor).collect();
        Some(Decision { what: Subject::Anchor(id("d"), anchor.clone()), to })
    });
    answers.collect()
}

/// Accepts a state as an editor would; nothing where words came back at an anchor that has gone elsewhere.
fn accepted(ledger: &Ledger, state: &State, month: usize) -> Result<Option<Ledger>, TestCaseError> {
    let (id, path, paragraphs) = (id("d"), Arc::from("content/d.md"), paragraphs(&text_of(state)));
    let units = paragraphs.iter().map(|of| {
        let digest = Text::of(&of.words).map(|text| text.digest);
        Unit { anchor: &of.anchor, words: &of.words, digest, also: &of.also, span: of.span }
    });
    let document = CurrentDocument { id: &id, title: "D", path: &path, units: units.collect() };
    let current = Current { documents: vec![document], ..Current::default() };
    let comparison = compare(ledger, &current);
    let findings = || comparison.documents.iter().flat_map(|document| &document.findings);
    let is_reused = findings().any(|finding| matches!(finding, Finding::Reused { .. }));
    let fates = answers(&comparison);
    let undecided = Decisions::of(day(&format!("2027-{month:02}-01")));
    let asks = is_reused || !fates.is_empty();
    prop_assert_eq!(accept(ledger, &current, &undecided).is_err(), asks, "asked and not answered:\n{:#?}", comparison);
    match accept(ledger, &current, &Decisions { fates, ..undecided }) {
        Ok(after) => {
            prop_assert!(!is_reused, "an anchor was used again");
            let left = compare(&after, &current);
            prop_assert!(left.documents.iter().all(|document| document.findings.is_empty()), "{left:#?}");
            Ok(Some(after))
        }
        Err(problems) => {
            prop_assert!(is_reused, "all was answered, and refused:\n{}", shown(&problems));
            Ok(None)
        }
    }
}

/// The laws between a ledger and the next.
fn keeps(before: &Ledger, after: &Ledger, state: &State) -> Result<(), TestCaseError> {
    let (d, files) = (id("d"), after.files());
    let sources: Vec<_> = files.iter().map(|(path, text)| Source::new(path.clone(), text.clone())).collect();
    let (read, problems) = Ledger::read(&sources);
    prop_assert!(problems.is_empty(), "{}", shown(&problems));
    prop_assert_eq!(read.files(), files, "read and printed again");
    for (anchor, then) in before.documents.get(&d).into_iter().flat_map(|document| &document.anchors) {
        let Some(now) = after.line(&d, anchor) else {
            return Err(TestCaseError::fail(format!("{anchor} is forgotten")));
        };
        prop_assert_eq!(now.since, then.since);
        prop_assert!(now.was.starts_with(&then.was), "{} forgets what it said", anchor);
        let recorded: Vec<_> = now.was[then.was.len()..].iter().map(|was| was.text).collect();
        let expected: Vec<_> = then.digest().filter(|_| now.digest() != then.digest()).into_iter().collect();
        prop_assert_eq!(recorded, expected, "{} has other words", anchor);
    }
    let lines = || after.documents.get(&d).into_iter().flat_map(|document| &document.anchors);
    let there: Vec<_> = lines().filter(|(_, line)| line.gone.is_none()).collect();
    prop_assert_eq!(there.len(), state.len());
    for (number, words) in state {
        let line = after.line(&d, &anchor(&format!("p{number}"))).filter(|line| line.gone.is_none());
        prop_assert_eq!(line.and_then(Line::digest), Some(TextDigest::of(words)), "p{} means its words", number);
    }
    for (anchor, _) in lines() {
        for end in after.ends(Destination::Elsewhere(d.clone(), anchor.clone())) {
            let Destination::Elsewhere(_, at) = &end else { return Err(TestCaseError::fail(format!("{end}"))) };
            prop_assert!(there.iter().any(|(there, _)| *there == at), "{anchor} ends at {end}, which is gone");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_history_loses_an_anchor_or_its_words(count in 1..6_u8, steps in prop::collection::vec(step(), 1..8)) {
        let mut state: State = (1..=count).map(|at| (at, format!("Each of {at} parties gives notice to {at} others"))).collect();
        let mut ledger = accepted(&Ledger::default(), &state, 1)?.expect("all is new");
        keeps(&Ledger::default(), &ledger, &state)?;
        let mut states = vec![state.clone()];
        for (month, step) in (2..).zip(steps) {
            let next = done(step, &state, &states, &format!("month {month}"));
            if let Some(after) = accepted(&ledger, &next, month)? {
                keeps(&ledger, &after, &next)?;
                (ledger, state) = (after, next);
                states.push(state.clone());
            }
        }
    }
}
