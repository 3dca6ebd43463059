//! Anchors that a document has already, by the words that each stands for.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::Anchor;

/// Anchors that are taken, and those that words bring with them.
pub(super) struct Known<'a> {
    by_words: HashMap<&'a str, Vec<&'a Anchor>>,
    words_at: HashMap<&'a Anchor, &'a str>,
    pub taken: HashSet<Anchor>,
    /// By container and prefix.
    counts: HashMap<(Option<Anchor>, &'static str), u32>,
}

impl<'a> Known<'a> {
    pub fn new(known: &'a [(Anchor, String)]) -> Self {
        let mut found =
            Self { by_words: HashMap::new(), words_at: HashMap::new(), taken: HashSet::new(), counts: HashMap::new() };
        for (anchor, words) in known {
            if found.words_at.contains_key(anchor) {
                continue;
            }
            found.words_at.insert(anchor, words);
            if !words.is_empty() {
                found.by_words.entry(words).or_default().push(anchor);
            }
            let last = anchor.segments().next_back().unwrap_or("");
            for prefix in ["u", "pre"] {
                if let Some(number) = last.strip_prefix(prefix).and_then(|number| number.parse().ok()) {
                    let count = found.counts.entry((anchor.parent(), prefix)).or_default();
                    *count = (*count).max(number);
                }
            }
        }
        found
    }

    /// Takes an anchor if it is known with these very words and nobody has taken it.
    pub fn stays(&mut self, anchor: &Anchor, words: &str) -> bool {
        self.words_at.get(anchor) == Some(&words) && self.taken.insert(anchor.clone())
    }

    /// Anchors that nobody has taken, with their words, in order.
    pub fn left(&self) -> Vec<(&'a Anchor, &'a str)> {
        let free = self.words_at.iter().filter(|(anchor, words)| !words.is_empty() && !self.taken.contains(**anchor));
        let mut left: Vec<_> = free.map(|(anchor, words)| (*anchor, *words)).collect();
        left.sort_unstable();
        left
    }

    /// The anchor of a unit whose segment is told by its label or title: the one that the segment makes, unless its
    /// words stayed and stand elsewhere, else a later one that was never of other words.
    pub fn labelled(&mut self, container: Option<&Anchor>, segment: &str, words: &str) -> Anchor {
        let first = join(container, segment)
            .or_else(|| join(None, segment))
            .unwrap_or_else(|| join(None, "u1").expect("an anchor"));
        if self.taken.insert(first.clone()) {
            return first;
        }
        let mut next = 2;
        loop {
            let anchor =
                join(None, &format!("{first}.{next}")).or_else(|| join(None, &format!("u{next}"))).expect("an anchor");
            let is_its =
                self.words_at.get(&anchor).is_none_or(|before| alike(&word_set(before), &word_set(words)).is_some());
            if is_its && self.taken.insert(anchor.clone()) {
                return anchor;
            }
            next += 1;
        }
    }

    /// The anchor of a unit that is only counted; those that are known are never counted again.
    pub fn counted(&mut self, container: Option<&Anchor>, prefix: &'static str) -> Anchor {
        let count = self.counts.entry((container.cloned(), prefix)).or_default();
        loop {
            *count += 1;
            let segment = format!("{prefix}{count}");
            let anchor = join(container, &segment).or_else(|| join(None, &segment)).expect("an anchor");
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }

    /// The anchor at which these very words are known, if nobody has taken it.
    pub fn with_words(&mut self, words: &str) -> Option<Anchor> {
        let anchors = self.by_words.get(words)?;
        let anchor = anchors.iter().find(|anchor| !self.taken.contains(**anchor)).map(|anchor| (*anchor).clone())?;
        self.taken.insert(anchor.clone());
        Some(anchor)
    }
}

/// Two texts by their words, if they are one that was edited: if they share half of the words of the longer.
pub(super) struct Alike {
    /// How many words they share.
    pub shared: usize,
    /// How many that is of a thousand of the longer.
    pub share: usize,
}

/// Compares two texts by their words.
pub(super) fn alike(one: &BTreeSet<String>, two: &BTreeSet<String>) -> Option<Alike> {
    let (shared, longer) = (one.intersection(two).count(), one.len().max(two.len()));
    (shared * 2 >= longer).then(|| Alike { shared, share: shared * 1000 / longer.max(1) })
}

/// The words of a text, in small letters, each once.
pub(super) fn word_set(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// An anchor in a container, if it can be one.
pub(super) fn join(container: Option<&Anchor>, segment: &str) -> Option<Anchor> {
    match container {
        Some(container) => container.child(segment).ok(),
        None => Anchor::parse(segment).ok(),
    }
}
