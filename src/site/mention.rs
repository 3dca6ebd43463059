//! The names of works where they occur in a document's words.
//!
//! Longest first, whole words, as written, across line breaks; never inside a link, code or a correction, and never a
//! document's own name.

use std::borrow::Cow;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{Block, DocumentId, Id, Inline, Note, Work};

/// A name of a work in a run of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Which text of its unit, in reading order, from 0; what stands in links, code and corrections does not count.
    pub run: usize,
    /// The first byte in the text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The work.
    pub work: Id,
    /// Is it the first of its name in the unit, which alone is linked?
    pub first: bool,
}

/// Finds names of works.
pub(super) struct Finder {
    names: Option<AhoCorasick>,
    /// For each name the works that it may mean: one, or several that are kept to different documents.
    meant: Vec<Vec<Meant>>,
}

/// A work that a name may mean.
struct Meant {
    work: Id,
    /// The documents to which it is kept; all, if empty.
    only: Vec<DocumentId>,
    /// The work's own document.
    own: Option<DocumentId>,
}

impl Finder {
    pub(super) fn new(works: &[Work]) -> Self {
        let (mut patterns, mut meant): (Vec<&str>, Vec<Vec<Meant>>) = (Vec::new(), Vec::new());
        for work in works {
            for name in work.names.iter().filter(|name| !name.trim().is_empty()) {
                let at = patterns.iter().position(|known| known == name).unwrap_or_else(|| {
                    patterns.push(name);
                    meant.push(Vec::new());
                    patterns.len() - 1
                });
                let (only, own) = (work.only.clone(), work.document.clone());
                meant[at].push(Meant { work: work.id.clone(), only, own });
            }
        }
        let names = (!patterns.is_empty())
            .then(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns))
            .map(|names| names.expect("names of works are few and short"));
        Self { names, meant }
    }

    /// The mentions in a unit of the document `id`, in reading order.
    pub(super) fn find(&self, id: &DocumentId, blocks: &[Block], notes: &[Note]) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let mut linked = Vec::new();
        let Some(names) = &self.names else { return mentions };
        each_run(blocks, notes, &mut |run, text| {
            let before = mentions.len();
            for found in names.find_iter(text) {
                let meant = self.meant[found.pattern().as_usize()].iter().find(|meant| meant.is_looked_for_in(id));
                let Some(Meant { work, .. }) = meant.filter(|_| is_whole_word(text, found.start(), found.end())) else {
                    continue;
                };
                let repeats = mentions[before..]
                    .last()
                    .is_some_and(|last: &Mention| last.work == *work && &text[last.end..found.start()] == " (");
                if repeats && text[found.end()..].starts_with(')') {
                    continue;
                }
                let first = !linked.contains(&found.pattern());
                linked.push(found.pattern());
                mentions.push(Mention { run, start: found.start(), end: found.end(), work: work.clone(), first });
            }
        });
        mentions
    }
}

impl Meant {
    fn is_looked_for_in(&self, document: &DocumentId) -> bool {
        (self.only.is_empty() || self.only.contains(document)) && self.own.as_ref() != Some(document)
    }
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() && !crate::text::words::is_unspaced(c);
    let edge = |inner: Option<char>, outer: Option<char>| !(inner.is_some_and(joins) && outer.is_some_and(joins));
    edge(text[start..end].chars().next(), text[..start].chars().next_back())
        && edge(text[start..end].chars().next_back(), text[end..].chars().next())
}

/// Calls `see` with each run of text of a unit and its number, its line breaks as spaces. What stands in links, code and
/// corrections is no run.
pub fn each_run(blocks: &[Block], notes: &[Note], see: &mut dyn FnMut(usize, &str)) {
    let mut runs = Runs { next: 0, see };
    runs.blocks(blocks);
    notes.iter().for_each(|note| runs.blocks(&note.blocks));
}

struct Runs<'a> {
    next: usize,
    see: &'a mut dyn FnMut(usize, &str),
}

impl Runs<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Prose(inlines) | Block::Heading { title: inlines, .. } => self.inlines(inlines),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
                }
                Block::Definitions(entries) => {
                    for (term, meanings) in entries {
                        self.inlines(term);
                        meanings.iter().for_each(|meaning| self.blocks(meaning));
                    }
                }
                Block::Decorated { block, .. } => self.blocks(std::slice::from_ref(block)),
                Block::Code { .. } | Block::Rule | Block::Html(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    (self.see)(self.next, &on_one_line(text));
                    self.next += 1;
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => self.inlines(inner),
                _ => {}
            }
        }
    }
}

/// A text of as many bytes without line breaks.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { Cow::Owned(text.replace('\n', " ")) } else { Cow::Borrowed(text) }
}
