//! Labels behind a sign of an edition, which is no part of the number.

use super::marker::{Marker, bare, markers};
use super::number::readings;

/// A number behind a sign that an edition sets before some of its clauses: `+ (4)`, `* (5)`, and `3A.` behind the mark of a
/// note that tells who inserted the section: `1[3A. Tools`, `((1-bis. Tools))`.
pub(super) fn behind_sign(line: &str) -> Vec<Marker> {
    let inserted = || line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('[');
    let sign = line.strip_prefix(['+', '*', '†', '‡']).filter(|rest| rest.trim_start().starts_with('('));
    let inserted = || inserted().filter(|rest| rest.len() < line.len() - 1 && !rest.starts_with(char::is_whitespace));
    // Italian editions set what was changed in two brackets.
    let changed = || line.strip_prefix("((").filter(|rest| !rest.starts_with('('));
    if let Some(rest) = changed() {
        return shifted(markers(rest), line.len() - rest.len());
    }
    let Some(rest) = sign.or_else(inserted) else { return Vec::new() };
    let shift = line.len() - rest.trim_start().len();
    if shift > 4 {
        return Vec::new();
    }
    shifted(bare(&line[shift..], readings(&line[shift..])), shift)
}

/// Labels that begin some bytes further on.
fn shifted(mut found: Vec<Marker>, shift: usize) -> Vec<Marker> {
    for marker in &mut found {
        marker.length += shift;
        marker.number = (marker.number.0 + shift, marker.number.1 + shift);
    }
    found
}
