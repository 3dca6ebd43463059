//! In which way something went that is gone. A line has where it went; the words tell the rest.

use std::collections::HashMap;

use super::{Destination, Ledger, Line};
use crate::model::{Date, DocumentId};

/// In which way the words of an anchor went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// They stand at another place, alone.
    Moved,
    /// They stand at another place with others, or for others that were alike.
    Merged,
    /// They stand at several places.
    Split,
}

/// The fates of the anchors of one document.
pub struct Fates<'a> {
    ledger: &'a Ledger,
    document: &'a DocumentId,
    /// How many of its anchors went to a place.
    arrivals: HashMap<Destination, usize>,
}

impl Ledger {
    /// The fates of the anchors of a document.
    pub fn fates<'a>(&'a self, document: &'a DocumentId) -> Fates<'a> {
        let mut arrivals = HashMap::new();
        let lines = self.documents.get(document).into_iter().flat_map(|of| of.anchors.values());
        for to in lines.filter_map(|line| line.gone.as_ref()).flat_map(|gone| &gone.to) {
            *arrivals.entry(to.seen_from(document)).or_default() += 1;
        }
        Fates { ledger: self, document, arrivals }
    }
}

impl Fates<'_> {
    /// In which way an anchor went that leads to `ends` now; `None` of one that was retired or went with its document, and
    /// where the words have gone on since.
    pub fn of(&self, line: &Line, ends: &[Destination]) -> Option<Fate> {
        let gone = line.gone.as_ref()?;
        let to: Vec<Destination> = gone.to.iter().map(|to| to.seen_from(self.document)).collect();
        match to.as_slice() {
            [] => None,
            places if places != ends => None,
            [one] if self.is_alone(one, line, gone.date) => Some(Fate::Moved),
            [_] => Some(Fate::Merged),
            _ => Some(Fate::Split),
        }
    }

    /// Did the words come to a place where nothing else was, then or with them?
    fn is_alone(&self, place: &Destination, line: &Line, date: Date) -> bool {
        let Destination::Elsewhere(document, anchor) = place else { return true };
        let Some(there) = self.ledger.line(document, anchor) else { return true };
        let then = there.was.iter().find(|was| was.until > date).map(|was| was.text).or(there.digest());
        let is_new = there.since == date && self.arrivals.get(place) == Some(&1);
        is_new || (then.is_some() && then == line.digest())
    }
}
