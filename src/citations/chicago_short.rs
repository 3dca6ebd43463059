//! The Chicago Manual of Style (18th edition), notes and bibliography: the note after the first, short.

use super::cited::Family;
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style};

pub(super) const STYLE: Style = Style {
    name: "chicago-short",
    label: "Chicago, short",
    about: "Chicago's note where the document was cited before: author, short title, place.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: ", and ", most: 2, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let title = cited.short_title().or_else(|| cited.main_title());
    let author = match cited.family() {
        Family::Other => cited.author_short().or_else(|| names::join(&cited.authors(), names::family, &JOINING)),
        _ => None,
    };
    let line = Line::american().part("", author);
    let line = if cited.is_law() { line.part(", ", title) } else { line.italic(", ", title) };
    Citation { full: line.place(", ", cited.at(STYLE.name)).stop().runs(), in_text: None }
}
