//! What is cited, and what its metadata say of it, fit to stand on one line.

use super::line::Line;
use super::{Pinpoint, date, locator, locator_of_several};
use crate::model::{Anchor, Author, Date, DocumentId, DocumentType, Meta, Spoken};
use crate::text::words;

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// What is known of the document.
    pub meta: &'a Meta,
    /// The document.
    pub id: &'a DocumentId,
    /// Where in it, as people say it.
    pub at: At<'a>,
    /// The paragraph or section as links name it, the first where there are several.
    pub anchor: Option<&'a Anchor>,
    /// Its permanent address, where the site has one.
    pub permalink: Option<&'a str>,
}

/// Where in a document something is.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    /// The whole document.
    Document,
    /// A paragraph or section.
    One(&'a Spoken),
    /// Ranges or several, in their order.
    Several(&'a [Pinpoint<'a>]),
    /// `{at}`, for a script to fill in.
    Open,
}

/// What a document is to law, and so how most styles write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Treaty,
    Judgment,
    /// A statute, a regulation, a constitution.
    Law,
    /// Whatever is cited by who wrote it.
    Other,
}

/// How a style writes each family.
pub(super) struct Forms {
    pub(super) treaty: Form,
    pub(super) judgment: Form,
    pub(super) law: Form,
    pub(super) other: Form,
}

type Form = fn(&Cited<'_>) -> Line;

impl Forms {
    pub(super) fn write(&self, cited: &Cited<'_>) -> Line {
        let form = match cited.family() {
            Family::Treaty => self.treaty,
            Family::Judgment => self.judgment,
            Family::Law => self.law,
            Family::Other => self.other,
        };
        form(cited)
    }
}

impl<'a> At<'a> {
    /// Where some places are; the whole document where there are none.
    pub fn of(pinpoints: &'a [Pinpoint<'a>]) -> Self {
        match pinpoints {
            [] => Self::Document,
            [Pinpoint { from, to: None }] => Self::One(from),
            several => Self::Several(several),
        }
    }
}

/// What a page tells of what it shows, besides how that is cited.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The language of the text, a BCP 47 tag.
    pub language: &'a str,
    /// What it is about.
    pub keywords: Vec<&'a str>,
    /// How it begins, or what the editor says of it; empty where nothing is said.
    pub begins: &'a str,
    /// What the paragraph or section is called, at the start of a line; `None` for the whole document.
    pub part: Option<&'a str>,
    /// The permanent address of the document, where the site has one.
    pub document: Option<&'a str>,
    /// Does a comma follow the name of a body, so that reference managers keep it whole?
    pub author_comma: bool,
}

