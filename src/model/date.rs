//! A date as documents give it: a year, a month or a day.

use std::fmt;

/// A year, perhaps a month, perhaps a day; always one that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
}

impl Date {
    /// Reads `2010`, `2010-12` or `2010-12-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())?
        };
        let year = number(parts.next()?, 4).filter(|year| *year > 0)?;
        let month =
            parts.next().map(|part| number(part, 2)).map_or(Some(None), |month| month.map(|m| Some(m as i8)))?;
        let day = parts.next().map(|part| number(part, 2)).map_or(Some(None), |day| day.map(|d| Some(d as i8)))?;
        if parts.next().is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist() {
        for text in ["2010", "2010-12", "2010-12-03", "2024-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Some(text.to_owned()));
        }
        for text in ["", "10", "2010-13", "2010-02-30", "2010-12-03-01", "2010-1-1", "3 December 2010"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
