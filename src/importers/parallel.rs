//! Texts in two languages: what language each block is in, and paragraphs that stand beside their translations.

use std::borrow::Cow;

use super::language::foreign;
use super::sections::merge_single_texts;
use crate::model::{Run, Unit};

/// Says of each block in what language it is, where that is certainly another than the document's. A paragraph and its
/// translation, where one follows the other again and again, are one paragraph with two blocks.
pub fn say_languages(text: &str, mut units: Vec<Unit>, document: Option<&str>) -> Vec<Unit> {
    let Some(document) = document else { return units };
    say(text, &mut units, document);
    let pairs = pairs(&units);
    if pairs.len() < 2 {
        return units;
    }
    units = merge_single_texts(join(units, &pairs));
    say(text, &mut units, document);
    units
}

fn say(text: &str, units: &mut [Unit], document: &str) {
    let words = |runs: &Vec<Run>| {
        let mut spans = runs.iter().filter_map(Run::span).map(|span| &text[span.range()]);
        match (spans.next(), spans.next()) {
            (first, None) => Cow::Borrowed(first.unwrap_or_default()),
            (first, second) => first.into_iter().chain(second).chain(spans).collect::<Vec<_>>().join(" ").into(),
        }
    };
    let of_text = |unit: &&mut Unit| !unit.heading;
    let words: Vec<Cow<str>> =
        units.iter_mut().filter(of_text).flat_map(|unit| unit.blocks.iter().map(words)).collect();
    let mut langs = foreign(&words, document).into_iter();
    for unit in units.iter_mut().filter(of_text) {
        let own: Vec<Option<&'static str>> = langs.by_ref().take(unit.blocks.len()).collect();
        unit.langs = if own.iter().any(Option::is_some) { own } else { Vec::new() };
    }
}

/// Paragraphs that the next one translates: all of a run of them, by turns in the one language and in the other.
fn pairs(units: &[Unit]) -> Vec<usize> {
    let mut holds_others = vec![false; units.len()];
    units.iter().filter_map(|unit| unit.parent).for_each(|parent| holds_others[parent] = true);
    let plain = |at: usize| units[at].label.is_none() && !units[at].heading && !holds_others[at];
    let lang = |at: usize| match units[at].langs.as_slice() {
        [] => Some(None),
        [only] => Some(*only),
        _ => None,
    };
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let same = |other: &usize| {
            plain(*other) && units[*other].parent == units[at].parent && units[*other].preamble == units[at].preamble
        };
        let end = at + (at..units.len()).take_while(same).count();
        let firsts: Vec<usize> = (at..end).step_by(2).collect();
        let other = (at + 1 < end).then(|| lang(at + 1)).flatten().flatten();
        let by_turns = other.is_some()
            && (end - at).is_multiple_of(2)
            && firsts.iter().all(|first| lang(*first) == Some(None) && lang(first + 1) == Some(other));
        if by_turns {
            pairs.extend(firsts);
        }
        at = end.max(at + 1);
    }
    pairs
}

/// Puts the blocks of the second of each pair behind those of the first.
fn join(units: Vec<Unit>, pairs: &[usize]) -> Vec<Unit> {
    let gone = |at: usize| pairs.binary_search(&at.wrapping_sub(1)).is_ok();
    let moved: Vec<usize> = (0..units.len()).map(|at| at - pairs.partition_point(|pair| *pair + 1 < at)).collect();
    let mut joined: Vec<Unit> = Vec::new();
    for (at, mut unit) in units.into_iter().enumerate() {
        unit.parent = unit.parent.map(|parent| moved[parent]);
        match joined.last_mut() {
            Some(first) if gone(at) => first.blocks.append(&mut unit.blocks),
            _ => joined.push(unit),
        }
    }
    joined
}
