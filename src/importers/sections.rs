//! Which numbered units are sections, and which of them are a single paragraph with a title.

use crate::model::{Label, Run, Unit};

/// A series of numbers of which a third or more are headings counts sections.
pub fn name_sections(units: &mut [Unit]) {
    let is_numbered = |unit: &Unit| {
        unit.label
            .as_ref()
            .is_some_and(|label| label.prefix.is_none() && label.plain.starts_with(|c: char| c.is_ascii_digit()))
    };
    let dotted =
        |unit: &Unit| unit.label.as_ref().is_some_and(|label| label.plain.contains('.') && label.number.contains('.'));
    // Under a section numbers count sections only if they are dotted; words of a section may lead to a list.
    let lies_in_section = |unit: &Unit| {
        let outer = std::iter::successors(unit.parent, |parent| units[*parent].parent);
        let mut labels = outer.filter_map(|parent| units[parent].label.as_ref());
        labels.next().is_some_and(|label| label.prefix.is_none_or(|prefix| prefix == "art"))
    };
    let outer = |unit: &Unit| dotted(unit) || !lies_in_section(unit);
    let in_schedule = |unit: &Unit| {
        let outer = std::iter::successors(unit.parent, |parent| units[*parent].parent);
        // What has no label and holds numbers is an annex.
        outer
            .map(|parent| &units[parent].label)
            .any(|label| label.as_ref().is_none_or(|label| label.prefix == Some("sch")))
    };
    let is_member = |unit: &Unit| is_numbered(unit) && outer(unit) && !in_schedule(unit);
    let members: Vec<usize> = (0..units.len()).filter(|at| is_member(&units[*at])).collect();
    let headed = members.iter().filter(|at| units[**at].heading && !units[**at].blocks.is_empty()).count();
    if headed * 3 >= members.len() && headed >= 2 {
        for at in members {
            units[at].label.as_mut().expect("a numbered unit").prefix = Some("sec");
        }
    }
}

/// Roman numerals or capital letters of which most are headings over text count sections too.
pub fn name_divisions(units: &mut [Unit]) {
    let is_division = |unit: &Unit| {
        let capital = |label: &Label| label.pattern.contains("{ROMAN}") || label.pattern.contains("{A}");
        unit.label.as_ref().is_some_and(|label| label.prefix.is_none() && capital(label))
    };
    let in_division = |unit: &Unit| {
        unit.parent.is_none_or(|parent| units[parent].label.as_ref().is_some_and(|label| label.prefix.is_some()))
    };
    let members: Vec<usize> =
        (0..units.len()).filter(|at| is_division(&units[*at]) && in_division(&units[*at])).collect();
    let headed = members.iter().filter(|at| units[**at].heading && !units[**at].blocks.is_empty()).count();
    if headed >= 2 && headed * 3 >= members.len() * 2 {
        for at in members {
            units[at].label.as_mut().expect("a division has a label").prefix = Some("sec");
        }
    }
}

/// Does a heading have a correction, which a title cannot show?
fn is_corrected(unit: &Unit) -> bool {
    unit.runs().any(|run| matches!(run, Run::Repaired { layout: false, .. }))
}

/// A section with a single text and nothing else in it is one paragraph with a title.
pub fn merge_single_texts(units: Vec<Unit>) -> Vec<Unit> {
    let mut children = vec![0; units.len()];
    units.iter().filter_map(|unit| unit.parent).for_each(|parent| children[parent] += 1);
    let is_section = |at: usize| units[at].heading && units[at].label.is_some() && !is_corrected(&units[at]);
    let is_single_text = |at: &usize| {
        let unit = &units[*at];
        let is_only =
            unit.parent.is_some_and(|parent| parent + 1 == *at && children[parent] == 1 && is_section(parent));
        is_only && unit.label.is_none() && !unit.heading && children[*at] == 0
    };
    let gone: Vec<usize> = (0..units.len()).filter(is_single_text).collect();
    if gone.is_empty() {
        return units;
    }
    let moved: Vec<usize> = (0..units.len()).map(|at| at - gone.partition_point(|out| *out < at)).collect();
    let mut texts: Vec<Option<Vec<Vec<Run>>>> = gone.iter().map(|at| Some(units[*at].blocks.clone())).collect();
    let mut kept = Vec::with_capacity(units.len() - gone.len());
    for (at, mut unit) in units.into_iter().enumerate() {
        if gone.binary_search(&at).is_ok() {
            continue;
        }
        unit.parent = unit.parent.map(|parent| moved[parent]);
        if let Ok(place) = gone.binary_search(&(at + 1)) {
            unit.heading = false;
            unit.title = unit.blocks.into_iter().next().unwrap_or_default();
            unit.blocks = texts[place].take().expect("each text is taken once");
        }
        kept.push(unit);
    }
    kept
}
