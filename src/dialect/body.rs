//! Blocks and attributes → headings and paragraphs: which block begins a paragraph, and which goes on with one.

use super::attach::{Given, attach};
use super::attributes::{Attributes, bad_attributes};
use super::infer::Namer;
use super::tree::{Reading, Tree};
use super::{infer, notes};
use crate::diagnostic::Diagnostic;
use crate::model::{Annotation, Block, Heading, Meta, Paragraph, Part, own_text, push_inlines};
use crate::text::{Key, Place, Source, Span, words};

/// Puts a document's blocks together.
pub(super) fn assemble(reading: &Reading, tree: Tree, meta: &Meta, problems: &mut Vec<Diagnostic>) -> Vec<Part> {
    let source = reading.source;
    let given = attach(reading, tree.tops, &tree.notes, problems);
    let anchored = |given: &Given| given.attributes.iter().any(|a| a.anchor.is_some());
    let anchors = given.iter().flat_map(|g| &g.attributes).filter_map(|a| a.anchor.as_ref().map(|(a, _)| a));
    let mut body = Body {
        source,
        namer: Namer::new(anchors, given.iter().rposition(anchored).unwrap_or(0), meta),
        langs: vec![(0, None)],
        language: meta.language.as_deref(),
        parts: Vec::with_capacity(given.len()),
        open: false,
        problems,
    };
    for (index, given) in given.into_iter().enumerate() {
        body.take(index, given);
    }
    let mut parts = body.parts;
    let notes = notes::share_out(source, reading.masked, tree.notes, &mut parts, problems);
    for (part, notes) in parts.iter_mut().zip(notes) {
        finish(source, part, &notes);
    }
    parts
}

struct Body<'a, 'p> {
    source: &'a Source,
    namer: Namer,
    /// Languages by the level of the heading that says them.
    langs: Vec<(u8, Option<String>)>,
    language: Option<&'a str>,
    parts: Vec<Part>,
    /// Does a block without an anchor go on with the last paragraph?
    open: bool,
    problems: &'p mut Vec<Diagnostic>,
}

impl Body<'_, '_> {
    fn take(&mut self, index: usize, given: Given) {
        let start = given.attributes.first().map_or(given.span.start, |a| a.span.start.min(given.span.start));
        let span = Span::new(start..given.span.end);
        let (annotation, lang) = self.annotation(&given.attributes);
        match given.block {
            Block::Heading { level, title, .. } => {
                let classes = given.attributes.iter().any(|a| !a.classes.is_empty());
                if classes {
                    let problem = bad_attributes(self.source, given.attributes[0].span, "a heading has no class");
                    self.problems.push(problem.help("classes are for blocks of text"));
                }
                while self.langs.last().is_some_and(|(above, _)| *above >= level) {
                    self.langs.pop();
                }
                let lang = lang.map_or_else(|| self.inherited(), |lang| self.foreign(lang));
                self.langs.push((level, lang.clone()));
                self.namer.enter(level, annotation.as_ref().map(|a| &a.anchor));
                self.open = false;
                let (words, key) = (String::new(), Key::default());
                self.parts.push(Part::Heading(Heading {
                    level,
                    annotation,
                    title,
                    notes: Vec::new(),
                    lang,
                    words,
                    span,
                    key,
                }));
            }
            block => self.block(index, block, span, annotation, &given.attributes),
        }
    }

    /// Is there a problem with attributes in these bytes already? What is wrong with an anchor is not that there is none.
    fn is_told(&self, bytes: Span) -> bool {
        let of_attributes = ["bad-anchor", "bad-attributes", "stray-attributes"];
        self.problems
            .iter()
            .filter(|problem| of_attributes.contains(&problem.code))
            .any(|problem| problem.at.as_ref().is_some_and(|at| (bytes.start..=bytes.end).contains(&at.span.start)))
    }

