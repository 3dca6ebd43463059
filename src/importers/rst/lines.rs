//! The lines of a text with how far in they stand, and what the first signs of a line say.

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// In columns.
    pub indent: usize,
    /// Without white space at its ends.
    pub text: &'a str,
    /// From 1; 0 where it is no line of the file.
    pub number: usize,
}

impl<'a> Line<'a> {
    /// A line that begins at some column.
    pub fn at(indent: usize, text: &'a str) -> Self {
        let rest = text.trim_start();
        let inner = text[..text.len() - rest.len()].chars().fold(indent, |column, c| match c {
            '\t' => column / 8 * 8 + 8,
            _ => column + 1,
        });
        Self { indent: inner, text: rest.trim_end(), number: 0 }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The same line without its first bytes, as what it says goes on there.
    pub fn after(&self, bytes: usize) -> Self {
        Self { number: self.number, ..Self::at(self.indent + self.text[..bytes].chars().count(), &self.text[bytes..]) }
    }
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    text.lines().zip(1..).map(|(line, number)| Line { number, ..Line::at(0, line.trim_end_matches('\u{c}')) }).collect()
}

/// How far in the lines stand that are not blank.
pub fn margin(lines: &[Line]) -> usize {
    lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min().unwrap_or(0)
}

/// How many lines from `from` on are blank or stand further in than `indent`; blank ones at the end aside.
pub fn indented(lines: &[Line], from: usize, indent: usize) -> usize {
    let inside = lines[from..].iter().take_while(|line| line.is_blank() || line.indent > indent).count();
    let blank = lines[from..from + inside].iter().rev().take_while(|line| line.is_blank()).count();
    from + inside - blank
}

/// The sign that a line repeats, if it is nothing else: what is drawn under a title or across the page.
pub fn adornment(line: &str) -> Option<char> {
    let first = line.chars().next().filter(char::is_ascii_punctuation)?;
    line.chars().all(|c| c == first).then_some(first)
}

/// The length of what makes an item without a number, white space included.
pub fn bullet(line: &str) -> Option<usize> {
    let sign = line.chars().next().filter(|c| "-*+•‣⁃".contains(*c))?;
    let rest = &line[sign.len_utf8()..];
    let space = rest.len() - rest.trim_start().len();
    (space > 0 || rest.is_empty()).then_some(sign.len_utf8() + space)
}

/// The name of a field and the length of its mark: `:Author: `.
pub fn field(line: &str) -> Option<(&str, usize)> {
    let rest = line.strip_prefix(':')?;
    let end = rest.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = &rest[at + 1..];
        (after.is_empty() || after.starts_with(' ')) && !rest[..*at].ends_with('\\')
    })?;
    let name = &rest[..end];
    let sound = !name.is_empty() && !name.starts_with(' ') && !name.ends_with(' ') && !name.contains('`');
    let space = rest[end + 1..].len() - rest[end + 1..].trim_start().len();
    sound.then_some((name, end + 2 + space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_signs_say() {
        assert_eq!(Line::at(0, "\ta "), Line { indent: 8, text: "a", number: 0 });
        assert_eq!(Line::at(0, "-  a").after(1).indent, 3);
        assert_eq!((adornment("==="), adornment("=-"), adornment(""), adornment("aa")), (Some('='), None, None, None));
        assert_eq!((bullet("- a"), bullet("-a"), bullet("*"), bullet("** a")), (Some(2), None, Some(1), None));
        assert_eq!(field(":Last Author: b"), Some(("Last Author", 14)));
        assert_eq!((field(":a:b"), field(": a:"), field(":role:`x` y")), (None, None, None));
    }
}
