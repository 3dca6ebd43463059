//! What a number as it is printed counts: digits, letters, roman numerals.

use crate::text::{digit, roman, roman_value};

/// A way of writing a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// `12`
    Digits,
    /// `a`
    Letter,
    /// `iv`
    Roman,
}

impl Writing {
    /// The number that some letters or digits stand for. Letters are those of the Latin alphabet, one alone; roman numerals
    /// are below 400, since above it they are words (`dix`, `mix`).
    pub fn value(self, text: &str) -> Option<u32> {
        match self {
            Self::Digits => {
                let digits: Option<String> = text.chars().map(|c| char::from_digit(digit(c)?, 10)).collect();
                digits?.parse().ok()
            }
            Self::Letter => match text.as_bytes() {
                [letter] if letter.is_ascii_alphabetic() => Some(u32::from(letter.to_ascii_lowercase() - b'a') + 1),
                _ => None,
            },
            Self::Roman => {
                let is_one = text.bytes().all(|byte| b"ivxlcIVXLC".contains(&byte));
                roman_value(&text.to_ascii_lowercase()).filter(|_| is_one)
            }
        }
    }

    /// A number written so, with small letters.
    pub fn write(self, value: u32) -> String {
        match self {
            Self::Digits => value.to_string(),
            Self::Letter => {
                let letter = u8::try_from(value).ok().filter(|value| (1..=26).contains(value));
                letter.map(|value| char::from(b'a' + value - 1).to_string()).unwrap_or_default()
            }
            Self::Roman => roman(value).to_ascii_lowercase(),
        }
    }
}

/// Signs that end a label and tell nothing.
const ENDS: [char; 6] = ['.', ':', ')', ']', '）', ','];

/// A number taken apart: `4.2–4.5` is from `2` to `5` of `4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures<'a> {
    /// What stands before the last full stop.
    pub before: &'a str,
    /// What stands behind it; of several numbers that of the first.
    pub first: &'a str,
    /// That of the last of several numbers, which may also be something put behind a single one (`83-1`, `3 bis`).
    pub last: Option<&'a str>,
    /// Does anything stand behind the first?
    pub is_followed: bool,
}

impl<'a> Figures<'a> {
    /// Takes a number apart; nothing, if it is only signs.
    pub fn read(number: &'a str) -> Option<Self> {
        let number = number.trim();
        let bare = number.trim_matches(|c: char| !c.is_alphanumeric());
        let is_followed = !number.trim_end_matches(ENDS).ends_with(bare);
        let end = bare.char_indices().find(|(at, c)| !is_figure(bare, *at, *c)).map_or(bare.len(), |(at, _)| at);
        let (first, rest) = bare.split_at(end);
        let is_followed = is_followed || !rest.is_empty();
        let start =
            rest.char_indices().rev().find(|(at, c)| !is_figure(rest, *at, *c)).map(|(at, c)| at + c.len_utf8());
        let (between, last) = rest.split_at(start.unwrap_or(0));
        let split = |text: &'a str| text.rsplit_once('.').unwrap_or(("", text));
        let (before, first) = split(first);
        let (before_last, last) = split(last);
        let joins = |c: char| c.is_whitespace() || c.is_alphanumeric() || ",;-–—".contains(c);
        let in_brackets = |c: char| number.starts_with(['(', '[', '（']) && "()[]（）".contains(c);
        // `3 (Act 45 of 1990)` is one number with words behind it.
        let words = between.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        let are_joined = words < 2 && between.chars().all(|c| joins(c) || in_brackets(c));
        let is_beside = before_last.is_empty() || before_last == before;
        let last = Some(last).filter(|last| !last.is_empty() && are_joined && is_beside);
        (!first.is_empty()).then_some(Self { before, first, last, is_followed })
    }
}

/// Is a character at a byte of a text a letter, a digit, or a full stop between such?
fn is_figure(text: &str, at: usize, c: char) -> bool {
    c.is_alphanumeric() || c == '.' && text[at + 1..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Figures, Writing};

    #[test]
    fn numbers_are_taken_apart() {
        for (number, before, first, last) in [
            ("12", "", "12", None),
            ("12a", "", "12a", None),
            ("12 bis", "", "12", Some("bis")),
            ("3-4", "", "3", Some("4")),
            ("58, 59", "", "58", Some("59")),
            ("58, 59 and 60", "", "58", Some("60")),
            ("(3)–(5)", "", "3", Some("5")),
            ("4.2.1", "4.2", "1", None),
            ("4.2–4.5", "4", "2", Some("5")),
            ("7.1/3", "7", "1", None),
            ("3 (Act 45 of 1990)", "", "3", None),
            ("a, b", "", "a", Some("b")),
            ("3′", "", "3", None),
        ] {
            let read = Figures::read(number).map(|figures| (figures.before, figures.first, figures.last));
            assert_eq!(read, Some((before, first, last)), "{number}");
        }
        assert_eq!(Figures::read("*"), None);
    }

    #[test]
    fn letters_and_roman_numerals_count() {
        let of = |text: &str| [Writing::Digits, Writing::Letter, Writing::Roman].map(|writing| writing.value(text));
        assert_eq!(of("12"), [Some(12), None, None]);
        assert_eq!(of("١٢"), [Some(12), None, None]);
        assert_eq!(of("b"), [None, Some(2), None]);
        assert_eq!(of("I"), [None, Some(9), Some(1)]);
        assert_eq!(of("xiv"), [None, None, Some(14)]);
        assert_eq!(of("iiii"), [None; 3]);
        assert_eq!(of("dix"), [None; 3]);
        assert_eq!(of("б"), [None; 3]);
    }
}
