//! What lies in what: a document in, under it each unit with what it lies in.

use pincite::dialect::{self, Settings};
use pincite::language::{Language, Languages};
use pincite::ledger::Ledger;
use pincite::model::{DocumentId, Vocabulary};
use pincite::site::{self, LinkedDocument};
use pincite::text::Source;

/// Each unit on a line: its anchor, `in` the paragraph and `under` the section that it lies in, its depth if it has any.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let source = Source::new("content/a.md", format!("---\ntitle: A\nlanguage: en\n---\n\n{body}"));
    let id = DocumentId::parse_path("a").expect("an id");
    let content = dialect::parse(&source, &id, &Settings::default()).content;
    let words = std::fs::read_to_string("templates/i18n/en.yaml").expect("the theme has English words");
    let english = Language::whole("en", &Source::new("templates/i18n/en.yaml", words)).expect("they are whole");
    let languages = Languages::new(english, []);
    let settings = site::Settings {
        languages: &languages,
        language: "en",
        paragraph_pages: true,
        base_url: None,
        each: site::one_by_one,
        known: site::Known::default(),
    };
    let site = site::link(vec![content], Vocabulary::default(), &Ledger::default(), &settings);
    let document = &site.documents[0];
    let lines: Vec<String> = (0..document.units.len()).map(|unit| line(document, unit)).collect();
    assert_eq!(lines, expected);
}

fn line(document: &LinkedDocument, unit: usize) -> String {
    let name = |unit: usize| document.units[unit].anchor.as_ref().map_or("-".to_owned(), |anchor| anchor.to_string());
    let of = &document.units[unit];
    let mut line = name(unit);
    of.parent.iter().for_each(|parent| line.push_str(&format!(" in {}", name(*parent))));
    of.section.iter().for_each(|section| line.push_str(&format!(" under {}", name(*section))));
    if of.depth > 0 {
        line.push_str(&format!(" depth {}", of.depth));
    }
    line
}

#[test]
fn an_article_of_one_paragraph_ends_the_article_before_it() {
    check(
        "{#ch1}\n# One\n\n{#art1}\n## Scope\n\n{#art1-p1}\nA.\n\n{#art2 title=\"Two\"}\nB.\n\n{#art3}\n## Three\n\n{#art3-p1}\nC.\n",
        &["ch1", "art1 under ch1", "art1-p1 under art1", "art2 under ch1", "art3 under ch1", "art3-p1 under art3"],
    );
}

#[test]
fn a_dotted_number_lies_in_its_longest_beginning() {
    check(
        "{#p9}\nA.\n\n{#p9.1 number=\"9.1.\"}\nB.\n\n{#p9.1.1 number=\"9.1.1.\"}\nC.\n\n{#p9.2 number=\"9-2\"}\nD.\n",
        &["p9", "p9.1 in p9 depth 1", "p9.1.1 in p9.1 depth 2", "p9.2"],
    );
}

#[test]
fn words_after_the_points_stand_flush_with_their_paragraph() {
    check("{#p1}\nA:\n\n{#p1-a}\nb;\n\n{#p1-u1}\nC.\n", &["p1", "p1-a in p1 depth 1", "p1-u1 in p1"]);
}
