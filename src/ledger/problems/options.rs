//! What settles what is lost or shifted: the options of `pincite ledger accept`.

use std::collections::{BTreeSet, HashMap};

use crate::ledger::{Answer, DocumentComparison, Finding, How};
use crate::model::Anchor;

/// The most options that one line is given; who has more does it in several.
const LIMIT: usize = 100;

/// What is likely to have become of everything that is lost or shifted in a document, and of what stands in parts.
pub(super) struct Options<'a> {
    /// Each with the anchors of which it tells.
    all: Vec<(Vec<&'a Anchor>, Answer)>,
    document: &'a DocumentComparison<'a>,
    /// Other documents to which they lead, which are accepted with it.
    others: BTreeSet<String>,
}

impl<'a> Options<'a> {
    pub(super) fn of(document: &'a DocumentComparison<'a>) -> Self {
        let mut all: Vec<(Vec<&Anchor>, Answer)> = Vec::new();
        let mut others = BTreeSet::new();
        let mut gathered: HashMap<&Anchor, usize> = HashMap::new();
        for finding in &document.findings {
            let Some((anchor, option)) = option(document, finding) else { continue };
            others.extend(option.document().map(str::to_owned));
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
            *option = Answer { flag: "merged", of: names.join(","), to: std::mem::take(&mut option.to) };
        }
        Self { all, document, others }
    }

    /// Is there more to settle than one thing?
    pub(super) fn are_many(&self) -> bool {
        self.all.len() > 1
    }

    /// The line that settles it all.
    pub(super) fn line(&self) -> String {
        let mut line = format!("`pincite ledger accept {}", self.document.id);
        self.others.iter().for_each(|other| line.push_str(&format!(" {other}")));
        let shown = &self.all[..self.all.len().min(LIMIT)];
        shown.iter().for_each(|(_, option)| line.push_str(&format!(" {}", self.shown(option))));
        line.push('`');
        match self.all.len() - shown.len() {
            0 => {}
            more => line.push_str(&format!(" with {more} more in the same way")),
        }
        line
    }

    /// The option of one anchor.
    pub(super) fn of_anchor(&self, anchor: &Anchor) -> String {
        self.all.iter().find(|(of, _)| of.contains(&anchor)).map(|(_, option)| self.shown(option)).unwrap_or_default()
    }

    fn shown(&self, option: &Answer) -> String {
        match self.others.is_empty() {
            true => option.to_string(),
            false => option.clone().in_document(self.document.id).to_string(),
        }
    }
}

/// The likeliest option, and the anchor of which it tells.
fn option<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> Option<(&'a Anchor, Answer)> {
    let anchor = match finding {
        Finding::Lost { anchor, .. } => *anchor,
        Finding::Changed { now, .. } | Finding::Shifted { now, .. } => now.anchor,
        Finding::New(_) | Finding::Reused { .. } | Finding::Restored { .. } => return None,
    };
    Some((anchor, document.answers(finding).into_iter().next()?))
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
