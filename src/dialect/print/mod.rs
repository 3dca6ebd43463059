//! [`Document`] → annotated markdown: front matter, then each part under its attribute line.
//!
//! Line breaks stay where the value has them. A sign gets a backslash only where it would mean something.

mod blocks;
mod escape;
mod inlines;

use crate::model::{Annotation, Block, Document, Heading, Paragraph, Part};

use super::attributes;
use super::front_matter::front_matter_text;

/// The whole file: front matter, then the body.
pub fn print(document: &Document) -> String {
    let mut printing = Printing { document, langs: Vec::new(), text: String::new() };
    printing.piece(&[front_matter_text(&document.meta).trim_end()]);
    for part in &document.body {
        match part {
            Part::Heading(heading) => printing.heading(heading),
            Part::Paragraph(paragraph) => printing.paragraph(paragraph),
        }
    }
    if !printing.text.is_empty() {
        printing.text.push('\n');
    }
    printing.text
}

struct Printing<'a> {
    document: &'a Document,
    /// Languages of the headings above, by level.
    langs: Vec<(u8, Option<&'a str>)>,
    /// What is written so far.
    text: String,
}

impl<'a> Printing<'a> {
    fn heading(&mut self, heading: &'a Heading) {
        while self.langs.last().is_some_and(|(above, _)| *above >= heading.level) {
            self.langs.pop();
        }
        let lang = self.said(heading.lang.as_deref());
        self.langs.push((heading.level, heading.lang.as_deref()));
        let title = inlines::on_one_line(&heading.title, &self.document.id);
        let hashes = "#".repeat(usize::from(heading.level.clamp(1, 6)));
        let line = if title.is_empty() { hashes } else { format!("{hashes} {title}") };
        self.push(heading.annotation.as_ref(), &[], lang.as_deref(), &line);
        self.notes(&heading.notes);
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph) {
        let lang = self.said(paragraph.lang.as_deref());
        let texts = blocks::each(&paragraph.blocks, &self.document.id);
        let mut texts = paragraph.blocks.iter().zip(texts);
        match texts.next() {
            Some((Block::Decorated { classes, lang: None, .. }, text)) => {
                self.push(Some(&paragraph.annotation), classes, lang.as_deref(), &text);
            }
            Some((Block::Decorated { classes, lang: own, .. }, text)) => {
                let below = format!("{}\n{text}", attributes::write(None, classes, own.as_deref()));
                self.push(Some(&paragraph.annotation), &[], lang.as_deref(), &below);
            }
            Some((_, text)) => self.push(Some(&paragraph.annotation), &[], lang.as_deref(), &text),
            None => {}
        }
        for (block, text) in texts {
            match block {
                Block::Decorated { classes, lang, .. } => self.push(None, classes, lang.as_deref(), &text),
                _ => self.piece(&[&text]),
            }
        }
        self.notes(&paragraph.notes);
    }

    fn notes(&mut self, notes: &[crate::model::Note]) {
        for note in notes {
            self.piece(&[&blocks::note(note, &self.document.id)]);
        }
    }

    fn push(&mut self, annotation: Option<&Annotation>, classes: &[String], lang: Option<&str>, text: &str) {
        let line = attributes::write(annotation, classes, lang);
        let between = if line.is_empty() { "" } else { "\n" };
        self.piece(&[&line, between, text]);
    }

    /// Writes a piece, an empty line after what stands before it.
    fn piece(&mut self, parts: &[&str]) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        parts.iter().for_each(|part| self.text.push_str(part));
    }

    /// What must be said of a language under the headings above.
    fn said(&self, lang: Option<&str>) -> Option<String> {
        let inherited = self.langs.last().and_then(|(_, lang)| *lang);
        if lang == inherited {
            return None;
        }
        lang.map(str::to_owned).or_else(|| self.document.meta.language.clone())
    }
}
