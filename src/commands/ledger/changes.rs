//! What differs between the ledger and the text, a line or a JSON object each.

use std::fmt;

use serde::Serialize;

use crate::ledger::{Comparison, Finding, Standing};
use crate::model::{Anchor, DocumentId};
use crate::text::words;

/// A difference.
#[derive(Serialize)]
pub(in crate::commands) struct Change {
    /// `new`, `changed`, `shifted`, `lost`, `reused` or `restored`.
    pub what: &'static str,
    /// `charter#p9`, `charter` for a whole document, `/guide/start.html`.
    at: String,
    /// How the words begin: those of the text, or those of the ledger where there are no others.
    begins: String,
    /// Where words that are lost or shifted may be now, the likeliest first; all parts of what was split.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likely: Vec<String>,
}

/// All differences, in the order of the documents, then of the other routes.
pub(in crate::commands) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for document in &comparison.documents {
        if document.is_lost() {
            changes.push(change("lost", document.id.to_string(), "the whole document"));
            continue;
        }
        changes.extend(document.findings.iter().map(|finding| found(document.id, finding)));
    }
    changes.extend(comparison.lost_routes.iter().map(|(route, at)| change("lost", route.to_string(), &at.title)));
    let standing = |what, route: &str, title: &str| change(what, route.to_owned(), title);
    changes.extend(comparison.restored_routes.iter().map(|(now, _)| standing("restored", &now.route, now.title)));
    changes.extend(comparison.new_routes.iter().map(|now| standing("new", &now.route, now.title)));
    changes
}

fn found(id: &DocumentId, finding: &Finding<'_>) -> Change {
    let place = |standing: &Standing<'_>| format!("{id}#{}", standing.anchor);
    let in_parts = |parts: &[&Anchor]| parts.iter().map(|part| format!("{id}#{part}")).collect();
    let of = |what, now: &Standing<'_>| change(what, place(now), words::begins(now.words, 8));
    match finding {
        Finding::New(now) => of("new", now),
        Finding::Changed { now, parts, .. } => Change { likely: in_parts(parts), ..of("changed", now) },
        Finding::Shifted { now, went, .. } => Change { likely: went.iter().map(place).collect(), ..of("shifted", now) },
        Finding::Reused { now, .. } => of("reused", now),
        Finding::Restored { now, .. } => of("restored", now),
        Finding::Lost { anchor, then, likely, parts } => Change {
            likely: match parts.as_slice() {
                [] => likely.iter().map(|likely| format!("{}#{}", likely.document, likely.standing.anchor)).collect(),
                parts => in_parts(parts),
            },
            ..change("lost", format!("{id}#{anchor}"), then.text.as_ref().map_or("", |text| &text.begins))
        },
    }
}

fn change(what: &'static str, at: String, begins: &str) -> Change {
    Change { what, at, begins: begins.to_owned(), likely: Vec::new() }
}

impl Change {
    /// Is it of something that was published and not gone?
    pub fn is_of_what_was(&self) -> bool {
        matches!(self.what, "changed" | "shifted" | "lost")
    }

    /// The line of one document, which need not be named: where lost or shifted words may be now stands behind.
    pub fn in_document(&self) -> String {
        let anchor = |at: &str| at.split_once('#').map_or(at, |(_, anchor)| anchor).to_owned();
        let likely: Vec<String> = self.likely.iter().map(|at| anchor(at)).collect();
        let now = if likely.is_empty() { String::new() } else { format!(" → {}", likely.join(", ")) };
        self.line(&format!("{}{now}", anchor(&self.at)), 14)
    }

    fn line(&self, at: &str, width: usize) -> String {
        format!("{:<9} {at:<width$} {}", self.what, self.begins).trim_end().to_owned()
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(&self.at, 32))
    }
}
