//! A problem as a value: where it is, what is wrong, what to do.
//!
//! A diagnostic is made by a named constructor beside the code that sees the problem, travels with the value that it is
//! about, and is gathered in a [`Report`]. One file for each way to show it.

mod fix;
mod github;
mod json;
mod report;
mod sarif;
mod terminal;

use crate::text::Place;

pub use fix::mend;
pub use report::Report;
pub use terminal::visible;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Not shown.
    Off,
    /// Worth knowing.
    Note,
    /// Probably wrong; the site is built.
    Warning,
    /// Wrong; nothing is written.
    Error,
}

impl Severity {
    /// The word for it, as `pincite.yaml` and all output spell it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Off, Self::Note, Self::Warning, Self::Error].into_iter().find(|severity| severity.word() == word)
    }
}

/// A kind of problem. A constant beside the constructor that uses it; each module lists its own in `CODES`.
#[derive(Debug)]
pub struct Code {
    /// Kebab-case, as printed, configured and explained.
    pub code: &'static str,
    /// How bad it is unless `checks` in `pincite.yaml` says otherwise.
    pub default: Severity,
    /// May `checks` in `pincite.yaml` make it milder? Not where the site would be wrong.
    pub can_be_off: bool,
    /// Is it an error where a site is locked, which it should be before it is published?
    pub error_when_locked: bool,
    /// The manual entry: what it means, then what to do.
    pub about: &'static str,
}

impl Code {
    /// An error that cannot be switched off.
    pub const fn error(code: &'static str, about: &'static str) -> Self {
        Self { code, default: Severity::Error, can_be_off: false, error_when_locked: false, about }
    }

    /// A problem of some severity that `checks` may change.
    pub const fn mild(code: &'static str, default: Severity, about: &'static str) -> Self {
        Self { code, default, can_be_off: true, error_when_locked: false, about }
    }

    /// The same kind of problem, but an error with `--locked`, whatever `checks` says.
    pub const fn error_when_locked(self) -> Self {
        Self { error_when_locked: true, ..self }
    }
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind, by [`Code::code`].
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// One sentence, lower case, no full stop.
    pub message: String,
    /// Where; `None` when the problem is with no text.
    pub at: Option<Place>,
    /// Other places that explain it.
    pub also: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// An edit that mends it.
    pub fix: Option<Fix>,
}

/// Another place, with what it has to do with the problem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub at: Place,
    /// In a few words.
    pub text: String,
}

/// An edit: put `text` in place of what stands at `at`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What is replaced; empty to insert.
    pub at: Place,
    /// The new text.
    pub text: String,
}

impl Diagnostic {
    /// A problem of kind `code`, at its default severity.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code: code.code,
            severity: code.default,
            message: message.into(),
            at: None,
            also: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Where it is.
    pub fn at(mut self, place: Place) -> Self {
        self.at = Some(place);
        self
    }

    /// Another place that explains it.
    pub fn also(mut self, at: Place, text: impl Into<String>) -> Self {
        self.also.push(Label { at, text: text.into() });
        self
    }

    /// What to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The edit that mends it.
    pub fn fix(mut self, at: Place, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { at, text: text.into() });
        self
    }
}

/// The valid word nearest to `word`, if one is near enough to be meant. Small letters and capitals are the same.
pub fn nearest<'a>(word: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    valid
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(word.len()) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}
