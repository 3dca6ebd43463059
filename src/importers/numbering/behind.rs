//! Labels whose word stands behind their number: `5-бап`, `2 a §`, `II. fejezet`, `第五条`.

use super::marker::{Marker, finish};
use super::number::{Kind, Reading, readings};
use super::words::{Form, prefix_length};

/// One of the numbers at `start`, and a word behind it: `5-бап`, `第五条`, `第四条之一`. `forms` are those that may stand where a
/// text begins.
pub(super) fn behind<'a, Forms: Iterator<Item = Form>>(
    line: &'a str,
    start: usize,
    numbers: &[(usize, Reading)],
    forms: impl Fn(&'a str) -> Forms,
) -> Vec<Marker> {
    let may_have_word = |reading: &Reading| {
        !matches!(reading.kind, Kind::SmallLetter | Kind::DoubleLetter | Kind::SmallRoman | Kind::Capital)
    };
    let lettered = with_letter_before_sign(&line[start..], numbers);
    let mut found = Vec::new();
    for (length, reading) in numbers.iter().filter(|(_, reading)| may_have_word(reading)).chain(&lettered) {
        let rest = line[start + length..].trim_start_matches(['-', '–', '.', ' ', '\u{a0}']);
        let of_number = |form| worded_behind(line, start, *length, rest, form, reading);
        found.extend(forms(rest).filter_map(of_number));
    }
    found
}

/// `2 a` of `2 a §`.
fn with_letter_before_sign(text: &str, numbers: &[(usize, Reading)]) -> Option<(usize, Reading)> {
    let (length, reading) = numbers.iter().rev().find(|(_, reading)| reading.kind == Kind::Arabic)?;
    let letter = text[*length..].strip_prefix([' ', '\u{a0}'])?.chars().next().filter(char::is_ascii_lowercase)?;
    let end = length + text[*length..].find(letter)? + 1;
    text[end..].trim_start().starts_with('§').then(|| {
        let mut reading = reading.clone();
        reading.key.push(u32::from(letter) - u32::from('a') + 1);
        reading.plain.push(letter);
        (end, reading)
    })
}

/// The label whose word stands in `rest`, behind a number of some bytes at `start`.
fn worded_behind(line: &str, start: usize, length: usize, rest: &str, form: Form, number: &Reading) -> Option<Marker> {
    let end = line.len() - rest.len() + prefix_length(rest, form.form)?;
    let more = line[end..].strip_prefix(['之', 'の', '의']).and_then(|rest| readings(rest).into_iter().next());
    let more = more.filter(|(_, of)| matches!(of.kind, Kind::Han | Kind::Arabic));
    let end = end + more.as_ref().map_or(0, |(length, _)| '之'.len_utf8() + length);
    let mut reading = number.clone();
    if let Some((_, of)) = more {
        reading.key.push(of.key[0]);
        reading.plain = format!("{}.{}", reading.plain, of.plain);
    }
    finish(line, form.prefix, reading, (start, start + length), end)
}
