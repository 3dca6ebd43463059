//! Dates as styles write them, each as exact as it is.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Bluebook, table T12.
const SHORT_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

/// `3 December 2010`, `December 2010`, `2010`.
pub(super) fn day_first(date: Date) -> String {
    british(date, &MONTHS)
}

/// `December 3, 2010`, `December 2010`, `2010`.
pub(super) fn month_first(date: Date) -> String {
    american(date, &MONTHS)
}

/// `3 Dec. 2010`, `Dec. 2010`, `2010`.
pub(super) fn short_day_first(date: Date) -> String {
    british(date, &SHORT_MONTHS)
}

/// `Dec. 3, 2010`, `Dec. 2010`, `2010`.
pub(super) fn short_month_first(date: Date) -> String {
    american(date, &SHORT_MONTHS)
}

/// `2010, December 3`, `2010, December`, `2010`.
pub(super) fn year_first(date: Date) -> String {
    match (month(date, &MONTHS), date.day) {
        (Some(month), Some(day)) => format!("{}, {month} {day}", date.year),
        (Some(month), None) => format!("{}, {month}", date.year),
        (None, _) => year(date),
    }
}

/// `2010`.
pub(super) fn year(date: Date) -> String {
    date.year.to_string()
}

fn british(date: Date, months: &[&'static str; 12]) -> String {
    match (month(date, months), date.day) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => year(date),
    }
}

fn american(date: Date, months: &[&'static str; 12]) -> String {
    match (month(date, months), date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => year(date),
    }
}

fn month(date: Date, months: &[&'static str; 12]) -> Option<&'static str> {
    let index = usize::try_from(date.month?).ok()?.checked_sub(1)?;
    months.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_is() {
        for (date, expected) in [
            ("2010-12-03", ["3 December 2010", "December 3, 2010", "Dec. 3, 2010", "2010, December 3"]),
            ("1997-03", ["March 1997", "March 1997", "Mar. 1997", "1997, March"]),
            ("1945", ["1945", "1945", "1945", "1945"]),
        ] {
            let date = Date::parse(date).expect("a date");
            assert_eq!([day_first(date), month_first(date), short_month_first(date), year_first(date)], expected);
        }
    }
}
