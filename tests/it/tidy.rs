//! The shape of the code: what no compiler asks and every reader relies on.
//!
//! Each rule is a function from a text to complaints, so that it can be shown to see what it forbids.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use regex::Regex;

/// Codes of a site without a case in `tests/cases/checks/`, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("cannot-accept", "`pincite ledger accept` alone can bring it about"),
    ("dead-link", "`pincite check` alone asks; its cases are pages, in src/build/dead_link/tests.rs"),
];

/// Rows whose case is not written yet. A row that has its case must leave the list.
const CASE_TO_BE_WRITTEN: &[&str] = &[
    "tests/cases/pages/document",
    "tests/cases/pages/paragraph",
    "tests/cases/pages/gone",
    "tests/cases/outputs/html",
    "tests/cases/outputs/assets",
    "tests/cmd/new",
    "tests/cmd/import",
    "tests/cmd/build",
    "tests/cmd/verify",
    "tests/cmd/ledger",
];

/// The modules that may touch the world.
const SHELL: &[&str] = &["disk", "serve", "commands", "main"];

#[test]
fn a_module_uses_only_modules_above_it() {
    let order = order(&read(Path::new("src/lib.rs")));
    all(|file| below(file, &order));
}

#[test]
fn nothing_above_disk_touches_the_world() {
    all(world);
}

#[test]
fn only_build_has_threads() {
    all(threads);
}

#[test]
fn every_file_says_what_it_is() {
    all(|file| complain(file, !file.text.starts_with("//!"), "does not begin with `//!`"));
}

#[test]
fn nothing_is_left_undone() {
    all(undone);
}

#[test]
fn the_nouns_do_not_serialise() {
    all(|file| complain(file, file.module == "model" && file.code().contains("serde"), "`model` does not serialise"));
}

#[test]
fn every_code_is_listed_once_and_explained() {
    let codes = pincite::codes();
    let mut listed = BTreeSet::new();
    for code in &codes {
        assert!(listed.insert(code.code.to_owned()), "`{}` is listed twice in pincite::codes()", code.code);
        assert!(is_kebab(code.code), "`{}` is not kebab-case", code.code);
        assert!(sentences(code.about) >= 2, "`{}` needs two sentences: what it means, what to do", code.code);
    }
    let written: BTreeSet<String> = files().iter().flat_map(|file| codes_in(&file.text)).collect();
    assert_eq!(written, listed, "left: in the files, right: in pincite::codes()");
}

#[test]
fn every_code_of_a_text_has_its_case() {
    use pincite::{annotate, commands, disk, importers};
    // What imports, files and command lines have wrong is no site's text.
    let elsewhere = [importers::CODES, annotate::CODES, disk::CODES, commands::CODES].concat();
    let with_case = |code: &str| Path::new("tests/cases/checks").join(format!("{code}.md")).is_file();
    for code in pincite::codes().into_iter().filter(|code| !elsewhere.iter().any(|other| other.code == code.code)) {
        let excused = WITHOUT_CASE.iter().any(|(without, _)| *without == code.code);
        assert!(with_case(code.code) != excused, "tests/cases/checks/{}.md: write it, or say why not", code.code);
    }
    for path in crate::case::files("checks") {
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
        assert!(pincite::codes().iter().any(|known| known.code == code), "no code has the case {}", path.display());
    }
}

#[test]
fn every_row_has_its_case() {
    let kinds = pincite::pages::KINDS.iter().map(|kind| format!("tests/cases/pages/{}", kind.name));
    let outputs = pincite::outputs::OUTPUTS.iter().map(|output| format!("tests/cases/outputs/{}", output.name));
    let cli = pincite::commands::Cli::command();
    let commands = cli.get_subcommands().map(|command| format!("tests/cmd/{}", command.get_name()));
    let rows = kinds.chain(outputs).chain(commands);
    let wrong: Vec<String> = rows.filter(|row| is_there(row) == CASE_TO_BE_WRITTEN.contains(&&**row)).collect();
    let wrong = wrong.join("\n");
    assert!(wrong.is_empty(), "write what lacks, and take what is there from CASE_TO_BE_WRITTEN:\n{wrong}");
}