impl Cited<'_> {
    /// Is the document of one of these types?
    pub(super) fn is(&self, kinds: &[DocumentType]) -> bool {
        self.meta.kind.is_some_and(|kind| kinds.contains(&kind))
    }

    /// What the document is to law.
    pub(super) fn family(&self) -> Family {
        match self.meta.kind {
            Some(DocumentType::Treaty) => Family::Treaty,
            Some(DocumentType::Judgment) => Family::Judgment,
            Some(DocumentType::Statute | DocumentType::Regulation | DocumentType::Constitution) => Family::Law,
            _ => Family::Other,
        }
    }

    /// Is the document named by its title, as treaties and laws are, rather than by who wrote it?
    pub(super) fn is_law(&self) -> bool {
        matches!(self.family(), Family::Treaty | Family::Law)
    }

    /// Title and subtitle.
    pub(super) fn title(&self) -> Option<String> {
        match self.main_title() {
            Some(_) => clean(&self.meta.full_title()),
            None => self.meta.subtitle.as_deref().and_then(clean),
        }
    }

    /// The title without the subtitle.
    pub(super) fn main_title(&self) -> Option<String> {
        clean(&self.meta.title)
    }

    /// The title by which people know the document, if that is another one.
    pub(super) fn short_title(&self) -> Option<String> {
        value(&self.meta.short_title)
    }

    /// The authors. A document of which only the author's short name is known has that one.
    pub(super) fn authors(&self) -> Vec<Author> {
        let mut authors: Vec<Author> = self.meta.authors.iter().filter_map(clean_author).collect();
        if authors.is_empty() {
            authors.extend(self.author_short().map(Author::Body));
        }
        authors
    }

    /// The short name of the author.
    pub(super) fn author_short(&self) -> Option<String> {
        value(&self.meta.author_short)
    }

    /// The short name of the author, if `name` is another one.
    pub(super) fn other_short_name(&self, name: Option<&String>) -> Option<String> {
        self.author_short().filter(|short| name.is_some_and(|name| name != short))
    }

    /// The document symbol.
    pub(super) fn symbol(&self) -> Option<String> {
        value(&self.meta.symbol)
    }

    /// The citation that a court gave its judgment.
    pub(super) fn neutral_citation(&self) -> Option<String> {
        value(&self.meta.neutral_citation)
    }

    /// Where a series has the text: `78 UNTS 277`.
    pub(super) fn series(&self) -> Option<String> {
        value(&self.meta.series)
    }

    /// What tells the document from all others: its symbol, else its neutral citation, else its place in a series.
    pub(super) fn number(&self) -> Option<String> {
        self.symbol().or_else(|| self.neutral_citation()).or_else(|| self.series())
    }

    /// The date as one of the [`date`] functions writes it, unless the title says the year: `Human Rights Act 1998`.
    pub(super) fn dated_unless_in_title(&self, write: fn(Date) -> String) -> Option<String> {
        let says = |year: String| self.title().is_some_and(|title| title.contains(&year));
        self.dated(write).filter(|_| !self.year().is_some_and(says))
    }

    /// Do title and year name the document, as they name an Act in the Commonwealth, so that it needs no number?
    pub(super) fn is_named_by_year(&self) -> bool {
        self.is(&[DocumentType::Statute]) && self.date().is_some() && self.dated_unless_in_title(date::year).is_none()
    }

    /// Who published the document.
    pub(super) fn publisher(&self) -> Option<String> {
        value(&self.meta.publisher)
    }

    /// The court.
    pub(super) fn court(&self) -> Option<String> {
        value(&self.meta.court)
    }

    /// The town: the place up to its first comma.
    pub(super) fn town(&self) -> Option<String> {
        value(&self.meta.place).and_then(|place| place.split(',').next().and_then(clean))
    }

    /// The date, else the day of adoption.
    pub(super) fn date(&self) -> Option<Date> {
        self.meta.dated()
    }

    /// The date as one of the [`date`] functions writes it.
    pub(super) fn dated(&self, write: fn(Date) -> String) -> Option<String> {
        self.date().map(write)
    }

    /// The year, as a word.
    pub(super) fn year(&self) -> Option<String> {
        self.dated(date::year)
    }

    /// The locator in a style.
    pub(super) fn at(&self, style: &str) -> Option<String> {
        match self.at {
            At::Document => None,
            At::Open => Some("{at}".to_owned()),
            At::One(spoken) => clean(&locator(style, spoken, self.meta.kind)),
            At::Several(pinpoints) => clean(&locator_of_several(style, pinpoints, self.meta.kind)),
        }
    }

    /// The prefix of the word with which the locator begins, if one word and numbers are all that it has.
    pub(super) fn first_word(&self) -> Option<&str> {
        let is_plain = |at: &Spoken| at.containers.is_empty() && at.unnumbered.is_none();
        let mut places = match self.at {
            At::Document | At::Open => return None,
            At::One(spoken) => return is_plain(spoken).then_some(&spoken.first.0),
            At::Several(pinpoints) => pinpoints.iter().flat_map(|at| [Some(at.from), at.to]).flatten(),
        };
        let prefix = &places.next().filter(|at| is_plain(at))?.first.0;
        places.all(|at| is_plain(at) && at.first.0 == *prefix).then_some(prefix)
    }

    /// The permalink.
    pub(super) fn link(&self) -> Option<String> {
        self.permalink.and_then(clean)
    }
}

/// Abbreviations without their full stops, as the law of the Commonwealth has them: `No. 5` → `No 5`, `c. 42` → `c 42`.
pub(super) fn without_stops(text: &str) -> String {
    text.split(' ').map(|word| word.trim_end_matches('.')).collect::<Vec<_>>().join(" ")
}

/// A value on one line without control characters; `None` if nothing is left.
pub(super) fn clean(value: &str) -> Option<String> {
    // Each control character has one of these bytes; few texts have any.
    let may_control = value.bytes().fold(false, |may, byte| may | matches!(byte, 0..0x20 | 0x7f | 0xc2));
    let line = match may_control {
        true => words::one_line(&value.replace(char::is_control, " ")),
        false => words::one_line(value),
    };
    Some(line).filter(|line| !line.is_empty())
}

fn value(value: &Option<String>) -> Option<String> {
    value.as_deref().and_then(clean)
}

fn clean_author(author: &Author) -> Option<Author> {
    match author {
        Author::Body(name) => clean(name).map(Author::Body),
        Author::Person { family, given } => match (clean(family), value(given)) {
            (Some(family), given) => Some(Author::Person { family, given }),
            (None, given) => given.map(|family| Author::Person { family, given: None }),
        },
    }
}
