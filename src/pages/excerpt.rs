//! The sentences of a paragraph that name a work, with `[…]` in place of the others.

use std::ops::Range;
use std::slice::Iter;

use serde::Serialize;

use crate::annotate::sentences;
use crate::model::{Block, Inline, Part, each_in, push_inlines};
use crate::site::{Destination, LinkedDocument, Mention, WorkName};
use crate::text::words;

/// A run of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Do they name the work?
    pub marked: bool,
}

/// Stands where words of the source were left out.
pub const LEFT_OUT: &str = "[…]";

/// The sentences of a unit that name a work or link to it, in order.
pub fn excerpt(document: &LinkedDocument, unit: usize, work: &WorkName) -> Vec<Piece> {
    let of = &document.units[unit];
    let mut line = Line {
        work,
        text: String::new(),
        marks: Vec::new(),
        run: 0,
        mentions: &of.mentions,
        destinations: of.destinations.iter(),
    };
    match document.part(unit) {
        Part::Paragraph(paragraph) => line.blocks(&paragraph.blocks),
        Part::Heading(heading) => line.inlines(&heading.title),
    }
    document.part(unit).notes().iter().for_each(|note| line.blocks(&note.blocks));
    pieces(&line.text, &line.marks, &document.tag)
}

/// The first `count` sentences of a line in the language `tag`, followed by `[…]` if there are more.
pub fn opening(line: &str, count: usize, tag: &str) -> String {
    let sentences = sentences(line, Some(tag));
    match sentences.get(count) {
        Some(next) => format!("{} {LEFT_OUT}", line[..next.start].trim_end()),
        None => line.to_owned(),
    }
}

/// A unit's text on one line, with the places where the work is named. A block ends in a line break.
struct Line<'a> {
    work: &'a WorkName,
    text: String,
    marks: Vec<Range<usize>>,
    run: usize,
    mentions: &'a [Mention],
    destinations: Iter<'a, Destination>,
}

impl<'a> Line<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Prose(inlines) | Block::Heading { title: inlines, .. } => self.inlines(inlines),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    for cell in head.iter().chain(rows.iter().flatten()) {
                        self.inlines(cell);
                        self.text.push('\n');
                    }
                }
                Block::Definitions(entries) => {
                    for (term, meanings) in entries {
                        self.inlines(term);
                        self.text.push('\n');
                        meanings.iter().for_each(|meaning| self.blocks(meaning));
                    }
                }
                Block::Decorated { block, .. } => self.blocks(std::slice::from_ref(block)),
                Block::Code { text, .. } | Block::Html(text) => self.text.push_str(text),
                Block::Rule => {}
            }
            self.text.push('\n');
        }
    }

    /// Counts runs as [`Mention::run`] does and takes destinations as [`crate::site::Unit::destinations`] has them.
    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.run(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => self.inlines(inner),
                Inline::Link { text, .. } => {
                    let start = self.text.len();
                    push_inlines(text, &mut self.text);
                    if matches!(self.destinations.next(), Some(Destination::Work(to)) if *to == self.work.route) {
                        self.marks.push(start..self.text.len());
                    }
                    self.pass(text);
                }
                Inline::Corrected { new, .. } => {
                    push_inlines(new, &mut self.text);
                    self.pass(new);
                }
                Inline::Code(text) | Inline::Html(text) => self.text.push_str(text),
                Inline::HardBreak => self.text.push(' '),
                Inline::Image { .. } => drop(self.destinations.next()),
                _ => {}
            }
        }
    }

    fn run(&mut self, text: &str) {
        let here = |mention: &&Mention| mention.run == self.run && mention.work.as_str() == self.work.id;
        let start = self.text.len();
        self.marks.extend(self.mentions.iter().filter(here).map(|at| start + at.start..start + at.end));
        self.text.push_str(&text.replace('\n', " "));
        self.run += 1;
    }

    /// Passes over the links and images inside of something.
    fn pass(&mut self, inlines: &'a [Inline]) {
        each_in(inlines, &mut |inline| {
            if let Inline::Link { .. } | Inline::Image { .. } = inline {
                self.destinations.next();
            }
        });
    }
}

fn pieces(text: &str, marks: &[Range<usize>], tag: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let mut left_out = false;
    for sentence in sentences(text, Some(tag)) {
        let inside: Vec<&Range<usize>> = marks.iter().filter(|mark| sentence.contains(&mark.start)).collect();
        if inside.is_empty() {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            pieces.push(&format!("{LEFT_OUT} "), false);
        }
        let mut from = sentence.start;
        for mark in inside {
            pieces.push(&text[from..mark.start], false);
            let end = mark.end.min(sentence.end);
            pieces.push(&text[mark.start..end], true);
            from = end;
        }
        pieces.push(&text[from..sentence.end], false);
        pieces.push(" ", false);
    }
    if left_out {
        pieces.push(LEFT_OUT, false);
    }
    pieces.done()
}

/// Pieces in the making; neighbours of one kind are one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, text: &str, marked: bool) {
        match self.0.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece { text: text.to_owned(), marked }),
        }
    }

    /// With white space as it is in the words of a text.
    fn done(self) -> Vec<Piece> {
        let mut pieces = self.0;
        for piece in &mut pieces {
            let space = |edge: Option<char>| if edge.is_some_and(char::is_whitespace) { " " } else { "" };
            let (first, last) = (space(piece.text.chars().next()), space(piece.text.chars().next_back()));
            piece.text = format!("{first}{}{last}", words::one_line(&piece.text));
        }
        if let Some(last) = pieces.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let marks: Vec<Range<usize>> = text.match_indices(name).map(|(at, name)| at..at + name.len()).collect();
        let shown: String = pieces(text, &marks, "en")
            .iter()
            .map(|piece| if piece.marked { format!("<{}>", piece.text) } else { piece.text.clone() })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn sentences_that_do_not_name_the_work_are_left_out() {
        check("We uphold the Act. It is old.", "Act", "We uphold the <Act>. […]");
        check(
            "It is old. We uphold the Act, and the Act holds.",
            "Act",
            "[…] We uphold the <Act>, and the <Act> holds.",
        );
        check("One Act. Two. Three.\nFour Act.\nFive.", "Act", "One <Act>. […] Four <Act>. […]");
        check("See art. 5 of the Act No. 7. Two.", "Act", "See art. 5 of the <Act> No. 7. […]");
        check("Act", "Act", "<Act>");
    }

    #[test]
    fn an_opening_says_that_more_follows() {
        assert_eq!(opening("One. Two. Three.", 2, "en"), "One. Two. […]");
        assert_eq!(opening("One. Two.", 2, "en"), "One. Two.");
    }
}
