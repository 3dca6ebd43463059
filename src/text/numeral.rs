//! Digits of any script, roman and Chinese numerals.

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    const ZEROS: [u32; 13] =
        [0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xE50, 0xED0, 0x1040, 0xFF10];
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))
}

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

/// The number that a roman numeral in small letters stands for, written as it should be, below 4000.
pub fn roman_value(small: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let (mut rest, mut value) = (small, 0);
    for (sign, worth) in SIGNS {
        let most = if sign.len() == 2 || "vld".contains(sign) { 1 } else { 3 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
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
