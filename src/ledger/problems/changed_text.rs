//! Does an anchor still have the words that were published?

use super::and_now;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ledger::{Comparison, DocumentComparison, Finding, Line, Standing};

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
            Finding::Changed { then, now } => Some(changed_text(document, then, now)),
            _ => None,
        }));
    }
    problems
}

fn changed_text(document: &DocumentComparison<'_>, then: &Line, now: &Standing<'_>) -> Diagnostic {
    let message = match now.words.is_empty() {
        true => format!("`{}` was published with words and has none now", now.anchor),
        false => format!("`{}` has other words than were published", now.anchor),
    };
    let problem = Diagnostic::new(&CHANGED_TEXT, message).at(document.then_at(then.span));
    and_now(problem, document.now_at(now), "the words as they are now").help(format!(
        "put the words back, or run `pincite ledger accept {} --why \"…\"` to record the change",
        document.id
    ))
}
