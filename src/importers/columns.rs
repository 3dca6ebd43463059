//! Pages of two columns that were printed line by line, as `pdftotext -layout` does: the left column is set above the right.
//!
//! A page has two columns where a strip of blanks runs through most of its lines, with words on both sides of it. What
//! crosses the strip, such as a title, ends what stands above it in both. Tables and lists have narrow sides, and stay.

use super::layout::{ends_sentence, starts_small};
use super::sheet::Laid;

/// How many lines of a page have words on both sides at least.
const LEAST: usize = 8;

/// More lines are those of no page.
const LONGEST_PAGE: usize = 2000;

/// The width of the strip that parts two columns.
const STRIP: usize = 2;

/// A line of the file: its number and its characters, white space at the end aside.
struct Row {
    number: usize,
    signs: Vec<char>,
}

impl Row {
    /// The words before a column and those from it on, if nothing stands in the strip before it.
    fn halves(&self, column: usize) -> Option<(&[char], &[char])> {
        let (left, right) = self.signs.split_at(column.min(self.signs.len()));
        left[left.len().min(column - STRIP)..].iter().all(|c| c.is_whitespace()).then_some((left, right))
    }

    /// Has it words on both sides of a column, and none in the strip?
    fn is_parted(&self, column: usize) -> bool {
        self.halves(column).is_some_and(|(left, right)| has_words(left) && has_words(right))
    }

    /// Does a head or foot of a page stand in it: several pieces far from each other?
    fn is_in_pieces(&self) -> bool {
        let line: String = self.signs.iter().collect();
        line.split("     ").filter(|piece| !piece.trim().is_empty()).count() >= 3
    }
}

fn has_words(signs: &[char]) -> bool {
    signs.iter().any(|c| !c.is_whitespace())
}

/// The text with its columns one above the other; `None` if no page has two.
pub fn laid(text: &str) -> Option<Laid> {
    if memchr::memmem::find_iter(text.as_bytes(), "   ").take(LEAST).count() < LEAST || text.contains(['\t', '\r']) {
        return None;
    }
    let mut laid = Laid::default();
    let (mut number, mut any) = (0, false);
    for page in text.split_inclusive('\u{c}') {
        let row = |line: &str| {
            number += 1;
            Row { number, signs: line.trim_end().chars().collect() }
        };
        let rows: Vec<Row> = page.trim_end_matches('\u{c}').split('\n').map(row).collect();
        // The line in which a page ends is the first of the next.
        number -= 1;
        match Some(&rows).filter(|rows| rows.len() <= LONGEST_PAGE).and_then(|rows| strip(rows)) {
            Some(column) => {
                any = true;
                part(&rows, column, &mut laid);
            }
            None => rows.iter().for_each(|row| push(&mut laid, row, &row.signs)),
        }
        if page.ends_with('\u{c}') {
            laid.text.push('\u{c}');
        }
    }
    any.then_some(laid)
}

/// The column at which the right one of two begins.
fn strip(rows: &[Row]) -> Option<usize> {
    let width = rows.iter().map(|row| row.signs.len()).max().unwrap_or(0);
    let parted = |column: usize| rows.iter().filter(|row| row.is_parted(column)).count();
    let crossed = |column: usize| rows.iter().filter(|row| row.halves(column).is_none()).count();
    let middle = (width / 3).max(STRIP + 1)..width * 2 / 3;
    // Of columns that part as many lines the last, so that the right column begins with words.
    let (column, count) = middle.map(|at| (at, parted(at))).max_by_key(|(at, count)| (*count, *at))?;
    let halves = || rows.iter().filter(|row| row.is_parted(column)).filter_map(|row| row.halves(column));
    let is_prose = is_prose(halves().map(|(left, _)| left)) && is_prose(halves().map(|(_, right)| right));
    (count >= LEAST && crossed(column) * 5 <= count && is_prose).then_some(column)
}

/// Are lines those of prose: three words or more each, and most nearly as long as the longest?
fn is_prose<'a>(lines: impl Iterator<Item = &'a [char]>) -> bool {
    let trimmed = lines.map(|line| line.iter().collect::<String>().trim().to_owned());
    let lines: Vec<String> = trimmed.collect();
    let words: usize = lines.iter().map(|line| line.split_whitespace().count()).sum();
    let length = |line: &String| line.chars().count();
    let longest = lines.iter().map(length).max().unwrap_or(0);
    let full = lines.iter().filter(|line| length(line) * 4 >= longest * 3).count();
    words >= 3 * lines.len() && full * 2 >= lines.len()
}

