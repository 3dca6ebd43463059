//! A second label on the line of the first: `1. Short title.—(1) This Act`, `2. (a) any person`.
//!
//! It begins a line of its own when the text goes on with the next of its kind at the start of a line. So do all the
//! labels of a text that came as one line.

use std::sync::LazyLock;

use regex::Regex;

use super::hint::Hint;
use super::layout::ends_sentence;
use super::lines::Line;
use super::numbering::{Marker, markers};
use crate::text::Span;

/// The lines, those with a second label cut in two.
pub fn split(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut cut = Vec::with_capacity(lines.len());
    let all: usize = lines.iter().map(|line| line.length).sum();
    for index in 0..lines.len() {
        let line = &lines[index];
        if line.length > all - line.length {
            cut.extend(pieces(line, &run_of_numbers(line.text(text)), text));
            continue;
        }
        match second_label(line.text(text)).filter(|(_, marker)| goes_on(text, &lines[index + 1..], marker)) {
            None => cut.push(line.clone()),
            Some((at, _)) => cut.extend(halves(text, line, at)),
        }
    }
    cut
}

/// Where `1. A`, `2. B`, `3. C` and so on stand on a line, each but the first after a sentence's end; none if there are not
/// three.
fn run_of_numbers(line: &str) -> Vec<usize> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)(\d{1,3})\.\s+["“«]?\p{L}"#).expect("a pattern"));
    let mut found = Vec::new();
    for captures in NUMBER.captures_iter(line) {
        let number = captures.get(1).expect("the number");
        let after_sentence = found.is_empty() || ends_sentence(line[..number.start()].trim_end());
        if after_sentence && number.as_str().parse() == Ok(found.len() + 1) {
            found.push(number.start());
        }
    }
    if found.len() < 3 { Vec::new() } else { found }
}

/// A line cut at some bytes of it.
fn pieces(line: &Line, at: &[usize], text: &str) -> Vec<Line> {
    let mut pieces = vec![line.clone()];
    for (done, at) in at.iter().filter(|at| **at > 0).enumerate() {
        let last = pieces.pop().expect("a piece");
        let before = last.span.start - line.span.start;
        let mut halves = halves(text, &last, at - before);
        halves[0].inner = done > 0;
        pieces.extend(halves);
    }
    pieces
}

/// The byte of the second label, and the label.
fn second_label(line: &str) -> Option<(usize, Marker)> {
    let first = markers(line).into_iter().find(|marker| !marker.alone)?;
    let rest = &line[first.length..];
    let skipped = rest.len() - rest.trim_start().len();
    let after_title = rest.char_indices().filter(|(_, c)| *c == '(').map(|(at, _)| at).find(|at| {
        let title = rest[..*at].trim_end();
        let ended = title.ends_with(['.', '—', '–', ':']) || title.ends_with("--");
        ended && title.split_whitespace().count() <= 14
    });
    [Some(skipped), after_title].into_iter().flatten().find_map(|at| {
        let marker = markers(&rest[at..]).into_iter().find(|marker| is_first(marker) && !marker.alone)?;
        Some((first.length + at, marker))
    })
}

/// Is it the first of its kind, in brackets?
fn is_first(marker: &Marker) -> bool {
    marker.style.prefix.is_none() && marker.style.close.is_some_and(|close| close != '.') && marker.reading.key == [1]
}

/// Does one of the next lines begin with the next number of the kind?
fn goes_on(text: &str, lines: &[Line], marker: &Marker) -> bool {
    let is_next = |other: &Marker| other.style == marker.style && other.reading.key == [2];
    lines.iter().take(60).any(|line| markers(line.text(text)).iter().any(is_next))
}

fn halves(text: &str, line: &Line, at: usize) -> [Line; 2] {
    let whole = line.text(text);
    let head = whole[..at].trim_end();
    let first = Line {
        span: Span::new(line.span.start..line.span.start + head.len()),
        length: head.chars().count(),
        ..line.clone()
    };
    let second = Line {
        span: Span::new(line.span.start + at..line.span.end),
        indent: line.indent + whole[..at].chars().count(),
        length: whole[at..].chars().count(),
        blank_before: 0,
        new_page: false,
        inner: true,
        hint: Hint::default(),
    };
    [first, second]
}
