//! Labels inside a line: a second one behind the first, as in `1. Short title.—(1) This Act`, and those of a text that came
//! as one line or as verses that run on.
//!
//! A second label begins a line of its own when the text goes on with the next of its kind at the start of a line. A run of
//! labels inside lines does when most labels of its kind stand inside lines, each after a sentence's end.

use std::sync::LazyLock;

use regex::Regex;

use super::hint::{BLANK, Hint};
use super::layout::ends_sentence;
use super::lines::{Line, Markers};
use super::numbering::{Kind, Marker, Style, markers};
use crate::text::Span;

/// The lines, those with labels inside cut.
pub fn split(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let at = runs(text, &lines);
    let mut cut = Vec::with_capacity(lines.len());
    let mut parted = Parted::default();
    let mut runs = at.into_iter().peekable();
    let (mut rest, mut index) = (lines.into_iter(), 0);
    while let Some(line) = rest.next() {
        let mut here = Vec::new();
        while let Some(place) = runs.next_if(|place| place.line == index) {
            here.push((place.at, place.number == 0));
        }
        let mut take = |piece: Line| match second_label(text, &piece)
            .filter(|(_, marker)| parted.is_usual(text, &piece, marker) || goes_on(text, rest.as_slice(), marker))
        {
            None => cut.push(piece),
            Some((at, marker)) => {
                parted.note(text, &piece, &marker);
                cut.extend(halves(text, &piece, at));
            }
        };
        match here.is_empty() {
            true => take(line),
            false => pieces(&line, &here, text).into_iter().for_each(take),
        }
        index += 1;
    }
    cut
}

/// The first labels that were found behind a label with a word: what most articles have, one with a single paragraph has too.
#[derive(Default)]
struct Parted(Vec<(Style, Style)>);

impl Parted {
    /// So many times is a habit.
    const HABIT: usize = 2;

    /// The label with a word that a line begins with.
    fn worded(text: &str, line: &Line) -> Option<Style> {
        line.markers(text).iter().map(|marker| marker.style).find(|style| style.prefix.is_some())
    }

    fn is_usual(&self, text: &str, line: &Line, second: &Marker) -> bool {
        let is_same = |(first, after): &&(Style, Style)| {
            *after == second.style && Self::worded(text, line).is_some_and(|worded| worded.rank == first.rank)
        };
        is_first(second) && self.0.iter().filter(is_same).count() >= Self::HABIT
    }

    fn note(&mut self, text: &str, line: &Line, second: &Marker) {
        self.0.extend(Self::worded(text, line).map(|worded| (worded, second.style)));
    }
}

/// Where a label may stand: a byte of a line, how it looks, and its number.
struct Place {
    line: usize,
    at: usize,
    /// What the number counts, where a word says so.
    prefix: &'static str,
    number: u32,
    /// The chapter of a verse; 0 of others.
    chapter: u32,
}

/// How a label looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Word,
    /// `2:7`, of a chapter and a verse.
    Verse,
    Square,
    Round,
    Stop,
    Bare,
}

/// So many verses are a text of them.
const VERSES: usize = 8;

