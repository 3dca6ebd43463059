//! The numbers of a document, as it counts them.

use std::collections::BTreeMap;

use crate::model::{Anchor, Segment};
use crate::site::LinkedDocument;

/// A unit with a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// Its index in the document.
    pub unit: usize,
    /// Its number; the first of several (`3-4`).
    pub from: u32,
    /// The last of them.
    pub to: u32,
    /// Does something follow the digits, as in `12a` and `12 bis`?
    pub inserted: bool,
}

/// What units share that are counted together: what they lie in, their heading, prefix, and figures before the last.
type Together<'a> = (Option<usize>, Option<usize>, &'a str, String);

/// The units that are counted together, each series in reading order: what lies in the same unit and under the same
/// heading, with the same prefix and the same figures before the last (`4.2.1`). What has no decimal number, or none
/// in the source, is in none, and fractions are not counted.
pub(super) fn series(document: &LinkedDocument) -> Vec<Vec<Counted>> {
    let mut all: BTreeMap<Together<'_>, Vec<Counted>> = BTreeMap::new();
    for (index, unit) in document.units.iter().enumerate() {
        let Some(annotation) = document.part(index).annotation() else { continue };
        let anchor = &annotation.anchor;
        // What is printed without a number, as `u7`, has a name that keeps however the text is put in order.
        let Some(printed) = document.labels.number(anchor, annotation.number.as_deref()) else { continue };
        // Where another kind of number is printed (`VIII`), the anchor has the decimal one.
        let own = anchor.last(&document.labels.patterns).number();
        let mut numbers = std::iter::once(&*printed).chain(own);
        let Some((before, (from, to, inserted))) = numbers.find_map(|number| {
            let (before, last) = number.rsplit_once('.').unwrap_or(("", number));
            Some((before.to_owned(), count(last)?))
        }) else {
            continue;
        };
        let key = (unit.parent, unit.section, prefix(document, anchor), before);
        let series = all.entry(key).or_default();
        // What comes after 1 as `1-2` is the second that was put in behind it.
        let behind = series.last().is_some_and(|before| before.to == from && to > from);
        let (to, inserted) = if behind { (from, true) } else { (to, inserted) };
        series.push(Counted { unit: index, from, to, inserted });
    }
    all.into_values().filter(|series| !is_decimal(series)).collect()
}

/// Are the figures those of a fraction, as of 1.1, 1.11, 1.12, 1.2? Such come in an order of their own.
fn is_decimal(series: &[Counted]) -> bool {
    let lengthens = |pair: &&[Counted]| pair[1].from.to_string().starts_with(&pair[0].to.to_string());
    let follows = |pair: &&[Counted]| pair[1].from.abs_diff(pair[0].to) < 2;
    series.windows(2).filter(|pair| !follows(pair)).filter(lengthens).count() > 1
}

/// The prefix of an anchor's last segment; none of a bare label.
pub(super) fn prefix<'a>(document: &LinkedDocument, anchor: &'a Anchor) -> &'a str {
    match anchor.last(&document.labels.patterns) {
        Segment::Numbered { prefix, .. } => prefix,
        _ => "",
    }
}

/// The first and last of a number, and whether something follows it.
fn count(number: &str) -> Option<(u32, u32, bool)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = number.split_at(digits(number));
    let from = first.parse().ok()?;
    let last = rest.strip_prefix(['-', '–']).filter(|last| !last.is_empty() && digits(last) == last.len());
    match last.and_then(|last| last.parse().ok()) {
        Some(to) if to > from => Some((from, to, false)),
        _ => Some((from, from, !rest.is_empty())),
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn numbers_have_letters_and_ends() {
        assert_eq!(count("12"), Some((12, 12, false)));
        assert_eq!(count("12a"), Some((12, 12, true)));
        assert_eq!(count("12 bis"), Some((12, 12, true)));
        assert_eq!(count("3-4"), Some((3, 4, false)));
        assert_eq!(count("3–4a"), Some((3, 3, true)));
        assert_eq!(count("iv"), None);
    }
}
