//! A text → the words, numbers and signs that a locator is made of. The pattern is that of `static/search.js`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::search::fold;
use crate::text::han;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word's term, or `§` or `¶`.
    Word(String),
    /// A number's term: `3`, `12a`, `1.2`.
    Number(String),
    /// What stands in brackets.
    Bracket(String),
    /// From one place to another.
    Dash,
    /// Between two places, or between a place and what lies in it.
    Comma,
    /// Between two places.
    And,
    /// Something else.
    Other,
}

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"([第제])\s*([〇零一二三四五六七八九十百千]+|\p{Nd}+)\s*(部分|[条條款项項段章节節编編조항장절편])|([§¶])[§¶]*|(\p{Alphabetic}[\p{Alphabetic}\p{M}]*)\.?|(\p{Nd}+(?:[.^]\p{Nd}+)*(?:[a-zA-Z]{1,2}\b)?)|[(\[]\s*([\p{Alphabetic}\p{Nd}.]{1,8})\s*[)\]]|([-‐‑–—−]|\.\.)|([,;،、，；])|(&)|([^\s.])";
    Regex::new(pattern).expect("the pattern is right")
});

const AND: &[&str] = &["and", "et", "und", "y", "e", "и", "و", "та", "和"];
const TO: &[&str] = &["to", "through", "bis", "до", "إلى", "至"];

/// Each with its bytes.
pub fn tokens(text: &str) -> Vec<(Range<usize>, Token)> {
    let token = |of: regex::Captures<'_>| {
        let at = of.get(0).map_or(0..0, |whole| whole.range());
        let term = |group: usize| of.get(group).map(|found| fold(found.as_str()));
        // `第三条`
        if let (Some(before), Some(number), Some(unit)) = (term(1), term(2), term(3)) {
            let number = han(&number).map_or(number, |(_, value)| value.to_string());
            return vec![(at.clone(), Token::Word(before + &unit)), (at, Token::Number(number))];
        }
        let token = if let Some(sign) = term(4) {
            Token::Word(sign)
        } else if let Some(word) = term(5) {
            match word.as_str() {
                and if AND.contains(&and) => Token::And,
                to if TO.contains(&to) => Token::Dash,
                _ => Token::Word(word),
            }
        } else if let Some(number) = term(6) {
            Token::Number(number)
        } else if let Some(bracket) = term(7) {
            Token::Bracket(bracket)
        } else if of.get(8).is_some() {
            Token::Dash
        } else if of.get(9).is_some() {
            Token::Comma
        } else if of.get(10).is_some() {
            Token::And
        } else {
            Token::Other
        };
        vec![(at, token)]
    };
    PATTERN.captures_iter(text).flat_map(token).collect()
}