    fn block(
        &mut self,
        index: usize,
        block: Block,
        span: Span,
        annotation: Option<Annotation>,
        attributes: &[&Attributes],
    ) {
        let anchor_line = attributes.iter().position(|a| a.anchor.is_some());
        // A language beside the anchor is the paragraph's, on a line of its own it is the block's.
        let own_line = |(at, a): &(usize, &&Attributes)| Some(*at) != anchor_line && a.value("lang").is_some();
        let block_lang = attributes.iter().enumerate().find(own_line).and_then(|(_, a)| a.value("lang"));
        let block_lang = block_lang.map(|value| value.text.clone());
        let paragraph_lang = anchor_line.and_then(|at| attributes[at].value("lang")).map(|value| value.text.clone());
        let classes: Vec<String> = attributes.iter().flat_map(|a| a.classes.clone()).collect();
        let prose = matches!(block, Block::Prose(_));
        let block = if classes.is_empty() && block_lang.is_none() {
            block
        } else {
            Block::Decorated { classes, lang: block_lang, block: Box::new(block) }
        };
        let annotation = match annotation {
            Some(annotation) => annotation,
            None if self.open && !(prose && self.last_is_inferred()) => return self.go_on(block, span),
            None => {
                let anchor = self.namer.name(index);
                let from = attributes.iter().map(|a| a.span.start).min().unwrap_or(span.start);
                if !self.is_told(Span::new(from..span.end)) {
                    self.problems.push(infer::no_anchor(self.source, span, &anchor));
                }
                Annotation { span: Span::at(span.start), inferred: true, ..Annotation::of(anchor) }
            }
        };
        let lang = paragraph_lang.map_or_else(|| self.inherited(), |lang| self.foreign(lang));
        self.open = true;
        self.namer.passed(&annotation.anchor);
        self.parts.push(Part::Paragraph(Paragraph {
            annotation,
            blocks: vec![block],
            notes: Vec::new(),
            lang,
            words: String::new(),
            span,
            key: Key::default(),
        }));
    }

    fn go_on(&mut self, block: Block, span: Span) {
        if let Some(Part::Paragraph(paragraph)) = self.parts.last_mut() {
            paragraph.blocks.push(block);
            paragraph.span.end = span.end;
        }
    }

    fn last_is_inferred(&self) -> bool {
        matches!(self.parts.last(), Some(Part::Paragraph(paragraph)) if paragraph.annotation.inferred)
    }

    /// The language of the headings above.
    fn inherited(&self) -> Option<String> {
        self.langs.last().and_then(|(_, lang)| lang.clone())
    }

    /// A language, unless it is the document's.
    fn foreign(&self, lang: String) -> Option<String> {
        (self.language != Some(&lang)).then_some(lang)
    }

    /// What a block's attribute lines say together, if they name an anchor, and its language.
    fn annotation(&mut self, lines: &[&Attributes]) -> (Option<Annotation>, Option<String>) {
        let mut annotation: Option<Annotation> = None;
        let mut lang = None;
        for attributes in lines {
            lang = attributes.value("lang").map(|value| value.text.clone()).or(lang);
            let Some((anchor, span)) = &attributes.anchor else { continue };
            if let Some(first) = &annotation {
                let problem = bad_attributes(self.source, *span, "a second anchor above one block");
                let place = Place::new(&self.source.path, first.span);
                self.problems.push(problem.also(place, "the first").help("say `also=\"…\"` for further anchors"));
                continue;
            }
            annotation = Some(Annotation { span: *span, ..Annotation::of(anchor.clone()) });
        }
        for attributes in lines {
            let Some(annotation) = &mut annotation else {
                self.without_anchor(attributes);
                continue;
            };
            let text = |key: &str| attributes.value(key).map(|value| value.text.clone());
            annotation.topics.extend(attributes.topics(self.source, self.problems));
            annotation.also.extend(attributes.also(self.source, self.problems));
            annotation.number = annotation.number.take().or_else(|| text("number"));
            annotation.title = annotation.title.take().or_else(|| text("title"));
            annotation.note = annotation.note.take().or_else(|| text("note"));
        }
        (annotation, lang)
    }

    /// Without an anchor, only a class and a language can be said.
    fn without_anchor(&mut self, attributes: &Attributes) {
        for value in attributes.values.iter().filter(|value| value.key != "lang") {
            let message = format!("`{}` without an anchor", value.key);
            let problem = bad_attributes(self.source, value.key_span, message);
            self.problems.push(problem.help("name the paragraph first: `{#p3 …}`"));
        }
    }
}

/// Adds what can be known only now that the notes are in: the words and the key.
fn finish(source: &Source, part: &mut Part, notes: &str) {
    let anchor = part.annotation().map_or("", |annotation| annotation.anchor.as_str());
    // An inferred anchor and an inherited language stand elsewhere in the file.
    let said = [&source.text[part.span().range()], notes, anchor, part.lang().unwrap_or_default()];
    let key = Key::of(said.join("\0").as_bytes());
    match part {
        Part::Heading(heading) => {
            let mut text = String::new();
            push_inlines(&heading.title, &mut text);
            text.push(' ');
            text.push_str(&own_text(&[], &heading.notes));
            heading.words = words::one_line(&text);
            heading.key = key;
        }
        Part::Paragraph(paragraph) => {
            paragraph.words = words::one_line(&own_text(&paragraph.blocks, &paragraph.notes));
            paragraph.key = key;
        }
    }
}
