//! What the editor says became of something that is lost or shifted.

use std::fmt;
use std::sync::Arc;

use super::{Current, Destination, Ledger, path_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Anchor, Date, DocumentId};
use crate::text::{Place, Span};

/// What is accepted, and what is said about it.
#[derive(Clone, Debug)]
pub struct Decisions {
    /// The day that the ledger records.
    pub date: Date,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// The documents that are accepted; with none named, everything on the site.
    pub only: Vec<DocumentId>,
    /// What became of what is lost or shifted.
    pub fates: Vec<Decision>,
}

/// What became of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Of which.
    pub what: Subject,
    /// Where its words went: nowhere when retired, one place when moved or merged, several when split.
    pub to: Vec<Destination>,
}

/// Something that was published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// `astana-declaration#p9`.
    Anchor(DocumentId, Anchor),
    /// `astana-declaration`.
    Document(DocumentId),
    /// `/about.html`.
    Route(Arc<str>),
}

/// A decision that does not fit what is there.
pub const CANNOT_ACCEPT: Code = Code::error(
    "cannot-accept",
    "\
`pincite ledger accept` was told what became of an anchor, a document or a page,
and that does not fit the ledger or the text: it was never published, or it is
still there, or the place where it went is not there, or two things were said of
it, or the day comes before one that the ledger has.

`pincite ledger` lists what is lost or shifted, and `pincite check` shows the line that settles it.",
);

impl Decisions {
    /// To accept everything on the site that needs no decision.
    pub fn of(date: Date) -> Self {
        Self { date, why: None, only: Vec::new(), fates: Vec::new() }
    }

    /// The same, with each page that was named as a document is named by its route: `guide/start`, `/guide/start.html`.
    pub(super) fn by_route(&self, ledger: &Ledger, current: &Current<'_>) -> Self {
        let route = |id: &DocumentId| -> Arc<str> { format!("/{id}.html").into() };
        let mut decisions = self.clone();
        for Decision { what, to } in &mut decisions.fates {
            if let Subject::Document(id) = what
                && !ledger.documents.contains_key(id)
                && ledger.site.line(&route(id)).is_some()
            {
                *what = Subject::Route(route(id));
            }
            for to in to.iter_mut() {
                if let Destination::Document(id) = to
                    && current.pages.iter().any(|page| page.route == route(id))
                {
                    *to = Destination::Route(route(id));
                }
            }
        }
        decisions
    }

    /// Is this document accepted?
    pub(super) fn cover(&self, document: &DocumentId) -> bool {
        self.only.is_empty() || self.only.contains(document)
    }

    /// Everything of which two decisions do not agree.
    pub(super) fn contradictions(&self) -> Vec<Diagnostic> {
        let is_other = |of: &Decision, index: usize| {
            self.fates[..index].iter().any(|other| other.what == of.what && other.to != of.to)
        };
        let twice = self.fates.iter().enumerate().filter(|(index, of)| is_other(of, *index));
        twice.map(|(_, of)| said_twice(&of.what)).collect()
    }

    /// Where something went, if that was said.
    pub(super) fn fate(&self, what: &Subject) -> Option<&[Destination]> {
        self.fates.iter().find(|decision| decision.what == *what).map(|decision| &*decision.to)
    }
}

impl Decision {
    /// Does it say no more than that an anchor stays where it is, as in `--merged p8,p9=p8` of `p8`?
    pub(super) fn stays(&self) -> bool {
        let Subject::Anchor(document, anchor) = &self.what else { return false };
        let here = Destination::Elsewhere(document.clone(), anchor.clone());
        matches!(&*self.to, [to] if to.seen_from(document) == here)
    }
}

impl Subject {
    /// Reads `p9` where one document is meant, else `doc#p9`; `doc`; `/about.html`.
    pub fn parse(text: &str, document: Option<&DocumentId>) -> Option<Self> {
        let whole = || DocumentId::parse_path(text).ok().map(Self::Document);
        match document {
            Some(document) if !text.contains(['#', '/']) && text != document.as_str() => {
                Anchor::parse(text).ok().map(|anchor| Self::Anchor(document.clone(), anchor))
            }
            _ => match Destination::of_document(text)? {
                Destination::Elsewhere(document, anchor) => Some(Self::Anchor(document, anchor)),
                Destination::Route(route) => Some(Self::Route(route)),
                Destination::Document(_) | Destination::Anchor(_) => whole(),
            },
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anchor(document, anchor) => write!(f, "{document}#{anchor}"),
            Self::Document(document) => write!(f, "{document}"),
            Self::Route(route) => f.write_str(route),
        }
    }
}

/// Two decisions about one thing that do not agree.
fn said_twice(what: &Subject) -> Diagnostic {
    Diagnostic::new(&CANNOT_ACCEPT, format!("it is said twice, and not the same, where `{what}` went"))
        .help("say it once; `--split A=B,C` names several places")
}

/// A day that comes before one that the ledger has already.
pub(super) fn too_early(what: &str, at: Place, date: Date, later: Date) -> Diagnostic {
    Diagnostic::new(
        &CANNOT_ACCEPT,
        format!("on {date} nothing can be accepted of `{what}`, of which the ledger has {later}"),
    )
    .at(at)
    .help(format!("say `--date {later}` or a later day"))
}

/// A decision about something that is neither lost nor shifted nor changed.
pub(super) fn not_lost(what: &Subject) -> Diagnostic {
    Diagnostic::new(&CANNOT_ACCEPT, format!("`{what}` is not lost, so nothing can be said of where it went"))
        .help("take it out of the text first if it is to go, or leave it out of the command if it was never published")
}

/// A place where something should have gone, and that is not there.
pub(super) fn no_such_place(what: &Subject, to: &str) -> Diagnostic {
    Diagnostic::new(&CANNOT_ACCEPT, format!("`{what}` cannot lead to `{to}`, which is not there"))
        .help("name an anchor, document or page that is on the site, and accept its document too if it is new")
}

/// Anchors of a moved document that the new one does not have.
pub(super) fn not_all_there(document: &DocumentId, line: Span, to: &DocumentId, missing: &[&Anchor]) -> Diagnostic {
    let shown: Vec<_> = missing.iter().take(5).map(|anchor| format!("`{anchor}`")).collect();
    let rest = if missing.len() > 5 { format!(" and {} more", missing.len() - 5) } else { String::new() };
    Diagnostic::new(&CANNOT_ACCEPT, format!("`{to}` does not have {}{rest} of `{document}`", shown.join(", ")))
        .at(Place::new(&path_of(document), line))
        .help(format!("say what became of each with `--moved {document}#A={to}#B` or `--retired {document}#A`"))
}

/// Anchors of a moved document under which the new one has other words, while theirs stand elsewhere in it.
pub(super) fn other_words(
    document: &DocumentId,
    line: Span,
    to: &DocumentId,
    elsewhere: &[(&Anchor, String)],
) -> Diagnostic {
    let (first, place) = &elsewhere[0];
    let more = match elsewhere.len() - 1 {
        0 => String::new(),
        1 => ", and so it is with 1 more".into(),
        more => format!(", and so it is with {more} more"),
    };
    let moved = elsewhere.iter().take(12).map(|(anchor, to)| format!(" --moved {document}#{anchor}={to}"));
    let message =
        format!("`{to}#{first}` has other words than `{document}#{first}`, whose words stand at `{place}`{more}");
    Diagnostic::new(&CANNOT_ACCEPT, message)
        .at(Place::new(&path_of(document), line))
        .help(format!("add `{}`", moved.collect::<String>().trim_start()))
}
