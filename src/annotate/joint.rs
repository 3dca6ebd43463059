//! A label with several numbers: further anchors of its paragraph.

use crate::model::{Anchor, Unit};

/// The anchors of the other numbers that a label gives besides its own: `p4` where `3-4` is `p3`.
pub fn joint(unit: &Unit, anchor: &Anchor, named: &[Option<Anchor>]) -> Vec<Anchor> {
    let Some(label) = &unit.label else { return Vec::new() };
    let is_sign = |c: char| !c.is_ascii_digit();
    let numbers: Option<(u32, u32)> = label.number.find(is_sign).and_then(|at| {
        let last = label.number[at..].trim_start_matches(is_sign);
        Some((label.number[..at].parse().ok()?, last.parse().ok()?))
    });
    let Some((first, last)) = numbers.filter(|(first, _)| label.plain == first.to_string()) else { return Vec::new() };
    let Some(stem) = anchor.as_str().strip_suffix(label.plain.as_str()) else { return Vec::new() };
    let others = (first + 1..=last).take(24).filter_map(|number| Anchor::parse(&format!("{stem}{number}")).ok());
    others.filter(|other| !named.iter().flatten().any(|taken| taken == other)).collect()
}
