//! The words by which people call paragraphs.

use crate::citations::locator::{Way, forms_of};
use crate::language::Language;
use crate::model::{Labels, PREFIXES};

/// Which prefixes a word stands for.
pub(super) struct Words {
    /// Word in small letters without a full stop → prefix.
    known: Vec<(String, String)>,
}

/// What is said around a number in Chinese, Japanese and Korean, whatever the language of the document.
#[rustfmt::skip]
const AROUND: &[(&str, &str)] = &[
    ("第条", "art"), ("第條", "art"), ("제조", "art"), ("第款", "p"), ("第项", "p"), ("第項", "p"), ("第段", "p"), ("제항", "p"),
    ("第章", "ch"), ("제장", "ch"), ("第节", "sec"), ("第節", "sec"), ("제절", "sec"), ("第编", "pt"), ("第編", "pt"), ("第部分", "pt"),
    ("제편", "pt"),
];

const WAYS: [Way; 4] = [Way::Plain, Way::Oscola, Way::Bluebook, Way::Mla];

impl Words {
    /// Those of all styles, of some languages, and of a document's labels.
    pub(super) fn new(languages: &[&Language], labels: &Labels) -> Self {
        let mut known = Vec::new();
        let mut add = |word: &str, prefix: &str| {
            let word = word.trim().trim_end_matches('.').to_lowercase();
            let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '§' | '¶'));
            if is_word {
                known.push((word.replace("¶¶", "¶").replace("§§", "§"), prefix.to_owned()));
            }
        };
        for prefix in PREFIXES.iter().map(|known| known.prefix) {
            add(prefix, prefix);
            let words = WAYS.iter().filter_map(|way| forms_of(*way, prefix)).flatten();
            words.for_each(|word| add(word, prefix));
            for language in languages {
                add(&language.unit_inside(prefix, ""), prefix);
                add(language.units(prefix), prefix);
            }
        }
        AROUND.iter().for_each(|(word, prefix)| add(word, prefix));
        for (prefix, pattern) in &labels.patterns {
            add(prefix, prefix);
            pattern.split(['{', '}']).for_each(|part| add(part, prefix));
        }
        Self { known }
    }

    /// The prefixes that a word stands for; none for a word that is not known.
    pub(super) fn prefixes(&self, word: &str) -> Vec<String> {
        let mut prefixes: Vec<String> =
            self.known.iter().filter(|(known, _)| known == word).map(|(_, prefix)| prefix.clone()).collect();
        prefixes.dedup();
        prefixes
    }
}
