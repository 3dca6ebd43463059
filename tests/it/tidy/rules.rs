//! What each rule complains of in one file.

use std::collections::BTreeSet;

use regex::Regex;

use super::file::File;

/// The modules that may touch the world.
const SHELL: &[&str] = &["disk", "serve", "commands", "main"];

pub(super) fn complain(file: &File, wrong: bool, what: &str) -> Vec<String> {
    if wrong { vec![format!("{}: {what}", file.path)] } else { Vec::new() }
}

/// The modules as `lib.rs` has them, in its order.
pub(super) fn order(lib: &str) -> Vec<String> {
    lib.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.trim_end_matches(';').to_owned())).collect()
}

/// Uses of modules that stand below the file's own.
pub(super) fn below(file: &File, order: &[String]) -> Vec<String> {
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
pub(super) fn world(file: &File) -> Vec<String> {
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
pub(super) fn threads(file: &File) -> Vec<String> {
    if ["build", "serve"].contains(&&*file.module) || file.path.starts_with("src/disk/") {
        return Vec::new();
    }
    let code = file.code();
    let word = Regex::new(r"\b(rayon|std::thread|thread::|par_iter|spawn)\b").expect("a pattern");
    word.find_iter(&code).map(|found| format!("{}: `{}` is a thread", file.path, found.as_str())).collect()
}

pub(super) fn undone(file: &File) -> Vec<String> {
    let word = Regex::new(r"\b(todo|unimplemented|dbg)!").expect("a pattern");
    word.find_iter(&file.text).map(|found| format!("{}: `{}` is left", file.path, found.as_str())).collect()
}

/// The codes that a text makes.
pub(super) fn codes_in(text: &str) -> Vec<String> {
    let made = Regex::new(r#"\bCode::(?:error|mild)\(\s*"([^"]+)""#).expect("a pattern");
    made.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

pub(super) fn is_kebab(code: &str) -> bool {
    code.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

pub(super) fn sentences(about: &str) -> usize {
    Regex::new(r"[.?!](\s|$)").expect("a pattern").find_iter(about).count()
}
