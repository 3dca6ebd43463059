//! The words that the ledger knows by their digest alone, as the history of the files has them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use crate::build::Built;
use crate::dialect;
use crate::disk;
use crate::ledger::{self, Comparison, Ledger, TextDigest};
use crate::model::{Anchor, Content, DocumentId};
use crate::text::Source;

/// Words that were published, by their digest: those that are found again in the history of their file.
pub(super) type Remembered = HashMap<TextDigest, String>;

/// The words that the ledger has of what differs.
pub(super) fn remembered(root: &Path, comparison: &Comparison<'_>) -> Remembered {
    let mut remembered = Remembered::new();
    for document in &comparison.documents {
        let wanted = document.findings.iter().filter_map(|finding| finding.then()?.digest()).collect();
        remembered.extend(words_of(root, document.id, wanted));
    }
    remembered
}

/// Puts the last words of what went into the ledger that is accepted. Gives those that are not found, as `charter#p9`.
pub(super) fn keep_last_words(root: &Path, built: &Built, accepted: &mut Ledger) -> Vec<String> {
    let mut went: BTreeMap<DocumentId, Vec<(Anchor, Option<TextDigest>)>> = BTreeMap::new();
    for (document, anchor) in accepted.last_words_of(&built.ledger) {
        let digest = accepted.line(&document, &anchor).and_then(ledger::Line::digest);
        went.entry(document).or_default().push((anchor, digest));
    }
    let mut missing = Vec::new();
    for (document, anchors) in went {
        let words = words_of(root, &document, anchors.iter().filter_map(|(_, digest)| *digest).collect());
        for (anchor, digest) in anchors {
            let found = digest.and_then(|digest| words.get(&digest));
            if !found.is_some_and(|words| accepted.keep_last(&document, &anchor, words)) {
                missing.push(format!("{document}#{anchor}"));
            }
        }
    }
    missing
}

/// The words of some digests, from the latest versions of a document that have them.
fn words_of(root: &Path, id: &DocumentId, mut wanted: HashSet<TextDigest>) -> Remembered {
    let mut found = Remembered::new();
    if wanted.is_empty() {
        return found;
    }
    let path = format!("content/{id}.md");
    for text in disk::versions(root, &path, &ledger::path_of(id)) {
        let words = words_in(Source::new(path.as_str(), text), id).into_iter();
        found.extend(words.filter(|(digest, _)| wanted.remove(digest)));
        if wanted.is_empty() {
            break;
        }
    }
    found
}

fn words_in(source: Source, id: &DocumentId) -> Vec<(TextDigest, String)> {
    match dialect::parse(&source, id, &dialect::Settings { allow_html: false }).content {
        Content::Document(document) => {
            document.body.iter().map(|part| (TextDigest::of(part.words()), part.words().to_owned())).collect()
        }
        Content::Page(_) => Vec::new(),
    }
}