/// The places inside lines at which labels stand that run on, in order.
fn runs(text: &str, lines: &[Line]) -> Vec<Place> {
    let mut by_look: [Vec<Place>; 6] = Default::default();
    for (index, line) in lines.iter().enumerate() {
        for (look, place) in places(line.text(text), index) {
            by_look[look as usize].push(place);
        }
    }
    let mut found: Vec<Place> = Vec::new();
    for (look, places) in by_look.into_iter().enumerate() {
        let verses = look == Look::Verse as usize;
        let run = run(text, lines, places, verses);
        let inside = run.iter().filter(|place| place.at > 0).count();
        // A chapter and a verse that count on are no chance, however few of them stand inside a line.
        if run.len() >= 3 && inside * 2 >= run.len() || verses && run.len() >= VERSES && inside * 10 <= run.len() * 9 {
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
    places.map(|place| Place { line: 0, at: place.start(), prefix: "", number: 0, chapter: 0 }).collect()
}

/// Is the number inside a line that of the label with a word which the line begins with: the `1.` of `Art. 1. The`?
fn is_behind_word(text: &str, line: &Line, at: usize) -> bool {
    const LONGEST: usize = 24;
    let is_same = |marker: &Marker| marker.style.prefix.is_some() && marker.number.0 == at;
    (1..=LONGEST).contains(&at) && line.markers(text).iter().any(is_same)
}

/// Those labels of a look that count on from one: each after a sentence's end or at the start of a line.
fn run(text: &str, lines: &[Line], places: Vec<Place>, anywhere: bool) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut last_of: Vec<(&str, u32)> = Vec::new();
    let (mut alone, mut chapter) = (0, 0);
    for place in places {
        let line = &lines[place.line];
        let before = line.text(text)[..place.at].trim_end();
        let same = last_of.iter().position(|(prefix, _)| *prefix == place.prefix);
        let last = same.map_or(0, |same| last_of[same].1);
        let after_sentence = anywhere || before.is_empty() || ends_sentence(before) || last == 0 && place.number == 1;
        let after_sentence = after_sentence && !is_behind_word(text, line, place.at);
        let restarts = place.number == 1 && after_sentence;
        let in_chapter = place.chapter == chapter || restarts;
        if after_sentence && in_chapter && (place.number == last + 1 || restarts) {
            chapter = place.chapter;
            alone = if restarts { alone + usize::from(last == 1) } else { alone };
            match same {
                Some(same) => last_of[same].1 = place.number,
                None => last_of.push((place.prefix, place.number)),
            }
            found.push(place);
        }
    }
    if alone * 4 > found.len() { Vec::new() } else { found }
}

/// Everything on a line that looks like a label.
fn places(line: &str, index: usize) -> Vec<(Look, Place)> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + digit;
        at = start + digits(&line[start..]);
        found.extend(place(line, index, start, at));
    }
    found.extend(worded(line, index).into_iter().map(|place| (Look::Word, place)));
    found
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The label without a word whose digits stand between two bytes of a line.
fn place(line: &str, index: usize, start: usize, end: usize) -> Option<(Look, Place)> {
    const MOST: usize = 3;
    let (before, after) = (&line[..start], &line[end..]);
    let open = before.chars().next_back().filter(|c| matches!(c, '(' | '['));
    let begins = &before[..before.len() - usize::from(open.is_some())];
    if end - start > MOST || !(begins.is_empty() || begins.ends_with(char::is_whitespace)) {
        return None;
    }
    let sign = after.chars().next()?;
    let rest = after.get(1..).unwrap_or("");
    let more = digits(rest);
    let (look, number, text) = match (open, sign) {
        (Some('('), ')') => (Look::Round, &line[start..end], rest),
        (Some('['), ']') => (Look::Square, &line[start..end], rest),
        (None, '.') => (Look::Stop, &line[start..end], rest),
        (None, ':') if (1..=MOST).contains(&more) => (Look::Verse, &rest[..more], &rest[more..]),
        (None, '-') if (1..=MOST).contains(&more) => (Look::Bare, &line[start..end], &rest[more..]),
        (None, _) => (Look::Bare, &line[start..end], after),
        _ => return None,
    };
    let spaced = text.trim_start();
    let gap = text[..text.len() - spaced.len()].chars().count();
    let first = spaced.trim_start_matches(['"', '“', '«', '‘']).chars().next()?;
    // As in `vom 1. März 2019`.
    let year = |word: &str| digits(word) == 4;
    let is_day = look == Look::Stop && spaced.split_whitespace().nth(1).is_some_and(year);
    if is_day {
        return None;
    }
    let is_text = if look == Look::Bare { gap == 1 && first.is_uppercase() } else { gap > 0 && first.is_alphabetic() };
    let chapter = if look == Look::Verse { line[start..end].parse().ok()? } else { 0 };
    let place = Place { line: index, at: begins.len(), prefix: "", number: number.parse().ok()?, chapter };
    is_text.then_some((look, place))
}

