//! The paragraphs of a text → a text of lines.

use std::collections::{BTreeSet, HashMap};

use super::super::hint::Hint;
use super::super::packed::{Element, Xml};
use super::super::sheet::{Laid, Sheet, is_bare_label};
use super::lists::{Lists, Mark, goes_on};
use super::styles::{Style, Styles};
use super::words::{is_shape, push_words, words};

/// Writes a text. `pages` is the file that says what stands at the head and the foot of each page.
pub fn write<'a>(xml: &'a Xml, text: &'a Element, pages: &'a Xml, styles: &'a Styles, lists: Lists) -> Laid {
    let mut writer = Writer {
        xml,
        styles,
        lists,
        deleted: deleted(xml),
        told: BTreeSet::new(),
        sheet: Sheet::default(),
        notes_to_come: Vec::new(),
        boxes_to_come: Vec::new(),
        note_number: 0,
        in_title: false,
    };
    writer.blocks(text, &Around::default());
    writer.deleted_elsewhere();
    for page in pages.all().filter(|element| &*element.name == "master-page") {
        for part in pages.elements(page) {
            let of_head = part.name.starts_with("header");
            if of_head || part.name.starts_with("footer") {
                writer.sheet.out(&words(pages, part), if of_head { "page header" } else { "page footer" });
            }
        }
    }
    writer.sheet.finish()
}

/// What was deleted while changes were recorded, by the id that stands at its place.
fn deleted(xml: &Xml) -> HashMap<&str, &Element> {
    let changes = xml.all().filter(|element| &*element.name == "changed-region");
    changes.filter_map(|change| Some((change.attribute("id"), xml.first(change, "deletion")?))).collect()
}

struct Writer<'a> {
    xml: &'a Xml,
    styles: &'a Styles,
    lists: Lists,
    deleted: HashMap<&'a str, &'a Element>,
    /// Deletions whose place was met.
    told: BTreeSet<&'a str>,
    sheet: Sheet,
    /// Notes and text boxes of the paragraph that is being written; they come after it.
    notes_to_come: Vec<(usize, &'a Element)>,
    boxes_to_come: Vec<&'a Element>,
    note_number: usize,
    /// Is the paragraph before a line of the title?
    in_title: bool,
}

/// What holds for everything in an element.
#[derive(Clone, Default)]
struct Around<'a> {
    hint: Hint,
    list: Option<List<'a>>,
}

/// The list that an element lies in.
#[derive(Clone, Copy)]
struct List<'a> {
    /// Its place among all lists.
    place: usize,
    style: &'a str,
    /// From 0.
    depth: usize,
    /// Does it go on with the numbers of another?
    goes_on: bool,
}

impl<'a> Writer<'a> {
    fn blocks(&mut self, element: &'a Element, around: &Around<'a>) {
        let xml = self.xml;
        xml.elements(element).for_each(|inner| self.block(inner, around));
    }

    fn block(&mut self, element: &'a Element, around: &Around<'a>) {
        match &*element.name {
            "p" => self.paragraph(element, around, None),
            "h" => {
                let mark = self.mark_of_heading(element);
                self.paragraph(element, around, mark);
            }
            "list" => self.list(element, around),
            "table-row" => self.row(element, around),
            "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index" => {
                self.sheet.out(&words(self.xml, element), "table of contents");
            }
            "alphabetical-index" => self.sheet.out(&words(self.xml, element), "index"),
            "section" if self.styles.get("section", element.attribute("style-name")).hidden || is_hidden(element) => {
                self.sheet.out(&words(self.xml, element), HIDDEN);
            }
            "covered-table-cell" => self.sheet.out(&words(self.xml, element), HIDDEN),
            "change" => {
                let deleted = self.deletion(element);
                self.sheet.out(&deleted, DELETED);
            }
            "annotation" => self.sheet.out(&remark(self.xml, element), REMARK),
            "tracked-changes" | "forms" | "sequence-decls" | "variable-decls" | "user-field-decls" | "title"
            | "desc" => {}
            _ => self.blocks(element, around),
        }
    }

    fn list(&mut self, list: &'a Element, around: &Around<'a>) {
        let named = list.attribute("style-name");
        let inner = match around.list {
            Some(outer) => {
                let depth = outer.depth + 1;
                if !goes_on(list) && !outer.goes_on {
                    self.lists.begin_level(outer.place, depth);
                }
                List { depth, style: if named.is_empty() { outer.style } else { named }, ..outer }
            }
            None => {
                let style = if named.is_empty() { self.style_of_items(list) } else { named };
                let goes_on = goes_on(list) || !list.attribute("continue-list").is_empty();
                List { place: self.lists.begin(list, style), style, depth: 0, goes_on }
            }
        };
        for item in self.xml.elements(list) {
            match &*item.name {
                "list-item" => self.item(item, &Around { list: Some(inner), ..*around }),
                _ => self.blocks(item, &Around { list: Some(inner), ..*around }),
            }
        }
    }

