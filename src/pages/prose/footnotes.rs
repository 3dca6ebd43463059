//! Footnotes of the source, with its own figures; and the letters of the editor's notes, which no footnote has.

use super::escape;
use super::pen::{Manner, Pen};
use crate::model::{Block, Note};

/// The letter of a correction, counted from 0 through its document: `a` to `z`, then `aa`, `ab`.
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl<'a> Pen<'a> {
    /// The mark of a footnote. Where the same note was referred to before, the mark has no id: one leads back.
    pub(super) fn note_mark(&mut self, name: &'a str) {
        if matches!(self.manner, Manner::Quoted(_)) {
            return;
        }
        let figure = self.figure(name);
        let label = self.language.fill("footnote", &[("figure", &figure)]);
        let note = format!("_fn-{}", escape::id(name));
        let here = self.notes.iter().any(|note| note.name == name);
        let first = here && !self.noted.contains(&name);
        self.noted.push(name);
        let id = if first { format!("_fnref-{}", escape::id(name)) } else { String::new() };
        match self.document {
            Some(document) if !here && document != self.at => {
                let elsewhere = format!("{}#{note}", self.at.to(document));
                self.mark(&elsewhere, &id, &label, &figure);
            }
            _ => self.mark(&note, &id, &label, &figure),
        }
    }

    /// What a reader sees of a note's name: on a page its place in the list; in a document the source's own figure,
    /// `1` of `p4-1` in paragraph `p4`.
    fn figure(&self, name: &str) -> String {
        if self.manner == Manner::Page
            && let Some(index) = self.notes.iter().position(|note| note.name == name)
        {
            return (index + 1).to_string();
        }
        let own = self.unit.and_then(|(anchor, _)| name.strip_prefix(anchor)?.strip_prefix('-'));
        own.or_else(|| name.rsplit_once('-').map(|(_, last)| last)).unwrap_or(name).to_owned()
    }

    /// The footnotes of a unit, each in a block after its text.
    pub(super) fn footnotes(&mut self, notes: &'a [Note]) {
        for note in notes {
            let figure = self.figure(&note.name);
            let label = self.language.fill("footnote_back", &[("figure", &figure)]);
            self.raw("\n<div class=\"fn\"");
            self.attribute("id", &format!("_fn-{}", escape::id(&note.name)));
            self.raw("><a class=\"ref\"");
            self.attribute("href", &format!("#_fnref-{}", escape::id(&note.name)));
            self.attribute("aria-label", &label);
            self.raw(">");
            self.text(&figure);
            self.raw("</a> ");
            self.note_text(note);
            self.raw("</div>");
        }
    }

    /// The footnotes of a page in a list at its end.
    pub(super) fn list_of_footnotes(&mut self, notes: &'a [Note]) {
        if notes.is_empty() {
            return;
        }
        let (title, back, label) =
            (self.language.say("footnotes"), self.language.say("back"), self.language.say("back_to_text"));
        self.raw("\n<section class=\"footnotes\"");
        self.attribute("aria-label", title);
        self.raw(">\n<ol>\n");
        for note in notes {
            self.raw("<li");
            self.attribute("id", &format!("_fn-{}", escape::id(&note.name)));
            self.raw(">");
            self.note_text(note);
            self.raw(" <a");
            self.attribute("href", &format!("#_fnref-{}", escape::id(&note.name)));
            self.attribute("aria-label", label);
            self.raw(">");
            self.text(back);
            self.raw("</a></li>\n");
        }
        self.raw("</ol>\n</section>");
    }

    /// The first block of prose stands beside the figure, what follows below.
    fn note_text(&mut self, note: &'a Note) {
        self.last = None;
        match note.blocks.split_first() {
            Some((Block::Prose(inlines), rest)) => {
                self.inlines(inlines);
                if !rest.is_empty() {
                    self.raw("\n");
                    self.blocks(rest);
                }
            }
            _ => self.blocks(&note.blocks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 1, 25, 26, 27, 701, 702].map(letter).into();
        assert_eq!(letters, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }
}
