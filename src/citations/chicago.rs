//! The Chicago Manual of Style (18th edition), notes and bibliography: the note. Law follows the Bluebook, in roman letters.

use super::bluebook::with_stops;
use super::cited::Forms;
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date, united_nations};
use crate::model::DocumentType::{Book, Scripture};

pub(super) const STYLE: Style = Style {
    name: "chicago",
    label: "Chicago",
    about: "The style of historians and publishers, for a footnote or endnote.",
    by_default: true,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: ", and ", most: 2, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).part(", ", cited.link()).stop().runs(), in_text: None }
}

const FORMS: Forms = Forms { treaty, judgment, law, other: resolution_or_report };

fn resolution_or_report(cited: &Cited<'_>) -> Line {
    resolution(cited).unwrap_or_else(|| report(cited))
}

fn report(cited: &Cited<'_>) -> Line {
    Line::american()
        .part("", names::join(&cited.authors(), names::given_first, &JOINING))
        .italic(", ", cited.title())
        .part(", ", cited.number())
        .wrapped(" ", ["(", ")"], published(cited))
        .place(", ", cited.at(STYLE.name))
}

fn published(cited: &Cited<'_>) -> Option<String> {
    let publisher = cited.publisher().filter(|_| cited.is(&[Book, Scripture]));
    Line::new().part("", publisher).part(", ", cited.dated(date::month_first)).words()
}

fn resolution(cited: &Cited<'_>) -> Option<Line> {
    let resolution = united_nations::resolution(cited)?;
    let line = Line::american()
        .part("", Some(format!("UN {}, Resolution {}", resolution.organ.name, resolution.number)))
        .italic(", ", resolution.title(cited))
        .part(", ", cited.symbol())
        .part(", ", cited.at(STYLE.name))
        .wrapped(" ", ["(", ")"], cited.dated(date::month_first));
    Some(line)
}

/// The place stands before the date, as in the Bluebook, whose lead the manual follows in law.
fn treaty(cited: &Cited<'_>) -> Line {
    Line::american()
        .part("", cited.title())
        .part(", ", cited.at(STYLE.name))
        .part(", ", cited.meta.adopted.or(cited.meta.date).map(date::month_first))
        .part(", ", cited.series().map(|series| with_stops(&series)).or_else(|| cited.number()))
}

fn law(cited: &Cited<'_>) -> Line {
    Line::american()
        .part("", cited.title())
        .part(", ", cited.symbol().or_else(|| cited.series()))
        .wrapped(" ", ["(", ")"], cited.dated_unless_in_title(date::month_first))
        .part(", ", cited.at(STYLE.name))
}

/// A full name of a case is in roman letters in a note, a short one in italics (17th edition, 14.276).
fn judgment(cited: &Cited<'_>) -> Line {
    let decided = Line::new().part("", cited.court()).part(", ", cited.dated(date::month_first)).words();
    Line::american()
        .part("", cited.title())
        .part(", ", cited.neutral_citation().or_else(|| cited.number()))
        .part(", ", cited.at(STYLE.name))
        .wrapped(" ", ["(", ")"], decided)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(
            &STYLE,
            "Organization for Security and Co-operation in Europe, *Astana Commemorative Declaration: Towards a Security \
             Community*, SUM.DOC/1/10/Corr.1 (December 3, 2010), para. 3, \
             https://example.org/osce/astana-declaration/p3.html.",
        );
    }

    #[test]
    fn one_full_stop_at_the_end() {
        let mut sample = sample::astana();
        sample.permalink = None;
        sample.meta.authors.clear();
        sample.meta.author_short = None;
        sample.at("pre1");
        sample.check(
            &STYLE,
            "*Astana Commemorative Declaration: Towards a Security Community*, SUM.DOC/1/10/Corr.1 (December 3, 2010), \
             preamble, 1st para.",
        );
    }
}
