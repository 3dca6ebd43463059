//! The Bluebook (21st edition): rule 20 for laws and judgments of other countries, rule 21.4 for treaties, rule 21.7 for
//! resolutions and documents of international bodies.

use super::cited::Forms;
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date, united_nations};
use crate::model::DocumentType::{Constitution, Licence, Standard};

pub(super) const STYLE: Style = Style {
    name: "bluebook",
    label: "Bluebook",
    about: "The style of law in the United States, for a footnote in a law review.",
    by_default: true,
    write,
};

const JOINING: Joining = Joining { two: " & ", last: " & ", most: 2, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).stop().runs(), in_text: None }
}

const FORMS: Forms = Forms { treaty, judgment, law, other: resolution_or_report };

fn resolution_or_report(cited: &Cited<'_>) -> Line {
    resolution(cited).unwrap_or_else(|| report(cited))
}

fn report(cited: &Cited<'_>) -> Line {
    let author = names::join(&cited.authors(), names::given_first, &JOINING);
    let short = cited.other_short_name(author.as_ref());
    let line = Line::american().part("", author).wrapped(" ", ["[", "]"], short).italic(", ", cited.title());
    let line = match cited.is(&[Standard, Licence]) {
        // What has a number as its name has it before the place; what has a symbol in a body's records, behind it.
        true => line.part(", ", cited.number()).part(", ", cited.at(STYLE.name)),
        false => {
            let symbol = united_nations::symbol(cited, "U.N.", "Doc.").or_else(|| cited.number());
            line.place(", ", cited.at(STYLE.name)).part(", ", symbol)
        }
    };
    line.wrapped(" ", ["(", ")"], cited.dated(date::short_month_first))
}

/// Rule 21.7.2.
fn resolution(cited: &Cited<'_>) -> Option<Line> {
    let resolution = united_nations::resolution(cited)?;
    let line = Line::american()
        .part("", Some(format!("{} Res. {}", resolution.organ.bluebook, resolution.number)))
        .part(", ", resolution.title(cited))
        .part(", ", cited.at(STYLE.name))
        .part(", ", cited.symbol().map(|symbol| format!("U.N. Doc. {symbol}")))
        .wrapped(" ", ["(", ")"], cited.dated(date::short_month_first));
    Some(line)
}

fn treaty(cited: &Cited<'_>) -> Line {
    Line::american()
        .part("", cited.title())
        .part(" ", cited.at(STYLE.name))
        .part(", ", cited.meta.adopted.or(cited.meta.date).map(date::short_month_first))
        .part(", ", cited.series().map(|series| with_stops(&series)).or_else(|| cited.number()))
}

/// Laws of other countries, and of the European Union, whose journal comes last: rules 20.5 and 21.9. A constitution is named
/// without a date: rules 11 and 20.4.
fn law(cited: &Cited<'_>) -> Line {
    let date = cited.dated_unless_in_title(date::short_month_first).filter(|_| !cited.is(&[Constitution]));
    Line::american()
        .part("", cited.title())
        .part(", ", date)
        .part(", ", cited.symbol())
        .part(", ", cited.at(STYLE.name))
        .part(", ", cited.series().map(|series| official_journal(&series).unwrap_or(series)))
}

/// The name of a case is not in italics in a law review's footnote: rules 2.1(a) and 20.3.
fn judgment(cited: &Cited<'_>) -> Line {
    let decided = Line::new().part("", cited.court()).part(" ", cited.dated(date::short_month_first)).words();
    Line::american()
        .part("", cited.title())
        .part(", ", cited.neutral_citation().or_else(|| cited.number()))
        .part(", ", cited.at(STYLE.name))
        .wrapped(" ", ["(", ")"], decided)
}

/// `78 UNTS 277` → `78 U.N.T.S. 277`.
pub(super) fn with_stops(series: &str) -> String {
    let is_initials = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let stopped = |word: &str| match is_initials(word) {
        true => word.chars().flat_map(|letter| [letter, '.']).collect(),
        false => word.to_owned(),
    };
    series.split(' ').map(stopped).collect::<Vec<String>>().join(" ")
}

/// `[2016] OJ L119/1` → `2016 O.J. (L 119) 1`.
fn official_journal(series: &str) -> Option<String> {
    let (year, place) = series.strip_prefix('[')?.split_once("] OJ ")?;
    let (issue, page) = place.split_once('/')?;
    let number = issue.find(|c: char| c.is_ascii_digit())?;
    Some(format!("{year} O.J. ({} {}) {page}", issue[..number].trim(), &issue[number..]))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(
            &STYLE,
            "Organization for Security and Co-operation in Europe [OSCE], *Astana Commemorative Declaration: Towards a \
             Security Community*, ¶ 3, OSCE Doc. SUM.DOC/1/10/Corr.1 (Dec. 3, 2010).",
        );
        sample::genocide().check(
            &STYLE,
            "Convention on the Prevention and Punishment of the Crime of Genocide art. 2, Dec. 9, 1948, 78 U.N.T.S. 277.",
        );
        sample::judgment().check(&STYLE, "Ntuli v S, [2013] ZAGPJHC 3, ¶ 8 (South Gauteng High Court Jan. 18, 2013).");
    }

    #[test]
    fn without_a_short_name_there_is_no_bracket_and_no_doc() {
        let mut sample = sample::astana();
        sample.meta.author_short = None;
        sample.check(
            &STYLE,
            "Organization for Security and Co-operation in Europe, *Astana Commemorative Declaration: Towards a Security \
             Community*, ¶ 3, SUM.DOC/1/10/Corr.1 (Dec. 3, 2010).",
        );
        sample.meta.symbol = None;
        sample.meta.date = None;
        sample.at("pre2");
        sample.check(
            &STYLE,
            "Organization for Security and Co-operation in Europe, *Astana Commemorative Declaration: Towards a Security \
             Community*, pmbl. para. 2.",
        );
    }
}
