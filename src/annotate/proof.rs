//! The proof that no word was lost or altered silently, computed on every import.
//!
//! It compares characters, white space aside: Chinese has no spaces, and joining two lines makes one word of two.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, Document, Draft, Inline, Labels, Part, Run, Unit};
use crate::text::{Place, Source, Span};

/// Points 1 to 3: the pieces of the draft do not overlap, cover everything but white space and stand in the source's
/// order, and every space that the draft puts or drops stands where a line ends.
pub fn prove_cut(draft: &Draft, source: &Source) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut pieces: Vec<Span> = draft.units.iter().flat_map(Unit::spans).collect();
    problems
        .extend(pieces.windows(2).filter(|pair| pair[1].start < pair[0].end).map(|pair| out_of_order(source, pair[1])));
    problems
        .extend(draft.units.iter().flat_map(Unit::runs_of_blocks).flat_map(|runs| joins_inside_lines(runs, source)));
    pieces.extend(&draft.metadata);
    pieces.extend(draft.left_out.iter().map(|out| out.span));
    pieces.sort();
    let mut at = 0;
    for piece in pieces {
        if piece.start < at {
            problems.push(out_of_order(source, piece));
        }
        problems.extend(lost_between(source, at, piece.start));
        at = at.max(piece.end);
    }
    problems.extend(lost_between(source, at, source.text.len()));
    problems
}

/// Point 4: the same of the printed file, read back. Corrections are undone, labels written in full.
pub fn prove_printed(draft: &Draft, source: &Source, printed: &Document) -> Vec<Diagnostic> {
    let expected = expected(draft, source);
    let mut found = Vec::new();
    for part in &printed.body {
        push_part(part, &printed.meta.labels, &mut found);
    }
    let differs = expected.iter().zip(&found).position(|((one, _), two)| one != two);
    match differs.or((expected.len() != found.len()).then(|| expected.len().min(found.len()))) {
        None => Vec::new(),
        Some(at) => vec![altered(source, &expected, &found, at)],
    }
}

/// Each part of a printed document as a text: its label in full, its title, its words with corrections undone.
pub(super) fn printed_texts(printed: &Document) -> Vec<String> {
    printed.body.iter().map(|part| part_text(part, &printed.meta.labels)).collect()
}

impl Unit {
    fn runs_of_blocks(&self) -> impl Iterator<Item = &[Run]> {
        std::iter::once(self.title.as_slice()).chain(self.blocks.iter().map(Vec::as_slice))
    }
}

/// Two runs of a block that are parted by more than a line's end, or joined where no line ends.
fn joins_inside_lines(runs: &[Run], source: &Source) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut last: Option<Span> = None;
    let mut parted = false;
    for run in runs {
        let Some(span) = run.span() else {
            parted = true;
            continue;
        };
        if let Some(before) = last {
            let between = source.text.get(before.end..span.start).unwrap_or("");
            let line_ends = between.contains(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']);
            if (parted || !between.is_empty()) && !line_ends {
                problems.push(out_of_order(source, span));
            }
        }
        (last, parted) = (Some(span), false);
    }
    problems
}

/// The characters that the printed file must have, each with its place.
fn expected(draft: &Draft, source: &Source) -> Vec<(char, usize)> {
    let mut expected = Vec::new();
    let mut push = |text: &str, at: usize| {
        expected.extend(text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(offset, c)| (c, at + offset)));
    };
    for unit in &draft.units {
        if let Some(label) = &unit.label {
            push(&source.text[label.span.range()], label.span.start);
        }
        for run in unit.runs() {
            match run {
                Run::Words(span) | Run::Repaired { span, layout: false, .. } => {
                    push(&source.text[span.range()], span.start)
                }
                Run::Repaired { span, new, layout: true } => push(new, span.start),
                Run::Space | Run::LineEnd => {}
            }
        }
    }
    expected
}

fn push_part(part: &Part, labels: &Labels, found: &mut Vec<char>) {
    found.extend(part_text(part, labels).chars().filter(|c| !c.is_whitespace()));
}

fn part_text(part: &Part, labels: &Labels) -> String {
    let mut text = String::new();
    if let Some(annotation) = part.annotation() {
        text.push_str(&labels.whole(&annotation.anchor, annotation.number.as_deref()));
        text.push(' ');
        text.push_str(annotation.title.as_deref().unwrap_or(""));
        text.push(' ');
    }
    match part {
        Part::Heading(heading) => push_source(&heading.title, &mut text),
        Part::Paragraph(paragraph) => push_blocks(&paragraph.blocks, &mut text),
    }
    text
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Prose(inlines) | Block::Heading { title: inlines, .. } => push_source(inlines, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, text)),
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::Code { text: code, .. } | Block::Html(code) => text.push_str(code),
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
        text.push('\n');
    }
}

/// The characters of some inlines as the source has them: corrections undone.
fn push_source(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) | Inline::Code(run) | Inline::Html(run) => text.push_str(run),
            Inline::Corrected { sic, .. } => text.push_str(sic),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. } => push_source(inner, text),
            Inline::HardBreak => text.push('\n'),
            Inline::Image { .. } | Inline::NoteMark(_) => {}
        }
    }
}

fn lost_between(source: &Source, from: usize, to: usize) -> Option<Diagnostic> {
    let between = source.text.get(from..to)?;
    let trimmed = between.trim();
    if trimmed.is_empty() {
        return None;
    }
    let start = from + between.len() - between.trim_start().len();
    Some(lost(source, Span::new(start..start + trimmed.len())))
}

pub(super) const WORDS_LOST: Code = Code::error(
    "words-lost",
    "\
A piece of the source is in no paragraph, label or heading, is no metadata and is
not on the list of what was left out. The import stops rather than lose it.

This is a mistake of pincite, not of the text: please report it with the source.",
);

fn lost(source: &Source, span: Span) -> Diagnostic {
    Diagnostic::new(&WORDS_LOST, "these words of the source are in no paragraph and not left out")
        .at(Place::new(&source.path, span))
        .help("report this with the source; nothing was written")
}

fn out_of_order(source: &Source, span: Span) -> Diagnostic {
    Diagnostic::new(&WORDS_LOST, "these words of the source stand in two pieces, or out of order")
        .at(Place::new(&source.path, span))
        .help("report this with the source; nothing was written")
}

pub(super) const WORDS_ALTERED: Code = Code::error(
    "words-altered",
    "\
The markdown, read back, has other characters than the source at this place. The
import stops rather than alter it.

This is a mistake of pincite, not of the text: please report it with the source.",
);

fn altered(source: &Source, expected: &[(char, usize)], found: &[char], at: usize) -> Diagnostic {
    let place = expected.get(at).map_or(source.text.len(), |(_, place)| *place);
    let end = expected.get(at).map_or(place, |(c, place)| place + c.len_utf8());
    let said = |characters: Vec<char>| characters.into_iter().take(16).collect::<String>();
    let source_has = said(expected.iter().skip(at).map(|(c, _)| *c).collect());
    let printed_has = said(found.iter().skip(at).copied().collect());
    Diagnostic::new(&WORDS_ALTERED, format!("the source has `{source_has}` where the markdown has `{printed_has}`"))
        .at(Place::new(&source.path, Span::new(place..end)))
        .help("report this with the source; nothing was written")
}
