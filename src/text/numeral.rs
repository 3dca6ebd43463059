//! Roman and Chinese numerals.

/// A number as a roman numeral in capitals, of at most about 32 signs; nothing for zero.
pub fn roman(mut value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth && text.len() < 32 {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

/// The number in Chinese numerals with which a text begins, below ten thousand, and its length in bytes: `一百零五条` is 105.
pub fn han(text: &str) -> Option<(usize, u32)> {
    let length = text.find(|c| !"〇零一二三四五六七八九十百千".contains(c)).unwrap_or(text.len());
    let (mut total, mut last) = (0_u32, 0_u32);
    for c in text[..length].chars() {
        match "十百千".chars().position(|unit| unit == c) {
            Some(power) => {
                total += last.max(1) * 10_u32.pow(power as u32 + 1);
                last = 0;
            }
            None => last = "零一二三四五六七八九".chars().position(|sign| sign == c).unwrap_or(0) as u32,
        }
        if total > 9999 {
            return None;
        }
    }
    total += last;
    (length > 0 && total > 0).then_some((length, total))
}
