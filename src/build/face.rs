//! What a site shows on every page: its title, languages and navigation.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Inputs;
use crate::citations::STYLES;
use crate::config::{Config, NavEntry};
use crate::diagnostic::{Diagnostic, Report};
use crate::language::{Language, Languages, no_words};
use crate::model::{Route, scheme};
use crate::outputs::{self, NavLink, OUTPUTS};
use crate::pages::{Face, NamedStyle, folder_title};
use crate::site::{Destination, LinkedPage, Site};
use crate::text::Source;

/// Outputs that are switched in `pincite.yaml` and are no files of their own.
const OTHER_OUTPUTS: [&str; 1] = ["paragraph-pages"];

/// What `outputs` in `pincite.yaml` may name.
pub fn output_names() -> impl Iterator<Item = &'static str> + Clone {
    OUTPUTS.iter().map(|output| output.name).chain(OTHER_OUTPUTS)
}

/// The languages that a site has: the theme's, and its own over them. What the interface's language lacks is told.
pub(super) fn languages(inputs: &Inputs, config: &Config, report: &mut Report) -> Result<Languages, Diagnostic> {
    let tag = |source: &Source| -> String {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        name.strip_suffix(".yaml").unwrap_or(name).to_owned()
    };
    let is_english = |source: &&Source| tag(source) == "en";
    let english = inputs.theme_words.iter().find(is_english).expect("the theme has English words");
    let mut english = Language::whole("en", english)?;
    let mut others: BTreeMap<String, Language> = BTreeMap::new();
    let mut notes: BTreeMap<String, Option<Diagnostic>> = BTreeMap::new();
    for source in inputs.site_words.iter().filter(is_english) {
        english = Language::over("en", source, &english)?.0;
    }
    for source in inputs.theme_words.iter().chain(&inputs.site_words).filter(|source| !is_english(source)) {
        let tag = tag(source);
        let base = others.get(&tag).unwrap_or(&english);
        let (language, note) = Language::over(&tag, source, base)?;
        notes.insert(tag.clone(), note);
        others.insert(tag, language);
    }
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    let spoken = [config.language().to_owned(), primary(config.language())];
    match spoken.iter().find_map(|tag| notes.remove(tag)) {
        Some(note) => report.extend(note),
        None if primary(config.language()) == "en" => {}
        None => report.extend(config.language.as_ref().map(|tag| no_words(&tag.word, tag.at.clone()))),
    }
    let own = inputs.site_words.iter().map(tag).collect::<Vec<_>>();
    report.extend(notes.into_iter().filter(|(tag, _)| own.contains(tag)).filter_map(|(_, note)| note));
    Ok(Languages::new(english, others.into_values()))
}

/// The site as every page knows it, and its navigation.
pub(super) fn face(
    site: &Site,
    config: &Config,
    languages: &Languages,
    inputs: &Inputs,
    report: &mut Report,
) -> (Arc<Face>, Vec<NavLink>) {
    let language = languages.get(config.language());
    for word in &config.outputs {
        if !output_names().any(|name| name == word.word) {
            report.push(word.unknown("output", output_names()));
        }
    }
    let face = Face {
        title: title(site, config, &inputs.folder),
        description: config.description.clone(),
        language: Arc::clone(language),
        base_url: site.base_url.clone(),
        styles: styles(config, language, report),
        paragraph_pages: site.paragraph_pages,
        search: config.makes("search"),
        allow_html: config.allow_html,
        author_comma: config.author_comma,
        edit_url: config.edit_url.clone(),
        downloads: outputs::downloads(|output| config.makes(output)),
    };
    let nav = match &config.nav {
        Some(entries) => entries.iter().filter_map(own_link).collect(),
        None => usual_nav(site, language),
    };
    (Arc::new(face), nav)
}

/// An entry of the navigation that the configuration names; nothing, if it has no address.
fn own_link(entry: &NavEntry) -> Option<NavLink> {
    Some(NavLink { title: entry.title.clone(), to: nav_destination(&entry.to)?, folder: None })
}

fn nav_destination(to: &str) -> Option<Destination> {
    if scheme(to).is_some() {
        return Some(Destination::Web(to.to_owned()));
    }
    let (path, place) = to.split_once('#').map_or((to, None), |(path, place)| (path, Some(place.to_owned())));
    let path = path.trim_start_matches('/');
    (!path.is_empty()).then(|| Destination::Page(Route::file(path), place))
}

