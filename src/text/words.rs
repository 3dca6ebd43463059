//! The words of a text: what the ledger digests, counts and quotes.
//!
//! Two texts have the same words when they agree after NFC and after each run of white space is one space, none at the
//! ends and none between two characters of scripts that write without spaces.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text's own words on one line, by the rule of this module.
pub fn one_line(text: &str) -> String {
    if is_simple(text) {
        return one_simple_line(text);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => one_line_of(text.chars(), text.len()),
        _ => one_line_of(text.nfc(), text.len()),
    }
}

/// Has a text nothing but Latin and Cyrillic letters that are their own NFC, and no white space but that of ASCII? Looks at
/// all of it without a way out between, which is quicker.
fn is_simple(text: &str) -> bool {
    let text = text.as_bytes();
    let other = text.iter().fold(false, |other, byte| other | matches!(byte, 0xCC..=0xCF | 0xD2..=0xFF));
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    !pairs.fold(other, |other, (a, b)| other | ((*a == 0xC2) & matches!(*b, 0x85 | 0xA0)))
}

fn one_simple_line(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\u{b}');
    if has_single_spaces(text) {
        return text.to_owned();
    }
    let spaced: Vec<u8> = text.bytes().map(|byte| if matches!(byte, 9..=13) { b' ' } else { byte }).collect();
    let spaced = String::from_utf8(spaced).expect("signs of ASCII took the place of signs of ASCII");
    if has_single_spaces(&spaced) {
        return spaced;
    }
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Is each white space of ASCII a single space, and is there no NEL (U+0085)? Looks at all of it without a way out between, which is quicker.
pub fn has_single_spaces(text: &str) -> bool {
    let text = text.as_bytes();
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    let odd = pairs.fold(false, |odd, (a, b)| {
        odd | ((*a == b' ') & (*b == b' ')) | matches!(*b, 9..=13) | ((*a == 0xC2) & (*b == 0x85))
    });
    !odd && !matches!(text.first(), Some(9..=13))
}

fn one_line_of(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut line = String::with_capacity(length);
    let mut space = false;
    for c in characters {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !line.is_empty() && !(is_unspaced(c) && line.ends_with(is_unspaced)) {
            line.push(' ');
        }
        space = false;
        line.push(c);
    }
    line
}

/// Is this a character of a script that writes without spaces between words: Chinese, Japanese, Thai, Lao, Khmer,
/// Burmese?
pub fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x303F | 0x3040..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0xF900..=0xFAFF | 0xFF00..=0xFFEF
        | 0x20000..=0x3FFFF)
}

/// Is this a small letter of a script that writes sentences and names with capitals? Georgian has capitals for headlines only.
pub fn is_small(c: char) -> bool {
    c.is_lowercase() && !('\u{10D0}'..='\u{10FF}').contains(&c)
}

/// How many words a text has, whatever white space is in it.
pub fn count_in(text: &str) -> usize {
    if !text.is_ascii() {
        return count(&one_line(text));
    }
    let is_space = |byte: u8| matches!(byte, 9..=13 | b' ');
    let text = text.as_bytes();
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    let begins = pairs.filter(|(a, b)| is_space(**a) & !is_space(**b)).count();
    begins + usize::from(text.first().is_some_and(|first| !is_space(*first)))
}

/// How many words a line has: the pieces between spaces, and each letter of a script without spaces.
pub fn count(line: &str) -> usize {
    line.split(' ')
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let letters = piece.chars().filter(|c| is_unspaced(*c) && c.is_alphanumeric()).count();
            if letters == 0 {
                1
            } else {
                letters + usize::from(piece.chars().any(|c| !is_unspaced(c) && c.is_alphanumeric()))
            }
        })
        .sum()
}

/// How a line begins: its first `words` words, or three times as many characters where its script has no spaces.
pub fn begins(line: &str, words: usize) -> &str {
    let head = &line.as_bytes()[..line.len().min(24)];
    let unspaced = !head.is_ascii() && line.chars().take(24).filter(|c| is_unspaced(*c)).count() >= 8;
    let end = if unspaced {
        line.char_indices().nth(3 * words).map(|(at, _)| at)
    } else {
        memchr::memchr_iter(b' ', line.as_bytes()).nth(words - 1)
    };
    &line[..end.unwrap_or(line.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_and_none_in_chinese() {
        assert_eq!(one_line("  The\tsecurity \n of  each "), "The security of each");
        assert_eq!(one_line("第一\n条 人人"), "第一条人人");
        assert_eq!(one_line("e\u{301}tat"), "état");
        assert_eq!(one_line(" Каждый\nимеет\u{a0}право,  « et\u{85}alors »\n"), "Каждый имеет право, « et alors »");
        assert_eq!(one_line("\u{b}a\u{b}\u{c}b\r\n"), "a b");
        assert_eq!(one_line("\u{a0}é\u{b}a\u{2028}b "), "é a b");
    }

    #[test]
    fn words_are_pieces_or_letters() {
        for text in ["", " ", "a", " The\tsecurity \n of  each ", "\u{b}a\r\nb", "état\nd’esprit", "第一\n条 人人a"]
        {
            assert_eq!(count_in(text), count(&one_line(text)), "{text}");
        }
        assert_eq!(count("The security of each"), 4);
        assert_eq!(count("人人生而自由。"), 6);
        assert_eq!(count(""), 0);
    }

    #[test]
    fn a_line_begins_with_eight_words_or_24_characters() {
        assert_eq!(begins("a b c d e f g h i", 8), "a b c d e f g h");
        assert_eq!(begins("a b", 8), "a b");
        assert_eq!(begins(&"人".repeat(40), 8).chars().count(), 24);
    }
}
