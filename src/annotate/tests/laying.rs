//! No word of a file of a format is lost before the text is cut up, on documents of any shape. What a file shows is taken
//! from its bytes by a walk that knows nothing of how they are read: the words of these documents are like no markup.

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

mod html {
    use super::*;

    pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

    fn heading(writing: &mut Writing, level: u8) {
        let words = format!("<h{level}>{} {}</h{level}>\n", writing.word(), writing.word());
        writing.push(&words);
    }

    fn line(writing: &mut Writing, line: &[Bit]) {
        writing.push("<p>");
        bits(writing, line);
        writing.push("</p>");
    }

    fn bits(writing: &mut Writing, bits: &[Bit]) {
        for bit in bits {
            let word = writing.word();
            match bit {
                Bit::Word => writing.push(&format!(" {word}")),
                Bit::Strong => writing.push(&format!(" <b>{word}</b>")),
                Bit::Link => writing.push(&format!(" <a href=\"there.html\">{word}</a>")),
                Bit::Raised => writing.push(&format!("<sup>{word}</sup>")),
                Bit::Deleted => writing.push(&format!(" <!-- word{word} --><del>{word}</del>\n")),
                Bit::Break => writing.push(&format!("<br>{word}")),
                Bit::Note(_) if writing.in_note => writing.push(&word),
                Bit::Note(blocks) => {
                    writing.marks += 1;
                    let mark = writing.marks;
                    let link = format!("{word}<sup><a href=\"#fn{mark}\" id=\"ref{mark}\">{mark}</a></sup>");
                    writing.push(&link);
                    writing.in_note = true;
                    writing.push(&format!("<div class=footnote id=fn{mark}><p>[{mark}] "));
                    for _ in 0..*blocks {
                        let words = format!("{} <i>{}</i><p>", writing.word(), writing.word());
                        writing.push(&words);
                    }
                    writing.push(&format!("<a href=\"#ref{mark}\">↩</a></div>"));
                    writing.in_note = false;
                }
            }
        }
    }

    fn list(writing: &mut Writing, ordered: bool, items: &[Item]) {
        let name = if ordered { "ol" } else { "ul" };
        writing.push(&format!("<{name}>"));
        for (line, inner) in items {
            writing.push("<li>");
            bits(writing, line);
            if *inner > 0 {
                writing.push("<ol type=a>");
                for _ in 0..*inner {
                    let item = format!("<li>{}", writing.word());
                    writing.push(&item);
                }
                writing.push("</ol>");
            }
        }
        writing.push(&format!("</{name}>"));
    }

    fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
        writing.push("<table>");
        for row in rows {
            writing.push("<tr>");
            for cell in row {
                writing.push("<td>");
                bits(writing, cell);
            }
        }
        writing.push("</table>");
    }

    fn beside(writing: &mut Writing, kind: u8) {
        let (word, other) = (writing.word(), writing.word());
        writing.push(&match kind % 5 {
            0 => format!("<nav><a href=x>{word}</a></nav>"),
            1 => format!("<div class=share>{word}</div>"),
            2 => format!("<pre>{word}\n  {other}</pre>"),
            3 => format!("<blockquote>{word}<hr>{other}</blockquote>"),
            _ => format!("<dl><dt>{word}<dd>{other}</dl>"),
        });
    }

    /// What stands outside of tags and comments.
    pub(super) fn shown(html: &str) -> Vec<String> {
        static MARKUP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->|<[^>]*>").expect("a pattern"));
        words(&MARKUP.replace_all(html, ""))
    }
}

mod docx {
    use super::*;

    pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

    fn heading(writing: &mut Writing, level: u8) {
        let words = format!("{} {}", writing.word(), writing.word());
        writing
            .push(&format!("<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"));
    }

    fn line(writing: &mut Writing, line: &[Bit]) {
        writing.push("<w:p>");
        bits(writing, line);
        writing.push("</w:p>");
    }

