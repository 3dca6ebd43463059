//! A language as the interface and the labels of documents speak it, read from `templates/i18n/LANG.yaml`.

mod fill;
mod plural;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Date, Labels};
use crate::text::{Key, Place, Source};
use crate::yaml::{self, Unique};

pub use fill::filled;

/// The problems that reading a language may find.
pub const CODES: &[&Code] = &[&MISSING_WORDS];

static MISSING_WORDS: Code = Code::mild(
    "missing-words",
    Severity::Note,
    "\
A file of `templates/i18n/` lacks words that the interface uses, so they are shown in English.

Add the keys that are listed; `templates/i18n/en.yaml` of the theme has them all.",
);

/// The words and the ways of one language.
#[derive(Clone, Debug)]
pub struct Language {
    /// A BCP 47 tag.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// Opening and closing quotation mark.
    pub quotes: [String; 2],
    /// How numbers are printed by default.
    pub labels: Arc<Labels>,
    /// Of all that the language says.
    pub key: Key,
    date: DatePatterns,
    months: Vec<String>,
    units: BTreeMap<String, [String; 3]>,
    words: BTreeMap<String, Phrase>,
}

/// Words, perhaps by number.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Phrase {
    Plain(String),
    Counted(BTreeMap<String, String>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DatePatterns {
    day: String,
    month: String,
    year: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Option<String>,
    quotes: Option<[String; 2]>,
    date: Option<DatePatterns>,
    months: Option<Vec<String>>,
    #[serde(default)]
    labels: Unique<String>,
    #[serde(default)]
    nested: Vec<String>,
    #[serde(default)]
    units: Unique<[String; 3]>,
    #[serde(default)]
    words: Unique<Phrase>,
}

impl Language {
    /// Reads a language that has everything: the theme's English.
    ///
    /// # Errors
    ///
    /// Says what is wrong or missing.
    pub fn whole(tag: &str, source: &Source) -> Result<Self, Diagnostic> {
        let file: File = yaml::read_all(source)?;
        let missing = |what: &str| {
            yaml::bad_value(
                yaml::place_of_key(source, crate::text::Span::new(0..source.text.len()), "name"),
                format!("the key `{what}` is missing"),
            )
        };
        Ok(Self {
            tag: tag.to_owned(),
            name: file.name.ok_or_else(|| missing("name"))?,
            quotes: file.quotes.ok_or_else(|| missing("quotes"))?,
            labels: Arc::new(Labels { patterns: file.labels.0, nested: file.nested }),
            key: Key::of_value(&(tag, source.digest)),
            date: file.date.ok_or_else(|| missing("date"))?,
            months: file.months.filter(|months| months.len() == 12).ok_or_else(|| missing("months"))?,
            units: file.units.0.into_iter().collect(),
            words: file.words.0.into_iter().collect(),
        })
    }

    /// Reads a language over another one, from which it takes what it lacks.
    ///
    /// # Errors
    ///
    /// Says what is wrong; what is missing is a note that comes with the language.
    pub fn over(tag: &str, source: &Source, base: &Self) -> Result<(Self, Option<Diagnostic>), Diagnostic> {
        let file: File = yaml::read_all(source)?;
        let mut language = base.clone();
        tag.clone_into(&mut language.tag);
        language.key = Key::of_value(&(tag, source.digest, base.key));
        let have: BTreeMap<String, Phrase> = file.words.0.into_iter().collect();
        let lacking: Vec<&str> = base.words.keys().filter(|key| !have.contains_key(*key)).map(String::as_str).collect();
        let note = (tag != base.tag && !lacking.is_empty()).then(|| missing_words(source, &lacking));
        language.words.extend(have);
        language.units.extend(file.units.0);
        language.name = file.name.unwrap_or(language.name);
        language.quotes = file.quotes.unwrap_or(language.quotes);
        language.date = file.date.unwrap_or(language.date);
        language.months = file.months.filter(|months| months.len() == 12).unwrap_or(language.months);
        language.labels = Labels { patterns: file.labels.0, nested: file.nested }.or(&language.labels);
        Ok((language, note))
    }

    /// Words by their key; the key itself if there are none.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        match self.words.get(key) {
            Some(Phrase::Plain(words)) => words,
            Some(Phrase::Counted(forms)) => forms.get("other").map_or(key, String::as_str),
            None => key,
        }
    }

    /// Words for a number of things, with `{n}` filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        let words = match self.words.get(key) {
            Some(Phrase::Counted(forms)) => {
                forms.get(plural::category(&self.tag, n)).or_else(|| forms.get("other")).map_or(key, String::as_str)
            }
            _ => self.say(key),
        };
        words.replace("{n}", &n.to_string())
    }

    /// The words of a key by the category of the number that they are for; of those for any number only `other`.
    pub fn forms<'a>(&'a self, key: &'a str) -> BTreeMap<&'a str, &'a str> {
        match self.words.get(key) {
            Some(Phrase::Counted(forms)) => forms.iter().map(|(form, words)| (form.as_str(), words.as_str())).collect(),
            _ => BTreeMap::from([("other", self.say(key))]),
        }
    }

    /// Words with `{name}` filled in from pairs.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.say(key), |name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| value))
    }

    /// Every key with its words, those that depend on a number in their most general form.
    pub fn words(&self) -> BTreeMap<&str, &str> {
        self.words.keys().map(|key| (key.as_str(), self.say(key))).collect()
    }

    /// A date as the language writes it.
    pub fn date(&self, date: Date) -> String {
        let pattern = match (date.month, date.day) {
            (Some(_), Some(_)) => &self.date.day,
            (Some(_), None) => &self.date.month,
            _ => &self.date.year,
        };
        let month = date.month.and_then(|month| self.months.get(month as usize - 1));
        filled(pattern, |part| match part {
            "day" => Some(date.day.map(|day| day.to_string()).unwrap_or_default()),
            "month" => Some(month.cloned().unwrap_or_default()),
            "year" => Some(date.year.to_string()),
            _ => None,
        })
    }

    /// What a number under a prefix names, at the start of a line: `Paragraph 3`.
    pub fn unit(&self, prefix: &str, number: &str) -> String {
        self.unit_form(prefix, 0).replace("{}", number)
    }

    /// The same inside a sentence: `paragraph 3`.
    pub fn unit_inside(&self, prefix: &str, number: &str) -> String {
        self.unit_form(prefix, 1).replace("{}", number)
    }

    /// What numbers under a prefix name: `paragraphs`.
    pub fn units(&self, prefix: &str) -> &str {
        self.unit_form(prefix, 2)
    }

    fn unit_form(&self, prefix: &str, form: usize) -> &str {
        self.units.get(prefix).or_else(|| self.units.get("p")).map_or("{}", |forms| &forms[form])
    }
}

