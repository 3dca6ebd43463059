//! What a site's texts can have wrong, as an editor reads it: `tests/cases/checks/CODE.md`, one file for each code.
//!
//! `## Says` is what `pincite check` prints for people, `## Says, locked` with `--locked`, `## Says as json` and `## Says
//! as github` in the other formats. A site without `pincite.yaml` gets one that does not speak of an empty ledger.

use pincite::build::{Inputs, build};
use pincite::diagnostic::Report;
use pincite::text::Source;

use crate::case::{self, Site};

/// What a site without a configuration is built with.
const QUIET: &str = "checks: { unrecorded-anchor: off }\n";

/// The words of the interface: few, so that what is said does not change with the theme.
const WORDS: &str = "\
name: English
quotes: [“, ”]
date: { day: \"{day} {month} {year}\", month: \"{month} {year}\", year: \"{year}\" }
months: [January, February, March, April, May, June, July, August, September, October, November, December]
units: { p: [\"Paragraph {}\", \"paragraph {}\", paragraphs] }
words: { documents: Documents, topics: Topics, works: Works, search: Search }
";

#[test]
fn every_case_says_what_it_should() {
    let wrong: Vec<String> = case::files("checks").iter().flat_map(|path| case::differences(path, &says)).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is said now\n\n{}", wrong.join("\n"));
}

/// A case that never shows the code that it is named by shows nothing.
#[test]
fn every_case_shows_its_code() {
    for path in case::files("checks") {
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        assert!(text.contains(&format!("[{code}]")), "{} never shows `{code}`", path.display());
    }
}

fn says(site: &Site, heading: &str) -> String {
    let report = report(site, heading.contains("locked"));
    if heading.contains("json") {
        return report.json();
    }
    if heading.contains("github") {
        return report.github();
    }
    if heading.contains("sarif") {
        return report.sarif(&pincite::codes());
    }
    let plain = anstream::adapter::strip_str(&report.terminal(true)).to_string();
    plain.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn report(site: &Site, locked: bool) -> Report {
    let root = tempfile::tempdir().expect("a folder for the site");
    site.write(root.path());
    let mut inputs: Inputs = pincite::disk::inputs(root.path());
    inputs.options.locked = locked;
    // No page is made here, so none needs the fonts.
    inputs.assets.clear();
    inputs.theme_words = vec![Source::new("templates/i18n/en.yaml", WORDS)];
    if inputs.config.is_none() {
        inputs.config = Some(Source::new("pincite.yaml", QUIET));
    }
    build(&inputs).report
}
