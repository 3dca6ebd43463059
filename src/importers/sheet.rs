//! Words of a format that has blocks → a text of lines, with a hint for each, as the shared stages read it.
//!
//! A block is a line, or several where the format breaks it on purpose. What is no text has lines of its own and a
//! reason; what stands so inside a block comes after it. Nothing that is written here is ever taken back.

use super::hint::Hint;
use super::notes::Notes;
use super::numbering::markers;
use crate::model::LeftOut;
use crate::text::Span;

/// A text and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    /// The text: what spans point into.
    pub text: String,
    /// What the format says of its lines.
    pub hints: Vec<(usize, Hint)>,
    /// What is no text.
    pub left_out: Vec<LeftOut>,
    /// Numbers and signs that the format shows and does not write.
    pub counted: Vec<Span>,
    /// Marks of notes, and the notes.
    pub notes: Notes,
    /// Where lines of the file begin in the text, each with its number from 1, as far as the format has lines.
    pub lines: Vec<(usize, usize)>,
}

/// A text that is being laid.
#[derive(Default)]
pub struct Sheet {
    laid: Laid,
    /// Where the line that is being written begins.
    line: Option<usize>,
    /// What is known of it, or of the next one if there is none.
    hint: Hint,
    /// Is there white space before the next word?
    space: bool,
    /// Is the line before the next one blank?
    blank: bool,
    /// Does the next block stand on the line of this one?
    glued: bool,
    /// How many characters of the line are strong, and how many are not.
    weight: (usize, usize),
    /// Links of the line, letters in them, and letters in all.
    links: Links,
    /// What is no text and comes after the block, each with its line in the file.
    waiting: Vec<(String, &'static str, usize)>,
    /// Was such a thing left out right here?
    gap_of_aside: bool,
    /// The note that is being written, and where its first line begins.
    note: Option<(usize, Option<usize>)>,
    /// The line of the file that the next words stand in; 0 if the format has none.
    at: usize,
}

/// How much of a line is links.
#[derive(Clone, Copy, Default)]
struct Links {
    count: usize,
    linked: usize,
    letters: usize,
    open: bool,
}

/// Longer headings are paragraphs that only look large.
const HEADING_LIMIT: usize = 300;

impl Sheet {
    /// Ends the block that is open. The next words begin one of which `hint` is known.
    pub fn block(&mut self, hint: Hint) {
        if self.glued && self.line.is_some() {
            self.space = true;
            return;
        }
        self.end_line();
        for (words, reason, at) in std::mem::take(&mut self.waiting) {
            let back = std::mem::replace(&mut self.at, at);
            self.put_out(&words, reason);
            self.at = back;
        }
        self.hint = Hint { begins: true, goes_on: false, ..hint };
    }

    /// Leaves a line blank before the next block, as an empty paragraph does.
    pub fn blank(&mut self) {
        self.end_line();
        self.blank = true;
    }

