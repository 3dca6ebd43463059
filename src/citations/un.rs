//! The editorial manual of the United Nations: a document is cited by its symbol, a resolution by its organ and number, a
//! treaty by its place in the Treaty Series.

use super::cited::Forms;
use super::line::Line;
use super::way::quoted;
use super::{Citation, Cited, Style, united_nations};

pub(super) const STYLE: Style = Style {
    name: "un",
    label: "UN",
    about: "The style of United Nations documents: the symbol and the paragraph, for a footnote.",
    by_default: true,
    write,
};

fn write(cited: &Cited<'_>) -> Citation {
    Citation { full: named(cited).stop().runs(), in_text: None }
}

/// The document, and the place in it.
pub(super) fn named(cited: &Cited<'_>) -> Line {
    if let Some(resolution) = united_nations::resolution(cited) {
        let name = format!("{} resolution {}", resolution.organ.name, resolution.number);
        return Line::new().part("", Some(name)).part(", ", cited.at(STYLE.name));
    }
    FORMS.write(cited)
}

// Judgments and laws have numbers of their own, which nobody would look for among the symbols of the United Nations.
const FORMS: Forms = Forms { treaty, judgment, law, other };

fn judgment(cited: &Cited<'_>) -> Line {
    let number = cited.neutral_citation().or_else(|| cited.number());
    Line::new().italic("", cited.title()).part(", ", number).part(", ", cited.at(STYLE.name))
}

fn law(cited: &Cited<'_>) -> Line {
    Line::new().part("", cited.title()).part(", ", cited.number()).part(", ", cited.at(STYLE.name))
}

fn other(cited: &Cited<'_>) -> Line {
    let named = cited.symbol().or_else(|| cited.title().map(|title| quoted(["“", "”"], &title)));
    Line::new().part("", named).part(", ", cited.at(STYLE.name))
}

/// `78 UNTS 277` is volume 78 of the *Treaty Series*, page 277.
fn treaty(cited: &Cited<'_>) -> Line {
    let line = Line::new().part("", cited.title()).part(", ", cited.at(STYLE.name));
    let series = cited.series();
    match series.as_deref().and_then(|series| series.split_once(" UNTS ")) {
        Some((volume, page)) => line
            .part(", ", Some("United Nations, ".to_owned()))
            .italic("", Some("Treaty Series".to_owned()))
            .part(", ", Some(format!("vol. {volume}, p. {page}"))),
        None => line.part(", ", series.or_else(|| cited.number())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::STYLE;

    #[test]
    fn golden() {
        sample::astana().check(&STYLE, "SUM.DOC/1/10/Corr.1, para. 3.");
    }

    #[test]
    fn without_a_symbol_there_is_the_title() {
        let mut sample = sample::astana();
        sample.meta.symbol = None;
        sample.check(&STYLE, "“Astana Commemorative Declaration: Towards a Security Community”, para. 3.");
    }

    #[test]
    fn one_full_stop_at_the_end() {
        let mut sample = sample::astana();
        sample.at("pre1");
        sample.check(&STYLE, "SUM.DOC/1/10/Corr.1, preamble, 1st para.");
    }
}
