//! How a citation points inside a document.

use super::Anchor;

/// One anchor, a range, or several.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Locator {
    /// `para. 3`.
    One(Anchor),
    /// `paras. 3–5`: both ends are cited.
    Range(Anchor, Anchor),
    /// `paras. 3 and 7`.
    Several(Vec<Locator>),
}
