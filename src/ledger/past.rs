//! What was known of words before they came to where they stand: the history of the lines that lead to theirs.

use std::collections::{HashMap, HashSet};

use super::{Destination, Ledger, Line, TextDigest, Was};
use crate::model::{Anchor, Date, DocumentId};

/// The history of words before they came to an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past<'a> {
    /// When the first of them were published.
    pub since: Date,
    /// Each time that they were changed before they came, oldest first, with the document in which they stood.
    pub changes: Vec<(&'a DocumentId, &'a Was)>,
}

/// Everything that came to a place from another one, so that each line can be asked for what leads to it.
#[derive(Debug)]
pub struct Pasts<'a> {
    ledger: &'a Ledger,
    arrivals: HashMap<Destination, Vec<Arrival<'a>>>,
}

/// Words that came to a place as they were.
#[derive(Clone, Copy, Debug)]
struct Arrival<'a> {
    /// Where they stood.
    from: (&'a DocumentId, &'a Anchor),
    /// The line of that, and how many of its changes came before these words.
    line: &'a Line,
    changes: usize,
    /// Which they were.
    text: Option<TextDigest>,
    /// When they came.
    date: Date,
}

impl Ledger {
    /// Asks every line where its words went.
    pub fn pasts(&self) -> Pasts<'_> {
        let mut arrivals: HashMap<Destination, Vec<Arrival<'_>>> = HashMap::new();
        let lines = self.documents.iter().flat_map(|(id, of)| of.anchors.iter().map(move |line| (id, of, line)));
        for (id, of, (anchor, line)) in lines.filter(|(_, _, (_, line))| line.leads_to.is_none()) {
            let mut arrive = |to: &[Destination], changes, text, date| {
                if let [to] = to {
                    let arrival = Arrival { from: (id, anchor), line, changes, text, date };
                    arrivals.entry(to.seen_from(id)).or_default().push(arrival);
                }
            };
            for (at, was) in line.was.iter().enumerate() {
                arrive(&was.to, at, Some(was.text), was.until);
            }
            if let Some(gone) = line.gone.as_ref().or(of.gone.as_ref()) {
                let to = self.next(&Destination::Elsewhere(id.clone(), anchor.clone())).unwrap_or_default();
                arrive(&to, line.was.len(), line.digest(), gone.date);
            }
        }
        Pasts { ledger: self, arrivals }
    }
}

impl<'a> Pasts<'a> {
    /// What an anchor's words were before they came to it, if they came as they were on the day on which it was published,
    /// and from one place alone.
    pub fn of(&self, document: &'a DocumentId, anchor: &'a Anchor) -> Option<Past<'a>> {
        let mut past: Option<Past<'a>> = None;
        let mut here = (document, anchor);
        let mut seen = HashSet::from([here]);
        while let Some(arrival) = self.arrival(here.0, here.1).filter(|arrival| seen.insert(arrival.from)) {
            let past = past.get_or_insert_with(|| Past { since: arrival.line.since, changes: Vec::new() });
            past.since = arrival.line.since;
            let before = arrival.line.was[..arrival.changes].iter().map(|was| (arrival.from.0, was));
            past.changes.splice(..0, before);
            here = arrival.from;
        }
        past
    }

    fn arrival(&self, document: &DocumentId, anchor: &Anchor) -> Option<Arrival<'a>> {
        if self.arrivals.is_empty() {
            return None;
        }
        let came = self.arrivals.get(&Destination::Elsewhere(document.clone(), anchor.clone()))?;
        let line = self.ledger.line(document, anchor)?;
        let text = line.was.first().map(|was| was.text).or(line.digest());
        let mut same = came.iter().filter(|arrival| arrival.date == line.since && arrival.text == text);
        same.next().filter(|_| same.next().is_none()).copied()
    }
}
