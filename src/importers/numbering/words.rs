//! Finds the words of labels and of numbers in a text, of whatever language they are.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::languages::{ABSCHNITT, LANGUAGES, Language, PARAGRAPH_SIGN, Word};

/// How far out `§` divides a text: it may stand in an article.
pub const SECTION_SIGN: u8 = 7;

/// The prefix that anchors have for a prefix of the table, and how far out it divides a text: less is further out.
/// Numbers without a word come after all of these.
pub fn prefix_and_rank(prefix: &'static str) -> (&'static str, u8) {
    match prefix {
        "ann" | "app" | "sch" => (prefix, 0),
        // The last provisions of a law in Spanish: additional, transitional, repealing, final.
        "da" => ("adic", 0),
        "dt" => ("trans", 0),
        "dd" => ("derog", 0),
        "df" => ("final", 0),
        // Additional and transitional articles of a law in Turkish stand between its articles.
        "ek" => ("adic", 6),
        "geçici" => ("trans", 6),
        "bk" => (prefix, 1),
        "pt" => (prefix, 2),
        "tit" | "subpt" => (prefix, 3),
        "am" | "surah" | "ps" | "canto" => (prefix, 4),
        "ch" => (prefix, 4),
        ABSCHNITT => ("ch", 5),
        "sec" => (prefix, 5),
        PARAGRAPH_SIGN => ("sec", SECTION_SIGN),
        _ => (prefix, 6),
    }
}

/// A form of a word, and the row's prefix.
#[derive(Clone, Copy)]
pub struct Form {
    /// In small letters.
    pub form: &'static str,
    /// As the table has it.
    pub prefix: &'static str,
}

/// The forms that stand before their number and begin as a text does.
pub fn forms_from(text: &str) -> impl Iterator<Item = &'static Form> {
    static FORMS: LazyLock<ByStart<Form>> = LazyLock::new(|| by_start(all(|language| language.after)));
    FORMS.of(text)
}

/// The same of those that stand behind their number.
pub fn forms_behind(text: &str) -> impl Iterator<Item = &'static Form> {
    static FORMS: LazyLock<ByStart<Form>> = LazyLock::new(|| by_start(all(|language| language.before)));
    FORMS.of(text)
}

/// Forms, each once.
fn by_start(all: impl Iterator<Item = Form>) -> ByStart<Form> {
    let mut seen = HashSet::new();
    ByStart::of_all(all.filter(|form| seen.insert((form.form, form.prefix))).map(|form| (form.form, form)))
}

/// What belongs to words, by the first two letters of each, in the order of these: a line is compared with few of many
/// hundred.
struct ByStart<T>(Vec<(Start, T)>);

/// The first two letters of a word, small, as one number; 0 stands for none.
type Start = u64;

impl<T> ByStart<T> {
    fn of_all<Word: AsRef<str>>(all: impl Iterator<Item = (Word, T)>) -> Self {
        let mut rows: Vec<(Start, T)> = all.map(|(word, of)| (start_of(word.as_ref()), of)).collect();
        rows.sort_by_key(|(start, _)| *start);
        Self(rows)
    }

    /// What belongs to words that a text may begin with.
    fn of(&self, text: &str) -> impl Iterator<Item = &T> {
        let start = start_of(text);
        let first_alone = start & !u64::from(u32::MAX);
        self.with_start(start).chain(self.with_start(first_alone).take_while(move |_| start != first_alone))
    }

    fn with_start(&self, start: Start) -> impl Iterator<Item = &T> {
        let from = self.0.partition_point(|(other, _)| *other < start);
        self.0[from..].iter().take_while(move |(other, _)| *other == start).map(|(_, of)| of)
    }
}

