//! A number as texts write it: `5`, `12a`, `83-1`, `67^1`, `3 bis`, `1.1.1`, `(iv)`, `VII`, `第五`, `premier`.
//!
//! One sign may be read in two ways: `i` is a letter after `h` and a roman numeral after a colon. Here all readings are
//! given; which one is meant is found over the whole text.

use super::hebrew::hebrew;
use super::letters::{arabic_letter, doubled, letter};
use crate::text::digit;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `5`, `12a`, `83-1`.
    Arabic,
    /// `①`.
    Circled,
    /// `1.1.1`.
    Decimal,
    /// `a`.
    SmallLetter,
    /// `aa`, which counts as `a` does.
    DoubleLetter,
    /// `A`.
    Capital,
    /// `iv`.
    SmallRoman,
    /// `IV`.
    Roman,
    /// `五`.
    Han,
    /// `א`, `י״א`.
    HebrewLetter,
    /// `premier`.
    Ordinal,
    /// `L111-2`, `12-3-101`.
    Code,
}

/// One way to read a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How it is written.
    pub kind: Kind,
    /// Numbers in order: the value, then what tells `12a` from `12`; for a decimal all its parts.
    pub key: Vec<u32>,
    /// As anchors have it: `12a`, `83.1`, `iv`.
    pub plain: String,
    /// The last of several numbers that one label gives, as `4` in `3-4`.
    pub until: Option<u32>,
}

impl Reading {
    /// The key of the last number that it gives.
    pub fn last(&self) -> &[u32] {
        self.until.as_ref().map_or(&self.key, std::slice::from_ref)
    }
}

/// The readings of the number that a text begins with, each with its length in bytes; the longest first.
pub fn readings(text: &str) -> Vec<(usize, Reading)> {
    let first = text.chars().next().unwrap_or(' ');
    let mut found = Vec::new();
    if let Some(circled) = circled(first) {
        found.push(circled);
    } else if digit(first).is_some() {
        found.extend(decimal(text));
        found.extend(arabic(text));
    } else if let Some(lettered) =
        Some(text).filter(|_| !first.is_ascii()).and_then(|text| han(text).or_else(|| hebrew(text)))
    {
        found.push(lettered);
    } else {
        let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        found.extend(lettered(text));
        found.extend(letter(&text[..length]).map(|reading| (length, reading)));
        found.extend(doubled(&text[..length]).map(|reading| (length, reading)));
        found.extend(arabic_letter(&text[..length]).into_iter().map(|reading| (length, reading)));
        let first = ["Ier", "IER", "Ire", "Ière"].contains(&&text[..length]);
        found.extend(roman(if first { "I" } else { &text[..length] }).map(|reading| (length, reading)));
    }
    found
}

/// `①` to `⑳`.
fn circled(sign: char) -> Option<(usize, Reading)> {
    let value = (sign as u32).checked_sub(0x2460).filter(|value| *value < 20)? + 1;
    let reading = Reading { kind: Kind::Circled, key: vec![value], plain: value.to_string(), until: None };
    Some((sign.len_utf8(), reading))
}

/// Digits at the start of a text: length, value, and the same in ASCII. At most nine.
pub(super) fn digits(text: &str) -> Option<(usize, u32, String)> {
    let length = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    if length == 0 {
        return None;
    }
    let ascii: String = if text[..length].is_ascii() {
        text[..length].to_owned()
    } else {
        text[..length].chars().filter_map(digit).filter_map(|value| char::from_digit(value, 10)).collect()
    };
    let value = ascii.parse().ok().filter(|_| ascii.len() <= 9)?;
    Some((length, value, ascii))
}

/// `5`, and `5` with what tells it from its neighbour: `12a`, `83-1`, `67^1`, `67¹`, `3 bis`.
fn arabic(text: &str) -> Vec<(usize, Reading)> {
    let Some((length, value, ascii)) = digits(text) else { return Vec::new() };
    let rest = &text[length..];
    let mut found: Vec<(usize, Reading)> = joint(rest, value)
        .map(|(more, until)| {
            let reading = Reading { kind: Kind::Arabic, key: vec![value], plain: ascii.clone(), until: Some(until) };
            (length + more, reading)
        })
        .into_iter()
        .collect();
    if let Some((more, key, plain)) = suffix(rest) {
        let dot = if plain.starts_with(char::is_alphabetic) && plain.len() == 1 { "" } else { "." };
        let plain = format!("{ascii}{dot}{plain}");
        found.push((length + more, Reading { kind: Kind::Arabic, key: vec![value, key], plain, until: None }));
    }
    if let Some(more) = ordinal_sign(rest) {
        if let Some((word, key, plain)) = behind_ordinal(&rest[more..]) {
            let dot = if plain.len() == 1 { "" } else { "." };
            let plain = format!("{ascii}{dot}{plain}");
            found.push((
                length + more + word,
                Reading { kind: Kind::Arabic, key: vec![value, key], plain, until: None },
            ));
        }
        found.push((length + more, Reading { kind: Kind::Arabic, key: vec![value], plain: ascii, until: None }));
    } else if !rest.starts_with(char::is_alphabetic) || rest.starts_with(|c: char| !c.is_ascii()) {
        found.push((length, Reading { kind: Kind::Arabic, key: vec![value], plain: ascii, until: None }));
    }
    found
}

