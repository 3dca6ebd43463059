//! How the ledger writes words: plain where YAML reads them as words and as nothing else, else in double quotes.

/// Words that YAML, old or new, reads as something else.
const NOT_WORDS: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// May the text stand without quotation marks, inside `{ … }` too?
pub(super) fn is_plain(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || " -./()#'’–".contains(c);
    text.starts_with(|c: char| c.is_alphabetic() || c == '/')
        && text.chars().all(allowed)
        && !text.ends_with(' ')
        && !text.contains(" #")
        && !NOT_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Writes a text, in quotation marks only where it must have them.
pub(super) fn print(text: &str, out: &mut String) {
    if is_plain(text) { out.push_str(text) } else { quote(text, out) }
}

/// Writes a text in quotation marks.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if !must_escape(c) => out.push(c),
            _ if (c as u32) < 0x100 => out.push_str(&format!("\\x{:02x}", c as u32)),
            _ if (c as u32) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            _ => out.push_str(&format!("\\U{:08x}", c as u32)),
        }
    }
    out.push('"');
}

/// The character of an escape, and how many bytes it takes after the backslash.
pub(super) fn unescape(after: &str) -> Option<(char, usize)> {
    let digits = match after.bytes().next()? {
        b'"' => return Some(('"', 1)),
        b'\\' => return Some(('\\', 1)),
        b'n' => return Some(('\n', 1)),
        b't' => return Some(('\t', 1)),
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    let hex = after.get(1..=digits).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, 1 + digits))
}

/// Must a character not stand for itself? Controls and line breaks, which YAML would fold; marks that a reader of a
/// diff cannot see; and what YAML does not allow.
pub(super) fn must_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plain_where_yaml_reads_words() {
        for text in ["p8", "Corr.1", "merged with paragraph 8", "helsinki-final-act#p8", "/about.html", "редакция"]
        {
            assert!(is_plain(text), "{text}");
        }
        for text in ["", "8", "no", "Null", "a: b", "a, b", "a #b", "a ", " a", "[a]", "#p8", "- a", "a\tb", "\"a"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
