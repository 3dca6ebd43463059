//! The editorial manual of the United Nations: a document is cited by its symbol.

use super::line::Line;
use super::{Citation, Cited, Style};

pub(super) const STYLE: Style = Style {
    name: "un",
    label: "UN",
    about: "The style of United Nations documents: the symbol and the paragraph, for a footnote.",
    write,
};

fn write(cited: &Cited<'_>) -> Citation {
    let symbol = cited.symbol();
    let title = if symbol.is_none() { cited.title() } else { None };
    let full = Line::new().part("", symbol).wrapped("", ["“", "”"], title).part(", ", cited.at(STYLE.name)).stop();
    Citation { full: full.runs(), in_text: None }
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
