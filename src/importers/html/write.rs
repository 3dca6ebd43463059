//! The elements of a page → a text of lines: what stands in a line of its own, what its number is, what is no text.

use super::super::hint::Hint;
use super::super::sheet::{Laid, Sheet, is_bare_label, is_worded_label};
use super::article::{Article, level};
use super::counter::Counter;
use super::notes::Notes;
use super::tree::{Child, Element, Tree, is_inline, is_unseen};

/// Writes a page.
pub fn write(tree: &Tree, article: &Article) -> Laid {
    let notes = Notes::of(tree, &article.apart);
    let mut apart = article.apart.clone();
    // A note is text, wherever its page has it.
    notes.elements(tree).into_iter().for_each(|index| apart[index] = None);
    let mut writer = Writer { tree, article, apart, notes, sheet: Sheet::default() };
    writer.children(0, &Around::default());
    writer.sheet.finish()
}

struct Writer<'a> {
    tree: &'a Tree,
    article: &'a Article,
    /// For each element why it is no text, if it is none.
    apart: Vec<Option<&'static str>>,
    notes: Notes,
    sheet: Sheet,
}

/// What holds for everything in an element.
#[derive(Clone, Copy, Default)]
struct Around {
    hint: Hint,
    strong: bool,
    /// Are the ends of lines written as they are?
    typed: bool,
    /// Does all stand on one line, as in a heading or a row of a table?
    on_line: bool,
    /// How many lists that count stand around.
    depth: u8,
}

