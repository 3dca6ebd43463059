//! Is everything that was published still there?

use std::sync::Arc;

use super::{and_now, site_line};
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Comparison, CurrentRoute, DocumentComparison, DocumentLedger, Finding, Likely, Line, RouteLine};
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
So it is with whole documents and pages: `--moved old=new`, `--retired old`.",
);

/// The most anchors of a lost document that are told apart from it.
const LIMIT: usize = 12;

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
    problems.extend(comparison.lost_routes.iter().map(|(route, line)| lost_route(comparison, route, line)));
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
    let back = format!("put the file back as `content/{id}.md`");
    let Some(new) = &document.likely else {
        return problem.help(format!("{back}, or run `pincite ledger accept {id} --retired {id}`"));
    };
    let to = new.id;
    let flags = new.astray.iter().take(LIMIT).map(|(anchor, now)| match now {
        Some(now) => format!(" --moved {id}#{anchor}={to}#{now}"),
        None => format!(" --retired {id}#{anchor}"),
    });
    let rest = match new.astray.len().saturating_sub(LIMIT) {
        0 => String::new(),
        rest => format!(" and {rest} more in the same way"),
    };
    let accept = format!("`pincite ledger accept {id} {to} --moved {id}={to}{}`{rest}", flags.collect::<String>());
    problem.help(format!("its words stand in `{to}`: run {accept}, or {back}"))
}

fn lost_route(comparison: &Comparison<'_>, route: &Arc<str>, line: &RouteLine) -> Diagnostic {
    let (folder, name) = route.rsplit_once('/').unwrap_or_default();
    let id = name.trim_end_matches(".html");
    let back = match folder {
        "/topics" => format!("put the topic `{id}` back into content/topics.yaml"),
        "/works" => format!("put the work `{id}` back into content/works.yaml"),
        _ => format!("put the file back as `content{folder}/{id}.md`"),
    };
    let is_alike = |new: &&&CurrentRoute<'_>| new.title == line.title || new.route.ends_with(&format!("/{name}"));
    let problem =
        Diagnostic::new(&LOST_PERMALINK, format!("`{route}` was published and is gone")).at(site_line(line.span));
    match comparison.new_routes.iter().find(is_alike) {
        Some(new) => {
            let accept = format!("`pincite ledger accept --moved {route}={}`", new.route);
            let problem = and_now(problem, new.at.clone(), "this may be it");
            problem.help(format!("{back}, or run {accept}"))
        }
        None => problem.help(format!("{back}, or run `pincite ledger accept --retired {route}`")),
    }
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