    /// The style of a list that names none: that of its first paragraph.
    fn style_of_items(&self, list: &'a Element) -> &'a str {
        let first = self.xml.elements(list).flat_map(|item| self.xml.elements(item)).next();
        first.map_or("", |first| self.styles.list_of(first.attribute("style-name")))
    }

    /// The first paragraph of an item has its number; an item without a paragraph of its own only holds another list.
    fn item(&mut self, item: &'a Element, around: &Around<'a>) {
        let list = around.list.expect("an item lies in a list");
        let mut first = true;
        for inner in self.xml.elements(item) {
            match &*inner.name {
                "p" | "h" if first => {
                    let start = item.attribute("start-value").parse().ok();
                    let mark = self.lists.next(list.place, list.style, list.depth, start);
                    let mark = mark.map(|mark| (mark, list.depth as u8 + 1));
                    self.paragraph(inner, around, mark);
                    first = false;
                }
                "p" | "h" => self.paragraph(inner, around, None),
                "number" => {}
                "list" => {
                    // In an item that has begun a list begins anew.
                    let outer = List { goes_on: list.goes_on && first, ..list };
                    self.list(inner, &Around { list: Some(outer), ..*around });
                }
                _ => self.block(inner, around),
            }
        }
    }

    fn mark_of_heading(&mut self, heading: &Element) -> Option<(Mark, u8)> {
        if heading.attribute("is-list-header") == "true" {
            return None;
        }
        let level = heading.attribute("outline-level").parse().unwrap_or(1);
        let restarts = heading.attribute("restart-numbering") == "true";
        let start = heading.attribute("start-value").parse().ok();
        self.lists.next_heading(level, start.or(restarts.then_some(1))).map(|mark| (mark, level))
    }

    fn paragraph(&mut self, paragraph: &'a Element, around: &Around<'a>, mark: Option<(Mark, u8)>) {
        let style = self.styles.get("paragraph", paragraph.attribute("style-name"));
        let all = words(self.xml, paragraph);
        let has_words = !all.trim().is_empty();
        if style.hidden {
            return self.sheet.out(&all, HIDDEN);
        }
        if style.name.strip_prefix("contents ").is_some_and(|level| level.parse::<u8>().is_ok()) {
            return self.sheet.out(&all, "table of contents");
        }
        let title = style.name == "title" && has_words;
        let level = (&*paragraph.name == "h").then(|| paragraph.attribute("outline-level").parse().unwrap_or(1));
        let mut hint = Hint {
            title,
            subtitle: style.name == "subtitle",
            heading: level.or(style.heading).or(title.then_some(1)),
            strong: style.is_strong(),
            ..around.hint
        };
        match &mark {
            Some((Mark::Bullet, _)) => hint.item = true,
            Some((Mark::Number(label), depth)) if !label.contains(char::is_whitespace) => hint.depth = *depth,
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
        self.runs(paragraph, &Style::default());
        for shape in std::mem::take(&mut self.boxes_to_come) {
            self.blocks(shape, &Around { list: None, ..*around });
        }
        self.notes_of_block();
    }

    fn notes_of_block(&mut self) {
        for (number, note) in std::mem::take(&mut self.notes_to_come) {
            self.note(number, note);
        }
    }

    /// A note stands right after the paragraph that refers to it.
    fn note(&mut self, number: usize, body: &'a Element) {
        let hint = Hint { note: true, item: true, ..Hint::default() };
        self.sheet.note(number, hint);
        self.sheet.counted(&format!("[{number}]"));
        self.sheet.gap();
        self.sheet.hold_block();
        self.blocks(body, &Around { hint, list: None });
        self.sheet.end_note();
    }

    /// What stands for a note.
    fn reference(&mut self, note: &'a Element) {
        let Some(body) = self.xml.first(note, "note-body") else { return };
        self.note_number += 1;
        self.notes_to_come.push((self.note_number, body));
        self.sheet.mark(&format!("[{}]", self.note_number), self.note_number);
    }

    fn runs(&mut self, element: &'a Element, style: &Style) {
        let xml = self.xml;
        for child in xml.children(element) {
            match child {
                Err(text) => self.text(text, style),
                Ok(inner) => self.run(inner, style),
            }
        }
    }

    fn text(&mut self, text: &str, style: &Style) {
        let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        if style.raised && digits && self.sheet.ends_with_digit() {
            self.sheet.counted("^");
        }
        self.sheet.words(text, style.is_strong());
    }

    fn run(&mut self, element: &'a Element, around: &Style) {
        match &*element.name {
            "span" => {
                let style = self.styles.get("text", element.attribute("style-name"));
                if style.hidden {
                    return self.sheet.aside(words(self.xml, element), HIDDEN);
                }
                self.runs(element, &style.inside(around));
            }
            "s" | "tab" => self.sheet.gap(),
            "line-break" => self.sheet.line_break(),
            "note" => self.reference(element),
            "change" => {
                let deleted = self.deletion(element);
                self.sheet.aside(deleted, DELETED);
            }
            "annotation" => self.sheet.aside(remark(self.xml, element), REMARK),
            "ruby-text" => self.sheet.aside(words(self.xml, element), "reading aid"),
            "number" => {}
            name if is_shape(name) => self.shape(element),
            _ => self.runs(element, around),
        }
    }

    /// The text of a picture's box, or of a drawing.
    fn shape(&mut self, shape: &'a Element) {
        let holds_blocks = |element: &Element| matches!(&*element.name, "p" | "h" | "list" | "table");
        if self.xml.elements(shape).any(holds_blocks) {
            return self.boxes_to_come.push(shape);
        }
        let xml = self.xml;
        xml.elements(shape).filter(|inner| is_shape(&inner.name)).for_each(|inner| self.shape(inner));
    }

    /// What was deleted at a place.
    fn deletion(&mut self, place: &'a Element) -> String {
        let id = place.attribute("change-id");
        match self.deleted.get(id) {
            Some(deletion) if self.told.insert(id) => remark(self.xml, deletion),
            _ => String::new(),
        }
    }

    /// What was deleted and has no place in the text: it stood in a page's head, or the place is lost.
    fn deleted_elsewhere(&mut self) {
        let mut rest: Vec<(&str, &Element)> =
            self.deleted.iter().filter(|(id, _)| !self.told.contains(*id)).map(|(id, of)| (*id, *of)).collect();
        rest.sort_by_key(|(id, _)| *id);
        rest.into_iter().for_each(|(_, deletion)| self.sheet.out(&remark(self.xml, deletion), DELETED));
    }

    /// A row of short cells is a line; one of long cells is a block for each.
    fn row(&mut self, row: &'a Element, around: &Around<'a>) {
        let around = &Around { list: None, ..around.clone() };
        let cells: Vec<&Element> = self.xml.elements(row).filter(|cell| &*cell.name == "table-cell").collect();
        let texts: Vec<String> = cells.iter().map(|cell| words(self.xml, cell)).collect();
        let filled: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let simple = |cell: &&Element| {
            let mut inner = self.xml.elements(cell);
            inner.next().is_none_or(|first| &*first.name == "p") && inner.next().is_none()
        };
        let labelled = filled.len() == 2 && is_bare_label(filled[0]);
        let short = filled.len() > 1 && filled.iter().all(|cell| cell.chars().count() <= 80);
        if short && !labelled && cells.iter().all(simple) {
            self.sheet.block(Hint { row: true, ..around.hint });
            for cell in cells {
                self.xml.elements(cell).for_each(|paragraph| self.runs(paragraph, &Style::default()));
                self.sheet.gap();
            }
            self.notes_of_block();
            return self.sheet.block(around.hint);
        }
        for cell in self.xml.elements(row) {
            match &*cell.name {
                "table-cell" => self.blocks(cell, around),
                _ => self.block(cell, around),
            }
            self.sheet.glue_label();
        }
        self.sheet.release_block();
    }
}

const DELETED: &str = "deleted in the document itself";
const HIDDEN: &str = "hidden text";
const REMARK: &str = "remark on the text";

fn is_hidden(section: &Element) -> bool {
    section.attribute("display") == "none"
}

/// The paragraphs of a remark or a deletion, without who made it and when.
fn remark(xml: &Xml, element: &Element) -> String {
    let mut text = String::new();
    let by_whom = |inner: &&Element| matches!(&*inner.name, "change-info" | "creator" | "date" | "creator-initials");
    for inner in xml.elements(element).filter(|inner| !by_whom(inner)) {
        push_words(xml, inner, &mut text);
        text.push(' ');
    }
    text
}
