//! A manuscript against the site: every quotation and every pinpoint that names a document of it.
//!
//! What is quoted, from where, is read off the text as a reader reads it: a quotation belongs to the document named behind it,
//! or else before it, in the same paragraph or in the note that its mark leads to.

mod blocks;
mod names;
mod pinpoints;
mod quotations;
mod verdict;

use std::ops::Range;

use crate::citations::resolve::Unresolved;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::search::{Called, Library};
use crate::text::{Place, Source, Span};

pub use verdict::Count;

/// The problems that a manuscript may have.
pub const CODES: &[&Code] = &[
    &verdict::MISQUOTED,
    &verdict::WRONG_PINPOINT,
    &verdict::NOT_THERE,
    &verdict::NO_SUCH_PINPOINT,
    &verdict::OTHER_SIGNS,
];

/// A site as manuscripts are compared with it.
pub struct Desk<'a> {
    library: Library<'a>,
    called: Called,
    names: names::Names,
    language: &'a Language,
}

impl<'a> Desk<'a> {
    /// Reads the index and the names of a site.
    pub fn new(library: Library<'a>, called: Called, language: &'a Language) -> Self {
        let names = names::Names::of(library.site());
        Self { library, called, names, language }
    }

    /// Everything that is wrong with what a manuscript quotes and cites, and how much it does.
    pub fn check(&self, source: &Source) -> (Vec<Diagnostic>, Count) {
        let mut problems = Vec::new();
        let mut count = Count::default();
        for block in blocks::blocks(&source.text) {
            let found = self.read(&source.text, &block);
            let at = |range: Range<usize>| Place::new(&source.path, Span::new(range));
            problems.extend(verdict::judge(self, &found, &at, &mut count));
        }
        (problems, count)
    }

    /// What a block quotes and cites.
    fn read(&self, text: &str, block: &blocks::Block) -> Vec<Claim> {
        let quotations = quotations::quotations(text, block);
        let mentions = self.names.mentions(text, &block.range);
        let cited = pinpoints::cited(self, text, block, &quotations, &mentions);
        quotations::attributed(text, quotations, cited)
    }
}

/// What a manuscript says of a document.
#[derive(Clone, Debug)]
struct Claim {
    /// Which document, by index.
    document: usize,
    /// The words that it quotes, with their place in the manuscript.
    quotation: Option<(String, Range<usize>)>,
    /// Where it says that they stand.
    pinpoint: Option<Pinpoint>,
}

/// A place that is cited.
#[derive(Clone, Debug)]
struct Pinpoint {
    /// Bytes of the manuscript.
    at: Range<usize>,
    /// The units, first and last; or why there is none.
    units: Result<Vec<(usize, usize)>, Unresolved>,
}

/// A document that is named, and the place in it, if one is.
#[derive(Clone, Debug)]
struct Cited {
    /// Which document, by index.
    document: usize,
    /// All of it, in bytes of the manuscript.
    at: Range<usize>,
    /// The place.
    pinpoint: Option<Pinpoint>,
}
