//! What a document's metadata must say for a style to be written in full. What is missing goes from a citation with its
//! punctuation, so nobody sees that it is not there.

use super::Style;
use crate::model::DocumentType::{
    self, Constitution, Declaration, Document, Judgment, Regulation, Resolution, Scripture, Statute, Treaty,
};
use crate::model::Meta;

/// A key of the front matter that some styles need in documents of some types.
struct Need {
    key: &'static str,
    /// Does the front matter say it, under this key or another that does as well?
    is_said: fn(&Meta) -> bool,
    of: fn(DocumentType) -> bool,
    styles: &'static [&'static str],
}

/// A treaty, a law and a judgment are named by their titles, and a scripture by its own.
const BY_AUTHOR: fn(DocumentType) -> bool =
    |kind| !matches!(kind, Treaty | Statute | Regulation | Constitution | Judgment | Scripture);
/// Nobody asks for the day of a scripture.
const DATED: fn(DocumentType) -> bool = |kind| kind != Scripture;

const NEEDS: &[Need] = &[
    Need {
        key: "author",
        is_said: |meta| !meta.authors.is_empty() || meta.author_short.is_some(),
        of: BY_AUTHOR,
        styles: &[
            "oscola",
            "bluebook",
            "chicago",
            "chicago-short",
            "chicago-bibliography",
            "apa",
            "apa-text",
            "mla",
            "mla-list",
            "mcgill",
            "aglc",
        ],
    },
    Need {
        key: "date",
        is_said: |meta| meta.dated().is_some(),
        of: DATED,
        styles: &["bluebook", "chicago", "chicago-bibliography", "apa", "apa-text", "mla-list", "mcgill"],
    },
    // A judgment's year stands in its neutral citation.
    Need {
        key: "date",
        is_said: |meta| meta.dated().is_some() || meta.neutral_citation.is_some(),
        of: DATED,
        styles: &["oscola", "aglc"],
    },
    Need {
        key: "symbol",
        is_said: |meta| meta.symbol.is_some(),
        of: |kind| matches!(kind, Declaration | Resolution),
        styles: &["un", "un-text"],
    },
    Need {
        key: "series",
        is_said: |meta| meta.series.is_some() || meta.symbol.is_some(),
        of: |kind| kind == Treaty,
        styles: &["oscola", "bluebook", "chicago", "un", "un-text", "mcgill", "aglc"],
    },
    Need {
        key: "neutral_citation",
        is_said: |meta| {
            [&meta.neutral_citation, &meta.symbol, &meta.series, &meta.court].into_iter().any(Option::is_some)
        },
        of: |kind| kind == Judgment,
        styles: &["oscola", "bluebook", "chicago", "apa", "un", "un-text", "mcgill", "aglc"],
    },
];

/// The keys that a document lacks, each with the styles that need it, in the order of both.
pub fn lacking<'a>(meta: &Meta, styles: &[&'a Style]) -> Vec<(&'static str, Vec<&'a str>)> {
    let kind = meta.kind.unwrap_or(Document);
    let missing = || NEEDS.iter().filter(|need| (need.of)(kind) && !(need.is_said)(meta));
    let mut keys: Vec<&str> = missing().map(|need| need.key).collect();
    keys.dedup();
    let styles_that_need = |key: &str| {
        let needs = |name: &&str| missing().any(|need| need.key == key && need.styles.contains(name));
        styles.iter().map(|style| style.name).filter(needs).collect::<Vec<&str>>()
    };
    keys.into_iter().map(|key| (key, styles_that_need(key))).filter(|(_, styles)| !styles.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{STYLES, sample};
    use super::*;

    #[test]
    fn every_style_is_one() {
        for name in NEEDS.iter().flat_map(|need| need.styles) {
            assert!(STYLES.iter().any(|style| style.name == *name), "{name}");
        }
    }

    #[test]
    fn what_is_whole_lacks_nothing() {
        let styles: Vec<&Style> = STYLES.iter().collect();
        for sample in [sample::astana(), sample::genocide(), sample::judgment(), sample::rfc(), sample::constitution()]
        {
            assert_eq!(lacking(&sample.meta, &styles), [], "{}", sample.meta.title);
        }
    }
}
