//! The words by which people call paragraphs on a site, and what its anchors begin with.

use crate::citations::resolve;
use crate::language::Language;
use crate::model::PREFIXES;
use crate::search::fold;
use crate::site::Site;

/// What `para`, `Artikel` and `§` stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Called {
    /// Word by its term → prefix, in order; a word may stand for several.
    pub words: Vec<(String, String)>,
    /// Every prefix, the likeliest first.
    pub prefixes: Vec<String>,
}

impl Called {
    /// In the languages of the interface and of the documents.
    pub fn of(site: &Site, interface: &Language) -> Self {
        let mut languages: Vec<&Language> = vec![interface];
        let mut prefixes: Vec<String> = PREFIXES.iter().map(|known| known.prefix.to_owned()).collect();
        for document in &site.documents {
            if !languages.iter().any(|known| known.tag == document.language.tag) {
                languages.push(&document.language);
            }
            for (prefix, _) in &document.labels.patterns {
                if !prefixes.contains(prefix) {
                    prefixes.push(prefix.clone());
                }
            }
        }
        let known = resolve::called(&languages).into_iter();
        let mut words: Vec<(String, String)> = known.map(|(word, prefix)| (fold(&word), prefix)).collect();
        words.sort();
        words.dedup();
        Self { words, prefixes }
    }

    /// The prefixes that a word stands for.
    pub fn prefixes(&self, term: &str) -> impl Iterator<Item = &str> + '_ {
        let from = self.words.partition_point(|(word, _)| word.as_str() < term);
        let term = term.to_owned();
        self.words[from..].iter().take_while(move |(word, _)| *word == term).map(|(_, prefix)| prefix.as_str())
    }
}
