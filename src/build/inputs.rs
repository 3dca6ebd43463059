//! The world as a value: all that a build reads.

use crate::config::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::outputs::Asset;
use crate::text::{Digest, Key, Source};

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
#[derive(Clone, Debug, Default, Hash)]
pub struct Options {
    /// Takes the place of the configuration's.
    pub base_url: Option<BaseUrl>,
    /// Are drafts built?
    pub drafts: bool,
    /// Is what the ledger does not have an error?
    pub locked: bool,
}

impl Inputs {
    /// The keys of all of it, without the folder's name and with it. The same inputs make the same site; it is of the first
    /// key unless its title is the folder's name, and then of the second.
    pub fn keys(&self) -> [Key; 2] {
        let Self {
            folder,
            config,
            content,
            topics,
            works,
            ledger,
            theme_templates,
            site_templates,
            theme_words,
            site_words,
            assets,
            files,
            problems,
            options,
        } = self;
        let texts = [content, ledger, theme_templates, site_templates, theme_words, site_words];
        let texts = texts.map(|list| list.iter().map(named).collect::<Vec<_>>());
        let single = [config, topics, works].map(|source| source.as_ref().map(named));
        let assets = [assets, files]
            .map(|list| list.iter().map(|asset| (&asset.path, &asset.from, Key::of(&asset.bytes))).collect::<Vec<_>>());
        let key = Key::of_value(&(single, texts, assets, problems.len(), options));
        [key, Key::of_value(&(key, folder))]
    }

    /// Of all that documents are linked with: the configuration, the vocabulary, the ledger and the words of languages.
    pub(super) fn key_besides_content(&self) -> Key {
        let single = [&self.config, &self.topics, &self.works].map(|source| source.as_ref().map(named));
        let lists = [&self.ledger, &self.theme_words, &self.site_words];
        let lists = lists.map(|list| list.iter().map(named).collect::<Vec<_>>());
        Key::of_value(&(single, lists, &self.options))
    }

    /// Every text, so that lines of it can be shown.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let single = [&self.config, &self.topics, &self.works].into_iter().flatten();
        let lists = [&self.content, &self.ledger, &self.theme_templates, &self.theme_words];
        let own = [&self.site_templates, &self.site_words];
        single.chain(lists.into_iter().flatten()).chain(own.into_iter().flatten())
    }
}

/// A text by its path and its words.
fn named(source: &Source) -> (&str, Digest) {
    (&source.path, source.digest)
}
