//! Hyphens that the end of a line broke, hid or left behind, mended where the text itself says how.
//!
//! Evidence is the same word elsewhere in the text. A suspended hyphen (`confidence- and security-building`) stays. What
//! has no evidence is left as found and told as doubtful.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::language::LANGUAGES;
use super::lines::Line;
use crate::model::{LeftOut, Notice, Run};
use crate::text::Span;

/// Words that are mostly written with a hyphen, for doubts only.
const HYPHENATED: &[&str] = &[
    "follow-up",
    "co-operation",
    "co-operative",
    "co-ordination",
    "decision-making",
    "policy-making",
    "peace-building",
    "confidence-building",
    "security-building",
    "well-being",
    "so-called",
    "long-term",
    "short-term",
    "up-to-date",
    "cross-border",
    "non-proliferation",
    "non-governmental",
    "inter-state",
    "self-determination",
    "law-making",
    "fact-finding",
    "rule-making",
    "state-owned",
    "low-income",
    "multi-lateral",
    "socio-economic",
    "vice-president",
    "sub-paragraph",
    "re-establish",
    "cease-fire",
    "early-warning",
    "high-level",
];

/// How often each word stands in a text, small letters, hyphens kept. The words are counted once somebody asks.
pub struct Hyphens<'a> {
    text: &'a str,
    lines: &'a [Line],
    counts: OnceCell<HashMap<Cow<'a, str>, usize>>,
    /// A word without its hyphens → its commonest form with them.
    hyphenated: HashMap<String, String>,
}

/// What is made of the end of a line that breaks a word.
pub struct Join {
    /// What stands between the two lines.
    pub runs: Vec<Run>,
    /// Bytes of the first line that the runs stand for.
    pub taken: usize,
}

/// What the account is told.
#[derive(Default)]
pub struct Told {
    /// What was changed.
    pub repairs: Vec<Notice>,
    /// What was left.
    pub doubts: Vec<Notice>,
    /// What is no text.
    pub left_out: Vec<LeftOut>,
}

/// It shows where a word may be broken, and is seen only where it is.
const SOFT_HYPHEN: char = '\u{ad}';

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_letter_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_hyphen(c) || matches!(c, '\'' | '’')
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_letter_of_word(c)).filter(|word| !word.is_empty())
}

/// Small letters, hyphens of one kind.
fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace(['\u{2010}', '\u{2011}'], "-"))
}

/// The words of some lines as they are counted.
fn plain_words<'a>(text: &'a str, lines: &'a [Line], is: fn(&str) -> bool) -> HashMap<Cow<'a, str>, usize> {
    let mut counts = HashMap::new();
    let lines = lines.iter().map(|line| line.text(text)).filter(|line| is(line));
    let pieces = lines.flat_map(|line| line.split(' ')).filter(|piece| is(piece));
    for word in pieces.flat_map(words_of).filter(|word| !word.ends_with(is_hyphen) && is(word)) {
        *counts.entry(plain(word)).or_default() += 1;
    }
    counts
}

impl<'a> Hyphens<'a> {
    /// Looks for words with hyphens in the lines that are text.
    pub fn of(text: &'a str, lines: &'a [Line]) -> Self {
        let mut hyphenated: HashMap<String, String> = HashMap::new();
        let counts = plain_words(text, lines, |text| {
            memchr::memchr2(b'-', 0xE2, text.as_bytes()).is_some() && text.contains(is_hyphen)
        });
        let mut forms: Vec<(&Cow<str>, &usize)> = counts.iter().collect();
        forms.sort_by_key(|(word, count)| (std::cmp::Reverse(**count), &***word));
        for (word, _) in forms {
            hyphenated.entry(word.replace('-', "")).or_insert_with(|| word.to_string());
        }
        Self { text, lines, counts: OnceCell::new(), hyphenated }
    }

