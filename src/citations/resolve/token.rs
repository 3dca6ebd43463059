//! A locator as it was typed → words, numbers and signs.

use super::words::{Is, Phrase};
use crate::text::han;

/// A piece of a locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word in small letters without its full stop, or `§` or `¶`.
    Word(String),
    /// A number.
    Number(String),
    /// `2nd`, without its ending.
    Ordinal(String),
    /// What stands in round brackets.
    Bracket(String),
    /// What stands in square brackets: `[12]`.
    Square(String),
    /// The heading of what has no number.
    Name(String),
    /// The anchor of a unit, by its index.
    Anchor(usize),
    /// Between two places, or between a place and what lies in it.
    Comma,
    /// Between two places.
    And,
    /// From one place to another.
    Dash,
}

/// Words that stand for signs.
const AND: &[&str] = &["and", "et", "und", "та"];
const TO: &[&str] = &["to", "through", "до", "إلى"];
/// Those that are numbers where a word stands before them: `appendix e`.
const SHORT_AND: &[&str] = &["y", "e", "и", "و"];
const SHORT_TO: &[&str] = &["à", "a"];
/// Words that say nothing: `at para 3`, `under “Summary”`.
const SILENT: &[&str] = &["at", "under"];

/// What is counted by 第 and 제, the longer before the shorter.
const UNITS: &[&str] =
    &["部分", "条", "條", "款", "项", "項", "段", "章", "节", "節", "编", "編", "조", "항", "장", "절", "편"];

/// The pieces of a text. A sign that says nothing is passed over. `phrases` are not taken apart; `has_verses` says that
/// `2.7` is verse 7 of chapter 2.
pub(super) fn tokens(text: &str, phrases: &[Phrase], has_verses: bool) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some((token, length)) = phrase(text, at, phrases) {
            tokens.push(token);
            at += length;
            continue;
        }
        let (found, length) = match c {
            '§' | '¶' => (vec![Token::Word(c.to_string())], rest.len() - rest.trim_start_matches(c).len()),
            '(' => bracket(rest, ')', &tokens),
            '[' => bracket(rest, ']', &tokens),
            ',' | ';' | '、' | '，' | '；' => (vec![Token::Comma], c.len_utf8()),
            '&' => (vec![Token::And], 1),
            '和' | '及' | '与' | '與' if after_number(&tokens) => (vec![Token::And], c.len_utf8()),
            '至' if after_number(&tokens) => (vec![Token::Dash], c.len_utf8()),
            '.' if rest.starts_with("..") => (vec![Token::Dash], rest.len() - rest.trim_start_matches('.').len()),
            '…' | '-' | '–' | '—' | '‑' | '−' => (vec![Token::Dash], c.len_utf8()),
            '第' | '제' => ordered(rest).unwrap_or_else(|| word(rest, &tokens)),
            c if c.is_numeric() => number(rest, has_verses),
            c if c.is_alphabetic() => word(rest, &tokens),
            c => (Vec::new(), c.len_utf8()),
        };
        // Between places of two kinds there is a semicolon, and what comes after it lies in nothing before it.
        tokens.extend(if matches!(c, ';' | '；') { vec![Token::And] } else { found });
        at += length;
    }
    tokens
}

/// The longest phrase that stands at a byte of a text, and its length there.
fn phrase(text: &str, at: usize, phrases: &[Phrase]) -> Option<(Token, usize)> {
    let is_inside = |before: Option<char>, after: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    if phrases.is_empty() || is_inside(text[..at].chars().next_back(), text[at..].chars().next()) {
        return None;
    }
    phrases.iter().find_map(|phrase| {
        let length = same(&text[at..], &phrase.text)?;
        let rest = &text[at + length..];
        if length == 0 || is_inside(phrase.text.chars().next_back(), rest.chars().next()) {
            return None;
        }
        let token = match &phrase.is {
            Is::Word => Token::Word(phrase.text.clone()),
            Is::Number => Token::Number(phrase.text.clone()),
            Is::Anchor(unit) => Token::Anchor(*unit),
            // `Annex` may be the heading of one and the word for another: `Annex 1`.
            Is::Name(_) if rest.trim_start().starts_with(char::is_numeric) => return None,
            Is::Name(name) => {
                let section = rest.strip_prefix(" section").map_or(0, |_| " section".len());
                return Some((Token::Name(name.clone()), length + section));
            }
        };
        Some((token, length))
    })
}

/// The bytes of a text that are the same words as a phrase; letter case and the kind of quotation marks aside.
fn same(text: &str, phrase: &str) -> Option<usize> {
    let folded = |c: char| if "“”‘’\"'".contains(c) { '"' } else { c.to_lowercase().next().unwrap_or(c) };
    let mut rest = text.char_indices();
    for c in phrase.chars() {
        rest.next().filter(|(_, have)| folded(*have) == folded(c))?;
    }
    Some(rest.offset())
}

/// `(a)` behind a number, `(3)` and `[12]` alone.
fn bracket(rest: &str, close: char, before: &[Token]) -> (Vec<Token>, usize) {
    let Some(end) = rest.find(close) else { return (Vec::new(), 1) };
    let inside = rest[1..end].trim().to_owned();
    let token = match close {
        ']' => Token::Square(inside),
        _ if before.is_empty() || matches!(before, [Token::Word(_)]) => Token::Number(inside),
        _ => Token::Bracket(inside),
    };
    (vec![token], end + 1)
}