/// Sets the left column above the right one, between the lines that cross both.
fn part(rows: &[Row], column: usize, laid: &mut Laid) {
    let filled: Vec<usize> = (0..rows.len()).filter(|at| has_words(&rows[*at].signs)).collect();
    let at_edge = |at: usize| [filled.first(), filled.last()].contains(&Some(&at));
    // A number of the page or of the document under both columns.
    let is_foot = |at: usize| {
        filled.last() == Some(&at) && !rows[at].is_parted(column) && at > 0 && !has_words(&rows[at - 1].signs)
    };
    let crosses =
        |at: usize| rows[at].halves(column).is_none() || is_foot(at) || at_edge(at) && rows[at].is_in_pieces();
    let mut at = 0;
    while at < rows.len() {
        if crosses(at) {
            push(laid, &rows[at], &rows[at].signs);
            at += 1;
            continue;
        }
        let end = (at..rows.len()).find(|at| crosses(*at)).unwrap_or(rows.len());
        let half = |row: &Row, right: bool| -> Vec<char> {
            let (left, behind) = row.halves(column).expect("nothing crosses");
            if right { behind.to_vec() } else { left.to_vec() }
        };
        let rows = &rows[at..end];
        let rights: Vec<Vec<char>> = rows.iter().map(|row| half(row, true)).collect();
        rows.iter().for_each(|row| push(laid, row, &half(row, false)));
        if rights.iter().any(|right| has_words(right)) {
            join(laid, rights.iter().find(|right| has_words(right)));
            let indent = |signs: &Vec<char>| signs.iter().position(|c| !c.is_whitespace());
            let margin = rights.iter().filter_map(indent).min().unwrap_or(0);
            let first = rights.iter().position(|right| has_words(right)).unwrap_or(0);
            for (row, right) in rows.iter().zip(&rights).skip(first) {
                push(laid, row, &right[margin.min(right.len())..]);
            }
        }
        at = end;
    }
}

/// Ends the left column: with a blank line, unless its last sentence goes on in the right one.
fn join(laid: &mut Laid, next: Option<&Vec<char>>) {
    laid.text.truncate(laid.text.trim_end().len());
    let next: String = next.into_iter().flatten().collect();
    let last = laid.text.lines().next_back().unwrap_or("");
    let goes_on = !ends_sentence(last.trim_end()) && starts_small(next.trim_start());
    laid.text.push_str(if goes_on { "\n" } else { "\n\n" });
}

/// Puts signs to the text, and says in which line of the file they stand.
fn push(laid: &mut Laid, row: &Row, signs: &[char]) {
    laid.lines.push((laid.text.len(), row.number));
    let line: String = signs.iter().collect();
    laid.text.push_str(line.trim_end());
    laid.text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: &str = "\
1. The waters of the lakes are
a common good of all who live
on their shores and of those
who fish in them.

2. Vessels carry a light from
sunset to sunrise, and they
are marked with the name of
the harbour that they are of
and with a number that is not
that of another vessel there.

3. No vessel may stay in any
harbour for more than four";
    const RIGHT: &str = "\
weeks, unless a storm holds
it back or the owner is ill.

4. Each Party names those who
see to it that the rules are
kept, and tells the others of
it without delay.

5. The Commission meets once
a year, in turn in each of
the harbours that are named
in the Annex, and at other
times if two Parties or more
ask for it in good time.";

    fn beside(gap: usize) -> String {
        let width = 30 + gap;
        let rows = LEFT.split('\n').zip(RIGHT.split('\n'));
        let rows = rows.map(|(left, right)| format!("{left:width$}{right}").trim_end().to_owned());
        rows.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_left_column_comes_above_the_right_and_its_sentence_goes_on() {
        for gap in [2, 3, 9] {
            let title = format!("{:^60}\n\n", "THE SHARED WATERS OF ALL THE UPPER LAKES");
            let text = format!("{title}{}\n", beside(gap));
            let laid = laid(&text).expect("two columns");
            assert_eq!(laid.text.trim_end(), format!("{}\n\n{LEFT}\n{RIGHT}", title.trim_end()), "{gap}");
            let signs = |text: &str| {
                let mut signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                signs.sort_unstable();
                signs
            };
            assert_eq!(signs(&laid.text), signs(&text), "no sign is lost");
            let line_of = |words: &str| {
                let at = laid.text.find(words).expect("it is there");
                laid.lines[laid.lines.partition_point(|(byte, _)| *byte <= at) - 1].1
            };
            assert_eq!((line_of("3. No"), line_of("weeks, unless"), line_of("a year")), (15, 3, 12), "{gap}");
        }
    }

    #[test]
    fn tables_and_lists_stay() {
        let table = (1..=20).map(|at| format!("Harbour {at:<20}   {}\n", at * 17)).collect::<String>();
        assert!(laid(&table).is_none());
        let hanging = (1..=20).map(|at| format!("({at})   The owner of a vessel marks it   with a name.\n")).collect();
        let hanging: String = hanging;
        assert!(laid(&hanging).is_none());
        assert!(laid(&LEFT.repeat(3)).is_none());
    }
}
