//! Numbers of codes, which name the book and the chapter of a provision too: `L111-2`, `R. 412-1`, `12-3-101`, `4.2-1`.
//!
//! They stand behind a word only: without one they look like dates, versions and the names of things.

use super::number::{Kind, LETTERED, Reading, digits};

/// The letters that French codes set before a number with a stop or a blank: a law, a decree in council, a decree, an order.
const BOOKS: [char; 4] = ['L', 'R', 'D', 'A'];

/// The number of a code that a text begins with, and its length in bytes.
pub fn code(text: &str) -> Option<(usize, Reading)> {
    let (start, letters) = letters(text);
    let (mut length, value, ascii) = digits(&text[start..])?;
    length += start;
    let mut plain = format!("{}{ascii}", letters.to_lowercase());
    let mut key: Vec<u32> = (!letters.is_empty()).then(|| LETTERED + place(letters)).into_iter().collect();
    key.push(value);
    let (mut stops, mut hyphens) = (0, 0);
    while let Some(sign) = text[length..].chars().next().filter(|c| matches!(c, '.' | '-' | '\u{2011}')) {
        let Some((more, value, ascii)) = digits(&text[length + sign.len_utf8()..]) else { break };
        length += sign.len_utf8() + more;
        key.push(value);
        plain = format!("{plain}.{ascii}");
        *(if sign == '.' { &mut stops } else { &mut hyphens }) += 1;
    }
    let spaced = start > letters.len() + 1;
    let is_code = match letters {
        "" => hyphens > 1 || hyphens == 1 && stops > 0,
        _ => hyphens > 0 || !spaced && stops == 0 && start == letters.len(),
    };
    let ends = !text[length..].starts_with(char::is_alphanumeric);
    (is_code && ends && key.len() < 12).then_some((length, Reading { kind: Kind::Code, key, plain, until: None }))
}

/// The letters that a number begins with, and where its digits begin.
fn letters(text: &str) -> (usize, &str) {
    let length = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let rest = &text[length..];
    if length == 0 || length > 2 {
        return (0, "");
    }
    let book = text.starts_with(BOOKS);
    let sign = rest.strip_prefix('*').or_else(|| rest.strip_prefix('.').filter(|_| book)).unwrap_or(rest);
    let sign = sign.strip_prefix([' ', '\u{a0}']).filter(|_| book).unwrap_or(sign);
    (text.len() - sign.len(), &text[..length])
}

/// The place of one or two letters in the order of letters.
fn place(letters: &str) -> u32 {
    letters.bytes().fold(0, |place, letter| place * 27 + u32::from(letter - b'A') + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = code(text);
        let found = found.as_ref().map(|(length, reading)| (&text[..*length], reading.plain.as_str()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_of_codes_and_others() {
        check("L111-2", Some(("L111-2", "l111.2")));
        check("L. 111-2. The", Some(("L. 111-2", "l111.2")));
        check("R*412-1", Some(("R*412-1", "r412.1")));
        check("LO123-4", Some(("LO123-4", "lo123.4")));
        check("L 111-2-1", Some(("L 111-2-1", "l111.2.1")));
        check("12-3-101. Title", Some(("12-3-101", "12.3.101")));
        check("4.2-1", Some(("4.2-1", "4.2.1")));
        check("A1", Some(("A1", "a1")));
        check("12-13", None);
        check("4.2", None);
        check("A.1", None);
        check("V. 12-3", None);
        check("L. 12", None);
        check("L111-2b", None);
        check("R.", None);
    }
}
