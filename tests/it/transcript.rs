//! A transcript: a markdown file whose `console` blocks show what is typed and what comes of it.
//!
//! ~~~~text
//! ```console
//! $ cd charter              typed; a line that goes on begins with `> `
//! $ pincite build
//! ? 1                       how it ended, if not with 0
//! error[…]: …               everything that it printed
//! ```
//! ~~~~
//!
//! Of the lines of an `sh` block only success is asked. All blocks of a file are typed into one shell, in a folder of its
//! own. There `$REPOSITORY` is this repository, and of sizes, which are the theme's, only the unit is shown.
//! `UPDATE=1 cargo test` writes what comes of it now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;
use walkdir::WalkDir;

/// Types everything that a transcript shows. Tells what came out otherwise.
pub fn differences(path: &Path, shell: &Shell) -> Option<String> {
    let text = fs::read_to_string(path).expect("a transcript can be read");
    let mut written = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        if line == "```sh" {
            for line in lines.by_ref().take_while(|line| *line != "```") {
                let (exit, printed) = shell.run(line);
                assert_eq!(exit, 0, "{}: {line}\n{printed}", path.display());
                written.push_str(line);
                written.push('\n');
            }
            written.push_str("```\n");
        } else if line == "```console" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            written.push_str(&shell.block(&block));
            written.push_str("```\n");
        }
    }
    if written == text {
        return None;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, written).expect("a transcript can be written");
        return None;
    }
    Some(format!("{}\n{}", path.display(), first_difference(&text, &written)))
}

/// A shell in a folder of its own.
pub struct Shell {
    folder: tempfile::TempDir,
    /// What is typed before each line: the functions that stand in for programs.
    functions: &'static str,
}

impl Shell {
    /// A shell in a copy of a folder, or in an empty one where there is none.
    pub fn in_copy_of(from: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder to type in");
        fs::create_dir(folder.path().join("here")).expect("a folder can be made");
        copy(from, &folder.path().join("here"));
        fs::write(folder.path().join("at"), "here").expect("a file can be written");
        Self { folder, functions: "" }
    }

    /// The same with functions, as `sh` writes them, in place of programs.
    pub fn with(self, functions: &'static str) -> Self {
        Self { functions, ..self }
    }

    /// Types what a block shows, and gives the block as it is now.
    fn block(&self, block: &[&str]) -> String {
        let mut now = String::new();
        let mut lines = block.iter().peekable();
        while let Some(line) = lines.next() {
            let Some(first) = line.strip_prefix("$ ") else { continue };
            let mut typed = first.to_owned();
            now.push_str(line);
            now.push('\n');
            while let Some(more) = lines.next_if(|line| line.starts_with("> ")) {
                now.push_str(more);
                now.push('\n');
                typed.push('\n');
                typed.push_str(&more[2..]);
            }
            let (exit, printed) = self.run(&typed);
            if exit != 0 {
                now.push_str(&format!("? {exit}\n"));
            }
            now.push_str(&printed);
            if lines.peek().is_some_and(|line| line.is_empty()) || lines.clone().any(|line| line.starts_with("$ ")) {
                now.push('\n');
            }
        }
        now.trim_end().to_owned() + "\n"
    }

    /// Types one command line: how it ends, and what it prints on both outputs.
    fn run(&self, typed: &str) -> (i32, String) {
        let at = self.folder.path().join("at");
        let folder = fs::read_to_string(&at).expect("the shell said where it is");
        let program = Path::new(env!("CARGO_BIN_EXE_pincite")).parent().expect("a program lies in a folder");
        let path = std::env::var("PATH").expect("there is a PATH");
        let script = format!("exec 2>&1\n{}\n{typed}\nexit=$?\npwd > \"$AT\"\nexit $exit\n", self.functions);
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(self.folder.path().join(folder.trim_end_matches('\n')))
            .env("AT", &at)
            .env("PATH", format!("{}:{path}", program.display()))
            .env("REPOSITORY", env!("CARGO_MANIFEST_DIR"))
            .env("LC_ALL", "C")
            .env_remove("COLUMNS")
            .output()
            .expect("there is a shell");
        let printed = String::from_utf8_lossy(&output.stdout);
        let size = Regex::new(r"[0-9.]+ (kB|MB) in ").expect("a pattern");
        (output.status.code().expect("it ended by itself"), size.replace_all(&printed, "… $1 in ").into_owned())
    }
}

/// Every transcript in `tests/cmd/`, sorted.
pub fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/cmd").expect("the folder of transcripts is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}

/// Copies a folder with all that is in it, if it is there.
fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let target = to.join(entry.path().strip_prefix(from).expect("it lies in the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}

/// From the first line that differs, a screenful of both.
fn first_difference(expected: &str, now: &str) -> String {
    let same = expected.lines().zip(now.lines()).take_while(|(one, other)| one == other).count();
    let part = |text: &str| -> String { text.lines().skip(same).take(20).map(|line| format!("{line}\n")).collect() };
    format!("from line {}\n---- expected\n{}---- said\n{}----\n", same + 1, part(expected), part(now))
}