/// What stands after a number and gives the ones after it too: `-4`, `, 4`, ` and 4`; its length and the last number.
fn joint(rest: &str, first: u32) -> Option<(usize, u32)> {
    const ALL: [&str; 6] = ["-", "–", " to ", " bis ", " à ", " a "];
    const BOTH: [&str; 9] = [", ", ",", " and ", " & ", " und ", " et ", " y ", " e ", " и "];
    let sign = ALL.iter().chain(&BOTH).find(|sign| rest.starts_with(**sign))?;
    let (length, value, _) = digits(&rest[sign.len()..])?;
    let most = if ALL.contains(sign) { first + 12 } else { first + 1 };
    let after = &rest[sign.len() + length..];
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    (first < value && value <= most && ends).then_some((sign.len() + length, value))
}

/// The bytes of a sign or letters that make an ordinal of digits: `1º`, `3.º`, `1er`, `1°`.
fn ordinal_sign(rest: &str) -> Option<usize> {
    const SIGNS: [&str; 9] = [".º", ".ª", "º", "ª", "°", "er", "ère", "ème", "re"];
    let found = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
    (!rest[found.len()..].starts_with(char::is_alphanumeric)).then_some(found.len())
}

/// What stands after the sign of an ordinal and belongs to the number: the `bis` of `3.º bis`, the `-A` of `7º-A`.
fn behind_ordinal(rest: &str) -> Option<(usize, u32, String)> {
    let word = || suffix(rest).filter(|(_, _, plain)| plain.len() > 2);
    let capital = |after: &str| {
        let letter = letter_after(after)?;
        Some((2, u32::from(letter - b'a') + 1, char::from(letter).to_string()))
    };
    rest.strip_prefix('-').and_then(capital).or_else(word)
}

/// What stands after the digits and belongs to the number: its length, its place among its kind, and how anchors have it.
fn suffix(rest: &str) -> Option<(usize, u32, String)> {
    const LATIN: [(&str, u32); 9] = [
        ("bis", 2),
        ("ter", 3),
        ("quater", 4),
        ("quinquies", 5),
        ("sexies", 6),
        ("septies", 7),
        ("octies", 8),
        ("novies", 9),
        ("decies", 10),
    ];
    let ends = |length: usize| !rest[length..].starts_with(char::is_alphanumeric);
    let spaced = rest.trim_start_matches([' ', '-', '\u{a0}']);
    let skipped = rest.len() - spaced.len();
    for (word, place) in LATIN {
        if spaced.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word)) && ends(skipped + word.len())
        {
            return Some((skipped + word.len(), place, word.to_owned()));
        }
    }
    let first = rest.chars().next()?;
    match first {
        'a'..='z' | 'A'..='Z' if ends(1) => {
            let small = first.to_ascii_lowercase();
            Some((1, small as u32 - 'a' as u32 + 1, small.to_string()))
        }
        '/' if letter_after(&rest[1..]).is_some() => {
            let letter = letter_after(&rest[1..])?;
            Some((2, u32::from(letter) - u32::from(b'a') + 1, char::from(letter).to_string()))
        }
        '-' | '^' | '/' | '\u{2011}' => {
            let (length, value, ascii) = digits(&rest[first.len_utf8()..])?;
            ends(first.len_utf8() + length).then_some((first.len_utf8() + length, value, ascii))
        }
        '¹' | '²' | '³' => {
            let value = "¹²³".chars().position(|raised| raised == first)? as u32 + 1;
            Some((first.len_utf8(), value, value.to_string()))
        }
        _ => None,
    }
}

/// The capital that a text is, up to what is no part of a word, as a small letter: the `A` of `3/A. §`.
fn letter_after(text: &str) -> Option<u8> {
    let letter = text.bytes().next().filter(u8::is_ascii_uppercase)?;
    (!text[1..].starts_with(char::is_alphanumeric)).then(|| letter.to_ascii_lowercase())
}

