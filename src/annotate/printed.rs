//! A printed document as the texts that its source has: labels in full, corrections undone, notes after all else.

use crate::model::{Block, Document, Inline, Labels, Note, Part};

/// The characters of a part or of a note.
#[derive(Default)]
pub struct Text {
    /// The label in full, the title, the words.
    pub words: String,
    /// Where marks of notes stand among the words, each with the note's name.
    pub marks: Vec<(usize, String)>,
    /// Is it a note's?
    pub of_note: bool,
}

/// Each part of a document as a text, then each note.
pub fn texts(printed: &Document) -> Vec<Text> {
    let notes = printed.body.iter().flat_map(Part::notes).map(of_note);
    printed.body.iter().map(|part| of_part(part, &printed.meta.labels)).chain(notes).collect()
}

fn of_part(part: &Part, labels: &Labels) -> Text {
    let mut text = Text::default();
    if let Some(annotation) = part.annotation() {
        let label = labels.whole(&annotation.anchor, annotation.number.as_deref());
        text.words = format!("{label} {} ", annotation.title.as_deref().unwrap_or(""));
    }
    match part {
        Part::Heading(heading) => push_source(&heading.title, &mut text),
        Part::Paragraph(paragraph) => push_blocks(&paragraph.blocks, &mut text),
    }
    text
}

fn of_note(note: &Note) -> Text {
    let mut text = Text { of_note: true, ..Text::default() };
    push_blocks(&note.blocks, &mut text);
    text
}

fn push_blocks(blocks: &[Block], text: &mut Text) {
    for block in blocks {
        match block {
            Block::Prose(inlines) | Block::Heading { title: inlines, .. } => push_source(inlines, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, text)),
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::Code { text: code, .. } | Block::Html(code) => text.words.push_str(code),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| push_source(cell, text))
            }
            Block::Definitions(entries) => entries.iter().for_each(|(term, meanings)| {
                push_source(term, text);
                meanings.iter().for_each(|meaning| push_blocks(meaning, text));
            }),
            Block::Rule => {}
            Block::Decorated { block, .. } => push_blocks(std::slice::from_ref(block), text),
        }
        text.words.push('\n');
    }
}

/// The characters of some inlines as the source has them: corrections undone.
fn push_source(inlines: &[Inline], text: &mut Text) {
    for inline in inlines {
        match inline {
            Inline::Text(run) | Inline::Code(run) | Inline::Html(run) => text.words.push_str(run),
            Inline::Corrected { sic, .. } => text.words.push_str(sic),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. } => push_source(inner, text),
            Inline::HardBreak => text.words.push('\n'),
            Inline::NoteMark(name) => text.marks.push((text.words.len(), name.clone())),
            Inline::Image { .. } => {}
        }
    }
}
