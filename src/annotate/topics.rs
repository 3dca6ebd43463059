//! Topics that a paragraph's own words speak for, by the vocabulary's `match` phrases.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::model::{Id, Topic};

/// A vocabulary whose phrases are looked for in many lines of words, all of them in one go.
pub struct Phrases<'a> {
    topics: &'a [Topic],
    /// Each phrase, folded, and its topic's place.
    phrases: Vec<(String, usize)>,
    /// Their letters; `None` if there are none to look for.
    letters: Option<AhoCorasick>,
}

impl<'a> Phrases<'a> {
    /// Makes ready to look for the phrases of some topics.
    pub fn of(topics: &'a [Topic]) -> Self {
        let rows = topics.iter().enumerate();
        let all = rows.flat_map(|(at, topic)| topic.evidence.iter().map(move |phrase| (fold(phrase), at)));
        let phrases: Vec<(String, usize)> = all.filter(|(phrase, _)| !core(phrase).is_empty()).collect();
        let cores = || phrases.iter().map(|(phrase, _)| core(phrase));
        let searcher = || AhoCorasick::new(cores()).expect("phrases are shorter than what it holds");
        let letters = (!phrases.is_empty()).then(searcher);
        Self { topics, phrases, letters }
    }

    /// The topics of a line of words, in the vocabulary's order.
    pub fn found(&self, words: &str) -> Vec<Id> {
        let Some(letters) = &self.letters else { return Vec::new() };
        let line = fold(words);
        let mut seen: BTreeSet<usize> =
            letters.find_overlapping_iter(&line).map(|found| found.pattern().as_usize()).collect();
        // The letters may stand inside another word.
        seen.retain(|phrase| !occurrences(&line, &self.phrases[*phrase].0).is_empty());
        let of: BTreeSet<usize> = seen.into_iter().map(|phrase| self.phrases[phrase].1).collect();
        of.into_iter().map(|topic| self.topics[topic].id.clone()).collect()
    }
}

/// A phrase without the stars at its ends.
fn core(phrase: &str) -> &str {
    phrase.trim_matches('*')
}

/// The phrases of a topic that stand in a line of words, each with what stands there for it, in small letters.
pub fn evidence<'a>(topic: &'a Topic, words: &str) -> Vec<(&'a str, Vec<String>)> {
    let line = fold(words);
    let found = topic.evidence.iter().map(|phrase| {
        let words: BTreeSet<String> = occurrences(&line, &fold(phrase)).into_iter().collect();
        (phrase.as_str(), words.into_iter().collect::<Vec<_>>())
    });
    found.filter(|(_, words)| !words.is_empty()).collect()
}

/// Small letters, one kind of apostrophe and hyphen, single spaces.
fn fold(text: &str) -> String {
    let small = text.to_lowercase();
    let mut line = String::with_capacity(small.len());
    for word in small.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        if word.is_ascii() {
            line.push_str(word);
            continue;
        }
        line.extend(word.chars().map(|c| match c {
            '’' | '‘' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        }));
    }
    line
}

/// Where a phrase stands in a line as whole words; a `*` at one of its ends stands for any letters.
fn occurrences(line: &str, phrase: &str) -> Vec<String> {
    let open_start = phrase.starts_with('*');
    let open_end = phrase.ends_with('*');
    let core = core(phrase);
    if core.is_empty() {
        return Vec::new();
    }
    let in_word = |c: char| c.is_alphanumeric();
    let mut found = Vec::new();
    for (at, _) in line.match_indices(core) {
        let end = at + core.len();
        let before = line[..at].ends_with(in_word) && core.starts_with(in_word);
        let after = line[end..].starts_with(in_word) && core.ends_with(in_word);
        if before && !open_start || after && !open_end {
            continue;
        }
        let start = if open_start {
            at - line[..at].chars().rev().take_while(|c| in_word(*c)).map(char::len_utf8).sum::<usize>()
        } else {
            at
        };
        let more = if open_end { line[end..].chars().take_while(|c| in_word(*c)).map(char::len_utf8).sum() } else { 0 };
        found.push(line[start..end + more].to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Place, Span};

    #[track_caller]
    fn check(phrase: &str, line: &str, expected: &[&str]) {
        assert_eq!(occurrences(&fold(line), &fold(phrase)), expected);
    }

    #[test]
    fn a_vocabulary_is_looked_for_in_one_go() {
        let at = Place::new(&"topics.yaml".into(), Span::default());
        let topic = |name: &str, phrases: &[&str]| Topic {
            id: Id::from_any(name),
            label: name.to_owned(),
            definition: None,
            broader: None,
            broader_at: at.clone(),
            evidence: phrases.iter().map(|phrase| (*phrase).to_owned()).collect(),
            at: at.clone(),
        };
        let topics = [topic("law", &["act", "acts of law"]), topic("peace", &["*"]), topic("pact", &["pact*", "act"])];
        let check = |words: &str, expected: &[&str]| {
            let found: Vec<String> = Phrases::of(&topics).found(words).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{words}");
        };
        check("the Pacts of\u{a0}peace", &["pact"]);
        check("by Acts  of Law", &["law"]);
        check("we act", &["law", "pact"]);
        check("we react", &[]);
        assert!(Phrases::of(&[]).found("we act").is_empty());
    }

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        check("indivisible security", "The Indivisible\nSecurity of all", &["indivisible security"]);
        check("act", "We react to the act", &["act"]);
        check("neutral*", "the right to neutrality, neutral States", &["neutrality", "neutral"]);
        check("нейтральн*", "Нейтральность", &["нейтральность"]);
        check("state's", "each State’s right", &["state's"]);
        check("*", "anything", &[]);
    }
}
