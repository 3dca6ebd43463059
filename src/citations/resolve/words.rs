//! The words by which people call paragraphs.

use crate::citations::locator::{Way, forms_of};
use crate::language::Language;
use crate::model::{Labels, PREFIXES};

/// Which prefixes a word stands for.
pub(super) struct Words {
    /// Word in small letters without a full stop → prefix.
    known: Vec<(String, String)>,
}

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
