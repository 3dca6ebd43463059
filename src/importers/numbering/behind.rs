//! Labels whose word stands behind their number: `5-бап`, `2 a §`, `II. fejezet`, `第五条`.

use super::marker::{Marker, finish};
use super::number::{Kind, Reading, readings};
use super::words::{Form, prefix_length};

/// A number at `start`, and a word behind it: `5-бап`, `第五条`, `第四条之一`.
pub(super) fn behind(line: &str, start: usize, forms: impl Iterator<Item = Form>) -> Vec<Marker> {
    let start = start + line[start..].len() - line[start..].trim_start().len();
    let after = |length: usize| line[start + length..].trim_start_matches(['-', '–', '.', ' ', '\u{a0}']);
    let mut numbers = readings(&line[start..]);
    numbers.retain(|(_, reading)| !matches!(reading.kind, Kind::SmallLetter | Kind::SmallRoman | Kind::Capital));
    numbers.extend(with_letter_before_sign(&line[start..]));
    if numbers.iter().all(|(length, _)| !after(*length).starts_with(|c: char| c.is_alphabetic() || c == '§')) {
        return Vec::new();
    }
    let found = forms.flat_map(|form| numbers.iter().map(move |number| (form, number)));
    found
        .filter_map(|(form, (length, reading))| worded_behind(line, start, *length, after(*length), form, reading))
        .collect()
}

/// `2 a` of `2 a §`.
fn with_letter_before_sign(text: &str) -> Option<(usize, Reading)> {
    let (length, mut reading) = readings(text).into_iter().rev().find(|(_, reading)| reading.kind == Kind::Arabic)?;
    let letter = text[length..].strip_prefix([' ', '\u{a0}'])?.chars().next().filter(char::is_ascii_lowercase)?;
    let end = length + text[length..].find(letter)? + 1;
    text[end..].trim_start().starts_with('§').then(|| {
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
