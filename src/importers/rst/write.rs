//! The blocks of a text → a text of lines.

use std::collections::HashMap;

use super::super::hint::Hint;
use super::super::numbering::markers;
use super::super::sheet::{Laid, Sheet, is_bare_label};
use super::inline::{Piece, pieces};
use super::lines::{Line, adornment, bullet, field, indented, lines, margin};
use super::list::{Number, next};
use super::names::{Names, Notes};
use super::tables::{Rows, table};
use super::titles::{Title, titles};

/// Blocks lie in at most so many others; what lies deeper is read as a paragraph.
const DEPTH: usize = 48;

/// Writes a text; gives also the title that its first fields say.
pub fn write(text: &str) -> (Laid, String) {
    let lines = lines(text);
    let titles = titles(&lines);
    let mut writer = Writer { names: Names::of(&lines, &titles), titles, ..Writer::default() };
    writer.blocks(&lines, &Around::default(), Some(0));
    (writer.sheet.finish(), writer.title)
}

#[derive(Default)]
pub(super) struct Writer<'a> {
    pub(super) sheet: Sheet,
    pub(super) names: Names<'a>,
    /// Titles, by the lines of the whole text.
    titles: HashMap<usize, Title<'a>>,
    title: String,
    /// Notes without a name that were referred to, and that have come.
    referred: usize,
    pub(super) come: usize,
    /// The notes, by their marks.
    pub(super) notes: Notes,
    /// The numbers of sections, where they are counted.
    pub(super) sections: Option<Vec<u32>>,
    /// Has there been anything but titles and what is no text?
    pub(super) begun: bool,
}

/// What holds for everything in a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) hint: Hint,
    /// How many blocks stand around.
    pub(super) inside: usize,
    /// How many lists with numbers do.
    pub(super) lists: u8,
}

impl Around {
    pub(super) fn deeper(self) -> Self {
        Self { inside: self.inside + 1, ..self }
    }
}

