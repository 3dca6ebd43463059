//! MLA (9th edition): the entry in the list of works cited, which names the whole document.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date, mla};

pub(super) const STYLE: Style = Style {
    name: "mla-list",
    label: "MLA, works cited",
    about: "MLA's entry in the list of works cited, for the whole document.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: ", and ", last: ", and ", most: 2, first: 1, others: ", et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let author = names::join_from_family(&mla::authors(cited), &JOINING);
    let published = Line::new()
        .part("", cited.publisher())
        .part(", ", cited.number())
        .part(", ", cited.dated(date::short_day_first))
        .part(", ", cited.link())
        .words();
    let full = Line::new().part("", author).stop().italic(" ", cited.title()).stop().part(" ", published).stop();
    Citation { full: full.runs(), in_text: None }
}
