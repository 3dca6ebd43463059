//! Does every anchor stand for one place of its document?

use std::collections::HashMap;

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Anchor;
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &DUPLICATE_ANCHOR, ask: Ask::Each(ask) };

/// Two paragraphs with one anchor.
pub static DUPLICATE_ANCHOR: Code = Code::error(
    "duplicate-anchor",
    "\
An anchor stands twice in a document, as an anchor or under `also`, so a permalink would lead to one of two texts.

Give one of them another anchor. The one that was published first keeps it; where the text itself repeats a number, the
later one gets a dot: `p3.2`, with `number=\"3\"`.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let mut first: HashMap<&Anchor, Span> = HashMap::new();
    let mut problems = Vec::new();
    for annotation in document.document.body.iter().filter_map(|part| part.annotation()) {
        let own = (&annotation.anchor, annotation.span);
        for (anchor, span) in std::iter::once(own).chain(annotation.also.iter().map(|(also, span)| (also, *span))) {
            match first.get(anchor) {
                None => {
                    first.insert(anchor, span);
                }
                Some(first) => problems.push(duplicate_anchor(document, anchor, span, *first)),
            }
        }
    }
    problems
}

fn duplicate_anchor(document: &LinkedDocument, anchor: &Anchor, again: Span, first: Span) -> Diagnostic {
    let path = &document.document.path;
    Diagnostic::new(&DUPLICATE_ANCHOR, format!("`{anchor}` stands twice in `{}`", document.document.id))
        .at(Place::new(path, again))
        .also(Place::new(path, first), "first here")
        .help(match free(document, anchor) {
            Some(free) => format!("give one of them another anchor, such as `{free}`"),
            None => "give one of them another anchor".to_owned(),
        })
}

/// The anchor with the next number behind a dot that is not taken.
fn free(document: &LinkedDocument, anchor: &Anchor) -> Option<Anchor> {
    let candidates = (2..100).filter_map(|number| Anchor::parse(&format!("{anchor}.{number}")).ok());
    candidates.into_iter().find(|candidate| document.find(candidate).is_none())
}
