//! The search on a collection of sixteen texts in eleven languages, and the table that `static/` is asked too, in
//! `tests/browser/cases/search.js`.

use std::fs;
use std::path::Path;

use pincite::annotate::{Context, annotate};
use pincite::build::{Built, build};
use pincite::importers::{Raw, read};
use pincite::model::{Id, Route};
use pincite::search::{
    Answer, Called, Collection, Index, Library, Piece, Query, Verdict, Wanted, Words, answer, compare, fold,
};
use pincite::{dialect, disk};
use serde::Deserialize;

/// What Rust and the scripts of the theme must both say.
#[derive(Deserialize)]
struct Table {
    /// A word and its term.
    fold: Vec<(String, String)>,
    /// A text and its words: `-` before one that a hyphen joins, `+` before one that continues another.
    words: Vec<(String, String)>,
    /// What was typed, whether it is still being typed, and how it is read.
    queries: Vec<(String, bool, String)>,
    /// A quotation, a text, and how they compare.
    compare: Vec<(String, String, String)>,
    /// What was typed, the first place that is found, and how it compares as a quotation.
    answers: Vec<(String, String, String)>,
}

fn table() -> Table {
    let text = fs::read_to_string("tests/cases/search/table.json").expect("the table");
    serde_json::from_str(&text).expect("a table of its shape")
}

/// The texts of the collection, imported as the command does.
fn collection() -> Built {
    let root = tempfile::tempdir().expect("a folder for the site");
    fs::create_dir(root.path().join("content")).expect("a folder for the texts");
    let list = fs::read_to_string("tests/cases/search/collection.txt").expect("the list");
    for path in list.lines().map(Path::new) {
        let bytes = fs::read(path).expect("a text of the list");
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let imported = read(&Raw { path: name.into(), bytes: &bytes, encoding: None });
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let context = Context {
            id: Id::from_any(id),
            path: format!("content/{id}.md").into(),
            source_file: None,
            topics: &[],
            known: &[],
            gone: &[],
        };
        let document = annotate(&imported.draft, &imported.source, &context).document;
        fs::write(root.path().join(format!("content/{id}.md")), dialect::print(&document))
            .expect("a place for the text");
    }
    build(&disk::inputs(root.path()))
}

