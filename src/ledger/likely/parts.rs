//! Texts that are several in a row now, word for word: a paragraph that was split.

use std::collections::HashMap;

use super::MOST_UNFOUND;
use crate::ledger::compare::{DocumentComparison, Finding};
use crate::ledger::{CurrentDocument, Text, TextDigest, Unit};
use crate::model::Anchor;
use crate::text::words;

/// In no more parts than this.
const MOST_PARTS: usize = 40;

/// Fills in the parts of all that is lost or changed and stands in parts.
pub(super) fn find(documents: &mut [DocumentComparison<'_>]) {
    for document in documents {
        let Some(now) = document.now else { continue };
        let wanted: Vec<(usize, &Text)> = document.findings.iter().enumerate().filter_map(wanted).collect();
        if wanted.is_empty() || wanted.len() > MOST_UNFOUND {
            continue;
        }
        let mut by_begin: HashMap<&str, Vec<(usize, &Text)>> = HashMap::new();
        for (finding, text) in wanted {
            for begin in [&*text.begins, first(&text.begins)] {
                let same = by_begin.entry(begin).or_default();
                // Many paragraphs that begin alike tell nothing.
                if same.len() < 4 {
                    same.push((finding, text));
                }
            }
        }
        for (at, unit) in now.units.iter().enumerate() {
            // The words that the ledger has of a text are in its first part, or that part is shorter than they.
            let begin = words::begins(unit.words, 8);
            let begin = if begin.len() < unit.words.len() { begin } else { first(unit.words) };
            for (finding, text) in by_begin.get(begin).into_iter().flatten() {
                if let Some(found) = parts(now, at, text) {
                    match &mut document.findings[*finding] {
                        Finding::Lost { parts, .. } | Finding::Changed { parts, .. } => *parts = found,
                        _ => unreachable!("nothing else is wanted"),
                    }
                }
            }
        }
    }
}

fn wanted<'a>((at, finding): (usize, &Finding<'a>)) -> Option<(usize, &'a Text)> {
    match finding {
        Finding::Lost { then, .. } | Finding::Changed { then, .. } => Some((at, then.text.as_ref()?)),
        _ => None,
    }
}

/// The first words of a line, so few that a first part is seldom shorter.
fn first(line: &str) -> &str {
    words::begins(line, 2)
}

/// The units from one on whose words in a row are those of a text, if they are two at least.
fn parts<'a>(now: &'a CurrentDocument<'a>, from: usize, text: &Text) -> Option<Vec<&'a Anchor>> {
    let mut count = 0;
    for (index, unit) in now.units[from..].iter().take(MOST_PARTS).enumerate() {
        count += words::count(unit.words);
        if unit.words.is_empty() || count > text.words {
            return None;
        }
        if count == text.words && index > 0 {
            let units: &[Unit<'a>] = &now.units[from..=from + index];
            let all: Vec<&str> = units.iter().map(|unit| unit.words).collect();
            let same = TextDigest::of(&words::one_line(&all.join(" "))) == text.digest;
            return same.then(|| units.iter().map(|unit| unit.anchor).collect());
        }
    }
    None
}
