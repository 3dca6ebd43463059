//! The words by which people call paragraphs, and the numbers and names that a document prints.

use crate::citations::locator::bare;
use crate::citations::way::Way;
use crate::language::Language;
use crate::model::{Labels, PREFIXES};
use crate::site::LinkedDocument;

/// Which prefixes a word stands for, and what is not taken apart.
pub(super) struct Words {
    /// Word in small letters without a full stop → prefix.
    known: Vec<(String, String)>,
    /// What has signs or spaces inside and yet is one, the longest first.
    phrases: Vec<Phrase>,
}

/// Something of several words or with signs inside.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// As it is written.
    pub(super) text: String,
    /// What it stands for.
    pub(super) is: Is,
}

/// What a phrase stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// A word for paragraphs: `draft article`.
    Word,
    /// A number as it is printed: `83-1`, `58, 59`, `3 bis`.
    Number,
    /// The heading of what has no number.
    Name(String),
    /// The anchor of a unit, by its index.
    Anchor(usize),
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
    /// Those of all styles, of some languages, and of a document.
    pub(super) fn new(languages: &[&Language], document: &LinkedDocument) -> Self {
        let labels: &Labels = &document.labels;
        let mut words = Self::general(languages);
        words.phrases.extend(names(document));
        for (prefix, pattern) in &labels.patterns {
            words.add(prefix, prefix);
            pattern.split(['{', '}']).for_each(|part| words.add(part, prefix));
        }
        words.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.text.len()));
        words
    }

    /// Those of all styles and of some languages.
    fn general(languages: &[&Language]) -> Self {
        let mut words = Self { known: Vec::new(), phrases: Vec::new() };
        for prefix in PREFIXES.iter().map(|known| known.prefix).chain(["u-u"]) {
            words.add(prefix, prefix);
            for word in WAYS.iter().filter_map(|way| way.forms(prefix)).flatten() {
                words.add(word, prefix);
            }
            for language in languages.iter().filter(|_| prefix != "u-u") {
                words.add(&language.unit_inside(prefix, ""), prefix);
                words.add(language.units(prefix), prefix);
            }
        }
        AROUND.iter().for_each(|(word, prefix)| words.add(word, prefix));
        words
    }

    fn add(&mut self, word: &str, prefix: &str) {
        let word = word.trim().trim_end_matches('.').to_lowercase();
        let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '§' | '¶'));
        if !word.contains(char::is_alphabetic) && !word.contains(['§', '¶']) {
            return;
        }
        if !is_word(&word) {
            self.phrases.push(Phrase { text: word.clone(), is: Is::Word });
        }
        self.known.push((word.replace("¶¶", "¶").replace("§§", "§"), prefix.to_owned()));
    }

    /// The prefixes that a word stands for; none for a word that is not known.
    pub(super) fn prefixes(&self, word: &str) -> Vec<String> {
        let mut prefixes: Vec<String> =
            self.known.iter().filter(|(known, _)| known == word).map(|(_, prefix)| prefix.clone()).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        prefixes
    }

    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }
}

/// The single words by which people call paragraphs in all styles and some languages, each with a prefix.
pub fn called(languages: &[&Language]) -> Vec<(String, String)> {
    Words::general(languages).known.into_iter().filter(|(word, _)| !word.contains(char::is_whitespace)).collect()
}

/// The numbers and anchors that would be taken apart, and the names, each as its heading has it and as its anchor has it.
fn names(document: &LinkedDocument) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let named = document.cited().filter_map(|index| {
        let unit = &document.units[index];
        Some((index, unit.anchor.as_ref()?, &unit.name.as_ref()?.spoken))
    });
    for (index, anchor, spoken) in named {
        if anchor.as_str().contains('-') {
            phrases.push(Phrase { text: anchor.to_string(), is: Is::Anchor(index) });
        }
        let above = spoken.containers.iter().map(|container| (&container.prefix, &container.number));
        for (prefix, number) in above.chain([(&spoken.first.0, &spoken.first.1)]) {
            let number = bare(number.trim());
            let is_plain = number.chars().all(|c| c.is_alphanumeric() || c == '.');
            match prefix.as_str() {
                "" => {
                    let is = Is::Name(number.to_owned());
                    let own = anchor.segments().next().unwrap_or_default();
                    phrases.extend([number, own].map(|text| Phrase { text: text.to_owned(), is: is.clone() }));
                }
                _ if is_plain => {}
                _ => phrases.push(Phrase { text: number.to_owned(), is: Is::Number }),
            }
        }
    }
    phrases.dedup_by(|a, b| a.text == b.text);
    phrases
}
