//! An anchor as people say it: the containers first, then the word with its number, then what lies below in brackets.
//!
//! `ann1-p3` is *annex 1, paragraph 3*; `art5-p2-a` is *article 5(2)(a)*. The same shape serves names on pages and
//! locators in citations; only the words differ.

use super::{Anchor, Labels, PREFIXES, Segment};

/// What an anchor says, without the words of any language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spoken {
    /// What contains it and is named before it, outermost first.
    pub containers: Vec<Container>,
    /// Prefix and number of the first cited segment; the prefix is empty for a name without a number, which is the words of
    /// its heading.
    pub first: (String, String),
    /// The numbers below it, without their own punctuation.
    pub below: Vec<String>,
    /// Which paragraph of all that is without a number it is, from 1, if it is such a one inside another unit. The words that
    /// the other has itself are the first.
    pub unnumbered: Option<String>,
    /// The first cited segment in the document's own words, where only its labels know the prefix: `Position 7`.
    pub worded: Option<String>,
}

/// What contains a place and is named before it: `annex 1`, `art. 5(2)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Container {
    /// Its prefix; empty for a name.
    pub prefix: String,
    /// Its number, or its name.
    pub number: String,
    /// The numbers below it, without their own punctuation.
    pub below: Vec<String>,
}

impl Container {
    fn new(prefix: &str, number: String) -> Self {
        Self { prefix: prefix.to_owned(), number, below: Vec::new() }
    }

    /// What lies below it, all of it: `(2)(a)`.
    pub fn brackets(&self) -> String {
        in_brackets(&self.below).collect()
    }
}

/// Prefixes of what is named before the paragraph it contains, with a comma.
const CONTAINERS: &[&str] = &["ann", "app", "sch", "pt", "ch", "bk", "tit"];

impl Spoken {
    /// Takes an anchor apart. `number_of` gives the number of an anchor as printed where its segment does not tell it, the
    /// place in the text of what has no number, after the own words of what it lies in, and the heading of what has only a name.
    pub fn new(anchor: &Anchor, labels: &Labels, number_of: &dyn Fn(&Anchor) -> Option<String>) -> Self {
        let named = &*labels.patterns;
        let mut spoken = Self {
            containers: Vec::new(),
            first: Default::default(),
            below: Vec::new(),
            unnumbered: None,
            worded: None,
        };
        let mut begun = false;
        let mut so_far = String::new();
        let segments: Vec<&str> = anchor.segments().collect();
        for (at, text) in segments.iter().enumerate() {
            if at > 0 {
                so_far.push('-');
            }
            so_far.push_str(text);
            let number = |own: &str| {
                let anchor = Anchor::parse(&so_far).ok();
                let given = anchor.and_then(|anchor| labels.number(&anchor, Some(&number_of(&anchor)?)));
                given.unwrap_or_else(|| own.to_owned())
            };
            let name = |own: &str| {
                let anchor = Anchor::parse(&so_far).ok();
                anchor.and_then(|anchor| number_of(&anchor)).unwrap_or_else(|| own.to_owned())
            };
            let followed = segments.get(at + 1).is_some_and(
                |next| matches!(Segment::read(next, false, named), Segment::Numbered { prefix, .. } if prefix != "u"),
            );
            match Segment::read(text, at == 0, named) {
                Segment::Language(_) if segments.len() > 1 => {}
                Segment::Numbered { prefix, number: own } if !begun && CONTAINERS.contains(&prefix) && followed => {
                    spoken.containers.push(Container::new(prefix, number(own)));
                }
                Segment::Numbered { prefix: "u", number: own } if begun => {
                    spoken.unnumbered = Some(number(spoken.after_words(own).as_deref().unwrap_or(own)));
                }
                Segment::Numbered { prefix, number: own } if !begun => {
                    spoken.first = (prefix.to_owned(), number(own));
                    spoken.worded = worded(&so_far, prefix, &spoken.first.1, labels);
                    begun = true;
                }
                // `art. 1, § 2`: what has a word of its own keeps it, but for the paragraphs of an article.
                Segment::Numbered { prefix, number: own }
                    if begun && prefix != "p" && spoken.can_contain(prefix) && !is_in_words(&number(own)) =>
                {
                    let (above, of) = std::mem::replace(&mut spoken.first, (prefix.to_owned(), number(own)));
                    let below = std::mem::take(&mut spoken.below);
                    spoken.containers.push(Container { prefix: above, number: of, below });
                }
                Segment::Name(own) if !begun && followed => spoken.containers.push(Container::new("", name(own))),
                Segment::Numbered { number: own, .. } | Segment::Label(own) if begun => spoken.below.push(number(own)),
                Segment::Numbered { number: own, .. }
                | Segment::Label(own)
                | Segment::Language(own)
                | Segment::Name(own) => {
                    spoken.first = (String::new(), name(own));
                    begun = true;
                }
            }
        }
        spoken
    }

