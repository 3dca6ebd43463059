//! MLA (9th edition): the citation in the text.

use super::cited::Family;
use super::line::Line;
use super::names::{self, Joining};
use super::{Citation, Cited, Style};
use crate::model::Author;

pub(super) const STYLE: Style = Style {
    name: "mla",
    label: "MLA",
    about: "The style of languages and literature: a citation in the text.",
    by_default: true,
    write,
};

const JOINING: Joining = Joining { two: " and ", last: ", and ", most: 2, first: 1, others: " et al." };

fn write(cited: &Cited<'_>) -> Citation {
    // What the list of works cited begins with.
    let authors = names::join(&authors(cited), names::family, &JOINING);
    let title = if authors.is_none() { cited.main_title() } else { None };
    let in_text = Line::american().part("", authors).italic("", title).place(", ", cited.at(STYLE.name));
    Citation { full: None, in_text: in_text.enclosed(["(", ")"]).runs() }
}

/// Who stands at the head of the entry: of a judgment its court, of a law the body that made it, as far as the document says.
pub(super) fn authors(cited: &Cited<'_>) -> Vec<Author> {
    match (cited.family(), cited.court()) {
        (Family::Judgment, Some(court)) => vec![Author::Body(court)],
        _ => cited.authors(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(&STYLE, "— in text: (Organization for Security and Co-operation in Europe, par. 3)");
        sample::rfc().check(&STYLE, "— in text: (Bradner, sec. 3)");
        sample::constitution().check(&STYLE, "— in text: (*Constitution of the Republic of Kazakhstan*, art. 5(2))");
    }
}
