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
    // A line without words would end the paragraph.
    let mut lines: Vec<&str> = text.split('\n').filter(|line| !matches!(*line, "" | "\\")).collect();
    // Text has its backslashes in pairs: a single one is a line break, and there is no line below the last.
    if let Some(last) = lines.last_mut()
        && (last.len() - last.trim_end_matches('\\').len()) % 2 == 1
    {
        *last = &last[..last.len() - 1];
    }
    let lines: Vec<Cow<str>> = lines.into_iter().map(escape::line).collect();
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
    Writer { id, place, out: String::new(), open_signs: "", before: None, after: None, after_mark: false }
        .finish(inlines)
}

struct Writer<'a> {
    id: &'a DocumentId,
    place: Where,
    out: String,
    /// Signs of the emphases that are open, which cannot be used inside them.
    open_signs: &'static str,
    /// What stands before all that is written here, and after it.
    before: Option<char>,
    after: Option<char>,
    /// Is the last thing written the mark of a note?
    after_mark: bool,
}

impl Writer<'_> {
    fn finish(mut self, inlines: &[Inline]) -> String {
        self.write(inlines);
        self.out
    }

    /// Writes inlines that a sign comes after.
    fn write_before(&mut self, sign: char, inlines: &[Inline]) {
        let after = self.after.replace(sign);
        self.write(inlines);
        self.after = after;
    }

    fn write(&mut self, inlines: &[Inline]) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            let after_mark = std::mem::take(&mut self.after_mark);
            match inline {
                Inline::Text(text) => {
                    let before_bracket = matches!(rest.peek(), Some(Inline::Link { .. } | Inline::NoteMark(_)));
                    self.text(text, after_mark, before_bracket);
                }
                Inline::HardBreak => self.line_break(),
                Inline::Code(code) => self.code(code),
                Inline::Emphasis(inner) => self.emphasised(1, inner, rest.peek().copied()),
                Inline::Strong(inner) => self.emphasised(2, inner, rest.peek().copied()),
                Inline::Struck(inner) => {
                    self.out.push_str("~~");
                    self.write_before('~', inner);
                    self.out.push_str("~~");
                }
                Inline::Link { target, title, text, .. } => self.link("[", target, title, text),
                Inline::Image { target, title, text, .. } => self.link("![", target, title, text),
                Inline::Corrected { new, sic } => {
                    self.out.push('[');
                    self.write_before(']', new);
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

    fn line_break(&mut self) {
        match self.place {
            Where::Prose => {
                escape::close_line(&mut self.out);
                self.out.push_str("\\\n");
            }
            Where::Heading | Where::Cell => self.out.push(' '),
        }
    }

    /// Words between signs of emphasis; without them where they would be read as text, for the words come first.
    fn emphasised(&mut self, count: usize, inner: &[Inline], next: Option<&Inline>) {
        let before = self.out.chars().next_back().or(self.before);
        let after = next.map_or(self.after, first_character);
        for (sign, open_signs) in [('*', "*"), ('_', "_")] {
            if self.open_signs.contains(sign) {
                continue;
            }
            let open_signs = if self.open_signs.is_empty() { open_signs } else { "*_" };
            let words = self.inside(inner, open_signs, Some(sign), Some(sign));
            if escape::can_emphasise(sign, before, &words, after) {
                let sign = String::from(sign).repeat(count);
                self.out.push_str(&format!("{sign}{words}{sign}"));
                return;
            }
        }
        let words = self.inside(inner, self.open_signs, before, after);
        self.out.push_str(&words);
    }

    /// Inlines between two characters that are already known.
    fn inside(&self, inner: &[Inline], open_signs: &'static str, before: Option<char>, after: Option<char>) -> String {
        let words = Writer { out: String::new(), open_signs, before, after, after_mark: false, ..*self }.finish(inner);
        escape::edges(&words).into_owned()
    }

    fn code(&mut self, code: &str) {
        let mut code = code.replace(['\n', '\r'], " ");
        if code.is_empty() {
            return;
        }
        // Two runs of code side by side would be read as one of another kind.
        if self.out.chars().next_back().or(self.before) == Some('`') {
            return escape::text(&code, self.place, &mut self.out);
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
        self.write_before(']', text);
        self.after_mark = false;
        let destination = escape::destination(&target::write(to, self.id), self.place);
        self.out.push_str(&format!("]({destination}"));
        if !title.is_empty() {
            self.out.push_str(&format!(" \"{}\"", escape::title(title, self.place)));
        }
        self.out.push(')');
    }
}

/// The character that an inline begins with when it is written, or one of its kind; none for a line break.
fn first_character(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        Inline::HardBreak => None,
        // Whether they get their signs is not known yet; a letter is the stricter neighbour.
        Inline::Emphasis(_) | Inline::Strong(_) => Some('a'),
        _ => Some('['),
    }
}

/// The longest run of a sign in a text.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}
