//! Titles: a line over or between signs that draw a line. Their levels are those in which the styles of signs first come.

use std::collections::HashMap;

use super::lines::{Line, adornment};

/// A title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    pub text: &'a str,
    /// How many lines it takes.
    pub lines: usize,
    /// From 1.
    pub level: u8,
    /// Is it the title of the whole document, or the one under it?
    pub of_document: bool,
    pub subtitle: bool,
}

/// The sign and whether it stands over the title too.
type Style = (char, bool);

/// Every title, by the line that it begins at.
pub fn titles<'a>(lines: &[Line<'a>]) -> HashMap<usize, Title<'a>> {
    let mut found: Vec<(usize, &str, usize, Style)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match title(&lines[at..]) {
            Some((text, length, style)) => {
                found.push((at, text, length, style));
                at += length;
            }
            None => at += 1,
        }
    }
    let count = |style: Style| found.iter().filter(|(.., other)| *other == style).count();
    let lone = |index: usize| found.get(index).is_some_and(|(.., style)| count(*style) == 1);
    let begins = found.first().is_some_and(|(first, ..)| lines[..*first].iter().all(is_no_text));
    let of_document = begins && lone(0);
    let follows = |one: usize| {
        let (Some(first), Some(second)) = (found.get(one), found.get(one + 1)) else { return false };
        lines[first.0 + first.2..second.0].iter().all(Line::is_blank)
    };
    let subtitle = of_document && lone(1) && follows(0);
    let mut styles: Vec<Style> = Vec::new();
    let mut titles = HashMap::new();
    for (index, (at, text, length, style)) in found.iter().enumerate() {
        let level = styles.iter().position(|known| known == style).unwrap_or_else(|| {
            styles.push(*style);
            styles.len() - 1
        });
        let title = Title {
            text,
            lines: *length,
            level: u8::try_from(level + 1).unwrap_or(u8::MAX),
            of_document: of_document && index == 0,
            subtitle: subtitle && index == 1,
        };
        titles.insert(*at, title);
    }
    titles
}

/// Is it a line that may stand before the document's title: a comment, a target, a blank one?
fn is_no_text(line: &Line) -> bool {
    line.is_blank() || line.indent > 0 || line.text.starts_with(".. ") || line.text == ".."
}

fn title<'a>(lines: &[Line<'a>]) -> Option<(&'a str, usize, Style)> {
    let first = lines.first().filter(|line| !line.is_blank())?;
    let second = lines.get(1).filter(|line| !line.is_blank())?;
    let width = |line: &Line| line.text.chars().count();
    if let Some(sign) = adornment(first.text).filter(|_| first.indent == 0) {
        let third = lines.get(2)?;
        let closed = adornment(third.text) == Some(sign) && third.indent == 0 && width(third) == width(first);
        let long = width(first) >= 4 || width(first) >= width(second);
        return (closed && long && adornment(second.text).is_none()).then_some((second.text, 3, (sign, true)));
    }
    let sign = adornment(second.text).filter(|_| first.indent == 0 && second.indent == 0)?;
    // Two dots or colons are the beginning of something else.
    let long = width(second) >= 4 || width(second) >= width(first) && second.text != "::" && second.text != "..";
    long.then_some((first.text, 2, (sign, false)))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8, bool)]) {
        let lines = lines(text);
        let titles = titles(&lines);
        let mut found: Vec<_> = titles.iter().collect();
        found.sort_by_key(|(at, _)| **at);
        let found: Vec<_> = found.iter().map(|(_, title)| (title.text, title.level, title.of_document)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn levels_come_with_their_signs() {
        check(
            "===\nAct\n===\n\nOne\n---\n\nA\n~~~~\n\nTwo\n---\n",
            &[("Act", 1, true), ("One", 2, false), ("A", 3, false), ("Two", 2, false)],
        );
        check(".. c\n\nOne\n===\n\nTwo\n===\n", &[("One", 1, false), ("Two", 1, false)]);
        check("Words\n==\n\n  In\n  ====\n\n----\n", &[]);
        check("No\n::\n\n  code\n", &[]);
    }
}