#[test]
fn every_importer_has_its_case() {
    let cases = crate::case::files("import");
    let ending = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "expected" && ending != "md");
    let endings: Vec<_> =
        cases.iter().filter(|path| ending(path)).filter_map(|path| path.extension()?.to_str()).collect();
    for importer in pincite::importers::IMPORTERS {
        let read = importer.extensions.iter().any(|extension| endings.contains(extension));
        assert!(read, "tests/cases/import/ has no file that is read as {}", importer.name);
    }
}

/// A source file of the program.
struct File {
    path: String,
    /// The name in `lib.rs` of the module that it belongs to.
    module: String,
    text: String,
}

impl File {
    fn new(path: &str, text: String) -> Self {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        Self { path: path.to_owned(), module, text }
    }

    /// The text without comments, and without tests, which may use what they like.
    fn code(&self) -> String {
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

fn complain(file: &File, wrong: bool, what: &str) -> Vec<String> {
    if wrong { vec![format!("{}: {what}", file.path)] } else { Vec::new() }
}

/// The modules as `lib.rs` has them, in its order.
fn order(lib: &str) -> Vec<String> {
    lib.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.trim_end_matches(';').to_owned())).collect()
}

/// Uses of modules that stand below the file's own.
fn below(file: &File, order: &[String]) -> Vec<String> {
    let place = |module: &str| order.iter().position(|known| known == module);
    let Some(own) = place(&file.module) else { return Vec::new() };
    let used = used(&file.code());
    let below = used.iter().filter(|module| place(module).is_some_and(|place| place > own));
    below.map(|module| format!("{}: `{}` uses `{module}`, which stands below it", file.path, file.module)).collect()
}

/// The modules that a code names behind `crate::`, alone or between braces.
fn used(code: &str) -> BTreeSet<String> {
    let name = Regex::new(r"^\s*([a-z_]+)").expect("a pattern");
    let first = |text: &str| name.captures(text).map(|found| found[1].to_owned());
    let mut used = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => used.extend(first(rest)),
            Some(group) => used.extend(members(group).iter().filter_map(|member| first(member))),
        }
    }
    used
}

/// The members of a group, its opening brace left out, up to the brace that closes it.
fn members(group: &str) -> Vec<String> {
    let (mut members, mut depth) = (vec![String::new()], 0);
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                members.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        members.last_mut().expect("there is always one").push(c);
    }
    members
}

/// Files, sockets, environment, processes, clocks and printing outside the shell.
fn world(file: &File) -> Vec<String> {
    if SHELL.contains(&&*file.module) {
        return Vec::new();
    }
    let code = file.code();
    let module = Regex::new(r"\bstd::(?:\{[^;]*?\b)?(fs|net|env|process)\b").expect("a pattern");
    let word = Regex::new(r"\b(SystemTime|Instant|Zoned::now|Timestamp::now|e?print(ln)?!)").expect("a pattern");
    let found = module.find_iter(&code).chain(word.find_iter(&code));
    found.map(|found| format!("{}: `{}` belongs to the shell", file.path, found.as_str())).collect()
}

/// Threads outside `build` and the writing of files.
fn threads(file: &File) -> Vec<String> {
    if ["build", "serve"].contains(&&*file.module) || file.path.starts_with("src/disk/") {
        return Vec::new();
    }
    let code = file.code();
    let word = Regex::new(r"\b(rayon|std::thread|thread::|par_iter|spawn)\b").expect("a pattern");
    word.find_iter(&code).map(|found| format!("{}: `{}` is a thread", file.path, found.as_str())).collect()
}

