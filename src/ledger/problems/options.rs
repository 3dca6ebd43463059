//! What settles what is lost or shifted: the options of `pincite ledger accept`.

use std::collections::HashMap;

use crate::ledger::{DocumentComparison, Finding, How};
use crate::model::Anchor;

/// The most options that one line is given; who has more does it in several.
const LIMIT: usize = 100;

/// What is likely to have become of everything that is lost or shifted in a document, and of what stands in parts.
pub(super) struct Options<'a> {
    /// Each with the anchors of which it tells.
    all: Vec<(Vec<&'a Anchor>, String)>,
    document: &'a DocumentComparison<'a>,
}

impl<'a> Options<'a> {
    pub(super) fn of(document: &'a DocumentComparison<'a>) -> Self {
        let mut all: Vec<(Vec<&Anchor>, String)> = Vec::new();
        let mut gathered: HashMap<&Anchor, usize> = HashMap::new();
        for finding in &document.findings {
            let Some((anchor, option)) = option(document, finding) else { continue };
            match gathered_at(document, finding) {
                Some(place) if gathered.contains_key(place) => all[gathered[place]].0.push(anchor),
                place => {
                    place.map(|place| gathered.insert(place, all.len()));
                    all.push((vec![anchor], option));
                }
            }
        }
        for (anchors, option) in all.iter_mut().filter(|(anchors, _)| anchors.len() > 1) {
            let names: Vec<&str> = anchors.iter().map(|anchor| anchor.as_str()).collect();
            let to = option.rsplit('=').next().unwrap_or_default();
            *option = format!(" --merged {}={to}", names.join(","));
        }
        Self { all, document }
    }

    /// Is there more to settle than one thing?
    pub(super) fn are_many(&self) -> bool {
        self.all.len() > 1
    }

    /// The line that settles it all.
    pub(super) fn line(&self) -> String {
        let mut line = format!("`pincite ledger accept {}", self.document.id);
        let shown = &self.all[..self.all.len().min(LIMIT)];
        shown.iter().for_each(|(_, option)| line.push_str(option));
        line.push('`');
        match self.all.len() - shown.len() {
            0 => {}
            more => line.push_str(&format!(" with {more} more in the same way")),
        }
        line
    }

    /// The option of one anchor.
    pub(super) fn of_anchor(&self, anchor: &Anchor) -> &str {
        self.all.iter().find(|(of, _)| of.contains(&anchor)).map_or("", |(_, option)| option)
    }
}

/// The likeliest option, and the anchor of which it tells.
fn option<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> Option<(&'a Anchor, String)> {
    let anchor = match finding {
        Finding::Lost { anchor, .. } => *anchor,
        Finding::Changed { now, .. } | Finding::Shifted { now, .. } => now.anchor,
        Finding::New(_) | Finding::Reused { .. } | Finding::Restored { .. } => return None,
    };
    Some((anchor, format!(" {}", document.answers(finding).first()?)))
}

/// The new paragraph of the document in which lost words stand among others: what has several of them was merged.
fn gathered_at<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> Option<&'a Anchor> {
    match finding {
        Finding::Lost { likely, parts, .. } if parts.is_empty() => {
            let place = likely.first().filter(|place| place.how != How::Same && place.is_new)?;
            (place.document == document.id).then_some(place.standing.anchor)
        }
        _ => None,
    }
}
