//! What a format says of a line besides its characters: plain text says nothing, a web page much.
//!
//! Hints stand beside a text, each at the byte where its line begins; the stages that all formats share ask the lines.

use super::lines::Line;

/// What is known of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Does a paragraph, heading, item or cell begin here, so that nothing before can go on in it?
    pub begins: bool,
    /// Does the line stand in one paragraph with the line before, parted from it on purpose?
    pub goes_on: bool,
    /// Is it the title of the document?
    pub title: bool,
    /// Is it the title once more, in another language?
    pub subtitle: bool,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// Is the whole line set strong or in the middle?
    pub strong: bool,
    /// Is it an item of a list that has no numbers?
    pub item: bool,
    /// Is it a row of a table, several cells on one line? It is no heading, and a bare number in it is no label.
    pub row: bool,
    /// Is it a note to the text, that a mark in the text leads to?
    pub note: bool,
    /// Of how many lists that count is it an item? 0 where its number, if it has one, is written out.
    pub depth: u8,
}

/// The hints of a text, in order, each with the byte of the line that it is about.
pub type Hints = [(usize, Hint)];

/// How many blank lines say that a paragraph begins, whatever the lines look like: more than any spacing.
pub const BLANK: usize = 9;

/// Gives lines what is known of them.
pub fn put(hints: &Hints, lines: &mut [Line]) {
    let mut from = 0;
    for line in lines {
        let at = hints.partition_point(|(byte, _)| *byte <= line.span.start);
        let known = at.checked_sub(1).map(|at| hints[at]).filter(|(byte, _)| *byte >= from);
        from = line.span.end;
        let Some((_, hint)) = known else { continue };
        line.hint = hint;
        if hint.begins {
            // Where the format has an empty paragraph there is one blank line more.
            line.blank_before = BLANK + usize::from(line.blank_before > 1);
        }
    }
}
