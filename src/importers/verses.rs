//! Numbers without a sign at the starts of lines, as editions of scripture print them: `2 And he said`.
//!
//! One such number may be a quantity in the middle of a sentence. Where nearly all of a text count on from one, again and
//! again, they are the numbers of verses, and each begins one, whatever stands before it.

use super::numbering::{Candidate, Kind, Position};

/// Fewer numbers that count on may be chance.
const LEAST: usize = 5;

/// Finds such numbers, and says that each begins a block.
pub fn count_on(candidates: &mut [Candidate]) {
    let mut last = 0;
    let (mut all, mut first) = (0, 0);
    let mut run = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(number) = number(candidate) else { continue };
        all += 1;
        first += usize::from(number == 1);
        if number == last + 1 || number == 1 {
            last = number;
            run.push(index);
        }
    }
    let enough = run.len() >= LEAST && run.len() * 10 >= all * 9 && first * 3 <= run.len();
    for index in run.into_iter().filter(|_| enough) {
        candidates[index].position = Position::Block;
    }
}

/// The whole number without a word and a sign that a candidate may be.
fn number(candidate: &Candidate) -> Option<u32> {
    let bare = candidate.markers.iter().find(|marker| {
        let style = marker.style;
        style.prefix.is_none() && style.open.is_none() && style.close.is_none() && style.kind == Kind::Arabic
    })?;
    match *bare.reading.key {
        [number] if !bare.alone => Some(number),
        _ => None,
    }
}
