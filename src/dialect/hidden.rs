//! Characters that nobody sees: they can make a text read otherwise than it is stored.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Place, Source, Span};

pub(super) const HIDDEN_CHARACTERS: Code = Code::mild(
    "hidden-characters",
    Severity::Error,
    "\
The file has characters that cannot be seen: controls of writing direction can show words in another order than they are
stored, and a character without width parts a word that looks whole, so that search and comparison miss it.

Remove them. In scripts that need them (a non-joiner in Persian or Hindi, a joiner in an emoji, a break between Thai or
Khmer words) they are left alone.",
);

/// Tells of each run of hidden characters.
pub(super) fn look(source: &Source) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = Vec::new();
    // Piece by piece, for a whole piece is looked at in one step.
    let in_piece = |piece: &[u8]| piece.iter().fold(false, |found, byte| found | may_be_hidden(*byte));
    if !source.text.as_bytes().chunks(64).any(in_piece) {
        return problems;
    }
    let mut before = None;
    let mut signs = source.text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let after = signs.peek().map(|(_, c)| *c);
        let needed = matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}') && line_runs_leftward(&source.text, at);
        if is_hidden(c, before, after) && !needed {
            let end = at + c.len_utf8();
            match problems.last_mut().and_then(|problem| problem.at.as_mut()).filter(|place| place.span.end == at) {
                Some(place) => place.span.end = end,
                None => problems.push(hidden(source, Span::new(at..end), c)),
            }
        }
        before = Some(c);
    }
    for problem in &mut problems {
        if let Some(place) = problem.at.clone() {
            problem.fix = Some(crate::diagnostic::Fix { at: place, text: String::new() });
        }
    }
    problems
}

/// Can a character that is hidden hold this byte? A letter or line break of ASCII is seen.
fn may_be_hidden(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

/// Can this character not be seen, and is nothing beside it that needs it?
fn is_hidden(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' => true,
        '\u{200B}' => !(before.is_some_and(breaks_unseen) || after.is_some_and(breaks_unseen)),
        '\u{200C}' | '\u{200D}' => !(before.is_some_and(joins) || after.is_some_and(joins)),
        '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' | '\u{00AD}' => true,
        '\u{0000}'..='\u{0008}' | '\u{000B}' | '\u{000C}' | '\u{000E}'..='\u{001F}' | '\u{007F}'..='\u{009F}' => true,
        '\u{E0000}'..='\u{E007F}' => true,
        _ => false,
    }
}

/// Has the line letters of a script that runs from right to left? There a mark of direction keeps signs in their order.
fn line_runs_leftward(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    text[start..end]
        .chars()
        .any(|c| matches!(c as u32, 0x0590..=0x060F | 0x061D..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE))
}

/// Scripts whose words are parted by a space without width: Thai, Lao, Tibetan, Burmese, Khmer and their neighbours.
fn breaks_unseen(c: char) -> bool {
    matches!(c as u32, 0x0E00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x1AAF | 0xA9E0..=0xAADF)
}

/// Scripts whose letters join, and emoji.
fn joins(c: char) -> bool {
    matches!(c as u32, 0x0600..=0x08FF | 0x0900..=0x0DFF | 0x0F00..=0x109F | 0x1780..=0x18AF | 0x1B00..=0x1CFF
        | 0x200C..=0x200D | 0x2600..=0x27BF | 0xA800..=0xABFF | 0xFB50..=0xFDFF | 0xFE00..=0xFEFE | 0x10A00..=0x11FFF
        | 0x1F000..=0x1FAFF)
}

fn hidden(source: &Source, span: Span, c: char) -> Diagnostic {
    Diagnostic::new(&HIDDEN_CHARACTERS, format!("hidden character U+{:04X}", c as u32))
        .at(Place::new(&source.path, span))
        .help("remove it; `pincite check --fix` does")
}
