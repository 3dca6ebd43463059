//! The published words against the source: source less what was left out = the markdown with corrections undone.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::account::{Account, Entry};
use super::printed::texts;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Document;
use crate::text::{Place, Source, Span, hidden};

pub(super) const UNMARKED_CHANGE: Code = Code::error(
    "unmarked-change",
    "\
The markdown has other words than the source, and no correction says so. A reader who compares the two would find a
silent change.

Put the source's words back, or write the change as a correction: `[new]{sic=\"old\"}`.",
);

/// Compares a document with its source. White space does not count.
pub fn verify(document: &Document, account: &Account, source: &Source) -> Vec<Diagnostic> {
    let expected = source_words(account, source);
    let texts = texts(document);
    // The notes stand behind the parts, in their order.
    let of_notes = document.body.iter().enumerate().flat_map(|(part, of)| of.notes().iter().map(move |_| part));
    let parts: Vec<usize> = (0..document.body.len()).chain(of_notes).collect();
    let found: Vec<(&str, usize)> = texts
        .iter()
        .zip(parts)
        .flat_map(|(text, part)| text.words.split_whitespace().map(move |word| (word, part)))
        .collect();
    let one: String = expected.iter().map(|(word, _)| word.as_str()).collect();
    let other: String = found.iter().map(|(word, _)| *word).collect();
    if one == other {
        return Vec::new();
    }
    let old: Vec<&str> = expected.iter().map(|(word, _)| word.as_str()).collect();
    let new: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let differs = changes.iter().filter(|change| !matches!(change, DiffOp::Equal { .. }));
    differs
        .filter_map(|change| {
            let (was, is) = (old[change.old_range()].join(" "), new[change.new_range()].join(" "));
            let bare = |text: &str| text.replace(' ', "");
            if bare(&was) == bare(&is) {
                return None;
            }
            let at = expected.get(change.old_range().start).or(expected.last());
            let part = found.get(change.new_range().start).or(found.last()).map(|(_, part)| *part);
            Some(unmarked_change(document, source, part, at.map(|(_, span)| *span), &was, &is))
        })
        .collect()
}

/// The words that the markdown must have, each with its place in the source; those of notes last.
fn source_words(account: &Account, source: &Source) -> Vec<(String, Span)> {
    let out = account.left_out.iter().chain(&account.metadata).chain(&account.marks);
    let mut gaps: Vec<(Span, &str)> = out.map(|entry| (entry.span, " ")).collect();
    // What the end of a line had parted was joined by the import; it is in the account and not in the text.
    let parted = |span: Span| source.text.get(span.range()).is_some_and(|text| text.contains(['\n', '\r', '\u{c}']));
    // So are characters that nobody sees.
    let hidden = hidden::spans(&source.text);
    let is_hidden = |span: Span| {
        hidden
            .get(hidden.partition_point(|hidden| hidden.end < span.end))
            .is_some_and(|hidden| hidden.start <= span.start)
    };
    let unseen = |entry: &Entry| entry.new.as_deref() == Some("") && is_hidden(entry.span);
    let joined = account.repairs.iter().filter(|entry| parted(entry.span) || unseen(entry));
    gaps.extend(joined.filter_map(|entry| Some((entry.span, entry.new.as_deref()?))));
    gaps.sort_by_key(|(span, _)| *span);
    let mut notes: Vec<Span> = account.notes.iter().map(|note| note.span).collect();
    notes.sort();
    let mut words = Vec::new();
    let mut at = 0;
    for note in notes {
        push_without(&source.text, at..note.start, &gaps, &mut words);
        at = at.max(note.end);
    }
    push_without(&source.text, at..source.text.len(), &gaps, &mut words);
    account.notes.iter().for_each(|note| push_without(&source.text, note.span.range(), &gaps, &mut words));
    words
}

/// The words of a range without some gaps, which stand in order; what is put in a gap's place is a word.
fn push_without(text: &str, range: Range<usize>, gaps: &[(Span, &str)], words: &mut Vec<(String, Span)>) {
    let mut at = range.start;
    let first = gaps.partition_point(|(span, _)| span.start < range.start);
    for (span, put) in gaps[first..].iter().take_while(|(span, _)| span.start < range.end) {
        if span.start < at {
            continue;
        }
        push_words(text, at..span.start, words);
        // A repaired word may go on on both sides.
        words.extend((!put.trim().is_empty()).then(|| ((*put).to_owned(), *span)));
        at = span.end;
    }
    if at < range.end {
        push_words(text, at..range.end, words);
    }
}

fn push_words(text: &str, range: Range<usize>, words: &mut Vec<(String, Span)>) {
    let Some(run) = text.get(range.clone()) else { return };
    for word in run.split_whitespace() {
        let start = range.start + (word.as_ptr() as usize - run.as_ptr() as usize);
        words.push((word.to_owned(), Span::new(start..start + word.len())));
    }
}

fn unmarked_change(
    document: &Document,
    source: &Source,
    part: Option<usize>,
    at: Option<Span>,
    was: &str,
    is: &str,
) -> Diagnostic {
    let message = match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("the source does not have `{}`", shortened(is)),
        (_, true) => format!("the source has `{}`, which is not here", shortened(was)),
        _ => format!("the source reads `{}`, the text `{}`", shortened(was), shortened(is)),
    };
    let mut problem = Diagnostic::new(&UNMARKED_CHANGE, message);
    if let Some(part) = part.and_then(|part| document.body.get(part)) {
        problem = problem.at(place(document, part.span(), is));
    }
    if let Some(span) = at {
        problem = problem.also(Place::new(&source.path, span), "the source");
    }
    problem.help(format!("put the source's words back, or write `[{}]{{sic=\"{}\"}}`", shortened(is), shortened(was)))
}

/// Where the words stand in their part, if they are found there as they are.
fn place(document: &Document, part: Span, words: &str) -> Place {
    let first = words.split_whitespace().next().unwrap_or("");
    let text = document.text.get(part.range()).unwrap_or("");
    let whole = (!words.is_empty()).then(|| text.find(words).map(|at| (at, words.len()))).flatten();
    let found = whole.or_else(|| (!first.is_empty()).then(|| text.find(first).map(|at| (at, first.len()))).flatten());
    let (at, length) = found.unwrap_or((0, text.lines().next().map_or(0, str::len)));
    Place::new(&document.path, Span::new(part.start + at..part.start + at + length))
}

fn shortened(words: &str) -> String {
    let mut pieces = words.split(' ');
    let short: Vec<&str> = pieces.by_ref().take(12).collect();
    if pieces.next().is_some() { format!("{} …", short.join(" ")) } else { short.join(" ") }
}
