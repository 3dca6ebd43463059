//! The words of the interface: templates ask for words that there are, and fill in what has a place to fill.

use std::fs;
use std::path::Path;

use pincite::language::Language;
use pincite::text::Source;
use regex::Regex;
use walkdir::WalkDir;

fn english() -> Language {
    let text = fs::read_to_string("templates/i18n/en.yaml").expect("the theme has English words");
    Language::whole("en", &Source::new("templates/i18n/en.yaml", text)).expect("the theme's English is whole")
}

/// Every file below a folder with one of these endings, as one text.
fn all(folder: &str, ending: &str) -> String {
    WalkDir::new(Path::new(folder))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|have| have == ending))
        .map(|entry| fs::read_to_string(entry.path()).expect("it is text"))
        .collect()
}

fn found<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    let pattern = Regex::new(pattern).expect("the pattern is right");
    pattern.captures_iter(text).map(|found| found.get(1).expect("it has a group").as_str()).collect()
}

#[test]
fn templates_ask_for_words_that_there_are() {
    let (english, templates) = (english(), all("templates", "html"));
    let words = english.words();
    for key in found(r#"words\.([a-z_0-9]+)"#, &templates) {
        let said = words.get(key).unwrap_or_else(|| panic!("there are no words `{key}`"));
        assert!(!said.contains('{'), "`{key}` has a place to fill: {said}");
    }
    for key in found(r#"key="([a-z_0-9]+)""#, &templates) {
        assert!(words.contains_key(key), "there are no words `{key}`");
    }
}

#[test]
fn all_words_are_said_somewhere() {
    let (english, templates, code) = (english(), all("templates", "html"), all("src", "rs"));
    for key in english.words().keys().filter(|key| !key.starts_with("folder_")) {
        let in_templates = templates.contains(&format!("words.{key}")) || templates.contains(&format!("\"{key}\""));
        assert!(in_templates || code.contains(&format!("\"{key}\"")), "nobody says `{key}`");
    }
}
