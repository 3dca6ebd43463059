//! OSCOLA, the Oxford University Standard for the Citation of Legal Authorities (4th edition, and its guide to
//! international law).

use super::cited::{Forms, without_stops};
use super::line::Line;
use super::names::{self, Joining};
use super::way::quoted;
use super::{Citation, Cited, Style, date, united_nations};
use crate::model::DocumentType::{Book, Scripture};

pub(super) const STYLE: Style = Style {
    name: "oscola",
    label: "OSCOLA",
    about: "The style of British law faculties and journals, for a footnote; its closing full stop is the note's.",
    by_default: true,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: " and ", most: 3, first: 1, others: " and others" };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).runs(), in_text: None }
}

const FORMS: Forms = Forms { treaty, judgment, law, other: resolution_or_report };

fn resolution_or_report(cited: &Cited<'_>) -> Line {
    resolution(cited).unwrap_or_else(|| report(cited))
}

/// Other secondary sources (3.4.1), and documents of the United Nations (guide to international law, IV.C.1).
fn report(cited: &Cited<'_>) -> Line {
    let of_un = united_nations::symbol(cited, "UN", "Doc").filter(|symbol| symbol.starts_with("UN Doc "));
    let number = of_un.or_else(|| cited.number());
    let line = Line::new().part("", names::join(&cited.authors(), names::given_first_without_stops, &JOINING));
    let line = match cited.is(&[Book, Scripture]) {
        true => {
            let published = Line::new().part("", cited.publisher()).part(" ", cited.year()).words();
            line.italic(", ", cited.title()).wrapped(" ", ["(", ")"], published)
        }
        false => line.part(", ", cited.title().map(|title| quoted(["‘", "’"], &title))).wrapped(
            " ",
            ["(", ")"],
            cited.dated(date::day_first),
        ),
    };
    match number {
        Some(number) => line.part(" ", Some(number)).part(", ", cited.at(STYLE.name)),
        None => line.place(" ", cited.at(STYLE.name)),
    }
}

fn resolution(cited: &Cited<'_>) -> Option<Line> {
    let resolution = united_nations::resolution(cited)?;
    let line = Line::new()
        .part("", resolution.title(cited))
        .part(", ", Some(format!("{} Res {}", resolution.organ.oscola, resolution.number)))
        .wrapped(" ", ["(", ")"], cited.dated(date::day_first))
        .part(" ", cited.symbol().map(|symbol| format!("UN Doc {symbol}")))
        .part(", ", cited.at(STYLE.name));
    Some(line)
}

/// Title and year name an Act (2.4.1); regulations have their number too (2.5), and those of the European Union the place
/// in its journal (2.6).
fn law(cited: &Cited<'_>) -> Line {
    let year = cited.dated_unless_in_title(date::year);
    let number = cited.symbol().filter(|_| !cited.is_named_by_year()).map(|number| without_stops(&number));
    let series = cited.series().filter(|_| !cited.is_named_by_year());
    let lead = if series.as_ref().is_some_and(|series| series.starts_with('[')) { " " } else { ", " };
    Line::new()
        .part("", cited.title())
        .part(" ", year)
        .part(", ", number)
        .part(lead, series)
        .part(", ", cited.at(STYLE.name))
}

fn treaty(cited: &Cited<'_>) -> Line {
    let adopted = cited.meta.adopted.or(cited.meta.date).map(|day| format!("adopted {}", date::day_first(day)));
    let in_force = cited.meta.in_force.map(|day| format!("entered into force {}", date::day_first(day)));
    Line::new()
        .part("", cited.title())
        .wrapped(" ", ["(", ")"], Line::new().part("", adopted).part(", ", in_force).words())
        .part(" ", cited.series().or_else(|| cited.number()))
        .wrapped(" ", ["(", ")"], cited.short_title())
        .part(" ", cited.at(STYLE.name))
}

fn judgment(cited: &Cited<'_>) -> Line {
    let report = cited.neutral_citation().or_else(|| cited.number());
    let decided = match report {
        Some(_) => None,
        None => Line::new().part("", cited.court()).part(", ", cited.dated(date::day_first)).words(),
    };
    Line::new()
        .italic("", cited.title())
        .part(" ", report)
        .wrapped(" ", ["(", ")"], decided)
        .part(" ", cited.at(STYLE.name))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(
            &STYLE,
            "Organization for Security and Co-operation in Europe, ‘Astana Commemorative Declaration: Towards a Security \
             Community’ (3 December 2010) SUM.DOC/1/10/Corr.1, para 3",
        );
        sample::genocide().check(
            &STYLE,
            "Convention on the Prevention and Punishment of the Crime of Genocide (adopted 9 December 1948, entered into \
             force 12 January 1951) 78 UNTS 277 (Genocide Convention) art 2",
        );
        sample::judgment().check(&STYLE, "*Ntuli v S* [2013] ZAGPJHC 3 [8]");
        sample::rfc().check(
            &STYLE,
            "Scott Bradner, ‘Key words for use in RFCs to Indicate Requirement Levels’ (March 1997) RFC 2119, s 3",
        );
        sample::constitution().check(&STYLE, "Constitution of the Republic of Kazakhstan 1995, art 5(2)");
    }

    #[test]
    fn a_judgment_without_a_neutral_citation_has_court_and_day() {
        let mut sample = sample::judgment();
        sample.meta.neutral_citation = None;
        sample.check(&STYLE, "*Ntuli v S* (South Gauteng High Court, 18 January 2013) [8]");
        sample.meta.court = None;
        sample.meta.date = None;
        sample.check(&STYLE, "*Ntuli v S* [8]");
    }

    #[test]
    fn a_treaty_that_is_not_in_force() {
        let mut sample = sample::genocide();
        sample.meta.in_force = None;
        sample.meta.short_title = None;
        sample.check(
            &STYLE,
            "Convention on the Prevention and Punishment of the Crime of Genocide (adopted 9 December 1948) 78 UNTS 277 \
             art 2",
        );
    }
}
