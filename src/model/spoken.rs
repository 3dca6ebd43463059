//! An anchor as people say it: the containers first, then the word with its number, then what lies below in brackets.
//!
//! `ann1-p3` is *annex 1, paragraph 3*; `art5-p2-a` is *article 5(2)(a)*. The same shape serves names on pages and
//! locators in citations; only the words differ.

use super::{Anchor, Labels, Segment};

/// What an anchor says, without the words of any language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spoken {
    /// Prefix and number of each container, outermost first.
    pub containers: Vec<(String, String)>,
    /// Prefix and number of the first cited segment; the prefix is empty for a name without a number.
    pub first: (String, String),
    /// The numbers below it, without their own punctuation.
    pub below: Vec<String>,
    /// Which unnumbered paragraph of all that it is, from 1, if it is one inside a numbered one.
    pub unnumbered: Option<String>,
}

/// Prefixes of what is named before the paragraph it contains, with a comma.
const CONTAINERS: &[&str] = &["ann", "app", "sch", "pt", "ch", "bk", "tit"];

impl Spoken {
    /// Takes an anchor apart. `number_of` gives the number of an anchor as printed where its segment does not tell it,
    /// and the place in the text of what has no number.
    pub fn new(anchor: &Anchor, labels: &Labels, number_of: &dyn Fn(&Anchor) -> Option<String>) -> Self {
        let named = labels.named();
        let mut spoken =
            Self { containers: Vec::new(), first: (String::new(), String::new()), below: Vec::new(), unnumbered: None };
        let mut begun = false;
        let mut so_far = String::new();
        let segments: Vec<&str> = anchor.segments().collect();
        for (at, text) in segments.iter().enumerate() {
            if at > 0 {
                so_far.push('-');
            }
            so_far.push_str(text);
            let number = |own: &str| {
                Anchor::parse(&so_far).ok().and_then(|anchor| number_of(&anchor)).unwrap_or_else(|| own.to_owned())
            };
            let followed = segments.get(at + 1).is_some_and(
                |next| matches!(Segment::read(next, false, &named), Segment::Numbered { prefix, .. } if prefix != "u"),
            );
            match Segment::read(text, at == 0, &named) {
                Segment::Language(_) if segments.len() > 1 => {}
                Segment::Numbered { prefix, number: own } if !begun && CONTAINERS.contains(&prefix) && followed => {
                    spoken.containers.push((prefix.to_owned(), number(own)));
                }
                Segment::Numbered { prefix: "u", number: own } if begun => spoken.unnumbered = Some(number(own)),
                Segment::Numbered { prefix, number: own } if !begun => {
                    spoken.first = (prefix.to_owned(), number(own));
                    begun = true;
                }
                Segment::Numbered { number: own, .. } | Segment::Label(own) if begun => spoken.below.push(number(own)),
                Segment::Numbered { number: own, .. }
                | Segment::Label(own)
                | Segment::Language(own)
                | Segment::Name(own) => {
                    spoken.first = (String::new(), own.to_owned());
                    begun = true;
                }
            }
        }
        spoken
    }

    /// The number of the first segment and what lies below it in brackets: `5(2)(a)`.
    pub fn number(&self) -> String {
        let bare = |number: &String| format!("({})", number.trim_matches(|c: char| !c.is_alphanumeric()));
        std::iter::once(self.first.1.clone()).chain(self.below.iter().map(bare)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(anchor: &str, expected: &str) {
        let anchor = Anchor::parse(anchor).expect("an anchor");
        let spoken = Spoken::new(&anchor, &Labels::default(), &|_| None);
        let containers: String =
            spoken.containers.iter().map(|(prefix, number)| format!("{prefix} {number}, ")).collect();
        let unnumbered = spoken.unnumbered.as_ref().map(|at| format!(", u {at}")).unwrap_or_default();
        assert_eq!(format!("{containers}{} {}{unnumbered}", spoken.first.0, spoken.number()), expected);
    }

    #[test]
    fn containers_first_and_brackets_below() {
        check("p3", "p 3");
        check("p7-a-i", "p 7(a)(i)");
        check("art5-p2-a", "art 5(2)(a)");
        check("ann1-p3", "ann 1, p 3");
        check("ann1", "ann 1");
        check("pt1-prop8", "pt 1, prop 8");
        check("sec6-b-u1", "sec 6(b), u 1");
        check("fr-art1", "art 1");
        check("summary", " summary");
    }
}
