//! Inlines → markdown.

use std::borrow::Cow;

use super::super::{attributes, target};
use super::escape;
use crate::model::{DocumentId, Inline, Target};

/// Where inlines stand: what their signs could mean there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In prose, on lines of its own.
    Prose,
    /// In a heading.
    Heading,
    /// In a table's cell.
    Cell,
}

/// Prose, a line each.
pub(super) fn lines(inlines: &[Inline], id: &DocumentId) -> String {
    let text = write(inlines, id, Where::Prose);
    let lines: Vec<Cow<str>> = text.split('\n').filter(|line| !line.is_empty()).map(escape::line).collect();
    lines.join("\n")
}

/// The title of a heading.
pub(super) fn on_one_line(inlines: &[Inline], id: &DocumentId) -> String {
    escape::heading(&write(inlines, id, Where::Heading))
}

/// The cell of a table.
pub(super) fn cell(inlines: &[Inline], id: &DocumentId) -> String {
    escape::edges(&write(inlines, id, Where::Cell)).into_owned()
}

fn write(inlines: &[Inline], id: &DocumentId, place: Where) -> String {
    let mut writer = Writer { id, place, out: String::new(), emphasis: 0, after_mark: false };
    writer.write(inlines);
    writer.out
}

struct Writer<'a> {
    id: &'a DocumentId,
    place: Where,
    out: String,
    /// How many emphases are open, so that they take turns with their signs.
    emphasis: usize,
    /// Is the last thing written the mark of a note?
    after_mark: bool,
}

impl Writer<'_> {
    fn write(&mut self, inlines: &[Inline]) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            let after_mark = std::mem::take(&mut self.after_mark);
            match inline {
                Inline::Text(text) => {
                    let before_bracket = matches!(rest.peek(), Some(Inline::Link { .. } | Inline::NoteMark(_)));
                    self.text(text, after_mark, before_bracket);
                }
                Inline::SoftBreak => self.line_break("\n"),
                Inline::HardBreak if rest.peek().is_some() => self.line_break("\\\n"),
                Inline::HardBreak => {}
                Inline::Code(code) => self.code(code),
                Inline::Emphasis(inner) => {
                    let sign = if self.emphasis.is_multiple_of(2) { "*" } else { "_" };
                    self.between(sign, inner);
                }
                Inline::Strong(inner) => self.between("**", inner),
                Inline::Struck(inner) => self.between("~~", inner),
                Inline::Link { target, title, text, .. } => self.link("[", target, title, text),
                Inline::Image { target, title, text, .. } => self.link("![", target, title, text),
                Inline::Corrected { new, sic } => {
                    self.out.push('[');
                    self.write(new);
                    self.out.push_str(&format!("]{{sic=\"{}\"}}", attributes::quote(sic)));
                }
                Inline::NoteMark(name) => {
                    self.out.push_str(&format!("[^{name}]"));
                    self.after_mark = true;
                }
                Inline::Html(html) => self.out.push_str(html),
            }
        }
    }

    fn text(&mut self, text: &str, after_mark: bool, before_bracket: bool) {
        if after_mark && text.starts_with(':') {
            self.out.push('\\');
        }
        escape::text(text, self.place, &mut self.out);
        if before_bracket && self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
    }

    fn line_break(&mut self, sign: &str) {
        match self.place {
            Where::Prose => {
                escape::close_line(&mut self.out);
                self.out.push_str(sign);
            }
            Where::Heading | Where::Cell => self.out.push(' '),
        }
    }

    fn between(&mut self, sign: &str, inner: &[Inline]) {
        self.out.push_str(sign);
        let start = self.out.len();
        self.emphasis += 1;
        self.write(inner);
        self.emphasis -= 1;
        let edged = escape::edges(&self.out[start..]).into_owned();
        self.out.truncate(start);
        self.out.push_str(&edged);
        self.out.push_str(sign);
    }

    fn code(&mut self, code: &str) {
        let mut code = code.replace(['\n', '\r'], " ");
        if code.is_empty() {
            return;
        }
        if self.place == Where::Cell {
            code = code.replace('|', "\\|");
        }
        let fence = "`".repeat(longest_run(&code, '`') + 1);
        let edge = |c: char| c == '`' || c == ' ';
        let pad = if code.trim() != "" && (code.starts_with(edge) || code.ends_with(edge)) { " " } else { "" };
        self.out.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    fn link(&mut self, open: &str, to: &Target, title: &str, text: &[Inline]) {
        self.out.push_str(open);
        self.write(text);
        self.after_mark = false;
        let destination = escape::destination(&target::write(to, self.id), self.place);
        self.out.push_str(&format!("]({destination}"));
        if !title.is_empty() {
            self.out.push_str(&format!(" \"{}\"", escape::title(title, self.place)));
        }
        self.out.push(')');
    }
}

/// The longest run of a sign in a text.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}
