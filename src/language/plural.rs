//! Which form of a phrase goes with a number: the plural categories of the Unicode CLDR for whole numbers, for the
//! languages whose rules are not simply one and many.

/// `zero`, `one`, `two`, `few`, `many` or `other`.
pub(super) fn category(tag: &str, n: usize) -> &'static str {
    let primary = tag.split('-').next().unwrap_or(tag);
    let (ten, hundred) = (n % 10, n % 100);
    match primary {
        "zh" | "ja" | "ko" | "th" | "vi" | "id" | "lo" | "km" | "my" => "other",
        "fr" | "pt" | "hy" => {
            if n < 2 {
                "one"
            } else {
                "other"
            }
        }
        "ru" | "uk" | "be" => match () {
            () if ten == 1 && hundred != 11 => "one",
            () if (2..=4).contains(&ten) && !(12..=14).contains(&hundred) => "few",
            () => "many",
        },
        "pl" => match () {
            () if n == 1 => "one",
            () if (2..=4).contains(&ten) && !(12..=14).contains(&hundred) => "few",
            () => "many",
        },
        "cs" | "sk" => match n {
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "ar" => match n {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ if (3..=10).contains(&hundred) => "few",
            _ if hundred >= 11 => "many",
            _ => "other",
        },
        _ => {
            if n == 1 {
                "one"
            } else {
                "other"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::category;

    #[test]
    fn numbers_choose_their_form() {
        for (tag, n, form) in [
            ("en", 1, "one"),
            ("en", 0, "other"),
            ("fr", 0, "one"),
            ("ru", 21, "one"),
            ("ru", 12, "many"),
            ("ru", 3, "few"),
            ("ar", 2, "two"),
            ("ar", 103, "few"),
            ("zh", 1, "other"),
            ("pl", 5, "many"),
        ] {
            assert_eq!(category(tag, n), form, "{tag} {n}");
        }
    }
}
