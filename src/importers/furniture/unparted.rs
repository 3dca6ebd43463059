//! Headers and footers of pages that end without a form feed: lines that come again, count the pages or stand in columns.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::{HEADER, reads_as_label};
use crate::importers::layout::{ends_clause, starts_small};
use crate::importers::lines::Line;
use crate::text::Key;
use crate::text::words::has_single_spaces;

/// Lines of headers that come again, where one of several lines is known only when the one beside it is.
pub(super) fn without_form_feeds(text: &str, lines: &[Line], reasons: &[Option<&'static str>]) -> Vec<usize> {
    let mut found = known_by_neighbours(text, lines, reasons);
    if reasons.contains(&Some("page number")) {
        let mut known = reasons.to_vec();
        for _ in 0..2 {
            found.iter().for_each(|index| known[*index] = Some(HEADER));
            found.extend(known_by_neighbours(text, lines, &known));
        }
    }
    found
}

/// Lines that come again, set off from the text, where pages end without a form feed: beside a page's number, or inside a
/// sentence.
fn known_by_neighbours(text: &str, lines: &[Line], reasons: &[Option<&'static str>]) -> Vec<usize> {
    let of_page = |index: Option<usize>| index.is_some_and(|index| reasons.get(index).is_some_and(Option::is_some));
    let apart = |index: usize| {
        lines[index].blank_before > 0 && lines.get(index + 1).is_none_or(|next| next.blank_before > 0) || index == 0
    };
    let set_off = |index: usize| {
        let above = lines[index].blank_before > 0 || of_page(index.checked_sub(1));
        let below = lines.get(index + 1).is_none_or(|next| next.blank_before > 0) || of_page(Some(index + 1));
        above && (below || of_page(index.checked_sub(1))) || apart(index)
    };
    let open = |index: &usize| reasons[*index].is_none() || reasons[*index] == Some(HEADER);
    let may_be_header = |index: &usize| open(index) && (4..=100).contains(&lines[*index].length) && set_off(*index);
    let key = |index: usize| Key::of(words(lines[index].text(text)).as_bytes());
    let mut keys: Vec<(Key, usize)> = (0..lines.len()).filter(may_be_header).map(|index| (key(index), index)).collect();
    keys.sort_unstable();
    let is_text = |index: &usize| reads_as_label(text, &lines[*index]) || starts_small(lines[*index].text(text));
    let of_head = |index: Option<usize>| {
        let reason = index.and_then(|index| *reasons.get(index)?);
        matches!(reason, Some("page number" | HEADER))
    };
    let beside_number = |index: &&usize| of_head(index.checked_sub(1)) || of_head(Some(**index + 1));
    let in_sentence = |index: &&usize| {
        let before = (0..**index).rev().find(|at| reasons[*at].is_none()).map(|at| &lines[at]);
        let after = lines.get(**index + 1);
        before.is_some_and(|before| before.length > 30 && !ends_clause(before.text(text)))
            && after.is_some_and(|after| starts_small(after.text(text)))
    };
    let mut found = Vec::new();
    for same in keys.chunk_by(|one, two| one.0 == two.0) {
        let line = lines[same[0].1].text(text);
        if same.len() == 1 && line.contains(' ') {
            continue;
        }
        let line = words(line);
        let group: Vec<usize> = same.iter().map(|(_, index)| *index).filter(|index| !is_text(index)).collect();
        let beside = group.iter().filter(beside_number).count();
        let inside = group.iter().filter(in_sentence).count();
        let of_pages = beside >= 2 && beside + 1 >= group.len() || inside >= 1 && group.len() >= 3;
        if of_pages || is_symbol_of_document(text, lines, &line) {
            found.extend(group.into_iter().filter(|index| of_pages || *index > 5));
        }
    }
    found.extend(counting_lines(text, lines, &apart));
    found.extend(lines_in_columns(text, lines));
    let is_job = |index: usize| {
        let line = lines[index].text(text);
        line.starts_with(|c: char| c == '*' || c.is_numeric()) && JOB.is_match(line)
    };
    let parted = |index: usize| lines.get(index).is_none_or(|line| line.blank_before > 0);
    // A printer may set two of them one above the other.
    let alone =
        |index: usize| (index == 0 || parted(index) || is_job(index - 1)) && (parted(index + 1) || is_job(index + 1));
    found.extend((0..lines.len()).filter(|index| is_job(*index) && alone(*index)));
    found
}

/// The words of a line with single spaces.
fn words(line: &str) -> Cow<'_, str> {
    if has_single_spaces(line) { line.into() } else { one_line(line).into() }
}

/// Lines of three columns or more that come again with the same words, perhaps from right to left, and other numbers: the
/// heads of left and right pages.
fn lines_in_columns(text: &str, lines: &[Line]) -> Vec<usize> {
    static GAP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s{4,}").expect("a pattern"));
    let mut same: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.length <= 200) {
        let line = line.text(text);
        let has_gap = || line.contains("    ") || line.contains('\t') || !line.is_ascii();
        if !line.contains(|c: char| c.is_ascii_digit()) || !has_gap() || GAP.find_iter(line).take(2).count() < 2 {
            continue;
        }
        let plain = |word: &&str| !word.contains(|c: char| c.is_ascii_digit());
        let mut words: Vec<&str> = line.split_whitespace().filter(plain).collect();
        words.sort_unstable();
        if words.len() >= 4 {
            same.entry(words).or_default().push(index);
        }
    }
    same.retain(|_, group| group.len() >= 2 && group.windows(2).all(|pair| pair[1] > pair[0] + 5));
    same.into_values().flatten().collect()
}

