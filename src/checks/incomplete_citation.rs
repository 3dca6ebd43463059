//! Does each document say what the site's styles need to cite it?

use std::sync::Arc;

use super::{Ask, Check};
use crate::citations::{Style, lacking};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Meta;
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &INCOMPLETE_CITATION, ask: Ask::Cited(ask) };

static INCOMPLETE_CITATION: Code = Code::mild(
    "incomplete-citation",
    Severity::Warning,
    "\
A style that `citations` in `pincite.yaml` names needs something that the front matter of a document does not say, such as
its date or author. The citation is written without it, and no reader can tell.

Write the keys into the front matter. Where a document has no such thing, say `checks: { incomplete-citation: note }` in
`pincite.yaml`. A site that names no styles is not asked.",
);

fn ask(document: &LinkedDocument, styles: &[&Style]) -> Vec<Diagnostic> {
    let meta = &document.document.meta;
    let lacking = lacking(meta, styles);
    if lacking.is_empty() { Vec::new() } else { vec![incomplete_citation(&document.document.path, meta, &lacking)] }
}

fn incomplete_citation(path: &Arc<str>, meta: &Meta, lacking: &[(&str, Vec<&str>)]) -> Diagnostic {
    let of_each: Vec<String> =
        lacking.iter().map(|(key, styles)| format!("no `{key}` for {}", styles.join(", "))).collect();
    let keys: Vec<String> = lacking.iter().map(|(key, _)| format!("`{key}: …`")).collect();
    let kind = meta.kind.map_or("document", |kind| kind.word());
    Diagnostic::new(&INCOMPLETE_CITATION, format!("this {kind} has {}", of_each.join("; ")))
        .at(Place::new(path, Span { start: 0, end: 3 }))
        .help(format!("write {} into the front matter", keys.join(" and ")))
}
