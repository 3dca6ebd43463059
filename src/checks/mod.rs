//! Site → problems: what only shows when everything is linked. One file for each check.
//!
//! Checks look at nothing that is rendered.

mod ambiguous_name;
mod bad_name;
mod changed_text;
mod dead_reference;
mod double_space;
mod duplicate_anchor;
mod figures;
mod gap_in_numbering;
mod image_without_words;
mod incomplete_citation;
mod lettered;
mod lost_permalink;
mod mixed_quotes;
mod mixed_script;
mod number_out_of_order;
mod orphan_topic;
mod orphan_work;
mod references;
mod restored_anchor;
mod reused_anchor;
mod route_taken;
mod series;
mod shifted_text;
mod skipped_heading;
mod unknown_language;
mod unknown_topic;
mod unknown_work;
mod unlike_anchor;
mod unrecorded_anchor;
mod unreached_file;
mod unsafe_link;
mod untagged_paragraph;
mod written;

use crate::citations::Style;
use crate::config::Word;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::Comparison;
use crate::model::Route;
use crate::site::{LinkedDocument, Site};

pub use bad_name::bad_name;
pub use duplicate_anchor::DUPLICATE_ANCHOR;
pub use references::addresses;
pub use route_taken::{ROUTE_TAKEN, route_taken};
pub use written::Written;

/// A check.
pub struct Check {
    /// The kind of problem it finds.
    pub code: &'static Code,
    /// How it finds it.
    pub ask: Ask,
}

/// What a check is asked about.
pub enum Ask {
    /// Each document by itself.
    Each(fn(&LinkedDocument) -> Vec<Diagnostic>),
    /// Each document, page, topic and work by itself, as its file has it.
    Written(fn(&Written<'_>) -> Vec<Diagnostic>),
    /// Each document by itself, and the styles of citation that the site's editor chose.
    Cited(fn(&LinkedDocument, &[&Style]) -> Vec<Diagnostic>),
    /// The site as a whole.
    Whole(fn(&Site) -> Vec<Diagnostic>),
    /// The site as a whole, and the language of its interface, if it is said.
    Spoken(fn(&Site, Option<&Word<()>>) -> Vec<Diagnostic>),
    /// The site as a whole, and whether it will have a file at a route.
    Planned(fn(&Site, &IsPlanned<'_>) -> Vec<Diagnostic>),
    /// The site as a whole, and the files that are copied and that nothing but a text may lead to.
    Files(fn(&Site, &[Route]) -> Vec<Diagnostic>),
    /// What the ledger and the text do not agree on.
    Ledger(fn(&Comparison<'_>) -> Vec<Diagnostic>),
}

/// Will there be a file at a route?
pub type IsPlanned<'a> = dyn Fn(&Route) -> bool + Sync + 'a;

/// What checks are asked about, each in turn or all at once.
pub struct About<'a> {
    /// Everything linked.
    pub site: &'a Site,
    /// The language of the interface, if it is said.
    pub language: Option<&'a Word<()>>,
    /// The styles of citation that the site's editor chose; none where the editor left it to pincite.
    pub styles: &'a [&'static Style],
    /// What the ledger and the text do not agree on.
    pub comparison: Comparison<'a>,
    /// The files that are copied and that nothing but a text may lead to.
    pub files: &'a [Route],
}

/// Every check.
pub const CHECKS: &[Check] = &[
    ambiguous_name::CHECK,
    bad_name::CHECK,
    changed_text::CHECK,
    dead_reference::CHECK,
    double_space::CHECK,
    duplicate_anchor::CHECK,
    gap_in_numbering::CHECK,
    image_without_words::CHECK,
    incomplete_citation::CHECK,
    lost_permalink::CHECK,
    mixed_quotes::CHECK,
    mixed_script::CHECK,
    number_out_of_order::CHECK,
    orphan_topic::CHECK,
    orphan_work::CHECK,
    restored_anchor::CHECK,
    reused_anchor::CHECK,
    route_taken::CHECK,
    shifted_text::CHECK,
    skipped_heading::CHECK,
    unknown_language::CHECK,
    unknown_topic::CHECK,
    unknown_work::CHECK,
    unlike_anchor::CHECK,
    unrecorded_anchor::CHECK,
    unreached_file::CHECK,
    unsafe_link::CHECK,
    untagged_paragraph::CHECK,
];

/// The codes of all checks.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().map(|check| check.code)
}

impl Check {
    /// The problems that the check finds in a document by itself.
    pub fn of_document(&self, document: &LinkedDocument, styles: &[&Style]) -> Vec<Diagnostic> {
        match self.ask {
            Ask::Each(ask) => ask(document),
            Ask::Written(ask) => ask(&Written::Document(document)),
            Ask::Cited(ask) => ask(document, styles),
            Ask::Whole(_) | Ask::Spoken(_) | Ask::Planned(_) | Ask::Files(_) | Ask::Ledger(_) => Vec::new(),
        }
    }

    /// The problems that only the whole site shows.
    pub fn of_site(&self, about: &About<'_>) -> Vec<Diagnostic> {
        match self.ask {
            Ask::Whole(ask) => ask(about.site),
            Ask::Written(ask) => Written::beside_documents(about.site).flat_map(|written| ask(&written)).collect(),
            Ask::Spoken(ask) => ask(about.site, about.language),
            Ask::Files(ask) => ask(about.site, about.files),
            Ask::Ledger(ask) => ask(&about.comparison),
            Ask::Each(_) | Ask::Cited(_) | Ask::Planned(_) => Vec::new(),
        }
    }

    /// The problems that only the plan of its files shows.
    pub fn of_plan(&self, site: &Site, is_planned: &IsPlanned<'_>) -> Vec<Diagnostic> {
        match self.ask {
            Ask::Planned(ask) => ask(site, is_planned),
            Ask::Each(_)
            | Ask::Written(_)
            | Ask::Cited(_)
            | Ask::Whole(_)
            | Ask::Spoken(_)
            | Ask::Files(_)
            | Ask::Ledger(_) => Vec::new(),
        }
    }
}
