//! Draft → Document: anchors, sentences on lines of their own, topics, and the account of what was done.
//!
//! Anchors that are known already stay where the words stayed. Nothing here knows how the document is printed; the proof
//! takes the printed document as it was read back.

pub mod account;
mod anchors;
mod joint;
mod known;
mod labels;
mod notes;
mod printed;
mod proof;
mod prose;
mod sentences;
mod topics;
mod verify;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

pub use account::Account;
pub use proof::{prove_cut, prove_printed};
pub use sentences::sentences;
use topics::Phrases;
pub use topics::evidence;
pub use verify::verify;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Anchor, Annotation, Block, Document, DocumentId, Draft, Heading, Inline, Note, Paragraph, Part, Run, Topic, Unit,
    own_text, push_inlines,
};
use crate::text::{Digest, Key, Source, Span, words};

/// What the caller knows besides the draft.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The document's id.
    pub id: DocumentId,
    /// The file that the document will be, relative to the site's folder.
    pub path: Arc<str>,
    /// Where the source will lie, from `content/`.
    pub source_file: Option<String>,
    /// The vocabulary.
    pub topics: &'a [Topic],
    /// Anchors that the file or the ledger has already, each with its own words on one line, the file's first.
    pub known: &'a [(Anchor, String)],
    /// Anchors that were published and went, with words that the text does not have: nothing else is named so.
    pub gone: &'a [Anchor],
}

/// What became of a draft.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The document.
    pub document: Document,
    /// What the import did with the source.
    pub account: Account,
    /// What is wrong; with an error among them nothing may be written.
    pub problems: Vec<Diagnostic>,
}

/// Every kind of problem that the proof and the comparison with a source may find.
pub const CODES: &[&Code] = &[&proof::WORDS_LOST, &proof::WORDS_ALTERED, &verify::UNMARKED_CHANGE];

/// Makes a document of a draft. Points 1 to 3 of the proof are computed here; [`prove_printed`] is the fourth.
pub fn annotate(draft: &Draft, source: &Source, context: &Context) -> Annotated {
    let shares = notes::shares(draft);
    let own_words = notes::own_words(draft, source, &shares);
    let words: Vec<&str> = own_words.iter().map(String::as_str).collect();
    let named = anchors::name(&draft.units, &words, context.known, context.gone);
    let names = notes::names(&shares, &named);
    let labels = labels::seen(&draft.units, &named, source);
    let levels = levels(&draft.units);
    let phrases = Phrases::of(context.topics);
    let mut body = Vec::with_capacity(draft.units.len());
    for (index, (unit, words)) in draft.units.iter().zip(own_words).enumerate() {
        let text = Text::of(draft, index, words, source, &names, shares[index].clone());
        let annotation = named[index].clone().map(|anchor| {
            let number = labels::exception(&labels, &anchor, unit, source);
            let title = (!text.title.is_empty() && !unit.heading).then(|| text.title.clone());
            let topics = phrases.found(&text.words).into_iter().map(|id| (id, Span::default())).collect();
            let also =
                joint::joint(unit, &anchor, &named).into_iter().map(|anchor| (anchor, Span::default())).collect();
            Annotation { number, title, topics, also, ..Annotation::of(anchor) }
        });
        body.push(text.into_part(unit, annotation, levels[index]));
    }
    let mut meta = draft.meta.clone();
    meta.labels = labels;
    meta.source.file.clone_from(&context.source_file);
    let document = Document {
        id: context.id.clone(),
        meta,
        body,
        path: Arc::clone(&context.path),
        text: "".into(),
        digest: Digest::default(),
    };
    let account = Account::of(draft, source, &document, &names, anchors::told(&draft.units, &named));
    let problems = prove_cut(draft, source);
    Annotated { document, account, problems }
}

