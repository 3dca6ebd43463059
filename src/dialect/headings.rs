//! Where the headings of a file stand.

use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag};

use super::{front_matter, mask, tree};
use crate::text::{Source, Span};

/// The headings of an ordinary page: their levels, and their first lines.
pub fn headings(path: &Arc<str>, text: &Arc<str>) -> Vec<(u8, Span)> {
    let source = Source::new(Arc::clone(path), Arc::clone(text));
    // What is wrong was told when the file was read.
    let mut told = Vec::new();
    let (_, body_start) = front_matter::read(&source, &mut told);
    let masked = mask::mask(&source, body_start, &mut told);
    let events = Parser::new_ext(&masked.text, tree::page_options()).into_offset_iter();
    let headings = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Heading { level, .. }) => {
            let first_line = text[range.clone()].lines().next().map_or(0, |line| line.trim_end().len());
            Some((level as u8, Span::new(range.start..range.start + first_line)))
        }
        _ => None,
    });
    headings.collect()
}
