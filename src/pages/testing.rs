//! A small site from texts, for tests of what pages and outputs show of it.

use std::sync::Arc;

use serde_json::Value;

use super::{Face, NamedStyle, Page, of_document, of_site};
use crate::citations::STYLES;
use crate::config::{BaseUrl, vocabulary};
use crate::dialect;
use crate::language::{Language, Languages};
use crate::ledger::Ledger;
use crate::model::DocumentId;
use crate::site::{Settings, Site, link, one_by_one};
use crate::text::Source;

/// Links a site of files, named by their paths below `content/`. It is published at `https://example.org/osce/`.
pub(crate) fn site(files: &[(&str, &str)]) -> (Site, Arc<Face>) {
    let source = |path: &str, text: &str| Source::new(format!("content/{path}"), text);
    let file = |name: &str| files.iter().find(|(path, _)| *path == name).map(|(path, text)| source(path, text));
    let (vocabulary, problems) = vocabulary(file("topics.yaml").as_ref(), file("works.yaml").as_ref());
    assert!(problems.is_empty(), "{problems:?}");
    let ledgers: Vec<Source> =
        files.iter().filter(|(path, _)| path.starts_with("ledger/")).map(|(path, text)| source(path, text)).collect();
    let (ledger, problems) = Ledger::read(&ledgers);
    assert!(problems.is_empty(), "{problems:?}");
    let content = files.iter().filter_map(|(path, text)| {
        let id = DocumentId::parse_path(path.strip_suffix(".md")?).expect("tests name files well");
        let parsed = dialect::parse(&source(path, text), &id, &dialect::Settings::default());
        assert!(parsed.problems.iter().all(|problem| problem.code == "no-title"), "{:?}", parsed.problems);
        Some(parsed.content)
    });
    let english = Source::new("templates/i18n/en.yaml", include_str!("../../templates/i18n/en.yaml"));
    let languages = Languages::new(Language::whole("en", &english).expect("the theme's English is whole"), []);
    let base_url = BaseUrl::parse("https://example.org/osce/");
    let settings = Settings {
        languages: &languages,
        language: "en",
        paragraph_pages: true,
        base_url: base_url.clone(),
        each: one_by_one,
        known: Default::default(),
    };
    let site = link(content.collect(), vocabulary, &ledger, &settings);
    let face = Face {
        title: "A site".to_owned(),
        description: None,
        language: Arc::clone(languages.get("en")),
        base_url,
        styles: vec![NamedStyle::new(&STYLES[0], languages.get("en"))],
        paragraph_pages: true,
        search: true,
        allow_html: false,
        author_comma: true,
        edit_url: None,
        downloads: Vec::new(),
    };
    (site, Arc::new(face))
}

/// Every page of a site of files.
pub(crate) fn pages(files: &[(&str, &str)]) -> Vec<Page> {
    let (site, face) = site(files);
    let mut pages = of_site(&site, &face);
    pages.extend((0..site.documents.len()).flat_map(|document| of_document(&site, &face, document)));
    pages
}

/// The page at a route.
#[track_caller]
pub(crate) fn page(files: &[(&str, &str)], route: &str) -> Page {
    let mut pages = pages(files);
    let found = pages.iter().position(|page| page.route.as_str() == route);
    pages.swap_remove(found.unwrap_or_else(|| panic!("there is no page at {route}")))
}

/// What the template of the page at a route sees.
#[track_caller]
pub(crate) fn view(files: &[(&str, &str)], route: &str) -> Value {
    let page = page(files, route);
    serde_json::to_value(page.subject.view(&page.route)).expect("a view can be written as JSON")
}

/// Asks a view for values by their JSON pointers.
#[track_caller]
pub(crate) fn check(view: &Value, expected: &[(&str, Value)]) {
    for (pointer, value) in expected {
        assert_eq!(view.pointer(pointer), Some(value), "at {pointer} of {view:#}");
    }
}
