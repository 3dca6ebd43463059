//! reStructuredText: titles, lists with the numbers that are typed, tables, notes; what is markup is no word.
//!
//! Read as docutils reads it, with the directives of Sphinx. A directive that is not known is text, so that no word of it
//! is lost.

mod directives;
mod explicit;
mod inline;
mod lines;
mod list;
mod names;
mod tables;
mod titles;
mod write;

use super::decode::{Decoded, decode};
use super::{Imported, Importer, Raw};
use crate::model::Meta;

pub(super) const IMPORTER: Importer = Importer {
    name: "reStructuredText",
    about: "Text with the light markup of docutils and Sphinx.",
    extensions: &["rst", "rest"],
    is: |_| None,
    read,
};

fn read(raw: &Raw) -> Imported {
    let Decoded { source, encoding, problems } = decode(raw);
    if !problems.is_empty() {
        return Imported::nothing(source, problems);
    }
    let (laid, title) = write::write(&source.text);
    Imported::laid(&IMPORTER, raw, &laid, encoding, Meta { title, ..Meta::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (laid, _) = write::write(text);
        assert_eq!(laid.text, expected);
    }

    #[test]
    fn blocks_are_lines() {
        check("Word\n  What it means.\n\n  More.\n", "Word\n\nWhat it means.\n\nMore.\n");
        check("One::\n\n  a *b*\n    c\n\nTwo\n", "One:\n\na *b*\n  c\n\nTwo\n");
        check("- one\n  goes on\n\n  - two\n- three\n", "one goes on\n\ntwo\n\nthree\n");
        check("Text\n\n:When: now\n:Where: here\n", "Text\n\nWhen: now\n\nWhere: here\n");
        check(".. unheard-of:: A\n   :option: x\n\n   B\n", "A\n\nB\n");
        check(".. sectnum::\n\nAct\n===\n\nOne\n---\n\nA\n~~~~\n\nTwo\n---\n", "Act\n\n1 One\n\n1.1 A\n\n2 Two\n");
        check("A. Smith\nwas here\n", "A. Smith was here\n");
    }

    #[test]
    fn what_lies_deep_or_never_ends_is_read_all_the_same() {
        let items = "- ".repeat(100_000) + "we";
        let quotes: String = (0..1000).map(|depth| format!("{}we\n", " ".repeat(depth))).collect();
        let unfinished = "+---+\n|\n.. [\n.. |\n::\n\n=\n.. figure::\n..\n\n`\n:a:\n#.";
        for text in [items.as_str(), &quotes, unfinished, "..", "__", "|", "1.", ":a:", "\\"] {
            let imported = read(&Raw { path: "a.rst".into(), bytes: text.as_bytes(), encoding: None });
            assert_eq!(imported.source.text.matches("we").count(), text.matches("we").count());
        }
    }
}
