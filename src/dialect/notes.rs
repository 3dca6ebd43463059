//! Footnotes: each belongs to the paragraph that refers to it first.

use std::collections::{HashMap, HashSet};

use super::mask::Masked;
use super::tree::FoundNote;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, Inline, Note, Part, each_in, each_inline};
use crate::text::{Place, Source, Span};

pub(super) const UNUSED_NOTE: Code = Code::error(
    "unused-note",
    "\
A footnote that no paragraph refers to belongs nowhere and would not be shown.

Refer to it by `[^name]` where it belongs, or remove it.",
);

pub(super) const UNDEFINED_NOTE: Code = Code::error(
    "undefined-note",
    "\
A paragraph refers to a footnote that is not in the file.

Write the note, `[^name]: text`, below the paragraph, or write `\\[^name]` if this is text.",
);

pub(super) const REPEATED_NOTE: Code = Code::error(
    "repeated-note",
    "\
Two footnotes of a file have one name, so a reference to it could mean either.

Rename one: a note is named by its paragraph, `[^p3-1]`.",
);

/// Gives each note to the part that refers to it first, and hands back what the source says in the notes of each part.
pub(super) fn share_out(
    source: &Source,
    masked: &Masked,
    found: Vec<FoundNote>,
    parts: &mut [Part],
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut shelf = Shelf::of(source, masked, found, problems);
    let mut slices = Vec::with_capacity(parts.len());
    for part in parts {
        let mut names = Vec::new();
        match part {
            Part::Heading(heading) => each_in(&heading.title, &mut |inline| see(inline, &mut names)),
            Part::Paragraph(paragraph) => each_inline(&paragraph.blocks, &mut |inline| see(inline, &mut names)),
        }
        let found = shelf.take(names);
        slices.push(found.iter().map(|note| &source.text[note.span.range()]).collect());
        let notes = found.into_iter().map(Note::from).collect();
        match part {
            Part::Heading(heading) => heading.notes = notes,
            Part::Paragraph(paragraph) => paragraph.notes = notes,
        }
    }
    shelf.report_unused(source, problems);
    slices
}

impl From<FoundNote> for Note {
    fn from(found: FoundNote) -> Self {
        Self { name: found.name, blocks: found.blocks }
    }
}

/// The notes of a page in the order of reference.
pub(super) fn of_page(
    source: &Source,
    masked: &Masked,
    found: Vec<FoundNote>,
    blocks: &[Block],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Note> {
    let mut shelf = Shelf::of(source, masked, found, problems);
    let mut names = Vec::new();
    each_inline(blocks, &mut |inline| see(inline, &mut names));
    let notes = shelf.take(names).into_iter().map(Note::from).collect();
    shelf.report_unused(source, problems);
    notes
}

fn see(inline: &Inline, names: &mut Vec<String>) {
    if let Inline::NoteMark(name) = inline {
        names.push(name.clone());
    }
}

/// Notes that nobody has taken yet.
struct Shelf {
    notes: HashMap<String, FoundNote>,
}

impl Shelf {
    fn of(source: &Source, masked: &Masked, found: Vec<FoundNote>, problems: &mut Vec<Diagnostic>) -> Self {
        let mut notes: HashMap<String, FoundNote> = HashMap::with_capacity(found.len());
        for note in found {
            match notes.get(&note.name) {
                Some(first) => problems.push(repeated(source, &note, first.span)),
                None => {
                    notes.insert(note.name.clone(), note);
                }
            }
        }
        let mut told = HashSet::new();
        for (name, span) in &masked.note_marks {
            if !notes.contains_key(name) && told.insert(*span) {
                problems.push(undefined(source, name, *span));
            }
        }
        Self { notes }
    }

    /// Takes the named notes, and those that they refer to, each once.
    fn take(&mut self, mut names: Vec<String>) -> Vec<FoundNote> {
        let mut taken = Vec::new();
        names.reverse();
        while let Some(name) = names.pop() {
            let Some(found) = self.notes.remove(&name) else { continue };
            let mut inner = Vec::new();
            each_inline(&found.blocks, &mut |inline| see(inline, &mut inner));
            names.splice(0..0, inner.into_iter().rev());
            taken.push(found);
        }
        taken
    }

    fn report_unused(self, source: &Source, problems: &mut Vec<Diagnostic>) {
        problems.extend(self.notes.into_values().map(|note| unused(source, &note)));
    }
}

fn first_line(source: &Source, span: Span) -> Place {
    let line = source.line(source.line_and_column(span.start).0);
    Place::new(&source.path, Span::new(span.start..span.end.min(line.end).max(span.start)))
}

fn unused(source: &Source, note: &FoundNote) -> Diagnostic {
    Diagnostic::new(&UNUSED_NOTE, format!("nothing refers to the note `{}`", note.name))
        .at(first_line(source, note.span))
        .help(format!("write `[^{}]` where it belongs", note.name))
}

fn undefined(source: &Source, name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&UNDEFINED_NOTE, format!("there is no note `{name}`"))
        .at(Place::new(&source.path, span))
        .help(format!("write `[^{name}]: …` below the paragraph, or `\\[^{name}]` if this is text"))
}

fn repeated(source: &Source, note: &FoundNote, first: Span) -> Diagnostic {
    Diagnostic::new(&REPEATED_NOTE, format!("a second note `{}`", note.name))
        .at(first_line(source, note.span))
        .also(first_line(source, first), "the first")
        .help("give each note a name of its own")
}
