//! Does every name mean one work?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Work;
use crate::site::Site;

pub(super) const CHECK: Check = Check { code: &AMBIGUOUS_NAME, ask: Ask::Whole(ask) };

static AMBIGUOUS_NAME: Code = Code::mild(
    "ambiguous-name",
    Severity::Error,
    "\
Two works of `content/works.yaml` have one name, so where it occurs in a document nobody can tell which is meant.

Take the name from one of them, or keep it to some documents with `only`, so that no document has both.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    let works: Vec<&Work> = site.works.iter().map(|work| &work.work).collect();
    let mut problems = Vec::new();
    for (index, work) in works.iter().enumerate() {
        for name in &work.names {
            let other = works[..index].iter().find(|other| other.names.contains(name) && share_a_document(other, work));
            problems.extend(other.map(|other| ambiguous_name(name, work, other)));
        }
    }
    problems
}

/// Is there a document in which both are looked for?
fn share_a_document(a: &Work, b: &Work) -> bool {
    a.only.is_empty() || b.only.is_empty() || a.only.iter().any(|document| b.only.contains(document))
}

fn ambiguous_name(name: &str, a: &Work, b: &Work) -> Diagnostic {
    let (first, second) = if a.at < b.at { (a, b) } else { (b, a) };
    Diagnostic::new(&AMBIGUOUS_NAME, format!("`{name}` names two works, `{}` and `{}`", first.id, second.id))
        .at(second.place_of(name))
        .also(first.place_of(name), "and here")
        .help("take the name from one of them, or keep it to some documents with `only`")
}
