//! The source files of the program as texts.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the program.
pub(super) struct File {
    pub path: String,
    /// The name in `lib.rs` of the module that it belongs to.
    pub module: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: String) -> Self {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        Self { path: path.to_owned(), module, text }
    }

    /// The text without comments, and without tests, which may use what they like.
    pub fn code(&self) -> String {
        let mut code = String::new();
        let is_test = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        let mut lines = if is_test { "".lines() } else { self.text.lines() };
        while let Some(line) = lines.next() {
            let indent = &line[..line.len() - line.trim_start().len()];
            if line.trim() == "#[cfg(test)]" {
                // What follows is a line, or goes on to a brace that stands as far in.
                let ends = |line: &str| line.ends_with(';') || line.strip_prefix(indent) == Some("}");
                lines.by_ref().find(|line| ends(line));
            } else if !line.trim_start().starts_with("//") {
                code.push_str(line);
                code.push('\n');
            }
        }
        code
    }
}

/// Every file below `src/`, sorted.
pub(super) fn files() -> Vec<File> {
    let mut paths = Vec::new();
    gather(Path::new("src"), &mut paths);
    paths.sort();
    let file = |path: &PathBuf| File::new(&path.to_string_lossy().replace('\\', "/"), read(path));
    paths.iter().map(file).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The text of a file.
pub(super) fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source file can be read")
}
