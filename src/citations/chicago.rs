//! The Chicago Manual of Style (17th edition), notes and bibliography: the note.

use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style, date};

pub(super) const STYLE: Style = Style {
    name: "chicago",
    label: "Chicago",
    about: "The style of historians and publishers, for a footnote or endnote.",
    write,
};

const JOINING: Joining = Joining { two: " and ", last: ", and ", most: 3, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    let full = Line::new()
        .part("", names::join(&cited.authors(), names::given_first, &JOINING))
        .italic(", ", cited.title())
        .part(", ", cited.number())
        .wrapped(" ", ["(", ")"], cited.dated(date::month_first))
        .part(", ", cited.at(STYLE.name))
        .part(", ", cited.link())
        .stop();
    Citation { full: full.runs(), in_text: None }
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
