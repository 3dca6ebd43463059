//! Does no heading lie deeper than one below the heading above it?

use super::{Ask, Check, Written};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::dialect;
use crate::model::{Page, Part};
use crate::site::LinkedDocument;
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &SKIPPED_HEADING, ask: Ask::Written(ask) };

static SKIPPED_HEADING: Code = Code::mild(
    "skipped-heading",
    Severity::Note,
    "\
A heading lies more than one level below the heading before it, such as `###` after `#`. Readers who go from heading to
heading by a screen reader wonder what they have missed, and the table of contents has a step too many.

Give the heading the next level.",
);

fn ask(written: &Written<'_>) -> Vec<Diagnostic> {
    let headings = match written {
        Written::Document(document) => of_document(document),
        Written::Page(page) => of_page(&page.page),
        Written::Topic(_) | Written::Work(_) => Vec::new(),
    };
    let skipped = headings.windows(2).filter(|pair| pair[1].0 > pair[0].0 + 1);
    skipped.map(|pair| skipped_heading(&pair[0], &pair[1])).collect()
}

/// The levels of a document's headings, with their places.
fn of_document(document: &LinkedDocument) -> Vec<(u8, Place)> {
    let headings = (0..document.units.len()).filter_map(|unit| match document.part(unit) {
        Part::Heading(heading) => Some((heading.level, document.place(unit))),
        Part::Paragraph(_) => None,
    });
    headings.collect()
}

/// Those of an ordinary page, whatever its headings stand in.
fn of_page(page: &Page) -> Vec<(u8, Place)> {
    let headings = dialect::headings(&page.path, &page.text);
    headings.into_iter().map(|(level, span)| (level, Place::new(&page.path, span))).collect()
}

fn skipped_heading(above: &(u8, Place), below: &(u8, Place)) -> Diagnostic {
    let signs = |level: u8| "#".repeat(level.into());
    Diagnostic::new(&SKIPPED_HEADING, format!("a heading of level {} comes below one of level {}", below.0, above.0))
        .at(below.1.clone())
        .also(above.1.clone(), "the heading above")
        .help(format!("begin it with `{}`", signs(above.0 + 1)))
}
