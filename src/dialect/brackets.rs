//! Corrections, `[new]{sic="old"}`, and the marks of notes, `[^p3-1]`: found by their brackets before anything else is read.

use super::attributes;
use super::mask::Masked;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Place, Source, Span};

pub(super) const BAD_CORRECTION: Code = Code::error(
    "bad-correction",
    "\
A correction is written `[new]{sic=\"old\"}`: what is right in brackets, what the source reads after `sic=` in double
quotes, on one line. `[]{sic=\"the the\"}` drops words, `[new]{sic=\"\"}` adds some.

Inside the value a quotation mark is written `\\\"` and a backslash `\\\\`. A correction lies inside one paragraph and
wholly inside or wholly outside emphasis and links.",
);

/// A correction, by its marks.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    /// `[`.
    pub open: Span,
    /// `]{sic="old"}`.
    pub close: Span,
    /// What the source reads.
    pub sic: String,
}

/// Looks through one run of lines without a blank one.
pub(super) fn scan(source: &Source, run: Span, masked: &mut Masked) {
    let text = &source.text[run.range()];
    let bytes = text.as_bytes();
    // Most runs have none, and one look for the three is quicker than the walk.
    if memchr::memchr3(b'[', b']', b'`', bytes).is_none() {
        return;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'\\' | b'`' | b'[' | b']')) {
        at += found;
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => at = after_code(bytes, at),
            b'[' => {
                if let Some(length) = note_mark(&text[at..]) {
                    keep_note_mark(text, run.start, at, length, masked);
                    at += length;
                } else {
                    open.push(at);
                    at += 1;
                }
            }
            _ => at = closing(source, run, at, open.pop(), masked),
        }
        if at >= bytes.len() {
            break;
        }
    }
}

/// The byte after a run of code that begins at `at`, or after its backticks if they are never closed.
fn after_code(bytes: &[u8], at: usize) -> usize {
    let ticks = |from: usize| bytes[from..].iter().take_while(|byte| **byte == b'`').count();
    let length = ticks(at);
    let mut next = at + length;
    while next < bytes.len() {
        match ticks(next) {
            0 => next += 1,
            same if same == length => return next + same,
            other => next += other,
        }
    }
    at + length
}

/// The next `{` of a line at or after `at` that is neither escaped nor code nor part of a correction.
pub(super) fn next_brace(line: &str, mut at: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    loop {
        at += bytes.get(at..)?.iter().position(|byte| matches!(byte, b'\\' | b'`' | b']' | b'{'))?;
        at = match bytes[at] {
            b'\\' => at + 2,
            b'`' => after_code(bytes, at),
            b'{' => return Some(at),
            _ => match line[at..].strip_prefix("]{sic=").filter(|value| value.starts_with('"')) {
                Some(value) => at + attributes::quoted(value).map_or(1, |(_, inside)| "]{sic=\"\"".len() + inside),
                None => at + 1,
            },
        };
    }
}

/// How long a mark `[^name]` is at the start of `text`.
fn note_mark(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[^")?;
    let end = name.find([']', '[', '\n', '\\'])?;
    (end > 0 && name[end..].starts_with(']') && !name[..end].contains(char::is_whitespace)).then_some(end + 3)
}

fn keep_note_mark(text: &str, start: usize, at: usize, length: usize, masked: &mut Masked) {
    let name = text[at + 2..at + length - 1].to_owned();
    let span = Span::new(start + at..start + at + length);
    let begins_line = text[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty() && before.len() < 4);
    if begins_line && text[at + length..].starts_with(':') {
        masked.notes.push((name, span));
    } else {
        masked.note_marks.push((name, span));
    }
}

/// Deals with `]` at `at`, and says where to go on.
fn closing(source: &Source, run: Span, at: usize, open: Option<usize>, masked: &mut Masked) -> usize {
    let rest = &source.text[run.start + at..run.end];
    let Some(inside) = rest.strip_prefix("]{") else { return at + 1 };
    let here = |from: usize, to: usize| Span::new(run.start + at + from..run.start + at + to);
    let Some(value) = inside.strip_prefix("sic=") else {
        if let Some(problem) = other_attribute(source, inside, run.start + at + 2) {
            masked.doubtful.push(problem);
        }
        return at + 1;
    };
    let read = if value.starts_with('"') { attributes::quoted(value) } else { None };
    let Some((sic, length)) = read else {
        let line_end = rest.find('\n').unwrap_or(rest.len());
        masked.doubtful.push(not_quoted(source, here(1, line_end)));
        return at + 2;
    };
    let end = 2 + "sic=".len() + length + 2;
    if !rest[end..].starts_with('}') {
        masked.doubtful.push(not_closed(source, here(1, end)));
        return at + end;
    }
    let Some(open) = open else {
        masked.doubtful.push(not_opened(source, here(0, end + 1)));
        return at + end + 1;
    };
    let open = Span::new(run.start + open..run.start + open + 1);
    masked.corrections.push(Correction { open, close: here(0, end + 1), sic });
    at + end + 1
}

fn other_attribute(source: &Source, inside: &str, start: usize) -> Option<Diagnostic> {
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len());
    let is_key = length > 0 && inside[length..].starts_with("=\"");
    let is_sic = inside.starts_with("sic") && inside[length..].trim_start().starts_with(['=', '}']);
    (is_key || is_sic).then(|| {
        problem(source, Span::new(start..start + length), "words in brackets have no attribute but `sic`")
            .help("write `[new]{sic=\"old\"}`; a language or a class is said of a whole block")
    })
}

fn not_quoted(source: &Source, span: Span) -> Diagnostic {
    problem(source, span, "what the source reads is not in quotes").help("write `{sic=\"old\"}` on one line")
}

fn not_closed(source: &Source, span: Span) -> Diagnostic {
    problem(source, span, "this correction has no end").help("close it with `}` right after the value")
}

fn not_opened(source: &Source, span: Span) -> Diagnostic {
    problem(source, span, "this correction has no beginning").help("put `[` before the corrected words")
}

/// A correction that begins in one run of text and ends in another.
pub(super) fn crossing(source: &Source, correction: &Correction) -> Diagnostic {
    let span = Span::new(correction.open.start..correction.close.end);
    problem(source, span, "this correction is not a whole run of words")
        .help("begin and end it on the same side of emphasis, links and cells")
}

fn problem(source: &Source, span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&BAD_CORRECTION, message).at(Place::new(&source.path, span))
}
