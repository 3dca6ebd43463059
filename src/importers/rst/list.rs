//! The numbers before items: `1.`, `(a)`, `iv)`, and `#.`, which counts by itself.

use super::super::counting::letters;

/// The number of an item as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// With its signs; `#` stands for a number that is counted.
    pub label: &'a str,
    /// The length of the label and the white space after it.
    pub length: usize,
}

impl<'a> Number<'a> {
    /// The number that a line begins with.
    pub fn of(line: &'a str) -> Option<Self> {
        let open = usize::from(line.starts_with('('));
        let rest = &line[open..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
        let number = &rest[..end];
        let digits = number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 9;
        let roman = |numerals: &str| number.len() <= 15 && number.chars().all(|c| numerals.contains(c));
        let letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_number = digits || letter || number == "#" || roman("ivxlcdm") || roman("IVXLCDM");
        let close = rest[end..].chars().next().filter(|sign| *sign == ')' || *sign == '.' && open == 0);
        if number.is_empty() || !is_number || close.is_none() {
            return None;
        }
        let label = &line[..open + end + 1];
        let after = &line[label.len()..];
        let space = after.len() - after.trim_start().len();
        (space > 0 || after.is_empty()).then_some(Self { label, length: label.len() + space })
    }

    /// Is it counted and not typed?
    pub fn is_counted(&self) -> bool {
        self.label.contains('#')
    }
}

/// The label after another one, for an item that is counted; the first is 1.
pub fn next(number: &Number, last: &str) -> String {
    let inner = last.trim_matches(['(', ')', '.']);
    let next = match inner.parse::<i64>() {
        Ok(last) => (last + 1).to_string(),
        Err(_) => match inner.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() && !letter.eq_ignore_ascii_case(&b'z') => {
                let first = if letter.is_ascii_lowercase() { b'a' } else { b'A' };
                letters(i64::from(letter - first) + 2, first).unwrap_or_default()
            }
            _ => "1".to_owned(),
        },
    };
    number.label.replace('#', &next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_their_signs() {
        let label = |line| Number::of(line).map(|number| (number.label, number.length));
        assert_eq!(label("1. a"), Some(("1.", 3)));
        assert_eq!(label("(iv)  a"), Some(("(iv)", 6)));
        assert_eq!(label("#)"), Some(("#)", 2)));
        assert_eq!([label("1.a"), label("(a. b"), label("mix of"), label("ab. c"), label(""), label("(")], [None; 6]);
        let counted = Number::of("#. a").expect("a number");
        assert_eq!(["", "1.", "b.", "Z."].map(|last| next(&counted, last)), ["1.", "2.", "c.", "1."]);
    }
}