fn undone(file: &File) -> Vec<String> {
    let word = Regex::new(r"\b(todo|unimplemented|dbg)!").expect("a pattern");
    word.find_iter(&file.text).map(|found| format!("{}: `{}` is left", file.path, found.as_str())).collect()
}

/// The codes that a text makes.
fn codes_in(text: &str) -> Vec<String> {
    let made = Regex::new(r#"\bCode::(?:error|mild)\(\s*"([^"]+)""#).expect("a pattern");
    made.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

fn is_kebab(code: &str) -> bool {
    code.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

fn sentences(about: &str) -> usize {
    Regex::new(r"[.?!](\s|$)").expect("a pattern").find_iter(about).count()
}

/// Is there a file of this name with any ending?
fn is_there(row: &str) -> bool {
    let path = Path::new(row);
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.path().file_stem() == Some(name))
}

#[track_caller]
fn all(rule: impl Fn(&File) -> Vec<String>) {
    let complaints: Vec<String> = files().iter().flat_map(rule).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn files() -> Vec<File> {
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

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source file can be read")
}

mod sees {
    //! That each rule sees what it forbids.

    use super::*;

    fn file(path: &str, text: &str) -> File {
        File::new(path, text.to_owned())
    }

    #[test]
    fn a_use_of_a_module_below() {
        let order = order("//! Map.\npub mod text;\n// x\npub mod model;\npub mod disk;\n");
        let complaints = |text| below(&file("src/model/a.rs", text), &order).len();
        assert_eq!(complaints("use crate::disk::inputs;"), 1);
        assert_eq!(complaints("use crate::{text::{Place, Span}, disk::{self, b}};"), 1);
        assert_eq!(complaints("fn f() { crate::disk::inputs(); }"), 1);
        assert_eq!(complaints("use crate::text::Span;\nuse super::Anchor;"), 0);
        assert_eq!(complaints("//! Not [`crate::disk`].\n#[cfg(test)]\nmod tests {\n    use crate::disk::a;\n}"), 0);
        assert_eq!(complaints("#[cfg(test)]\nmod tests {\n    fn a() {\n    }\n}\nuse crate::disk;\n"), 1);
        assert_eq!(complaints("#[cfg(test)]\nmod tests;\nuse crate::disk;\n"), 1);
        assert_eq!(below(&file("src/disk/a.rs", "use crate::model::Route;"), &order).len(), 0);
    }

    #[test]
    fn a_touch_of_the_world() {
        for text in [
            "use std::fs;",
            "use std::{fmt, fs};",
            "std::env::var(\"HOME\")",
            "use std::{collections::{A, B}, process::Command};",
            "Instant::now()",
            "println!(\"x\")",
            "eprint!(\"x\")",
        ] {
            assert_eq!(world(&file("src/site/a.rs", text)).len(), 1, "{text}");
            assert_eq!(world(&file("src/disk/a.rs", text)).len(), 0, "{text}");
        }
        assert_eq!(world(&file("src/site/a.rs", "env!(\"CARGO_PKG_VERSION\"); use std::fmt;")).len(), 0);
        assert_eq!(threads(&file("src/site/a.rs", "documents.par_iter()")).len(), 1);
        assert_eq!(threads(&file("src/build/mod.rs", "documents.par_iter()")).len(), 0);
    }

    #[test]
    fn what_is_undone_or_not_listed() {
        assert_eq!(undone(&file("src/a.rs", concat!("to", "do!()"))).len(), 1);
        assert_eq!(undone(&file("src/a.rs", concat!("d", "bg!(x)"))).len(), 1);
        assert_eq!(codes_in("static A: Code = Code::error(\n    \"a-b\",\n    \"x\");"), ["a-b"]);
        assert!(is_kebab("dead-link") && !is_kebab("Dead-link") && !is_kebab("dead_link"));
        assert_eq!(sentences("What it is.\n\nDo `a.b` then."), 2);
    }
}
