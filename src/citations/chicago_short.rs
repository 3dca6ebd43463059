//! The Chicago Manual of Style (18th edition), notes and bibliography: the note after the first, short.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style};
use crate::model::DocumentType::{Constitution, Judgment, Regulation, Statute, Treaty};

pub(super) const STYLE: Style = Style {
    name: "chicago-short",
    label: "Chicago, short",
    about: "Chicago's note where the document was cited before: author, short title, place.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: ", and ", most: 2, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let title = cited.short_title().or_else(|| cited.main_title());
    let is_law = cited.is(&[Treaty, Statute, Regulation, Constitution]);
    let author = match is_law || cited.is(&[Judgment]) {
        true => None,
        false => cited.author_short().or_else(|| names::join(&cited.authors(), names::family, &JOINING)),
    };
    let line = Line::new().part("", author);
    let line = if is_law { line.part(", ", title) } else { line.italic(", ", title) };
    Citation { full: line.place(", ", cited.at(STYLE.name)).stop().runs(), in_text: None }
}
