//! Documents of the United Nations, which law cites by the organ and the number of a resolution. Both are read off the
//! symbol: `A/RES/51/210` is resolution 51/210 of the General Assembly.

use super::Cited;
use crate::model::{Author, DocumentType};

/// A resolution, as its symbol tells it.
pub(super) struct Resolution {
    /// The organ that adopted it.
    pub(super) organ: &'static Organ,
    /// `51/210`, `1325 (2000)`.
    pub(super) number: String,
}

/// An organ as the styles call it.
pub(super) struct Organ {
    /// What its symbols begin with.
    symbol: &'static str,
    /// In full.
    pub(super) name: &'static str,
    /// As OSCOLA has it.
    pub(super) oscola: &'static str,
    /// As the Bluebook has it.
    pub(super) bluebook: &'static str,
    /// As the guides of Canada and Australia have it.
    pub(super) short: &'static str,
}

#[rustfmt::skip]
const ORGANS: &[Organ] = &[
    Organ { symbol: "A/RES/", name: "General Assembly", oscola: "UNGA", bluebook: "G.A.", short: "GA" },
    Organ { symbol: "S/RES/", name: "Security Council", oscola: "UNSC", bluebook: "S.C.", short: "SC" },
    Organ { symbol: "E/RES/", name: "Economic and Social Council", oscola: "ECOSOC", bluebook: "E.S.C.", short: "ESC" },
    Organ { symbol: "A/HRC/RES/", name: "Human Rights Council", oscola: "UNHRC", bluebook: "Human Rights Council", short: "HRC" },
];

/// The resolution that is cited, if it is one and its symbol tells which.
pub(super) fn resolution(cited: &Cited<'_>) -> Option<Resolution> {
    let symbol = cited.symbol().filter(|_| cited.is(&[DocumentType::Resolution]))?;
    let (organ, number) = ORGANS.iter().find_map(|organ| Some((organ, symbol.strip_prefix(organ.symbol)?)))?;
    let spaced = number.replace('(', " (").replace("  ", " ");
    Some(Resolution { organ, number: spaced })
}

impl Resolution {
    /// The title, unless it says no more than the number: `Resolution 1325 (2000)`.
    pub(super) fn title(&self, cited: &Cited<'_>) -> Option<String> {
        cited.title().filter(|title| !title.contains(&self.number))
    }
}

/// The symbol behind the name of the body whose it is: `OSCE Doc. SUM.DOC/1/10`. `un` is the name of the United Nations,
/// whose organs share their symbols; `doc` is the style's word for a document.
pub(super) fn symbol(cited: &Cited<'_>, un: &str, doc: &str) -> Option<String> {
    let body = if is_of_united_nations(cited) { Some(un.to_owned()) } else { cited.author_short() };
    cited.symbol().zip(body).map(|(symbol, body)| format!("{body} {doc} {symbol}"))
}

/// Is the symbol one of the principal organs'? Other bodies have such symbols too, so the author has to say so.
fn is_of_united_nations(cited: &Cited<'_>) -> bool {
    let of_organ = ["A/", "S/", "E/", "T/", "ST/"];
    let says = |name: &str| name.starts_with("United Nations") || name.starts_with("UN");
    let by = |author: &Author| matches!(author, Author::Body(name) if says(name));
    let is_by = cited.authors().iter().any(by) || cited.author_short().is_some_and(|short| says(&short));
    is_by && cited.symbol().is_some_and(|symbol| of_organ.iter().any(|organ| symbol.starts_with(organ)))
}
