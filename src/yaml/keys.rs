//! Where a key stands for the second time: the YAML reader tells only where the mapping begins.

use crate::text::{Source, Span};

/// The second place of a key in the mapping that begins at the start of a run of YAML.
pub(super) fn second(source: &Source, within: Span, key: &str) -> Option<Span> {
    // A mapping of lines is told at its first key, one between braces at the brace.
    let start = match source.text[within.start..].starts_with('{') {
        true => within.start,
        false => source.line(source.line_and_column(within.start).0).start,
    };
    let mut found = places(&source.text[start..within.end], key);
    let (depth, column, _) = found.next()?;
    let same =
        |(other, other_column, _): &(usize, usize, usize)| *other == depth && (depth > 0 || *other_column == column);
    let (.., at) = found.take_while(|(other, ..)| *other >= depth).find(same)?;
    Some(Span::new(start + at..start + at + key.len()))
}

/// Wherever a word stands as a key: how many brackets it stands in, its column, and its byte.
fn places<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
    let (mut depth, mut quote, mut line_start, mut before) = (0_usize, None, 0, '\n');
    text.char_indices().filter_map(move |(at, c)| {
        let begins = "\n{,[".contains(before) || before == '-' && text[..at].ends_with(' ');
        let is_key = quote.is_none()
            && begins
            && text[at..]
                .strip_prefix(key)
                .is_some_and(|after| after.trim_start_matches(['"', '\'', ' ']).starts_with(':'));
        let found = (depth, at - line_start, at);
        match (quote, c) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            // A quotation mark opens only where a value or a key may begin.
            (None, '"' | '\'') if "\n{,-[:".contains(before) => {
                // A key in quotes is still a key.
                let in_quotes = &text[at + 1..];
                if in_quotes.starts_with(key) && in_quotes[key.len()..].starts_with(c) {
                    return None;
                }
                quote = Some(c);
            }
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == '\n' {
            line_start = at + 1;
        }
        if c != ' ' {
            before = c;
        }
        is_key.then_some(found)
    })
}
