//! A manuscript → its paragraphs, each with the notes that its marks lead to.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Each line of it begins with `>`: it is a quotation as a whole, and stands at these bytes.
    pub(super) quoted: Option<Range<usize>>,
    /// Marks of notes, each by the byte at which it stands, with the bytes of its note.
    pub(super) notes: Vec<(usize, Range<usize>)>,
}

static BLANK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\n[ \t>]*(?:\r?\n[ \t>]*)*\n|\r\n\s*\r\n").expect("the pattern is right"));
static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[\^([^\]\s]+)\](:?)").expect("the pattern is right"));

/// The paragraphs in order. A quotation that is set off belongs to the paragraph before it, if there is one.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for blank in BLANK.find_iter(text).map(|found| found.range()).chain(std::iter::once(text.len()..text.len())) {
        if !text[from..blank.start].trim().is_empty() {
            ranges.push(from..blank.start);
        }
        from = blank.end;
    }
    let notes: Vec<(&str, Range<usize>)> = ranges.iter().filter_map(|range| note(text, range)).collect();
    let mut blocks: Vec<Block> = Vec::new();
    for range in ranges.iter().filter(|range| note(text, range).is_none()) {
        let is_quoted = text[range.clone()].lines().all(|line| line.trim_start().starts_with('>'));
        let marks = MARK.captures_iter(&text[range.clone()]).filter_map(|mark| {
            let (whole, name) = (mark.get(0)?, mark.get(1)?.as_str());
            let (_, note) = notes.iter().find(|(known, _)| *known == name)?;
            Some((range.start + whole.start(), note.clone()))
        });
        let marks: Vec<_> = marks.collect();
        match blocks.last_mut().filter(|before| is_quoted && before.quoted.is_none()) {
            Some(before) => {
                before.range.end = range.end;
                before.quoted = Some(range.clone());
                before.notes.extend(marks);
            }
            None => blocks.push(Block { range: range.clone(), quoted: is_quoted.then(|| range.clone()), notes: marks }),
        }
    }
    // A note that nothing leads to is read by itself.
    let is_led_to = |note: &Range<usize>| blocks.iter().any(|block| block.notes.iter().any(|(_, of)| of == note));
    let alone: Vec<Block> = notes
        .iter()
        .filter(|(_, note)| !is_led_to(note))
        .map(|(_, note)| Block { range: note.clone(), quoted: None, notes: Vec::new() })
        .collect();
    blocks.extend(alone);
    blocks
}

/// `[^1]: Astana Declaration, para 3.`
fn note<'a>(text: &'a str, range: &Range<usize>) -> Option<(&'a str, Range<usize>)> {
    let mark = MARK.captures(&text[range.clone()])?;
    let whole = mark.get(0)?;
    let is_note = whole.start() == 0 && mark.get(2).is_some_and(|colon| !colon.is_empty());
    is_note.then(|| (mark.get(1).map_or("", |name| name.as_str()), range.start + whole.end()..range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_has_its_notes_and_the_quotation_after_it() {
        let text = "One “a”[^1].\n\nIt says:\n\n> Quoted\n> words.\n\nTwo.\n\n[^1]: A note.\n\n[^2]: Alone.\n";
        let shown: Vec<String> = blocks(text)
            .iter()
            .map(|block| {
                let notes: Vec<&str> = block.notes.iter().map(|(_, note)| text[note.clone()].trim()).collect();
                let quoted = block.quoted.clone().map(|quoted| &text[quoted]);
                format!("{:?} {quoted:?} {notes:?}", text[block.range.clone()].trim())
            })
            .collect();
        assert_eq!(
            shown,
            [
                "\"One “a”[^1].\" None [\"A note.\"]",
                "\"It says:\\n\\n> Quoted\\n> words.\" Some(\"> Quoted\\n> words.\") []",
                "\"Two.\" None []",
                "\"Alone.\" None []",
            ]
        );
    }
}
