//! Does no heading lie deeper than one below the heading above it?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Part;
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &SKIPPED_HEADING, ask: Ask::Each(ask) };

static SKIPPED_HEADING: Code = Code::mild(
    "skipped-heading",
    Severity::Note,
    "\
A heading lies more than one level below the heading before it, such as `###` after `#`. Readers who go from heading to
heading by a screen reader wonder what they have missed, and the table of contents has a step too many.

Give the heading the next level.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let headings = (0..document.units.len()).filter_map(|unit| match document.part(unit) {
        Part::Heading(heading) => Some((unit, heading.level)),
        Part::Paragraph(_) => None,
    });
    let headings: Vec<(usize, u8)> = headings.collect();
    let skipped = headings.windows(2).filter(|pair| pair[1].1 > pair[0].1 + 1);
    skipped.map(|pair| skipped_heading(document, pair[0], pair[1])).collect()
}

fn skipped_heading(document: &LinkedDocument, above: (usize, u8), below: (usize, u8)) -> Diagnostic {
    let signs = |level: u8| "#".repeat(level.into());
    Diagnostic::new(&SKIPPED_HEADING, format!("a heading of level {} comes below one of level {}", below.1, above.1))
        .at(document.place(below.0))
        .also(document.place(above.0), "the heading above")
        .help(format!("begin it with `{}`", signs(above.1 + 1)))
}