impl Writer<'_> {
    fn children(&mut self, element: usize, around: &Around) {
        for child in &self.tree.elements[element].children {
            match child {
                Child::Words(words, line) => {
                    self.sheet.at(*line);
                    match around.typed {
                        true => self.sheet.typed(words),
                        false => self.sheet.words(words, around.strong),
                    }
                }
                Child::Element(inner) => self.element(*inner, around),
            }
        }
    }

    fn element(&mut self, index: usize, around: &Around) {
        let element = &self.tree.elements[index];
        let name = &*element.name;
        if is_unseen(name) {
            return;
        }
        self.sheet.at(element.line);
        if let Some(note) = self.notes.marks.get(&index) {
            return self.sheet.mark(&self.tree.words(index), *note);
        }
        if self.notes.back.contains(&index) {
            return self.sheet.aside(self.tree.words(index), "link back to the text");
        }
        if let Some(note) = self.notes.begins.get(&index) {
            self.sheet.note(*note, Hint { note: true, ..around.hint });
        }
        self.written(index, around);
        if self.notes.ends.contains(&index) {
            self.sheet.end_note();
            self.sheet.block(around.hint);
        }
    }

    fn written(&mut self, index: usize, around: &Around) {
        let element = &self.tree.elements[index];
        let name = &*element.name;
        if let Some(reason) = self.apart[index] {
            // What lies in it and is text all the same comes by itself.
            return self.set_apart(index, reason, around);
        }
        let mut inner = Around { strong: around.strong || is_strong(element), ..*around };
        inner.hint.note |= self.notes.begins.contains_key(&index);
        let around = &Around { hint: inner.hint, ..*around };
        if let Some(at) = self.article.titles.iter().position(|title| *title == index)
            && level(element).is_none()
        {
            let hint = Hint { title: true, heading: Some(1), ..around.hint };
            self.sheet.block(hint);
            if at > 0 {
                self.sheet.go_on();
            }
            self.children(index, &Around { hint, on_line: true, ..inner });
            return self.sheet.block(around.hint);
        }
        if level(element).is_some() {
            return self.heading(index, &inner);
        }
        match name {
            "br" => self.sheet.line_break(),
            "hr" => self.sheet.block(around.hint),
            "ol" | "ul" | "menu" | "dir" => self.list(index, &inner),
            "tr" => self.row(index, &inner),
            "td" | "th" | "dt" if !around.on_line => self.cell(index, &inner),
            "td" | "th" => {
                self.sheet.gap();
                self.children(index, &inner);
                self.sheet.gap();
            }
            "a" if element.has("href") => {
                self.sheet.link(true);
                self.children(index, &inner);
                self.sheet.link(false);
            }
            "pre" | "listing" | "xmp" | "plaintext" => self.block(index, &Around { typed: true, ..inner }),
            "sup" => self.raised(index, &inner),
            _ if keeps_lines(element) && !is_inline(name) => self.block(index, &Around { typed: true, ..inner }),
            _ if is_inline(name) && !is_set_as_block(element) || around.on_line => self.inline(index, &inner),
            _ => self.block(index, &inner),
        }
    }

    fn block(&mut self, index: usize, around: &Around) {
        self.sheet.block(around.hint);
        self.children(index, around);
        self.sheet.block(Hint { item: false, ..around.hint });
    }

    fn heading(&mut self, index: usize, around: &Around) {
        let title = self.article.titles.contains(&index);
        let hint = Hint { heading: level(&self.tree.elements[index]), title, goes_on: false, ..around.hint };
        self.block(index, &Around { hint, on_line: true, ..*around });
    }

    fn list(&mut self, index: usize, around: &Around) {
        let mut counter = (&*self.tree.elements[index].name == "ol").then(|| Counter::of(self.tree, index));
        let depth = around.depth + u8::from(counter.is_some());
        self.sheet.block(around.hint);
        for child in &self.tree.elements[index].children {
            match child {
                Child::Words(words, line) => {
                    self.sheet.at(*line);
                    self.sheet.words(words, around.strong);
                }
                Child::Element(item) if &*self.tree.elements[*item].name == "li" && self.apart[*item].is_none() => {
                    let number = counter.as_mut().and_then(|counter| counter.next(&self.tree.elements[*item]));
                    let counted = number.is_some();
                    self.sheet.at(self.tree.elements[*item].line);
                    let begins = self.notes.begins.get(item).copied();
                    let note = around.hint.note || begins.is_some();
                    if let Some(begins) = begins {
                        self.sheet.note(begins, Hint { note, ..around.hint });
                    }
                    let around = &Around { hint: Hint { note, ..around.hint }, ..*around };
                    let hint = Hint { item: !counted, depth: if counted { depth } else { 0 }, ..around.hint };
                    self.sheet.block(hint);
                    if let Some(number) = number {
                        self.sheet.counted(&number);
                        self.sheet.gap();
                        self.sheet.hold_block();
                    }
                    let hint = Hint { item: !counted, ..around.hint };
                    self.children(*item, &Around { hint, depth, ..*around });
                    self.sheet.release_block();
                    if self.notes.ends.contains(item) {
                        self.sheet.end_note();
                    }
                    self.sheet.block(around.hint);
                }
                Child::Element(other) => self.element(*other, around),
            }
        }
        self.sheet.block(around.hint);
    }

    /// A row of short cells is a line; one of long cells is a block for each.
    fn row(&mut self, index: usize, around: &Around) {
        let cells: Vec<String> = (self.tree.elements[index].children.iter())
            .filter_map(|child| match child {
                Child::Element(cell) => Some(self.tree.words(*cell)),
                Child::Words(..) => None,
            })
            .collect();
        let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let short = filled.len() > 1 && filled.iter().all(|cell| cell.chars().count() <= 80 && !cell.contains("\n\n"));
        let labelled = filled.len() == 2 && is_bare_label(filled[0]);
        if short && !labelled && !self.holds_blocks(index) {
            self.sheet.block(Hint { row: true, ..around.hint });
            self.children(index, &Around { on_line: true, ..*around });
            self.sheet.block(around.hint);
        } else {
            self.block(index, around);
        }
    }

    /// Are there lists, headings or tables in a row?
    fn holds_blocks(&self, row: usize) -> bool {
        let blocks = |element: &Element| {
            matches!(&*element.name, "ul" | "ol" | "dl" | "table" | "h1" | "h2" | "h3" | "h4" | "pre" | "br")
        };
        (row + 1..self.tree.elements.len())
            .take_while(|index| self.tree.outer(*index).any(|outer| outer == row))
            .any(|index| blocks(&self.tree.elements[index]))
    }

    fn cell(&mut self, index: usize, around: &Around) {
        self.sheet.block(around.hint);
        self.children(index, around);
        self.sheet.glue_label();
        // What a label leads to stands in the next cell.
        self.sheet.block(around.hint);
    }

    /// An element of a line. A number in one of its own at the start of a block is parted from what follows by style alone,
    /// as in `<span>1</span><span>Short title</span>`.
    fn inline(&mut self, index: usize, around: &Around) {
        let first = self.sheet.is_at_start();
        self.children(index, around);
        let element = &self.tree.elements[index];
        let alone = |child: &Child| matches!(child, Child::Words(..));
        if first && element.children.iter().all(alone) {
            let words = self.tree.words(index);
            let numbered = words.contains(|c: char| c.is_ascii_digit()) || words.trim().starts_with('(');
            if numbered
                && (is_bare_label(&words)
                    || &*element.name == "span" && around.hint.heading.is_some() && is_worded_label(&words))
            {
                self.sheet.gap();
            }
        }
    }

    /// A raised number after a number is a part of it: `Article 67¹` is not Article 671.
    fn raised(&mut self, index: usize, around: &Around) {
        let words = self.tree.words(index);
        let is_number = words.trim().chars().all(|c| c.is_ascii_digit()) && !words.trim().is_empty();
        if is_number && self.sheet.ends_with_digit() {
            self.sheet.counted("^");
        }
        // One that stands before a word and not after one is a verse's.
        let before_word = is_number && self.sheet.is_after_space();
        self.children(index, around);
        if before_word {
            self.sheet.gap();
        }
    }

    fn set_apart(&mut self, index: usize, reason: &'static str, around: &Around) {
        let element = &self.tree.elements[index];
        let (own, kept): (String, Vec<usize>) = self.split(index);
        if is_inline(&element.name) && !is_set_as_block(element) || around.on_line {
            self.sheet.aside(own, reason);
            if &*element.name == "a" {
                self.sheet.link_left_out();
            }
        } else {
            self.sheet.out(&own, reason);
            self.sheet.block(around.hint);
        }
        kept.into_iter().for_each(|inner| self.element(inner, around));
    }

    /// The words of an element that is set apart, and the elements in it that are not.
    fn split(&self, index: usize) -> (String, Vec<usize>) {
        let mut words = String::new();
        let mut kept = Vec::new();
        let mut next = vec![Step::Element(index)];
        while let Some(step) = next.pop() {
            match step {
                Step::Words(text) => words.push_str(text),
                Step::Space => words.push(' '),
                Step::Element(at) if self.apart[at].is_none() && at != index => kept.push(at),
                Step::Element(at) => {
                    let element = &self.tree.elements[at];
                    if is_unseen(&element.name) {
                        continue;
                    }
                    let parts = !is_inline(&element.name) || &*element.name == "button";
                    next.extend(parts.then_some(Step::Space));
                    next.extend(element.children.iter().rev().map(|child| match child {
                        Child::Words(text, _) => Step::Words(text),
                        Child::Element(inner) => Step::Element(*inner),
                    }));
                    next.extend(parts.then_some(Step::Space));
                }
            }
        }
        (words, kept)
    }
}

enum Step<'a> {
    Element(usize),
    Words(&'a str),
    Space,
}

fn is_strong(element: &Element) -> bool {
    let rules = element.attribute("style").to_ascii_lowercase().replace(' ', "");
    matches!(&*element.name, "b" | "strong" | "center" | "th")
        || element.attribute("align").eq_ignore_ascii_case("center")
        || ["font-weight:bold", "font-weight:700", "text-align:center"].iter().any(|rule| rules.contains(rule))
}

/// Does the author say that the ends of lines are meant?
fn keeps_lines(element: &Element) -> bool {
    let rules = element.attribute("style").to_ascii_lowercase().replace(' ', "");
    let classes = element.attribute("class").split_ascii_whitespace();
    rules.contains("white-space:pre") || classes.into_iter().any(|class| class.starts_with("whitespace-pre"))
}

fn is_set_as_block(element: &Element) -> bool {
    let rules = element.attribute("style").to_ascii_lowercase().replace(' ', "");
    rules.contains("display:block")
}
