//! What a printer puts on every page: running headers and footers, page numbers, rules across the page.
//!
//! A line goes only with evidence: it is nothing but signs, it repeats beside form feeds or counts the pages there, or it
//! is one of a run of page numbers. What reads as a label stays.

mod rights;
mod unparted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::layout::{ends_clause, ends_sentence, starts_small};
use super::lines::Line;
use super::numbering::Marker;
use rights::rights_on_pages;
use unparted::{is_symbol_of_document, one_line, without_form_feeds};

/// For each line why it belongs to the page and not to the text, if it does.
pub fn furniture(text: &str, lines: &[Line]) -> Vec<Option<&'static str>> {
    let mut reasons: Vec<Option<&'static str>> = lines.iter().map(|line| rule(line.text(text))).collect();
    for index in page_numbers(text, lines) {
        reasons[index] = Some("page number");
    }
    for (index, _) in lines.iter().enumerate().filter(|(_, line)| is_page_of_pages(line.text(text))) {
        reasons[index] = Some("page number");
    }
    for (index, reason) in inside_sentences(text, lines) {
        reasons[index] = Some(reason);
    }
    for (index, reason) in running(text, lines) {
        reasons[index] = Some(reason);
    }
    for index in without_form_feeds(text, lines, &reasons) {
        reasons[index] = Some(HEADER);
    }
    for index in heads_under_feet(text, lines, &reasons) {
        reasons[index] = Some(HEADER);
    }
    for index in rights_on_pages(text, lines) {
        reasons[index] = Some(HEADER);
    }
    if let Some(index) = last_number(text, lines, &reasons) {
        reasons[index] = Some("page number");
    }
    reasons
}

