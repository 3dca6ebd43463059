//! Markdown: headings, lists with the numbers that are typed, tables, notes; what is markup is no word.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::decode::{Decoded, decode};
use super::hint::Hint;
use super::numbering::markers;
use super::sheet::{Laid, Sheet};
use super::{Imported, Importer, Raw, html};
use crate::model::Meta;

pub(super) const IMPORTER: Importer = Importer {
    name: "Markdown",
    about: "Text with the light markup of CommonMark, with tables and notes.",
    extensions: &["md", "markdown", "mkd", "mdown"],
    is: |_| None,
    read,
};

fn read(raw: &Raw) -> Imported {
    let Decoded { source, encoding, problems } = decode(raw);
    if !problems.is_empty() {
        return Imported::nothing(source, problems);
    }
    let (laid, title) = lay(&source.text);
    Imported::laid(&IMPORTER, raw, &laid, encoding, Meta { title, ..Meta::default() })
}

/// The text, and the title that its front matter says.
fn lay(text: &str) -> (Laid, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut writer = Writer { text, lines, ..Writer::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        writer.event(event, range.start, range.end);
    }
    let title = writer.front_matter.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map_or("", |title| title.trim().trim_matches(['"', '\''])).to_owned();
    (writer.sheet.finish(), title)
}

#[derive(Default)]
struct Writer<'a> {
    text: &'a str,
    sheet: Sheet,
    /// The lists that are open, each with the number of its next item and the sign after it.
    lists: Vec<Option<u64>>,
    /// What is known of the block that is being written.
    hint: Hint,
    strong: usize,
    /// Has there been a heading?
    headed: bool,
    /// Text that is gathered and no words of the block: front matter, HTML, what stands for a picture.
    gathered: Option<String>,
    front_matter: String,
    typed: bool,
    /// The names of notes, and those that are defined already.
    notes: Vec<String>,
    defined: BTreeSet<usize>,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event, start: usize, end: usize) {
        self.sheet.at(self.lines.partition_point(|line| *line <= start));
        match event {
            Event::Start(tag) => self.start(tag, start),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) if self.gathered.is_some() => {
                self.gathered.get_or_insert_default().push_str(&words);
            }
            Event::Text(words) if self.typed => self.sheet.typed(&words),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.sheet.words(&words, self.strong > 0);
            }
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.sheet.line_break(),
            Event::FootnoteReference(name) => {
                let note = self.note(&name);
                self.sheet.mark(&format!("[{name}]"), note);
            }
            Event::SoftBreak if self.label_follows(end) => self.sheet.block(self.hint),
            Event::SoftBreak => self.sheet.gap(),
            Event::HardBreak => self.sheet.line_break(),
            Event::Rule => self.sheet.block(Hint::default()),
            Event::Html(_) | Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// The number of a note, by its name.
    fn note(&mut self, name: &str) -> usize {
        let known = self.notes.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.notes.push(name.to_owned());
            self.notes.len() - 1
        })
    }

    /// The number of a note that is defined here. A second one of a name is another, that no mark leads to.
    fn defined(&mut self, name: &str) -> usize {
        let note = self.note(name);
        if !self.defined.insert(note) {
            self.notes.push(String::new());
            return self.notes.len() - 1;
        }
        note
    }

    /// Does the next line begin with a label that is written with its signs? Writers forget the blank line before it.
    fn label_follows(&self, at: usize) -> bool {
        let line = self.text[at..].trim_start_matches([' ', '>', '\t', '*', '_']).lines().next().unwrap_or("");
        markers(line).iter().any(|marker| marker.style.close.is_some())
    }

    fn start(&mut self, tag: Tag, start: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                let title = level as u8 == 1 && !std::mem::replace(&mut self.headed, true);
                self.sheet.block(Hint { heading: Some(level as u8), title, ..self.hint });
            }
            Tag::List(first) => {
                self.lists.push(first);
                self.sheet.block(self.hint);
            }
            Tag::Item => self.item(start),
            Tag::FootnoteDefinition(name) => {
                self.hint.note = true;
                let note = self.defined(&name);
                self.sheet.note(note, self.hint);
                self.sheet.counted(&format!("[{name}]"));
                self.sheet.gap();
                self.sheet.hold_block();
            }
            Tag::CodeBlock(_) => {
                self.sheet.block(self.hint);
                self.typed = true;
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Image { .. } => self.gathered = Some(String::new()),
            Tag::Strong => self.strong += 1,
            Tag::TableHead | Tag::TableRow => self.sheet.block(Hint { row: true, ..self.hint }),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::Table(_) => self.sheet.block(self.hint),
            _ => {}
        }
    }

    /// An item has the number that is typed before it where that goes up, as its readers cite it.
    fn item(&mut self, start: usize) {
        let depth = self.lists.iter().flatten().count() as u8;
        let Some(next) = self.lists.last_mut().and_then(Option::as_mut) else {
            self.hint = Hint { item: true, ..self.hint };
            return self.sheet.block(self.hint);
        };
        let line = self.text[start..].trim_start();
        let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let number = line[..digits].parse::<u64>().ok().filter(|typed| *typed > *next).unwrap_or(*next);
        *next = number.saturating_add(1);
        let sign = line[digits..].chars().next().filter(|sign| *sign == ')').unwrap_or('.');
        self.hint = Hint { item: false, ..self.hint };
        self.sheet.block(Hint { depth, ..self.hint });
        self.sheet.counted(&format!("{number}{sign}"));
        self.sheet.gap();
        self.sheet.hold_block();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.hint.item = self.lists.last().is_some_and(Option::is_none);
                self.sheet.block(self.hint);
            }
            TagEnd::Item => {
                self.sheet.release_block();
                self.sheet.block(self.hint);
            }
            TagEnd::FootnoteDefinition => {
                self.hint.note = false;
                self.sheet.end_note();
                self.sheet.block(self.hint);
            }
            TagEnd::CodeBlock => {
                self.typed = false;
                self.sheet.block(self.hint);
            }
            TagEnd::HtmlBlock => {
                let html = self.gathered.take().unwrap_or_default();
                self.sheet.block(self.hint);
                self.sheet.words(&html::words(&html), false);
                self.sheet.block(self.hint);
            }
            TagEnd::MetadataBlock(_) => {
                self.front_matter = self.gathered.take().unwrap_or_default();
                self.sheet.out(&self.front_matter, "front matter");
            }
            TagEnd::Image => {
                let words = self.gathered.take().unwrap_or_default();
                self.sheet.aside(words, "in place of a picture");
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::TableCell => self.sheet.gap(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Table => {
                self.sheet.block(self.hint);
            }
            _ => {}
        }
    }
}
