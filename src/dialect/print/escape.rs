//! Characters → the same characters in markdown: a backslash or an entity where a sign would mean something.

use std::borrow::Cow;

use super::inlines::Where;

/// Writes text after what is already there.
pub(super) fn text(text: &str, place: Where, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back();
        let begins_line = before.is_none_or(|before| before == '\n');
        // Most of a text are words, which mean nothing.
        let plain = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        if plain > 0 && !(begins_line && c == ' ') {
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let after = rest.chars().next();
        match c {
            '\n' if place == Where::Prose => {
                close_line(out);
                out.push('\n');
                continue;
            }
            '\n' => {
                out.push(' ');
                continue;
            }
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&entity(c));
                continue;
            }
            ' ' | '\t' if place == Where::Prose && begins_line => {
                out.push_str(&entity(c));
                continue;
            }
            _ => {}
        }
        if means_something(c, before, after, place) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A byte of a character that means nothing, wherever it stands but for a space at a line's start. Line breaks of Unicode
/// begin with one of two bytes, as many other characters do.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" ,.;:'\"()-/!?%".contains(&byte) || byte >= 0x80 && !matches!(byte, 0xC2 | 0xE2)
}

/// Could this sign begin or end markup, wherever it stands in its line?
fn means_something(c: char, before: Option<char>, after: Option<char>, place: Where) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' => true,
        '_' => !(word(before) && word(after)),
        '<' => !after.is_some_and(char::is_whitespace),
        '&' => after.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
        '~' => before == Some('~') || after.is_none_or(|c| c == '~'),
        '^' => before.is_none_or(|c| c == '['),
        '|' => place == Where::Cell,
        '{' => place == Where::Heading,
        _ => false,
    }
}

/// A character by its number.
fn entity(c: char) -> String {
    format!("&#{};", c as u32)
}

/// White space at a line's end would be dropped, or be a line break.
pub(super) fn close_line(out: &mut String) {
    if let Some(space @ (' ' | '\t')) = out.chars().next_back() {
        out.pop();
        out.push_str(&entity(space));
    }
}

/// White space at the edges as entities.
pub(super) fn edges(text: &str) -> Cow<'_, str> {
    if !text.starts_with([' ', '\t']) && !text.ends_with([' ', '\t']) {
        return Cow::Borrowed(text);
    }
    let mut edged = String::new();
    let mut rest = text;
    if let Some(space) = rest.chars().next().filter(|c| matches!(c, ' ' | '\t')) {
        edged.push_str(&entity(space));
        rest = &rest[1..];
    }
    edged.push_str(rest);
    close_line(&mut edged);
    Cow::Owned(edged)
}

/// Would signs of emphasis around these words be read as such? By the rules of CommonMark for delimiter runs, taken
/// strictly: what depends on more than the neighbours is refused.
pub(super) fn can_emphasise(sign: char, before: Option<char>, words: &str, after: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let outside = |c: Option<char>| is_space(c) || is_sign(c);
    let opens = !is_space(first) && (!is_sign(first) || is_space(before));
    let closes = !is_space(last) && (!is_sign(last) || is_space(after));
    let in_word = sign == '_' && !(outside(before) && outside(after));
    let touches = [before, first, last, after].contains(&Some(sign));
    opens && closes && !in_word && !touches
}

/// A line of prose, so that its beginning is text.
pub(super) fn line(line: &str) -> Cow<'_, str> {
    let line = edges(line);
    let first = line.chars().next();
    let then = line.get(1..).unwrap_or("");
    let stands_alone = then.is_empty() || then.starts_with([' ', '\t']);
    let drawn = line.chars().all(|c| "-:|= \t".contains(c));
    let escaped = match first {
        Some('#') => {
            let after = line.trim_start_matches('#');
            line.len() - after.len() <= 6 && (after.is_empty() || after.starts_with([' ', '\t']))
        }
        Some('+' | '-' | ':') => stands_alone || drawn,
        Some('=' | '|') => drawn,
        Some('>' | '{') => true,
        Some('~') => line.starts_with("~~~"),
        _ => false,
    };
    if escaped {
        return Cow::Owned(format!("\\{line}"));
    }
    match numbered(&line) {
        Some(at) => Cow::Owned(format!("{}\\{}", &line[..at], &line[at..])),
        None => line,
    }
}

/// Where the sign stands that makes a line the item of a list: after at most nine digits.
fn numbered(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits + 1..)?;
    let stands_alone = after.is_empty() || after.starts_with([' ', '\t']);
    ((1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && stands_alone).then_some(digits)
}

/// A heading's words on its line.
pub(super) fn heading(text: &str) -> String {
    let text = edges(text.trim_matches('\n'));
    let bare = text.trim_end_matches('#');
    if bare.len() < text.len() && (bare.is_empty() || bare.ends_with([' ', '\t'])) {
        return format!("{bare}{}", text[bare.len()..].replace('#', "\\#"));
    }
    text.into_owned()
}

/// A link's destination.
pub(super) fn destination(destination: &str, place: Where) -> String {
    let needs_brackets = destination.is_empty() || destination.contains(|c: char| c.is_whitespace() || c.is_control());
    let mut out = String::new();
    for c in destination.chars() {
        match c {
            '\n' | '\r' | '\0' => out.push_str(&entity(c)),
            '\\' | '(' | ')' | '[' | ']' | '<' | '>' | '&' | '{' | '*' | '_' | '`' => out.extend(['\\', c]),
            '|' if place == Where::Cell => out.push_str("\\|"),
            _ => out.push(c),
        }
    }
    if needs_brackets { format!("<{out}>") } else { out }
}

/// A link's title, as it stands between double quotes.
pub(super) fn title(title: &str, place: Where) -> String {
    let mut out = String::new();
    for c in title.chars() {
        match c {
            '\n' | '\r' => out.push_str(&entity(c)),
            '\\' | '"' | '[' | ']' | '&' | '{' | '`' => out.extend(['\\', c]),
            '|' if place == Where::Cell => out.push_str("\\|"),
            _ => out.push(c),
        }
    }
    out
}