fn start_of(text: &str) -> Start {
    let small = |c: char| match c {
        // The capital of a Turkish letter without a dot is that of one with a dot elsewhere.
        'ı' => 'i',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    let mut letters = text.chars().map(|c| u64::from(small(c)));
    let (first, second) = (letters.next().unwrap_or(0), letters.next().unwrap_or(0));
    first << 32 | second
}

/// The forms that stand behind a number that has this sign before it.
pub fn forms_around(sign: char) -> impl Iterator<Item = Form> {
    let rows = LANGUAGES.iter().filter_map(|language| language.around).filter(move |(of, _)| *of == sign);
    rows.flat_map(|(_, words)| words).flat_map(forms_of)
}

fn all(words: impl Fn(&Language) -> &'static [Word]) -> impl Iterator<Item = Form> {
    LANGUAGES.iter().flat_map(words).flat_map(forms_of)
}

fn forms_of((prefix, forms): &'static Word) -> impl Iterator<Item = Form> {
    forms.iter().map(|form| Form { form, prefix })
}

/// The number that a text begins with in words: its length in bytes and its value. The longest wins.
pub fn number_word(text: &str) -> Option<(usize, u32)> {
    static NUMBERS: LazyLock<ByStart<(String, u32)>> = LazyLock::new(|| {
        let mut numbers: Vec<(String, u32)> = Vec::new();
        let mut add = |word: &str, value| numbers.push((word.replace('_', " "), value));
        for language in LANGUAGES {
            for list in language.numbers {
                list.split_whitespace().zip(1..).for_each(|(word, value)| add(word, value));
            }
            language.tens.split_whitespace().zip(2..).for_each(|(word, ten)| add(word, ten * 10));
        }
        ByStart::of_all(numbers.into_iter().map(|(word, value)| (word.clone(), (word, value))))
    });
    let find = |text: &str| {
        let found = NUMBERS.of(text).filter_map(|(word, value)| Some((word_length(text, word)?, *value)));
        found.max_by_key(|(length, _)| *length)
    };
    let (length, value) = find(text)?;
    let rest = &text[length..];
    let gap = ["-", " و ", " و", " "].into_iter().find(|gap| rest.starts_with(gap));
    let second = gap.and_then(|gap| Some((gap.len(), find(&rest[gap.len()..])?)));
    match second {
        Some((gap, (more, unit))) if value % 10 == 0 && value >= 20 && unit < 10 => {
            Some((length + gap + more, value + unit))
        }
        Some((gap, (more, ten))) if value < 10 && ten % 10 == 0 && ten >= 20 && rest.starts_with(" و") => {
            Some((length + gap + more, value + ten))
        }
        _ => Some((length, value)),
    }
}

/// How many bytes of a text are the word, case aside, where the text has a whole word there.
fn word_length(text: &str, word: &str) -> Option<usize> {
    let length = prefix_length(text, word)?;
    (!text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// How many bytes of a text are the form that it begins with, case aside.
pub fn prefix_length(text: &str, form: &str) -> Option<usize> {
    // Most forms and texts are ASCII; only from the first other character on are they compared by characters.
    let ascii = text.bytes().zip(form.bytes()).take_while(|(a, b)| a.is_ascii() && a.eq_ignore_ascii_case(b)).count();
    match (text.as_bytes().get(ascii), form.as_bytes().get(ascii)) {
        (_, None) => return Some(ascii),
        (None, _) => return None,
        (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() => return None,
        _ => {}
    }
    let (text, form) = (&text[ascii..], &form[ascii..]);
    let mut chars = text.char_indices();
    for expected in form.chars() {
        let (_, found) = chars.next()?;
        let same = match (found.is_ascii(), expected.is_ascii()) {
            (true, true) => found.eq_ignore_ascii_case(&expected),
            // A small Turkish letter with a dot or without one has a capital of its own.
            _ if matches!((found, expected), ('İ', 'i') | ('I', 'ı')) => true,
            // At the end of a word a sigma looks otherwise, but its capital does not.
            _ if matches!((found, expected), ('Σ' | 'σ' | 'ς', 'σ' | 'ς')) => true,
            _ => found.to_lowercase().eq(expected.to_lowercase()),
        };
        same.then_some(())?;
    }
    Some(ascii + chars.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::number_word;

    #[test]
    fn numbers_in_words() {
        for (text, expected) in [
            ("premier", Some(1)),
            ("TWENTY-ONE", Some(21)),
            ("Twentieth", Some(20)),
            ("vigésimo primero.", Some(21)),
            ("الحادية عشرة", Some(11)),
            ("الحادية والعشرون", Some(21)),
            ("zwei", Some(2)),
            ("بیست و یکم", Some(21)),
            ("ΠΡΩΤΟ", Some(1)),
            ("oneself", None),
            ("", None),
        ] {
            assert_eq!(number_word(text).map(|(_, value)| value), expected, "{text}");
        }
    }
}
