//! A locator as it was typed → words, numbers and signs.

use crate::text::han;

/// A piece of a locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word in small letters without its full stop, or `§` or `¶`.
    Word(String),
    /// A number, or what stands alone in brackets.
    Number(String),
    /// `2nd`, without its ending.
    Ordinal(String),
    /// What stands in brackets behind a number.
    Bracket(String),
    /// Between two places, or between a place and what lies in it.
    Comma,
    /// Between two places.
    And,
    /// From one place to another.
    Dash,
}

/// Words that stand for signs.
const AND: &[&str] = &["and", "et", "und", "y", "e", "и", "و", "та"];
const TO: &[&str] = &["to", "through", "à", "a", "до", "إلى"];

/// What is counted by 第 and 제, the longer before the shorter.
const UNITS: &[&str] =
    &["部分", "条", "條", "款", "项", "項", "段", "章", "节", "節", "编", "編", "조", "항", "장", "절", "편"];

/// The pieces of a text. A sign that says nothing is passed over.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (token, length) = match c {
            '§' | '¶' => {
                let length = rest.len() - rest.trim_start_matches(c).len();
                (Some(Token::Word(c.to_string())), length)
            }
            '(' | '[' => bracket(rest, &tokens),
            ',' | ';' | '、' | '，' | '；' => (Some(Token::Comma), c.len_utf8()),
            '&' => (Some(Token::And), 1),
            '和' | '及' | '与' | '與' if after_number(&tokens) => (Some(Token::And), c.len_utf8()),
            '至' if after_number(&tokens) => (Some(Token::Dash), c.len_utf8()),
            '-' | '–' | '—' | '‑' | '−' => (Some(Token::Dash), c.len_utf8()),
            '第' | '제' => match ordered(rest) {
                Some((pair, length)) => {
                    tokens.extend(pair);
                    (None, length)
                }
                None => word(rest, &tokens),
            },
            c if c.is_numeric() => number(rest),
            c if c.is_alphabetic() => word(rest, &tokens),
            c => (None, c.len_utf8()),
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

/// `(a)` behind a number, `[12]` alone.
fn bracket(rest: &str, before: &[Token]) -> (Option<Token>, usize) {
    let Some(end) = rest.find([')', ']']) else { return (None, 1) };
    let inside = rest[1..end].trim().to_owned();
    let follows =
        matches!(before.last(), Some(Token::Number(_) | Token::Bracket(_) | Token::Dash | Token::And | Token::Comma));
    let token = if follows && !before.is_empty() { Token::Bracket(inside) } else { Token::Number(inside) };
    (Some(token), end + 1)
}

/// Digits with the stops, letters and marks that belong to them: `12a`, `6.1.2`, `67^1`, `2nd`.
fn number(rest: &str) -> (Option<Token>, usize) {
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = rest[at + c.len_utf8()..].starts_with(|next: char| next.is_alphanumeric());
        if !(c.is_alphanumeric() || matches!(c, '.' | '^') && goes_on) {
            break;
        }
        length = at + c.len_utf8();
    }
    let text = &rest[..length];
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
    let token = match &text[digits.len()..] {
        "st" | "nd" | "rd" | "th" => Token::Ordinal(digits.to_owned()),
        _ => Token::Number(text.to_owned()),
    };
    (Some(token), length)
}

/// Do the pieces end with a number?
fn after_number(tokens: &[Token]) -> bool {
    matches!(tokens.last(), Some(Token::Number(_) | Token::Bracket(_)))
}

/// `第三条`, `第3段`, `제5조`: the word around the number, `第条`, and the number. An article's number may go on behind its
/// word: `第三条之二`.
fn ordered(rest: &str) -> Option<([Token; 2], usize)> {
    let sign = rest.chars().next()?;
    let inside = rest[sign.len_utf8()..].trim_start();
    let (length, number) = numeral(inside)?;
    let behind = inside[length..].trim_start();
    let unit = UNITS.iter().find(|unit| behind.starts_with(**unit))?;
    let end = rest.len() - behind.len() + unit.len();
    let more = rest[end..].strip_prefix('之').or_else(|| rest[end..].strip_prefix('의'));
    let (number, end) = match more.and_then(|more| Some((more, numeral(more)?))) {
        Some((more, (length, value))) => (format!("{number}.{value}"), rest.len() - more.len() + length),
        None => (number, end),
    };
    Some(([Token::Word(format!("{sign}{unit}")), Token::Number(number)], end))
}

/// The number with which a text begins, in Chinese numerals or in digits, and its length in bytes.
fn numeral(text: &str) -> Option<(usize, String)> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    match text.find(|c| !is_digit(c)).unwrap_or(text.len()) {
        0 => han(text).map(|(length, value)| (length, value.to_string())),
        length => Some((length, text[..length].chars().map(narrow).collect())),
    }
}

/// A full-width digit as an ASCII one.
fn narrow(digit: char) -> char {
    let value = u32::from(digit).checked_sub(u32::from('０'));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(digit)
}

fn word(rest: &str, before: &[Token]) -> (Option<Token>, usize) {
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = rest[..length].to_lowercase();
    let after_number = after_number(before);
    let token = match word.as_str() {
        word if after_number && AND.contains(&word) => Token::And,
        word if after_number && TO.contains(&word) => Token::Dash,
        _ => Token::Word(word),
    };
    (Some(token), length)
}

#[cfg(test)]
mod tests {
    use super::Token::{And, Bracket, Comma, Dash, Number, Ordinal, Word};
    use super::*;

    fn some(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn a_number_inside_its_word() {
        for (text, word, number) in [
            ("第三条", "第条", "3"),
            ("第3段", "第段", "3"),
            ("第 ３ 段", "第段", "3"),
            ("第一百零五條", "第條", "105"),
            ("第二部分", "第部分", "2"),
            ("제5조", "제조", "5"),
            ("第三条之二", "第条", "3.2"),
            ("제5조의2", "제조", "5.2"),
        ] {
            assert_eq!(tokens(text), [Word(some(word)), Number(some(number))], "{text}");
        }
        assert_eq!(tokens("第三条第二款").len(), 4);
        assert_eq!(tokens("第三"), [Word(some("第三"))]);
    }

    #[test]
    fn a_locator_is_taken_apart() {
        assert_eq!(
            tokens("Paras. 3-5 and 7"),
            [Word(some("paras")), Number(some("3")), Dash, Number(some("5")), And, Number(some("7"))]
        );
        assert_eq!(tokens("§§ 6.1.2(a)"), [Word(some("§")), Number(some("6.1.2")), Bracket(some("a"))]);
        assert_eq!(tokens("[12]–[14]"), [Number(some("12")), Dash, Bracket(some("14"))]);
        assert_eq!(tokens("2nd para., 3"), [Ordinal(some("2")), Word(some("para")), Comma, Number(some("3"))]);
        assert_eq!(tokens("67^1 “"), [Number(some("67^1"))]);
        assert_eq!(tokens("(("), []);
    }
}
