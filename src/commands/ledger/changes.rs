//! What differs between the ledger and the text, a line or a JSON object each.

use std::fmt;

use serde::Serialize;

use crate::ledger::{Comparison, Finding, Standing};
use crate::model::DocumentId;
use crate::text::words;

/// A difference.
#[derive(Serialize)]
pub(super) struct Change {
    /// `new`, `changed`, `shifted`, `lost`, `reused` or `restored`.
    what: &'static str,
    /// `charter#p9`, `charter` for a whole document, `/guide/start.html`.
    at: String,
    /// How the words begin: those of the text, or those of the ledger where there are no others.
    begins: String,
    /// Where words that are lost or shifted may be now, the likeliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likely: Vec<String>,
}

/// All differences, in the order of the documents, then of the other routes.
pub(super) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
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
    let of = |what, now: &Standing<'_>| change(what, place(now), words::begins(now.words, 8));
    match finding {
        Finding::New(now) => of("new", now),
        Finding::Changed { now, .. } => of("changed", now),
        Finding::Shifted { now, went, .. } => Change { likely: went.iter().map(place).collect(), ..of("shifted", now) },
        Finding::Reused { now, .. } => of("reused", now),
        Finding::Restored { now, .. } => of("restored", now),
        Finding::Lost { anchor, then, likely } => Change {
            likely: likely.iter().map(|likely| format!("{}#{}", likely.document, likely.standing.anchor)).collect(),
            ..change("lost", format!("{id}#{anchor}"), then.text.as_ref().map_or("", |text| &text.begins))
        },
    }
}

fn change(what: &'static str, at: String, begins: &str) -> Change {
    Change { what, at, begins: begins.to_owned(), likely: Vec::new() }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = format!("{:<9} {:<32} {}", self.what, self.at, self.begins);
        f.write_str(line.trim_end())
    }
}
