//! In what two texts of the same words differ: quotation marks, hyphens and dashes, letter case, accents, punctuation.

use super::fold::fold;

/// A kind of difference that changes no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Other quotation marks, or apostrophes.
    Quotes,
    /// Other hyphens and dashes, or none.
    Dashes,
    /// Capital and small letters.
    Case,
    /// Accents, vowel signs, the width of letters.
    Accents,
    /// Any other sign that is no letter and no digit.
    Punctuation,
}

/// Every kind, in the order in which they are told, with what messages call it.
pub const SIGNS: [(Sign, &str); 5] = [
    (Sign::Quotes, "quotation marks"),
    (Sign::Dashes, "hyphens or dashes"),
    (Sign::Case, "letter case"),
    (Sign::Accents, "accents"),
    (Sign::Punctuation, "punctuation"),
];

/// The kinds in which two texts differ that have the same words. The signs around them do not count, nor whether they
/// begin with a capital letter.
pub fn differing(a: &str, b: &str) -> Vec<Sign> {
    let differs = |sign: &Sign| plain(a, Some(*sign)) != plain(b, Some(*sign));
    SIGNS.iter().map(|(sign, _)| *sign).filter(differs).collect()
}

/// A text with all kinds of signs made equal but one.
fn plain(text: &str, but: Option<Sign>) -> String {
    let mut plain = String::new();
    let inside = text.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = inside.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    for c in first.chars().chain(letters) {
        match c {
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '\'' | '‘' | '’' | '‚' | '‛' | '「' | '」' | '『'
            | '』' => {
                plain.extend((but == Some(Sign::Quotes)).then_some(c));
            }
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => {
                plain.extend((but == Some(Sign::Dashes)).then_some(c))
            }
            _ if c.is_whitespace() => {}
            _ if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => plain.push(c),
            _ => plain.extend((but == Some(Sign::Punctuation)).then_some(c)),
        }
    }
    match but {
        Some(Sign::Case) => bare(&plain),
        Some(Sign::Accents) => plain.to_lowercase(),
        _ => fold(&plain),
    }
}

/// Without accents, capitals as they are.
fn bare(text: &str) -> String {
    let letter = |c: char| {
        let bare = fold(&c.to_string());
        if c.is_uppercase() { bare.to_uppercase() } else { bare }
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_alone() {
        let said = |a: &str, b: &str| -> Vec<&str> {
            let named = |sign: &Sign| SIGNS.iter().find(|(known, _)| known == sign).map(|(_, name)| *name);
            differing(a, b).iter().filter_map(named).collect()
        };
        assert_eq!(said("the “old”  law", "The “old” law."), [""; 0]);
        assert_eq!(said("the \"old\" law", "the “old” law"), ["quotation marks"]);
        assert_eq!(said("co-operation", "cooperation"), ["hyphens or dashes"]);
        assert_eq!(said("the State", "the state"), ["letter case"]);
        assert_eq!(said("a déjà", "a deja"), ["accents"]);
        assert_eq!(said("one, two", "one; two"), ["punctuation"]);
        assert_eq!(said("an Old, co-op", "an old co-op"), ["letter case", "punctuation"]);
    }
}