/// Lines set off from the text that are the same but for a number at an end, which counts the pages: by one, or by two
/// where left and right pages differ.
fn counting_lines(text: &str, lines: &[Line], set_off: &impl Fn(usize) -> bool) -> Vec<usize> {
    static ENDS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:(\d{1,4})\s+(\p{L}.{6,})|(\p{L}.{6,}?)\s+(\d{1,4}))$").expect("a pattern"));
    let mut same: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    // What the text calls itself at its head is a header between two lines of a paragraph too.
    let names: BTreeSet<String> = lines.iter().take(12).map(|line| one_line(line.text(text)).to_lowercase()).collect();
    // A number at an end has white space beside it.
    let has_number = |line: &str| {
        let begins = line.trim_start_matches(|c: char| c.is_numeric());
        line.ends_with(char::is_numeric) || begins.len() < line.len() && begins.starts_with(char::is_whitespace)
    };
    let may_count = |index: &usize| lines[*index].length <= 120 && has_number(lines[*index].text(text));
    for index in (0..lines.len()).filter(may_count) {
        let Some(found) = ENDS.captures(lines[index].text(text)) else { continue };
        let (Some(words), Some(number)) = (found.get(2).or(found.get(3)), found.get(1).or(found.get(4))) else {
            continue;
        };
        let words = one_line(words.as_str());
        // What counts numbers is no page: `The Gardener No. 3`.
        let is_named = names.contains(&words.to_lowercase());
        if [" No.", " Nr."].iter().any(|sign| words.ends_with(sign)) || !set_off(index) && !is_named {
            continue;
        }
        if let Ok(number) = number.as_str().parse() {
            same.entry(words).or_default().push((index, number));
        }
    }
    let counts = |pair: &[(usize, u32)]| {
        pair[1].1.checked_sub(pair[0].1).is_some_and(|step| (1..=2).contains(&step)) && pair[1].0 > pair[0].0 + 2
    };
    let enough = |words: &str| if names.contains(&words.to_lowercase()) { 2 } else { 3 };
    same.retain(|words, group| group.len() >= enough(words) && words.contains(' ') && group.windows(2).all(counts));
    same.into_values().flatten().map(|(index, _)| index).collect()
}

pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number under which a printer of the United Nations keeps a document: `06-50555 (E)    271206`.
static JOB: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\*?\d{2}-\d{5}\*?(\s+\([A-Z]\))?(\s+\d{6})*|(\d{2}-\d{5}\s+)?\d{1,3}/\d{1,3}(\s+\d{2}-\d{5})?|\*\d{7}\*(\s+Please recycle.*)?)$").expect("a pattern")
});

/// Is a line nothing but a symbol, such as `A/RES/61/999`, that stands in one of the first lines too?
pub(super) fn is_symbol_of_document(text: &str, lines: &[Line], symbol: &str) -> bool {
    static SYMBOL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[A-Z][A-Z.]*(/[A-Z0-9][A-Za-z0-9.()-]*){2,8}$").expect("a pattern"));
    symbol.contains('/')
        && SYMBOL.is_match(symbol)
        && lines.iter().take(6).any(|line| line.text(text).split_whitespace().any(|word| word == symbol))
}
