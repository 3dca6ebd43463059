//! Where the attributes of a file say a language.

use std::sync::Arc;

use super::{front_matter, mask};
use crate::text::{Source, Span};

/// Each tag of a language that an attribute says, as it is written, with its place.
pub fn languages(path: &Arc<str>, text: &Arc<str>) -> Vec<(String, Span)> {
    let source = Source::new(Arc::clone(path), Arc::clone(text));
    // What is wrong was told when the file was read.
    let mut told = Vec::new();
    let (_, body_start) = front_matter::read(&source, &mut told);
    let masked = mask::mask(&source, body_start, &mut told);
    let values = masked.attributes.into_iter().flat_map(|attributes| attributes.values);
    values.filter(|value| value.key == "lang").map(|value| (value.text, value.span)).collect()
}
