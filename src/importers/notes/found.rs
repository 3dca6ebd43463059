//! Notes that a text shows for certain: a run of them at the end of a page or of the text, counted on, each begun by the
//! number or sign that stands behind a word before them.
//!
//! A list of literature, which has a heading of its own, is a section and no notes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::blocks::like_a_title;
use super::super::lines::Line;
use super::super::numbering::markers;
use super::super::series::NAMED;
use super::{Notes, is_heading_of_notes};
use crate::text::Span;

/// Finds notes among the lines that are text.
pub fn found(text: &str, lines: &[Line]) -> Notes {
    let mut notes = Notes::default();
    let starts = (0..lines.len()).filter(|index| *index == 0 || lines[*index].new_page);
    let starts: Vec<usize> = starts.chain([lines.len()]).collect();
    let (mut last, mut count) = (0, 0);
    for page in starts.windows(2) {
        let Some(run) = run(text, lines, page[0]..page[1], last) else { continue };
        let Some(marks) = marks(text, lines, page[0]..run[0].lines.start, &run) else { continue };
        for (note, marks) in run.iter().zip(marks) {
            notes.marks.extend(marks.into_iter().map(|mark| (mark, count)));
            let body = Span::new(lines[note.lines.start].span.start..lines[note.lines.end - 1].span.end);
            notes.bodies.push((body, count));
            count += 1;
        }
        last = run.last().and_then(|note| note.sign.number).unwrap_or(last);
    }
    notes.marks.sort();
    notes
}

/// A note of a run.
#[derive(Debug)]
struct Note<'a> {
    sign: Sign<'a>,
    lines: Range<usize>,
}

/// What a note begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign<'a> {
    kind: Kind,
    /// Without brackets and stops.
    bare: &'a str,
    number: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `[1]`
    Square,
    /// `1`
    Digits,
    /// `1.` or `1)`
    Stop,
    /// `¹`
    Raised,
    /// `*`, `†`
    Star,
}

/// The sign that a line begins with, if words follow it.
fn sign(line: &str) -> Option<Sign<'_>> {
    static SIGN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r#"^(?:\[(\d{1,3})\]\s*\S|(\d{1,3})(?:\s*["“«‘(]?\p{Lu}|\s+\d{4}\s)|(\d{1,3})[.)]\s+\S|([¹²³⁰⁴-⁹]{1,3})\s*\S|([*†‡]{1,3})\s*[\p{L}"“«‘(])"#,
        )
        .expect("a pattern")
    });
    let found = SIGN.captures(line)?;
    let kinds = [Kind::Square, Kind::Digits, Kind::Stop, Kind::Raised, Kind::Star];
    let (kind, bare) = (1..=5).find_map(|at| Some((kinds[at - 1], found.get(at)?.as_str())))?;
    Some(Sign { kind, bare, number: number(bare) })
}

/// The sign that a line is, with the words of the note in the next.
fn sign_alone(line: &str) -> Option<Sign<'_>> {
    let is_number = line.len() <= 3 && !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Sign { kind: Kind::Digits, bare: line, number: number(line) })
}

/// A number in digits, raised or not.
fn number(bare: &str) -> Option<u32> {
    let digit =
        |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map_or(c.to_digit(10), |at| Some(at as u32));
    bare.chars().try_fold(0, |number, c| Some(number * 10 + digit(c)?))
}

