//! Did something that was gone come back as it was?

use super::{and_now, site_line};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ledger::{Comparison, Finding};

/// An anchor that is back with its words.
pub const RESTORED_ANCHOR: Code = Code::mild(
    "restored-anchor",
    Severity::Note,
    "\
An anchor or a page that the ledger has as gone is there again, an anchor with
the words that it had. Its permalink leads to them again.

`pincite ledger accept` takes `gone` out of its line. If it came back by mistake,
take it out of the text.",
);

/// Every anchor, document and page that is back.
pub fn restored_anchors(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for document in &comparison.documents {
        let id = document.id;
        let reused = document.findings.iter().any(|finding| matches!(finding, Finding::Reused { .. }));
        if let Some(then) = document.then.filter(|_| document.is_back() && !document.is_another() && !reused) {
            let problem = Diagnostic::new(&RESTORED_ANCHOR, format!("the document `{id}` is back with its words"));
            problems.push(problem.at(document.then_at(then.span)).help(help(id.as_str())));
        }
        problems.extend(document.findings.iter().filter_map(|finding| match finding {
            Finding::Restored { then, now } => {
                let message = format!("`{}` is back with its words", now.anchor);
                let problem = Diagnostic::new(&RESTORED_ANCHOR, message).at(document.then_at(then.span));
                Some(and_now(problem, document.now_at(now), "it is here").help(help(id.as_str())))
            }
            _ => None,
        }));
    }
    problems.extend(comparison.restored_routes.iter().map(|(now, then)| {
        let problem = Diagnostic::new(&RESTORED_ANCHOR, format!("`{}` is back", now.route)).at(site_line(then.span));
        and_now(problem, now.at.clone(), "it is here").help(help(""))
    }));
    problems
}

fn help(document: &str) -> String {
    format!("run `{}` to record it", format!("pincite ledger accept {document}").trim_end())
}
