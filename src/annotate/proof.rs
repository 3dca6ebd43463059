//! The proof that no word was lost or altered silently, computed on every import.
//!
//! It compares characters, white space aside: Chinese has no spaces, and joining two lines makes one word of two.

use std::collections::BTreeMap;

use super::printed::{Text, texts};
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
    let texts = texts(printed);
    let (mut expected, mut found) = (expected(draft, source), found(printed, &texts));
    let (mut one, mut two) = (Rest::default(), Rest::default());
    loop {
        one.fill(&mut expected);
        two.fill(&mut found);
        match (one.sign, two.sign) {
            (None, None) => return Vec::new(),
            (Some(Sign::Characters(a)), Some(Sign::Characters(b))) => {
                let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
                let same = a.floor_char_boundary(same);
                if same == 0 {
                    break;
                }
                one.skip(same);
                two.skip(same);
            }
            (a, b) if a == b => (one.sign, two.sign) = (None, None),
            _ => break,
        }
    }
    vec![altered(source, one.at, shown(one.sign, expected), shown(two.sign, found))]
}

/// What is left of the signs that one side has.
#[derive(Default)]
struct Rest<'a> {
    sign: Option<Sign<'a>>,
    /// Where it stands in the source.
    at: usize,
}

impl<'a> Rest<'a> {
    /// Sees to it that a sign stands first that is no white space.
    fn fill(&mut self, signs: &mut impl Iterator<Item = (Sign<'a>, usize)>) {
        loop {
            if let Some(Sign::Characters(text)) = self.sign {
                self.skip(text.len() - text.trim_start().len());
            }
            match self.sign {
                None | Some(Sign::Characters("")) => {}
                Some(_) => return,
            }
            let Some((sign, at)) = signs.next() else {
                (self.sign, self.at) = (None, usize::MAX);
                return;
            };
            (self.sign, self.at) = (Some(sign), at);
        }
    }

    /// Goes on behind some bytes of characters.
    fn skip(&mut self, bytes: usize) {
        if let Some(Sign::Characters(text)) = &mut self.sign {
            *text = &text[bytes..];
            self.at += bytes;
        }
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

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign<'a> {
    Characters(&'a str),
    /// The mark of a note, by the note's place.
    Mark(usize),
    /// The beginning of a note.
    Note,
}

/// The signs that the printed file must have, each with its place: those of the units, then those of the notes.
fn expected<'a>(draft: &'a Draft, source: &'a Source) -> impl Iterator<Item = (Sign<'a>, usize)> {
    let of_run = |run: &'a Run| match run {
        Run::Words(span) | Run::Repaired { span, layout: false, .. } => {
            Some((Sign::Characters(&source.text[span.range()]), span.start))
        }
        Run::Repaired { span, new, layout: true } => Some((Sign::Characters(new), span.start)),
        Run::Mark { span, note } => Some((Sign::Mark(*note), span.start)),
        Run::Space | Run::LineEnd => None,
    };
    let is_mark = |run: &&Run| matches!(run, Run::Mark { .. });
    let units = draft.units.iter().flat_map(move |unit| {
        let label = unit.label.iter().map(|label| label.span);
        let label = label.map(|span| (Sign::Characters(&source.text[span.range()]), span.start));
        // A title is plain, so the marks in it stand after it.
        let title = unit.title.iter().filter(move |run| !is_mark(run));
        let title = title.chain(unit.title.iter().filter(is_mark));
        label.chain(title.chain(unit.blocks.iter().flatten()).filter_map(of_run))
    });
    let notes = draft.notes.iter().flat_map(move |note| {
        let begins = (Sign::Note, note.spans().next().map_or(0, |span| span.start));
        std::iter::once(begins).chain(note.blocks.iter().flatten().filter_map(of_run))
    });
    units.chain(notes)
}

/// The signs that a printed document has, in the same order. Where they stand in the source is not known.
fn found<'a>(printed: &'a Document, texts: &'a [Text]) -> impl Iterator<Item = (Sign<'a>, usize)> {
    let notes = printed.body.iter().flat_map(Part::notes).enumerate();
    let notes: BTreeMap<&str, usize> = notes.map(|(place, note)| (&*note.name, place)).collect();
    let signs = texts.iter().flat_map(move |text| {
        let mut signs: Vec<Sign> = text.of_note.then_some(Sign::Note).into_iter().collect();
        let mut from = 0;
        for (at, name) in &text.marks {
            signs.push(Sign::Characters(&text.words[from..*at]));
            signs.push(Sign::Mark(notes.get(name.as_str()).copied().unwrap_or(usize::MAX)));
            from = *at;
        }
        signs.push(Sign::Characters(&text.words[from..]));
        signs
    });
    signs.map(|sign| (sign, 0))
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

/// The first characters from a sign on, without white space.
fn shown<'a>(first: Option<Sign<'a>>, rest: impl Iterator<Item = (Sign<'a>, usize)>) -> String {
    let signs = first.into_iter().chain(rest.map(|(sign, _)| sign));
    let characters = signs.flat_map(|sign| match sign {
        Sign::Characters(text) => text.chars(),
        Sign::Mark(_) => "[^]".chars(),
        Sign::Note => "[^]:".chars(),
    });
    characters.filter(|c| !c.is_whitespace()).take(16).collect()
}

fn altered(source: &Source, at: usize, source_has: String, printed_has: String) -> Diagnostic {
    let at = source.text.floor_char_boundary(at);
    let end = at + source.text[at..].chars().next().map_or(0, char::len_utf8);
    Diagnostic::new(&WORDS_ALTERED, format!("the source has `{source_has}` where the markdown has `{printed_has}`"))
        .at(Place::new(&source.path, Span::new(at..end)))
        .help("report this with the source; nothing was written")
}
