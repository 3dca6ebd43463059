//! What all pages have in common, and what each says in its head.

use std::sync::Arc;

use serde::Serialize;

use crate::citations::{STYLES, Style};
use crate::config::BaseUrl;
use crate::language::{Language, direction};
use crate::model::Route;

/// The site as every page knows it.
#[derive(Debug)]
pub struct Face {
    /// The site's title.
    pub title: String,
    /// One sentence on the site, if it has one.
    pub description: Option<String>,
    /// The language of the interface.
    pub language: Arc<Language>,
    /// Where the site is published, if that is known.
    pub base_url: Option<BaseUrl>,
    /// Citation styles, in the order shown.
    pub styles: Vec<NamedStyle>,
    /// Do paragraphs have pages of their own?
    pub paragraph_pages: bool,
    /// Is there a search page?
    pub search: bool,
    /// Is raw HTML in content let through?
    pub allow_html: bool,
    /// Does a comma follow the name of a body in the heads of pages?
    pub author_comma: bool,
    /// A pattern with `{path}`, for a link to the source of a page.
    pub edit_url: Option<String>,
    /// The downloads that each document has, by extension, with the words for them.
    pub downloads: Vec<(&'static str, &'static str)>,
}

impl Face {
    /// The address by which a route is cited, if the site's address is known.
    pub fn url(&self, route: &Route) -> Option<String> {
        self.base_url.as_ref().map(|base| base.join(route.as_str()))
    }

    /// The address by which a route is cited, or the route where the site's address is not known.
    pub fn permalink(&self, route: &Route) -> String {
        self.url(route).unwrap_or_else(|| route.as_str().to_owned())
    }

    /// The style of what is copied without a choice: the first one shown.
    pub fn first_style(&self) -> &'static Style {
        self.styles.first().map_or(&STYLES[0], |named| named.style)
    }
}

/// A citation style, with the names of what it writes in the language of the interface.
#[derive(Debug)]
pub struct NamedStyle {
    /// The style.
    pub style: &'static Style,
    /// Of the citation in full.
    pub full: String,
    /// Of the form inside a sentence.
    pub in_text: String,
}

impl NamedStyle {
    /// Names what a style writes.
    pub fn new(style: &'static Style, language: &Language) -> Self {
        let named = |key: &str| language.fill(key, &[("style", style.label)]);
        Self { style, full: named("citation_in"), in_text: named("citation_in_text") }
    }
}

/// Where in the navigation a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Under the documents.
    Documents,
    /// Under the topics.
    Topics,
    /// Under the works.
    Works,
    /// Under the ordinary pages of a folder, or the page itself.
    Pages,
    /// The search page.
    Search,
    /// Nowhere.
    None,
}

/// What a page's head says.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The page's title, without the site's.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// A BCP 47 tag: of the interface, for a page of the site's own words.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The neighbour before, as a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// The neighbour after, as a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Other formats of the page.
    pub alternates: Vec<Alternate>,
    /// Where in the navigation it belongs.
    #[serde(skip)]
    pub tab: Tab,
}

impl Head {
    /// The head of a page in the site's own words, without neighbours and other formats.
    pub fn of_site(title: impl Into<String>, description: impl Into<String>, tab: Tab, face: &Face) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            lang: face.language.tag.clone(),
            dir: direction(&face.language.tag),
            prev: None,
            next: None,
            alternates: Vec::new(),
            tab,
        }
    }
}

/// Another format of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// As a link.
    pub href: String,
    /// The media type.
    pub media: &'static str,
    /// What it is, in words.
    pub title: String,
}