/// The notes at the end of a page, from the first of them: one, or the one after the last note of the pages before.
fn run<'a>(text: &'a str, lines: &[Line], page: Range<usize>, last: u32) -> Option<Vec<Note<'a>>> {
    let mut run: Vec<Note> = Vec::new();
    let mut end = page.end;
    for index in page.clone().rev() {
        let line = &lines[index];
        let below = lines.get(index + 1).filter(|below| index + 1 < end && below.blank_before == 0);
        let alone = below.filter(|below| below.indent > line.indent).and_then(|_| sign_alone(line.text(text)));
        let here = sign(line.text(text)).or(alone).filter(|here| match run.last().map(|after: &Note| after.sign) {
            None => true,
            Some(after) if here.kind == Kind::Star => after.kind == Kind::Star && here.bare != after.bare,
            Some(after) => here.kind == after.kind && here.number.map(|number| number + 1) == after.number,
        });
        if let Some(sign) = here {
            run.push(Note { sign, lines: index..end });
            end = index;
            if [Some(1), Some(last + 1)].contains(&sign.number) && sign.kind != Kind::Star {
                break;
            }
        } else if line.blank_before > 0 {
            break;
        }
    }
    run.reverse();
    let first = run.first()?;
    let begins = first.sign.kind == Kind::Star || [Some(1), Some(last + 1)].contains(&first.sign.number);
    // A single number with a stop is a label as likely as not.
    let certain = run.len() > 1 || !matches!(first.sign.kind, Kind::Stop);
    let set_off = lines[first.lines.start].blank_before > 0 || run.len() > 1;
    let before = first.lines.start.checked_sub(1).filter(|before| page.contains(before))?;
    let before = lines[before].text(text);
    let is_heading = like_a_title(before)
        && !before.ends_with(|c: char| c.is_ascii_digit())
        && !before.contains([':', '\t'])
        && !before.contains("  ");
    let of_literature = is_heading && !is_heading_of_notes(before);
    (begins && certain && set_off && !of_literature).then_some(run)
}

/// The marks of each note in the text before them, in order; none if one of them has no mark, or one that is not certain.
fn marks(text: &str, lines: &[Line], before: Range<usize>, run: &[Note]) -> Option<Vec<Vec<Span>>> {
    let kind = run[0].sign.kind;
    let candidates: Vec<Span> = lines[before.clone()].iter().flat_map(|line| candidates(text, line, kind)).collect();
    // A raised number may have come away from its word.
    let apart: Vec<Span> = lines[before].iter().flat_map(|line| apart(text, line, kind)).collect();
    let bare = |span: &Span| text[span.range()].trim_matches(['[', ']']);
    let mut at = 0;
    let mut marks = Vec::new();
    for note in run {
        let of_note = |among: &[Span]| -> Vec<Span> {
            among.iter().filter(|span| bare(span) == note.sign.bare).copied().collect()
        };
        let own = Some(of_note(&candidates)).filter(|own| !own.is_empty()).unwrap_or_else(|| of_note(&apart));
        let first = own.first().filter(|first| first.start >= at)?;
        if own.len() > 1 && kind != Kind::Square {
            return None;
        }
        at = first.end;
        marks.push(own);
    }
    Some(marks)
}

/// What may be marks in a line: behind a word, never at its start.
fn candidates(text: &str, line: &Line, kind: Kind) -> Vec<Span> {
    static SQUARE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\S\s?(\[\d{1,3}\])").expect("a pattern"));
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\p{L}[.,;:!?”’"'»)\]]*(\d{1,3})(?:$|[\s.,;:!?”’"'»)\]—–])"#).expect("a pattern")
    });
    static RAISED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\S([¹²³⁰⁴-⁹]{1,3})").expect("a pattern"));
    static STAR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"[\p{L}\d.,;:!?”’"'»)\]]([*†‡]{1,3})"#).expect("a pattern"));
    let pattern = match kind {
        Kind::Square => &SQUARE,
        Kind::Digits | Kind::Stop => &DIGITS,
        Kind::Raised => &RAISED,
        Kind::Star => &STAR,
    };
    let words = line.text(text);
    // Behind a word with a slash it is part of a symbol: `A/70/489/Add.2`.
    let in_symbol = |at: usize| words[..at].rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('/'));
    let spans = pattern.captures_iter(words).filter_map(|found| found.get(1));
    let behind_short = |at: usize| {
        let word = words[..at].strip_suffix('.').and_then(|before| before.rsplit(|c: char| !c.is_alphabetic()).next());
        word.is_some_and(|word| SHORT.split(' ').any(|short| short.eq_ignore_ascii_case(word)))
    };
    let spans = spans.filter(|found| kind == Kind::Square || !in_symbol(found.start()) && !behind_short(found.start()));
    spans.map(|found| Span::new(line.span.start + found.start()..line.span.start + found.end())).collect()
}

/// Words cut short with a stop, behind which a number is no mark: `Add.1`.
const SHORT: &str = "add corr rev no nos nr vol art arts para paras par pp p ch chap sect sec fig";

