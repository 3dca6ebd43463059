//! Events of the CommonMark reader → blocks and inlines.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::super::{brackets, target};
use super::frame::{Frame, Kind};
use super::text::{self, Mark};
use super::{FoundNote, LIMIT_DEPTH, Reading, Top, Tree, too_deep};
use crate::diagnostic::Diagnostic;
use crate::model::{Align, Block, Inline};
use crate::text::Span;

/// Puts events together.
pub(super) struct Builder<'a, 'p> {
    pub reading: &'a Reading<'a>,
    pub frames: Vec<Frame>,
    tree: Tree,
    pub marks: Vec<Mark>,
    pub next_mark: usize,
    too_deep: Option<Span>,
    skipping: usize,
    pub problems: &'p mut Vec<Diagnostic>,
}

impl<'a, 'p> Builder<'a, 'p> {
    /// Nothing read yet.
    pub(super) fn new(reading: &'a Reading<'a>, problems: &'p mut Vec<Diagnostic>) -> Self {
        Self {
            reading,
            frames: vec![Frame::new(Kind::Root, Span::default())],
            tree: Tree::default(),
            marks: text::marks(reading.masked),
            next_mark: 0,
            too_deep: None,
            skipping: 0,
            problems,
        }
    }

    /// Takes the next event.
    pub(super) fn take(&mut self, event: Event, range: Range<usize>) {
        let span = Span::new(range);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(end, span),
            _ if self.skipping > 0 => {}
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => {
                self.tree.verbatim.push(span);
                self.inline(Inline::Code(code.into_string()), span);
            }
            Event::Html(_) => self.html_line(span),
            Event::InlineHtml(_) => {
                self.tree.verbatim.push(span);
                let html = self.original(span).to_owned();
                let html = if self.reading.settings.allow_html { Inline::Html(html) } else { Inline::Text(html) };
                self.inline(html, span);
            }
            Event::FootnoteReference(name) => self.inline(Inline::NoteMark(name.into_string()), span),
            Event::SoftBreak => self.words("\n", span),
            Event::HardBreak => self.inline(Inline::HardBreak, span),
            Event::Rule => {
                self.close_bare();
                if !self.original(span).starts_with('{') {
                    self.block(Block::Rule, span);
                }
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    pub(super) fn original(&self, span: Span) -> &'a str {
        &self.reading.source.text[span.range()]
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the root is never closed")
    }

    fn start(&mut self, tag: Tag, span: Span) {
        if self.skipping > 0 {
            self.skipping += 1;
            return;
        }
        if self.is_too_deep(span) {
            self.skipping = 1;
            return;
        }
        let kind = match tag {
            Tag::Paragraph => {
                if let Some(list) = self.list_of_item() {
                    *list = false;
                }
                Kind::Prose
            }
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(kind) => Kind::Code { language: language(&kind), text: String::new() },
            Tag::HtmlBlock => Kind::Html(String::new()),
            Tag::List(start) => Kind::List { start, items: Vec::new(), tight: true },
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(name) => Kind::Note(name.into_string()),
            Tag::DefinitionList => Kind::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Kind::Term,
            Tag::DefinitionListDefinition => Kind::Meaning,
            Tag::Table(align) => {
                Kind::Table { align: align.into_iter().map(column).collect(), head: Vec::new(), rows: Vec::new() }
            }
            Tag::TableHead | Tag::TableRow => Kind::Row { cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, title, .. } => {
                let mailbox = if link_type == LinkType::Email { "mailto:" } else { "" };
                let destination = format!("{mailbox}{dest_url}");
                Kind::Link { destination, title: title.into_string(), image: false }
            }
            Tag::Image { dest_url, title, .. } => {
                Kind::Link { destination: dest_url.into_string(), title: title.into_string(), image: true }
            }
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Kind::Emphasis,
        };
        let frame = Frame::new(kind, span);
        if frame.is_inline() {
            self.open_bare(span)
        } else {
            self.close_bare()
        }
        self.frames.push(frame);
    }

    /// Do blocks, or inlines, lie in each other as deep as they may? Then that is told once.
    pub(super) fn is_too_deep(&mut self, span: Span) -> bool {
        let blocks = self.frames.iter().filter(|frame| frame.nests()).count();
        let inlines = self.frames.iter().rev().take_while(|frame| frame.is_inline()).count();
        let too_deep = blocks > LIMIT_DEPTH || inlines > LIMIT_DEPTH;
        if too_deep {
            self.too_deep.get_or_insert(span);
        }
        too_deep
    }

    /// Whether the list is tight whose item is being read.
    fn list_of_item(&mut self) -> Option<&mut bool> {
        let (item, list) = (self.frames.len().checked_sub(1)?, self.frames.len().checked_sub(2)?);
        if !matches!(self.frames[item].kind, Kind::Item) {
            return None;
        }
        match &mut self.frames[list].kind {
            Kind::List { tight, .. } => Some(tight),
            _ => None,
        }
    }

    /// Begins the prose of a tight item before its first inline.
    pub(super) fn open_bare(&mut self, span: Span) {
        if self.top().holds_blocks() {
            self.frames.push(Frame::new(Kind::Bare, span));
        }
    }

    /// Ends the prose of a tight item before a block, or at the item's end.
    fn close_bare(&mut self) {
        self.dissolve_open_corrections();
        if matches!(self.top().kind, Kind::Bare) {
            self.pop();
        }
    }

    /// A correction that is open where something around it ends has no whole run of words: its marks become text.
    fn dissolve_open_corrections(&mut self) {
        while let Kind::Corrected(correction) = self.top().kind {
            let frame = self.frames.pop().expect("a correction is open");
            let found = &self.reading.masked.corrections[correction];
            self.problems.push(brackets::crossing(self.reading.source, found));
            self.words("[", found.open);
            for inline in frame.inlines {
                self.inline(inline, frame.span);
            }
        }
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        self.close_bare();
        let _ = (end, span);
        self.pop();
    }

    /// Closes what is open and puts it where it belongs.
    pub(super) fn pop(&mut self) {
        let Frame { kind, span, mut blocks, inlines, inner_end } = self.frames.pop().expect("an end has its start");
        match kind {
            Kind::Root => {}
            Kind::Note(name) => {
                let span = self.trimmed(span);
                self.tree.notes.push(FoundNote { name, blocks, span });
            }
            Kind::Prose | Kind::Bare => self.block(Block::Prose(inlines), span),
            Kind::Heading(level) => {
                self.look_for_heading_attributes(span);
                self.block(Block::Heading { level, id: String::new(), title: inlines }, span);
            }
            Kind::List { start, items, tight } => self.block(Block::List { start, tight, items }, span),
            Kind::Item => {
                if let Kind::List { items, .. } = &mut self.top().kind {
                    items.push(std::mem::take(&mut blocks));
                }
            }
            Kind::Quote => self.block(Block::Quote(blocks), span),
            Kind::Code { language, text } => {
                self.tree.verbatim.push(span);
                self.block(Block::Code { language, text }, span);
            }
            Kind::Html(html) => {
                self.tree.verbatim.push(span);
                let block = if self.reading.settings.allow_html { Block::Html(html) } else { as_text(&html) };
                self.block(block, span);
            }
            Kind::Table { align, head, rows } => self.block(Block::Table { align, head, rows }, span),
            Kind::Row { cells } => {
                if let Kind::Table { head, rows, .. } = &mut self.top().kind {
                    if head.is_empty() { *head = cells } else { rows.push(cells) }
                }
            }
            Kind::Cell => {
                if let Kind::Row { cells } = &mut self.top().kind {
                    cells.push(inlines);
                }
            }
            Kind::Definitions(entries) => self.block(Block::Definitions(entries), span),
            Kind::Term => {
                if let Kind::Definitions(entries) = &mut self.top().kind {
                    entries.push((inlines, Vec::new()));
                }
            }
            Kind::Meaning => {
                if let Kind::Definitions(entries) = &mut self.top().kind
                    && let Some((_, meanings)) = entries.last_mut()
                {
                    meanings.push(std::mem::take(&mut blocks));
                }
            }
            Kind::Emphasis => self.inline(Inline::Emphasis(inlines), span),
            Kind::Strong => self.inline(Inline::Strong(inlines), span),
            Kind::Struck => self.inline(Inline::Struck(inlines), span),
            Kind::Link { destination, title, image } => {
                let target = target::read(&destination, self.reading.id);
                let place = self.destination_span(&destination, Span::new(inner_end..span.end));
                let link = if image {
                    Inline::Image { target, title, span: place, text: inlines }
                } else {
                    Inline::Link { target, title, span: place, text: inlines }
                };
                self.inline(link, span);
            }
            Kind::Corrected(correction) => {
                let found = &self.reading.masked.corrections[correction];
                let corrected = Inline::Corrected { new: inlines, sic: found.sic.clone() };
                self.inline(corrected, Span::new(found.open.start..found.close.end));
            }
        }
    }

    /// Where a link's destination stands, in what follows its words.
    fn destination_span(&self, destination: &str, after: Span) -> Span {
        let text = self.original(after);
        let from = text.find('(').unwrap_or(0);
        match text[from..].find(destination) {
            Some(at) if !destination.is_empty() => {
                Span::new(after.start + from + at..after.start + from + at + destination.len())
            }
            _ => after,
        }
    }

    fn block(&mut self, block: Block, span: Span) {
        let span = self.trimmed(span);
        if self.frames.len() == 1 {
            self.tree.tops.push(Top { block, span });
            return;
        }
        let frame = self.top();
        frame.inner_end = frame.inner_end.max(span.end);
        frame.blocks.push(block);
    }

    /// A block's span without white space at its end, masked lines included.
    fn trimmed(&self, span: Span) -> Span {
        let length = self.reading.masked.text[span.range()].trim_end().len();
        Span::new(span.start..span.start + length)
    }

    pub(super) fn inline(&mut self, inline: Inline, span: Span) {
        if let Inline::Text(text) = inline {
            return self.words(&text, span);
        }
        self.open_bare(span);
        let frame = self.top();
        frame.inner_end = frame.inner_end.max(span.end);
        frame.inlines.push(inline);
    }

    /// Text, which goes on with the text before it.
    pub(super) fn words(&mut self, text: &str, span: Span) {
        self.open_bare(span);
        let frame = self.top();
        frame.inner_end = frame.inner_end.max(span.end);
        if let Some(Inline::Text(last)) = frame.inlines.last_mut() {
            return last.push_str(text);
        }
        // Most paragraphs are one run of text; one of many runs would take the square of its length.
        let is_first = frame.inlines.is_empty();
        let room = if is_first { frame.span.end.saturating_sub(span.start) } else { 0 };
        let mut run = String::with_capacity(text.len().max(room));
        run.push_str(text);
        if is_first {
            frame.inlines.reserve_exact(1);
        }
        frame.inlines.push(Inline::Text(run));
    }

    fn html_line(&mut self, span: Span) {
        let line = self.original(span);
        if let Kind::Html(html) = &mut self.top().kind {
            html.push_str(line);
        }
    }

    /// All that was read, once there is nothing more.
    pub(super) fn finish(mut self) -> Tree {
        if let Some(span) = self.too_deep {
            self.problems.push(too_deep(self.reading.source, span));
        }
        let verbatim = |span: Span| self.tree.verbatim.iter().any(|v| v.start <= span.start && span.end <= v.end);
        let masked = self.reading.masked;
        for mark in self.marks.iter().filter(|mark| !mark.opens && !mark.used && !verbatim(mark.span)) {
            if self.too_deep.is_none() {
                self.problems.push(brackets::crossing(self.reading.source, &masked.corrections[mark.correction]));
            }
        }
        let outside = |problem: &&Diagnostic| problem.at.as_ref().is_none_or(|place| !verbatim(place.span));
        self.problems.extend(masked.doubtful.iter().filter(outside).cloned());
        std::mem::take(&mut self.tree)
    }
}

fn column(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

fn language(kind: &CodeBlockKind) -> Option<String> {
    match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
        CodeBlockKind::Indented => None,
    }
}

/// Raw HTML as text like any other, its lines kept.
fn as_text(html: &str) -> Block {
    let lines: Vec<&str> = html.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Block::Prose(vec![Inline::Text(lines.join("\n"))])
}
