//! Numbers as lists write them: letters and roman numerals.

/// `a` to `z`, then `aa`.
pub fn letters(number: i64, first: u8) -> Option<String> {
    let mut rest = usize::try_from(number).ok().filter(|number| *number > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(first + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    Some(letters.into_iter().rev().collect())
}

/// A roman numeral, up to 3999.
pub fn roman(number: i64) -> Option<String> {
    let number = u32::try_from(number).ok().filter(|number| (1..4000).contains(number))?;
    Some(crate::text::roman(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_lists_write_them() {
        let of = |number| (letters(number, b'a').unwrap_or_default(), roman(number).unwrap_or_default());
        for (number, letters, roman) in [(1, "a", "I"), (26, "z", "XXVI"), (28, "ab", "XXVIII"), (703, "aaa", "DCCIII")]
        {
            assert_eq!(of(number), (letters.to_owned(), roman.to_owned()));
        }
        assert_eq!(of(0), (String::new(), String::new()));
        assert_eq!(roman(4000), None);
    }
}
