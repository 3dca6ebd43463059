//! How a document prints its numbers.

use std::sync::Arc;

use super::{Anchor, Segment};
use crate::text::roman;

/// A prefix, and how what has it prints its number.
pub type Pattern = (String, String);

/// Patterns by prefix, as the front matter's `labels` has them: `art` → `Article {}`, and those of bare labels by depth.
///
/// In a pattern `{}` stands for the number as it is, `{roman}`, `{ROMAN}`, `{a}`, `{A}`, `{han}` for the number written so.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Labels {
    /// Prefix → pattern, in the order of the file.
    pub patterns: Vec<Pattern>,
    /// Patterns of bare labels, outermost first; the last holds for all deeper ones.
    pub nested: Vec<String>,
}

impl Labels {
    /// The pattern of a prefix.
    pub fn pattern(&self, prefix: &str) -> Option<&str> {
        self.patterns.iter().find(|(of, _)| of == prefix).map(|(_, pattern)| pattern.as_str())
    }

    /// Has a pattern a place for the number?
    pub fn is_pattern(text: &str) -> bool {
        ["{}", "{roman}", "{ROMAN}", "{a}", "{A}", "{han}"].iter().any(|mark| text.contains(mark))
    }

    /// These patterns where there are any, else those of `other`.
    pub fn or(&self, other: &Arc<Self>) -> Arc<Self> {
        if self.patterns.is_empty() && self.nested.is_empty() {
            return Arc::clone(other);
        }
        let mut patterns = self.patterns.clone();
        patterns.extend(other.patterns.iter().filter(|(prefix, _)| self.pattern(prefix).is_none()).cloned());
        let nested = if self.nested.is_empty() { other.nested.clone() } else { self.nested.clone() };
        Arc::new(Self { patterns, nested })
    }

    /// The number of an anchor as it is printed, `None` for what has none (`summary`, `u1`, `pre2`).
    ///
    /// `given` is the annotation's `number`; where it is a label in full, the number is what it has without the
    /// words and signs around it.
    pub fn number(&self, anchor: &Anchor, given: Option<&str>) -> Option<String> {
        if let Some(given) = given {
            let last = anchor.last(&self.patterns);
            let pattern = match last {
                Segment::Numbered { prefix, .. } => self.pattern(prefix).unwrap_or("{}"),
                _ => "{}",
            };
            let own = match last {
                Segment::Numbered { number, .. } | Segment::Label(number) => number,
                Segment::Language(_) | Segment::Name(_) => "",
            };
            return Some(without_words(given, pattern, own).to_owned());
        }
        own_number(anchor.last(&self.patterns)).map(str::to_owned)
    }

    /// The label in full, as the source prints it: `3.`, `(a)`, `Article 5`. Empty for what has no number.
    pub fn whole(&self, anchor: &Anchor, given: Option<&str>) -> String {
        let last = anchor.last(&self.patterns);
        match (given, own_number(last)) {
            (Some(given), _) => printed(self.pattern_of(anchor, last), given),
            (None, Some(number)) => fill(self.pattern_of(anchor, last), number),
            (None, None) => String::new(),
        }
    }

    /// Is a text the label in full? It is not written to be compared.
    pub fn prints(&self, anchor: &Anchor, given: Option<&str>, text: &str) -> bool {
        let last = anchor.last(&self.patterns);
        let parts = own_number(last).filter(|_| given.is_none()).zip(around_number(self.pattern_of(anchor, last)));
        match parts {
            Some((number, (before, after))) => {
                let number_and_after = text.strip_prefix(before).and_then(|rest| rest.strip_prefix(number));
                number_and_after == Some(after)
            }
            _ => self.whole(anchor, given) == text,
        }
    }

    /// The pattern by which the number of an anchor is printed.
    fn pattern_of(&self, anchor: &Anchor, last: Segment<'_>) -> &str {
        match last {
            Segment::Numbered { prefix, .. } => self.pattern(prefix).unwrap_or("{}"),
            Segment::Label(_) => {
                let bare = anchor
                    .segments()
                    .enumerate()
                    .filter(|(at, text)| matches!(Segment::read(text, *at == 0, &self.patterns), Segment::Label(_)))
                    .count();
                let depth = bare.saturating_sub(1).min(self.nested.len().saturating_sub(1));
                self.nested.get(depth).map_or("({})", String::as_str)
            }
            Segment::Language(_) | Segment::Name(_) => "{}",
        }
    }

