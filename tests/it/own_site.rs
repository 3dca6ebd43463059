//! This repository's own site, as its readers get it: every word of the source, and each citation to the letter.

use std::fs;
use std::path::Path;
use std::process::Command;

use pincite::build::{Options, build};
use pincite::config::BaseUrl;
use pincite::model::Route;
use regex::Regex;

/// What the page says otherwise than the source, and why.
const CORRECTED: &[(&str, &str)] = &[
    // A repair of the import: everywhere else the source has the hyphen.
    ("Security Cooperation", "Security Co-operation"),
    // A repair of the import: a space that the end of a line left behind.
    ("Chairmanships- in-Office", "Chairmanships-in-Office"),
    // The editor's.
    ("followup", "follow-up"),
];

/// What stands around the text where it was found: above it the site's greeting and the title, below it the site's tags.
const LEFT_OUT: [&str; 3] = [
    "Welcome to the website of the Permanent Mission of the Republic of Kazakhstan to the United Nations in New York ! ",
    "Astana commemorative Declaration towards a security community ",
    " Tags: declaration",
];

#[test]
fn the_page_has_the_words_of_the_source_in_their_order() {
    let source = fs::read_to_string("content/sources/astana-declaration.txt").expect("the source is there");
    let mut expected = one_line(&source);
    for words in LEFT_OUT {
        assert_eq!(expected.matches(words).count(), 1, "{words}");
        expected = expected.replace(words, "");
    }
    for (old, new) in CORRECTED {
        assert_eq!(expected.matches(old).count(), 1, "{old}");
        expected = expected.replace(old, new);
    }
    let html = page("astana-declaration.html");
    let paragraph = Regex::new(concat!(
        r#"(?s)<div class="p[^"]*" id="p(\d+)">\s*<h3 class="n">.*?</span>(\d+)</a></h3>"#,
        r#".*?<div class="text">(.*?)</div>"#
    ))
    .expect("a pattern");
    let mut found = Vec::new();
    for (index, part) in paragraph.captures_iter(&html).enumerate() {
        let number = (index + 1).to_string();
        assert_eq!((&part[1], &part[2]), (&*number, &*number), "anchor and number");
        found.push(format!("{number}. {}", words(&part[3])));
    }
    assert_eq!(found.len(), 13);
    check_words(&found.join(" "), &expected);
}

#[test]
fn each_citation_of_paragraph_3_stands_to_the_letter() {
    let html = page("astana-declaration/p3.html");
    for (style, citation) in [
        (
            "plain",
            "OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, \
             3 December 2010, para. 3, https://example.org/osce/astana-declaration/p3.html",
        ),
        (
            "oscola",
            "Organization for Security and Co-operation in Europe, ‘Astana Commemorative Declaration: Towards a \
             Security Community’ (3 December 2010) SUM.DOC/1/10/Corr.1, para 3",
        ),
        (
            "bluebook",
            "Organization for Security and Co-operation in Europe [OSCE], <i>Astana Commemorative Declaration: \
             Towards a Security Community</i>, ¶ 3, OSCE Doc. SUM.DOC/1/10/Corr.1 (Dec. 3, 2010).",
        ),
        (
            "chicago",
            "Organization for Security and Co-operation in Europe, <i>Astana Commemorative Declaration: Towards a \
             Security Community</i>, SUM.DOC/1/10/Corr.1 (December 3, 2010), para. 3, \
             https://example.org/osce/astana-declaration/p3.html.",
        ),
        (
            "apa",
            "Organization for Security and Co-operation in Europe. (2010, December 3). <i>Astana Commemorative \
             Declaration: Towards a Security Community</i> (SUM.DOC/1/10/Corr.1). \
             https://example.org/osce/astana-declaration/p3.html",
        ),
        ("apa-text", "(Organization for Security and Co-operation in Europe [OSCE], 2010, para. 3)"),
        ("mla-text", "(Organization for Security and Co-operation in Europe, par. 3)"),
        ("un", "SUM.DOC/1/10/Corr.1, para. 3."),
    ] {
        assert_eq!(shown(&html, style), citation, "{style}");
    }
}

