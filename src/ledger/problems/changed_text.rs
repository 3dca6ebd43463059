//! Does an anchor still have the words that were published?

use super::options::Options;
use super::{and_now, edited, standing_there};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ledger::{Comparison, DocumentComparison, Finding, Line, Standing};
use crate::model::Anchor;
use crate::text::Place;

/// Other words at the same anchor.
pub const CHANGED_TEXT: Code = Code::mild(
    "changed-text",
    Severity::Warning,
    "\
A paragraph has other words than those that were published under its anchor.
Who cited it may have quoted words that are no longer there.

If the change is meant, a correction or an amendment, run `pincite ledger accept`
with `--why`: the paragraph's page then says that it was changed, when and why.
With `--locked` this is an error, so that no change is published by accident.",
)
.error_when_locked();

/// Every anchor with other words than were published, neither of them another anchor's.
pub fn changed_texts(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for document in &comparison.documents {
        problems.extend(document.findings.iter().filter_map(|finding| match finding {
            Finding::Changed { then, now, parts } => Some(changed_text(document, finding, (then, now), parts)),
            _ => None,
        }));
    }
    problems
}

fn changed_text(
    document: &DocumentComparison<'_>,
    finding: &Finding<'_>,
    (then, now): (&Line, &Standing<'_>),
    parts: &[&Anchor],
) -> Diagnostic {
    let (id, anchor) = (document.id, now.anchor);
    let message = match (now.words.is_empty(), parts) {
        (true, _) => format!("`{anchor}` was published with words and has none now"),
        (false, []) => format!("`{anchor}` has other words than were published"),
        (false, _) => format!("`{anchor}` has only a part of the words that were published"),
    };
    let label = match then.text.as_ref().filter(|_| !now.words.is_empty()) {
        Some(text) => format!("the words as they are now: {}", edited(text, now.words)),
        None => "the words as they are now".into(),
    };
    let mut problem = Diagnostic::new(&CHANGED_TEXT, message).at(document.then_at(then.span));
    if let Some(place) = document.went(anchor) {
        let label = standing_there("the words before", then, place);
        problem = problem.also(Place::new(place.path, place.standing.span), label);
    }
    let record = format!("run `pincite ledger accept {id} --why \"…\"` to record the change");
    let is_sure = document.edited.get(anchor).is_none_or(|place| place.how.is_word_for_word());
    let options = (!document.answers(finding).is_empty()).then(|| Options::of(document));
    let (accept, otherwise) = match &options {
        None => (record, String::new()),
        Some(options) if options.are_many() => (
            format!("accept it with `{}`", options.of_anchor(anchor)),
            "; leave that out if they did not go there".to_owned(),
        ),
        Some(options) => (
            format!("run {} to record where they went", options.line()),
            format!("; if they did not go there, {record}"),
        ),
    };
    let unless = if is_sure { "" } else { &otherwise };
    and_now(problem, document.now_at(now), label).help(format!("put the words back, or {accept}{unless}"))
}
