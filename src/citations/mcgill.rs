//! The Canadian Guide to Uniform Legal Citation (McGill Guide, 10th edition).

use super::cited::{Forms, without_stops};
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date, united_nations};
use crate::model::DocumentType::{Book, Scripture};

pub(super) const STYLE: Style = Style {
    name: "mcgill",
    label: "McGill",
    about: "The style of law in Canada, for a footnote.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: " & ", last: " & ", most: 3, first: 1, others: " et al" };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).stop().runs(), in_text: None }
}

const FORMS: Forms = Forms { treaty, judgment, law, other: document };

/// Rule 5.1: the place stands between the series and the entry into force.
fn treaty(cited: &Cited<'_>) -> Line {
    let in_force = cited.meta.in_force.map(|day| format!("entered into force {}", date::day_first(day)));
    Line::new()
        .italic("", cited.title())
        .part(", ", cited.meta.adopted.or(cited.meta.date).map(date::day_first))
        .part(", ", cited.series().or_else(|| cited.number()))
        .part(", ", cited.at(STYLE.name))
        .wrapped(" ", ["(", ")"], in_force)
        .wrapped(" ", ["[", "]"], cited.short_title())
}

fn judgment(cited: &Cited<'_>) -> Line {
    let report = cited.neutral_citation().or_else(|| cited.number());
    let [day, court] = match report {
        Some(_) => [None, None],
        None => [cited.dated(date::day_first), cited.court()],
    };
    let line = Line::new().italic("", cited.title()).part(", ", report);
    placed(line.wrapped(" ", ["(", ")"], day).wrapped(" ", ["(", ")"], court), cited)
}

fn law(cited: &Cited<'_>) -> Line {
    let line = Line::new()
        .italic("", cited.title())
        .part(", ", cited.dated_unless_in_title(date::year))
        .part(", ", cited.symbol().map(|number| without_stops(&number)).or_else(|| cited.series()));
    line.part(", ", cited.at(STYLE.name))
}

/// What is published has its year alone.
fn document(cited: &Cited<'_>) -> Line {
    let line = match united_nations::resolution(cited) {
        Some(resolution) => Line::new()
            .italic("", resolution.title(cited))
            .part(", ", Some(format!("{} Res {}", resolution.organ.short, resolution.number)))
            .part(", ", cited.symbol().map(|symbol| format!("UN Doc {symbol}"))),
        None => Line::new()
            .part("", names::join(&cited.authors(), names::given_first_without_stops, &JOINING))
            .italic(", ", cited.title())
            .part(", ", united_nations::symbol(cited, "UN", "Doc").or_else(|| cited.number())),
    };
    let publisher = cited.publisher().filter(|_| cited.is(&[Book, Scripture]));
    let published = Line::new().part("", publisher).part(", ", cited.year()).words();
    placed(line.wrapped(" ", ["(", ")"], published), cited)
}

/// A paragraph is *at* its number, a provision stands behind a comma.
fn placed(line: Line, cited: &Cited<'_>) -> Line {
    match at(cited) {
        Some((", ", at)) => line.place(", ", Some(at)),
        Some((lead, at)) => line.part(lead, Some(at)),
        None => line,
    }
}

fn at(cited: &Cited<'_>) -> Option<(&'static str, String)> {
    let at = cited.at(STYLE.name)?;
    // The pattern that a script fills in is mostly filled with a paragraph.
    let is_paragraph = at.starts_with("para") || at == "{at}";
    Some((if is_paragraph { " at " } else { ", " }, at))
}