    /// Words of the block; white space of any length is one space.
    pub fn words(&mut self, words: &str, strong: bool) {
        for c in words.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
                self.at += usize::from(c == '\n' && self.at > 0);
                continue;
            }
            // The space before a mark that is left out does not part a word from its comma.
            self.space &= !(std::mem::take(&mut self.gap_of_aside) && ",.;:!?)]”»".contains(c));
            self.begin_line();
            self.say_line();
            self.glued = false;
            self.laid.text.push(c);
            if strong {
                self.weight.0 += 1
            } else {
                self.weight.1 += 1
            }
            let letter = usize::from(c.is_alphanumeric());
            self.links.letters += letter;
            self.links.linked += if self.links.open { letter } else { 0 };
        }
    }

    /// Lines that stand as they were typed: white space counts.
    pub fn typed(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\n' | '\r' | '\u{c}' => {
                    if self.line.is_some() {
                        self.end_line();
                        self.hint = Hint::default();
                    }
                    self.laid.text.push(c);
                    self.at += usize::from(c == '\n' && self.at > 0);
                }
                _ => {
                    if self.line.is_none() {
                        self.open_line();
                    }
                    self.say_line();
                    self.laid.text.push(c);
                }
            }
        }
    }

    /// A number or sign that the format shows and does not write.
    pub fn counted(&mut self, sign: &str) {
        self.begin_line();
        self.say_line();
        let start = self.laid.text.len();
        self.laid.text.push_str(sign);
        self.laid.counted.push(Span::new(start..start + sign.len()));
        self.weight.0 += 1;
    }

    /// The end of a line that the format means; two of them end the block.
    pub fn line_break(&mut self) {
        if self.hint.heading.is_some() {
            self.space = true;
            return;
        }
        if self.line.is_none() && self.hint.goes_on {
            self.hint = Hint { begins: true, goes_on: false, ..self.hint };
        } else if self.line.is_some() {
            let hint = self.hint;
            self.end_line();
            self.hint = Hint { begins: false, goes_on: true, item: false, ..hint };
        }
    }

    /// Says that a link begins or ends. A line of nothing but links is no text.
    pub fn link(&mut self, begins: bool) {
        self.links.open = begins;
        self.links.count += usize::from(begins);
    }

    /// Says that there is a link here whose words are left out.
    pub fn link_left_out(&mut self) {
        self.links.count += 1;
    }

    /// A space, where the format parts two words without one.
    pub fn gap(&mut self) {
        self.space = true;
    }

    /// Lets the next block stand on the line of this one if all that is on it is a label.
    pub fn glue_label(&mut self) {
        let Some((start, _)) = self.laid.hints.last() else { return };
        let left_out = self.laid.left_out.last().is_some_and(|out| out.span.end > *start);
        if !left_out && is_bare_label(&self.laid.text[*start..]) {
            self.line = Some(*start);
            self.glued = true;
        }
    }

    /// Lets the next block stand on the line of this one, as the first paragraph of an item does.
    pub fn hold_block(&mut self) {
        self.glued = self.line.is_some();
    }

    /// Says that the next block goes on with the one before it, as a title in several parts does.
    pub fn go_on(&mut self) {
        self.hint = Hint { begins: false, goes_on: true, ..self.hint };
    }

    /// Lets no block stand on the line of this one, as where an item ends.
    pub fn release_block(&mut self) {
        self.glued = false;
    }

    /// Is nothing written yet of the line that comes next?
    pub fn is_at_start(&self) -> bool {
        self.line.is_none()
    }

    /// Is there nothing, or a space, right before the next word?
    pub fn is_after_space(&self) -> bool {
        self.line.is_none() || self.space
    }

    /// Is a digit the last sign of the line?
    pub fn ends_with_digit(&self) -> bool {
        self.line.is_some() && !self.space && self.laid.text.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Words inside a block that are no text.
    pub fn aside(&mut self, words: String, reason: &'static str) {
        if words.trim().is_empty() {
            return;
        }
        if self.line.is_some() {
            self.waiting.push((words, reason, self.at));
            self.gap_of_aside = self.space;
        } else {
            self.put_out(&words, reason);
        }
    }

    /// A block that is no text.
    pub fn out(&mut self, words: &str, reason: &'static str) {
        self.glued = false;
        self.block(Hint::default());
        self.put_out(words, reason);
    }

    /// The mark of a note, as a reader sees it. Notes are told apart by numbers that mean nothing else.
    pub fn mark(&mut self, words: &str, note: usize) {
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        self.begin_line();
        self.say_line();
        let start = self.laid.text.len();
        self.laid.text.push_str(&words.join(" "));
        self.laid.notes.marks.push((Span::new(start..self.laid.text.len()), note));
    }

    /// Begins a note: what is written until [`Self::end_note`] is its text.
    pub fn note(&mut self, note: usize, hint: Hint) {
        self.end_note();
        self.glued = false;
        self.block(hint);
        self.note = Some((note, None));
    }

    /// Ends the note that is being written, if there is one.
    pub fn end_note(&mut self) {
        let Some((note, start)) = self.note.take() else { return };
        self.glued = false;
        self.end_line();
        if let Some(start) = start {
            self.laid.notes.bodies.push((Span::new(start..self.laid.text.len()), note));
        }
    }

    /// Says in which line of the file the next words stand.
    pub fn at(&mut self, line: usize) {
        self.at = line;
    }

    /// The text.
    pub fn finish(mut self) -> Laid {
        self.end_note();
        self.out("", "");
        if !self.laid.text.is_empty() {
            self.laid.text.push('\n');
        }
        self.laid
    }

    fn put_out(&mut self, words: &str, reason: &'static str) {
        let words: Vec<&str> = words.split_ascii_whitespace().collect();
        if words.concat().trim().is_empty() {
            return;
        }
        let hint = self.hint;
        self.hint = Hint { begins: true, ..Hint::default() };
        self.open_line();
        self.say_line();
        let start = self.laid.text.len();
        self.laid.text.push_str(&words.join(" "));
        self.laid.left_out.push(LeftOut { span: Span::new(start..self.laid.text.len()), reason });
        self.weight = (0, 0);
        self.end_line();
        self.hint = hint;
    }

    /// Sees to it that a line is open, and puts the space that stands before the next word on it.
    fn begin_line(&mut self) {
        if self.line.is_none() {
            self.open_line();
        } else if self.space {
            self.laid.text.push(' ');
        }
        self.space = false;
    }

    /// Notes down the line of the file that the next sign comes from.
    fn say_line(&mut self) {
        if self.at > 0 && self.laid.lines.last().is_none_or(|(_, line)| *line != self.at) {
            self.laid.lines.push((self.laid.text.len(), self.at));
        }
    }

    fn open_line(&mut self) {
        let text = &mut self.laid.text;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if self.hint.begins && !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        if std::mem::take(&mut self.blank) && !text.is_empty() {
            text.push('\n');
        }
        self.line = Some(text.len());
        if let Some((_, start)) = &mut self.note {
            start.get_or_insert(text.len());
        }
        self.laid.hints.push((text.len(), self.hint));
        self.weight = (0, 0);
        self.links = Links { linked: 0, letters: 0, ..self.links };
        self.space = false;
    }

    fn end_line(&mut self) {
        self.space = false;
        let Some(start) = self.line.take() else { return };
        let (_, hint) = self.laid.hints.last_mut().expect("a line has a hint");
        hint.strong |= self.weight.0 > 0 && self.weight.1 == 0;
        if self.laid.text.len() - start > HEADING_LIMIT {
            hint.heading = None;
        }
        let links = self.links;
        if links.count >= 3 && links.linked * 10 >= links.letters * 8 && hint.heading.is_none() {
            let span = Span::new(start..self.laid.text.len());
            self.laid.left_out.push(LeftOut { span, reason: "links" });
        }
        self.links.count = 0;
    }
}

