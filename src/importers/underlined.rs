//! Headings that are underlined: a line of its own, and right below it a line drawn as long as its words.

use super::furniture::rule;
use super::hint::{BLANK, Hint};
use super::lines::Line;

/// A line with more characters is no heading.
const LONGEST: usize = 120;

/// Says of underlined lines that they are headings, and that something else begins below the drawn line.
pub fn mark(text: &str, lines: &mut [Line]) {
    for drawn in 1..lines.len() {
        let Some(level) = level(text, lines, drawn) else { continue };
        lines[drawn - 1].hint = Hint { begins: true, heading: Some(level), ..Hint::default() };
        lines[drawn - 1].blank_before = BLANK;
        if let Some(below) = lines.get_mut(drawn + 1) {
            below.blank_before = BLANK;
        }
    }
}

/// The level of the heading above a drawn line: a double line is above a single one.
fn level(text: &str, lines: &[Line], drawn: usize) -> Option<u8> {
    let (heading, line) = (&lines[drawn - 1], &lines[drawn]);
    let sign = line.text(text).chars().next().filter(|sign| "-=_~—─━".contains(*sign))?;
    rule(line.text(text))?;
    let apart = |at: usize| at == 0 || lines[at].blank_before > 0 || rule(lines[at - 1].text(text)).is_some();
    let as_long = line.length * 3 >= heading.length * 2 && line.length <= heading.length * 2 + 2;
    let is_heading = line.blank_before == 0
        && !line.new_page
        && as_long
        && line.indent.abs_diff(heading.indent) <= 4
        && heading.hint == Hint::default()
        && heading.length <= LONGEST
        && heading.text(text).contains(char::is_alphabetic)
        && apart(drawn - 1);
    is_heading.then_some(if sign == '=' || sign == '━' { 1 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::mark;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut lines = lines(text);
        mark(text, &mut lines);
        let marked: Vec<&str> =
            lines.iter().filter(|line| line.hint.heading.is_some()).map(|line| line.text(text)).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn a_line_of_its_own_with_a_line_as_long_below() {
        check("Of Gardens\n==========\nOne.\n\n  Of Paths\n  --------\n\nTwo.\n", &["Of Gardens", "Of Paths"]);
    }

    #[test]
    fn neither_the_last_line_of_a_paragraph_nor_one_over_a_rule() {
        check("A garden is open to\nthose who come.\n---------------\n", &[]);
        check("Gardens\n----------------------------------------\n", &[]);
        check("Gardens\n\n-------\n", &[]);
        check("Gardens\n---\n", &[]);
    }
}
