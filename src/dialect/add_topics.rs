//! The edit that tags a part with more topics: no other byte of its file changes.

use crate::diagnostic::Fix;
use crate::model::{Annotation, Document, Id};
use crate::text::{Place, Span};

/// The edit that adds topics to those of an annotation; `None` if its anchor is not in the file.
pub fn add_topics(document: &Document, annotation: &Annotation, topics: &[Id]) -> Option<Fix> {
    if annotation.inferred {
        return None;
    }
    let words = topics.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    let (at, text) = match annotation.topics.last() {
        Some((_, last)) => (last.end, format!(" {words}")),
        None => {
            let after = annotation.span.end;
            let line = document.text.get(after..)?.lines().next().unwrap_or_default();
            // The key may stand there with nothing in it.
            match line.find(" topics=\"") {
                Some(empty) => (after + empty + " topics=\"".len(), words),
                None => (after, format!(" topics=\"{words}\"")),
            }
        }
    };
    Some(Fix { at: Place::new(&document.path, Span::at(at)), text })
}
