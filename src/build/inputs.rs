//! The world as a value: all that a build reads.

use crate::config::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::outputs::Asset;
use crate::text::Source;

/// Every text and file of a site, and what the command line says.
#[derive(Clone, Default)]
pub struct Inputs {
    /// The name of the site's folder.
    pub folder: String,
    /// `pincite.yaml`.
    pub config: Option<Source>,
    /// `content/**/*.md`, by path.
    pub content: Vec<Source>,
    /// `content/topics.yaml`.
    pub topics: Option<Source>,
    /// `content/works.yaml`.
    pub works: Option<Source>,
    /// `content/ledger/**/*.yaml`, by path.
    pub ledger: Vec<Source>,
    /// The theme's templates and words; paths begin with `templates/`.
    pub theme_templates: Vec<Source>,
    /// The site's own, that take their place; paths begin with `templates/`.
    pub site_templates: Vec<Source>,
    /// The theme's words, by language; paths begin with `templates/i18n/`.
    pub theme_words: Vec<Source>,
    /// The site's own words.
    pub site_words: Vec<Source>,
    /// Files of `static/`, the site's over the theme's.
    pub assets: Vec<Asset>,
    /// Files of `content/` that are copied.
    pub files: Vec<Asset>,
    /// What was wrong with files as such.
    pub problems: Vec<Diagnostic>,
    /// What the command line says.
    pub options: Options,
}

/// What the command line says of a build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Takes the place of the configuration's.
    pub base_url: Option<BaseUrl>,
    /// Are drafts built?
    pub drafts: bool,
    /// Is what the ledger does not have an error?
    pub locked: bool,
}

impl Inputs {
    /// Every text, so that lines of it can be shown.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let single = [&self.config, &self.topics, &self.works].into_iter().flatten();
        let lists = [&self.content, &self.ledger, &self.theme_templates, &self.theme_words];
        let own = [&self.site_templates, &self.site_words];
        single.chain(lists.into_iter().flatten()).chain(own.into_iter().flatten())
    }
}
