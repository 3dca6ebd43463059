//! Addresses as the characters that they stand for.

/// A part of an address with `%20` and the like as the characters that they stand for.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_is_no_code_stays() {
        for (text, expected) in [("p%33", "p3"), ("%E5%BA%8F", "序"), ("50%", "50%"), ("%zz%4", "%zz%4")] {
            assert_eq!(decoded(text), expected);
        }
    }
}
