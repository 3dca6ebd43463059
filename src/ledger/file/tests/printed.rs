//! What is printed of any ledger is read as the same, by this module and by a YAML library.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::ledger::{Destination, DocumentLedger, Gone, Line, RouteLine, SiteLedger, Text, TextDigest, Was};
use crate::model::{Date, DocumentId};
use crate::text::Span;

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
    last: Option<String>,
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
        prop_assert_eq!(yaml.last.take(), line.last.as_deref().map(str::to_owned));
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
    let text = (words(), any::<u16>(), words(), any::<bool>());
    let text = text.prop_map(|(of, words, begins, is_kept)| {
        let text = Text { digest: TextDigest::of(&of), words: words.into(), begins: begins.into() };
        (text, is_kept.then(|| Box::from(of)))
    });
    let was = (a_date(), words(), destinations(false), proptest::option::of(words()));
    let was = was.prop_map(|(until, of, to, why)| Was { until, text: TextDigest::of(&of), to, why });
    let was = proptest::collection::vec(was, 0..3);
    let fields = (a_date(), proptest::option::of(text), was, proptest::option::of(an_anchor()), gone(false));
    fields.prop_map(|(since, text, was, leads_to, gone)| {
        let leads_to = leads_to.filter(|_| gone.is_none());
        let (text, last) = text.map_or((None, None), |(text, last)| (Some(text), last));
        Line { since, text, was, leads_to, gone, last, span: Span::default() }
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