/// A reader on a slow line, and whoever keeps a site on a stick, gets a paragraph and not a theme.
#[test]
fn a_paragraph_s_page_is_its_text_and_at_most_16_kb() {
    let text = Regex::new(r#"(?s)<div class="text"[^>]*>\n(.*?)\n  </div>"#).expect("a pattern");
    for paragraph in 1..=13 {
        let html = page(&format!("astana-declaration/p{paragraph}.html"));
        let of_text = words(&text.captures(&html).expect("the page has its text")[1]).len();
        let beyond = html.len() - of_text;
        assert!(of_text > 100 && beyond <= 16_000, "p{paragraph}: {beyond} bytes beyond its text of {of_text}");
    }
}

#[test]
fn each_record_of_paragraph_3_stands_to_the_letter() {
    let html = page("astana-declaration/p3.html");
    for (record, text) in [
        (
            "bibtex",
            "\
@misc{osce2010astana-p3,
  author       = {{Organization for Security and Co-operation in Europe}},
  title        = {{Astana Commemorative Declaration: Towards a Security Community}},
  number       = {SUM.DOC/1/10/Corr.1},
  address      = {Astana},
  date         = {2010-12-03},
  note         = {para.~3},
  url          = {https://example.org/osce/astana-declaration/p3.html}
}",
        ),
        (
            "ris",
            "\
TY  - GOVDOC
AU  - Organization for Security and Co-operation in Europe
TI  - Astana Commemorative Declaration: Towards a Security Community
M1  - SUM.DOC/1/10/Corr.1
CY  - Astana
DA  - 2010/12/03/
SP  - para. 3
UR  - https://example.org/osce/astana-declaration/p3.html
ER  - ",
        ),
        (
            "csl",
            "\
[{
  \"id\": \"osce2010astana-p3\",
  \"type\": \"document\",
  \"title\": \"Astana Commemorative Declaration: Towards a Security Community\",
  \"author\": [{ \"literal\": \"Organization for Security and Co-operation in Europe\" }],
  \"number\": \"SUM.DOC/1/10/Corr.1\",
  \"publisher-place\": \"Astana\",
  \"issued\": { \"date-parts\": [[2010, 12, 3]] },
  \"URL\": \"https://example.org/osce/astana-declaration/p3.html\"
}]",
        ),
        ("csl-text", "{ \"id\": \"osce2010astana-p3\", \"label\": \"paragraph\", \"locator\": \"3\" }"),
    ] {
        assert_eq!(shown(&html, record), text, "{record}");
    }
}

#[test]
fn the_guide_shows_the_account_of_the_first_import() {
    // In a site with this vocabulary and without the document.
    let site = tempfile::tempdir().expect("a folder");
    fs::create_dir(site.path().join("content")).expect("a folder can be made");
    fs::copy("content/topics.yaml", site.path().join("content/topics.yaml")).expect("a file can be copied");
    let source = fs::canonicalize("content/sources/astana-declaration.txt").expect("the source is there");
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["import", "--dry-run"])
        .arg(source)
        .current_dir(site.path())
        .output()
        .expect("pincite runs");
    let account = String::from_utf8(output.stdout).expect("an account is text");
    let guide = fs::read_to_string("content/guide/start.md").expect("the guide is there");
    assert!(guide.contains(&format!("```text\n{account}```\n")), "the guide should show\n{account}");
}

#[test]
fn the_guide_shows_what_each_style_prints() {
    let html = page("astana-declaration/p3.html");
    let guide = fs::read_to_string("content/guide/cite.md").expect("the guide is there");
    for form in ["plain", "oscola", "bluebook", "chicago", "apa", "apa-text", "mla-text", "un"] {
        let citation = shown(&html, form).replace("<i>", "*").replace("</i>", "*");
        let (style, place) = form.strip_suffix("-text").map_or((form, ""), |style| (style, ", in the text"));
        let row = format!("| `{style}`{place} | {citation} |\n");
        assert!(guide.contains(&row), "the guide should show\n{row}");
    }
}

/// A page of this repository's site, published at an address.
fn page(route: &str) -> String {
    let mut inputs = pincite::disk::inputs(Path::new("."));
    inputs.options = Options { base_url: BaseUrl::parse("https://example.org/osce/"), ..Options::default() };
    let plan = build(&inputs).plan;
    let bytes = (plan[&Route::file(route)].make)().expect("the page can be made");
    String::from_utf8(bytes).expect("a page is text")
}

/// What stands in the element `_c-NAME`, as it is written.
fn shown<'a>(html: &'a str, name: &str) -> &'a str {
    let from = html.find(&format!("id=\"_c-{name}\"")).unwrap_or_else(|| panic!("there is no {name}"));
    let (_, text) = html[from..].split_once('>').expect("a tag ends");
    ["</pre>", "</code>"]
        .iter()
        .filter_map(|end| text.split_once(end))
        .map(|(text, _)| text)
        .min_by_key(|text| text.len())
        .expect("it ends")
}

/// The words that a reader sees, without the marks of notes.
fn words(html: &str) -> String {
    let marks = Regex::new("<sup>.*?</sup>|<[^>]*>").expect("a pattern");
    let text = marks.replace_all(html, "").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    one_line(&text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells the first words that differ, not the whole text.
#[track_caller]
fn check_words(found: &str, expected: &str) {
    let (found, expected): (Vec<&str>, Vec<&str>) = (found.split(' ').collect(), expected.split(' ').collect());
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert_eq!(found, expected, "word {index}");
    }
    assert_eq!(found.len(), expected.len(), "the number of words");
}
