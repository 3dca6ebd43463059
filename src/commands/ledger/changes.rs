//! What differs between the ledger and the text, a line or a JSON object each.

use std::fmt;

use serde::Serialize;

use crate::diagnostic::Report;
use crate::ledger::{self, Comparison, CurrentRoute, DocumentComparison, Finding, Likely, SITE_PATH, Standing, Text};
use crate::model::Anchor;
use crate::text::{Span, words};

/// A difference.
#[derive(Serialize)]
pub(in crate::commands) struct Change {
    /// `new`, `changed`, `shifted`, `lost`, `reused` or `restored`.
    pub what: &'static str,
    /// `charter#p9`, `charter` for a whole document, `/guide/start.html`.
    at: String,
    /// How the words begin: those of the text, or those of the ledger where there are no others.
    begins: String,
    /// Its line of the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<At>,
    /// Where it stands in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<At>,
    /// The words that the ledger has, as far as it has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Words>,
    /// The words that the text has.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Words>,
    /// Where words that are lost or shifted may be now, the likeliest first; all parts of what was split.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likely: Vec<String>,
    /// The options of `pincite ledger accept` that settle it, if the likeliest is right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accept: Vec<String>,
}

/// A place in a file.
#[derive(Serialize)]
struct At {
    path: String,
    line: usize,
}

/// Words, by what the ledger has of them.
#[derive(Serialize)]
struct Words {
    digest: String,
    words: usize,
    begins: String,
}

/// All differences, in the order of the documents, then of the other routes. `report` knows the files.
pub(in crate::commands) fn changes(comparison: &Comparison<'_>, report: &Report) -> Vec<Change> {
    let at = |path: &str, span: Span| {
        let source = report.source(path)?;
        Some(At { path: path.to_owned(), line: source.line_and_column(span.start).0 })
    };
    let mut changes = Vec::new();
    for document in &comparison.documents {
        let path = ledger::path_of(document.id);
        if let Some(then) = document.then.filter(|_| document.is_lost()) {
            let answers = document.answers_as_whole().swap_remove(0);
            changes.push(Change {
                ledger: at(&path, then.span),
                likely: document.likely.iter().map(|new| new.id.to_string()).collect(),
                accept: answers.iter().map(ToString::to_string).collect(),
                ..change("lost", document.id.to_string(), "the whole document")
            });
            continue;
        }
        changes.extend(document.findings.iter().map(|finding| {
            let (then, now) = (finding.then(), finding.now());
            Change {
                ledger: then.and_then(|then| at(&path, then.span)),
                text: document.now.zip(now).and_then(|(of, now)| at(of.path, now.span)),
                then: then.and_then(|then| then.text.as_ref()).map(Words::of),
                now: now.and_then(|now| Text::of(now.words)).as_ref().map(Words::of),
                accept: document.answers(finding).first().map(ToString::to_string).into_iter().collect(),
                ..found(document, finding)
            }
        }));
    }
    changes.extend(comparison.lost_routes.iter().map(|(route, line)| Change {
        ledger: at(SITE_PATH, line.span),
        likely: comparison.likely_route(route, line).map(|new| new.route.to_string()).into_iter().collect(),
        accept: comparison.answers_of_route(route, line).first().map(ToString::to_string).into_iter().collect(),
        ..change("lost", route.to_string(), &line.title)
    }));
    let standing = |what, now: &CurrentRoute<'_>| Change {
        text: now.at.as_ref().and_then(|place| at(&place.path, place.span)),
        ..change(what, now.route.to_string(), now.title)
    };
    changes.extend(
        comparison
            .restored_routes
            .iter()
            .map(|(now, line)| Change { ledger: at(SITE_PATH, line.span), ..standing("restored", now) }),
    );
    changes.extend(comparison.new_routes.iter().map(|now| standing("new", now)));
    changes
}

impl Words {
    fn of(text: &Text) -> Self {
        Self { digest: text.digest.to_string(), words: text.words, begins: text.begins.to_string() }
    }
}

fn found(document: &DocumentComparison<'_>, finding: &Finding<'_>) -> Change {
    let id = document.id;
    let named = |likely: &Likely<'_>| format!("{}#{}", likely.document, likely.standing.anchor);
    let elsewhere = |now: &Standing<'_>| document.went(now.anchor).map(named).into_iter().collect();
    let place = |standing: &Standing<'_>| format!("{id}#{}", standing.anchor);
    let in_parts = |parts: &[&Anchor]| parts.iter().map(|part| format!("{id}#{part}")).collect();
    let of = |what, now: &Standing<'_>| change(what, place(now), words::begins(now.words, 8));
    match finding {
        Finding::New(now) => of("new", now),
        Finding::Changed { now, parts, .. } if parts.is_empty() => {
            Change { likely: elsewhere(now), ..of("changed", now) }
        }
        Finding::Changed { now, parts, .. } => Change { likely: in_parts(parts), ..of("changed", now) },
        Finding::Shifted { now, went: Some(went), .. } => Change { likely: vec![place(went)], ..of("shifted", now) },
        Finding::Shifted { now, went: None, .. } => Change { likely: elsewhere(now), ..of("shifted", now) },
        Finding::Reused { now, .. } => of("reused", now),
        Finding::Restored { now, .. } => of("restored", now),
        Finding::Lost { anchor, then, likely, parts } => Change {
            likely: match parts.as_slice() {
                [] => likely.iter().map(named).collect(),
                parts => in_parts(parts),
            },
            ..change("lost", format!("{id}#{anchor}"), then.text.as_ref().map_or("", |text| &text.begins))
        },
    }
}

fn change(what: &'static str, at: String, begins: &str) -> Change {
    Change {
        what,
        at,
        begins: begins.to_owned(),
        ledger: None,
        text: None,
        then: None,
        now: None,
        likely: Vec::new(),
        accept: Vec::new(),
    }
}

impl Change {
    /// Do both tell the same of one place?
    pub fn is_of_same(&self, other: &Self) -> bool {
        (self.what, &self.at) == (other.what, &other.at)
    }

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
