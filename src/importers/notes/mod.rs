//! Notes to a text: the marks that stand for them in it, and their own lines, taken out of the text that is cut up and put
//! back where the first mark stands.
//!
//! A format says where both are, or a text shows it for certain. The stages see neither: a mark is blank to them, so that
//! a sentence before it ends as it does without it. A note without a mark in the text stays where it stood.

mod cut;
mod found;
mod place;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub use cut::cut;
pub use found::found;
pub use place::place;

use super::lines::{Line, Markers};
use crate::model::{LeftOut, Notice, Unit};
use crate::text::Span;
use crate::text::words::one_line;

/// Marks and notes of a text. Which note is meant is said by a number that means nothing else.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// Where marks stand, in order, each with its note.
    pub marks: Vec<(Span, usize)>,
    /// Where the lines of notes stand, in order, each with its note, which may have several such runs.
    pub bodies: Vec<(Span, usize)>,
    /// Marks of notes that stay where they stood, outside the text: in a title, in what is left out.
    pub stray: Vec<Span>,
}

impl Notes {
    /// Marks in the text alone, and of notes with words alone. A note that another refers to is text there.
    pub fn sound(mut self, text: &str) -> Self {
        let has_words: BTreeSet<usize> = (self.bodies.iter())
            .filter(|(span, _)| text[span.range()].contains(char::is_alphanumeric))
            .map(|(_, note)| *note)
            .collect();
        self.bodies.retain(|(_, note)| has_words.contains(note));
        // What stands elsewhere under the same name is no part of it.
        let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
        self.bodies.retain(|(span, note)| {
            let goes_on = ends.get(note).is_none_or(|end| text[*end..span.start].trim().is_empty());
            if goes_on {
                ends.insert(*note, span.end);
            }
            goes_on
        });
        let bodies: Vec<Span> = self.bodies.iter().map(|(span, _)| *span).collect();
        self.marks.retain(|(span, note)| has_words.contains(note) && !lies_in(&bodies, *span));
        self
    }

    /// The text with blanks in place of marks, byte for byte. A blank that is no space: columns of a table have those.
    pub fn bare<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.marks.is_empty() && self.stray.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut spans: Vec<Span> = self.marks.iter().map(|(span, _)| *span).chain(self.stray.iter().copied()).collect();
        spans.sort();
        spans.dedup();
        let mut bare = String::with_capacity(text.len());
        for span in spans {
            bare.push_str(&text[bare.len()..span.start]);
            bare.extend(std::iter::repeat_n(BLANK, span.end - span.start));
        }
        bare.push_str(&text[bare.len()..]);
        Cow::Owned(bare)
    }

    /// The lines of the text, and those of the notes. `bare` is the text without marks; a line of nothing else goes.
    pub fn part(&self, bare: &str, lines: &[Line]) -> (Vec<Line>, Vec<(usize, Vec<Line>)>) {
        if self.marks.is_empty() && self.bodies.is_empty() && self.stray.is_empty() {
            return (lines.to_vec(), Vec::new());
        }
        let (mut of_text, mut of_notes): (Vec<Line>, Vec<(usize, Vec<Line>)>) = (Vec::new(), Vec::new());
        let (mut blank, mut new_page) = (0, false);
        for line in lines {
            let line = Line { span: trimmed(bare, line.span), markers: Markers::new(), ..line.clone() };
            if let Some(note) = self.note_at(line.span.start) {
                // A note parts what stands before it from what comes after.
                blank = blank.max(line.blank_before).max(1);
                new_page |= line.new_page;
                match of_notes.iter_mut().rfind(|(of, _)| *of == note) {
                    Some((_, lines)) => lines.push(line),
                    None => of_notes.push((note, vec![line])),
                }
            } else if line.span.start < line.span.end {
                let blank_before = line.blank_before.max(blank);
                let begins_page = (line.new_page || new_page) && !of_text.is_empty();
                of_text.push(Line { blank_before, new_page: begins_page, ..line });
                (blank, new_page) = (0, false);
            } else {
                blank = blank.max(line.blank_before);
                new_page |= line.new_page;
            }
        }
        (of_text, of_notes)
    }

    /// The note that a byte stands in.
    fn note_at(&self, at: usize) -> Option<usize> {
        let next = self.bodies.partition_point(|(span, _)| span.start <= at);
        let (span, note) = self.bodies.get(next.checked_sub(1)?)?;
        (at < span.end).then_some(*note)
    }

    /// The notes without some of them, which stay where they stood, and without some marks, which are text.
    pub fn without(&self, unmarked: &BTreeSet<usize>, text: &[Span]) -> Self {
        let is_text = |span: &Span| text.contains(span);
        let stays = |note: &usize| unmarked.contains(note);
        let stray = self.marks.iter().filter(|(span, note)| stays(note) && !is_text(span)).map(|(span, _)| *span);
        Self {
            marks: (self.marks.iter()).filter(|(span, note)| !stays(note) && !is_text(span)).copied().collect(),
            bodies: self.bodies.iter().filter(|(_, note)| !stays(note)).copied().collect(),
            stray: self.stray.iter().copied().chain(stray).collect(),
        }
    }

    /// What the account is told of notes that stay where they stood.
    pub fn doubts(&self, text: &str, unmarked: &BTreeSet<usize>) -> Vec<Notice> {
        let mut bodies: Vec<(Span, usize)> = self.bodies.clone();
        bodies.retain(|(_, note)| unmarked.contains(note));
        bodies.dedup_by_key(|(_, note)| *note);
        let reason = "a note of which no mark was found in the text; it stays where it stood";
        let doubt = |span: Span| Notice { span, old: one_line(&text[span.range()]), new: None, reason: reason.into() };
        bodies.into_iter().map(|(span, _)| doubt(trimmed(text, span))).collect()
    }

    /// The marks outside the text that no other piece holds.
    pub fn left_out(&self, pieces: &[Span]) -> Vec<LeftOut> {
        let alone = self.stray.iter().filter(|span| !lies_in(pieces, **span));
        alone.map(|span| LeftOut { span: *span, reason: "mark of a note" }).collect()
    }
}

