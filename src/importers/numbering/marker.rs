//! What may be a label at the start of a line: `1.`, `(a)`, `§ 3`, `Article 5.`, `第五条`, with all its readings.
//!
//! A candidate is accepted only where it continues a sequence; that is another stage.

use super::super::layout::ends_sentence;
use super::number::{Kind, Reading, readings};
use super::words::{Shape, WORDS, Word, ordinal, rank};

/// What two labels of one series have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The prefix that a word names.
    pub prefix: Option<&'static str>,
    /// A bracket before the number.
    pub open: Option<char>,
    /// The sign after it.
    pub close: Option<char>,
    /// How the number is written.
    pub kind: Kind,
    /// Of how many lists that count it is the label; 0 where it is written out.
    pub depth: u8,
}

impl Style {
    /// May two labels be of one series?
    pub fn agrees(self, other: Self) -> bool {
        match (self.prefix, other.prefix) {
            (Some(one), Some(two)) => one == two,
            (None, None) if self.kind == Kind::Decimal || other.kind == Kind::Decimal => self.kind == other.kind,
            (None, None) => self == other,
            _ => false,
        }
    }

    /// How far out the series divides the text.
    pub fn rank(self) -> u8 {
        self.prefix.map_or(7, rank)
    }
}

/// One reading of a possible label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it has in common with others of its series.
    pub style: Style,
    /// The number.
    pub reading: Reading,
    /// Bytes of the line that are the label, signs included.
    pub length: usize,
    /// Where the number stands in the label.
    pub number: (usize, usize),
    /// Does nothing follow on the line?
    pub alone: bool,
}

/// All readings of the label that a line may begin with.
pub fn markers(line: &str) -> Vec<Marker> {
    let mut found: Vec<Marker> = WORDS.iter().flat_map(|word| with_word(line, word)).collect();
    found.dedup_by(|a, b| a.length == b.length && a.style.prefix == b.style.prefix && a.reading == b.reading);
    if found.is_empty() {
        found = bare(line);
    }
    found
}

/// All readings of a label that a list gives its item, `depth` lists deep: it is one whatever follows it.
pub fn counted_markers(line: &str, depth: u8) -> Vec<Marker> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let mut found = markers(&line[..end]);
    for marker in &mut found {
        marker.alone = end == line.len();
        marker.style.depth = depth;
    }
    found
}

/// A word with its number.
fn with_word(line: &str, word: &Word) -> Vec<Marker> {
    match word.shape {
        Shape::After => word.forms.iter().flat_map(|form| after_form(line, word, form)).collect(),
        Shape::Before => {
            let joined = |length: usize, form: &str| {
                let rest = line[length..].trim_start_matches(['-', '–', ' ']);
                let begins = rest.get(..form.len()).is_some_and(|found| found.to_lowercase() == form);
                begins.then(|| line.len() - rest.len() + form.len())
            };
            from_number(line, 0, word, joined)
        }
        Shape::Around => {
            if !line.starts_with('第') {
                return Vec::new();
            }
            let joined = |length: usize, form: &str| {
                let rest = line[length..].trim_start();
                rest.starts_with(form).then(|| line.len() - rest.len() + form.len())
            };
            from_number(line, '第'.len_utf8(), word, joined)
        }
    }
}

/// A number at `start`, and the end of one of the word's forms after it.
fn from_number(line: &str, start: usize, word: &Word, joined: impl Fn(usize, &str) -> Option<usize>) -> Vec<Marker> {
    let skip = line[start..].len() - line[start..].trim_start().len();
    let start = start + skip;
    let numbers = readings(&line[start..]).into_iter();
    numbers
        .flat_map(|(length, reading)| {
            let end = word.forms.iter().find_map(|form| joined(start + length, form))?;
            finish(line, word.prefix, reading, (start, start + length), end)
        })
        .collect()
}

/// `Article 5`, where a form of the word stands first.
fn after_form(line: &str, word: &Word, form: &str) -> Vec<Marker> {
    let Some(start) = prefix_length(line, form) else { return Vec::new() };
    let rest = &line[start..];
    let gap = rest.len() - rest.trim_start().len();
    let sign =
        if rest[gap..].starts_with(['№', '#']) { rest[gap..].chars().next().map_or(0, char::len_utf8) } else { 0 };
    let spaced = rest[gap + sign..].trim_start();
    let start = line.len() - spaced.len();
    if gap == 0 && form.ends_with(char::is_alphabetic) {
        return Vec::new();
    }
    let words = ordinal(spaced)
        .map(|(length, value)| (length, Reading { kind: Kind::Ordinal, key: vec![value], plain: value.to_string() }));
    let is_number = |(_, reading): &(usize, Reading)| {
        let letters = matches!(reading.kind, Kind::SmallLetter | Kind::SmallRoman);
        !letters && (reading.kind != Kind::Capital || rank(word.prefix) == 0 || word.prefix == "pt")
    };
    let numbers: Vec<(usize, Reading)> = readings(spaced).into_iter().filter(is_number).collect();
    words
        .into_iter()
        .chain(numbers)
        .filter_map(|(length, reading)| finish(line, word.prefix, reading, (start, start + length), start + length))
        .collect()
}

/// How many bytes of the line are the form, case aside.
fn prefix_length(line: &str, form: &str) -> Option<usize> {
    let mut chars = line.char_indices();
    for expected in form.chars() {
        let (_, found) = chars.next()?;
        found.to_lowercase().eq(expected.to_lowercase()).then_some(())?;
    }
    Some(chars.next().map_or(line.len(), |(at, _)| at))
}

