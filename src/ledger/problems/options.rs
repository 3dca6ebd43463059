//! What settles what is lost or shifted: the options of `pincite ledger accept`.

use std::collections::HashMap;

use crate::ledger::{DocumentComparison, Finding, How, Likely};
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

/// ` --split p2=p2,p3`, where the words stand in parts.
fn option_of_parts(anchor: &Anchor, parts: &[&Anchor]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
    (!parts.is_empty()).then(|| format!(" --split {anchor}={}", parts.join(",")))
}

fn option<'a>(document: &DocumentComparison<'a>, finding: &Finding<'a>) -> Option<(&'a Anchor, String)> {
    match finding {
        Finding::Changed { now, parts, .. } => Some((now.anchor, option_of_parts(now.anchor, parts)?)),
        Finding::Shifted { now, went: Some(went), .. } => {
            Some((now.anchor, format!(" --moved {}={}", now.anchor, went.anchor)))
        }
        Finding::Shifted { now, went: None, .. } => Some((now.anchor, format!(" --retired {}", now.anchor))),
        Finding::Lost { anchor, likely, parts, .. } => {
            let option = option_of_parts(anchor, parts).unwrap_or_else(|| of_lost(document, anchor, likely));
            Some((anchor, option))
        }
        Finding::New(_) | Finding::Reused { .. } | Finding::Restored { .. } => None,
    }
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

fn of_lost(document: &DocumentComparison<'_>, anchor: &Anchor, likely: &[Likely<'_>]) -> String {
    let Some(place) = likely.first() else { return format!(" --retired {anchor}") };
    let to = place.name(document);
    // What stands there had other words before, and keeps its anchor.
    let is_changed = |finding: &Finding<'_>| matches!(finding, Finding::Changed { now, parts, .. } if parts.is_empty() && now.anchor == place.standing.anchor);
    match place.document == document.id && document.findings.iter().any(is_changed) {
        true => format!(" --merged {anchor},{to}={to}"),
        false => format!(" --moved {anchor}={to}"),
    }
}
