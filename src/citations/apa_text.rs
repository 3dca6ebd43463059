//! APA (7th edition): the citation in the text alone.

use super::{Citation, Cited, Style, apa};

pub(super) const STYLE: Style = Style {
    name: "apa-text",
    label: "APA, in the text",
    about: "APA's citation in the text, without the entry in the list of references.",
    by_default: false,
    write,
};

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: None, ..(apa::STYLE.write)(cited) }
}
