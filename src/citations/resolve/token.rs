//! A locator as it was typed → words, numbers and signs.

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
            ',' | ';' => (Some(Token::Comma), 1),
            '&' => (Some(Token::And), 1),
            '-' | '–' | '—' | '‑' | '−' => (Some(Token::Dash), c.len_utf8()),
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

fn word(rest: &str, before: &[Token]) -> (Option<Token>, usize) {
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = rest[..length].to_lowercase();
    let after_number = matches!(before.last(), Some(Token::Number(_) | Token::Bracket(_)));
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
