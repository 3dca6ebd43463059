//! OSCOLA, the Oxford University Standard for the Citation of Legal Authorities (4th edition, and its guide to
//! international law).

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};
use crate::model::DocumentType::{Constitution, Judgment, Regulation, Statute, Treaty};

pub(super) const STYLE: Style = Style {
    name: "oscola",
    label: "OSCOLA",
    about: "The style of British law faculties and journals, for a footnote; its closing full stop is the note's.",
    write,
};

const JOINING: Joining = Joining { two: " and ", last: " and ", most: 3, others: " and others" };

fn write(cited: &Cited<'_>) -> Citation {
    let full = match cited.meta.kind {
        Some(Treaty) => treaty(cited),
        Some(Judgment) => judgment(cited),
        _ => other(cited),
    };
    Citation { full: full.runs(), in_text: None }
}

fn other(cited: &Cited<'_>) -> Line {
    // The titles of laws stand without quotation marks.
    let quotes = if cited.is(&[Statute, Regulation, Constitution]) { ["", ""] } else { ["‘", "’"] };
    Line::new()
        .part("", names::join(&cited.authors(), names::given_first_without_stops, &JOINING))
        .wrapped(", ", quotes, cited.title())
        .wrapped(" ", ["(", ")"], cited.dated(date::day_first))
        .part(" ", cited.number())
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
        sample::constitution().check(&STYLE, "Constitution of the Republic of Kazakhstan (30 August 1995), art 5(2)");
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
