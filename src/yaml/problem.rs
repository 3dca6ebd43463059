//! What serde_yaml says is wrong, as a diagnostic: in our words, at the exact place, with the nearest valid key.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::{Place, Source, Span};

/// What the YAML reader says, at its place in the file.
pub(super) fn problem(code: &'static Code, source: &Source, yaml: Span, error: &serde_yaml::Error) -> Diagnostic {
    let bad = |span: Span, message: String| Diagnostic::new(code, message).at(Place::new(&source.path, span));
    let whole = error.to_string();
    let message = without_index(whole.split(" at line ").next().unwrap_or(&whole));
    let at = place_of(source, yaml, error, &whole);
    let quoted = |after: &str| message.split_once(after)?.1.split('`').next();
    if let Some(key) = quoted("unknown field `") {
        let valid: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let problem = bad(word_at(source, at, key), format!("there is no key `{key}`"));
        return match nearest(key, valid.iter().copied()) {
            Some(near) => problem.help(format!("write `{near}`")),
            None => problem.help(format!("the keys are {}", valid.join(", "))),
        };
    }
    if let Some(key) = quoted("duplicate field `") {
        let second = second(source, Span::new(at..yaml.end), key).unwrap_or_else(|| word_at(source, at, key));
        return bad(second, format!("`{key}` twice")).help("keep one of them");
    }
    let rest = &source.text[at..];
    let length = rest.find('\n').unwrap_or(rest.len());
    let span = Span::new(at..at + rest[..length].trim_end().len());
    let (message, help) = message.split_once("; ").unwrap_or((message, ""));
    let message = message.replace("invalid type: ", "").replace(", expected ", " where there should be ");
    let problem = bad(span, message);
    if help.is_empty() { problem.help(format!("see `pincite explain {}`", code.code)) } else { problem.help(help) }
}

/// The byte that the YAML reader points at. What has no end is pointed at where it begins.
fn place_of(source: &Source, yaml: Span, error: &serde_yaml::Error, message: &str) -> usize {
    let lines_above = source.line_and_column(yaml.start).0 - 1;
    let byte = |line: usize, column: usize| {
        let line = source.line(line + lines_above);
        let text = &source.text[line.range()];
        line.start + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(byte, _)| byte)
    };
    let at = error.location().map_or(yaml.start, |place| byte(place.line(), place.column()));
    if at < yaml.end {
        return at;
    }
    let mut numbers = message.rsplit(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(column), Some(line)) => byte(line, column).min(yaml.end),
        _ => yaml.end,
    }
}

/// The span of a word at or after a byte; of the rest of the line where the word is written in another way, as with `\u00A0`.
fn word_at(source: &Source, at: usize, word: &str) -> Span {
    let rest = &source.text[at..];
    match rest.find(word) {
        Some(further) => Span::new(at + further..at + further + word.len()),
        None => Span::new(at..at + rest.lines().next().map_or(0, str::len)),
    }
}

/// Where a key stands for the second time: the YAML reader tells only where the mapping begins.
fn second(source: &Source, within: Span, key: &str) -> Option<Span> {
    let start = source.line(source.line_and_column(within.start).0).start;
    let mut at = start;
    let mut lines = source.text[start..within.end].split_inclusive('\n').filter_map(|line| {
        let indent = line.len() - line.trim_start().len();
        let found = line[indent..].strip_prefix(key).is_some_and(|after| after.trim_start().starts_with(':'));
        let span = Span::new(at + indent..at + indent + key.len());
        at += line.len();
        found.then_some((indent, span))
    });
    let (indent, _) = lines.next()?;
    lines.find(|(other, _)| *other == indent).map(|(_, span)| span)
}

/// A message about an entry of a list without the entry's index, which nobody counts: `.[0].label: …`.
fn without_index(message: &str) -> &str {
    let entry = message.strip_prefix(".[").and_then(|rest| rest.split_once(']'));
    entry.map_or(message, |(_, rest)| rest.trim_start_matches(['.', ':', ' ']))
}
