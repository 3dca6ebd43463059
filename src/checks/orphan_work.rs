//! Is every work named somewhere?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Work;
use crate::site::Site;

pub(super) const CHECK: Check = Check { code: &ORPHAN_WORK, ask: Ask::Whole(ask) };

static ORPHAN_WORK: Code = Code::mild(
    "orphan-work",
    Severity::Note,
    "\
No paragraph names this work or refers to it, so its page is empty.

Give it the names by which the texts call it, under `names` in `content/works.yaml`; link to it by `work:ID`; or take it out.
A work that was published stays in the ledger and its page says that it is gone.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    site.works.iter().filter(|work| work.uses.is_empty()).map(|work| orphan(&work.work)).collect()
}

fn orphan(work: &Work) -> Diagnostic {
    Diagnostic::new(&ORPHAN_WORK, format!("no paragraph names the work `{}`", work.id))
        .at(work.at.clone())
        .help("give it the names by which the texts call it, or take it out")
}
