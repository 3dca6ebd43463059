//! Who has the rights in a text, said at the foot of its pages.

use std::collections::BTreeMap;

use super::super::lines::Line;

/// Who has the rights, at the foot of more than one page, with the page's number on one side or the other.
pub(super) fn rights_on_pages(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let words = without_number(line.text(text));
        if words.starts_with('©') && line.length <= 160 {
            same.entry(words).or_default().push(index);
        }
    }
    same.into_values().filter(|group| group.len() > 1).flatten().collect()
}

/// A line without the number of its page, in digits or small roman ones, at either end.
fn without_number(line: &str) -> &str {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b"ivxl".contains(&byte));
    let line = line.trim();
    let line =
        line.split_once(char::is_whitespace).filter(|(first, _)| is_number(first)).map_or(line, |(_, rest)| rest);
    let line = line.rsplit_once(char::is_whitespace).filter(|(_, last)| is_number(last)).map_or(line, |(rest, _)| rest);
    line.trim()
}