/// Is a short line nothing but a number with its signs?
pub fn is_bare_label(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 8
        && !line.contains('\n')
        && markers(line).iter().any(|marker| marker.alone && marker.style.prefix.is_none())
}

/// Is a line a label with a word and nothing else: `SCHEDULE 1`?
pub fn is_worded_label(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 40
        && !line.contains('\n')
        && markers(line).iter().any(|marker| marker.alone && marker.style.prefix.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_what_is_no_text_comes_after_them() {
        let mut sheet = Sheet::default();
        sheet.block(Hint { heading: Some(2), ..Hint::default() });
        sheet.words(" The\n  Act ", false);
        sheet.aside(" [edit] ".to_owned(), "links");
        sheet.words("of 1999", false);
        sheet.block(Hint::default());
        sheet.counted("1.");
        sheet.gap();
        sheet.words("One", true);
        sheet.line_break();
        sheet.words("two", false);
        sheet.out("Home  About", "navigation");
        let laid = sheet.finish();
        assert_eq!(laid.text, "The Act of 1999\n\n[edit]\n\n1. One\ntwo\n\nHome About\n");
        let out: Vec<&str> = laid.left_out.iter().map(|out| &laid.text[out.span.range()]).collect();
        assert_eq!(out, ["[edit]", "Home About"]);
        let goes_on: Vec<bool> = laid.hints.iter().map(|(_, hint)| hint.goes_on).collect();
        assert_eq!(goes_on, [false, false, false, true, false]);
    }

    #[test]
    fn a_cell_with_a_label_alone_begins_the_line_of_the_next() {
        let mut sheet = Sheet::default();
        for (cell, label) in [("(1)", true), ("One.", false), ("Two", true), ("Three", false)] {
            sheet.block(Hint::default());
            sheet.words(cell, false);
            if label {
                sheet.glue_label();
            }
        }
        assert_eq!(sheet.finish().text, "(1) One.\n\nTwo\n\nThree\n");
    }
}
