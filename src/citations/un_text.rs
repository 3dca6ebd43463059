//! The editorial manual of the United Nations: a source named in the text, in brackets.

use super::{Citation, Cited, Style, un};

pub(super) const STYLE: Style = Style {
    name: "un-text",
    label: "UN, in the text",
    about: "The style of United Nations documents, for brackets in the text.",
    by_default: false,
    write,
};

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: None, in_text: un::named(cited).enclosed(["(", ")"]).runs() }
}
