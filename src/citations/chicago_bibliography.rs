//! The Chicago Manual of Style (18th edition), notes and bibliography: the entry in the bibliography, which names the whole
//! document.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};
use crate::model::DocumentType::{Book, Scripture};

pub(super) const STYLE: Style = Style {
    name: "chicago-bibliography",
    label: "Chicago, bibliography",
    about: "Chicago's entry in the bibliography, for the whole document.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: ", and ", last: ", and ", most: 6, first: 3, others: ", et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let publisher = cited.court().or_else(|| cited.publisher().filter(|_| cited.is(&[Book, Scripture])));
    let published = Line::new().part("", publisher).part(", ", cited.dated(date::month_first)).words();
    let full = Line::new()
        .part("", names::join_from_family(&cited.authors(), &JOINING))
        .stop()
        .italic(" ", cited.title())
        .stop()
        .part(" ", cited.number())
        .stop()
        .part(" ", published)
        .stop()
        .part(" ", cited.link())
        .stop();
    Citation { full: full.runs(), in_text: None }
}