/// Entries of the navigation that lead to no file of the site.
pub(super) fn dead_in_nav(config: &Config, is_planned: &dyn Fn(&Route) -> bool) -> Vec<Diagnostic> {
    let dead = |entry: &&NavEntry| matches!(nav_destination(&entry.to), Some(Destination::Page(route, _)) if !is_planned(&route));
    config.nav.iter().flatten().filter(dead).map(NavEntry::leads_nowhere).collect()
}

/// The copied files and the ordinary pages that only texts can lead to: not those of the menu, and none where raw HTML may.
pub(super) fn files_of_texts(site: &Site, config: &Config, inputs: &Inputs) -> Vec<Route> {
    if config.allow_html {
        return Vec::new();
    }
    let in_menu: Vec<Route> = match &config.nav {
        Some(entries) => entries.iter().filter_map(|entry| nav_destination(&entry.to)).filter_map(page_of).collect(),
        None => usual_pages(site).into_iter().map(|page| page.route.clone()).collect(),
    };
    let files = inputs.files.iter().map(|file| Route::file(&file.path)).filter(|file| !in_menu.contains(file));
    // The pages of a folder lead to each other.
    let is_led_to = |page: &LinkedPage| {
        let folder = page.page.id.folder();
        let beside = |other: &LinkedPage| !folder.is_empty() && other.page.id.folder() == folder;
        let leads = |other: &&Arc<LinkedPage>| other.route == page.route || beside(other);
        site.pages.iter().filter(leads).any(|other| in_menu.contains(&other.route))
    };
    let pages = site.pages.iter().filter(|page| page.page.id.as_str() != HOME && !is_led_to(page));
    files.chain(pages.map(|page| page.route.clone())).collect()
}

fn page_of(to: Destination) -> Option<Route> {
    match to {
        Destination::Page(route, _) => Some(route),
        _ => None,
    }
}

fn title(site: &Site, config: &Config, folder: &str) -> String {
    let only = match site.documents.as_slice() {
        [only] => Some(&only.document.meta),
        _ => None,
    };
    let of_document = || only.map(|meta| meta.short_title.clone().unwrap_or_else(|| meta.title.clone()));
    config.title.clone().or_else(of_document).unwrap_or_else(|| folder.to_owned())
}

fn styles(config: &Config, language: &Language, report: &mut Report) -> Vec<NamedStyle> {
    let named = |style| NamedStyle::new(style, language);
    let Some(words) = &config.citations else {
        return STYLES.iter().filter(|style| style.by_default).map(named).collect();
    };
    let mut styles = Vec::new();
    for word in words {
        match STYLES.iter().find(|style| style.name == word.word) {
            Some(style) => styles.push(named(style)),
            None => report.push(word.unknown("citation style", STYLES.iter().map(|style| style.name))),
        }
    }
    styles
}

/// Documents, topics, works, then each page at the top and the first page of each folder that has only pages.
fn usual_nav(site: &Site, language: &Language) -> Vec<NavLink> {
    let mut nav = vec![link(language.say("documents"), &Route::file("index.html"), None)];
    if !site.topics.is_empty() {
        nav.push(link(language.say("topics"), &Route::file("topics.html"), None));
    }
    if !site.works.is_empty() {
        nav.push(link(language.say("works"), &Route::file("works.html"), None));
    }
    nav.extend(usual_pages(site).into_iter().map(|page| match page.page.id.folder() {
        "" => link(&page.page.meta.title, &page.route, Some("")),
        folder => link(&folder_title(folder, language), &page.route, Some(folder)),
    }));
    nav
}

/// Each page at the top and the first page of each folder that has only pages.
fn usual_pages(site: &Site) -> Vec<&Arc<LinkedPage>> {
    let has_documents = |folder: &str| site.documents.iter().any(|document| document.document.id.folder() == folder);
    let mut folders: Vec<&str> = Vec::new();
    let mut usual = Vec::new();
    for page in site.pages.iter().filter(|page| page.page.id.as_str() != HOME) {
        let folder = page.page.id.folder();
        if folder.is_empty() || !has_documents(folder) && !folders.contains(&folder) {
            folders.push(folder);
            usual.push(page);
        }
    }
    usual
}

/// The id of the page whose text opens the home page.
const HOME: &str = "index";

fn link(title: &str, route: &Route, folder: Option<&str>) -> NavLink {
    let to = Destination::Page(route.clone(), None);
    NavLink { title: title.to_owned(), to, folder: folder.map(str::to_owned) }
}
