//! Dashes that set a label off from its text: `Art. 3. - The`, `I.-The`, `II - the rake`.

use super::number::{Kind, Reading};

/// The bytes of a dash that sets a label off from its text: ` - ` of `Art. 3. - The`.
pub(super) fn dash_after(rest: &str) -> Option<usize> {
    let spaced = rest.trim_start_matches(' ');
    let dash = spaced.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '―'))?;
    let after = &spaced[dash.len_utf8()..];
    after.starts_with(char::is_whitespace).then(|| rest.len() - after.len())
}

/// The bytes of a dash between a stop and a capital or a second label: `I.-The`, `2.—(1) The`.
pub(super) fn dash_glued(rest: &str) -> Option<usize> {
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '―'))?;
    let after = &rest[dash.len_utf8()..];
    let second = after.is_empty() || after.starts_with("(1)") || after.starts_with("(a)");
    (second || after.starts_with(char::is_uppercase)).then_some(dash.len_utf8())
}

/// May a dash stand between the number and its text, as in `II - the rake`? Not after a year, and not after a small letter
/// that is a word.
pub(super) fn may_have_dash(reading: &Reading) -> bool {
    match reading.kind {
        Kind::Arabic => reading.key[0] < 1000,
        Kind::Roman | Kind::Capital => true,
        Kind::SmallLetter => !reading.plain.is_ascii() || reading.key.len() == 1,
        _ => false,
    }
}
