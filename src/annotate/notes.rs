//! The footnotes of a draft: which unit each belongs to, and what it is called.

use std::collections::BTreeMap;
use std::ops::Range;

use super::prose;
use crate::model::{Anchor, Draft, Run, Unit, push_inlines};
use crate::text::{Source, words};

/// The notes that each unit is the first to refer to, by their places in the draft.
pub fn shares(draft: &Draft) -> Vec<Range<usize>> {
    let mut next = 0;
    let share = |unit: &Unit| {
        // Notes stand in the order of their first marks.
        let from = next;
        next = marks(unit).map(|note| note + 1).max().unwrap_or(0).max(from);
        from..next
    };
    draft.units.iter().map(share).collect()
}

/// The own words of each unit on one line, those of its notes among them.
pub fn own_words(draft: &Draft, source: &Source, shares: &[Range<usize>]) -> Vec<String> {
    let push = |blocks: &[Vec<Run>], own: &mut String| {
        for runs in blocks {
            push_inlines(&prose::inlines(runs, source, &[]), own);
            own.push(' ');
        }
    };
    let own = |(unit, share): (&Unit, &Range<usize>)| {
        let mut own = String::new();
        push(&unit.blocks, &mut own);
        draft.notes[share.clone()].iter().for_each(|note| push(&note.blocks, &mut own));
        words::one_line(&own)
    };
    draft.units.iter().zip(shares).map(own).collect()
}

/// The name of each note: the anchor of the unit that it belongs to and a number.
pub fn names(shares: &[Range<usize>], anchors: &[Option<Anchor>]) -> Vec<String> {
    let mut names = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (anchor, share) in anchors.iter().zip(shares) {
        let place = anchor.as_ref().map_or("note", Anchor::as_str);
        for _ in share.clone() {
            let count = counts.entry(place).or_default();
            *count += 1;
            names.push(format!("{place}-{count}"));
        }
    }
    names
}

/// The notes that the marks of a unit name, as they come.
fn marks(unit: &Unit) -> impl Iterator<Item = usize> {
    unit.runs().filter_map(|run| match run {
        Run::Mark { note, .. } => Some(*note),
        _ => None,
    })
}
