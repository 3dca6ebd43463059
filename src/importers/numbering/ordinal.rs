//! Numbers in words that are labels by themselves: `Primera`, `Segunda. Los territorios`, as the last provisions of
//! constitutions and laws in Spanish and contracts have them.

use super::marker::{Marker, Style};
use super::number::{Kind, Reading};
use super::words::number_word;
use crate::text::words::is_small;

/// The first word of such a label, in small letters.
const FIRST: &str = "primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima única";

/// The label that a line begins with, if it is such a word, with a stop behind it or alone on the line.
pub(super) fn ordinal(line: &str) -> Option<Marker> {
    if line.starts_with(is_small) || !line.starts_with(char::is_alphabetic) {
        return None;
    }
    let (end, value) = number_word(line)?;
    let first = line[..end].split(' ').next().unwrap_or("").to_lowercase();
    let sign = line[end..].chars().next();
    let close = sign.filter(|sign| matches!(sign, '.' | ':'));
    if !FIRST.split(' ').any(|known| known == first) || sign.is_some() && close.is_none() {
        return None;
    }
    let mut length = end + close.map_or(0, char::len_utf8);
    length += line[length..].find(|c| !matches!(c, '-' | '–' | '—')).unwrap_or(0);
    let text = line[length..].trim_start();
    let reading = Reading { kind: Kind::Ordinal, key: vec![value], plain: value.to_string(), until: None };
    let style = Style { close, ..Style::bare(None, None, Kind::Ordinal) };
    (!text.starts_with(is_small)).then_some(Marker { style, reading, length, number: (0, end), alone: text.is_empty() })
}
