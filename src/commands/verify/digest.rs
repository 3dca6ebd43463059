//! `pincite verify --digest`: the digest of some words, and which paragraph has or had them.

use std::io::Read;

use crate::build::Read as Texts;
use crate::ledger::TextDigest;
use crate::model::{Content, Part};
use crate::text::words;

/// The words that were given, or those of standard input for `-`.
pub(super) fn given(text: &str) -> std::io::Result<String> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut read = String::new();
    std::io::stdin().read_to_string(&mut read)?;
    Ok(read)
}

/// The digest of words as the ledger has it.
pub(super) fn of(text: &str) -> TextDigest {
    TextDigest::of(&words::one_line(text))
}

/// A line for each paragraph that has these words, or had them by the ledger.
pub(super) fn places(digest: TextDigest, read: &Texts) -> Vec<String> {
    let documents = read.content.iter().filter_map(|content| match content {
        Content::Document(document) => Some(document),
        Content::Page(_) => None,
    });
    let mut lines = Vec::new();
    for document in documents {
        let has = |part: &&Part| !part.words().is_empty() && TextDigest::of(part.words()) == digest;
        let anchors = document.body.iter().filter(has).filter_map(|part| part.annotation());
        lines.extend(anchors.map(|of| format!("{}#{}: these are its words", document.id, of.anchor)));
    }
    for (id, document) in &read.ledger.documents {
        for (anchor, line) in &document.anchors {
            let place = format!("{id}#{anchor}");
            if lines.iter().any(|line| line.starts_with(&format!("{place}:"))) {
                continue;
            }
            let since = line.since;
            match (&line.text, &line.gone, line.was.iter().find(|was| was.text == digest)) {
                (Some(text), Some(gone), _) if text.digest == digest => {
                    lines.push(format!("{place}: these were its words until it went, {}", gone.date));
                }
                (Some(text), None, _) if text.digest == digest => {
                    lines.push(format!("{place}: these are the words accepted last; they are others now"));
                }
                (_, _, Some(was)) => {
                    lines.push(format!("{place}: these were its words from {since} until {}", was.until))
                }
                _ => {}
            }
        }
    }
    lines
}
