//! What begins with two dots: notes, places, directives, comments.

use super::super::hint::Hint;
use super::directives::{Directive, directive, name};
use super::lines::{Line, field};
use super::names::{is_note, note};
use super::write::{Around, Writer};

impl<'a> Writer<'a> {
    /// What begins with two dots: a note, a place, a directive, a comment.
    pub(super) fn explicit(&mut self, lines: &[Line<'a>], around: &Around) {
        let first = lines[0];
        if let Some((label, length)) = note(first.text) {
            return self.note(lines, label, length, around);
        }
        if let Some((found, length)) = name(first.text) {
            return self.directive(lines, &found.to_lowercase(), length, around);
        }
        let is_name =
            first.text.starts_with(".. _") || first.text.starts_with(".. |") || first.text.starts_with(".. __");
        if is_name && first.text.contains(':') {
            // What it names stands where it is used; a picture has words in its place.
            return self.picture(lines, first.text.find("image::").map_or(first.text.len(), |at| at + 7), around);
        }
        let words: Vec<&str> = lines.iter().map(|line| line.text).collect();
        let words = words.join("\n");
        self.sheet.out(words.strip_prefix("..").unwrap_or(&words), "comment");
        self.sheet.block(around.hint);
    }

    fn note(&mut self, lines: &[Line<'a>], label: &str, length: usize, around: &Around) {
        let hint = Hint { note: is_note(label), ..around.hint };
        if hint.note {
            let mark = format!("[{}]", self.names.label(label, &mut self.come));
            let note = self.notes.defined(&mark);
            self.sheet.note(note, hint);
            self.sheet.counted(&mark);
        } else {
            self.sheet.block(hint);
            self.sheet.words(&format!("[{label}]"), false);
        }
        self.sheet.gap();
        self.sheet.hold_block();
        self.inner(lines, length, &Around { hint, ..around.deeper() });
        if hint.note {
            self.sheet.end_note();
        }
        self.sheet.release_block();
        self.sheet.block(around.hint);
    }

    fn directive(&mut self, lines: &[Line<'a>], name: &str, length: usize, around: &Around) {
        let words = &lines[0].text[length..];
        // Options are the fields right under it; its words may go on before them.
        let head = lines[1..].iter().take_while(|line| !line.is_blank());
        let options = head.clone().position(|line| field(line.text).is_some()).map(|at| at + 1);
        let end_of_head = 1 + head.count();
        let content = options.map_or(1, |_| end_of_head);
        match directive(name) {
            Directive::Out(reason) => {
                let is_option = |line: &&Line| field(line.text).is_some();
                let typed: Vec<&str> =
                    lines[1..].iter().filter(|line| !is_option(line)).map(|line| line.text).collect();
                self.sheet.out(&format!("{words} {}", typed.join("\n")), reason);
                self.sheet.block(around.hint);
            }
            Directive::Counted => self.sections = Some(Vec::new()),
            Directive::Picture => self.picture(lines, length, around),
            Directive::Typed => {
                self.begun = true;
                if !words.is_empty() && ["math", "parsed-literal", "csv-table"].contains(&name) {
                    self.paragraph(&[lines[0].after(length)], around);
                }
                self.typed(&lines[content.min(lines.len())..], around);
            }
            kind => {
                self.begun = true;
                let before = options.unwrap_or(1);
                if kind == Directive::Text && !words.is_empty() && options.is_some() {
                    self.inner(&lines[..before], length, &around.deeper());
                } else if kind == Directive::Text && !words.is_empty() {
                    return self.inner(lines, length, &around.deeper());
                }
                self.blocks(&lines[content.min(lines.len())..], &around.deeper(), None);
            }
        }
    }

    /// What stands for a picture is no text; what is written under it is.
    fn picture(&mut self, lines: &[Line<'a>], length: usize, around: &Around) {
        let options = lines[1..].iter().take_while(|line| !line.is_blank()).count();
        if lines[0].text.len() >= length && !lines[0].text.contains("replace::") {
            let alt = lines[1..=options].iter().filter_map(|line| Some((field(line.text)?, line.text)));
            let alt = alt.filter(|((name, _), _)| *name == "alt").map(|((_, length), text)| text[length..].to_owned());
            let alt: Vec<String> = alt.collect();
            self.sheet.aside(alt.join(" "), "in place of a picture");
        }
        let is_option = |line: &Line| field(line.text).is_some();
        let under = if lines[1..=options].iter().all(is_option) { options + 1 } else { lines.len() };
        self.blocks(&lines[under..], &around.deeper(), None);
    }
}