    /// Is what it lies in divided into paragraphs, as an article is, rather than itself a paragraph?
    pub fn is_in_section(&self) -> bool {
        let holds_paragraphs =
            |prefix: &str| PREFIXES.iter().any(|known| known.prefix == prefix && known.holds_paragraphs);
        self.below.is_empty() && (self.first.0.is_empty() || holds_paragraphs(&self.first.0))
    }

    /// The place of an unnumbered paragraph where the text is not at hand: a paragraph has words of its own before it.
    fn after_words(&self, number: &str) -> Option<String> {
        let at = number.parse::<u32>().ok().filter(|_| !self.is_in_section())?;
        Some(at.saturating_add(1).to_string())
    }

    /// Is the first segment one that can be named before what lies in it, and called otherwise?
    fn can_contain(&self, prefix: &str) -> bool {
        let first = self.first.0.as_str();
        first != prefix && !["", "pre", "u"].contains(&first) && self.worded.is_none()
    }

    /// The number of the first segment and what lies below it in brackets: `5(2)(a)`.
    pub fn number(&self) -> String {
        format!("{}{}", self.first.1, self.brackets())
    }

    /// What lies below the first segment, all of it: `(2)(a)`.
    pub fn brackets(&self) -> String {
        self.below_in_brackets().collect()
    }

    /// What lies below the first segment, each in brackets.
    pub fn below_in_brackets(&self) -> impl Iterator<Item = String> {
        in_brackets(&self.below)
    }
}

/// Is a number several words, which need no other: `Parágrafo único`?
fn is_in_words(number: &str) -> bool {
    number.trim().contains(' ') && !number.contains(|c: char| c.is_numeric())
}

fn in_brackets(numbers: &[String]) -> impl Iterator<Item = String> {
    numbers.iter().map(|number| match number.trim_matches(|c: char| !c.is_alphanumeric()) {
        "" => format!("({number})"),
        bare => format!("({bare})"),
    })
}

/// A segment as the document prints it, if it alone knows the prefix and has a word for it.
fn worded(anchor: &str, prefix: &str, number: &str, labels: &Labels) -> Option<String> {
    if PREFIXES.iter().any(|known| known.prefix == prefix) {
        return None;
    }
    let shown = labels.shown(&Anchor::parse(anchor).ok()?, Some(number));
    let has_word = labels.pattern(prefix)?.split(['{', '}']).step_by(2).any(|part| part.contains(char::is_alphabetic));
    has_word.then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(anchor: &str, expected: &str) {
        let anchor = Anchor::parse(anchor).expect("an anchor");
        let spoken = Spoken::new(&anchor, &Labels::default(), &|_| None);
        let containers: String =
            spoken.containers.iter().map(|of| format!("{} {}{}, ", of.prefix, of.number, of.brackets())).collect();
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
        check("art1-sec8-cl3", "art 1, sec 8, cl 3");
        check("sec2-a-n1", "sec 2(a), n 1");
        check("art5-u1", "art 5, u 1");
        check("sec6-b-u1", "sec 6(b), u 2");
        check("fr-art1", "art 1");
        check("summary", " summary");
        check("summary-p3", " summary, p 3");
    }

    #[test]
    fn a_prefix_that_only_the_document_knows_has_its_word() {
        for (pattern, expected) in [("Position {}.", Some("Position 7")), ("{roman}.", None), ("({})", None)] {
            let labels = Labels { patterns: vec![("pos".to_owned(), pattern.to_owned())], nested: Vec::new() };
            let anchor = Anchor::parse("pos7-a").expect("an anchor");
            assert_eq!(Spoken::new(&anchor, &labels, &|_| None).worded.as_deref(), expected);
        }
    }

    #[test]
    fn a_label_in_full_gives_its_number() {
        let given = |anchor: &Anchor| (anchor.as_str() == "art2").then(|| "Article 2".to_owned());
        let labels = Labels { patterns: vec![("art".to_owned(), "Article {}.".to_owned())], nested: Vec::new() };
        let anchor = Anchor::parse("art2-p1").expect("an anchor");
        assert_eq!(Spoken::new(&anchor, &labels, &given).number(), "2(1)");
    }

    #[test]
    fn a_number_of_signs_alone_keeps_them() {
        let star = |anchor: &Anchor| (anchor.as_str() == "p3-1").then(|| "*".to_owned());
        let anchor = Anchor::parse("p3-1-a").expect("an anchor");
        assert_eq!(Spoken::new(&anchor, &Labels::default(), &star).number(), "3(*)(a)");
    }
}
