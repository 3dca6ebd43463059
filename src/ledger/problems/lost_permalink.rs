//! Is everything that was published still there?

use std::sync::Arc;

use super::site_line;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Comparison, DocumentComparison, DocumentLedger, Finding, Likely, Line, RouteLine};
use crate::model::Anchor;
use crate::text::Place;

/// A permalink that would lead nowhere.
pub const LOST_PERMALINK: Code = Code::error(
    "lost-permalink",
    "\
The ledger has an anchor, a document or a page that is no longer there. People
have cited it, and their links would lead nowhere.

Put the anchor or the file back if it went by mistake. If it has another name
now, or its words stand elsewhere, say so with `pincite ledger accept` and
`--moved`, `--merged` or `--split`; if it is gone for good, with `--retired`. Its
permalink then leads to the new place, or to a page that tells what stood there.
A whole document or page has no such page yet, so it can only be put back.",
);

/// Everything that was published and is no longer there. A document that is gone is told once.
pub fn lost_permalinks(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for document in &comparison.documents {
        if let Some(then) = document.then.filter(|_| document.is_lost()) {
            problems.push(lost_document(document, then));
        }
        problems.extend(document.findings.iter().filter_map(|finding| match finding {
            Finding::Lost { anchor, then, likely } => Some(lost_anchor(document, anchor, then, likely)),
            _ => None,
        }));
    }
    problems.extend(comparison.lost_routes.iter().map(|(route, line)| lost_route(route, line)));
    problems.extend(lost_paragraph_pages(comparison));
    problems
}

fn lost_anchor(document: &DocumentComparison<'_>, anchor: &Anchor, then: &Line, likely: &[Likely<'_>]) -> Diagnostic {
    let mut problem =
        Diagnostic::new(&LOST_PERMALINK, format!("`{anchor}` was published and is no longer in the text"))
            .at(document.then_at(then.span));
    for place in likely {
        let label = if place.word_for_word { "its words stand here" } else { "its words may be here" };
        problem = problem.also(Place::new(place.path, place.standing.span), label);
    }
    let accept = format!("`pincite ledger accept {}", document.id);
    problem.help(match likely {
        [] => format!("put `{{#{anchor}}}` back, or run {accept} --retired {anchor}`"),
        [place, ..] => {
            let to = place.name(document);
            let back = if place.word_for_word {
                format!("put `{{#{anchor}}}` back above its words")
            } else {
                format!("put `{{#{anchor}}}` back")
            };
            match place.is_new || place.document != document.id || place.word_for_word {
                true => format!("{back}, or run {accept} --moved {anchor}={to}`"),
                false => format!("{back}, or run {accept} --merged {anchor},{to}={to}`"),
            }
        }
    })
}

fn lost_document(document: &DocumentComparison<'_>, then: &DocumentLedger) -> Diagnostic {
    let id = document.id;
    let count = then.anchors.values().filter(|line| line.gone.is_none()).count();
    let anchors = if count == 1 { "1 anchor".into() } else { format!("{count} anchors") };
    let problem =
        Diagnostic::new(&LOST_PERMALINK, format!("the document `{id}` with {anchors} was published and is gone"))
            .at(document.then_at(then.span));
    problem.help(match document.likely {
        Some(new) => format!("its words stand in `{new}`; put the file back as `content/{id}.md`"),
        None => format!("put `content/{id}.md` back"),
    })
}

fn lost_route(route: &Arc<str>, line: &RouteLine) -> Diagnostic {
    Diagnostic::new(&LOST_PERMALINK, format!("`{route}` was published and is gone"))
        .at(site_line(line.span))
        .help("put it back")
}

fn lost_paragraph_pages(comparison: &Comparison<'_>) -> Option<Diagnostic> {
    let (id, first) = comparison.without_paragraph_pages.first()?;
    let document = comparison.documents.iter().find(|document| document.id == *id)?;
    let pages: usize = comparison.without_paragraph_pages.iter().map(|(_, document)| document.anchors.len()).sum();
    let are = if pages == 1 { "1 page of a paragraph was".into() } else { format!("{pages} pages of paragraphs were") };
    let problem = Diagnostic::new(&LOST_PERMALINK, format!("{are} published and paragraph pages are turned off"));
    Some(
        problem
            .at(document.then_at(first.span))
            .help("set `paragraph-pages: true` under `outputs` in pincite.yaml; what was published stays"),
    )
}
