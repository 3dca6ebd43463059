//! `pincite ledger accept` on a terminal: the person answers, and the answers become the options of the command.

use std::path::Path;

use super::answered::ask;
use super::questions::questions;
use super::remembered::remembered;
use super::{Accept, known_documents};
use crate::build::Built;
use crate::commands::Shell;
use crate::commands::shell::no_document;
use crate::diagnostic::Diagnostic;
use crate::ledger::{self, Comparison, Finding};

/// The command with what was answered; `None` if nothing is to be accepted.
pub(super) fn asked(accept: &Accept, root: &Path, built: &Built, shell: &Shell) -> Result<Option<Accept>, Diagnostic> {
    let Some(world) = &built.world else { return Ok(Some(accept.clone())) };
    let wanted = super::documents(accept)?;
    let known = known_documents(built);
    if let Some(id) = wanted.iter().find(|id| !known.contains(id)) {
        return Err(no_document(id.as_str(), known.iter().map(|id| id.as_str())));
    }
    let current = world.site.published();
    let comparison = ledger::compare(&built.ledger, &current);
    let questions = questions(&comparison, &remembered(root, &comparison), &wanted);
    let Some(answered) = ask(&questions, |question| shell.ask(question)) else {
        shell.note("nothing was accepted");
        return Ok(None);
    };
    for document in &answered.left {
        shell.note(&format!("`{document}` is left as it is"));
    }
    let mut accept = accept.clone();
    let is_whole = answered.left.is_empty() && answered.routes;
    if !is_whole {
        if answered.documents.is_empty() {
            shell.note("nothing was accepted");
            return Ok(None);
        }
        if wanted.is_empty() && has_routes(&comparison) {
            shell.note("pages, topics and works are left as they are: they are accepted with all documents");
        }
        accept.docs = answered.documents.iter().map(ToString::to_string).collect();
    }
    for answer in answered.answers.into_iter().filter(|answer| is_whole || !answer.of.starts_with('/')) {
        let options = match answer.flag {
            "moved" => &mut accept.moved,
            "merged" => &mut accept.merged,
            "split" => &mut accept.split,
            _ => &mut accept.retired,
        };
        options.push(answer.value());
    }
    let is_new = |finding: &Finding<'_>| matches!(finding, Finding::New(_));
    let findings = comparison.documents.iter().filter(|of| of.is_lost() || !of.findings.iter().all(is_new));
    if findings.count() > 0 {
        let why = shell.ask("Why, for the record? Nothing, if it needs no reason: ").unwrap_or_default();
        accept.why = Some(why.trim().to_owned()).filter(|why| !why.is_empty());
    }
    Ok(Some(accept))
}

/// Does anything differ that is no document's?
fn has_routes(comparison: &Comparison<'_>) -> bool {
    !(comparison.lost_routes.is_empty() && comparison.restored_routes.is_empty() && comparison.new_routes.is_empty())
}
