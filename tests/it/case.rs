//! A case: a markdown file with small sites, and under each what pincite has to say about it.
//!
//! ```text
//! # A reference to a paragraph that is not there          a site; its title says what it shows
//!
//! Words for people.
//!
//! ## content/a.md                                         a file of it, in the fence below
//!
//! ~~~~
//! {#p1}
//! As [said](#p9).
//! ~~~~
//!
//! ## Says                                                 what is expected of it, in the fence below
//!
//! ~~~~
//! error[dead-reference]: …
//! ~~~~
//! ```
//!
//! Where nothing is expected yet the last fence may be missing. In a file `\u{200b}` stands for the character, so that it
//! can be seen. `UPDATE=1 cargo test` writes what is said now.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const FENCE: &str = "~~~~";

/// One site of a case.
#[derive(Default)]
pub struct Site {
    /// What it shows.
    title: String,
    /// Path → text.
    files: Vec<(String, String)>,
}

/// Asks every site of a case file what it says, by the heading above what is expected. Tells all that differs.
pub fn differences(path: &Path, answer: &dyn Fn(&Site, &str) -> String) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a case can be read");
    let (mut written, mut wrong) = (String::new(), Vec::new());
    let mut site = Site::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let _ = writeln!(written, "{line}");
        if let Some(title) = line.strip_prefix("# ") {
            site = Site { title: title.to_owned(), files: Vec::new() };
        }
        let Some(heading) = line.strip_prefix("## ") else { continue };
        while lines.next_if(|line| line.is_empty()).is_some() {}
        // Where nothing is expected yet there may be no fence.
        let fenced = lines.next_if(|line| *line == FENCE).is_some();
        let mut body = String::new();
        if fenced {
            lines.by_ref().take_while(|line| *line != FENCE).for_each(|line| _ = writeln!(body, "{line}"));
        }
        let mut holds = body.clone();
        if heading.starts_with(char::is_uppercase) {
            holds = answer(&site, heading);
            if holds != body || !fenced {
                let differ = difference(&body, &holds);
                wrong.push(format!("{} / {} / {heading}\n{differ}", path.display(), site.title));
            }
        } else {
            site.files.push((heading.to_owned(), unescaped(&body)));
        }
        let _ = write!(written, "\n{FENCE}\n{holds}{FENCE}\n");
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, written).expect("a case can be written");
        wrong.clear();
    }
    wrong
}

/// Every case file of a folder under `tests/cases/`, sorted.
pub fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder of cases is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

impl Site {
    /// Writes the site's files into a folder.
    pub fn write(&self, root: &Path) {
        for (path, text) in &self.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
    }
}

/// `\u{200b}` as the character.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').expect("an escape ends in a brace");
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).expect("an escape is a character");
        result.push(c);
        result.push_str(rest);
    }
    result
}

fn difference(expected: &str, said: &str) -> String {
    format!("---- expected\n{expected}---- said\n{said}----\n")
}
