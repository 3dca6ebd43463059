//! The numbers of a document, as it counts them.

use std::collections::BTreeMap;

use super::figures::{Figures, Writing};
use super::lettered::{Lettered, runs};
use crate::model::{Anchor, Annotation, Segment};
use crate::site::LinkedDocument;

/// A unit with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// Its index in the document.
    pub unit: usize,
    /// Its number; the first of several (`3-4`).
    pub from: u32,
    /// The last of them.
    pub to: u32,
    /// Does something follow the number, as in `12a` and `12 bis`?
    pub inserted: bool,
    /// How it is written.
    pub writing: Writing,
}

/// What units share that are counted together: what they lie in by their place and by their anchor, their heading, prefix, and
/// figures before the last.
type Together<'a> = (Option<usize>, Option<usize>, &'a str, &'a str, String);

/// The units that are counted together, each series in reading order: what lies in the same unit and under the same
/// heading, with the same prefix and the same figures before the last (`4.2.1`). Letters and roman numerals are counted where
/// there is no decimal number; what has none in the source, fractions, words and other alphabets are not.
pub(super) fn series(document: &LinkedDocument) -> Vec<Vec<Counted>> {
    let mut decimal: BTreeMap<Together<'_>, Vec<Counted>> = BTreeMap::new();
    let mut lettered: BTreeMap<Together<'_>, Vec<Lettered>> = BTreeMap::new();
    for (index, unit) in document.units.iter().enumerate() {
        let Some(Annotation { anchor, number, .. }) = document.part(index).annotation() else { continue };
        // What is printed without a number, as `u7`, has a name that keeps however the text is put in order.
        let Some(printed) = document.labels.number(anchor, number.as_deref()) else { continue };
        // Where another kind of number is printed (`VIII`), the anchor has the decimal one; not where a dot tells a second `a`
        // from the first.
        let own = anchor.last(&document.labels.patterns).number();
        let own = own.filter(|own| own.starts_with(|c: char| c.is_ascii_digit()));
        let key = |before: &str| {
            let around = anchor.as_str().rsplit_once('-').map_or("", |(around, _)| around);
            (unit.parent, unit.section, around, prefix(document, anchor), before.to_owned())
        };
        let mut numbers = std::iter::once(&*printed).chain(own).filter_map(Figures::read);
        if let Some((figures, (from, to, inserted))) = numbers.find_map(|number| Some((number, count(number)?))) {
            let series = decimal.entry(key(figures.before)).or_default();
            // What comes after 1 as `1-2` is the second that was put in behind it.
            let behind = series.last().is_some_and(|before| before.to == from && to > from);
            let (to, inserted) = if behind { (from, true) } else { (to, inserted) };
            series.push(Counted { unit: index, from, to, inserted, writing: Writing::Digits });
        } else if let Some(figures) = Figures::read(&printed) {
            let small = |text: &str| text.to_ascii_lowercase();
            let one = Lettered { unit: index, first: small(figures.first), last: figures.last.map(small) };
            lettered.entry(key(figures.before)).or_default().push(one);
        }
    }
    let decimal = decimal.into_values().filter(|series| !is_decimal(series));
    decimal.chain(lettered.values().flat_map(|series| runs(series))).collect()
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
fn count(figures: Figures<'_>) -> Option<(u32, u32, bool)> {
    let end = figures.first.find(|c: char| Writing::Digits.value(c.encode_utf8(&mut [0; 4])).is_none());
    let (first, rest) = figures.first.split_at(end.unwrap_or(figures.first.len()));
    let from = Writing::Digits.value(first)?;
    let last = figures.last.and_then(|last| Writing::Digits.value(last)).filter(|to| *to > from);
    Some((from, last.unwrap_or(from), !rest.is_empty() || last.is_none() && figures.is_followed))
}

#[cfg(test)]
mod tests {
    use super::{Figures, count};

    #[test]
    fn numbers_have_letters_and_ends() {
        let count = |number| count(Figures::read(number)?);
        assert_eq!(count("12"), Some((12, 12, false)));
        assert_eq!(count("12a"), Some((12, 12, true)));
        assert_eq!(count("12 bis"), Some((12, 12, true)));
        assert_eq!(count("3-4"), Some((3, 4, false)));
        assert_eq!(count("58, 59"), Some((58, 59, false)));
        assert_eq!(count("58, 59 and 60"), Some((58, 60, false)));
        assert_eq!(count("83-1"), Some((83, 83, true)));
        assert_eq!(count("3–4a"), Some((3, 3, true)));
        assert_eq!(count("3′"), Some((3, 3, true)));
        assert_eq!(count("iv"), None);
    }
}
