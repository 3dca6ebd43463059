//! Where a manuscript names documents of the site: by title, short title or symbol.

use std::collections::HashMap;
use std::ops::Range;

use crate::search::Words;
use crate::site::Site;

/// The names of documents, by the term of their first word.
pub(super) struct Names {
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// Where a document is named: its index, and the bytes.
pub(super) type Mention = (usize, Range<usize>);

impl Names {
    pub(super) fn of(site: &Site) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (index, document) in site.documents.iter().enumerate() {
            let meta = &document.document.meta;
            let named = [Some(&meta.title), meta.short_title.as_ref(), meta.symbol.as_ref()];
            for name in named.into_iter().flatten() {
                let words = Words::of(name);
                let terms: Vec<String> = words.units().iter().map(|unit| unit.term.to_owned()).collect();
                let terms = terms.strip_prefix(&["the".to_owned()]).unwrap_or(&terms).to_vec();
                if let Some(first) = terms.first() {
                    by_first.entry(first.clone()).or_default().push((terms, index));
                }
            }
        }
        by_first.values_mut().for_each(|names| names.sort_by_key(|(terms, _)| std::cmp::Reverse(terms.len())));
        Self { by_first }
    }

    /// Every mention in a range of a text, in order; the longest name at each place. A name of one word counts only with a
    /// capital letter or a digit, as a name is written.
    pub(super) fn mentions(&self, text: &str, range: &Range<usize>) -> Vec<Mention> {
        let own = &text[range.clone()];
        let words = Words::of(own);
        let units = words.units();
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let fits = |terms: &[String]| {
                units.len() >= at + terms.len() && terms.iter().zip(&units[at..]).all(|(term, unit)| term == unit.term)
            };
            let is_name = |terms: &[String]| {
                terms.len() > 1 || own[units[at].start as usize..].starts_with(|c: char| !c.is_lowercase())
            };
            let names = self.by_first.get(units[at].term).into_iter().flatten();
            match names.into_iter().find(|(terms, _)| fits(terms) && is_name(terms)) {
                Some((terms, document)) => {
                    let end = units[at + terms.len() - 1].end as usize;
                    mentions.push((*document, range.start + units[at].start as usize..range.start + end));
                    at += terms.len();
                }
                None => at += 1,
            }
        }
        mentions
    }
}
