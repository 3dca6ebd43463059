//! `pincite.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::{is_safe, scheme};
use crate::text::{Place, Source, Span};
use crate::yaml::{self, Unique, shape};

pub(super) static BAD_CONFIG: Code = Code::error(
    "bad-config",
    "\
A value in `pincite.yaml` is not one that pincite can use: an address that is none, a name of a check, an output or a
citation style that does not exist, or a check switched off that keeps the site right.

Correct the value; the help names the nearest one that is valid.",
);

/// What the configuration means, with every default filled in but the title.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's title, if one is given.
    pub title: Option<String>,
    /// Where it is published, if that is known.
    pub base_url: Option<BaseUrl>,
    /// The language of the interface, if it is said.
    pub language: Option<Word<()>>,
    /// One sentence for the home page and for search engines.
    pub description: Option<String>,
    /// The accent colour, as CSS writes it.
    pub accent: Option<String>,
    /// Citation styles by name, in the order shown; `None` means all.
    pub citations: Option<Vec<Word<()>>>,
    /// The navigation, if it is not the usual one.
    pub nav: Option<Vec<NavEntry>>,
    /// A pattern with `{path}`, for a link to the source of a page.
    pub edit_url: Option<String>,
    /// The kind of host that is to send readers on from old addresses, by name.
    pub redirects: Option<Word<()>>,
    /// Does the ledger keep the last words of what is gone?
    pub last_words: bool,
    /// Outputs switched on or off by name.
    pub outputs: Vec<Word<bool>>,
    /// Severities by code.
    pub checks: Vec<Word<Severity>>,
    /// Is raw HTML in content let through?
    pub allow_html: bool,
    /// Does a comma follow the name of a body in the heads of pages, so that reference managers keep it whole?
    pub author_comma: bool,
}

/// A word of the configuration with its place, for whoever knows whether it is valid.
#[derive(Clone, Debug, PartialEq)]
pub struct Word<T> {
    /// The word.
    pub word: String,
    /// What it is set to.
    pub value: T,
    /// Where it stands.
    pub at: Place,
}

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq)]
pub struct NavEntry {
    /// What it reads.
    pub title: String,
    /// A route on the site, or an address on the web.
    pub to: String,
    /// Where the route stands.
    pub at: Place,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: None,
            base_url: None,
            language: None,
            description: None,
            accent: None,
            citations: None,
            nav: None,
            edit_url: None,
            redirects: None,
            last_words: false,
            outputs: Vec::new(),
            checks: Vec::new(),
            allow_html: false,
            author_comma: true,
        }
    }
}

/// The configuration of a site. Every key may be left out.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// The site's title. Without it: the title of the only document, or the name of the folder.
    title: Option<String>,
    /// The address under which the site is published, such as https://example.org/osce/. With it permalinks are whole.
    #[schemars(with = "Option<shape::BaseUrl>")]
    base_url: Option<String>,
    /// The language of the interface, as a language tag. Without it: en.
    #[schemars(with = "Option<shape::LanguageTag>")]
    language: Option<String>,
    /// One sentence on the site, for its home page and for search engines.
    description: Option<String>,
    /// The look of the site.
    theme: Theme,
    /// The citation styles that pages show, in this order. Without it: all of the usual ones.
    citations: Option<Vec<String>>,
    /// The navigation, if it is not to be the usual one.
    nav: Option<Vec<Nav>>,
    /// A link to the source of each page, with {path} where its path goes: with http, https or mailto, or from the root of the
    /// host on.
    #[schemars(with = "Option<shape::EditUrl>")]
    edit_url: Option<String>,
    /// The kind of host that is to send readers on from old addresses.
    redirects: Option<String>,
    /// What the ledger keeps.
    ledger: Ledger,
    /// Outputs switched on or off by name. All are on that are not named.
    outputs: Unique<bool>,
    /// Checks made stricter or milder by their code; `pincite explain` lists them.
    #[schemars(with = "Unique<shape::SeverityWord>")]
    checks: Unique<String>,
    /// Is raw HTML in content let through? Otherwise it is shown as text.
    allow_html: bool,
    /// Does a comma follow the name of a body in the heads of pages, so that reference managers keep it whole? It does
    /// unless this is false.
    author_comma: Option<bool>,
}

/// An entry of the navigation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Nav {
    /// What it reads.
    title: String,
    /// A route of the site, such as /index.html, or an address with http, https or mailto.
    #[schemars(with = "shape::Address")]
    to: String,
}

/// The look of the site.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Theme {
    /// The accent colour, as six digits: "#a4161a".
    #[schemars(with = "Option<shape::Colour>")]
    accent: Option<String>,
}

/// What the ledger keeps.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Ledger {
    /// Does it keep the last words of what is gone?
    words: bool,
}