/// The number of the last page, at the very end of a text that has headers elsewhere and no number on a line of its own.
fn last_number(text: &str, lines: &[Line], reasons: &[Option<&'static str>]) -> Option<usize> {
    let last = lines.len().checked_sub(1).filter(|last| lines[*last].blank_before > 0 && reasons[*last].is_none())?;
    let is_number = |index: usize| is_number(lines[index].text(text));
    let on_pages = reasons.iter().flatten().any(|reason| *reason != "rule");
    let alone = (0..last).all(|index| !is_number(index) || reasons[index].is_some());
    (on_pages && is_number(last) && alone).then_some(last)
}

/// Heads of pages that stand under a page's foot and are set in three columns as it is, or that begin a page with the symbol
/// of the document and its title far from each other: in a text of two pages, the one head comes once.
fn heads_under_feet(text: &str, lines: &[Line], reasons: &[Option<&'static str>]) -> Vec<usize> {
    let columns = |index: usize| lines[index].text(text).split("   ").filter(|part| !part.trim().is_empty()).count();
    let set_off = |index: usize| lines.get(index + 1).is_some_and(|next| next.blank_before > 0);
    let under_foot = |index: usize| reasons[index - 1] == Some(HEADER) && columns(index - 1) >= 3;
    let pieces = |index: usize| lines[index].text(text).split("   ").map(str::trim).filter(|part| !part.is_empty());
    let with_symbol =
        |index: usize| columns(index) == 2 && pieces(index).any(|piece| is_symbol_of_document(text, lines, piece));
    let heads = (1..lines.len()).filter(|index| lines[*index].new_page && reasons[*index].is_none());
    let in_columns = |index: usize| under_foot(index) && columns(index) >= 3 || with_symbol(index);
    heads.filter(|index| in_columns(*index) && set_off(*index)).collect()
}

/// A line of at least three signs that draw a line.
pub(super) fn rule(line: &str) -> Option<&'static str> {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let first = signs.next()?;
    let draws = "-_=*~—–─━•·#".contains(first) && signs.clone().count() >= 2 && signs.all(|sign| sign == first);
    draws.then_some("rule")
}

/// A line that stands within three of one of its page's ends.
struct AtEnd {
    index: usize,
    page: usize,
    /// Does it count from the page's foot, and how far is it from there or from the head?
    place: (bool, usize),
}

/// Lines near a page's end that are on other pages too: the very same line, or one with a number that counts the pages.
///
/// A line that reads as a label is never one of them, since paragraphs count on as pages do.
fn running(text: &str, lines: &[Line]) -> BTreeMap<usize, &'static str> {
    let (ends, pages) = ends_of_pages(lines);
    if pages < 2 {
        return BTreeMap::new();
    }
    let mut same: BTreeMap<(bool, String), Vec<&AtEnd>> = BTreeMap::new();
    let mut counting: BTreeMap<_, Vec<(&AtEnd, u32)>> = BTreeMap::new();
    for end in ends.iter().filter(|end| at_edge(lines, end.index)) {
        let line = &lines[end.index];
        if reads_as_label(text, line) || starts_small(line.text(text)) {
            continue;
        }
        let line = one_line(line.text(text));
        for (pattern, number) in numbers_out(&line).into_iter().filter(|_| !is_word_and_number(&line)) {
            counting.entry((end.place, pattern)).or_default().push((end, number));
        }
        same.entry((end.place.0, line)).or_default().push(end);
    }
    let mut found = BTreeMap::new();
    for ((_, line), group) in same {
        let on: BTreeSet<usize> = group.iter().map(|end| end.page).collect();
        if on.len() >= 2 && on.len() * 2 >= pages - 1 {
            let sure = pages >= 3 && on.len() + 1 >= pages && !ends_sentence(&line);
            found.extend(group.iter().map(|end| (end.index, if sure { HEADER } else { PERHAPS_HEADER })));
        }
    }
    found.extend(running_labels(text, lines).into_iter().map(|index| (index, HEADER)));
    for group in counting.into_values() {
        let counts = |one: &(&AtEnd, u32), two: &(&AtEnd, u32)| {
            two.0.page > one.0.page && (two.1 as usize).checked_sub(one.1 as usize) == Some(two.0.page - one.0.page)
        };
        let pairs = group.windows(2).filter(|pair| counts(&pair[0], &pair[1]));
        let members: BTreeSet<usize> = pairs.flat_map(|pair| [pair[0].0.index, pair[1].0.index]).collect();
        if members.len() * 2 >= pages - 1 {
            found.extend(members.into_iter().map(|index| (index, HEADER)));
        }
    }
    found
}

/// Labels alone on the first line of a page that were printed before, as `CHAPTER I` over each of its pages: no number
/// of a text comes twice so.
fn running_labels(text: &str, lines: &[Line]) -> Vec<usize> {
    if !lines.iter().any(|line| line.new_page) {
        return Vec::new();
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut again = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let words = line.text(text);
        let worded = line.markers(text).iter().any(|marker| marker.alone && marker.style.prefix.is_some());
        if worded && !seen.insert(words) && line.new_page {
            again.push(index);
        }
    }
    let goes_on = |index: &usize| lines.get(index + 1).is_some_and(|next| starts_small(next.text(text)));
    if again.len() >= 2 || again.iter().any(goes_on) { again } else { Vec::new() }
}

const HEADER: &str = "page header or footer";

/// The reason for a line that the text may have meant.
pub const PERHAPS_HEADER: &str = "perhaps a page header or footer";

/// The lines within three of each page's ends, once for each end, and how many pages there are.
fn ends_of_pages(lines: &[Line]) -> (Vec<AtEnd>, usize) {
    let mut pages: Vec<Vec<usize>> = vec![Vec::new()];
    for (index, line) in lines.iter().enumerate() {
        if line.new_page && index > 0 {
            pages.push(Vec::new());
        }
        pages.last_mut().expect("there is a page").push(index);
    }
    let mut ends = Vec::new();
    for (page, members) in pages.iter().enumerate() {
        let head = members.iter().take(3).enumerate().map(|(at, index)| (*index, (false, at)));
        let foot = members.iter().rev().take(3).enumerate().map(|(at, index)| (*index, (true, at)));
        ends.extend(head.chain(foot).map(|(index, place)| AtEnd { index, page, place }));
    }
    (ends, pages.len())
}

