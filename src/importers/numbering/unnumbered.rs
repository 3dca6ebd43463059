//! Annexes without a number: `ANNEX`, `THE SCHEDULE`, `Annex to the Agreement`. What stands in one is numbered anew.

use super::marker::{Marker, Style};
use super::number::{Kind, Reading};
use super::words::{forms_from, prefix_length};

/// Headings of last parts that have no such word.
const OTHERS: &[&str] = &[
    "附則",
    "附　則",
    "附件",
    "附录",
    "附錄",
    "附表",
    "別表",
    "부칙",
    "disposizioni transitorie e finali",
    "disposizioni finali e transitorie",
    "disposiciones adicionales",
    "disposiciones transitorias",
    "disposiciones derogatorias",
    "disposiciones finales",
    "disposición adicional",
    "disposición transitoria",
    "disposición derogatoria",
    "disposición final",
];

/// The marker of a line that is the heading of an annex without a number; its number is 0 and not written.
pub fn unnumbered(line: &str) -> Option<Marker> {
    let bare = ["the ", "The ", "THE "].iter().find_map(|article| line.strip_prefix(article)).unwrap_or(line);
    let bare = bare.trim_end_matches([':', '：', '.', '*', ' ']);
    if line.len() > 120 || !bare.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) {
        return None;
    }
    let is_whole = |form: &str| prefix_length(bare, form).is_some_and(|end| end == bare.len() || is_of(&bare[end..]));
    let form = forms_from(bare).find(|form| ["ann", "app", "sch"].contains(&form.prefix) && is_whole(form.form));
    let ends_there = |end: usize| {
        let rest = bare[end..].trim_start();
        // In Japan `抄` says that not all of it is printed here.
        let remark = |open, close| rest.starts_with(open) && rest.ends_with(close);
        rest.is_empty() || rest == "抄" || remark('（', '）') || remark('<', '>') || remark('〈', '〉')
    };
    let other = || OTHERS.iter().any(|other| prefix_length(bare, other).is_some_and(ends_there)).then_some("ann");
    let style = Style::worded(form.map(|form| form.prefix).or_else(other)?, None, Kind::Ordinal);
    let reading = Reading { kind: Kind::Ordinal, key: vec![0], plain: String::new(), until: None };
    Some(Marker { style, reading, length: line.len(), number: (0, 0), alone: true })
}

/// Does a heading go on with what it is an annex to: ` to the Agreement`?
fn is_of(rest: &str) -> bool {
    const WORDS: &[&str] = &["to", "(zu", "(zum", "(zur", "à", "au", "zu", "zum", "zur", "al", "к", "to:"];
    let mut words = rest.split_whitespace();
    let first = words.next().map(str::to_lowercase);
    rest.starts_with(' ')
        && first.is_some_and(|first| WORDS.contains(&first.as_str()))
        && (1..=10).contains(&words.count())
        && !rest.ends_with([',', ';'])
}

impl Marker {
    /// Is it of an annex without a number?
    pub fn is_unnumbered(&self) -> bool {
        self.reading.plain.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn annexes_without_a_number() {
        let prefix = |line| unnumbered(line).and_then(|marker| marker.style.prefix);
        for (line, expected) in [
            ("ANNEX", Some("ann")),
            ("The Schedule", Some("sch")),
            ("Annex to the Agreement", Some("ann")),
            ("Приложение к Соглашению", Some("ann")),
            ("附　則　（平成二四年法律第四五号）", Some("ann")),
            ("附　則　抄", Some("ann")),
            ("附件：", Some("ann")),
            ("부칙 <제1234호, 2008.3.21>", Some("ann")),
            ("附件所列", None),
            ("Annex III", None),
            ("Schedules", None),
            ("the schedule", None),
            ("Annex to which the Parties have agreed in the course of the first meeting of all", None),
        ] {
            assert_eq!(prefix(line), expected, "{line}");
        }
    }
}