/// Takes out the headings under which there were notes and nothing else.
pub fn take_headings(text: &str, units: Vec<Unit>, notes: &Notes) -> (Vec<Unit>, Vec<LeftOut>) {
    let start = |at: usize| units.get(at).and_then(|unit| unit.spans().next()).map_or(text.len(), |span| span.start);
    let is_alone = |at: usize| {
        let unit = &units[at];
        let over_nothing = units.get(at + 1).is_none_or(|next| next.heading && next.parent != Some(at));
        let over_notes = || notes.bodies.iter().any(|(body, _)| (start(at)..start(at + 1)).contains(&body.start));
        let words = || unit.spans().map(|span| &text[span.range()]).collect::<String>();
        let named = || is_heading_of_notes(&words()) || OF_REFERENCES.contains(&words().trim().to_lowercase().as_str());
        unit.label.is_none() && over_nothing && over_notes() && named()
    };
    let gone: Vec<usize> = (0..units.len()).filter(|at| is_alone(*at)).collect();
    if gone.is_empty() {
        return (units, Vec::new());
    }
    let spans = gone.iter().flat_map(|at| units[*at].spans());
    let left_out = spans.map(|span| LeftOut { span, reason: "heading of the notes" }).collect();
    let mut kept = Vec::with_capacity(units.len());
    for (at, mut unit) in units.into_iter().enumerate() {
        // Nothing lies in what goes.
        unit.parent = unit.parent.map(|parent| parent - gone.partition_point(|gone| *gone < parent));
        kept.extend(gone.binary_search(&at).is_err().then_some(unit));
    }
    (kept, left_out)
}

/// What else such a heading may say, which stands over lists of literature too.
const OF_REFERENCES: &[&str] = &["references", "citations", "einzelnachweise", "références", "referencias"];

/// Is a line the heading of notes and of nothing else?
fn is_heading_of_notes(line: &str) -> bool {
    const NAMES: &[&str] = &[
        "notes",
        "note",
        "footnotes",
        "endnotes",
        "fußnoten",
        "anmerkungen",
        "notas",
        "notes de bas de page",
        "примечания",
        "сноски",
        "ескертулер",
        "注",
        "注释",
        "脚注",
        "الهوامش",
    ];
    let bare = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    NAMES.contains(&bare.as_str())
}

/// What stands in place of a byte of a mark.
const BLANK: char = '\u{b}';

/// Does a span lie in one of some, which stand in order?
fn lies_in(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|other| other.start <= span.start);
    next.checked_sub(1).is_some_and(|at| spans[at].end >= span.end)
}

/// A span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.start + words.len() - words.trim_start().len();
    Span::new(start..start + words.trim().len())
}
