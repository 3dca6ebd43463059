//! Is there one space between two words?

use std::sync::Arc;

use super::{Ask, Check, Written};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::dialect;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &DOUBLE_SPACE, ask: Ask::Written(ask) };

static DOUBLE_SPACE: Code = Code::mild(
    "double-space",
    Severity::Note,
    "\
Two or more spaces stand between two words. No reader sees them, and the ledger counts them as one, but they are noise in
the file and in what it is compared with.

Write one space; `pincite check --fix` does.",
);

fn ask(written: &Written<'_>) -> Vec<Diagnostic> {
    let Some((path, text)) = written.file() else { return Vec::new() };
    runs(path, text).into_iter().map(|run| double_space(&Place::new(path, run))).collect()
}

/// The runs of spaces between words, of a file. Not those that set the cells of a table in columns.
fn runs(path: &Arc<str>, text: &Arc<str>) -> Vec<Span> {
    // Most files have none.
    if !text.contains("  ") {
        return Vec::new();
    }
    dialect::prose(path, text).into_iter().flatten().flat_map(|words| between(text, words)).collect()
}

/// The runs of spaces inside a stretch of words, and at its end where more words follow on the line.
fn between(text: &str, words: Span) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut at = words.start;
    while let Some(found) = text[at..words.end].find("  ") {
        let start = at + found;
        let length = text[start..words.end].bytes().take_while(|byte| *byte == b' ').count();
        at = start + length;
        let before = text[..start].chars().next_back();
        let after = text[at..].chars().next();
        if [before, after].iter().all(|c| c.is_some_and(|c| !matches!(c, '\n' | '\r' | '|'))) {
            runs.push(Span::new(start..at));
        }
    }
    runs
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
        let found: Vec<String> = runs(&"content/a.md".into(), &text.into())
            .into_iter()
            .map(|run| format!("{}+{}", run.start, run.range().len()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn only_spaces_between_words() {
        check("One  two   three.\nFour  five.\n", &["3+2", "8+3", "22+2"]);
        check("One.  \n  - two  three\n\n    four  five\n\n        code  here\n", &["14+2", "31+2"]);
        check("A `b  c` d\n```\na  b\n```\n\n[so]{sic=\"s  o\"}\n", &[]);
        check("| a  | b  |\n|----|----|\n| c  d | e  |\n", &["27+2"]);
        check("#  Heading\n\n1.  Item\n", &[]);
        check("A  *b*  c[^n]\n\n[^n]: D  e.\n", &["1+2", "6+2", "22+2"]);
        check("![Map](<map  old.png>) ``co  de ` x``\n", &[]);
    }
}
