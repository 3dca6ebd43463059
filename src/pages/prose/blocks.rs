//! Blocks: prose, lists, quotations, code, tables, definitions.

use super::escape::attribute;
use super::highlight::highlight;
use super::pen::{Manner, Pen};
use crate::language::direction;
use crate::model::{Align, Block, Inline};

impl<'a> Pen<'a> {
    /// Writes blocks, each on a line of its own.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.raw("\n");
            }
            self.block(block, Decoration::default());
        }
    }

    /// Writes prose on one line; of blocks among which are others, the words alone.
    pub(super) fn line(&mut self, blocks: &'a [Block]) {
        if !blocks.iter().all(|block| matches!(block, Block::Prose(_))) {
            let words = crate::text::words::one_line(&crate::model::own_text(blocks, &[]));
            return self.text(&words);
        }
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            if let Block::Prose(inlines) = block {
                self.inlines(inlines);
            }
        }
    }

    /// Writes a block with its decoration in the opening tag.
    fn block(&mut self, block: &'a Block, with: Decoration<'a>) {
        self.last = None;
        match block {
            Block::Prose(inlines) => self.element("p", with, |pen| pen.inlines(inlines)),
            Block::Heading { level, id, title } => self.heading(*level, id, title, with),
            Block::List { start, tight, items } => self.list(*start, *tight, items, with),
            Block::Quote(blocks) => self.element("blockquote", with, |pen| pen.blocks(blocks)),
            Block::Code { language, text } => self.code(language.as_deref(), text, with),
            Block::Table { align, head, rows } => self.table(align, head, rows, with),
            Block::Definitions(entries) => self.element("dl", with, |pen| {
                for (term, meanings) in entries {
                    pen.in_tags("dt", |pen| pen.inlines(term));
                    meanings.iter().for_each(|meaning| pen.in_tags("dd", |pen| pen.item(true, meaning)));
                }
            }),
            Block::Rule => self.raw(&format!("<hr{}>", with.attributes(""))),
            Block::Html(html) if self.allow_html => self.raw(html),
            Block::Html(html) => self.element("p", with, |pen| pen.text(html.trim_end())),
            Block::Decorated { classes, lang, block } => {
                let with = Decoration { classes, lang: lang.as_deref() };
                if matches!(**block, Block::Html(_)) {
                    self.element("div", with, |pen| pen.block(block, Decoration::default()));
                } else {
                    self.block(block, with);
                }
            }
        }
    }

    fn element(&mut self, name: &str, with: Decoration<'a>, inner: impl FnOnce(&mut Self)) {
        self.raw(&format!("<{name}{}>", with.attributes("")));
        inner(self);
        self.raw(&format!("</{name}>"));
    }

    /// Headings stand below the page's own, which alone is of the first level.
    fn heading(&mut self, level: u8, id: &str, title: &'a [Inline], with: Decoration<'a>) {
        let name = format!("h{}", level.clamp(2, 6));
        self.raw(&format!("<{name}{}", with.attributes("")));
        if self.manner == Manner::Page {
            self.attribute("id", id);
        }
        self.raw(">");
        self.inlines(title);
        if self.manner == Manner::Page && level < 3 {
            let mut words = String::new();
            crate::model::push_inlines(title, &mut words);
            let label = self.language.fill("link_to", &[("title", words.trim())]);
            self.raw(" <a class=\"anchor\"");
            self.attribute("href", &format!("#{id}"));
            self.attribute("aria-label", &label);
            self.raw(">#</a>");
        }
        self.raw(&format!("</{name}>"));
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &'a [Vec<Block>], with: Decoration<'a>) {
        let start_at = start.filter(|start| *start != 1).map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
        let name = if start.is_some() { "ol" } else { "ul" };
        self.raw(&format!("<{name}{start_at}{}>\n", with.attributes("")));
        for item in items {
            self.in_tags("li", |pen| pen.item(tight, item));
            self.raw("\n");
        }
        self.raw(&format!("</{name}>"));
    }

    /// The blocks of an item; prose without tags of its own where the list is tight.
    fn item(&mut self, tight: bool, blocks: &'a [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.raw("\n");
            }
            match block {
                Block::Prose(inlines) if tight => {
                    self.last = None;
                    self.inlines(inlines);
                }
                block => self.block(block, Decoration::default()),
            }
        }
    }

    fn code(&mut self, language: Option<&str>, text: &str, with: Decoration<'a>) {
        self.codes += 1;
        let label = self.region("code", self.codes);
        self.raw(&format!("<pre{} tabindex=\"0\" role=\"region\"", with.attributes("")));
        self.attribute("aria-label", &label);
        if self.turned {
            self.attribute("dir", "ltr");
        }
        self.raw("><code");
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        self.raw(">");
        let text = text.strip_suffix('\n').unwrap_or(text);
        match language.and_then(|language| highlight(language, text)) {
            Some(html) => self.raw(&html),
            None => self.text(text),
        }
        self.raw("</code></pre>");
    }

    fn table(&mut self, align: &[Align], head: &'a [Vec<Inline>], rows: &'a [Vec<Vec<Inline>>], with: Decoration<'a>) {
        self.tables += 1;
        let label = self.region("table", self.tables);
        self.raw(&format!("<div{} tabindex=\"0\" role=\"region\"", with.attributes("scroll")));
        self.attribute("aria-label", &label);
        self.raw(">\n<table class=\"grid\">\n");
        if head.iter().any(|cell| !cell.is_empty()) {
            self.raw("<thead><tr>");
            self.cells("th scope=\"col\"", align, head);
            self.raw("</tr></thead>\n");
        }
        self.raw("<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            self.cells("td", align, row);
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>");
    }

    fn cells(&mut self, tag: &str, align: &[Align], cells: &'a [Vec<Inline>]) {
        for (index, cell) in cells.iter().enumerate() {
            let class = match align.get(index) {
                Some(Align::Center) => " class=\"center\"",
                Some(Align::End) => " class=\"end\"",
                _ => "",
            };
            self.raw(&format!("<{tag}{class}>"));
            self.last = None;
            self.inlines(cell);
            self.raw(&format!("</{}>", &tag[..2]));
        }
    }
}

/// A class or a language of a block's own.
#[derive(Clone, Copy, Default)]
struct Decoration<'a> {
    classes: &'a [String],
    lang: Option<&'a str>,
}

impl Decoration<'_> {
    /// As attributes of an element that has the class `own` besides.
    fn attributes(self, own: &str) -> String {
        let mut attributes = String::new();
        let classes = [own].into_iter().chain(self.classes.iter().map(String::as_str));
        let class = classes.filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
        if !class.is_empty() {
            attributes.push_str(&format!(" class=\"{}\"", attribute(&class)));
        }
        if let Some(lang) = self.lang {
            attributes.push_str(&format!(" lang=\"{}\" dir=\"{}\"", attribute(lang), direction(lang)));
        }
        attributes
    }
}
