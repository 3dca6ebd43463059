//! Is every work that a reference names in `works.yaml`?

use super::references::references;
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::Target;
use crate::site::{Destination, Site};
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &UNKNOWN_WORK, ask: Ask::Whole(ask) };

static UNKNOWN_WORK: Code = Code::mild(
    "unknown-work",
    Severity::Error,
    "\
A reference such as `work:helsinki-final-act` names a work that is not in `content/works.yaml`, so there is nothing for
it to lead to.

Correct the id, or write an entry for the work.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for reference in references(site) {
        if let (Target::Work(work, _), Destination::Nowhere) = (reference.target, reference.destination) {
            problems.push(unknown_work(site, work, reference.at));
        }
    }
    problems
}

fn unknown_work(site: &Site, id: &str, at: Place) -> Diagnostic {
    let problem = Diagnostic::new(&UNKNOWN_WORK, format!("there is no work `{id}` in works.yaml")).at(at);
    match nearest(id, site.works.iter().map(|work| work.work.id.as_str())) {
        Some(near) => problem.help(format!("did you mean `work:{near}`?")),
        None => problem.help("write an entry for it in `content/works.yaml`"),
    }
}
