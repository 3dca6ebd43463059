//! No word of a file of a format is lost before the text is cut up, on documents of any shape. What a file shows is taken
//! from its bytes by a walk that knows nothing of how they are read: the words of these documents are like no markup.

mod docx;
mod html;
mod markdown;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{annotated, import, problems};

/// A piece of a document.
#[derive(Clone, Debug)]
enum Piece {
    Heading(u8),
    Paragraph(Vec<Bit>),
    /// A list; an item is a line and perhaps a list of lines in it.
    List(bool, Vec<Item>),
    /// A table, with the cells of each row.
    Table(Vec<Vec<Vec<Bit>>>),
    /// What a format has beside the text: a menu of a page, an empty paragraph of a word processor.
    Beside(u8),
}

/// A line, and how many lines of a list lie in it.
type Item = (Vec<Bit>, usize);

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
enum Bit {
    Word,
    Strong,
    Link,
    Raised,
    Deleted,
    Break,
    /// A note with so many paragraphs.
    Note(u8),
}

/// A document that is being written.
#[derive(Default)]
struct Writing {
    text: String,
    notes: String,
    words: usize,
    marks: usize,
    in_note: bool,
}

impl Writing {
    fn word(&mut self) -> String {
        self.words += 1;
        format!("word{}x", self.words)
    }

    fn push(&mut self, text: &str) {
        if self.in_note { self.notes.push_str(text) } else { self.text.push_str(text) }
    }
}

/// What the words of these documents look like.
fn words(text: &str) -> Vec<String> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"word\d+x").expect("a pattern"));
    WORD.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

/// `shown` is what the walk took from the file, the words of the text and those of the notes.
#[track_caller]
fn check(name: &str, bytes: &[u8], shown: [Vec<String>; 2]) {
    let imported = import(name, bytes);
    assert_eq!(imported.problems, Vec::new());
    let text = &imported.source.text;
    let out: BTreeSet<String> = imported.draft.left_out.iter().flat_map(|out| words(&text[out.span.range()])).collect();
    let of_notes: BTreeSet<&String> = shown[1].iter().collect();
    let laid = words(text);
    let kept = |note: bool| -> Vec<&String> {
        laid.iter().filter(|word| !out.contains(*word) && of_notes.contains(word) == note).collect()
    };
    for (note, shown) in [(false, &shown[0]), (true, &shown[1])] {
        assert_eq!(kept(note), shown.iter().filter(|word| !out.contains(*word)).collect::<Vec<_>>(), "{text}");
    }
    let count = |words: &[String]| -> Vec<String> {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    assert_eq!(count(&laid), count(&shown.concat()), "{text}");
    let annotated = annotated(&imported, &[]);
    assert_eq!(problems(&imported, &annotated), Vec::new(), "{text}");
    // Notes that were found are notes of the document, and no others are.
    let notes: usize = annotated.document.body.iter().map(|part| part.notes().len()).sum();
    assert_eq!(notes, imported.draft.notes.len());
}

/// How a format writes what a document is made of.
struct Format {
    heading: fn(&mut Writing, u8),
    line: fn(&mut Writing, &[Bit]),
    list: fn(&mut Writing, bool, &[Item]),
    table: fn(&mut Writing, &[Vec<Vec<Bit>>]),
    beside: fn(&mut Writing, u8),
}

fn write(pieces: &[Piece], format: &Format) -> Writing {
    let mut writing = Writing::default();
    for piece in pieces {
        match piece {
            Piece::Heading(level) => (format.heading)(&mut writing, *level),
            Piece::Paragraph(bits) => (format.line)(&mut writing, bits),
            Piece::List(ordered, items) => (format.list)(&mut writing, *ordered, items),
            Piece::Table(rows) => (format.table)(&mut writing, rows),
            Piece::Beside(kind) => (format.beside)(&mut writing, *kind),
        }
    }
    writing
}

fn any_bits(breaks: bool) -> impl Strategy<Value = Vec<Bit>> {
    let kinds = if breaks { 9 } else { 8 };
    let bit = (0..kinds, 1..3_u8).prop_map(|(kind, blocks)| match kind {
        0..4 => Bit::Word,
        4 => Bit::Strong,
        5 => Bit::Link,
        6 => Bit::Deleted,
        7 if blocks == 1 => Bit::Raised,
        7 => Bit::Note(blocks - 1),
        _ => Bit::Break,
    });
    prop::collection::vec(bit, 1..7)
}

fn any_piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        1 => (1..6_u8).prop_map(Piece::Heading),
        4 => any_bits(true).prop_map(Piece::Paragraph),
        2 => (any::<bool>(), prop::collection::vec((any_bits(true), 0..3_usize), 1..4))
            .prop_map(|(ordered, items)| Piece::List(ordered, items)),
        1 => prop::collection::vec(prop::collection::vec(any_bits(false), 1..4), 1..4).prop_map(Piece::Table),
        1 => any::<u8>().prop_map(Piece::Beside),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_word_of_a_file_is_lost(pieces in prop::collection::vec(any_piece(), 1..9)) {
        let page = write(&pieces, &html::FORMAT);
        let (text, notes) = (html::shown(&page.text), html::shown(&page.notes));
        prop_assume!(!text.is_empty());
        check("text.html", format!("<html><body>{}{}</body></html>", page.text, page.notes).as_bytes(), [text, notes]);

        let document = write(&pieces, &docx::FORMAT);
        let shown = [words(&document.text), words(&document.notes)];
        if !shown[0].is_empty() {
            check("text.docx", &docx::packed(&document), shown);
        }

        let markdown = write(&pieces, &markdown::FORMAT);
        let shown = [words(&markdown.text), words(&markdown.notes)];
        check("text.md", format!("{}\n{}", markdown.text, markdown.notes).as_bytes(), shown);
    }
}
