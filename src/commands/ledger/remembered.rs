//! The words that the ledger knows by their digest alone, as the history of the files has them.

use std::collections::HashMap;
use std::path::Path;

use crate::build::Built;
use crate::dialect;
use crate::disk;
use crate::ledger::{self, Comparison, Ledger, TextDigest};
use crate::model::{Content, DocumentId};
use crate::text::Source;

/// Words that were published, by their digest: those that are found again in the history of their file.
pub(super) type Remembered = HashMap<TextDigest, String>;

/// The words that the ledger has of what differs.
pub(super) fn remembered(root: &Path, comparison: &Comparison<'_>) -> Remembered {
    let mut remembered = Remembered::new();
    for document in &comparison.documents {
        let wanted: Vec<TextDigest> = document.findings.iter().filter_map(|finding| finding.then()?.digest()).collect();
        if !wanted.is_empty() {
            let words = words_of(root, document.id).into_iter();
            remembered.extend(words.filter(|(digest, _)| wanted.contains(digest)));
        }
    }
    remembered
}

/// Puts the last words of what went into the ledger that is accepted. Gives those that are not found, as `charter#p9`.
pub(super) fn keep_last_words(root: &Path, built: &Built, accepted: &mut Ledger) -> Vec<String> {
    let mut read: HashMap<DocumentId, Remembered> = HashMap::new();
    let mut missing = Vec::new();
    for (document, anchor) in accepted.last_words_of(&built.ledger) {
        let words = read.entry(document.clone()).or_insert_with(|| words_of(root, &document).into_iter().collect());
        let digest = accepted.line(&document, &anchor).and_then(ledger::Line::digest);
        let found = digest.and_then(|digest| words.get(&digest));
        if !found.is_some_and(|words| accepted.keep_last(&document, &anchor, words)) {
            missing.push(format!("{document}#{anchor}"));
        }
    }
    missing
}

/// The words of each part of a document as it was accepted, and as it was committed last.
fn words_of(root: &Path, id: &DocumentId) -> Vec<(TextDigest, String)> {
    let path = format!("content/{id}.md");
    let texts = disk::as_accepted(root, &path, &ledger::path_of(id));
    texts.into_iter().flat_map(|text| words_in(Source::new(path.as_str(), text), id)).collect()
}

fn words_in(source: Source, id: &DocumentId) -> Vec<(TextDigest, String)> {
    match dialect::parse(&source, id, &dialect::Settings { allow_html: false }).content {
        Content::Document(document) => {
            document.body.iter().map(|part| (TextDigest::of(part.words()), part.words().to_owned())).collect()
        }
        Content::Page(_) => Vec::new(),
    }
}
