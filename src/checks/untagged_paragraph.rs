//! Has every paragraph a topic?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Part;
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &UNTAGGED_PARAGRAPH, ask: Ask::Each(ask) };

static UNTAGGED_PARAGRAPH: Code = Code::mild(
    "untagged-paragraph",
    Severity::Off,
    "\
A paragraph has no topic, and neither has a paragraph or section that it lies in, so no topic leads to it. This check is
off unless `checks` in `pincite.yaml` turns it on.

Tag the paragraph: `{#p3 topics=\"indivisible-security\"}`.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let untagged = |index: &usize| {
        let paragraph = matches!(document.part(*index), Part::Paragraph(_));
        paragraph && !is_tagged(document, *index)
    };
    (0..document.units.len()).filter(untagged).map(|index| untagged_paragraph(document, index)).collect()
}

/// Has the unit a topic, or something that it lies in?
fn is_tagged(document: &LinkedDocument, index: usize) -> bool {
    let unit = &document.units[index];
    let own = document.part(index).annotation().is_some_and(|annotation| !annotation.topics.is_empty());
    // What a unit lies in stands above it.
    let above = [unit.parent, unit.section].into_iter().flatten().filter(|above| *above < index);
    own || above.into_iter().any(|above| is_tagged(document, above))
}

fn untagged_paragraph(document: &LinkedDocument, index: usize) -> Diagnostic {
    let anchor = &document.part(index).annotation().expect("a paragraph has an annotation").anchor;
    Diagnostic::new(&UNTAGGED_PARAGRAPH, format!("`{anchor}` has no topic"))
        .at(document.place(index))
        .help(format!("write `{{#{anchor} topics=\"…\"}}`"))
}