/// A label with a word is one if it stands alone, if a sign ends it, or if what follows begins as a title does.
fn finish(line: &str, prefix: &'static str, reading: Reading, number: (usize, usize), end: usize) -> Option<Marker> {
    let rest = &line[end..];
    let sign =
        rest.trim_start().chars().next().filter(|c| matches!(c, '.' | ':' | ')' | '—' | '–' | '-' | '：' | '、'));
    let spaced_dash = |c: char| matches!(c, '—' | '–' | '-') && rest.starts_with(c);
    let sign = sign.filter(|c| !spaced_dash(*c) && (rest.starts_with(*c) || matches!(c, '—' | '–' | '-' | ':')));
    let length = match sign {
        Some(c) => end + rest.find(c)? + c.len_utf8(),
        None => end,
    };
    let text = line[length..].trim_start();
    let unspaced = rest.starts_with(crate::text::words::is_unspaced) || rest.starts_with('　');
    let title = text.chars().next().is_none_or(|c| !c.is_lowercase() && !",;".contains(c));
    let set_off = length > end || rest.is_empty() || rest.starts_with(char::is_whitespace) || unspaced;
    let style = Style { prefix: Some(prefix), open: None, close: sign, kind: reading.kind, depth: 0 };
    let marker = Marker { style, reading, length, number, alone: text.is_empty() };
    (set_off && (title || sign.is_some())).then_some(marker)
}

/// A number without a word: `1.`, `1)`, `(1)`, `[1]`, `1`, `a.`, `(iv)`, `一、`.
fn bare(line: &str) -> Vec<Marker> {
    let open = line.chars().next().filter(|c| "([（【".contains(*c));
    let start = open.map_or(0, char::len_utf8);
    let numbers = readings(&line[start..]).into_iter();
    numbers.filter_map(|(length, reading)| close(line, open, start, start + length, reading)).collect()
}

fn close(line: &str, open: Option<char>, start: usize, end: usize, reading: Reading) -> Option<Marker> {
    let closing = open.map(|open| match open {
        '[' => ']',
        '（' => '）',
        '【' => '】',
        _ => ')',
    });
    let mut signs = line[end..].chars();
    let sign = signs.next();
    let (close, mut length) = match (closing, sign) {
        (Some(closing), Some(found)) if found == closing => (sign, end + closing.len_utf8()),
        (Some(_), _) => return None,
        (None, Some(found)) if ".)、．]）".contains(found) => (sign, end + found.len_utf8()),
        (None, _) => (None, end),
    };
    if close == Some(')') && open.is_some() && line[length..].starts_with('.') {
        length += 1;
    }
    let rest = &line[length..];
    let text = rest.trim_start();
    let letters = !matches!(reading.kind, Kind::Arabic | Kind::Decimal);
    let term = reading.kind == Kind::Decimal && text.split_whitespace().count() <= 4 && !ends_sentence(text);
    let begins_text = term || text.chars().next().is_none_or(|c| !c.is_lowercase() && !",;.)%-–".contains(c));
    let set_off = rest.is_empty() || rest.starts_with(char::is_whitespace) || close == Some('、') || {
        close.is_some()
            && (open.is_some() || rest.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic()))
    };
    let bare_number = close.is_none() && (letters || !begins_text);
    if bare_number || !set_off || close == Some('.') && letters && !begins_text {
        return None;
    }
    let style = Style { prefix: None, open, close, kind: reading.kind, depth: 0 };
    Some(Marker { style, reading, length, number: (start, end), alone: text.is_empty() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = markers(line)
            .iter()
            .map(|marker| {
                let prefix = marker.style.prefix.unwrap_or("");
                format!("{}|{prefix}{}", &line[..marker.length], marker.reading.plain)
            })
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn labels_and_what_only_looks_like_one() {
        check("1. We", &["1.|1"]);
        check("1.The", &["1.|1"]);
        check("(2) any", &["(2)|2"]);
        check("[12] The", &["[12]|12"]);
        check("3) foo", &["3)|3"]);
        check("(i) foo", &["(i)|i", "(i)|i"]);
        check("2.01 Was", &["2.01|2.01"]);
        check("1 Die Welt", &["1|1"]);
        check("12 days later", &[]);
        check("3.5 per cent of all the votes", &[]);
        check("3.5 widget", &["3.5|3.5"]);
        check("2010. We welcome", &["2010.|2010"]);
        check("a man", &[]);
        check("I am", &[]);
        check("Article 5", &["Article 5|art5"]);
        check("ARTICLE V.", &["ARTICLE V.|art5"].map(|_| "ARTICLE V.|artv"));
        check("Article premier", &["Article premier|art1"]);
        check("Article 5 of the Treaty", &[]);
        check("Article 5, paragraph 2", &[]);
        check("Chapter I: Purposes", &["Chapter I:|chi"]);
        check("Статья 5.", &["Статья 5.|art5"]);
        check("§ 3 Text", &["§ 3|sec3"]);
        check("5-бап", &["5-бап|art5"]);
        check("第五条 人人", &["第五条|art5"]);
        check("المادة 5", &["المادة 5|art5"]);
        check("Articles 5 and 6", &[]);
        check("Annex A", &["Annex A|anna"]);
        check("Part of it", &[]);
    }
}
