//! PDF, by `pdftotext` of Poppler.
//!
//! With `-layout` lines stay as they stand on the page, so that what is indented, set in the middle or set off by white
//! space is seen, and paragraphs are found. But where a page has columns, a line goes on in the next column; such a file
//! is read with `-raw`, in the order in which it was written.

use std::ffi::OsStr;

use super::run::run;
use super::{Converter, Failed, Made, Task};

pub(super) const CONVERTER: Converter = Converter {
    kind: "a PDF",
    name: "PDF",
    is: |bytes| bytes.starts_with(b"%PDF-"),
    program: PROGRAM,
    package: "poppler-utils",
    version: &["-v"],
    make,
};

const PROGRAM: &str = "pdftotext";

fn make(task: &Task) -> Result<Made, Failed> {
    // The program mends a file that breaks off, and the text would end with it.
    let end = &task.bytes[task.bytes.len().saturating_sub(2048)..];
    if !end.windows(5).any(|window| window == b"%%EOF") {
        return Err(Failed::Said("the file breaks off".to_owned()));
    }
    let (mut text, mut said) = text(task, "-layout")?;
    if has_columns(&text) {
        (text, said) = self::text(task, "-raw")?;
    }
    if text.trim().is_empty() {
        return Err(Failed::Said("it holds pictures of pages and no text".to_owned()));
    }
    let odd = said.trim().lines().next().map(|first| (1, format!("{PROGRAM} says: {first}")));
    let doubts = odd.into_iter().chain(empty_pages(&text)).collect();
    Ok(Made { bytes: text.into_bytes(), ending: "txt", doubts })
}

/// The text in one of the orders, and what the program says of the file.
fn text(task: &Task, order: &str) -> Result<(String, String), Failed> {
    let to = task.out.join("text");
    let args = [OsStr::new("-enc"), OsStr::new("UTF-8"), OsStr::new(order), task.file.as_os_str(), to.as_os_str()];
    let ran = run(PROGRAM, &args, task.out).map_err(Failed::Stopped)?;
    let bytes = task.made("text", &ran)?;
    let text = String::from_utf8(bytes).map_err(|_| Failed::Said("what the program wrote is no UTF-8".to_owned()))?;
    Ok((text, ran.said))
}

/// Does a fifth of the lines go on after a wide gap, as lines beside each other do? Tables have a few such lines.
fn has_columns(text: &str) -> bool {
    const LEAST: usize = 15;
    let is_wide = |line: &&str| {
        let parts: Vec<&str> = line.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect();
        parts.len() > 1 && parts.iter().filter(|part| part.chars().count() >= LEAST).count() > 1
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| line.chars().count() > LEAST).collect();
    let wide = lines.iter().filter(|line| is_wide(line)).count();
    wide > 4 && wide * 5 > lines.len()
}

/// Pages without a word among others, each with the line where it begins.
fn empty_pages(text: &str) -> Vec<(usize, String)> {
    let mut doubts = Vec::new();
    let mut line_number = 1;
    let pages = text.strip_suffix('\u{c}').unwrap_or(text).split('\u{c}');
    for (index, page) in pages.enumerate() {
        if page.trim().is_empty() {
            let reason = format!("page {} has no text; if it is a picture, its words are missing", index + 1);
            doubts.push((line_number, reason));
        }
        line_number += page.matches('\n').count();
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_seen_and_tables_are_none() {
        let left = "the words of the left one";
        let columns = format!("{left}     and those of the right column\n").repeat(20);
        assert!(has_columns(&columns));
        assert!(!has_columns(&format!("{left} and no gap at all between the words\n").repeat(20)));
        let table = "a row of the table       and what it says there\n".repeat(6);
        assert!(!has_columns(&format!("{}{table}", format!("{left}\n").repeat(40))));
        assert!(!has_columns(&format!("{}\n", "      1.      A title in the middle\n".repeat(30))));
        assert!(!has_columns(""));
    }

    #[test]
    fn pages_without_text_are_told() {
        let told = empty_pages("One\n\u{c} \n\u{c}Three\n\u{c}");
        assert_eq!(told, [(2, "page 2 has no text; if it is a picture, its words are missing".to_owned())]);
    }
}
