//! A ledger as it is written and read, and what is said of one that is wrong.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::ledger::{Destination, DocumentLedger, Gone, Line, RouteLine, SiteLedger, Text, TextDigest, Was};
use crate::model::{Anchor, Date, DocumentId};
use crate::text::Span;

mod sound;

/// A ledger's file with, under each line that something is wrong with, what that is.
#[track_caller]
fn check(marked: &str) {
    check_files(&[("content/ledger/astana-declaration.yaml", marked)]);
}

#[track_caller]
fn check_files(marked: &[(&str, &str)]) {
    let is_mark = |line: &&str| line.trim_start().starts_with('^');
    let sources: Vec<Source> = marked
        .iter()
        .map(|(path, text)| {
            Source::new(*path, text.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let (_, problems) = Ledger::read(&sources);
    for (source, (path, marked)) in sources.iter().zip(marked) {
        let mut shown = String::new();
        for (index, line) in source.text.lines().enumerate() {
            shown.push_str(&format!("{line}\n"));
            for problem in &problems {
                let at = problem.at.as_ref().expect("a problem with a ledger has a place");
                let (line_number, column) = source.line_and_column(at.span.start);
                if *at.path == **path && line_number == index + 1 {
                    let marks = "^".repeat(source.text[at.span.range()].chars().count().max(1));
                    shown.push_str(&format!("{}{marks} {}\n", " ".repeat(column - 1), problem.message));
                }
            }
        }
        assert_eq!(shown, *marked);
    }
}

#[test]
fn a_ledger_reads_and_prints_as_it_lies_in_its_file() {
    let text = "\
# written by `pincite ledger accept`
document: { since: 2026-11-24, title: \"Astana Declaration\", gone: 2028-01-01, to: astana, why: renamed }
anchors:
  p1: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4, words: 155, begins: \"We, the Heads of State or Government of\" }
  p3: { since: 2026-11-24, text: t77aa01fe43b2c9d0, words: 220, begins: \"The security\", was: [{ until: 2027-01-10, text: t0be1000000000000, to: p4, why: Corr.1 }, { until: 2027-01-11, text: t0be1000000000001, why: \"a, b\" }] }
  p9: { since: 2026-11-24, text: t91d2000000000000, words: 62, begins: \"…\", gone: 2027-02-01, to: p8, why: merged with paragraph 8 }
  p10: { since: 2026-11-24, gone: 2027-02-01, to: [p3, helsinki/act#p8, /about.html] }
  p59: { since: 2026-11-24, to: p58 }
  sec1: { since: 2026-11-24 }
  \"no\": { since: 2026-11-24 }
";
    let parsed = parse(&Source::new("content/ledger/astana-declaration.yaml", text));
    assert_eq!(parsed.problems, []);
    let Some(Read::Document(id, ledger)) = parsed.read else { panic!("a document") };
    assert_eq!(id.as_str(), "astana-declaration");
    // Keys are sorted by segment, so `no` comes before `p1` when it is written again.
    let (last, rest) = text.split_at(text.find("  \"no\"").expect("it is there"));
    assert_eq!(print_document(&ledger), last.replace("anchors:\n", &format!("anchors:\n{rest}")));
    let p3 = &ledger.anchors[&Anchor::parse("p3").expect("an anchor")];
    assert_eq!(&text[p3.span.range()], text.lines().nth(4).expect("a fifth line").trim_start());
    assert_eq!(p3.was[1].why.as_deref(), Some("a, b"));
    assert!(ledger.paragraph_pages);
}

#[test]
fn a_line_in_another_form_is_told_at_its_place() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\" }
anchors:
  p1: { since: 2026-11-31, text: t4f0c2d9a01b2c3d4, words: 155, begins: \"We\" }
               ^^^^^^^^^^ `2026-11-31` is no day like 2026-11-24
  p2: { since: 2026-11-24, text: t4f0c2d9a01b2c3d, words: 155, begins: \"We\" }
                                 ^^^^^^^^^^^^^^^^ `t4f0c2d9a01b2c3d` is no digest: `t` and 16 hexadecimal digits
  p3: { sinse: 2026-11-24 }
        ^^^^^^^ `sinse` is no key here
  p4: { since: 2026-11-24, since: 2026-11-24 }
                           ^^^^^^^ `since` stands twice in one line
  p5: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4 }
                                                    ^ `text`, `words` and `begins` of `p5` go together
  P6: { since: 2026-11-24 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ `P6` is no anchor: an anchor begins with a small letter
  p7 { since: 2026-11-24 }
  ^^^^^^^^^^ here a name and a colon should stand
  p8: { since: 2026-11-24, to: [p1, p2] }
                                         ^ `to` and `why` say what became of something that has `gone`
  p9: { since: 2026-11-24, gone: 2026-11-25, why: a: b }
                                                  ^^^^^ this should stand in double quotes
   p10: { since: 2026-11-24 }
   ^^^^^^^^^^^^^^^^^^^^^^^^^^ a line of the ledger begins with two spaces
  p11: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4, words: 0155, begins: \"We
                                                            ^^^^ `0155` is no number
  p12: { since: 2026-11-24, gone: 2026-11-25, why: \"a
                                                    ^ the closing quotation mark is missing
  p13: { since: 2026-11-24, gone: 2026-11-25, to: P1 }
                                                  ^^^ `P1` is no place to lead to, such as `p8` or `helsinki-final-act#p8`
  p14: { since: 2026-11-24 } # why not
                             ^^^^^^^^^ after the closing brace nothing should stand
anchors:
^^^^^^^^ `anchors:` stands here again
",
    );
}

#[test]
fn a_file_begins_with_its_document() {
    check(
        "\
anchors:
^ the line `document:` is missing
  p1: { since: 2026-11-24 }
",
    );
    check(
        "\
# nothing above
  p1: { since: 2026-11-24 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ the line `anchors:` should stand above this one
document: { since: 2026-11-24, title: \"Astana\" }
document: { since: 2026-11-24, title: \"Astana\" }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the document has two lines
",
    );
    check_files(&[(
        "content/ledger/Astana.yaml",
        "\
document: { since: 2026-11-24, title: \"Astana\" }
^ no document can have this ledger: only small ASCII letters, digits and hyphens
",
    )]);
}

#[test]
fn a_merge_that_was_not_finished_is_told_at_its_markers() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\" }
anchors:
<<<<<<< HEAD
^^^^^^^^^^^^ a merge was not finished here
  p1: { since: 2026-11-24 }
=======
^^^^^^^ a merge was not finished here
  p1: { since: 2026-11-25 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ `p1` is in the ledger twice
>>>>>>> theirs
^^^^^^^^^^^^^^ a merge was not finished here
",
    );
}

#[test]
fn only_the_first_problems_of_a_file_are_told() {
    let source = Source::new("content/ledger/a.yaml", "not a ledger\n".repeat(1000));
    let (_, problems) = Ledger::read([&source]);
    assert_eq!(problems.len(), 21);
    assert_eq!(problems[20].message, "981 more problems in this file are not shown");
}

#[test]
fn pages_topics_and_works_stand_in_one_file() {
    let text = "\
# written by `pincite ledger accept`
pages:
  /about.html: { since: 2026-11-24, title: \"About\" }
  /start.html: { since: 2026-11-24, title: \"Start\", gone: 2027-01-01, to: /about.html }
works:
  /works/helsinki-final-act.html: { since: 2026-11-24, title: \"Helsinki Final Act\" }
";
    let (ledger, problems) = Ledger::read([&Source::new(crate::ledger::SITE_PATH, text)]);
    assert_eq!(problems, []);
    assert_eq!(ledger.files(), BTreeMap::from([(crate::ledger::SITE_PATH.into(), text.to_owned())]));
    check_files(&[(
        crate::ledger::SITE_PATH,
        "\
pages:
  about: { since: 2026-11-24, title: \"About\" }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `about` is no route of a page, such as `/about.html`
topics: { }
^^^^^^^^^^^ here `pages:`, `topics:` or `works:` should stand
",
    )]);
}

/// A document's file as a YAML library sees it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Yaml {
    document: YamlLine,
    #[serde(default)]
    anchors: Option<BTreeMap<String, YamlLine>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct YamlLine {
    since: Option<String>,
    until: Option<String>,
    title: Option<String>,
    paragraph_pages: Option<bool>,
    text: Option<String>,
    words: Option<usize>,
    begins: Option<String>,
    #[serde(default)]
    was: Vec<YamlLine>,
    gone: Option<String>,
    to: Option<OneOrMore>,
    why: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(to: Option<Self>) -> Vec<String> {
        match to {
            None => Vec::new(),
            Some(Self::One(one)) => vec![one],
            Some(Self::More(more)) => more,
        }
    }
}

/// Does a YAML library read in `text` what `ledger` says?
fn agrees_with_yaml(text: &str, ledger: &DocumentLedger) -> Result<(), TestCaseError> {
    let yaml: Yaml = serde_yaml::from_str(text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    let strings = |to: &[Destination]| to.iter().map(ToString::to_string).collect::<Vec<_>>();
    let gone = |gone: &Option<Gone>| gone.clone().map(|gone| (gone.date.to_string(), strings(&gone.to), gone.why));
    let yaml_gone = |line: YamlLine| line.gone.map(|date| (date, OneOrMore::all(line.to), line.why));
    prop_assert_eq!(yaml.document.since.as_deref(), Some(&*ledger.since.to_string()));
    prop_assert_eq!(yaml.document.title.as_ref(), Some(&ledger.title));
    prop_assert_eq!(yaml.document.paragraph_pages.unwrap_or(true), ledger.paragraph_pages);
    prop_assert_eq!(yaml_gone(yaml.document), gone(&ledger.gone));
    let mut anchors = yaml.anchors.unwrap_or_default();
    for (anchor, line) in &ledger.anchors {
        let mut yaml = anchors.remove(anchor.as_str()).ok_or_else(|| TestCaseError::fail(format!("no {anchor}")))?;
        prop_assert_eq!(yaml.since.take(), Some(line.since.to_string()));
        let text = yaml.text.take().zip(yaml.words).zip(yaml.begins.take());
        let text = text.map(|((text, words), begins)| (text, words, begins));
        let own = line.text.clone().map(|text| (text.digest.to_string(), text.words, text.begins.to_string()));
        prop_assert_eq!(text, own);
        let was = std::mem::take(&mut yaml.was).into_iter();
        let was: Vec<_> = was.map(|was| (was.until, was.text, OneOrMore::all(was.to), was.why)).collect();
        let own = line
            .was
            .iter()
            .map(|was| (Some(was.until.to_string()), Some(was.text.to_string()), strings(&was.to), was.why.clone()));
        prop_assert_eq!(was, own.collect::<Vec<_>>());
        if let Some(leads_to) = &line.leads_to {
            prop_assert_eq!(OneOrMore::all(yaml.to), vec![leads_to.to_string()]);
        } else {
            prop_assert_eq!(yaml_gone(yaml), gone(&line.gone));
        }
    }
    prop_assert!(anchors.is_empty());
    Ok(())
}

fn a_date() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date {
        year,
        month: Some(month),
        day: Some(day),
    })
}

fn an_anchor() -> impl Strategy<Value = Anchor> {
    "(no|null|true|p|art|y|e)[0-9]{0,3}(\\.[a-z0-9]{1,2})?(-[a-z0-9]{1,3})?"
        .prop_map(|text| Anchor::parse(&text).expect("the pattern is an anchor"))
}

fn a_document() -> impl Strategy<Value = DocumentId> {
    "(no|1984|a)(/[a-z]{1,3})?".prop_filter_map("no name of a device", |text| DocumentId::parse_path(&text).ok())
}

/// Words that a reader of YAML may stumble on.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9 :,#'\"\\\\{}\\[\\]&*!|>%@`~.?-]{0,12}",
        "(null|~|no|1e3|0x1f|2026-11-24|a  b)"
    ]
}

fn destinations(whole: bool) -> impl Strategy<Value = Vec<Destination>> {
    let here = match whole {
        true => a_document().prop_map(Destination::Document).boxed(),
        false => an_anchor().prop_map(Destination::Anchor).boxed(),
    };
    let elsewhere = (a_document(), an_anchor()).prop_map(|(document, anchor)| Destination::Elsewhere(document, anchor));
    let route = "/[a-z]{1,4}\\.html".prop_map(|route| Destination::Route(route.into()));
    proptest::collection::vec(prop_oneof![here, elsewhere, route], 0..3)
}

fn gone(whole: bool) -> impl Strategy<Value = Option<Gone>> {
    let gone = (a_date(), destinations(whole), proptest::option::of(words()));
    proptest::option::of(gone.prop_map(|(date, to, why)| Gone { date, to, why }))
}

fn a_line() -> impl Strategy<Value = Line> {
    let text = (words(), any::<u16>(), words());
    let text = text.prop_map(|(of, words, begins)| Text {
        digest: TextDigest::of(&of),
        words: words.into(),
        begins: begins.into(),
    });
    let was = (a_date(), words(), destinations(false), proptest::option::of(words()));
    let was = was.prop_map(|(until, of, to, why)| Was { until, text: TextDigest::of(&of), to, why });
    let was = proptest::collection::vec(was, 0..3);
    let fields = (a_date(), proptest::option::of(text), was, proptest::option::of(an_anchor()), gone(false));
    fields.prop_map(|(since, text, was, leads_to, gone)| {
        let leads_to = leads_to.filter(|_| gone.is_none());
        Line { since, text, was, leads_to, gone, span: Span::default() }
    })
}

fn a_document_ledger() -> impl Strategy<Value = DocumentLedger> {
    let anchors = proptest::collection::btree_map(an_anchor(), a_line(), 0..8);
    (a_date(), words(), any::<bool>(), gone(true), anchors).prop_map(
        |(since, title, paragraph_pages, gone, anchors)| DocumentLedger {
            paragraph_pages,
            gone,
            anchors,
            ..DocumentLedger::new(since, title)
        },
    )
}

fn routes() -> impl Strategy<Value = BTreeMap<Arc<str>, RouteLine>> {
    let line = (a_date(), words(), gone(true)).prop_map(|(since, title, gone)| RouteLine {
        since,
        title,
        gone,
        span: Span::default(),
    });
    proptest::collection::btree_map("/[a-z0-9/-]{0,8}\\.html".prop_map(Arc::from), line, 0..4)
}

fn without_places(mut ledger: DocumentLedger) -> DocumentLedger {
    ledger.span = Span::default();
    ledger.anchors.values_mut().for_each(|line| line.span = Span::default());
    ledger
}

fn parse_document(text: &str) -> (DocumentLedger, usize) {
    let parsed = parse(&Source::new("content/ledger/a.yaml", text));
    let Some(Read::Document(_, ledger)) = parsed.read else { panic!("the path is a document's") };
    (ledger, parsed.problems.len())
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same(ledger in a_document_ledger()) {
        let text = print_document(&ledger);
        let (read, problems) = parse_document(&text);
        prop_assert_eq!(problems, 0, "{}", text);
        prop_assert_eq!(without_places(read), ledger);
    }

    #[test]
    fn what_is_printed_of_a_site_reads_as_the_same(pages in routes(), topics in routes(), works in routes()) {
        let text = print_site(&SiteLedger { pages, topics, works });
        let parsed = parse(&Source::new(crate::ledger::SITE_PATH, text.clone()));
        prop_assert_eq!(parsed.problems, []);
        let Some(Read::Site(read)) = parsed.read else { panic!("the path is the site's") };
        prop_assert_eq!(print_site(&read), text);
    }

    #[test]
    fn yaml_reads_what_is_printed_as_the_same(ledger in a_document_ledger()) {
        agrees_with_yaml(&print_document(&ledger), &ledger)?;
    }

    /// Whatever is done to a file by hand: where nothing is reported, YAML says the same.
    #[test]
    fn yaml_agrees_where_nothing_is_reported(
        ledger in a_document_ledger(),
        at in any::<proptest::sample::Index>(),
        length in 0_usize..3,
        put in prop_oneof!["[ -~]{0,3}", any::<String>().prop_map(|text| text.chars().take(2).collect())],
    ) {
        let mut text: Vec<char> = print_document(&ledger).chars().collect();
        let start = at.index(text.len());
        text.splice(start..(start + length).min(text.len()), put.chars());
        let text: String = text.into_iter().collect();
        let (read, problems) = parse_document(&text);
        if problems == 0 {
            agrees_with_yaml(&text, &read)?;
        }
    }

    #[test]
    fn no_text_is_too_much(text in "(anchors:\n)?( {0,3}[a-z0-9<>=:{}\\[\\], \"\\\\#é\r]{0,20}\n){0,4}") {
        parse_document(&text);
    }
}