/// Digits with the stops, letters and marks that belong to them: `12a`, `6.1.2`, `67^1`, `2nd`; `2:7`.
fn number(rest: &str, has_verses: bool) -> (Vec<Token>, usize) {
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = rest[at + c.len_utf8()..].starts_with(|next: char| next.is_alphanumeric());
        if !(c.is_alphanumeric() || matches!(c, '.' | '^' | ':') && goes_on) {
            break;
        }
        length = at + c.len_utf8();
    }
    let text = &rest[..length];
    let verse = text.split_once(':').or_else(|| text.split_once('.').filter(|_| has_verses));
    if let Some((chapter, verse)) = verse {
        let worded = |word: &str, number: &str| [Token::Word(word.to_owned()), Token::Number(number.to_owned())];
        return ([worded("ch", chapter), worded("v", verse)].concat(), length);
    }
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
    let token = match &text[digits.len()..] {
        "st" | "nd" | "rd" | "th" => Token::Ordinal(digits.to_owned()),
        _ => Token::Number(text.to_owned()),
    };
    (vec![token], length)
}

/// Do the pieces end with a number?
fn after_number(tokens: &[Token]) -> bool {
    use Token::{Bracket, Name, Number, Ordinal, Square};
    matches!(tokens.last(), Some(Number(_) | Bracket(_) | Ordinal(_) | Square(_) | Name(_)))
}

/// `第三条`, `第3段`, `제5조`: the word around the number, `第条`, and the number. An article's number may go on behind its
/// word: `第三条之二`.
fn ordered(rest: &str) -> Option<(Vec<Token>, usize)> {
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
    Some((vec![Token::Word(format!("{sign}{unit}")), Token::Number(number)], end))
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

fn word(rest: &str, before: &[Token]) -> (Vec<Token>, usize) {
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = rest[..length].to_lowercase();
    let is_of = |words: &[&str], short: &[&str]| {
        !before.is_empty() && words.contains(&&*word) || after_number(before) && short.contains(&&*word)
    };
    let tokens = match () {
        () if SILENT.contains(&&*word) => Vec::new(),
        () if is_of(AND, SHORT_AND) => vec![Token::And],
        () if is_of(TO, SHORT_TO) => vec![Token::Dash],
        () => vec![Token::Word(word)],
    };
    (tokens, length)
}

#[cfg(test)]
mod tests {
    use super::Token::{And, Bracket, Comma, Dash, Name, Number, Ordinal, Square, Word};
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
            assert_eq!(tokens(text, &[], false), [Word(some(word)), Number(some(number))], "{text}");
        }
        assert_eq!(tokens("第三条第二款", &[], false).len(), 4);
        assert_eq!(tokens("第三", &[], false), [Word(some("第三"))]);
    }

    #[test]
    fn a_locator_is_taken_apart() {
        assert_eq!(
            tokens("Paras. 3-5 and 7", &[], false),
            [Word(some("paras")), Number(some("3")), Dash, Number(some("5")), And, Number(some("7"))]
        );
        assert_eq!(tokens("§§ 6.1.2(a)", &[], false), [Word(some("§")), Number(some("6.1.2")), Bracket(some("a"))]);
        assert_eq!(tokens("[12]–[14]", &[], false), [Square(some("12")), Dash, Square(some("14"))]);
        assert_eq!(
            tokens("2nd para., 3", &[], false),
            [Ordinal(some("2")), Word(some("para")), Comma, Number(some("3"))]
        );
        assert_eq!(tokens("67^1 “", &[], false), [Number(some("67^1"))]);
        assert_eq!(tokens("((", &[], false), []);
    }
    #[test]
    fn a_verse_has_its_chapter() {
        let verse = [Word(some("ch")), Number(some("2")), Word(some("v")), Number(some("7"))];
        assert_eq!(tokens("2:7", &[], false), verse);
        assert_eq!(tokens("2.7", &[], true), verse);
        assert_eq!(tokens("2.7", &[], false), [Number(some("2.7"))]);
    }

    #[test]
    fn a_phrase_is_not_taken_apart() {
        let phrase = |text: &str, is| Phrase { text: some(text), is };
        let phrases = [
            phrase("On “Law” and Order", Is::Name(some("On “Law” and Order"))),
            phrase("Annex", Is::Name(some("Annex"))),
            phrase("58, 59", Is::Number),
        ];
        let law = || Name(some("On “Law” and Order"));
        for text in
            ["On “Law” and Order", "“On ‘Law’ and Order”", "under “on ‘law’ and order,”", "On “Law” and Order section"]
        {
            assert_eq!(tokens(text, &phrases, false)[0], law(), "{text}");
        }
        assert_eq!(tokens("Order", &phrases, false), [Word(some("order"))]);
        assert_eq!(tokens("Annex", &phrases, false), [Name(some("Annex"))]);
        assert_eq!(tokens("Annex 1", &phrases, false), [Word(some("annex")), Number(some("1"))]);
        assert_eq!(tokens("Annexes", &phrases, false), [Word(some("annexes"))]);
        assert_eq!(tokens("vv. 58, 59", &phrases, false), [Word(some("vv")), Number(some("58, 59"))]);
        assert_eq!(tokens("158, 59", &phrases, false).len(), 3);
    }
}
