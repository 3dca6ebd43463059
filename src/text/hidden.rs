//! Characters that nobody sees, and that the script around them does not need.

use super::Span;

/// Each run of hidden characters of a text.
pub fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    // Piece by piece, for a whole piece is looked at in one step.
    let in_piece = |piece: &[u8]| piece.iter().fold(false, |found, byte| found | may_be_hidden(*byte));
    if !text.as_bytes().chunks(64).any(in_piece) {
        return spans;
    }
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let after = signs.peek().map(|(_, c)| *c);
        let needed = matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}') && line_runs_leftward(text, at);
        if is_hidden(c, before, after) && !needed {
            let end = at + c.len_utf8();
            match spans.last_mut().filter(|span| span.end == at) {
                Some(span) => span.end = end,
                None => spans.push(Span::new(at..end)),
            }
        }
        before = Some(c);
    }
    spans
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
        '\u{180E}' => !(before.is_some_and(is_mongolian) || after.is_some_and(is_mongolian)),
        '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' => true,
        '\u{0000}'..='\u{0008}' | '\u{000B}' | '\u{000C}' | '\u{000E}'..='\u{001F}' | '\u{007F}'..='\u{009F}' => true,
        // A flag of a part of a country is a black flag and the part's letters as tags.
        '\u{E0020}'..='\u{E007F}' => !before.is_some_and(|c| matches!(c, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}')),
        '\u{E0000}'..='\u{E001F}' => true,
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

fn is_mongolian(c: char) -> bool {
    matches!(c as u32, 0x1800..=0x18AF)
}

/// Scripts whose letters join, and emoji.
fn joins(c: char) -> bool {
    matches!(c as u32, 0x0600..=0x08FF | 0x0900..=0x0DFF | 0x0F00..=0x109F | 0x1780..=0x18AF | 0x1B00..=0x1CFF
        | 0x200C..=0x200D | 0x2600..=0x27BF | 0xA800..=0xABFF | 0xFB50..=0xFDFF | 0xFE00..=0xFEFE | 0x10A00..=0x11FFF
        | 0x1F000..=0x1FAFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, hidden: &[&str]) {
        let found: Vec<String> =
            spans(text).into_iter().map(|span| text[span.range()].escape_default().to_string()).collect();
        assert_eq!(found, hidden, "{text:?}");
    }

    #[test]
    fn what_a_script_needs_is_not_hidden() {
        check("co\u{ad}\u{200b}operate\u{c}here\u{2028}there", &["\\u{ad}\\u{200b}", "\\u{c}", "\\u{2028}"]);
        check("می\u{200c}خواهم, ภาษา\u{200b}ไทย, ᠠ\u{180e}ᠨ, שלום\u{200f}", &[]);
        check("a\u{180e}b", &["\\u{180e}"]);
        check("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 👩\u{200d}🌾", &[]);
        check("a\u{e0067}", &["\\u{e0067}"]);
    }
}