/// Numbers that stand alone between a word and a small letter or the end of a line: `29 June 2006, 1 by which`. One behind
/// the name of what it counts, as `article 1 of`, is none.
fn apart(text: &str, line: &Line, kind: Kind) -> Vec<Span> {
    static APART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(\p{L}+|\d[.,;:]|[)\]”’»][.,;:]?|\p{L}[.,;:]) (\d{1,3})(?: [\p{Ll}(]|$)").expect("a pattern")
    });
    if kind != Kind::Digits {
        return Vec::new();
    }
    let named = |word: &str| NAMED.split(' ').any(|named| named == word.to_lowercase());
    let found = APART.captures_iter(line.text(text));
    let words = line.text(text);
    let is_label = |found: &regex::Captures| {
        let start = found.get(1).map_or(0, |word| word.start());
        let at_end = found.get(0).is_some_and(|whole| whole.end() == words.len());
        let capital = found[1].starts_with(char::is_uppercase) && found[1].ends_with(char::is_alphabetic);
        at_end && capital || markers(&words[start..]).iter().any(|marker| marker.style.prefix.is_some())
    };
    let found = found.filter(|found| !named(&found[1]) && !is_label(found)).filter_map(|found| found.get(2));
    found.map(|found| Span::new(line.span.start + found.start()..line.span.start + found.end())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &[&str])]) {
        let notes = found(text, &lines(text));
        let found: Vec<(&str, Vec<&str>)> = (notes.bodies.iter())
            .map(|(body, note)| {
                let marks = notes.marks.iter().filter(|(_, of)| of == note);
                (&text[body.range()], marks.map(|(mark, _)| &text[mark.range()]).collect())
            })
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(body, marks)| (*body, marks.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn notes_at_the_end_of_a_page_or_of_the_text() {
        check(
            "1. All is common.[1]\n\n2. It is kept[2] (see [1]).\n\n[1] By law\nof 1990.\n[2] Well.\n",
            &[("[1] By law\nof 1990.", &["[1]", "[1]"]), ("[2] Well.", &["[2]"])],
        );
        check(
            "The Act1 is old.\n\n1 Of 1801.\n\u{c}It is good.2 It holds, “now”3.\n\n2 Mostly.\n3 And here.\n",
            &[("1 Of 1801.", &["1"]), ("2 Mostly.", &["2"]), ("3 And here.", &["3"])],
        );
        check("The Act* is old.\n\n* Of 1801.\n", &[("* Of 1801.", &["*"])]);
        check("The Act¹ is old².\n\n¹ Of 1801.\n² So.\n", &[("¹ Of 1801.", &["¹"]), ("² So.", &["²"])]);
        check(
            "The Act1 is old.2 See A/70/Add.2.\n\n1\n   Of 1801.\n2\n   It is\n   so.\n",
            &[("1\n   Of 1801.", &["1"]), ("2\n   It is\n   so.", &["2"])],
        );
        check(
            "The Act of June 2006, 1 by which article 1 of it (2) is 2 so.\n\n1\n   Of 1801.\n2\n   It is.\n",
            &[("1\n   Of 1801.", &["1"]), ("2\n   It is.", &["2"])],
        );
        check(
            "The Act.1 So it is.2\nNotes\n1. Of 1801.\n2. It is.\n",
            &[("1. Of 1801.", &["1"]), ("2. It is.", &["2"])],
        );
    }

    #[test]
    fn what_is_not_certain_is_no_note() {
        for text in [
            "1. All is common.\n\n2. It is kept.\n",
            "It is so [1].\n\nReferences\n\n[1] Smith, On Gardens.\n",
            "The Act1 is old1.\n\n1 Of 1801.\n",
            "The Act is of CO2.\n\n2 It is.\n",
            "The list:*\n\n* one\n* two\n",
            "The Act.1 So it is.2\n\n1. Of 1801.\n\n2. It is.\n\nIt goes on.\n",
            "[1] It is so, as [2] says.\n\n[2] All is common, as [1] says.\n",
            "The Act.1\n\n1. It is.\n",
        ] {
            check(text, &[]);
        }
    }
}
