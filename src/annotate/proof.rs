//! The proof that no word was lost or altered silently, computed on every import.
//!
//! It compares characters, white space aside: Chinese has no spaces, and joining two lines makes one word of two.

use std::collections::BTreeMap;

use super::printed::texts;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Document, Draft, Part, Run, Unit};
use crate::text::{Place, Source, Span};

/// Points 1 to 3: the pieces of the draft do not overlap, cover everything but white space and stand in the source's
/// order, and every space that the draft puts or drops stands where a line ends.
pub fn prove_cut(draft: &Draft, source: &Source) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut pieces: Vec<Span> = draft.units.iter().flat_map(Unit::spans).collect();
    let of_notes: Vec<Vec<Span>> = draft.notes.iter().map(|note| note.spans().collect()).collect();
    for pieces in std::iter::once(&pieces).chain(&of_notes) {
        let overlaps = pieces.windows(2).filter(|pair| pair[1].start < pair[0].end);
        problems.extend(overlaps.map(|pair| out_of_order(source, pair[1])));
    }
    let blocks = draft.units.iter().flat_map(Unit::runs_of_blocks);
    let blocks = blocks.chain(draft.notes.iter().flat_map(|note| &note.blocks).map(Vec::as_slice));
    problems.extend(blocks.flat_map(|runs| joins_inside_lines(runs, source)));
    pieces.extend(of_notes.into_iter().flatten());
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

/// Point 4: the same of the printed file, read back. Corrections are undone, labels written in full, and a mark stands where
/// it stood and leads to the note that it led to.
pub fn prove_printed(draft: &Draft, source: &Source, printed: &Document) -> Vec<Diagnostic> {
    let expected = expected(draft, source);
    let found = found(printed);
    let differs = expected.iter().zip(&found).position(|((one, _), two)| one != two);
    match differs.or((expected.len() != found.len()).then(|| expected.len().min(found.len()))) {
        None => Vec::new(),
        Some(at) => vec![altered(source, &expected, &found, at)],
    }
}

impl Unit {
    fn runs_of_blocks(&self) -> impl Iterator<Item = &[Run]> {
        std::iter::once(self.title.as_slice()).chain(self.blocks.iter().map(Vec::as_slice))
    }
}

/// Two runs of a block that are parted by more than a line's end, or joined where no line ends.
fn joins_inside_lines(runs: &[Run], source: &Source) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut last: Option<(Span, bool)> = None;
    let mut parted = false;
    for run in runs {
        let Some(span) = run.span() else {
            parted = true;
            continue;
        };
        let is_mark = matches!(run, Run::Mark { .. });
        if let Some((before, after_mark)) = last {
            let between = source.text.get(before.end..span.start).unwrap_or("");
            let line_ends = between.contains(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']);
            // Between two marks there is nothing to read.
            let nothing = is_mark && after_mark && between.trim().is_empty();
            if (parted || !between.is_empty()) && !line_ends && !nothing {
                problems.push(out_of_order(source, span));
            }
        }
        (last, parted) = (Some((span, is_mark)), false);
    }
    problems
}

/// A sign of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Character(char),
    /// The mark of a note, by the note's place.
    Mark(usize),
    /// The beginning of a note.
    Note,
}

/// The signs that the printed file must have, each with its place: those of the units, then those of the notes.
fn expected(draft: &Draft, source: &Source) -> Vec<(Sign, usize)> {
    let mut expected = Vec::new();
    for unit in &draft.units {
        if let Some(label) = &unit.label {
            push_signs(&source.text[label.span.range()], label.span.start, &mut expected);
        }
        // A title is plain, so the marks in it stand after it.
        let is_mark = |run: &&Run| matches!(run, Run::Mark { .. });
        push_runs(unit.title.iter().filter(|run| !is_mark(run)), source, &mut expected);
        push_runs(unit.title.iter().filter(is_mark), source, &mut expected);
        push_runs(unit.blocks.iter().flatten(), source, &mut expected);
    }
    for note in &draft.notes {
        expected.push((Sign::Note, note.spans().next().map_or(0, |span| span.start)));
        push_runs(note.blocks.iter().flatten(), source, &mut expected);
    }
    expected
}

fn push_runs<'a>(runs: impl Iterator<Item = &'a Run>, source: &Source, signs: &mut Vec<(Sign, usize)>) {
    for run in runs {
        match run {
            Run::Words(span) | Run::Repaired { span, layout: false, .. } => {
                push_signs(&source.text[span.range()], span.start, signs);
            }
            Run::Repaired { span, new, layout: true } => push_signs(new, span.start, signs),
            Run::Mark { span, note } => signs.push((Sign::Mark(*note), span.start)),
            Run::Space | Run::LineEnd => {}
        }
    }
}

fn push_signs(text: &str, at: usize, signs: &mut Vec<(Sign, usize)>) {
    let characters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    signs.extend(characters.map(|(offset, c)| (Sign::Character(c), at + offset)));
}

/// The signs that a printed document has, in the same order.
fn found(printed: &Document) -> Vec<Sign> {
    let notes: BTreeMap<&str, usize> =
        printed.body.iter().flat_map(Part::notes).enumerate().map(|(place, note)| (&*note.name, place)).collect();
    let mut signs = Vec::new();
    for text in texts(printed) {
        signs.extend(text.of_note.then_some(Sign::Note));
        let mut marks = text.marks.iter().peekable();
        for (at, c) in text.words.char_indices().chain([(text.words.len(), ' ')]) {
            while let Some((_, name)) = marks.next_if(|(mark, _)| *mark <= at) {
                signs.push(Sign::Mark(notes.get(name.as_str()).copied().unwrap_or(usize::MAX)));
            }
            signs.extend((!c.is_whitespace()).then_some(Sign::Character(c)));
        }
    }
    signs
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

fn altered(source: &Source, expected: &[(Sign, usize)], found: &[Sign], at: usize) -> Diagnostic {
    let place = expected.get(at).map_or(source.text.len(), |(_, place)| *place);
    let end = place + source.text[place..].chars().next().map_or(0, char::len_utf8);
    let shown = |sign: Sign| match sign {
        Sign::Character(c) => c.to_string(),
        Sign::Mark(_) => "[^]".to_owned(),
        Sign::Note => "[^]:".to_owned(),
    };
    let source_has: String = expected.iter().skip(at).take(16).map(|(sign, _)| shown(*sign)).collect();
    let printed_has: String = found.iter().skip(at).take(16).map(|sign| shown(*sign)).collect();
    Diagnostic::new(&WORDS_ALTERED, format!("the source has `{source_has}` where the markdown has `{printed_has}`"))
        .at(Place::new(&source.path, Span::new(place..end)))
        .help("report this with the source; nothing was written")
}
