//! Labels inside a line: a second one behind the first, as in `1. Short title.—(1) This Act`, and those of a text that came
//! as one line or as verses that run on.
//!
//! A second label begins a line of its own when the text goes on with the next of its kind at the start of a line. A run of
//! labels inside lines does when most labels of its kind stand inside lines, each after a sentence's end.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::hint::{BLANK, Hint};
use super::layout::ends_sentence;
use super::lines::Line;
use super::numbering::{Marker, markers};
use crate::text::Span;

/// The lines, those with labels inside cut.
pub fn split(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let at = runs(text, &lines);
    let mut cut = Vec::with_capacity(lines.len());
    let mut runs = at.into_iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        let mut here = Vec::new();
        while let Some(place) = runs.next_if(|place| place.line == index) {
            here.push((place.at, place.number == 0));
        }
        for piece in pieces(line, &here, text) {
            match second_label(piece.text(text)).filter(|(_, marker)| goes_on(text, &lines[index + 1..], marker)) {
                None => cut.push(piece),
                Some((at, _)) => cut.extend(halves(text, &piece, at)),
            }
        }
    }
    cut
}

/// Where a label may stand: a byte of a line, how it looks, and its number.
struct Place {
    line: usize,
    at: usize,
    /// What the number counts, where a word says so.
    prefix: &'static str,
    number: u32,
}

/// How a label looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Bare,
    Stop,
    Round,
    Square,
    /// `2:7`, of a chapter and a verse.
    Verse,
    Word,
}

/// The places inside lines at which labels stand that run on, in order.
fn runs(text: &str, lines: &[Line]) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for look in [Look::Word, Look::Verse, Look::Square, Look::Round, Look::Stop, Look::Bare] {
        let run = run(text, lines, look);
        let inside = run.iter().filter(|place| place.at > 0).count();
        if run.len() >= 3 && inside * 2 >= run.len() {
            found.extend(run.into_iter().filter(|place| place.at > 0));
        }
    }
    found.extend(preamble(text, lines));
    found.sort_by_key(|place| (place.line, place.at));
    found.dedup_by_key(|place| (place.line, place.at));
    found
}

/// The heading of a preamble, and the preamble, in the first line of a text that came without line ends.
fn preamble(text: &str, lines: &[Line]) -> Vec<Place> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\p{Lu}][^.;:!?]{8,150}?\s((?:P(?:reamble|REAMBLE|réambule|RÉAMBULE|reámbulo|REÁMBULO|räambel|RÄAMBEL|reambolo|REAMBOLO|reâmbulo|REÂMBULO)|П(?:реамбула|РЕАМБУЛА)))\s+(\p{Lu})")
            .expect("a pattern")
    });
    let Some(found) = lines.first().filter(|line| line.length > 400).and_then(|line| HEADING.captures(line.text(text)))
    else {
        return Vec::new();
    };
    let places = found.iter().skip(1).flatten();
    places.map(|place| Place { line: 0, at: place.start(), prefix: "", number: 0 }).collect()
}

/// Is the number inside a line that of the label with a word which the line begins with: the `1.` of `Art. 1. The`?
fn is_behind_word(line: &str, at: usize) -> bool {
    const LONGEST: usize = 24;
    let is_same = |marker: &Marker| marker.style.prefix.is_some() && marker.number.0 == at;
    (1..=LONGEST).contains(&at) && markers(line).iter().any(is_same)
}

/// The labels of a look that count on from one: each after a sentence's end or at the start of a line.
fn run(text: &str, lines: &[Line], look: Look) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut last_of: HashMap<&str, u32> = HashMap::new();
    let mut alone = 0;
    for (index, line) in lines.iter().enumerate() {
        for place in places(line.text(text), index, look) {
            let before = line.text(text)[..place.at].trim_end();
            let last = last_of.get(place.prefix).copied().unwrap_or(0);
            let after_sentence =
                look == Look::Verse || before.is_empty() || ends_sentence(before) || last == 0 && place.number == 1;
            let after_sentence = after_sentence && !is_behind_word(line.text(text), place.at);
            let restarts = place.number == 1 && after_sentence;
            if after_sentence && (place.number == last + 1 || restarts) {
                alone = if restarts { alone + usize::from(last == 1) } else { alone };
                last_of.insert(place.prefix, place.number);
                found.push(place);
            }
        }
    }
    if alone * 4 > found.len() { Vec::new() } else { found }
}