    /// The label as pages show it: without a closing full stop or a single closing bracket (`3.` and `3)` as `3`).
    pub fn shown(&self, anchor: &Anchor, given: Option<&str>) -> String {
        shown(&self.whole(anchor, given))
    }

    /// The label that a number has with a prefix, as pages show it.
    pub fn shown_with(&self, prefix: &str, number: &str) -> String {
        shown(&printed(self.pattern(prefix).unwrap_or("{}"), number))
    }
}

/// The number that a segment tells; `None` for what is printed without one.
fn own_number(last: Segment<'_>) -> Option<&str> {
    match last {
        Segment::Numbered { prefix: "pre" | "u", .. } | Segment::Language(_) | Segment::Name(_) => None,
        Segment::Numbered { number, .. } | Segment::Label(number) => Some(number),
    }
}

fn shown(whole: &str) -> String {
    let bare = whole.strip_suffix(['.', ':']).unwrap_or(whole);
    match bare.strip_suffix([')', ']']) {
        Some(open) if !open.contains(['(', '[']) => open.to_owned(),
        _ => bare.to_owned(),
    }
}

/// A given number by a pattern, unless it is the label in full.
fn printed(pattern: &str, given: &str) -> String {
    if is_whole(given, pattern) { given.to_owned() } else { fill(pattern, given) }
}

/// Is a given number the label in full: a sign stands at one of its ends, or the pattern's own word at its start?
fn is_whole(given: &str, pattern: &str) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric();
    let word = pattern.split('{').next().unwrap_or("").trim_end().to_lowercase();
    given.starts_with(is_sign)
        || given.ends_with(is_sign)
        || !word.is_empty() && given.to_lowercase().starts_with(&word)
}

/// Signs that stand around a number.
const SIGNS: &str = ".:,;()[]§¶№#—–-（）［］【】．、：";

/// A given number without the words and signs of a label in full: `Article 2` → `2`, `(3)` → `3`. Signs alone stay.
fn without_words<'a>(given: &'a str, pattern: &str, own: &str) -> &'a str {
    let signs = |c: char| c.is_whitespace() || SIGNS.contains(c);
    let bare = given.trim_matches(signs);
    if bare.is_empty() || bare.contains(['(', '[', '（']) {
        return given;
    }
    let (word, after) = bare.split_once(char::is_whitespace).unwrap_or(("", bare));
    let after = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_own = after.to_lowercase().split(|c: char| !c.is_alphanumeric()).eq(own.split('.'));
    if word.starts_with(char::is_alphabetic) && (is_own || after.starts_with(char::is_numeric)) {
        return after;
    }
    let (before, behind) = (pattern.split('{').next().unwrap_or("").trim(), pattern.rsplit('}').next().unwrap_or(""));
    let length = before.chars().count();
    let head: String = bare.chars().take(length).collect();
    let bare = match head.to_lowercase() == before.to_lowercase() {
        true => bare[head.len()..].trim_start(),
        false => bare,
    };
    let tail = behind.trim_matches(|c: char| !c.is_alphanumeric());
    match bare
        .strip_suffix(tail)
        .filter(|_| !tail.is_empty())
        .map(|bare| bare.trim_end_matches(|c: char| !c.is_alphanumeric()))
    {
        Some(number) if !number.is_empty() => number,
        _ => bare,
    }
}

/// A way of writing a number.
type Write = fn(u32) -> String;

/// What stands before and behind the only place of a pattern, where that takes the number as it is.
fn around_number(pattern: &str) -> Option<(&str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    Some((before, rest.strip_prefix('}').filter(|after| !after.contains('{'))?))
}

/// Puts a number into a pattern.
fn fill(pattern: &str, number: &str) -> String {
    if let Some((before, after)) = around_number(pattern) {
        return [before, number, after].concat();
    }
    let mut text = pattern.replace("{}", number);
    if !text.contains('{') {
        return text;
    }
    let value = number.parse::<u32>().ok();
    let marks: [(&str, Write); 5] = [
        ("{roman}", |value| roman(value).to_lowercase()),
        ("{ROMAN}", roman),
        ("{a}", letter),
        ("{A}", |value| letter(value).to_uppercase()),
        ("{han}", han),
    ];
    for (mark, write) in marks {
        if text.contains(mark) {
            let as_given = || if mark == mark.to_uppercase() { number.to_uppercase() } else { number.to_owned() };
            text = text.replace(mark, &value.map_or_else(as_given, write));
        }
    }
    text
}