/// Does a line begin with what may be a label: `Article 3`, `3.`? A bare number may be a page's.
fn reads_as_label(text: &str, line: &Line) -> bool {
    let signed = |marker: &Marker| marker.style.prefix.is_some() || marker.style.close.is_some();
    line.markers(text).iter().any(signed)
}

/// `Principle 3` may be a label with a word that nobody knows here.
fn is_word_and_number(line: &str) -> bool {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\p{L}+\.? \d+\.?$").expect("a pattern"));
    PATTERN.is_match(line) && !is_number(line)
}

/// Each number of a line with the line without it.
fn numbers_out(line: &str) -> Vec<(String, u32)> {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+").expect("a pattern"));
    let numbers = DIGITS.find_iter(line);
    numbers
        .filter_map(|found| {
            let number = found.as_str().parse().ok().filter(|number| *number < 10_000)?;
            Some((format!("{}#{}", &line[..found.start()], &line[found.end()..]), number))
        })
        .collect()
}

/// Is a line the first or last of its page, or set off from the text by blank lines on the way there?
fn at_edge(lines: &[Line], index: usize) -> bool {
    let last = lines.get(index + 1).is_none_or(|next| next.new_page);
    let first = lines[index].new_page || index == 0;
    let set_off = lines[index].blank_before > 0 && lines.get(index + 1).is_none_or(|next| next.blank_before > 0);
    first || last || set_off
}

/// A number alone that interrupts a sentence is a page's, and so is a line beside it that the text has had before.
fn inside_sentences(text: &str, lines: &[Line]) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for index in 1..lines.len().saturating_sub(1) {
        if lines[index].length > 12 || !is_number(lines[index].text(text)) {
            continue;
        }
        let had_before = |at: usize| {
            !starts_small(lines[at].text(text))
                && lines[at.saturating_sub(200).min(index)..at.min(index)]
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
            found.extend((before + 1..after).filter(|at| *at != index).map(|at| (at, HEADER)));
        }
    }
    found
}

/// Does a line say which page of how many it is: `Page 2 of 9`, `- Seite 1 von 2 -`?
fn is_page_of_pages(line: &str) -> bool {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^[-–—\[(|]*\s*(?:page|seite|página|pagina|стр\.?|страница)\s*(\d{1,4})\s*(?:of|/|de|von|sur|из|di)\s*(\d{1,4})\s*[-–—\])|]*$")
            .expect("a pattern")
    });
    let found = may_be_number(line).then(|| PATTERN.captures(line)).flatten();
    let numbers = found.and_then(|found| Some((found[1].parse::<u32>().ok()?, found[2].parse().ok()?)));
    numbers.is_some_and(|(page, pages)| page <= pages)
}

/// Does a line end as the number of a page does? No pattern is asked about one that does not.
fn may_be_number(line: &str) -> bool {
    line.ends_with(|c: char| c.is_numeric() || matches!(c, '-' | '–' | '—' | ']' | ')' | '|'))
}

fn is_number(line: &str) -> bool {
    may_be_number(line) && NUMBER.is_match(line)
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
        .filter(|(_, line)| may_be_number(line.text(text)))
        .filter_map(|(index, line)| Some((index, NUMBER.captures(line.text(text))?[1].parse().ok()?)))
        .collect();
    let mut found = BTreeSet::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    for (index, number) in numbers.into_iter().map(Some).chain([None]).map(|next| next.unwrap_or((usize::MAX, 0))) {
        let least = if index < lines.len() && lines[index].markers(text).is_empty() { 4 } else { 15 };
        let goes_on =
            run.last().is_some_and(|(before, last)| number == last + 1 && (least..=90).contains(&(index - before)));
        if !goes_on {
            if run.len() >= 3 && run.iter().any(|(index, _)| is_of_page(text, lines, *index)) {
                found.extend(run.iter().map(|(index, _)| *index));
            }
            run.clear();
        }
        run.push((index, number));
    }
    found
}