/// The level of each heading: one deeper than the headings with a label that it lies in, articles below all divisions.
fn levels(units: &[Unit]) -> Vec<u8> {
    let mut levels = vec![1_u8; units.len()];
    let of_division = |prefix: &'static str| ["ann", "app", "sch", "bk", "pt", "tit", "ch"].contains(&prefix);
    let divides = |index: usize| match &units[index].label {
        Some(label) => label.prefix.is_some_and(of_division),
        None => units.get(index + 1).is_some_and(|next| !next.preamble),
    };
    for index in 0..units.len() {
        let outer = units[index].parent.map_or(1, |parent| levels[parent]);
        levels[index] = if units[index].heading { (outer + 1).min(6) } else { outer };
    }
    let deepest =
        (0..units.len()).filter(|index| units[*index].heading && divides(*index)).map(|index| levels[index]).max();
    for (index, unit) in units.iter().enumerate() {
        if unit.heading && !divides(index) {
            let above = match unit.parent.filter(|parent| !divides(*parent)) {
                Some(parent) => levels[parent],
                None => deepest.unwrap_or(1),
            };
            levels[index] = levels[index].max((above + 1).min(6));
        }
    }
    close_gaps(units, &mut levels);
    levels
}

/// Sets each heading one level below the one that it stands under: an article right in a chapter, where others lie in its
/// sections.
fn close_gaps(units: &[Unit], levels: &mut [u8]) {
    let mut above: Vec<u8> = Vec::new();
    for index in (0..units.len()).filter(|index| units[*index].heading) {
        above.retain(|level| *level < levels[index]);
        above.push(levels[index]);
        levels[index] = (above.len() as u8 + 1).min(6);
    }
}

/// A unit's words as a document has them.
struct Text {
    blocks: Vec<Vec<Inline>>,
    title: String,
    notes: Vec<Note>,
    words: String,
}

impl Text {
    /// `names` are those of the draft's notes, `share` the notes of the unit.
    fn of(draft: &Draft, index: usize, words: String, source: &Source, names: &[String], share: Range<usize>) -> Self {
        let unit = &draft.units[index];
        let on_lines = |runs: &Vec<Run>, lang: Option<&str>| {
            let language = lang.or(draft.meta.language.as_deref());
            sentences::on_lines(prose::inlines(runs, source, names), language)
        };
        let langs = unit.langs.iter().copied().chain(std::iter::repeat(None));
        let mut blocks: Vec<Vec<Inline>> = match unit.heading {
            true => unit.blocks.iter().map(|runs| prose::inlines(runs, source, names)).collect(),
            false => unit.blocks.iter().zip(langs).map(|(runs, lang)| on_lines(runs, lang)).collect(),
        };
        let mut title = String::new();
        let titled = prose::inlines(&unit.title, source, names);
        push_inlines(&titled, &mut title);
        // A title is plain; the marks of its notes stand before the text.
        let marks = titled.into_iter().filter(|inline| matches!(inline, Inline::NoteMark(_)));
        match blocks.first_mut() {
            Some(first) => drop(first.splice(0..0, marks)),
            None => blocks.push(marks.collect()),
        }
        let notes = share.map(|note| Note {
            name: names[note].clone(),
            blocks: draft.notes[note].blocks.iter().map(|runs| Block::Prose(on_lines(runs, None))).collect(),
        });
        Self { blocks, title: title.trim().replace('\n', " "), notes: notes.collect(), words }
    }

    fn into_part(self, unit: &Unit, annotation: Option<Annotation>, level: u8) -> Part {
        if unit.heading || annotation.is_none() {
            let title: Vec<Inline> = self.blocks.into_iter().flatten().collect();
            return Part::Heading(Heading {
                level,
                annotation,
                title,
                notes: self.notes,
                lang: None,
                words: self.words,
                span: Span::default(),
                key: Key::default(),
            });
        }
        let annotation = annotation.expect("a paragraph has an anchor");
        let whole = unit.langs.first().copied().flatten().filter(|lang| unit.langs.iter().all(|of| *of == Some(lang)));
        let langs = unit.langs.iter().copied().chain(std::iter::repeat(None));
        let filled = self.blocks.into_iter().zip(langs).filter(|(block, _)| !block.is_empty());
        let mut blocks: Vec<Block> = Vec::with_capacity(unit.blocks.len());
        blocks.extend(filled.map(|(inlines, lang)| match lang.filter(|_| whole.is_none()) {
            None => Block::Prose(inlines),
            Some(lang) => {
                let block = Box::new(Block::Prose(inlines));
                Block::Decorated { classes: Vec::new(), lang: Some(lang.to_owned()), block }
            }
        }));
        debug_assert_eq!(words::one_line(&own_text(&blocks, &self.notes)), self.words);
        Part::Paragraph(Paragraph {
            annotation,
            blocks,
            notes: self.notes,
            lang: whole.map(str::to_owned),
            words: self.words,
            span: Span::default(),
            key: Key::default(),
        })
    }
}