/// Labels with a word on a line that is longer than any that was wrapped by hand.
fn worded(line: &str, index: usize) -> Vec<Place> {
    let may_number = |word: &str| {
        let bare = word.trim_end_matches(['.', ':', ')']);
        bare.len() <= 7 && (digits(bare) > 0 || !bare.is_empty() && bare.bytes().all(|byte| b"IVXLC".contains(&byte)))
    };
    if line.len() < 200 || !line.contains(['§', '第']) && !line.split_whitespace().any(may_number) {
        return Vec::new();
    }
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)(?:(\p{L}+\.?\s(?:\d{1,3}|[IVXLC]{1,7})|§\s?\d{1,3})[.:)]?\s+[^\p{Ll}\s,;]|(第[〇零一二三四五六七八九十百千\d]+[条條]))")
            .expect("a pattern")
    });
    let place = |found: regex::Captures| {
        let at = found.get(1).or(found.get(2))?.start();
        let marker = markers(&line[at..]).into_iter().find(|marker| marker.style.prefix.is_some())?;
        Some(Place { line: index, at, prefix: marker.style.prefix?, number: *marker.reading.key.first()?, chapter: 0 })
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
fn second_label(text: &str, of: &Line) -> Option<(usize, Marker)> {
    let first = of.markers(text).iter().find(|marker| !marker.alone)?;
    let line = of.text(text);
    let rest = &line[first.length..];
    let skipped = rest.len() - rest.trim_start().len();
    let after_title = rest.char_indices().filter(|(_, c)| *c == '(').map(|(at, _)| at).find(|at| {
        let title = rest[..*at].trim_end();
        let ended = title.ends_with(['.', '—', '–', ':']) || title.ends_with("--");
        ended && title.split_whitespace().take(15).count() <= 14
    });
    [Some(skipped), after_title].into_iter().flatten().filter(|at| !begins_with_word(&rest[*at..])).find_map(|at| {
        let may_follow = |marker: &Marker| is_first(marker) || first.style.prefix.is_some() && is_one(marker);
        let marker = markers(&rest[at..]).into_iter().find(|marker| may_follow(marker) && !marker.alone)?;
        Some((first.length + at, marker))
    })
}

/// Does a text begin with a word of two letters or more, which is no first label?
fn begins_with_word(text: &str) -> bool {
    let mut letters = text.chars().take_while(|c| c.is_alphabetic() && *c != 'ـ');
    letters.next().is_some() && letters.next().is_some()
}

/// Is it the first of its kind, in brackets?
fn is_first(marker: &Marker) -> bool {
    marker.style.prefix.is_none() && marker.style.close.is_some_and(|close| close != '.') && marker.reading.key == [1]
}

/// Is it the number one, with a stop behind it or nothing, as in `SECTION 2. 1 The House`?
fn is_one(marker: &Marker) -> bool {
    marker.style.prefix.is_none() && marker.style.kind == Kind::Arabic && marker.reading.key == [1]
}

/// Does one of the next lines begin with the next number of the kind?
fn goes_on(text: &str, lines: &[Line], marker: &Marker) -> bool {
    let is_next = |other: &Marker| other.style == marker.style && other.reading.key == [2];
    lines.iter().take(60).any(|line| line.markers(text).iter().any(is_next))
}

/// A line cut at a byte. The second half is not looked at: a long line is cut very often.
fn halves(text: &str, line: &Line, at: usize) -> [Line; 2] {
    let before = &line.text(text)[..at];
    let (head, cut) = (before.trim_end(), before.chars().count());
    let first = Line {
        span: Span::new(line.span.start..line.span.start + head.len()),
        length: head.chars().count(),
        markers: Markers::new(),
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
        markers: Markers::new(),
    };
    [first, second]
}
