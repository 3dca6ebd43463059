//! APA (7th edition): the entry in the list of references, which names the whole document, and the citation in the text.

use super::bluebook::with_stops;
use super::cited::{Family, Forms};
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};

pub(super) const STYLE: Style = Style {
    name: "apa",
    label: "APA",
    about: "The style of the social sciences: an entry in the list of references and a citation in the text.",
    by_default: true,
    write,
};

const LISTED: Joining = Joining { two: ", & ", last: ", & ", most: 20, first: 19, others: ", . . . {last}" };
const IN_TEXT: Joining = Joining { two: " & ", last: " & ", most: 2, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: FORMS.write(cited).runs(), in_text: in_text(cited).enclosed(["(", ")"]).runs() }
}

const FORMS: Forms = Forms { treaty, judgment, law, other };

/// Section 11.10: title, date and address; where there is no address, the place in a series stands for it.
fn treaty(cited: &Cited<'_>) -> Line {
    let series = cited.series().map(|series| with_stops(&series)).or_else(|| cited.number());
    Line::new()
        .part("", cited.title())
        .part(", ", cited.meta.adopted.or(cited.meta.date).map(date::month_first))
        .part(", ", series.filter(|_| cited.link().is_none()))
        .part(", ", cited.link())
}

/// Section 11.4.
fn judgment(cited: &Cited<'_>) -> Line {
    let decided = Line::new().part("", cited.court()).part(" ", cited.year()).words();
    Line::new()
        .part("", cited.title())
        .part(", ", cited.neutral_citation().or_else(|| cited.number()))
        .wrapped(" ", ["(", ")"], decided)
        .stop()
        .part(" ", cited.link())
}

/// Sections 11.5 and 11.9.
fn law(cited: &Cited<'_>) -> Line {
    Line::new()
        .part("", cited.title())
        .part(", ", cited.symbol().or_else(|| cited.series()))
        .wrapped(" ", ["(", ")"], cited.dated_unless_in_title(date::year))
        .stop()
        .part(" ", cited.link())
}

fn other(cited: &Cited<'_>) -> Line {
    let date = cited.dated(date::year_first).unwrap_or_else(|| "n.d.".to_owned());
    let number = cited.number();
    let line = match names::join(&cited.authors(), names::initials_last, &LISTED) {
        Some(authors) => Line::new()
            .part("", Some(authors))
            .stop()
            .wrapped(" ", ["(", ")"], Some(date))
            .stop()
            .italic(" ", cited.title())
            .wrapped(" ", ["(", ")"], number),
        // The title stands in the author's place.
        None => Line::new().italic("", cited.title()).wrapped(" ", ["(", ")"], number).stop().wrapped(
            " ",
            ["(", ")"],
            Some(date),
        ),
    };
    // A body that publishes its own texts is not named twice.
    let publisher = cited.publisher().filter(|publisher| cited.authors().iter().all(|by| by.full_name() != *publisher));
    line.stop().part(" ", publisher).stop().part(" ", cited.link())
}

/// Laws and treaties are named by their titles, and these stand in roman letters; the title of a case is in italics.
fn in_text(cited: &Cited<'_>) -> Line {
    let is_law = cited.is_law();
    let authors = match is_law || cited.family() == Family::Judgment {
        true if cited.main_title().is_some() => None,
        _ => names::join(&cited.authors(), names::family, &IN_TEXT),
    };
    let short = cited.other_short_name(authors.as_ref());
    let title = if authors.is_none() { cited.main_title() } else { None };
    let date = if is_law { cited.dated_unless_in_title(date::year) } else { cited.year() };
    let undated = cited.date().is_none().then(|| "n.d.".to_owned());
    let line = Line::new().part("", authors).wrapped(" ", ["[", "]"], short);
    let line = if is_law { line.part("", title) } else { line.italic("", title) };
    line.part(", ", date.or(undated)).part(", ", cited.at(STYLE.name))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(
            &STYLE,
            "Organization for Security and Co-operation in Europe. (2010, December 3). *Astana Commemorative Declaration: \
             Towards a Security Community* (SUM.DOC/1/10/Corr.1). https://example.org/osce/astana-declaration/p3.html \
             — in text: (Organization for Security and Co-operation in Europe [OSCE], 2010, para. 3)",
        );
        sample::rfc().check(
            &STYLE,
            "Bradner, S. (1997, March). *Key words for use in RFCs to Indicate Requirement Levels* (RFC 2119). \
             https://example.org/rfc2119/sec3.html — in text: (Bradner, 1997, § 3)",
        );
    }

    #[test]
    fn without_an_author_the_title_stands_in_its_place() {
        let mut sample = sample::astana();
        sample.meta.authors.clear();
        sample.meta.author_short = None;
        sample.check(
            &STYLE,
            "*Astana Commemorative Declaration: Towards a Security Community* (SUM.DOC/1/10/Corr.1). (2010, December 3). \
             https://example.org/osce/astana-declaration/p3.html \
             — in text: (*Astana Commemorative Declaration*, 2010, para. 3)",
        );
    }

    #[test]
    fn without_a_date_there_is_none() {
        let mut sample = sample::astana();
        sample.meta.date = None;
        sample.meta.symbol = None;
        sample.permalink = None;
        sample.check(
            &STYLE,
            "Organization for Security and Co-operation in Europe. (n.d.). *Astana Commemorative Declaration: Towards a \
             Security Community*. \
             — in text: (Organization for Security and Co-operation in Europe [OSCE], n.d., para. 3)",
        );
    }
}
