//! Words of labels that no row knows, learned from the text: a short line of a word and a number, where the numbers of
//! that word count on from one through the text.
//!
//! So `Erthygl 1` is a label in a text that goes on to `Erthygl 30`, whatever language it is in.

use std::collections::HashMap;

use super::super::lines::Line;
use super::marker::{Marker, Style};
use super::number::{Kind, Reading, digits};

/// How many labels a series has at least.
const LEAST: usize = 4;

/// Lines with more characters are text.
const LONGEST: usize = 60;

/// Words that number what a text shows beside itself, and pages.
const NOT_LABELS: &str = "\
    page pages p figure fig table box chart map image photo plate step example equation seite abbildung abb tabelle tab bild \
    tableau carte encadré photographie página pagina tabla cuadro figura gráfico imagen tabella immagine страница стр рис \
    рисунок таблица схема карта 图 表 図 صفحة الجدول الشكل";

/// The labels that a text teaches, by line.
#[derive(Default)]
pub struct Learned {
    by_line: HashMap<usize, Marker>,
}

/// A line that is a word and a number.
struct Numbered {
    line: usize,
    value: u32,
    /// Where the number stands, and how it is written with ASCII digits.
    number: (usize, usize),
    plain: String,
}

impl Learned {
    /// Looks for series among the lines.
    pub fn of(text: &str, lines: &[Line]) -> Self {
        let mut by_word: HashMap<(bool, String), Vec<Numbered>> = HashMap::new();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.length <= LONGEST) {
            if let Some((key, numbered)) = numbered(text, line, index) {
                by_word.entry(key).or_default().push(numbered);
            }
        }
        let mut learned = Self::default();
        by_word.retain(|_, series| counts(series));
        for ((front, word), series) in by_word {
            if front && series[0].value == 2 {
                learned.first_in_words(text, lines, &word, series[0].line);
            }
            for one in series {
                let line = lines[one.line].text(text);
                let reading = Reading { kind: Kind::Arabic, key: vec![one.value], plain: one.plain, until: None };
                learned.by_line.insert(one.line, label(line, one.number, reading));
            }
        }
        learned
    }

    /// The label that a line is.
    pub fn marker(&self, line: usize) -> Option<&Marker> {
        self.by_line.get(&line)
    }

    /// The first label, where it alone has its number in words.
    fn first_in_words(&mut self, text: &str, lines: &[Line], word: &str, second: usize) {
        let is_first = |line: &&Line| {
            let words: Vec<&str> = line.text(text).split_whitespace().collect();
            (2..=4).contains(&words.len()) && key_of(words[0]) == word
        };
        let Some(at) = lines[..second.saturating_sub(1)].iter().rposition(|line| is_first(&line)) else { return };
        let line = lines[at].text(text);
        let start = line.find(char::is_whitespace).unwrap_or(0);
        let start = start + line[start..].len() - line[start..].trim_start().len();
        let end = line.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        if start < end {
            let reading = Reading { kind: Kind::Ordinal, key: vec![1], plain: "1".to_owned(), until: None };
            self.by_line.insert(at, label(line, (start, end), reading));
        }
    }
}

/// The label that a whole line is.
fn label(line: &str, number: (usize, usize), reading: Reading) -> Marker {
    let close = line.chars().next_back().filter(|c| matches!(c, '.' | ':' | ')'));
    Marker { style: Style::worded("art", close, reading.kind), reading, length: line.len(), number, alone: true }
}

/// The word and the number that a line is, if it is nothing else and no row knows it.
fn numbered(text: &str, of: &Line, index: usize) -> Option<((bool, String), Numbered)> {
    let line = of.text(text);
    let start = line.char_indices().find(|(_, c)| crate::text::digit(*c).is_some())?.0;
    let (length, value, plain) = digits(&line[start..])?;
    let end = start + length;
    let (before, after) = (line[..start].trim(), line[end..].trim());
    let is_known = || of.markers(text).iter().any(|marker| marker.style.prefix.is_some());
    if after.contains(|c| crate::text::digit(c).is_some()) || is_known() {
        return None;
    }
    let count = |words: &str| words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let (front, word) = match (count(before), count(after)) {
        (1..=4, 0 | 1) => (true, before.split_whitespace().next()?),
        (0, 1 | 2) if before.is_empty() => (false, after.split_whitespace().next_back()?),
        _ => return None,
    };
    let is_suffix = after.chars().filter(|c| c.is_alphabetic()).count() <= 8;
    let word = key_of(word);
    let known = NOT_LABELS.split_whitespace().any(|other| other == word);
    let is_label = !known && word.contains(char::is_alphabetic) && (!front || is_suffix);
    is_label.then_some(((front, word), Numbered { line: index, value, number: (start, end), plain }))
}

/// A word as it is compared: small, without signs.
fn key_of(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Do the numbers of a word count on from one, each with text under it?
fn counts(series: &[Numbered]) -> bool {
    let steps = series.windows(2).filter(|pair| pair[1].value == pair[0].value + 1 || pair[1].value == 1);
    let apart = series.windows(2).filter(|pair| pair[1].line > pair[0].line + 1);
    let begins = series.first().is_some_and(|first| first.value <= 2);
    let pairs = series.len().saturating_sub(1);
    series.len() >= LEAST && begins && steps.count() * 10 >= pairs * 9 && apart.count() * 4 >= pairs * 3
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let learned = Learned::of(text, &lines);
        let found: Vec<String> = (0..lines.len())
            .filter_map(|at| {
                let marker = learned.marker(at)?;
                Some(format!("{}|{}", lines[at].text(text), marker.reading.plain))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_word_whose_numbers_count_on_is_one_of_labels() {
        let of =
            |labels: &[&str]| labels.iter().map(|label| format!("{label}\nGwlad y gân yw hi.\n")).collect::<String>();
        let labels = ["Erthygl 1", "Erthygl 2", "Erthygl 3", "Erthygl 4"];
        check(&of(&labels), &["Erthygl 1|1", "Erthygl 2|2", "Erthygl 3|3", "Erthygl 4|4"]);
        check(
            &of(&["1‐modda", "2‐modda", "3‐modda", "4‐modda"]),
            &["1‐modda|1", "2‐modda|2", "3‐modda|3", "4‐modda|4"],
        );
        let first = ["Eteni ya yambo", "Eteni ya 2", "Eteni ya 3", "Eteni ya 4", "Eteni ya 5"];
        let found: Vec<String> = first.iter().zip(1..).map(|(label, number)| format!("{label}|{number}")).collect();
        check(&of(&first), &found.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn figures_lists_and_numbers_that_do_not_count_stay_text() {
        check("Figure 1\nA spade.\nFigure 2\nA rake.\nFigure 3\nA hoe.\nFigure 4\nA fork.\n", &[]);
        check("Erthygl 1\nErthygl 2\nErthygl 3\nErthygl 4\n", &[]);
        check("Yn 1990\nOne.\nYn 1994\nTwo.\nYn 2003\nThree.\nYn 2004\nFour.\n", &[]);
        check("Article 1\nOne.\nArticle 2\nTwo.\nArticle 3\nThree.\nArticle 4\nFour.\n", &[]);
    }
}