/// Does a language run from right to left?
pub fn is_right_to_left(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"].contains(&primary.as_str())
}

/// The direction of a language as HTML names it.
pub fn direction(tag: &str) -> &'static str {
    if is_right_to_left(tag) { "rtl" } else { "ltr" }
}

/// The languages that a site has, by tag; English is always there.
#[derive(Clone, Debug)]
pub struct Languages {
    english: Arc<Language>,
    others: BTreeMap<String, Arc<Language>>,
}

impl Languages {
    /// English and others.
    pub fn new(english: Language, others: impl IntoIterator<Item = Language>) -> Self {
        let others = others.into_iter().map(|language| (language.tag.clone(), Arc::new(language))).collect();
        Self { english: Arc::new(english), others }
    }

    /// A language by its tag, or by the part before the first hyphen, else English.
    pub fn get(&self, tag: &str) -> &Arc<Language> {
        let primary = tag.split('-').next().unwrap_or(tag);
        self.others.get(tag).or_else(|| self.others.get(primary)).unwrap_or(&self.english)
    }
}

/// There are no words of a language at all.
pub fn no_words(tag: &str, at: Place) -> Diagnostic {
    Diagnostic::new(&MISSING_WORDS, format!("there are no words for `{tag}`, so the interface is in English"))
        .at(at)
        .help(format!("write `templates/i18n/{tag}.yaml`, or take `language` out of pincite.yaml"))
}

fn missing_words(source: &Source, keys: &[&str]) -> Diagnostic {
    let listed = keys.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let more = if keys.len() > 8 { " and the others that `templates/i18n/en.yaml` has" } else { "" };
    Diagnostic::new(&MISSING_WORDS, "some words are missing and are shown in English")
        .at(Place::new(&source.path, source.line(1)))
        .help(format!("add {listed}{more}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Language {
        let text = include_str!("../../templates/i18n/en.yaml");
        Language::whole("en", &Source::new("templates/i18n/en.yaml", text)).expect("the theme's English is whole")
    }

    #[test]
    fn dates_are_as_exact_as_they_are() {
        let date = |text: &str| english().date(Date::parse(text).expect("a date"));
        assert_eq!(date("2010-12-03"), "3 December 2010");
        assert_eq!(date("1997-03"), "March 1997");
        assert_eq!(date("1945"), "1945");
    }

    #[test]
    fn another_language_takes_what_it_lacks() {
        let source = Source::new("templates/i18n/de.yaml", "name: Deutsch\nmonths: [Januar]\nwords: {}\n");
        let (german, note) = Language::over("de", &source, &english()).expect("it can be read");
        assert_eq!(german.say("skip"), "Skip to content");
        assert_eq!(german.unit("art", "5"), "Article 5");
        assert!(note.is_some_and(|note| note.message.contains("missing")));
    }
}
