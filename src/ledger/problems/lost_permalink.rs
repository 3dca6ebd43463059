//! Is everything that was published still there?

use std::sync::Arc;

use super::options::Options;
use super::{and_now, site_line, standing_there};
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{
    Answer, Comparison, DocumentComparison, DocumentLedger, Finding, How, Likely, Line, RouteLine, Unit,
};
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
        let options = Options::of(document);
        let is_shifted = document.findings.iter().any(|finding| matches!(finding, Finding::Shifted { .. }));
        // The line that settles everything stands once: at the first, unless what is shifted has it.
        let mut has_line = is_shifted;
        for finding in &document.findings {
            if let Finding::Lost { anchor, then, likely, parts } = finding {
                let mut problem = lost_anchor(document, anchor, then, likely, parts);
                let back = match parts.is_empty() && likely.first().is_some_and(|place| place.how == How::Same) {
                    true => format!("put `{{#{anchor}}}` back above its words"),
                    false => format!("put `{{#{anchor}}}` back"),
                };
                let or = match options.are_many() {
                    false => format!("run {}", options.line()),
                    true if has_line => format!("accept it with `{}`", options.of_anchor(anchor)),
                    true => format!("run {}, which settles all that is lost here", options.line()),
                };
                problem = problem.help(format!("{back}, or {or}{}", others(document, likely)));
                problems.push(problem);
                has_line = true;
            }
        }
    }
    problems.extend(comparison.lost_routes.iter().map(|(route, line)| lost_route(comparison, route, line)));
    problems.extend(lost_paragraph_pages(comparison));
    problems
}

fn lost_anchor(
    document: &DocumentComparison<'_>,
    anchor: &Anchor,
    then: &Line,
    likely: &[Likely<'_>],
    parts: &[&Anchor],
) -> Diagnostic {
    let mut problem =
        Diagnostic::new(&LOST_PERMALINK, format!("`{anchor}` was published and is no longer in the text"))
            .at(document.then_at(then.span));
    let part = |unit: &&Unit<'_>| parts.contains(&unit.anchor);
    let now = document.now.filter(|_| !parts.is_empty());
    for (now, unit) in now.iter().flat_map(|now| now.units.iter().filter(part).map(move |unit| (now, unit))) {
        problem = problem.also(Place::new(now.path, unit.span), "a part of its words stands here");
    }
    for place in likely.iter().filter(|_| parts.is_empty()) {
        problem = problem.also(Place::new(place.path, place.standing.span), standing_there("its words", then, place));
    }
    problem
}

/// Places that are as likely as the first, so that nobody takes that one unseen.
fn others(document: &DocumentComparison<'_>, likely: &[Likely<'_>]) -> String {
    let Some((first, rest)) = likely.split_first() else { return String::new() };
    let same = rest.iter().filter(|other| other.how == first.how && (other.document == first.document));
    let names: Vec<String> = same.map(|other| format!("`{}`", other.name(document))).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} is as likely"),
        several => format!("; {} are as likely", several.join(" and ")),
    }
}

fn lost_document(document: &DocumentComparison<'_>, then: &DocumentLedger) -> Diagnostic {
    let id = document.id;
    let count = then.anchors.values().filter(|line| line.gone.is_none()).count();
    let anchors = if count == 1 { "1 anchor".into() } else { format!("{count} anchors") };
    let problem =
        Diagnostic::new(&LOST_PERMALINK, format!("the document `{id}` with {anchors} was published and is gone"))
            .at(document.then_at(then.span));
    let back = format!("put the file back as `content/{id}.md`");
    let answers = document.answers_as_whole().swap_remove(0);
    let mut documents: Vec<&str> = answers.iter().filter_map(Answer::document).collect();
    documents.extend(document.likely.iter().map(|new| new.id.as_str()));
    documents.sort_unstable();
    documents.dedup();
    let documents: String = documents.into_iter().map(|of| format!(" {of}")).collect();
    let options = answers.iter().take(LIMIT + 1).map(|answer| format!(" {answer}"));
    let rest = match answers.len().saturating_sub(LIMIT + 1) {
        0 => String::new(),
        rest => format!(" and {rest} more in the same way"),
    };
    let accept = format!("`pincite ledger accept {id}{documents}{}`{rest}", options.collect::<String>());
    problem.help(match &document.likely {
        Some(new) => format!("its words stand in `{}`: run {accept}, or {back}", new.id),
        None => format!("{back}, or run {accept}"),
    })
}

fn lost_route(comparison: &Comparison<'_>, route: &Arc<str>, line: &RouteLine) -> Diagnostic {
    let (folder, name) = route.rsplit_once('/').unwrap_or_default();
    let id = name.trim_end_matches(".html");
    let back = match folder {
        "/topics" => format!("put the topic `{id}` back into content/topics.yaml"),
        "/works" => format!("put the work `{id}` back into content/works.yaml"),
        _ => format!("put the file back as `content{folder}/{id}.md`"),
    };
    let problem =
        Diagnostic::new(&LOST_PERMALINK, format!("`{route}` was published and is gone")).at(site_line(line.span));
    match comparison.likely_route(route, line) {
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