/// Can a number alone only be a page's: by its signs, or because it stands inside a sentence?
fn is_of_page(text: &str, lines: &[Line], index: usize) -> bool {
    let goes_on = |next: &Line| starts_small(next.text(text));
    let inside = index > 0 && !ends_clause(lines[index - 1].text(text)) && lines.get(index + 1).is_some_and(goes_on);
    inside || lines[index].markers(text).is_empty()
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
    fn a_head_in_columns_under_a_foot_goes_though_it_comes_once() {
        let foot = |page: u32| format!("Gardener          Informational          [Page {page}]");
        let head = "RFC 412          Sharing Rakes          May 1972";
        let text = |head: &str| format!("Some text.\n\n{}\n\u{c}{head}\n\nAnd more.\n\n{}\n", foot(1), foot(2));
        check(&text(head), &[&foot(1), head, &foot(2)]);
        check(&text("Sharing Rakes"), &[&foot(1), &foot(2)]);
    }

    #[test]
    fn labels_beside_a_form_feed_stay() {
        for label in ["Article {}", "{}.", "Section {}", "Principle {}", "({})", "§ {}"] {
            let article = |number: u32| {
                format!("{}\n\n{}.\n\n", label.replace("{}", &number.to_string()), "word ".repeat(number as usize))
            };
            let page = |page: u32| (1..=3).map(|at| article(page * 3 + at)).collect::<String>() + "\u{c}";
            check(&(0..3).map(page).collect::<String>(), &[]);
            check(&(1..=6).map(|number| article(number) + "\u{c}").collect::<String>(), &[]);
        }
        let judgment =
            |name: &str| format!("1. {name} is heard.\n\n{name} appeals.\n\n3. The appeal is dismissed.\n\u{c}");
        check(&["Smith", "Jones", "Brown"].map(judgment).concat(), &[]);
    }

    #[test]
    fn numbers_that_count_the_pages_go() {
        let text = |line: &str| -> String {
            let page = |page: u32| {
                let words = "word ".repeat(page as usize);
                format!("{words}\n\nSo {words}\n\n{}\n\u{c}", line.replace("{}", &page.to_string()))
            };
            (4..=6).map(page).collect()
        };
        for line in ["{}", "- {} -", "[Page {}]", "Page {} of 9", "L 119/{} Official Journal 4.5.2016"] {
            let gone: Vec<String> = (4..=6).map(|page| line.replace("{}", &page.to_string())).collect();
            check(&text(line), &gone.iter().map(String::as_str).collect::<Vec<_>>());
        }
        let not_by_one = "One.\n\nIn all 3 votes\n\u{c}Two.\n\nIn all 9 votes\n\u{c}Three.\n\nIn all 4 votes";
        check(not_by_one, &[]);
    }

    #[test]
    fn long_paragraphs_with_a_number_on_a_line_of_its_own_keep_it() {
        let paragraph = |number: u32| format!("{number}\n{}", "Words of a paragraph.\n".repeat(20));
        check(&(1..=4).map(paragraph).collect::<String>(), &[]);
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
    fn heads_in_columns_go_without_form_feeds() {
        let page = "Some words of the text.\n".repeat(8);
        let left = "4.5.2016        EN      Journal of All the Gardens      L 119/1";
        let right = "L 119/2      EN      Journal of All the Gardens        4.5.2016";
        check(&format!("{left}\n{page}{right}\n{page}"), &[left, right]);
        check(&format!("{left}\n{right}\n{page}"), &[]);
        check("Tools and sheds of all    3    4\nTools and sheds of all    5    6\n", &[]);
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
