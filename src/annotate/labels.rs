//! How a document prints its numbers, as the importer saw it; what differs is an exception of its own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Anchor, Label, Labels, Pattern, Segment, Unit};
use crate::text::Source;
use crate::text::words::has_single_spaces;

/// The commonest pattern of each prefix, and of bare labels by depth.
pub fn seen(units: &[Unit], anchors: &[Option<Anchor>], source: &Source) -> Labels {
    let named: BTreeSet<&str> = units.iter().filter_map(|unit| unit.label.as_ref()?.prefix).collect();
    let named: Vec<Pattern> = named.into_iter().map(|prefix| (prefix.to_owned(), "{}".to_owned())).collect();
    let mut places: BTreeMap<Place, Vec<(&Unit, &Anchor)>> = BTreeMap::new();
    for (unit, anchor) in units.iter().zip(anchors) {
        let Some(anchor) = anchor.as_ref().filter(|_| unit.label.is_some()) else { continue };
        let Some(place) = Place::of(anchor, &named) else { continue };
        places.entry(place).or_default().push((unit, anchor));
    }
    let mut labels = Labels::default();
    let mut nested: Vec<(usize, String)> = Vec::new();
    for (place, members) in places {
        let pattern = commonest(&place, &members, source).unwrap_or_else(|| "{}".to_owned());
        match place {
            Place::Prefix(prefix) => labels.patterns.push((prefix, pattern)),
            Place::Bare(depth) => nested.push((depth, pattern)),
        }
    }
    for (depth, pattern) in nested {
        let last = labels.nested.last().cloned().unwrap_or_else(|| "({})".to_owned());
        labels.nested.resize(depth, last);
        labels.nested.push(pattern);
    }
    labels
}

/// The pattern that prints most labels of a place as they are, if it prints the others with their number.
fn commonest(place: &Place, members: &[(&Unit, &Anchor)], source: &Source) -> Option<String> {
    // For each pattern how many labels it prints, and the first label that has it.
    let mut counts: BTreeMap<String, (usize, usize, Labels)> = BTreeMap::new();
    for (index, (unit, anchor)) in members.iter().enumerate() {
        let Some(label) = &unit.label else { continue };
        let printed = one_line(&source.text[label.span.range()]);
        for pattern in patterns(label) {
            if !counts.contains_key(&*pattern) {
                let alone = one_pattern(place, &pattern);
                counts.insert(pattern.to_string(), (0, usize::MAX - index, alone));
            }
            let (count, _, alone) = counts.get_mut(&*pattern).expect("it is there");
            *count += usize::from(alone.prints(anchor, None, &printed));
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (count, first, _))| std::cmp::Reverse((*count, *first)));
    let prints = |alone: &Labels| {
        members.iter().all(|(unit, anchor)| {
            let Some(label) = &unit.label else { return true };
            let printed = one_line(&source.text[label.span.range()]);
            match exception_of(alone, anchor, label, &printed) {
                Number::OfAnchor => true,
                Number::Given(number) => alone.prints(anchor, Some(&number), &printed),
            }
        })
    };
    counts.into_iter().take(3).find(|(_, (.., alone))| prints(alone)).map(|(pattern, _)| pattern)
}

/// The `number` of a unit whose label the patterns do not print: the number, else the whole label.
pub fn exception(labels: &Labels, anchor: &Anchor, unit: &Unit, source: &Source) -> Option<String> {
    let label = unit.label.as_ref()?;
    match exception_of(labels, anchor, label, &one_line(&source.text[label.span.range()])) {
        Number::OfAnchor => None,
        Number::Given(number) => Some(number.into_owned()),
    }
}

/// The number with which patterns print a label.
enum Number<'a> {
    /// The one that the anchor tells.
    OfAnchor,
    /// One of its own, or the whole label.
    Given(Cow<'a, str>),
}

fn exception_of<'a>(labels: &Labels, anchor: &Anchor, label: &'a Label, printed: &'a str) -> Number<'a> {
    if labels.prints(anchor, None, printed) {
        return match dotted_by_sign(label, anchor) {
            true => Number::Given(label.number.as_str().into()),
            false => Number::OfAnchor,
        };
    }
    let number = one_line(&label.number);
    Number::Given(if labels.prints(anchor, Some(&number), printed) { number } else { printed.into() })
}

/// Does a dot of the anchor stand for another sign?
fn dotted_by_sign(label: &Label, anchor: &Anchor) -> bool {
    let last = anchor.segments().next_back().unwrap_or("");
    last.matches('.').count()
        > label.number.matches('.').count() + usize::from(label.plain.starts_with(|c: char| c.is_alphabetic()))
}

/// Where a pattern holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Prefix(String),
    Bare(usize),
}

impl Place {
    /// The place of an anchor's last segment. `named` are prefixes that only the document knows.
    fn of(anchor: &Anchor, named: &[Pattern]) -> Option<Self> {
        match anchor.last(named) {
            Segment::Numbered { prefix, .. } => Some(Self::Prefix(prefix.to_owned())),
            Segment::Label(_) => {
                let bare =
                    |(at, text): &(usize, &str)| matches!(Segment::read(text, *at == 0, named), Segment::Label(_));
                Some(Self::Bare(anchor.segments().enumerate().filter(bare).count() - 1))
            }
            Segment::Language(_) | Segment::Name(_) => None,
        }
    }
}

/// A pattern as the label has it, with the number as it is, and with the sign that makes it an ordinal: `1.º`.
fn patterns(label: &Label) -> Vec<Cow<'_, str>> {
    let pattern = &label.pattern;
    let mut patterns = vec![one_line(pattern)];
    let digits = label.number.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && digits < label.number.len() && label.plain.len() == digits {
        let sign = format!("{{}}{}", &label.number[digits..]);
        patterns.push(one_line(&pattern.replace("{}", &sign)).into_owned().into());
    }
    for mark in ["{ROMAN}", "{roman}", "{A}"] {
        if pattern.contains(mark) {
            patterns.push(one_line(&pattern.replace(mark, "{}")).into_owned().into());
        }
    }
    patterns
}

fn one_pattern(place: &Place, pattern: &str) -> Labels {
    match place {
        Place::Prefix(prefix) => Labels { patterns: vec![(prefix.clone(), pattern.to_owned())], nested: Vec::new() },
        Place::Bare(depth) => Labels { patterns: Vec::new(), nested: vec![pattern.to_owned(); depth + 1] },
    }
}

fn one_line(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && has_single_spaces(text) && !text.starts_with(' ') && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
