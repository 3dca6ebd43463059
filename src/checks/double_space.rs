//! Is there one space between two words?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &DOUBLE_SPACE, ask: Ask::Each(ask) };

static DOUBLE_SPACE: Code = Code::mild(
    "double-space",
    Severity::Note,
    "\
Two or more spaces stand between two words. No reader sees them, and the ledger counts them as one, but they are noise in
the file and in what it is compared with.

Write one space; `pincite check --fix` does.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let text = &*document.document.text;
    let raw = (0..document.units.len()).map(|unit| document.part(unit).span());
    let runs = raw.flat_map(|span| runs(text.get(span.range()).unwrap_or_default(), span.start));
    runs.map(|run| double_space(&Place::new(&document.document.path, run))).collect()
}

/// The runs of spaces between words, of a text that begins at a byte. Not those of code, of a correction's old words, of tables
/// that are set in columns, and where a line begins or ends.
fn runs(text: &str, start: usize) -> Vec<Span> {
    // Most texts have none.
    if !text.contains("  ") {
        return Vec::new();
    }
    let mut runs = Vec::new();
    let (mut at, mut fenced) = (0, false);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let fence = words.starts_with("```") || words.starts_with("~~~");
        let indent = line.len() - line.trim_start().len();
        fenced ^= fence;
        if !fenced && !fence && indent < 4 && !words.starts_with(['|', '{']) {
            runs.extend(between(line).map(|span| Span::new(start + at + span.start..start + at + span.end)));
        }
        at += line.len();
    }
    runs
}

/// The runs of spaces inside a line.
fn between(line: &str) -> impl Iterator<Item = Span> {
    let (mut code, mut braces, mut from) = (false, 0_usize, None);
    let mut runs = Vec::new();
    let first = line.len() - line.trim_start().len();
    for (at, c) in line.trim_end().char_indices().skip_while(|(at, _)| *at < first) {
        match c {
            ' ' => {
                from.get_or_insert(at);
                continue;
            }
            '`' => code = !code,
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        let run = from.take().filter(|from| at - from > 1 && !code && braces == 0);
        runs.extend(run.map(|from| Span::new(from..at)));
    }
    // Behind what begins an item or a heading spaces are markup.
    let mark = line.trim_start().find(' ').map(|length| first + length);
    let marks = mark.filter(|end| line[first..*end].chars().all(|c| "#>-*+.)".contains(c) || c.is_ascii_digit()));
    runs.into_iter().filter(move |run| Some(run.start) != marks)
}

fn double_space(at: &Place) -> Diagnostic {
    Diagnostic::new(&DOUBLE_SPACE, "more than one space between two words")
        .at(at.clone())
        .help("write one; `pincite check --fix` does")
        .fix(at.clone(), " ")
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> =
            runs(text, 0).into_iter().map(|run| format!("{}+{}", run.start, run.range().len())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn only_spaces_between_words() {
        check("One  two   three.\nFour  five.\n", &["3+2", "8+3", "22+2"]);
        check("  One.  \n  - two  three\n\n    code  here\n", &["16+2"]);
        check("A `b  c` d\n```\na  b\n```\n| a  | b  |\n[so]{sic=\"s  o\"}\n", &[]);
        check("#  Heading\n1.  Item\n", &[]);
    }
}
