//! The numbers by which a place is called, one behind the other: article 5, then (2), then (a).

use crate::citations::locator::bare;
use crate::model::{Labels, Spoken};
use crate::site::Unit;
use crate::text::roman;

/// A number with the prefixes that its word stands for; those of a number in brackets are not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) prefixes: Option<Vec<String>>,
    pub(super) number: String,
}

impl Link {
    /// May both be called by one word? Where a word is not said, any is meant.
    pub(super) fn has_word_of(&self, have: &Link) -> bool {
        let is_called = |prefix: &String, asked: &[String]| {
            asked.contains(prefix) || prefix == "u" && asked.iter().any(|asked| asked == "u-u")
        };
        match (&self.prefixes, &have.prefixes) {
            (Some(asked), Some(have)) => have.iter().any(|prefix| is_called(prefix, asked)),
            _ => true,
        }
    }

    /// Does the word say that paragraphs are counted, whatever number they have: `2nd para.`, `unnumbered para. 2`?
    pub(super) fn counts(&self) -> bool {
        self.prefixes.as_ref().is_some_and(|asked| asked.iter().all(|prefix| matches!(&**prefix, "u" | "u-u")))
    }

    /// Is this what a place is called?
    fn fits(&self, have: &Link) -> bool {
        // One paragraph may have several numbers: `58, 59`.
        let asked = folded(&self.number);
        self.has_word_of(have)
            && (asked == folded(&have.number) || have.number.split([',', '–']).any(|number| folded(number) == asked))
    }
}

pub(super) fn fits(asked: &[Link], have: &[Link]) -> bool {
    asked.iter().zip(have).all(|(asked, have)| asked.fits(have))
}

/// A number without the signs around it, spaces and letter case.
fn folded(number: &str) -> String {
    bare(number).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The word and the containers of the place before, for a number that has no word.
pub(super) fn inherited(before: &[Link]) -> (Option<Vec<String>>, Vec<Link>) {
    match before.iter().rposition(|link| link.prefixes.is_some()) {
        Some(at) => (before[at].prefixes.clone(), before[..at].to_vec()),
        None => (None, Vec::new()),
    }
}

/// What a unit is called, outermost number first.
pub(super) fn chain_of(unit: &Unit) -> Vec<Link> {
    unit.name.as_ref().map(|name| links(&name.spoken)).unwrap_or_default()
}

/// The same with the numbers of the anchor: `part 4` for what is printed as `Part IV`. What is counted has none.
pub(super) fn chain_of_anchor(unit: &Unit) -> Vec<Link> {
    let Some((anchor, name)) = unit.anchor.as_ref().zip(unit.name.as_ref()) else { return Vec::new() };
    match name.spoken.first.0.as_str() {
        "pre" | "u" => Vec::new(),
        _ if name.spoken.unnumbered.is_some() => Vec::new(),
        _ => links(&Spoken::new(anchor, &Labels::default(), &|_| None)),
    }
}

/// May what the anchor calls part 4 be meant by `Part IV`? Each number may be written in either way: `art. I, § 8`.
pub(super) fn fits_in_roman(asked: &[Link], have: &[Link]) -> bool {
    asked.iter().zip(have).all(|(asked, have)| {
        let number = have.number.parse().ok().filter(|number| *number < 4000).map(roman);
        asked.fits(have) || number.is_some_and(|number| asked.fits(&Link { number, ..have.clone() }))
    })
}

pub(super) fn links(spoken: &Spoken) -> Vec<Link> {
    let worded =
        |prefix: &str, number: &str| Link { prefixes: Some(vec![prefix.to_owned()]), number: number.to_owned() };
    let in_brackets = |number: &String| Link { prefixes: None, number: number.clone() };
    let mut chain = Vec::new();
    for container in &spoken.containers {
        chain.push(worded(&container.prefix, &container.number));
        chain.extend(container.below.iter().map(in_brackets));
    }
    if spoken.first.0 == "pre" {
        chain.push(worded("pre", ""));
        chain.push(Link { prefixes: None, number: spoken.first.1.clone() });
    } else {
        chain.push(worded(&spoken.first.0, &spoken.first.1));
    }
    chain.extend(spoken.below.iter().map(in_brackets));
    chain.extend(spoken.unnumbered.iter().map(|ordinal| worded("u", ordinal)));
    chain
}

/// `5(2)(a)`
pub(super) fn written(chain: &[Link]) -> String {
    let mut text = String::new();
    for link in chain {
        match link.prefixes {
            None if !text.is_empty() => text.push_str(&format!("({})", link.number)),
            _ if text.is_empty() => text.push_str(&link.number),
            _ => text.push_str(&format!(", {}", link.number)),
        }
    }
    text
}