/// `a` to `z`, then `aa`, `bb` as statutes go on.
fn letter(value: u32) -> String {
    let index = value.saturating_sub(1);
    let sign = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(sign, (index / 26 + 1).min(8) as usize).collect()
}

/// Chinese numerals below ten thousand.
fn han(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (worth, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (value / worth % 10) as usize;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        if !(digit == 1 && worth == 10 && text.is_empty()) {
            text.push_str(DIGITS[digit]);
        }
        text.push_str(sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(anchor: &str, number: Option<&str>, whole: &str, shown: &str) {
        let pattern = |prefix: &str, pattern: &str| (prefix.to_owned(), pattern.to_owned());
        let labels = Labels {
            patterns: vec![
                pattern("p", "{}."),
                pattern("art", "Article {}"),
                pattern("rec", "({})"),
                pattern("def", "Definition {roman}"),
                pattern("cl", "第{han}条"),
                pattern("ann", "Annex {A}"),
            ],
            nested: vec!["({})".to_owned(), "{})".to_owned()],
        };
        let anchor = Anchor::parse(anchor).expect("an anchor");
        assert_eq!(labels.whole(&anchor, number), whole);
        assert_eq!(labels.shown(&anchor, number), shown);
    }

    #[test]
    fn a_number_has_no_words_and_signs_of_its_label() {
        for (anchor, pattern, given, expected) in [
            ("art2", "Article {}.", "Article 2", "2"),
            ("art2", "Article {}", "Article 2.", "2"),
            ("art2", "Article {}", "ARTICLE II", "II"),
            ("art1", "Article {}", "Article premier", "premier"),
            ("art2", "Article {}", "Art. 3 bis", "3 bis"),
            ("cl15", "第{han}条", "第十五条", "十五"),
            ("art5", "{}-бап", "5-бап.", "5"),
            ("ann.a", "{}", "Annex A", "A"),
            ("p2", "{}.", "3", "3"),
            ("p3", "{}.", "(3)", "3"),
            ("p3", "{}.", "§ 3", "3"),
            ("p3", "{}.", "3 bis", "3 bis"),
            ("p58", "{}.", "58, 59", "58, 59"),
            ("p3", "{}.", "*", "*"),
            ("p3", "{}.", "3′.", "3′"),
            ("p3", "{}.", "3 (new)", "3 (new)"),
            ("p3-a", "({})", "a)", "a"),
            ("art83.1", "Article {}", "83-1", "83-1"),
        ] {
            let patterns = ["art", "cl", "ann", "p"].map(|prefix| (prefix.to_owned(), pattern.to_owned()));
            let labels = Labels { patterns: patterns.to_vec(), nested: Vec::new() };
            let anchor = Anchor::parse(anchor).expect("an anchor");
            assert_eq!(labels.number(&anchor, Some(given)).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn labels_as_printed_and_as_shown() {
        check("p3", None, "3.", "3");
        check("p3", Some("3 bis"), "3 bis.", "3 bis");
        check("p3", Some("(3)"), "(3)", "(3)");
        check("p3", Some("3)"), "3)", "3");
        check("art5", None, "Article 5", "Article 5");
        check("art5", Some("ARTICLE 5"), "ARTICLE 5", "ARTICLE 5");
        check("art83.1", Some("83-1"), "Article 83-1", "Article 83-1");
        check("rec21", None, "(21)", "(21)");
        check("def4", None, "Definition iv", "Definition iv");
        check("cl105", None, "第一百零五条", "第一百零五条");
        check("cl15", None, "第十五条", "第十五条");
        check("ann.b", None, "Annex B", "Annex B");
        check("ann2", None, "Annex B", "Annex B");
        check("p3-a", None, "(a)", "(a)");
        check("p3-a-i", None, "i)", "i");
        check("pre2", None, "", "");
        check("summary", None, "", "");
    }
}
