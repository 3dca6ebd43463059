//! Numbers in Hebrew letters: `א`, `ט״ו`, `קכ״ג`.

use super::number::{Kind, Reading};

/// The letters with which Hebrew counts, each with its worth and its name in an anchor.
const HEBREW: [(char, u32, &str); 22] = [
    ('א', 1, "a"),
    ('ב', 2, "b"),
    ('ג', 3, "g"),
    ('ד', 4, "d"),
    ('ה', 5, "h"),
    ('ו', 6, "v"),
    ('ז', 7, "z"),
    ('ח', 8, "ch"),
    ('ט', 9, "t"),
    ('י', 10, "y"),
    ('כ', 20, "k"),
    ('ל', 30, "l"),
    ('מ', 40, "m"),
    ('נ', 50, "n"),
    ('ס', 60, "s"),
    ('ע', 70, "e"),
    ('פ', 80, "p"),
    ('צ', 90, "ts"),
    ('ק', 100, "q"),
    ('ר', 200, "r"),
    ('ש', 300, "sh"),
    ('ת', 400, "th"),
];

/// A number in Hebrew letters as it is written to be read as one: the greater letter first, but `טו` and `טז`; perhaps with
/// a sign before the last letter or after the only one.
pub fn hebrew(text: &str) -> Option<(usize, Reading)> {
    const SIGNS: [char; 4] = ['״', '"', '׳', '\''];
    let length = text.find(|c| !SIGNS.contains(&c) && !('א'..='ת').contains(&c)).unwrap_or(text.len());
    let letters: Vec<char> = text[..length].chars().filter(|c| !SIGNS.contains(c)).collect();
    if !(1..=4).contains(&letters.len()) || text.starts_with(SIGNS) {
        return None;
    }
    let rows: Option<Vec<_>> = letters.iter().map(|letter| HEBREW.iter().find(|(of, ..)| of == letter)).collect();
    let rows = rows?;
    let falls = |pair: &[&(char, u32, &str)]| pair[0].1 > pair[1].1 && digits_of(pair[0].1) > digits_of(pair[1].1);
    let hundreds = |pair: &[&(char, u32, &str)]| pair[0].1 == 400 && pair[1].1 >= 100;
    let unit = letters.len() - 2.min(letters.len());
    let for_a_name = matches!(letters[unit..], ['ט', 'ו' | 'ז']);
    let to = if for_a_name { unit + 1 } else { rows.len() };
    let written = rows[..to].windows(2).all(|pair| falls(pair) || hundreds(pair));
    let names_god = matches!(letters[unit..], ['י', 'ה' | 'ו']);
    let key = vec![rows.iter().map(|(_, worth, _)| worth).sum()];
    let plain = rows.iter().map(|(.., name)| *name).collect();
    (written && !names_god).then_some((length, Reading { kind: Kind::HebrewLetter, key, plain, until: None }))
}

/// How many digits a number has.
fn digits_of(number: u32) -> u32 {
    number.max(1).ilog10()
}
