//! APA (7th edition): the entry in the list of references, which names the whole document, and the citation in the text.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};

pub(super) const STYLE: Style = Style {
    name: "apa",
    label: "APA",
    about: "The style of the social sciences: an entry in the list of references and a citation in the text.",
    write,
};

const LISTED: Joining = Joining { two: ", & ", last: ", & ", most: 20, others: " et al." };
const IN_TEXT: Joining = Joining { two: " & ", last: " & ", most: 2, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: full(cited).runs(), in_text: in_text(cited).enclosed(["(", ")"]).runs() }
}

fn full(cited: &Cited<'_>) -> Line {
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
    line.stop().part(" ", cited.link())
}

fn in_text(cited: &Cited<'_>) -> Line {
    let authors = names::join(&cited.authors(), names::family, &IN_TEXT);
    let short = cited.other_short_name(authors.as_ref());
    let title = if authors.is_none() { cited.main_title() } else { None };
    Line::new()
        .part("", authors)
        .wrapped(" ", ["[", "]"], short)
        .italic("", title)
        .part(", ", Some(cited.year().unwrap_or_else(|| "n.d.".to_owned())))
        .part(", ", cited.at(STYLE.name))
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
