//! The paragraphs of a document → a text of lines.

use std::collections::HashMap;

use super::super::hint::Hint;
use super::super::packed::{Element, Xml};
use super::super::sheet::{Laid, Sheet, is_bare_label};
use super::lists::{Lists, Mark};
use super::styles::{Style, Styles, is_on, list};

/// Writes a document. `notes` are the files with notes, each with the name of what stands for one in the text.
pub fn write(document: &Xml, notes: &[(&'static str, Xml)], styles: &Styles, lists: Lists) -> Laid {
    let notes = notes.iter().map(|(reference, xml)| Notes::of(reference, xml)).collect();
    let mut writer = Writer {
        styles,
        notes,
        lists,
        sheet: Sheet::default(),
        notes_to_come: Vec::new(),
        boxes_to_come: Vec::new(),
        note_number: 0,
        in_title: false,
    };
    if let Some(body) = document.at(document.file(), &["document", "body"]) {
        writer.blocks(document, body, Hint::default());
    }
    writer.sheet.finish()
}

/// A file with notes.
struct Notes<'a> {
    reference: &'static str,
    xml: &'a Xml,
    by_id: HashMap<&'a str, &'a Element>,
}

impl<'a> Notes<'a> {
    fn of(reference: &'static str, xml: &'a Xml) -> Self {
        let notes = xml.all().filter(|element| matches!(&*element.name, "footnote" | "endnote"));
        // The others are the lines that part notes from the text.
        let notes = notes.filter(|note| matches!(note.attribute("type"), "" | "normal"));
        Self { reference, xml, by_id: notes.map(|note| (note.attribute("id"), note)).collect() }
    }
}

struct Writer<'a> {
    styles: &'a Styles,
    notes: Vec<Notes<'a>>,
    lists: Lists,
    sheet: Sheet,
    /// Notes and text boxes of the paragraph that is being written; they come after it.
    notes_to_come: Vec<(usize, &'a Xml, &'a Element, bool)>,
    boxes_to_come: Vec<&'a Element>,
    note_number: usize,
    /// Is the paragraph before a line of the title?
    in_title: bool,
}

impl<'a> Writer<'a> {
    fn blocks(&mut self, xml: &'a Xml, element: &'a Element, hint: Hint) {
        for inner in xml.elements(element) {
            match &*inner.name {
                "p" => self.paragraph(xml, inner, hint),
                "tr" => self.row(xml, inner, hint),
                "del" | "moveFrom" => self.sheet.out(&words(xml, inner), DELETED),
                _ => self.blocks(xml, inner, hint),
            }
        }
    }

    fn paragraph(&mut self, xml: &'a Xml, paragraph: &'a Element, around: Hint) {
        let style = self.style(xml, paragraph);
        let has_words = !words(xml, paragraph).trim().is_empty();
        let of_list = style.list.as_ref().filter(|(id, _)| id != "0");
        let mark = of_list.and_then(|(id, depth)| Some((self.lists.next(id, *depth)?, *depth)));
        if style.name.starts_with("toc ") || style.name == "table of figures" {
            return self.sheet.out(&words(xml, paragraph), "table of contents");
        }
        let title = style.name == "title" && has_words;
        let mut hint = Hint {
            title,
            subtitle: style.name == "subtitle",
            heading: style.heading.or(title.then_some(1)),
            strong: style.strong,
            ..around
        };
        match &mark {
            Some((Mark::Bullet, _)) => hint.item = true,
            Some((Mark::Number(label), depth)) if !label.contains(char::is_whitespace) => hint.depth = *depth as u8 + 1,
            _ => {}
        }
        self.sheet.block(hint);
        if title && self.in_title {
            self.sheet.go_on();
        }
        self.in_title = title || self.in_title && !has_words;
        if let Some((Mark::Number(label), _)) = mark.filter(|_| has_words) {
            self.sheet.counted(&label);
            self.sheet.gap();
        }
        if !has_words {
            self.sheet.blank();
        }
        self.runs(xml, paragraph, false);
        for text in std::mem::take(&mut self.boxes_to_come) {
            self.blocks(xml, text, around);
        }
        self.notes_of_block();
    }

    fn notes_of_block(&mut self) {
        for (number, xml, note, own_mark) in std::mem::take(&mut self.notes_to_come) {
            self.note(number, xml, note, own_mark);
        }
    }

    /// A paragraph's style and what the paragraph itself says instead.
    fn style(&self, xml: &Xml, paragraph: &Element) -> Style {
        let Some(own) = xml.first(paragraph, "pPr") else { return Style::default() };
        let value = |name: &str| xml.first(own, name).map(|found| found.attribute("val"));
        let mut style = value("pStyle").map(|id| self.styles.get(id)).unwrap_or_default();
        let level = value("outlineLvl").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
        style.heading = level.map(|level| level + 1).or(style.heading);
        style.list = list(xml, own).or(style.list);
        style.strong |= value("jc") == Some("center");
        style
    }

    /// A note stands right after the paragraph that refers to it. One with a mark of its own begins with that.
    fn note(&mut self, number: usize, xml: &'a Xml, note: &'a Element, own_mark: bool) {
        let hint = Hint { note: true, item: true, ..Hint::default() };
        self.sheet.note(number, hint);
        if !own_mark {
            self.sheet.counted(&format!("[{number}]"));
            self.sheet.gap();
            self.sheet.hold_block();
        }
        self.blocks(xml, note, hint);
        self.sheet.end_note();
    }

