//! The Australian Guide to Legal Citation (4th edition): chapter 8 for treaties, chapter 9 for the United Nations.

use super::cited::{Forms, without_stops};
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date, united_nations};
use crate::model::DocumentType::{Book, Scripture};

pub(super) const STYLE: Style = Style {
    name: "aglc",
    label: "AGLC",
    about: "The style of law in Australia, for a footnote.",
    by_default: false,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: " and ", most: 3, first: 1, others: " et al" };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).stop().runs(), in_text: None }
}

const FORMS: Forms = Forms { treaty, judgment, law, other: document };

/// Rules 8.1 to 8.8.
fn treaty(cited: &Cited<'_>) -> Line {
    let opened = cited.meta.adopted.or(cited.meta.date);
    let in_force = cited.meta.in_force.map(|day| format!("entered into force {}", date::day_first(day)));
    let line = Line::new()
        .italic("", cited.title())
        .part(", ", opened.map(|day| format!("opened for signature {}", date::day_first(day))))
        .part(", ", cited.series().or_else(|| cited.number()))
        .wrapped(" ", ["(", ")"], in_force)
        .part(" ", cited.at(STYLE.name));
    match cited.short_title() {
        Some(short) => line.part(" ", Some("(‘".to_owned())).italic("", Some(short)).part("", Some("’)".to_owned())),
        None => line,
    }
}

/// Rules 2.3.1 and 2.3.2: what has no neutral citation has its court and day, and no comma behind them.
fn judgment(cited: &Cited<'_>) -> Line {
    let report = cited.neutral_citation().or_else(|| cited.number());
    let decided = match report {
        Some(_) => None,
        None => Line::new().part("", cited.court()).part(", ", cited.dated(date::day_first)).words(),
    };
    let lead = if decided.is_some() { " " } else { ", " };
    let line = Line::new().italic("", cited.title()).part(" ", report).wrapped(" ", ["(", ")"], decided);
    line.part(lead, cited.at(STYLE.name))
}

/// Rule 3.1: title and year in italics, and no comma before the place.
fn law(cited: &Cited<'_>) -> Line {
    let year = cited.dated_unless_in_title(date::year);
    let named = Line::new().part("", cited.title()).part(" ", year).words();
    let number = cited.symbol().map(|number| without_stops(&number)).or_else(|| cited.series());
    let number = number.filter(|_| !cited.is_named_by_year());
    // Behind a number the place needs a comma.
    let lead = if number.is_some() { ", " } else { " " };
    Line::new().italic("", named).part(" ", number).part(lead, cited.at(STYLE.name))
}

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
    let published = Line::new().part("", publisher).part(", ", cited.dated(date::day_first)).words();
    line.wrapped(" ", ["(", ")"], published).part(" ", cited.at(STYLE.name))
}
