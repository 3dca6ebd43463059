//! Topics that a paragraph's own words speak for, by the vocabulary's `match` phrases.

use std::collections::BTreeSet;

use crate::model::{Id, Topic};

/// The topics of a line of words, in the vocabulary's order.
pub fn found(topics: &[Topic], words: &str) -> Vec<Id> {
    topics.iter().filter(|topic| !evidence(topic, words).is_empty()).map(|topic| topic.id.clone()).collect()
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
    let plain = text.to_lowercase().replace(['’', '‘'], "'").replace(['\u{2010}', '\u{2011}'], "-");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a phrase stands in a line as whole words; a `*` at one of its ends stands for any letters.
fn occurrences(line: &str, phrase: &str) -> Vec<String> {
    let open_start = phrase.starts_with('*');
    let open_end = phrase.ends_with('*');
    let core = phrase.trim_matches('*');
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

    #[track_caller]
    fn check(phrase: &str, line: &str, expected: &[&str]) {
        assert_eq!(occurrences(&fold(line), &fold(phrase)), expected);
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