    fn counts(&self) -> &HashMap<Cow<'a, str>, usize> {
        self.counts.get_or_init(|| plain_words(self.text, self.lines, |_| true))
    }

    fn count(&self, word: &str) -> usize {
        self.counts().get(&plain(word)).copied().unwrap_or(0)
    }

    /// What joins a line to the next one of its paragraph.
    pub fn join(&self, line: Span, next: Span, told: &mut Told) -> Join {
        let nothing = Join { runs: vec![Run::Space], taken: 0 };
        let (first, second) = (&self.text[line.range()], &self.text[next.range()]);
        let both_unspaced =
            first.ends_with(crate::text::words::is_unspaced) && second.starts_with(crate::text::words::is_unspaced);
        if both_unspaced {
            return Join { runs: Vec::new(), taken: 0 };
        }
        if first.ends_with(SOFT_HYPHEN) {
            return Join { runs: Vec::new(), taken: 0 };
        }
        let Some(hyphen) = first.chars().last().filter(|c| is_hyphen(*c)) else { return nothing };
        let left = first[..first.len() - hyphen.len_utf8()].rsplit(|c| !is_letter_of_word(c)).next().unwrap_or("");
        let right = second.split(|c| !is_letter_of_word(c)).next().unwrap_or("");
        if !left.ends_with(char::is_alphanumeric) || !right.starts_with(char::is_alphanumeric) || is_suspended(right) {
            return nothing;
        }
        let start = line.end - hyphen.len_utf8() - left.len();
        let span = Span::new(start..next.start + right.len());
        let (joined, kept) = (format!("{left}{right}"), format!("{left}-{right}"));
        let (as_one, as_two) = (self.count(&joined), self.count(&kept));
        let old = format!("{left}{hyphen} {right}");
        let told_as = |new: &str, reason: String| Notice { span, old: old.clone(), new: Some(new.to_owned()), reason };
        if as_one > as_two {
            told.repairs.push(told_as(&joined, format!("{as_one} × in one word")));
            let span = Span::new(line.end - hyphen.len_utf8()..line.end);
            return Join {
                runs: vec![Run::Repaired { span, new: String::new(), layout: true }],
                taken: hyphen.len_utf8(),
            };
        }
        let known = HYPHENATED.contains(&&*plain(&kept));
        let of_names = right.starts_with(char::is_uppercase) || left.ends_with(|c: char| c.is_ascii_digit());
        if as_two > 0 {
            told.repairs.push(told_as(&kept, format!("{as_two} × hyphenated")));
        } else if !known && !of_names {
            let reason = format!("perhaps {joined}; the hyphen is left as it is");
            told.doubts.push(Notice { span, old, new: None, reason });
        }
        Join { runs: Vec::new(), taken: 0 }
    }

    /// The runs of a piece of a line, mended. `at_end` says that the piece ends a long line of a wrapped paragraph.
    pub fn runs(&self, piece: Span, at_end: bool, told: &mut Told) -> Vec<Run> {
        let mut repairs = self.broken(piece, told);
        if at_end {
            repairs.extend(self.lost(piece, told));
        }
        let mut runs = Vec::new();
        let mut from = piece.start;
        for (span, new) in repairs {
            if span.start > from {
                runs.push(Run::Words(Span::new(from..span.start)));
            }
            from = span.end;
            runs.push(Run::Repaired { span, new, layout: false });
        }
        if piece.end > from {
            runs.push(Run::Words(Span::new(from..piece.end)));
        }
        runs
    }

    /// `Chairmanships- in-Office`: a space after the hyphen.
    fn broken(&self, piece: Span, told: &mut Told) -> Vec<(Span, String)> {
        static BROKEN: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(\p{L}[\p{L}\p{M}\p{N}'’\-\u{2010}\u{2011}]*)[\-\u{2010}\u{2011}] (\p{L}[\p{L}\p{M}\p{N}'’\-\u{2010}\u{2011}]*)").expect("a pattern")
        });
        let mut repairs = Vec::new();
        let words = &self.text[piece.range()];
        if !words.contains("- ") && (words.is_ascii() || !words.contains("\u{2010} ") && !words.contains("\u{2011} ")) {
            return repairs;
        }
        for found in BROKEN.captures_iter(words) {
            let (left, right) = (&found[1], &found[2]);
            if is_suspended(right) || right.ends_with(is_hyphen) {
                continue;
            }
            let whole = found.get(0).expect("a match");
            let span = Span::new(piece.start + whole.start()..piece.start + whole.end());
            let (kept, joined) = (format!("{left}-{right}"), format!("{left}{right}"));
            let evidence = [(&kept, self.like(&kept)), (&joined, self.like(&joined))];
            let Some((new, seen)) = evidence.into_iter().find_map(|(new, seen)| Some((new, seen?))) else {
                let reason = format!("perhaps {kept}; left as it is");
                told.doubts.push(Notice { span, old: whole.as_str().to_owned(), new: None, reason });
                continue;
            };
            let reason = self.where_seen(&seen, span);
            told.repairs.push(Notice { span, old: whole.as_str().to_owned(), new: Some(new.clone()), reason });
            repairs.push((span, new.clone()));
        }
        repairs
    }

    /// The word itself or with one `s` more or less in one of its parts, as the text has it.
    fn like(&self, word: &str) -> Option<String> {
        let word = plain(word);
        if self.counts().contains_key(&word) {
            return Some(word.into_owned());
        }
        let parts: Vec<&str> = word.split('-').collect();
        (0..parts.len()).find_map(|index| {
            let other = match parts[index].strip_suffix('s') {
                Some(singular) => singular.to_owned(),
                None => format!("{}s", parts[index]),
            };
            let mut parts: Vec<&str> = parts.clone();
            parts[index] = &other;
            Some(parts.join("-")).filter(|form| self.counts().contains_key(form.as_str()))
        })
    }

    /// Where the evidence stands: in the same sentence, or how often in the text.
    fn where_seen(&self, seen: &str, span: Span) -> String {
        let count = self.count(seen);
        let ends = |c: char| matches!(c, '.' | '!' | '?');
        let start = self.text[..span.start].rfind(ends).map_or(0, |at| at + 1);
        let end = self.text[span.end..].find(ends).map_or(self.text.len(), |at| span.end + at);
        let in_sentence = words_of(&self.text[start..end]).find(|word| plain(word) == seen);
        match in_sentence {
            Some(word) => format!("{word} in the same sentence"),
            None => format!("{seen} {count} ×"),
        }
    }

    /// A word at a line's end that the text writes with a hyphen elsewhere.
    fn lost(&self, piece: Span, told: &mut Told) -> Option<(Span, String)> {
        let line = self.text[piece.range()].trim_end_matches(|c: char| !is_letter_of_word(c));
        let word = line.rsplit(|c| !is_letter_of_word(c)).next().filter(|word| word.chars().count() >= 6)?;
        if !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let span = Span::new(piece.start + line.len() - word.len()..piece.start + line.len());
        static KNOWN: LazyLock<HashMap<String, &str>> =
            LazyLock::new(|| HYPHENATED.iter().map(|form| (form.replace('-', ""), *form)).collect());
        let plain = plain(word);
        let seen = self.hyphenated.get(&*plain).cloned();
        let form = seen.or_else(|| KNOWN.get(&*plain).map(|form| (*form).to_owned()))?;
        let (with, without) = (self.count(&form), self.count(word));
        let new = with_hyphens(word, &form);
        if with < 3 || without > (with / 4).max(1) {
            if with > without || with == 0 && without == 1 {
                let reason = format!("perhaps {new}; left as it is");
                told.doubts.push(Notice { span, old: word.to_owned(), new: None, reason });
            }
            return None;
        }
        let before = self.text[piece.start..span.start].split_whitespace().next_back().unwrap_or("");
        let shown = |word: &str| format!("{before} {word}").trim_start().to_owned();
        let reason = format!("{with} × hyphenated, {without} × not");
        told.repairs.push(Notice { span, old: shown(word), new: Some(shown(&new)), reason });
        Some((span, new))
    }
}

