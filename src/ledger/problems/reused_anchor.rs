//! Did an anchor that is gone come back with other words?

use super::and_now;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Comparison, DocumentComparison, Finding, Gone, Line, Standing};

/// An anchor that meant something else once.
pub const REUSED_ANCHOR: Code = Code::error(
    "reused-anchor",
    "\
An anchor that was retired, moved or merged is in the text again, with other
words than it had. Citations from before would lead to words that they do not
mean.

Give the paragraph an anchor that was never used; `number` prints any number over
it. If the old words are meant to come back, they come back with their anchor.",
);

/// Every anchor that is back with other words; a whole document that is back is told once.
pub fn reused_anchors(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for document in &comparison.documents {
        let reused = document.findings.iter().filter_map(|finding| match finding {
            Finding::Reused { then, now } => Some((then, now)),
            _ => None,
        });
        let limit = if document.is_back() { 1 } else { usize::MAX };
        let before = problems.len();
        problems.extend(reused.take(limit).map(|(then, now)| reused_anchor(document, then, now)));
        if let Some(then) = document.then.filter(|_| document.is_another() && problems.len() == before) {
            let problem =
                Diagnostic::new(&REUSED_ANCHOR, message_of_document(document)).at(document.then_at(then.span));
            problems.push(problem.help(help_of_document(document)));
        }
    }
    problems
}

fn reused_anchor(document: &DocumentComparison<'_>, then: &Line, now: &Standing<'_>) -> Diagnostic {
    let anchor = now.anchor;
    let since = since(then.gone.as_ref());
    let message = match document.is_back() {
        true => message_of_document(document),
        false => format!("`{anchor}`{since} is back with other words"),
    };
    let problem = Diagnostic::new(&REUSED_ANCHOR, message).at(document.then_at(then.span));
    let problem = and_now(problem, document.now_at(now), "other words stand here");
    problem.help(match document.is_back() {
        true => help_of_document(document),
        false => format!("give the paragraph an anchor that was never used, or put the words back that `{anchor}` had"),
    })
}

fn message_of_document(document: &DocumentComparison<'_>) -> String {
    let since = since(document.then.and_then(|then| then.gone.as_ref()));
    format!("the document `{}`{since} is back with other words", document.id)
}

fn help_of_document(document: &DocumentComparison<'_>) -> String {
    format!("give the file another name than `content/{}.md`, or put the words back that it had", document.id)
}

fn since(gone: Option<&Gone>) -> String {
    gone.map_or(String::new(), |gone| format!(", gone since {},", gone.date))
}