    fn bits(writing: &mut Writing, bits: &[Bit]) {
        for bit in bits {
            let word = writing.word();
            let text = format!("<w:t xml:space=\"preserve\"> {word}</w:t>");
            match bit {
                Bit::Word => writing.push(&format!("<w:r>{text}</w:r>")),
                Bit::Strong => writing.push(&format!("<w:r><w:rPr><w:b/></w:rPr>{text}</w:r>")),
                Bit::Link => writing.push(&format!("<w:hyperlink><w:r>{text}</w:r></w:hyperlink>")),
                Bit::Raised => writing
                    .push(&format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{word}</w:t></w:r>")),
                Bit::Deleted => {
                    writing.push(&format!("<w:del><w:r><w:delText> {word}</w:delText></w:r></w:del>"));
                }
                Bit::Break => writing.push(&format!("<w:r><w:br/>{text}</w:r>")),
                Bit::Note(_) if writing.in_note => {}
                Bit::Note(blocks) => {
                    writing.marks += 1;
                    let mark = writing.marks;
                    let own = mark.is_multiple_of(3);
                    let (follows, sign) = if own { (" w:customMarkFollows=\"1\"", "<w:t>*</w:t>") } else { ("", "") };
                    writing.push(&format!(
                        "<w:r>{text}</w:r><w:r><w:footnoteReference{follows} w:id=\"{mark}\"/>{sign}</w:r>"
                    ));
                    writing.in_note = true;
                    writing.push(&format!("<w:footnote w:id=\"{mark}\">"));
                    for at in 0..*blocks {
                        let sign = if own && at == 0 { "* " } else { "" };
                        let words = format!("<w:p><w:r><w:t>{sign}{}</w:t></w:r></w:p>", writing.word());
                        writing.push(&words);
                    }
                    writing.push("</w:footnote>");
                    writing.in_note = false;
                }
            }
        }
    }

    fn list(writing: &mut Writing, _: bool, items: &[Item]) {
        let level = |level: usize| {
            format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
        };
        for (item, inner) in items {
            writing.push(&format!("<w:p>{}", level(0)));
            bits(writing, item);
            writing.push("</w:p>");
            for _ in 0..*inner {
                let point = format!("<w:p>{}<w:r><w:t>{}</w:t></w:r></w:p>", level(1), writing.word());
                writing.push(&point);
            }
        }
    }

    fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
        writing.push("<w:tbl>");
        for row in rows {
            writing.push("<w:tr>");
            for cell in row {
                writing.push("<w:tc>");
                line(writing, cell);
                writing.push("</w:tc>");
            }
            writing.push("</w:tr>");
        }
        writing.push("</w:tbl>");
    }

    fn beside(writing: &mut Writing, kind: u8) {
        let word = writing.word();
        let paragraph = format!("<w:p><w:r><w:t>{word}</w:t></w:r></w:p>");
        writing.push(&match kind % 4 {
            0 => "<w:p/>".to_owned(),
            1 => format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{word}</w:t></w:r></w:p>"),
            2 => format!("<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"),
            _ => format!("<w:p><w:r><w:pict><w:txbxContent>{paragraph}</w:txbxContent></w:pict></w:r></w:p>"),
        });
    }

    pub(super) fn packed(writing: &Writing) -> Vec<u8> {
        let document = format!("<w:document><w:body>{}</w:body></w:document>", writing.text);
        let notes = format!("<w:footnotes>{}</w:footnotes>", writing.notes);
        let level = |level: usize, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let numbering = format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
            level(0, "decimal", "%1."),
            level(1, "lowerLetter", "(%2)")
        );
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("document", document), ("footnotes", notes), ("numbering", numbering)] {
            writer.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).expect("a member");
            writer.write_all(text.as_bytes()).expect("room");
        }
        writer.finish().expect("a file").into_inner()
    }
}

mod markdown {
    use super::*;

    pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

    fn heading(writing: &mut Writing, level: u8) {
        let words = format!("\n{} {} *{}*\n", "#".repeat(level.into()), writing.word(), writing.word());
        writing.push(&words);
    }

    fn line(writing: &mut Writing, line: &[Bit]) {
        writing.push("\n");
        bits(writing, line, "", true);
        writing.push("\n");
    }

    fn bits(writing: &mut Writing, bits: &[Bit], indent: &str, breaks: bool) {
        for bit in bits {
            let word = writing.word();
            match bit {
                Bit::Word | Bit::Raised | Bit::Deleted => writing.push(&format!("{word} ")),
                Bit::Strong => writing.push(&format!("**{word}** ")),
                Bit::Link => writing.push(&format!("[{word}](there.md) ")),
                Bit::Break if breaks => writing.push(&format!("{word}\\\n{indent}")),
                Bit::Break => writing.push(&format!("`{word}` ")),
                Bit::Note(blocks) => {
                    writing.marks += 1;
                    let mark = writing.marks;
                    writing.push(&format!("{word}[^{mark}] "));
                    writing.in_note = true;
                    writing.push(&format!("\n[^{mark}]: "));
                    for _ in 0..*blocks {
                        let words = format!("{} *{}*\n\n    ", writing.word(), writing.word());
                        writing.push(&words);
                    }
                    writing.in_note = false;
                }
            }
        }
        let end = writing.word();
        writing.push(&end);
    }

    fn list(writing: &mut Writing, ordered: bool, items: &[Item]) {
        writing.push("\n");
        for ((line, inner), number) in items.iter().zip(1..) {
            writing.push(&if ordered { format!("{number}. ") } else { "-  ".to_owned() });
            bits(writing, line, "   ", true);
            writing.push("\n");
            for _ in 0..*inner {
                let item = format!("   * {}\n", writing.word());
                writing.push(&item);
            }
        }
    }

    fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        writing.push(&format!("\n|{}\n|{}\n", " a |".repeat(columns), "---|".repeat(columns)));
        for row in rows {
            writing.push("|");
            for cell in row {
                bits(writing, cell, "", false);
                writing.push("|");
            }
            writing.push("\n");
        }
    }

    fn beside(writing: &mut Writing, kind: u8) {
        let (word, other) = (writing.word(), writing.word());
        writing.push(&match kind % 4 {
            0 => format!("\n> {word}\n> {other}\n"),
            1 => format!("\n```\n{word}\n```\n"),
            2 => format!("\n<div><b>{word}</b></div>\n"),
            _ => format!("\n![{word}](picture.png)\n"),
        });
    }
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
