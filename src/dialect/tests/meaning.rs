//! What two documents mean, to compare them: all but where it stands.

use crate::model::{Annotation, Block, Document, Inline, Meta, Note, Part};
use crate::text::Span;

/// What a document says, without where it stands.
pub(super) fn meaning(document: &Document) -> (Meta, Vec<String>) {
    let part = |part: &Part| {
        let annotation = part.annotation().map(placeless);
        let notes: Vec<Note> =
            part.notes().iter().map(|n| Note { name: n.name.clone(), blocks: blocks(&n.blocks) }).collect();
        match part {
            Part::Heading(h) => {
                format!("{:#?}", (h.level, annotation, inlines(&h.title), notes, &h.lang))
            }
            Part::Paragraph(p) => format!("{:#?}", (annotation, blocks(&p.blocks), notes, &p.lang)),
        }
    };
    (document.meta.clone(), document.body.iter().map(part).collect())
}

fn placeless(annotation: &Annotation) -> Annotation {
    Annotation {
        span: Span::default(),
        topics: annotation.topics.iter().map(|(topic, _)| (topic.clone(), Span::default())).collect(),
        also: annotation.also.iter().map(|(anchor, _)| (anchor.clone(), Span::default())).collect(),
        ..annotation.clone()
    }
}

fn blocks(all: &[Block]) -> Vec<Block> {
    all.iter()
        .map(|block| match block {
            Block::Prose(text) => Block::Prose(inlines(text)),
            Block::List { start, tight, items } => {
                Block::List { start: *start, tight: *tight, items: items.iter().map(|item| blocks(item)).collect() }
            }
            Block::Quote(inner) => Block::Quote(blocks(inner)),
            Block::Table { align, head, rows } => Block::Table {
                align: align.clone(),
                head: head.iter().map(|cell| inlines(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| inlines(cell)).collect()).collect(),
            },
            Block::Decorated { classes, lang, block } => Block::Decorated {
                classes: classes.clone(),
                lang: lang.clone(),
                block: Box::new(blocks(std::slice::from_ref(block)).remove(0)),
            },
            other => other.clone(),
        })
        .collect()
}

fn inlines(all: &[Inline]) -> Vec<Inline> {
    all.iter()
        .map(|inline| match inline.clone() {
            Inline::Emphasis(inner) => Inline::Emphasis(inlines(&inner)),
            Inline::Strong(inner) => Inline::Strong(inlines(&inner)),
            Inline::Corrected { new, sic } => Inline::Corrected { new: inlines(&new), sic },
            Inline::Link { target, title, text, .. } => {
                Inline::Link { target, title, span: Span::default(), text: inlines(&text) }
            }
            Inline::Image { target, title, text, .. } => {
                Inline::Image { target, title, span: Span::default(), text: inlines(&text) }
            }
            other => other,
        })
        .collect()
}
