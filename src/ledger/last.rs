//! The last words of what is gone, for an editor who keeps them. The ledger has the digest of all words, so those that are
//! found somewhere can be told from others.

use super::{Destination, DocumentLedger, Ledger, Line, TextDigest};
use crate::model::{Anchor, DocumentId};

impl Ledger {
    /// The anchors that went since `before`, alone or with their document, and of which the words stand nowhere as they
    /// were: those of a paragraph that only moved can be read where it is.
    pub fn last_words_of(&self, before: &Self) -> Vec<(DocumentId, Anchor)> {
        let lines =
            self.documents.iter().flat_map(|(id, of)| of.anchors.iter().map(move |(at, line)| (id, of, at, line)));
        let went = lines.filter(|(id, of, anchor, line)| {
            let was = before.documents.get(id).zip(before.line(id, anchor));
            is_gone(of, line) && !was.is_some_and(|(of, line)| is_gone(of, line))
        });
        let lost = went.filter(|(id, _, anchor, line)| line.text.is_some() && !self.stands(id, anchor, line.digest()));
        lost.map(|(id, _, anchor, _)| (id.clone(), anchor.clone())).collect()
    }

    /// Keeps the last words of an anchor; not if they are others than the ledger has. Says whether it did.
    pub fn keep_last(&mut self, document: &DocumentId, anchor: &Anchor, words: &str) -> bool {
        let line = self.documents.get_mut(document).and_then(|of| of.anchors.get_mut(anchor));
        let Some(line) = line.filter(|line| line.digest() == Some(TextDigest::of(words))) else { return false };
        line.last = Some(words.into());
        true
    }

    /// Do these words stand where an anchor that is gone leads?
    fn stands(&self, document: &DocumentId, anchor: &Anchor, words: Option<TextDigest>) -> bool {
        let ends = self.ends(Destination::Elsewhere(document.clone(), anchor.clone()));
        ends.iter().any(|end| match end {
            Destination::Elsewhere(document, anchor) => {
                self.line(document, anchor).is_some_and(|line| line.digest() == words)
            }
            _ => false,
        })
    }
}

fn is_gone(of: &DocumentLedger, line: &Line) -> bool {
    line.gone.is_some() || of.gone.is_some()
}
