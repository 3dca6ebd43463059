//! What the numbers of a series count where no word on the label says it: recitals after `Whereas:`, definitions and axioms
//! under headings of these names, notes that the text refers to.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::layout::leads_on;
use crate::model::{Label, Unit};

/// Gives the labels of such series their prefix.
pub fn name_series(text: &str, units: &mut [Unit]) {
    recitals(text, units);
    under_headings(text, units);
    notes(text, units);
}

/// The words of a unit on one line, small.
fn words(text: &str, unit: &Unit) -> String {
    let spans = unit.runs().filter_map(crate::model::Run::span);
    spans.map(|span| &text[span.range()]).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_plain(unit: &Unit) -> bool {
    unit.label.as_ref().is_some_and(|label| label.prefix.is_none())
}

fn name(unit: &mut Unit, prefix: &'static str) {
    if let Some(label) = &mut unit.label {
        label.prefix = Some(prefix);
    }
}

/// Numbers in brackets from a line that ends with `Whereas:` to the next line without a label.
fn recitals(text: &str, units: &mut [Unit]) {
    const WHEREAS: &[&str] = &[
        "whereas:",
        "considérant ce qui suit:",
        "considérant ce qui suit :",
        "in erwägung nachstehender gründe:",
        "considerando lo siguiente:",
        "considerando o seguinte:",
        "considerando quanto segue:",
    ];
    let ends_so = |unit: &Unit| unit.spans().last().is_some_and(|span| text[span.range()].ends_with(':'));
    let is_whereas = |unit: &Unit| {
        unit.label.is_none() && ends_so(unit) && WHEREAS.iter().any(|end| words(text, unit).ends_with(end))
    };
    let Some(start) = units.iter().position(is_whereas) else { return };
    let parent = units[start].parent;
    for unit in units[start + 1..].iter_mut() {
        if unit.parent == parent && !is_plain(unit) {
            return;
        }
        if unit.parent == parent && unit.label.as_ref().is_some_and(|label| label.pattern.starts_with('(')) {
            name(unit, "rec");
        }
    }
}

/// Numbers under `DEFINITIONS`, `AXIOMS` and `PROPOSITIONS`, where a text has two of these headings.
fn under_headings(text: &str, units: &mut [Unit]) {
    let counts = |unit: &Unit| match words(text, unit).trim_end_matches(['.', ':']) {
        "definitions" | "definitiones" | "définitions" | "definitionen" => Some("def"),
        "axioms" | "axiomata" | "axiomes" | "axiome" => Some("ax"),
        "propositions" | "propositiones" | "lehrsätze" => Some("prop"),
        _ => None,
    };
    let headings: Vec<Option<Option<&'static str>>> =
        units.iter().map(|unit| (unit.heading && unit.label.is_none()).then(|| counts(unit))).collect();
    let mut kinds: Vec<&str> = headings.iter().copied().flatten().flatten().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 2 {
        return;
    }
    let mut current = None;
    for (unit, heading) in units.iter_mut().zip(headings) {
        match heading {
            Some(kind) => current = kind,
            None if unit.label.as_ref().is_some_and(|label| label.prefix.is_some()) && unit.heading => current = None,
            None => {}
        }
        let outermost =
            unit.label.as_ref().is_some_and(|label| label.prefix.is_none() && !label.pattern.starts_with('('));
        if let Some(prefix) = current.filter(|_| outermost) {
            name(unit, prefix);
        }
    }
}

/// A series in brackets, as `[1]`, of which each label stands in the text before, behind the words that it is a note to.
fn notes(text: &str, units: &mut [Unit]) {
    let references =
        references(text, units.iter().filter_map(bracketed).map(|label| &text[label.span.range()]).collect());
    if references.is_empty() {
        return;
    }
    let mut at = 0;
    while at < units.len() {
        let Some(first) = bracketed(&units[at]).filter(|label| label.plain == "1").cloned() else {
            at += 1;
            continue;
        };
        let same = |label: &Label| label.pattern == first.pattern;
        let members: Vec<usize> = (at..units.len())
            .take_while(|index| bracketed(&units[*index]).is_some_and(same) || units[*index].label.is_none())
            .filter(|index| units[*index].label.is_some())
            .collect();
        let before = first.span.start;
        let led_to = at.checked_sub(1).is_some_and(|last| leads_on(words(text, &units[last]).trim_end()));
        let is_note = |index: &usize| {
            let mark = units[*index].label.as_ref().map(|label| &text[label.span.range()]);
            mark.and_then(|mark| references.get(mark)).is_some_and(|end| *end <= before)
        };
        if !led_to && members.iter().all(is_note) {
            for index in &members {
                name(&mut units[*index], "n");
                units[*index].parent = None;
            }
        }
        at = members.last().map_or(at, |last| *last) + 1;
    }
}

/// The label of a unit, if it is a number that brackets open.
fn bracketed(unit: &Unit) -> Option<&Label> {
    let label = unit.label.as_ref().filter(|label| label.prefix.is_none())?;
    (label.pattern.starts_with(['[', '(']) && label.plain.parse::<u32>().is_ok()).then_some(label)
}

/// Where the first words end that have a mark behind them, for each of some marks in brackets. All are looked for in one go.
fn references<'a>(text: &'a str, marks: HashSet<&str>) -> HashMap<&'a str, usize> {
    let lengths: BTreeSet<usize> = marks.iter().map(|mark| mark.len()).collect();
    let mut found = HashMap::new();
    if lengths.is_empty() {
        return found;
    }
    for at in memchr::memchr2_iter(b'(', b'[', text.as_bytes()) {
        for end in lengths.iter().map(|length| at + length) {
            let mark = text.get(at..end).filter(|mark| marks.contains(mark) && !found.contains_key(mark));
            if let Some(mark) = mark.filter(|_| is_reference(&text[..at], &text[end..])) {
                found.insert(mark, end);
            }
        }
    }
    found
}

/// Does a mark stand right behind a word or its full stop, or between it and a comma?
fn is_reference(before: &str, after: &str) -> bool {
    if before.ends_with(|c: char| c.is_alphabetic() || ".,;:”’»\"".contains(c)) {
        return true;
    }
    if !before.ends_with(' ') {
        return false;
    }
    let word = before.trim_end_matches(' ').rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    let named = NAMED.split(' ').any(|named| named == word);
    !word.is_empty() && !named || after.starts_with([',', '.', ';'])
}

/// Words that name a number in brackets, which is no mark of a note then.
pub(super) const NAMED: &str = "article articles art annex chapter part page rule session sect step stage phase paragraph paragraphs section subsection point points item items para recital absatz";
