//! What a printer puts on every page: running headers and footers, page numbers, rules across the page.
//!
//! A line goes only with evidence: it is nothing but signs, it repeats beside form feeds, or it is one of a run of page
//! numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::layout::{ends_clause, starts_small};
use super::lines::Line;

/// For each line why it belongs to the page and not to the text, if it does.
pub fn furniture(text: &str, lines: &[Line]) -> Vec<Option<&'static str>> {
    let mut reasons: Vec<Option<&'static str>> = lines.iter().map(|line| rule(line.text(text))).collect();
    for index in page_numbers(text, lines) {
        reasons[index] = Some("page number");
    }
    for (index, reason) in inside_sentences(text, lines) {
        reasons[index] = Some(reason);
    }
    for index in running(text, lines) {
        reasons[index] = Some("page header or footer");
    }
    reasons
}

/// A line of at least three signs that draw a line.
fn rule(line: &str) -> Option<&'static str> {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let first = signs.next()?;
    let draws = "-_=*~—–─━•·#".contains(first) && signs.clone().count() >= 2 && signs.all(|sign| sign == first);
    draws.then_some("rule")
}

/// Lines within three of a page's ends that come back on another page, numbers aside.
fn running(text: &str, lines: &[Line]) -> BTreeSet<usize> {
    let mut pages: Vec<Vec<usize>> = vec![Vec::new()];
    for (index, line) in lines.iter().enumerate() {
        if line.new_page {
            pages.push(Vec::new());
        }
        pages.last_mut().expect("there is a page").push(index);
    }
    pages.retain(|page| !page.is_empty());
    if pages.len() < 2 {
        return BTreeSet::new();
    }
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for page in &pages {
        let tail = page.len().saturating_sub(3).max(3);
        let ends = page.iter().take(3).chain(page.iter().skip(tail));
        for index in ends {
            seen.entry(without_digits(lines[*index].text(text))).or_default().push(*index);
        }
    }
    let repeats = |group: &Vec<usize>| group.len() >= 2 && group.len() * 2 >= pages.len().saturating_sub(1);
    let beside_the_edge = |index: &usize| at_edge(lines, *index);
    seen.into_values().filter(repeats).flatten().filter(beside_the_edge).collect()
}

/// Is a line the first or last of its page, or set off from the text by blank lines on the way there?
fn at_edge(lines: &[Line], index: usize) -> bool {
    let last = lines.get(index + 1).is_none_or(|next| next.new_page);
    let first = lines[index].new_page || index == 0;
    let set_off = lines[index].blank_before > 0 && lines.get(index + 1).is_none_or(|next| next.blank_before > 0);
    first || last || set_off
}

/// The words with single spaces, and `#` for each number.
fn without_digits(line: &str) -> String {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+").expect("a pattern"));
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    DIGITS.replace_all(&line, "#").into_owned()
}

/// A number alone that interrupts a sentence is a page's, and so is a line beside it that the text has had before.
fn inside_sentences(text: &str, lines: &[Line]) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for index in 1..lines.len().saturating_sub(1) {
        if !NUMBER.is_match(lines[index].text(text)) || lines[index].length > 12 {
            continue;
        }
        let had_before = |at: usize| {
            lines[at.saturating_sub(200).min(index)..at.min(index)]
                .iter()
                .any(|line| line.text(text) == lines[at].text(text))
        };
        let before = if index >= 2 && had_before(index - 1) { index - 2 } else { index - 1 };
        let after = if index + 2 < lines.len() && had_before(index + 1) { index + 2 } else { index + 1 };
        let interrupted = lines[before].length > 30
            && !ends_clause(lines[before].text(text))
            && starts_small(lines[after].text(text));
        if interrupted {
            found.push((index, "page number"));
            found.extend((before + 1..after).filter(|at| *at != index).map(|at| (at, "page header or footer")));
        }
    }
    found
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[-–—\[(|]*\s*(?:(?:page|seite|página|pagina|стр\.?|страница|p\.)\s*)?(\d{1,4})(?:\s*(?:of|/|de|von|sur|из)\s*\d{1,4})?\s*[-–—\])|]*$")
        .expect("a pattern")
});

/// Lines such as `- 3 -`, `Page 3 of 10` or `3`, of which at least three in a row count on by one and stand a page apart.
fn page_numbers(text: &str, lines: &[Line]) -> BTreeSet<usize> {
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| Some((index, NUMBER.captures(line.text(text))?[1].parse().ok()?)))
        .collect();
    let mut found = BTreeSet::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    for (index, number) in numbers.into_iter().map(Some).chain([None]).map(|next| next.unwrap_or((usize::MAX, 0))) {
        let goes_on =
            run.last().is_some_and(|(before, last)| number == last + 1 && (15..=90).contains(&(index - before)));
        if !goes_on {
            if run.len() >= 3 {
                found.extend(run.iter().map(|(index, _)| *index));
            }
            run.clear();
        }
        run.push((index, number));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let reasons = furniture(text, &lines);
        let gone: Vec<&str> =
            lines.iter().zip(reasons).filter(|(_, reason)| reason.is_some()).map(|(line, _)| line.text(text)).collect();
        assert_eq!(gone, expected);
    }

    #[test]
    fn what_repeats_beside_a_form_feed_goes() {
        let page = |number: u32| format!("Reports   2010\n\nsome text {number}\nand more.\n\n[Page {number}]\n\u{c}");
        let text: String = (1..=3).map(page).collect();
        let head = "Reports   2010";
        check(&text, &[head, "[Page 1]", head, "[Page 2]", head, "[Page 3]"]);
    }

    #[test]
    fn headings_that_repeat_without_pages_stay() {
        check("VOTING\nEach has a vote.\nVOTING\nEach has two.\nVOTING\nEach has three.", &[]);
    }

    #[test]
    fn rules_go_and_labels_on_lines_of_their_own_stay() {
        check("A\n____\n1\nOne.\n2\nTwo.\n3\nThree.\n* * *\n", &["____", "* * *"]);
    }

    #[test]
    fn a_number_inside_a_sentence_is_a_page_number() {
        let text = "Report\n1\nThe measures are to be international\n     3\nReport\nand necessary.";
        check(text, &["3", "Report"]);
    }

    #[test]
    fn page_numbers_stand_a_page_apart() {
        let page = |number: u32| format!("{}- {number} -\n", "text of a page\n".repeat(30));
        let text: String = (1..=3).map(page).collect();
        check(&text, &["- 1 -", "- 2 -", "- 3 -"]);
    }
}
