//! Attribute lines → the blocks that they stand on.

use super::attributes::Attributes;
use super::mask::is_blank;
use super::tree::{FoundNote, Reading, Top};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Block;
use crate::text::{Place, Source, Span};

pub(super) const STRAY_ATTRIBUTES: Code = Code::error(
    "stray-attributes",
    "\
A line of attributes stands right above a block of its own: a heading, a paragraph, a list, a table. This one has
nothing to stand on, or stands inside a list, a quotation, a table or a note, whose parts have no anchors.

Put it on the line above the block that it is about, without an empty line between.",
);

/// A block with the attributes above it.
pub(super) struct Given<'a> {
    pub block: Block,
    pub span: Span,
    pub attributes: Vec<&'a Attributes>,
}

/// Gives each attribute line to the block below it.
pub(super) fn attach<'a>(
    reading: &Reading<'a>,
    tops: Vec<Top>,
    notes: &[FoundNote],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Given<'a>> {
    let source = reading.source;
    let mut given: Vec<Given> =
        tops.into_iter().map(|top| Given { block: top.block, span: top.span, attributes: Vec::new() }).collect();
    for attributes in &reading.masked.attributes {
        let line = attributes.span;
        let next = given.partition_point(|block| block.span.start < line.start);
        if attributes.at_heading {
            // The heading begins before its attributes.
            match next.checked_sub(1).and_then(|at| given.get_mut(at)) {
                Some(heading) if matches!(heading.block, Block::Heading { .. }) => {
                    heading.attributes.push(attributes);
                    heading.span.end = heading.span.end.max(line.end);
                }
                Some(block) => problems.push(inside(source, line, name_of(&block.block))),
                None => problems.push(on_nothing(source, line)),
            }
            continue;
        }
        if let Some(around) = next.checked_sub(1).map(|at| &given[at]).filter(|block| block.span.end > line.start) {
            problems.push(inside(source, line, name_of(&around.block)));
            continue;
        }
        let next_note = notes.partition_point(|note| note.span.start < line.start);
        if next_note.checked_sub(1).is_some_and(|at| line.end < notes[at].span.end) {
            problems.push(inside(source, line, "a note"));
            continue;
        }
        let note_first = notes
            .get(next_note)
            .is_some_and(|note| given.get(next).is_none_or(|block| note.span.start < block.span.start));
        let Some(block) = given.get_mut(next) else {
            problems.push(on_nothing(source, line));
            continue;
        };
        if note_first || blank_between(&source.text[line.end..block.span.start]) {
            problems.push(on_nothing(source, line));
        }
        if block.attributes.is_empty() {
            // Most blocks have one line of them.
            block.attributes.reserve_exact(1);
        }
        block.attributes.push(attributes);
    }
    given
}

/// Is there an empty line between an attribute line's end and the block's start?
fn blank_between(between: &str) -> bool {
    let mut lines = between.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        // The last piece is what stands before the block on its own line.
        if lines.peek().is_some() && is_blank(line) {
            return true;
        }
    }
    false
}

/// What a block is, for messages.
pub(super) fn name_of(block: &Block) -> &'static str {
    match block {
        Block::Prose(_) => "a paragraph",
        Block::Heading { .. } => "a heading",
        Block::List { .. } => "a list",
        Block::Quote(_) => "a quotation",
        Block::Code { .. } => "code",
        Block::Table { .. } => "a table",
        Block::Definitions(_) => "a list of definitions",
        Block::Rule => "a rule",
        Block::Html(_) => "raw HTML",
        Block::Decorated { block, .. } => name_of(block),
    }
}

fn inside(source: &Source, span: Span, around: &str) -> Diagnostic {
    stray(source, span, format!("attributes inside {around}"))
        .help("end it with a block of its own below the attributes, or write `\\{` if this is text")
}

fn on_nothing(source: &Source, span: Span) -> Diagnostic {
    stray(source, span, "attributes with nothing to stand on".to_owned())
        .help("put them right above the block that they are about, without an empty line between")
}

fn stray(source: &Source, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&STRAY_ATTRIBUTES, message).at(Place::new(&source.path, span))
}

/// Attributes that stand where only text is read: with space before them, or inside a block.
pub(super) fn in_text(source: &Source, span: Span) -> Diagnostic {
    stray(source, span, "attributes that do not stand alone at a line's start".to_owned())
        .help("put them at the very start of a line above a block, or write `\\{` if this is text")
}
