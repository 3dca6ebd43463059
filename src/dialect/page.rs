//! Blocks and attributes → an ordinary page, where headings have ids and nothing is cited.

use super::attach::{Given, attach};
use super::attributes::{self, Attributes, bad_attributes};
use super::heading_ids::HeadingIds;
use super::notes;
use super::tree::{Reading, Tree};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Note};
use crate::text::Source;

/// Puts a page's blocks together.
pub(super) fn assemble(reading: &Reading, tree: Tree, problems: &mut Vec<Diagnostic>) -> (Vec<Block>, Vec<Note>) {
    let source = reading.source;
    let given = attach(reading, tree.tops, &tree.notes, problems);
    let mut ids = HeadingIds::default();
    for anchor in given.iter().filter(|g| matches!(g.block, Block::Heading { .. })).flat_map(anchors) {
        ids.keep(anchor);
    }
    let mut blocks: Vec<Block> = given.into_iter().map(|given| decorate(source, given, problems)).collect();
    name_headings(&mut blocks, &mut ids);
    let notes = notes::of_page(source, reading.masked, tree.notes, &blocks, problems);
    (blocks, notes)
}

fn anchors<'a>(given: &Given<'a>) -> impl Iterator<Item = &'a str> {
    given.attributes.iter().copied().filter_map(|a| a.anchor.as_ref()).map(|(anchor, _)| anchor.as_str())
}

fn decorate(source: &Source, given: Given, problems: &mut Vec<Diagnostic>) -> Block {
    let heading = matches!(given.block, Block::Heading { .. });
    for attributes in &given.attributes {
        report_cited(source, attributes, heading, problems);
    }
    let named = anchors(&given).next().map(str::to_owned);
    let mut block = given.block;
    if let (Block::Heading { id, .. }, Some(named)) = (&mut block, named) {
        *id = named;
        return block;
    }
    let classes: Vec<String> = given.attributes.iter().flat_map(|a| a.classes.clone()).collect();
    let lang = given.attributes.iter().find_map(|a| a.value("lang")).map(|value| value.text.clone());
    if classes.is_empty() && lang.is_none() {
        return block;
    }
    Block::Decorated { classes, lang, block: Box::new(block) }
}

/// Tells of attributes that only paragraphs of documents have.
fn report_cited(source: &Source, attributes: &Attributes, heading: bool, problems: &mut Vec<Diagnostic>) {
    let help = "a page is not cited by paragraph; remove this, or remove `kind: page`";
    for value in attributes.values.iter().filter(|value| value.key != "lang") {
        problems.push(bad_attributes(source, value.key_span, format!("`{}` on a page", value.key)).help(help));
    }
    if let Some((_, span)) = attributes.anchor.as_ref().filter(|_| !heading) {
        problems.push(attributes::bad_attributes(source, *span, "an anchor above a block of a page").help(help));
    }
}

fn name_headings(blocks: &mut [Block], ids: &mut HeadingIds) {
    for block in blocks {
        match block {
            Block::Heading { id, title, .. } if id.is_empty() => *id = ids.make(title),
            Block::List { items, .. } => items.iter_mut().for_each(|item| name_headings(item, ids)),
            Block::Quote(blocks) => name_headings(blocks, ids),
            Block::Definitions(entries) => {
                entries.iter_mut().flat_map(|(_, meanings)| meanings).for_each(|meaning| name_headings(meaning, ids));
            }
            Block::Decorated { block, .. } => name_headings(std::slice::from_mut(block), ids),
            _ => {}
        }
    }
}
