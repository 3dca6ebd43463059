//! What an editor may answer where something is lost, shifted or split: what `pincite ledger accept` takes for it.

use std::fmt;

use super::compare::{DocumentComparison, Finding};
use super::{Comparison, CurrentRoute, Likely, RouteLine, likely};
use crate::model::{Anchor, DocumentId};

/// One option of `pincite ledger accept`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// `moved`, `merged`, `split` or `retired`.
    pub flag: &'static str,
    /// What it is said of: `p9`, `draft#p9`, `draft`, `/about.html`; several with commas between.
    pub of: String,
    /// Where that went; several with commas between, empty for what is retired.
    pub to: String,
}

impl Answer {
    pub(super) fn new(flag: &'static str, of: impl fmt::Display, to: impl fmt::Display) -> Self {
        Self { flag, of: of.to_string(), to: to.to_string() }
    }

    pub(super) fn retired(of: impl fmt::Display) -> Self {
        Self::new("retired", of, "")
    }

    /// As it is said where several documents are named.
    pub fn in_document(self, id: &DocumentId) -> Self {
        let of: Vec<String> = self.of.split(',').map(|of| format!("{id}#{of}")).collect();
        Self { of: of.join(","), ..self }
    }

    /// The document into which it leads, where that is named.
    pub(super) fn document(&self) -> Option<&str> {
        self.to.split_once('#').map(|(document, _)| document)
    }

    /// What the option is given.
    pub fn value(&self) -> String {
        if self.to.is_empty() { self.of.clone() } else { format!("{}={}", self.of, self.to) }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{} {}", self.flag, self.value())
    }
}

impl DocumentComparison<'_> {
    /// What may be said of a finding, the likeliest first; nothing where there is nothing to say.
    pub fn answers(&self, finding: &Finding<'_>) -> Vec<Answer> {
        match finding {
            Finding::Changed { now, parts, .. } => {
                of_parts(now.anchor, parts).or_else(|| self.of_went(now.anchor)).into_iter().collect()
            }
            Finding::Shifted { now, went: Some(went), .. } => vec![Answer::new("moved", now.anchor, went.anchor)],
            Finding::Shifted { now, went: None, .. } => {
                self.of_went(now.anchor).into_iter().chain([Answer::retired(now.anchor)]).collect()
            }
            Finding::Lost { anchor, likely, parts, .. } => {
                let places = likely.iter().map(|place| self.of_place(anchor, place));
                of_parts(anchor, parts).into_iter().chain(places).chain([Answer::retired(anchor)]).collect()
            }
            Finding::New(_) | Finding::Reused { .. } | Finding::Restored { .. } => Vec::new(),
        }
    }

    /// That words which an anchor had stand at another place now.
    fn of_went(&self, anchor: &Anchor) -> Option<Answer> {
        self.went(anchor).map(|place| self.of_place(anchor, place))
    }

    fn of_place(&self, anchor: &Anchor, place: &Likely<'_>) -> Answer {
        let to = place.name(self);
        // What stands there had other words before, of which some are left.
        let is_merged = |finding: &Finding<'_>| match finding {
            Finding::Changed { now, parts, .. } => {
                parts.is_empty() && now.anchor == place.standing.anchor && !likely::has_strayed(self, finding)
            }
            _ => false,
        };
        let stays = place.document == self.id && self.went(place.standing.anchor).is_none();
        match stays && self.findings.iter().any(is_merged) {
            true => Answer::new("merged", format_args!("{anchor},{to}"), &to),
            false => Answer::new("moved", anchor, to),
        }
    }

    /// What may be said of the whole document where it is lost: that it went where most of its words are, with all its
    /// anchors that have to be told apart; that it is gone for good, with those of which the words stand elsewhere.
    pub fn answers_as_whole(&self) -> Vec<Vec<Answer>> {
        let id = self.id;
        let moved = self.likely.iter().map(|new| {
            let astray = new.astray.iter().map(|(anchor, now)| match now {
                Some((to, now)) => Answer::new("moved", format_args!("{id}#{anchor}"), format_args!("{to}#{now}")),
                None => Answer::retired(format_args!("{id}#{anchor}")),
            });
            [Answer::new("moved", id, new.id)].into_iter().chain(astray).collect()
        });
        let elsewhere = self
            .elsewhere
            .iter()
            .map(|(anchor, place)| Answer::new("moved", format_args!("{id}#{anchor}"), place.name(self)));
        moved.chain([[Answer::retired(id)].into_iter().chain(elsewhere).collect()]).collect()
    }
}

impl Comparison<'_> {
    /// The new page that is likely to be one that is lost.
    pub fn likely_route(&self, route: &str, line: &RouteLine) -> Option<&CurrentRoute<'_>> {
        let name = route.rsplit('/').next().unwrap_or(route);
        let is_alike = |new: &&&CurrentRoute<'_>| new.title == line.title || new.route.ends_with(&format!("/{name}"));
        self.new_routes.iter().find(is_alike).copied()
    }

    /// What may be said of a page that is lost.
    pub fn answers_of_route(&self, route: &str, line: &RouteLine) -> Vec<Answer> {
        let moved = self.likely_route(route, line).map(|new| Answer::new("moved", route, &new.route));
        moved.into_iter().chain([Answer::retired(route)]).collect()
    }
}

/// `--split p2=p2,p3`, where the words stand in parts.
fn of_parts(anchor: &Anchor, parts: &[&Anchor]) -> Option<Answer> {
    let names: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
    (!parts.is_empty()).then(|| Answer::new("split", anchor, names.join(",")))
}