/// Is a hyphen before this word a suspended one?
fn is_suspended(word: &str) -> bool {
    let word = word.to_lowercase();
    LANGUAGES.iter().any(|language| language.conjunctions.contains(&word.as_str()))
}

/// The letters of `word` with the hyphens of `form`.
fn with_hyphens(word: &str, form: &str) -> String {
    let mut letters = word.chars();
    form.chars().filter_map(|c| if c == '-' { Some('-') } else { letters.next() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// Joins all lines into one paragraph; `[new|old]` is a repair, below it what is told.
    #[track_caller]
    fn check(text: &str, expected: &str, told_expected: &[&str]) {
        let lines = lines(text);
        let hyphens = Hyphens::of(text, &lines);
        let mut told = Told::default();
        let mut shown = String::new();
        for (index, line) in lines.iter().enumerate() {
            let join = lines.get(index + 1).map(|next| hyphens.join(line.span, next.span, &mut told));
            let taken = join.as_ref().map_or(0, |join| join.taken);
            let mut runs = hyphens.runs(Span::new(line.span.start..line.span.end - taken), join.is_some(), &mut told);
            runs.extend(join.into_iter().flat_map(|join| join.runs));
            for run in runs {
                match run {
                    Run::Words(span) => shown.push_str(&text[span.range()]),
                    Run::Space | Run::LineEnd | Run::Mark { .. } => shown.push(' '),
                    Run::Repaired { layout: true, new, .. } => shown.push_str(&new),
                    Run::Repaired { span, new, .. } => shown.push_str(&format!("[{new}|{}]", &text[span.range()])),
                }
            }
        }
        assert_eq!(shown, expected);
        let said =
            |notice: &Notice| format!("{} → {}: {}", notice.old, notice.new.as_deref().unwrap_or("?"), notice.reason);
        assert_eq!(told.repairs.iter().chain(&told.doubts).map(said).collect::<Vec<_>>(), told_expected);
    }

    #[test]
    fn a_broken_compound_is_mended_by_its_like() {
        check(
            "The Head-of-Office helps the Heads- of-Office.",
            "The Head-of-Office helps the [Heads-of-Office|Heads- of-Office].",
            &["Heads- of-Office → Heads-of-Office: Head-of-Office in the same sentence"],
        );
        check("trust- and peace-building", "trust- and peace-building", &[]);
        check(
            "the odd- looking thing",
            "the odd- looking thing",
            &["odd- looking → ?: perhaps odd-looking; left as it is"],
        );
    }

    #[test]
    fn a_lost_hyphen_needs_three_witnesses() {
        check(
            "re-entry, re-entry, re-entry; the reentry\nhere",
            "re-entry, re-entry, re-entry; the [re-entry|reentry] here",
            &["the reentry → the re-entry: 3 × hyphenated, 1 × not"],
        );
        check("a followup\nprocess", "a followup process", &["followup → ?: perhaps follow-up; left as it is"]);
        check("a reentry\nprocess", "a reentry process", &[]);
    }

    #[test]
    fn a_hyphen_at_a_lines_end_goes_stays_or_is_doubtful() {
        check("the nation and the na-\ntion", "the nation and the nation", &["na- tion → nation: 1 × in one word"]);
        check("a well-kept and well-\nkept", "a well-kept and well-kept", &["well- kept → well-kept: 1 × hyphenated"]);
        check(
            "an odd-\nlooking one",
            "an odd-looking one",
            &["odd- looking → ?: perhaps oddlooking; the hyphen is left as it is"],
        );
        check("confidence-\nand trust", "confidence- and trust", &[]);
        check("the Euro-\nAtlantic area", "the Euro-Atlantic area", &[]);
    }
}