    fn runs(&mut self, xml: &'a Xml, element: &'a Element, strong: bool) {
        for inner in xml.elements(element) {
            match &*inner.name {
                "pPr" | "rPr" | "sdtPr" | "instrText" | "delInstrText" => {}
                "r" => self.run(xml, inner, strong),
                "del" | "moveFrom" => self.sheet.aside(words(xml, inner), DELETED),
                _ => self.runs(xml, inner, strong),
            }
        }
    }

    fn run(&mut self, xml: &'a Xml, run: &'a Element, strong: bool) {
        let own = |name: &str| xml.at(run, &["rPr", name]);
        if own("vanish").is_some_and(is_on) {
            return self.sheet.aside(words(xml, run), "hidden text");
        }
        let strong = strong || own("b").is_some_and(is_on);
        let raised = own("vertAlign").is_some_and(|align| align.attribute("val") == "superscript");
        let mut own_mark = None;
        for inner in xml.elements(run) {
            match &*inner.name {
                "t" => {
                    let text: String = xml.children(inner).filter_map(Result::err).collect();
                    if let Some(note) = own_mark.take() {
                        self.sheet.mark(&text, note);
                        continue;
                    }
                    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
                    if raised && digits && self.sheet.ends_with_digit() {
                        self.sheet.counted("^");
                    }
                    self.sheet.words(&text, strong);
                }
                "tab" | "ptab" => self.sheet.gap(),
                "br" if matches!(inner.attribute("type"), "page" | "column") => self.sheet.gap(),
                "br" | "cr" => self.sheet.line_break(),
                "noBreakHyphen" => self.sheet.words("\u{2011}", strong),
                "footnoteReference" | "endnoteReference" => own_mark = self.reference(inner),
                "delText" => self.sheet.aside(words(xml, inner), DELETED),
                "drawing" | "pict" | "object" | "AlternateContent" => {
                    self.boxes_to_come.extend(text_box(xml, inner));
                }
                _ => {}
            }
        }
    }

    /// What stands for a note; its number, if the mark itself is still to come.
    fn reference(&mut self, reference: &Element) -> Option<usize> {
        let notes = self.notes.iter().find(|notes| notes.reference == &*reference.name)?;
        let (xml, note) = (notes.xml, *notes.by_id.get(reference.attribute("id"))?);
        let own_mark = matches!(reference.attribute("customMarkFollows"), "1" | "true" | "on");
        self.note_number += 1;
        self.notes_to_come.push((self.note_number, xml, note, own_mark));
        if own_mark {
            return Some(self.note_number);
        }
        self.sheet.mark(&format!("[{}]", self.note_number), self.note_number);
        None
    }

    /// A row of short cells is a line; one of long cells is a block for each.
    fn row(&mut self, xml: &'a Xml, row: &'a Element, hint: Hint) {
        let mut cells = Vec::new();
        find_cells(xml, row, &mut cells);
        let texts: Vec<String> = cells.iter().map(|cell| words(xml, cell)).collect();
        let filled: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let simple = |cell: &&Element| {
            let mut inner = xml.elements(cell).filter(|inner| &*inner.name != "tcPr");
            inner.next().is_none_or(|first| &*first.name == "p" && self.style(xml, first).list.is_none())
                && inner.next().is_none()
        };
        let labelled = filled.len() == 2 && is_bare_label(filled[0]);
        let short = filled.len() > 1 && filled.iter().all(|cell| cell.chars().count() <= 80);
        if short && !labelled && cells.iter().all(simple) {
            self.sheet.block(Hint { row: true, ..hint });
            for cell in cells {
                self.runs(xml, cell, false);
                self.sheet.gap();
            }
            return self.notes_of_block();
        }
        for cell in cells {
            self.blocks(xml, cell, hint);
            self.sheet.glue_label();
        }
        self.sheet.release_block();
    }
}

const DELETED: &str = "deleted in the document itself";

/// The cells of a row, also those that something wraps.
fn find_cells<'a>(xml: &'a Xml, element: &'a Element, cells: &mut Vec<&'a Element>) {
    for inner in xml.elements(element) {
        match &*inner.name {
            "tc" => cells.push(inner),
            "sdt" | "sdtContent" | "customXml" => find_cells(xml, inner, cells),
            _ => {}
        }
    }
}

/// The text of a picture's box. It stands there twice, for old programs and for new ones; the first is enough.
fn text_box<'a>(xml: &'a Xml, element: &'a Element) -> Option<&'a Element> {
    xml.elements(element).find_map(|inner| match &*inner.name {
        "txbxContent" => Some(inner),
        _ => text_box(xml, inner),
    })
}

/// All words in an element.
fn words(xml: &Xml, element: &Element) -> String {
    let mut text = String::new();
    push_words(xml, element, &mut text);
    text
}

fn push_words(xml: &Xml, element: &Element, text: &mut String) {
    for inner in xml.elements(element) {
        match &*inner.name {
            "t" | "delText" => text.extend(xml.children(inner).filter_map(Result::err)),
            "tab" | "br" | "cr" => text.push(' '),
            "p" => {
                push_words(xml, inner, text);
                text.push(' ');
            }
            "instrText" | "delInstrText" | "Fallback" => {}
            _ => push_words(xml, inner, text),
        }
    }
}
