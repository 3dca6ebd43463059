//! The Bluebook (21st edition): rule 21 for documents of international bodies, rule 21.4 for treaties.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};
use crate::model::DocumentType::{Judgment, Treaty};

pub(super) const STYLE: Style = Style {
    name: "bluebook",
    label: "Bluebook",
    about: "The style of law in the United States, for a footnote in a law review.",
    write,
};

const JOINING: Joining = Joining { two: " & ", last: " & ", most: 2, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let full = match cited.meta.kind {
        Some(Treaty) => treaty(cited),
        Some(Judgment) => judgment(cited),
        _ => other(cited),
    };
    Citation { full: full.stop().runs(), in_text: None }
}

fn other(cited: &Cited<'_>) -> Line {
    let author = names::join(&cited.authors(), names::given_first, &JOINING);
    let number = match (cited.author_short(), cited.symbol()) {
        (Some(short), Some(symbol)) => Some(format!("{short} Doc. {symbol}")),
        _ => cited.number(),
    };
    let short = cited.other_short_name(author.as_ref());
    Line::new()
        .part("", author)
        .wrapped(" ", ["[", "]"], short)
        .italic(", ", cited.title())
        .part(", ", cited.at(STYLE.name))
        .part(", ", number)
        .wrapped(" ", ["(", ")"], cited.dated(date::short_month_first))
}

fn treaty(cited: &Cited<'_>) -> Line {
    Line::new()
        .part("", cited.title())
        .part(" ", cited.at(STYLE.name))
        .part(", ", cited.meta.adopted.or(cited.meta.date).map(date::short_month_first))
        .part(", ", cited.series().map(|series| with_stops(&series)).or_else(|| cited.number()))
}

fn judgment(cited: &Cited<'_>) -> Line {
    let decided = Line::new().part("", cited.court()).part(" ", cited.dated(date::short_month_first)).words();
    Line::new()
        .italic("", cited.title())
        .part(", ", cited.neutral_citation().or_else(|| cited.number()))
        .part(", ", cited.at(STYLE.name))
        .wrapped(" ", ["(", ")"], decided)
}

/// `78 UNTS 277` → `78 U.N.T.S. 277`.
fn with_stops(series: &str) -> String {
    let is_initials = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let stopped = |word: &str| match is_initials(word) {
        true => word.chars().flat_map(|letter| [letter, '.']).collect(),
        false => word.to_owned(),
    };
    series.split(' ').map(stopped).collect::<Vec<String>>().join(" ")
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
        sample::judgment()
            .check(&STYLE, "*Ntuli v S*, [2013] ZAGPJHC 3, ¶ 8 (South Gauteng High Court Jan. 18, 2013).");
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
             Community*, pmbl., 2nd para.",
        );
    }
}