/// Everything on a line that looks like a label of a look.
fn places(line: &str, index: usize, look: Look) -> Vec<Place> {
    static BARE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)(\d{1,3})(?:-\d{1,3})?\s["“«‘]?\p{Lu}"#).expect("a pattern"));
    static STOP: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)(\d{1,3})\.\s+["“«‘]?\p{L}"#).expect("a pattern"));
    static ROUND: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)\((\d{1,3})\)\s+["“«‘]?\p{L}"#).expect("a pattern"));
    static SQUARE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)\[(\d{1,3})\]\s+["“«‘]?\p{L}"#).expect("a pattern"));
    static VERSE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|\s)(?:\d{1,3}:(\d{1,3}))\s+["“«‘]?\p{L}"#).expect("a pattern"));
    // No pattern is asked about a line without the sign that it needs.
    let sign = match look {
        Look::Verse => Some(':'),
        Look::Square => Some('['),
        Look::Round => Some('('),
        Look::Stop => Some('.'),
        Look::Bare | Look::Word => None,
    };
    if sign.is_some_and(|sign| !line.contains(sign)) {
        return Vec::new();
    }
    let pattern = match look {
        Look::Verse => &VERSE,
        Look::Bare => &BARE,
        Look::Stop => &STOP,
        Look::Round => &ROUND,
        Look::Square => &SQUARE,
        Look::Word => return worded(line, index),
    };
    let place = |found: regex::Captures| {
        let number = found.get(1)?;
        let open = match look {
            Look::Round | Look::Square => 1,
            Look::Verse => {
                line[..number.start()].len() - line[..number.start()].rfind(char::is_whitespace).map_or(0, |at| at + 1)
            }
            _ => 0,
        };
        Some(Place { line: index, at: number.start() - open, prefix: "", number: number.as_str().parse().ok()? })
    };
    pattern.captures_iter(line).filter_map(place).collect()
}

/// Labels with a word on a line that is longer than any that was wrapped by hand.
fn worded(line: &str, index: usize) -> Vec<Place> {
    if line.len() < 200 {
        return Vec::new();
    }
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)(?:(\p{L}+\.?\s(?:\d{1,3}|[IVXLC]{1,7})|§\s?\d{1,3})[.:)]?\s+[^\p{Ll}\s,;]|(第[〇零一二三四五六七八九十百千\d]+[条條]))")
            .expect("a pattern")
    });
    let place = |found: regex::Captures| {
        let at = found.get(1).or(found.get(2))?.start();
        let marker = markers(&line[at..]).into_iter().find(|marker| marker.style.prefix.is_some())?;
        Some(Place { line: index, at, prefix: marker.style.prefix?, number: *marker.reading.key.first()? })
    };
    WORD.captures_iter(line).filter_map(place).collect()
}

/// A line cut at some bytes of it.
///
/// Where it is said, a piece begins a paragraph as if it stood on a line of its own.
fn pieces(line: &Line, at: &[(usize, bool)], text: &str) -> Vec<Line> {
    let mut pieces = vec![line.clone()];
    for (done, (at, begins)) in at.iter().filter(|(at, _)| *at > 0).enumerate() {
        let last = pieces.pop().expect("a piece");
        let before = last.span.start - line.span.start;
        let mut halves = halves(text, &last, at - before);
        halves[0].inner = (done > 0 || line.inner) && !halves[0].hint.begins;
        if *begins {
            halves[1] = Line {
                inner: false,
                blank_before: BLANK,
                hint: Hint { begins: true, ..Hint::default() },
                ..halves[1].clone()
            };
        }
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
        ended && title.split_whitespace().take(15).count() <= 14
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

/// A line cut at a byte. The second half is not looked at: a long line is cut very often.
fn halves(text: &str, line: &Line, at: usize) -> [Line; 2] {
    let before = &line.text(text)[..at];
    let (head, cut) = (before.trim_end(), before.chars().count());
    let first = Line {
        span: Span::new(line.span.start..line.span.start + head.len()),
        length: head.chars().count(),
        ..line.clone()
    };
    let second = Line {
        span: Span::new(line.span.start + at..line.span.end),
        indent: line.indent + cut,
        length: line.length - cut,
        blank_before: 0,
        new_page: false,
        inner: true,
        hint: Hint::default(),
    };
    [first, second]
}