impl<'a> Writer<'a> {
    /// Writes lines. `first` is the number of the first one where they are lines of the text itself.
    pub(super) fn blocks(&mut self, lines: &[Line<'a>], around: &Around, first: Option<usize>) {
        if around.inside > DEPTH {
            return self.paragraph(lines, around);
        }
        let margin = margin(lines);
        let mut at = 0;
        while at < lines.len() {
            at += if lines[at].is_blank() {
                1
            } else {
                self.block(&lines[at..], around, margin, first.map(|first| first + at))
            };
        }
    }

    /// Writes the block that begins with the first line; says how many lines it takes.
    fn block(&mut self, lines: &[Line<'a>], around: &Around, margin: usize, number: Option<usize>) -> usize {
        let line = lines[0];
        self.sheet.at(line.number);
        if let Some(title) = number.and_then(|number| self.titles.get(&number).copied()) {
            self.heading(&title);
            return title.lines;
        }
        if line.indent > margin {
            let length = indented(lines, 1, margin);
            self.blocks(&lines[..length], &around.deeper(), None);
            return length;
        }
        let body = indented(lines, 1, line.indent);
        if line.text == ".." || line.text.starts_with(".. ") {
            self.explicit(&lines[..body], around);
            return body;
        }
        if field(line.text).is_some() {
            return self.fields(lines, around, number.is_some());
        }
        self.begun = true;
        if let Some(length) = bullet(line.text) {
            return self.item(lines, length, "", around);
        }
        if let Some(number) = Number::of(line.text).filter(|number| goes_on_as_item(lines, number)) {
            return self.numbered(lines, number, around);
        }
        if let Some((rows, length)) = table(lines) {
            self.rows(rows, around);
            return length;
        }
        let ends = lines.get(1).is_none_or(Line::is_blank);
        if adornment(line.text).is_some() && line.text.len() >= 4 && ends {
            self.sheet.block(around.hint);
            return 1;
        }
        if line.text == "__" || line.text.starts_with("__ ") {
            return 1;
        }
        if line.text.starts_with("| ") || line.text == "|" {
            return self.line_block(lines, around);
        }
        if line.text.starts_with(">>> ") {
            let length = lines.iter().take_while(|line| !line.is_blank()).count();
            self.typed(&lines[..length], around);
            return length;
        }
        if body > 1 && !lines[1].is_blank() && !line.text.ends_with("::") {
            self.paragraph(&lines[..1], around);
            self.blocks(&lines[1..body], &around.deeper(), None);
            return body;
        }
        self.paragraph_and_literal(lines, around)
    }

    fn heading(&mut self, title: &Title<'a>) {
        let level = title.level.min(6);
        let hint = Hint { heading: Some(level), title: title.of_document, subtitle: title.subtitle, ..Hint::default() };
        self.sheet.block(hint);
        if let Some(number) = self.next_section(title) {
            self.sheet.counted(&number);
            self.sheet.gap();
        }
        self.inline(title.text);
        self.sheet.block(Hint::default());
        self.begun |= !title.of_document && !title.subtitle;
    }

    /// The number of a section, where sections are counted.
    fn next_section(&mut self, title: &Title) -> Option<String> {
        let top = self.titles.values().filter(|title| title.of_document || title.subtitle).count();
        let depth = usize::from(title.level).checked_sub(top).filter(|depth| *depth > 0)?;
        let numbers = self.sections.as_mut()?;
        numbers.resize(depth, 0);
        numbers[depth - 1] += 1;
        Some(numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
    }

    /// What stands in a block behind the first bytes of its first line.
    pub(super) fn inner(&mut self, lines: &[Line<'a>], length: usize, around: &Around) {
        let rest = margin(&lines[1..]);
        let first = Line { indent: if rest > 0 { rest } else { lines[0].indent + length }, ..lines[0].after(length) };
        let inner: Vec<Line> = std::iter::once(first).chain(lines[1..].iter().copied()).collect();
        self.blocks(&inner, around, None);
    }

    /// Fields: those at the beginning say things of the text, others are text.
    fn fields(&mut self, lines: &[Line<'a>], around: &Around, of_text: bool) -> usize {
        let of_document = of_text && !self.begun;
        let mut at = 0;
        let mut said = String::new();
        while let Some((name, length)) = lines.get(at).and_then(|line| field(line.text)) {
            let end = indented(lines, at + 1, lines[at].indent);
            if of_document {
                let body: Vec<&str> = lines[at + 1..end].iter().map(|line| line.text).collect();
                let words = format!("{} {}", &lines[at].text[length..], body.join(" "));
                if name.eq_ignore_ascii_case("title") {
                    self.title = words.trim().to_owned();
                }
                said.push_str(&format!("{name}: {words}\n"));
            } else {
                self.begun = true;
                self.sheet.block(around.hint);
                self.sheet.words(&format!("{name}:"), false);
                self.sheet.gap();
                self.sheet.hold_block();
                self.inner(&lines[at..end], length, &around.deeper());
                self.sheet.release_block();
                self.sheet.block(around.hint);
            }
            at = end + lines[end..].iter().take_while(|line| of_document && line.is_blank()).count();
        }
        self.sheet.out(&said, "front matter");
        self.sheet.block(around.hint);
        at
    }

    fn numbered(&mut self, lines: &[Line<'a>], first: Number<'a>, around: &Around) -> usize {
        let mut at = 0;
        let mut last = String::new();
        let mut number = Some(first);
        while let Some(found) = number {
            last = if found.is_counted() { next(&found, &last) } else { found.label.to_owned() };
            at += self.item(&lines[at..], found.length, &last, around);
            let blank = lines[at..].iter().take_while(|line| line.is_blank()).count();
            let rest = &lines[at + blank..];
            let same = rest.first().filter(|line| line.indent == lines[0].indent);
            number = same.and_then(|line| Number::of(line.text)).filter(|number| goes_on_as_item(rest, number));
            at += if number.is_some() { blank } else { 0 };
        }
        at
    }

    /// An item, with its number if it has one; says how many lines it takes.
    fn item(&mut self, lines: &[Line<'a>], length: usize, label: &str, around: &Around) -> usize {
        let end = indented(lines, 1, lines[0].indent);
        let counts = !label.is_empty();
        let lists = around.lists.saturating_add(u8::from(counts));
        let hint = Hint { item: !counts, depth: if counts { lists } else { 0 }, ..around.hint };
        self.sheet.block(hint);
        if counts {
            self.sheet.counted(label);
            self.sheet.gap();
            self.sheet.hold_block();
        }
        let inner = Around { hint: Hint { item: !counts, ..around.hint }, lists, ..around.deeper() };
        self.inner(&lines[..end], length, &inner);
        self.sheet.release_block();
        self.sheet.block(around.hint);
        end
    }

    fn rows(&mut self, rows: Rows, around: &Around) {
        for row in rows {
            let filled: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let labelled = filled.len() == 2 && is_bare_label(filled[0]);
            let simple = |cell: &&str| cell.chars().count() <= 80 && !cell.contains("\n\n");
            if filled.len() > 1 && !labelled && filled.iter().all(simple) {
                self.sheet.block(Hint { row: true, ..around.hint });
                for cell in filled {
                    self.inline(cell);
                    self.sheet.gap();
                }
                self.sheet.block(around.hint);
                continue;
            }
            for cell in row {
                for block in cell.split("\n\n") {
                    self.sheet.block(around.hint);
                    self.inline(block);
                }
                self.sheet.glue_label();
            }
            self.sheet.release_block();
        }
        self.sheet.block(around.hint);
    }

    /// Lines behind bars are lines that are meant.
    fn line_block(&mut self, lines: &[Line<'a>], around: &Around) -> usize {
        let mut at = 0;
        self.sheet.block(around.hint);
        while let Some(rest) = lines.get(at).and_then(|line| line.text.strip_prefix('|')) {
            let end = indented(lines, at + 1, lines[at].indent);
            let more: String = lines[at + 1..end].iter().map(|line| format!("\n{}", line.text)).collect();
            if at > 0 {
                self.sheet.line_break();
            }
            self.inline(&format!("{}{more}", rest.trim()));
            at = end;
            if lines.get(at).is_some_and(Line::is_blank) {
                break;
            }
        }
        self.sheet.block(around.hint);
        at
    }

    /// Lines as they were typed, without the margin that all have.
    pub(super) fn typed(&mut self, lines: &[Line<'a>], around: &Around) {
        let margin = margin(lines);
        self.sheet.block(around.hint);
        let typed = lines.iter().map(|line| match line.is_blank() {
            true => "\n".to_owned(),
            false => format!("{}{}\n", " ".repeat((line.indent - margin).min(200)), line.text),
        });
        let typed: String = typed.collect();
        self.sheet.typed(typed.trim_matches('\n'));
        self.sheet.block(around.hint);
    }

    /// A paragraph, and the lines that stand as they were typed if it ends in two colons.
    fn paragraph_and_literal(&mut self, lines: &[Line<'a>], around: &Around) -> usize {
        let same = |line: &&Line| !line.is_blank() && line.indent == lines[0].indent;
        let end = lines.iter().take_while(same).count().max(1);
        let Some(before) = lines[end - 1].text.strip_suffix("::") else {
            self.paragraph(&lines[..end], around);
            return end;
        };
        let mut said = lines[..end].to_vec();
        let whole = lines[end - 1].text;
        let kept = if before.ends_with(char::is_whitespace) || before.is_empty() {
            before.trim_end()
        } else {
            &whole[..whole.len() - 1]
        };
        said[end - 1] = Line { text: kept, ..lines[end - 1] };
        self.paragraph(&said, around);
        let blank = end + lines[end..].iter().take_while(|line| line.is_blank()).count();
        let literal = indented(lines, blank, lines[0].indent);
        if literal == blank {
            return end;
        }
        self.typed(&lines[blank..literal], around);
        literal
    }

    pub(super) fn paragraph(&mut self, lines: &[Line<'a>], around: &Around) {
        self.sheet.block(around.hint);
        let mut text = String::new();
        for line in lines {
            // Writers forget the blank line before a label.
            if !text.is_empty() && markers(line.text).iter().any(|marker| marker.style.close.is_some()) {
                self.inline(&std::mem::take(&mut text));
                self.sheet.block(around.hint);
            }
            text.push_str(line.text);
            text.push('\n');
        }
        self.inline(text.trim_end());
        self.sheet.block(around.hint);
    }

    fn inline(&mut self, text: &str) {
        for piece in pieces(text, &self.names, &mut self.referred) {
            match piece {
                Piece::Words(words, strong) => self.sheet.words(&words, strong),
                Piece::Mark(mark) => {
                    let note = self.notes.mark(&mark);
                    self.sheet.mark(&mark, note);
                }
                Piece::Raised(words) => {
                    let digits = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
                    if digits && self.sheet.ends_with_digit() {
                        self.sheet.counted("^");
                    }
                    self.sheet.words(&words, false);
                }
            }
        }
    }
}

/// Is a line with a number an item? Its second line stands as far in as its words, or is another item.
fn goes_on_as_item(lines: &[Line], number: &Number) -> bool {
    let Some(second) = lines.get(1).filter(|line| !line.is_blank()) else { return true };
    let first = lines[0];
    second.indent > first.indent + number.label.len()
        || second.indent == first.indent && Number::of(second.text).is_some()
        || second.indent < first.indent
}
