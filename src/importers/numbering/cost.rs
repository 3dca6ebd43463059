//! What a reading costs: to take a candidate for a label or for text, and to go on from one number to the next.

use std::cmp::Ordering;

use super::marker::{Marker, Style};
use super::number::{Kind, LETTERED, Reading};
use super::sequence::{Candidate, Position};

/// What it costs that a label stands further in or out than the one before it in its series.
pub(super) const SET_APART: i32 = 40;

/// What it costs to say that a candidate is no label.
pub(super) fn reject_cost(candidate: &Candidate) -> u32 {
    let worded = candidate.markers.iter().any(|marker| marker.style.prefix.is_some());
    let alone = candidate.markers.iter().any(|marker| marker.alone);
    let closed = candidate.markers.iter().any(|marker| marker.style.close.is_some());
    let initial = candidate.markers.iter().all(is_initial);
    let dotted = candidate.markers.iter().any(|marker| marker.reading.key.len() > 1);
    match (candidate.position, worded) {
        (Position::Block, true) => {
            if alone {
                600
            } else if closed {
                300
            } else {
                150
            }
        }
        (Position::AfterSentence, true) => {
            if alone {
                400
            } else {
                150
            }
        }
        (Position::MidSentence, true) => {
            if alone {
                60
            } else {
                20
            }
        }
        (Position::Block, false) => {
            if candidate.heading && (closed || dotted) {
                300
            } else if initial {
                90
            } else if closed {
                200
            } else if dotted {
                150
            } else {
                80
            }
        }
        (Position::AfterSentence, false) => {
            if closed {
                120
            } else {
                30
            }
        }
        (Position::MidSentence, false) => 20,
    }
}

/// May a label be the initial of a name, as in `A. Smith`?
fn is_initial(marker: &Marker) -> bool {
    matches!(marker.style.kind, Kind::Capital | Kind::Roman)
        && marker.style.close == Some('.')
        && marker.reading.plain.len() == 1
}

/// What it costs to say that it is one, whatever its sequence.
pub(super) fn accept_cost(candidate: &Candidate, marker: &Marker) -> u32 {
    let bare = marker.style.close.is_none() && marker.style.prefix.is_none();
    match candidate.position {
        Position::Block => {
            if bare {
                30
            } else {
                0
            }
        }
        Position::AfterSentence => {
            if bare {
                60
            } else {
                10
            }
        }
        Position::MidSentence => {
            if bare || marker.style.prefix.is_some() {
                280
            } else {
                100
            }
        }
    }
}

/// What it costs that one number follows another in a series; `None` if it cannot.
pub(super) fn successor_cost(last: &[u32], next: &[u32], style: Style) -> Option<u32> {
    if style.kind == Kind::Decimal {
        return decimal_cost(last, next);
    }
    if style.kind == Kind::Code {
        return Some(code_cost(last, next));
    }
    let (value, before) = (next[0], last[0]);
    if value == before {
        return match (last.get(1), next.get(1)) {
            (None, Some(1 | 2)) => Some(0),
            (None, Some(3..=6)) => Some(80),
            (Some(one), Some(two)) if *two == one + 1 => Some(0),
            (Some(one), Some(two)) if *two > *one && *two < one + 5 => Some(80),
            _ => None,
        };
    }
    let gap = value.checked_sub(before)?;
    match (gap, next.len()) {
        (1, 1) => Some(0),
        (1, _) => Some(60),
        // Articles are repealed more often than numbers are left out.
        (2..=6, _) if style.prefix.is_some() => Some(25 + 15 * gap),
        (2..=6, _) => Some(60 + 40 * gap),
        _ if style.prefix.is_some() => Some(300),
        _ => None,
    }
}

/// The same for numbers of codes: the next of a chapter costs nothing, a new chapter little, and books come in any order.
fn code_cost(last: &[u32], next: &[u32]) -> u32 {
    let common = last.iter().zip(next).take_while(|(one, two)| one == two).count();
    match (last.get(common), next.get(common)) {
        (Some(one), Some(two)) if *two == one + 1 => 0,
        (None, Some(_)) => 0,
        (Some(one), Some(two)) if one < two => 40,
        _ if common == 0 => 60,
        _ => 300,
    }
}

/// The same for dotted numbers, in the order of a tree: a first child, the next brother, the next brother of a parent.
pub(super) fn decimal_cost(last: &[u32], next: &[u32]) -> Option<u32> {
    if next <= last {
        return None;
    }
    let common = last.iter().zip(next).take_while(|(one, two)| one == two).count();
    let small = |rest: &[u32]| rest.len() <= 3 && rest.iter().all(|part| *part <= 1);
    let step = match last.get(common) {
        None => next[common] <= 1 && small(&next[common + 1..]),
        Some(before) => next[common] == before + 1 && small(&next[common + 1..]),
    };
    if step {
        return Some(0);
    }
    (next[0] - last[0] <= 1).then_some(40)
}

/// Does a series begin with this number?
pub(super) fn is_start(reading: &Reading) -> bool {
    match reading.kind {
        Kind::Decimal if reading.key[0] >= LETTERED => reading.key[1..].iter().all(|part| *part <= 1),
        Kind::Decimal => reading.key.iter().all(|part| *part <= 1) && reading.key.len() <= 4,
        Kind::Code => reading.key.last().is_some_and(|last| last % 100 == 1),
        // An annex without a number.
        Kind::Ordinal if reading.key == [0] => true,
        _ => reading.key == [1] || reading.key == [0] && reading.kind == Kind::Arabic,
    }
}

/// Is it the second paragraph of an article of Japan, the first of which has no number?
pub(super) fn is_second_paragraph(marker: &Marker) -> bool {
    marker.style.prefix.is_none() && marker.style.close == Some('　') && marker.reading.key == [2]
}

/// Is it the style of whole numbers without a word?
pub(super) fn is_whole_number(style: Style) -> bool {
    style.prefix.is_none() && style.kind == Kind::Arabic
}

/// Does a label stand further in than another, or further out? A column more or less is that of a longer number.
pub(super) fn set_in(before: Option<usize>, column: Option<usize>) -> Ordering {
    match (before, column) {
        (Some(before), Some(column)) if before.abs_diff(column) > 1 => column.cmp(&before),
        _ => Ordering::Equal,
    }
}
