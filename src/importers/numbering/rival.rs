//! What another reading of the text, nearly as good, makes of a label.

use super::sequence::Accepted;

/// How much more another reading may cost that is told of.
pub const CLOSE: i32 = 20;

/// What another reading makes of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// Text.
    Text,
    /// A label that is read in another way, or that lies in another one.
    Elsewhere,
}

/// The first label that another reading does not have as it is.
pub fn first_difference(accepted: &[Accepted], other: &[Accepted]) -> Option<(usize, Rival)> {
    accepted.iter().enumerate().find_map(|(at, label)| {
        let same = other.binary_search_by_key(&label.candidate, |other| other.candidate);
        match same.map(|found| &other[found]) {
            Err(_) => Some((at, Rival::Text)),
            Ok(found) if found.parent != label.parent || found.marker().reading != label.marker().reading => {
                Some((at, Rival::Elsewhere))
            }
            Ok(_) => None,
        }
    })
}
