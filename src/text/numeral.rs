//! Roman numerals.

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