#[test]
fn words_are_folded_and_parted_as_the_table_says() {
    for (word, term) in table().fold {
        assert_eq!(fold(&word), term, "{word}");
    }
    for (text, expected) in table().words {
        let words = Words::of(&text);
        let shown = (0..words.len()).map(|at| {
            let word = words.word(at);
            let sign = if word.joined {
                "-"
            } else if word.continues {
                "+"
            } else {
                ""
            };
            format!("{sign}{}", words.term(at))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}

#[test]
fn queries_are_read_as_the_table_says() {
    for (text, typing, expected) in table().queries {
        let query = Query::read(&text, typing);
        let wanted = |wanted: &Wanted| {
            let any: Vec<String> = wanted.any.iter().map(|all| all.join("+")).collect();
            any.join("|") + if wanted.begins { "*" } else { "" }
        };
        let phrases = query.phrases.iter().map(|phrase| format!("\"{phrase}\""));
        let without = query.without.iter().map(|words| format!("-{words}"));
        let shown: Vec<String> = query.wanted.iter().map(wanted).chain(phrases).chain(without).collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }
}

fn shown(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Same { signs, .. } if signs.is_empty() => "same".to_owned(),
        Verdict::Same { signs, .. } => {
            let names: Vec<String> = signs.iter().map(|sign| format!("{sign:?}").to_lowercase()).collect();
            format!("same: {}", names.join(", "))
        }
        Verdict::Differs { pieces, words, .. } => {
            let piece = |piece: &Piece| match piece {
                Piece::Same(words) => words.clone(),
                Piece::Other(said, there) => format!("[{said}|{there}]"),
                Piece::Gap => "…".to_owned(),
            };
            format!("differs {words}: {}", pieces.iter().map(piece).collect::<Vec<_>>().join(" "))
        }
        Verdict::Elsewhere => "elsewhere".to_owned(),
    }
}

#[test]
fn the_files_of_the_index_have_its_terms_in_order() {
    let built = collection();
    let site = &built.world.as_ref().expect("the collection builds").site;
    let index = Index::of(site);
    // A number of several words is one term.
    assert!(index.terms.iter().any(|(term, _)| **term == *":art1.paragrafounico"));
    let expected: Vec<&str> = index.terms.iter().map(|(term, _)| &**term).collect();
    let names = (0..).map(|number| Route::file(&format!("search/terms-{number}.js")));
    let files = names.map_while(|name| built.plan.get(&name));
    let texts: Vec<String> = files.map(|file| terms_of((file.make)().expect("a file of terms").to_vec())).collect();
    let mut terms: Vec<&str> = Vec::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let pieces: Vec<&str> = text.split(' ').collect();
        assert_eq!(pieces.len() % 2, 0, "each term has its list");
        terms.extend(pieces.iter().step_by(2));
    }
    assert_eq!(terms, expected);
}

/// The terms and lists that a script hands over.
fn terms_of(script: Vec<u8>) -> String {
    let script = String::from_utf8(script).expect("UTF-8");
    let values = script.trim_end().strip_prefix("pincite.part(").and_then(|values| values.strip_suffix(')'));
    let (_, _, text): (String, String, String) =
        serde_json::from_str(&format!("[{}]", values.expect("a call"))).expect("three strings");
    text
}

#[test]
fn quotations_compare_as_the_table_says() {
    for (quotation, text, expected) in table().compare {
        assert_eq!(shown(&compare(&quotation, &text)), expected, "{quotation}");
    }
}

/// The first place of an answer, and its verdict.
fn first(library: &Library<'_>, answer: &Answer) -> (String, String) {
    if let Some(document) = answer.straight.documents.first() {
        return (library.site().documents[*document as usize].document.id.to_string(), String::new());
    }
    let Some(place) = answer.straight.places.first().or(answer.found.places.first()) else { return Default::default() };
    let (document, unit) = library.unit(*place);
    let anchor = document.units[unit].anchor.as_ref().expect("what is found is cited");
    let verdict = answer.quoted.first().map_or_else(String::new, |quoted| shown(&quoted.verdict));
    (format!("{}#{anchor}", document.document.id), verdict)
}

#[test]
fn answers_are_those_of_the_table() {
    let built = collection();
    let world = built.world.as_ref().expect("the collection is a site");
    let library = Library::of(&world.site);
    let called = Called::of(&world.site, &world.theme.face.language);
    let mut wrong = Vec::new();
    for (text, place, verdict) in table().answers {
        let answer = answer(&library, &called, &text, false, None);
        let found = first(&library, &answer);
        if found != (place.clone(), verdict.clone()) {
            wrong.push(format!("{text}: {found:?} and not {:?}", (place, verdict)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sequence of numbers that is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Sentences of eight words and more of a script with spaces, each with its place.
fn sentences(library: &Library<'_>) -> Vec<(u32, Vec<String>)> {
    let mut all = Vec::new();
    for place in 0..library.index().places.all.len() as u32 {
        for sentence in library.text(place).split_inclusive(['.', ';', '?', '!']) {
            let words: Vec<String> = sentence.split_whitespace().map(str::to_owned).collect();
            if words.len() >= 8 {
                all.push((place, words));
            }
        }
    }
    all
}

#[test]
fn a_sentence_with_three_other_words_is_found_and_one_that_stands_nowhere_is_not_word_for_word() {
    let built = collection();
    let world = built.world.as_ref().expect("the collection is a site");
    let library = Library::of(&world.site);
    let called = Called::of(&world.site, &world.theme.face.language);
    let all = sentences(&library);
    let mut dice = Dice(7);
    let (mut right, mut missed) = (0, Vec::new());
    for _ in 0..500 {
        let (place, mut words) = all[dice.below(all.len())].clone();
        for _ in 0..dice.below(4) {
            let others = &all[dice.below(all.len())].1;
            let at = dice.below(words.len());
            words[at] = others[dice.below(others.len())].clone();
        }
        let text = words.join(" ");
        let found = answer(&library, &called, &text, false, None);
        let best = found.found.places.first().copied();
        // The same sentence may stand in two places.
        let says = |place: u32| compare(&text, library.text(place)).rank();
        match best {
            Some(best) if best == place || says(best) == says(place) => right += 1,
            _ => missed.push(text),
        }
    }
    assert!(right >= 490, "{right} of 500:\n{}", missed.join("\n"));
    for _ in 0..200 {
        let (first, second) = (&all[dice.below(all.len())].1, &all[dice.below(all.len())].1);
        let half = |words: &[String]| words.len() / 2;
        let text = [&second[half(second)..], &first[..half(first)]].concat().join(" ");
        let stands = (0..library.index().places.all.len() as u32).any(|place| {
            let folded = |text: &str| {
                Words::of(text).units().iter().map(|unit| unit.term.to_owned()).collect::<Vec<_>>().join(" ")
            };
            format!(" {} ", folded(library.text(place))).contains(&format!(" {} ", folded(&text)))
        });
        let found = answer(&library, &called, &text, false, None);
        let said = found.quoted.first().is_some_and(|quoted| quoted.verdict.rank() == Some(0));
        assert_eq!(said, stands, "{text}");
    }
}