/// `1.1` and deeper, `7.1/3`, and `2:7` or `2|7|` of a chapter and a verse; without a full stop at the end.
fn decimal(text: &str) -> Option<(usize, Reading)> {
    let after = text.trim_start_matches(|c| digit(c).is_some());
    let goes_on = after.starts_with(['.', ':', '/', '|']) && after[1..].starts_with(|c| digit(c).is_some());
    let (mut length, value, mut plain) = digits(text).filter(|_| goes_on)?;
    let mut key = vec![value];
    while text[length..].starts_with(['.', ':', '/', '|']) {
        let sign = &text[length..length + 1];
        if ":|".contains(sign) && key.len() > 1 || sign == "/" && key.len() < 2 {
            break;
        }
        let Some((more, value, ascii)) = digits(&text[length + 1..]) else { break };
        length += 1 + more;
        key.push(value);
        plain.push('.');
        plain.push_str(&ascii);
    }
    let glued = text[length..].starts_with(|c: char| c.is_alphabetic() && c.is_ascii());
    (key.len() > 1 && key.len() < 12 && !glued)
        .then_some((length, Reading { kind: Kind::Decimal, key, plain, until: None }))
}

/// `A.1` and deeper, as annexes number. Its key begins above all whole numbers that come before an annex.
fn lettered(text: &str) -> Option<(usize, Reading)> {
    let first = text.chars().next().filter(char::is_ascii_uppercase)?;
    let rest = text[1..].strip_prefix('.')?;
    let (length, mut key, plain) = match decimal(rest) {
        Some((length, reading)) => (length, reading.key, reading.plain),
        None => digits(rest).map(|(length, value, ascii)| (length, vec![value], ascii))?,
    };
    if rest[length..].starts_with(char::is_alphanumeric) {
        return None;
    }
    key.insert(0, LETTERED + (first as u32 - 'A' as u32));
    let plain = format!("{}.{plain}", first.to_ascii_lowercase());
    Some((length + 2, Reading { kind: Kind::Decimal, key, plain, until: None }))
}

/// The first part of the key of `A.1`.
pub const LETTERED: u32 = 1_000_000_000;

/// A roman numeral that is written as the Romans' heirs write it.
fn roman(text: &str) -> Option<Reading> {
    if text.is_empty() || text.len() > 12 || !text.bytes().all(|byte| b"ivxlcdmIVXLCDM".contains(&byte)) {
        return None;
    }
    let small = text.to_ascii_lowercase();
    let kind = if text == small { Kind::SmallRoman } else { Kind::Roman };
    if kind == Kind::Roman && text.contains(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let value = crate::text::roman_value(&small)?;
    Some(Reading { kind, key: vec![value], plain: small, until: None })
}

/// Chinese numerals below ten thousand.
fn han(text: &str) -> Option<(usize, Reading)> {
    let (length, value) = crate::text::han(text)?;
    Some((length, Reading { kind: Kind::Han, key: vec![value], plain: value.to_string(), until: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Kind, &[u32], &str)]) {
        let found = readings(text);
        let found: Vec<_> = found
            .iter()
            .map(|(length, reading)| (&text[..*length], reading.kind, reading.key.as_slice(), reading.plain.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_all_their_readings() {
        check("3. We", &[("3", Kind::Arabic, &[3], "3")]);
        check("12a.", &[("12a", Kind::Arabic, &[12, 1], "12a")]);
        check("83-1\n", &[("83-1", Kind::Arabic, &[83, 1], "83.1"), ("83", Kind::Arabic, &[83], "83")]);
        check("67^1", &[("67^1", Kind::Arabic, &[67, 1], "67.1"), ("67", Kind::Arabic, &[67], "67")]);
        check("3 bis.", &[("3 bis", Kind::Arabic, &[3, 2], "3.bis"), ("3", Kind::Arabic, &[3], "3")]);
        check("1.2.3 A", &[("1.2.3", Kind::Decimal, &[1, 2, 3], "1.2.3"), ("1", Kind::Arabic, &[1], "1")]);
        check("1.The", &[("1", Kind::Arabic, &[1], "1")]);
        check("i)", &[("i", Kind::SmallLetter, &[9], "i"), ("i", Kind::SmallRoman, &[1], "i")]);
        check("IV.", &[("IV", Kind::Roman, &[4], "iv")]);
        check("A.1 General", &[("A.1", Kind::Decimal, &[LETTERED, 1], "a.1"), ("A", Kind::Capital, &[1], "a")]);
        check("iiii)", &[]);
        check("bb)", &[("bb", Kind::SmallLetter, &[28], "bb"), ("bb", Kind::DoubleLetter, &[2], "bb")]);
        check("7º-A.", &[("7º-A", Kind::Arabic, &[7, 1], "7a"), ("7º", Kind::Arabic, &[7], "7")]);
        check("ค)", &[("ค", Kind::SmallLetter, &[3], "kh")]);
        check("ж)", &[("ж", Kind::SmallLetter, &[7], "zh")]);
        check("一百零五条", &[("一百零五", Kind::Han, &[105], "105")]);
        check("٥.", &[("٥", Kind::Arabic, &[5], "5")]);
        check("טו.", &[("טו", Kind::HebrewLetter, &[15], "tv")]);
        check("קכ״ג)", &[("קכ״ג", Kind::HebrewLetter, &[123], "qkg")]);
        check("אב.", &[]);
        check("21st century", &[]);
        check("1234567890", &[]);
    }
}