impl Config {
    /// Reads `pincite.yaml`. What is wrong is told and left at its default.
    pub fn read(source: &Source) -> (Self, Vec<Diagnostic>) {
        let file: File = match yaml::read_all(source) {
            Ok(file) => file,
            Err(problem) => return (Self::default(), vec![problem]),
        };
        let mut problems = Vec::new();
        let whole = Span::new(0..source.text.len());
        let at = |key: &str| yaml::place_of_key(source, whole, key);
        let base_url = file.base_url.and_then(|text| {
            let url = BaseUrl::parse(&text);
            if url.is_none() {
                problems.push(bad_base_url(&text).at(at("base_url")));
            }
            url
        });
        let accent = file.theme.accent.filter(|text| {
            let good = is_colour(text);
            if !good {
                problems.push(
                    bad_config(format!("`{text}` is no colour"), at("accent"))
                        .help("write it as `#a4161a`, six digits"),
                );
            }
            good
        });
        let edit_url = file.edit_url.filter(|pattern| {
            let good = is_edit_url(pattern);
            if !good {
                let place = yaml::place_of_value(source, whole, "edit_url", pattern).unwrap_or_else(|| at("edit_url"));
                problems.push(
                    bad_config(format!("`{pattern}` is no address with `{{path}}` in it"), place)
                        .help("write it as `https://example.org/edit/main/{path}`"),
                );
            }
            good
        });
        let mut checks = Vec::new();
        for (word, severity) in file.checks.0 {
            match Severity::from_word(&severity) {
                Some(value) => checks.push(Word { at: at(&word), word, value }),
                None => {
                    let place = yaml::place_of_value(source, whole, &word, &severity).unwrap_or_else(|| at(&word));
                    let problem = bad_config(format!("`{severity}` is no severity"), place);
                    problems.push(problem.help("error, warning, note or off"));
                }
            }
        }
        let value_at = |key: &str, value: &str| yaml::place_of_value(source, whole, key, value);
        let word =
            |key: &str, word: String| Word { at: value_at(key, &word).unwrap_or_else(|| at(key)), word, value: () };
        let nav = file.nav.map(|entries| {
            // Two entries may lead to one place.
            let mut from = at("nav").span.end;
            let entry = |Nav { title, to }| {
                let place = yaml::place_of_next(source, Span::new(from..whole.end), &to);
                from = place.as_ref().map_or(from, |place| place.span.end);
                NavEntry { at: place.unwrap_or_else(|| at("nav")), title, to }
            };
            entries.into_iter().map(entry).collect::<Vec<_>>()
        });
        let nav = nav.map(|mut entries| {
            let (good, bad) =
                entries.drain(..).partition(|entry| is_safe(&entry.to) && scheme(&entry.to) != Some("work"));
            problems.extend(Vec::into_iter(bad).map(|entry: NavEntry| entry.leads_nowhere()));
            good
        });
        let config = Self {
            title: file.title,
            base_url,
            language: file.language.map(|tag| word("language", tag)),
            description: file.description,
            accent,
            citations: file.citations.map(|words| words.into_iter().map(|style| word("citations", style)).collect()),
            nav,
            edit_url,
            redirects: file.redirects.map(|host| word("redirects", host)),
            last_words: file.ledger.words,
            outputs: file.outputs.0.into_iter().map(|(word, value)| Word { at: at(&word), word, value }).collect(),
            checks,
            allow_html: file.allow_html,
            author_comma: file.author_comma.unwrap_or(true),
        };
        (config, problems)
    }

    /// The language of the interface.
    pub fn language(&self) -> &str {
        self.language.as_ref().map_or("en", |tag| &tag.word)
    }

    /// Is an output switched on? It is unless the configuration says no.
    pub fn makes(&self, output: &str) -> bool {
        self.outputs.iter().find(|word| word.word == output).is_none_or(|word| word.value)
    }
}

impl NavEntry {
    /// The problem that there is nothing at its route.
    pub fn leads_nowhere(&self) -> Diagnostic {
        bad_config(format!("`{}` leads to nothing on the site", self.to), self.at.clone())
            .help("write a route of the site, such as `/index.html`, or an address with http, https or mailto")
    }
}

impl<T> Word<T> {
    /// The problem that this word names nothing; `kind` is what it should name.
    pub fn unknown<'a>(&self, kind: &str, valid: impl IntoIterator<Item = &'a str> + Clone) -> Diagnostic {
        let problem = bad_config(format!("there is no {kind} `{}`", self.word), self.at.clone());
        match nearest(&self.word, valid.clone()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("one of {}", valid.into_iter().collect::<Vec<_>>().join(", "))),
        }
    }

    /// The problem that a check may not be made milder.
    pub fn cannot_be_off(&self) -> Diagnostic {
        bad_config(format!("`{}` cannot be switched off", self.word), self.at.clone())
            .help("without it the site would be wrong; remove the line")
    }
}

/// The problem that an address is no base URL.
pub fn bad_base_url(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_CONFIG, format!("`{text}` is no address of a site"))
        .help("write the whole address, such as `https://example.org/osce/`")
}

fn bad_config(message: String, at: Place) -> Diagnostic {
    Diagnostic::new(&BAD_CONFIG, message).at(at)
}

/// A pattern for the address of a page's source. A relative one would lead elsewhere from each folder.
fn is_edit_url(pattern: &str) -> bool {
    let is_whole = scheme(pattern).is_some_and(|scheme| scheme != "work") || pattern.starts_with('/');
    is_safe(pattern) && is_whole && pattern.contains("{path}")
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
