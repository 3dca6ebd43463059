//! Everything that helps to find the place, separated by commas.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};

pub(super) const STYLE: Style = Style {
    name: "plain",
    label: "Plain",
    about: "Everything that helps to find the place, separated by commas; of no school.",
    by_default: true,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: " and ", most: 3, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let author = cited.author_short().or_else(|| names::join(&cited.authors(), names::initials_first, &JOINING));
    let full = Line::new()
        .part("", author)
        .part(", ", cited.title())
        .part(", ", cited.number())
        .part(", ", cited.dated(date::day_first))
        .part(", ", cited.at(STYLE.name))
        .part(", ", cited.link());
    Citation { full: full.runs(), in_text: None }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(
            &STYLE,
            "OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010, \
             para. 3, https://example.org/osce/astana-declaration/p3.html",
        );
        sample::rfc().check(
            &STYLE,
            "S. Bradner, Key words for use in RFCs to Indicate Requirement Levels, RFC 2119, March 1997, § 3, \
             https://example.org/rfc2119/sec3.html",
        );
        sample::constitution().check(
            &STYLE,
            "Constitution of the Republic of Kazakhstan, 30 August 1995, art. 5(2), \
             https://example.org/constitution/art5-p2.html",
        );
    }

    #[test]
    fn parts_that_are_missing() {
        let without = |change: fn(&mut Sample)| {
            let mut sample = sample::astana();
            change(&mut sample);
            sample
        };
        without(|sample| sample.permalink = None).check(
            &STYLE,
            "OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010, \
             para. 3",
        );
        without(|sample| {
            sample.meta.author_short = None;
            sample.meta.subtitle = None;
            sample.meta.symbol = Some(" ".to_owned());
            sample.meta.date = None;
        })
        .check(
            &STYLE,
            "Organization for Security and Co-operation in Europe, Astana Commemorative Declaration, para. 3, \
             https://example.org/osce/astana-declaration/p3.html",
        );
    }
}
