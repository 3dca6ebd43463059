//! The edits that give a topic another id where paragraphs are tagged with it: no other byte of a file changes.

use crate::diagnostic::Fix;
use crate::model::{Document, Id};
use crate::text::Place;

/// The edits of one document.
pub fn rename_topic(document: &Document, old: &Id, new: &Id) -> Vec<Fix> {
    let annotations = document.body.iter().filter_map(|part| part.annotation());
    let tags = annotations.flat_map(|annotation| &annotation.topics).filter(|(topic, _)| topic == old);
    tags.map(|(_, span)| Fix { at: Place::new(&document.path, *span), text: new.to_string() }).collect()
}
