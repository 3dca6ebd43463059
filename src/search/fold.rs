//! A word → the term by which it is looked up and compared.
//!
//! `static/search.js` folds in the same way; `tests/cases/search/fold.md` holds the two together.

use unicode_normalization::UnicodeNormalization;

/// A word's term: NFKC, small letters, without the accents of Latin, Greek and Cyrillic, the vowel signs and tatweel
/// of Arabic, and signs that only say where a word may be broken or joined.
pub fn fold(word: &str) -> String {
    let mut term = String::with_capacity(word.len());
    fold_into(word, &mut term);
    term
}

/// The same at the end of `term`, which saves a string for each word.
pub(super) fn fold_into(word: &str, term: &mut String) {
    if word.is_ascii() {
        let begun = term.len();
        term.push_str(word);
        term[begun..].make_ascii_lowercase();
        return;
    }
    let small = word.nfkd().flat_map(char::to_lowercase);
    let bare = small.filter(|c| !is_left_out(*c)).flat_map(|c| match spelled_out(c) {
        Some(letters) => [letters.chars().next(), letters.chars().nth(1)],
        None => [Some(c), None],
    });
    term.extend(bare.flatten().nfc());
}

/// Is the sign no part of a term?
fn is_left_out(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x036F | 0x0640 | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED | 0x00AD | 0x200C | 0x200D)
}

/// Letters that have no accent in Unicode and are typed without one all the same.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}
