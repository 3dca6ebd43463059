//! The anchor of every unit, by the rules for numbers and anchors; anchors that are known stay where the words stayed.
//!
//! An article, annex or section is part of its paragraphs' anchors unless the numbers run on through the document. A
//! part, chapter or heading is only where numbers repeat. Two labels that still give one anchor are told apart by a dot.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::known::{Known, alike, word_set};
use crate::model::{Anchor, Id, Label, Notice, Segment, Unit};

/// Fewer words that two texts share do not make one of them the other, edited and elsewhere.
const ENOUGH_SHARED: usize = 4;

/// With more pairs of texts to compare than this, edited ones are known only where they stood.
const MOST_PAIRS: usize = 1 << 20;

/// An anchor for each unit; headings that nothing needs have none. `words` are the units' own words, `known` the anchors
/// that the file or the ledger has, with theirs, `gone` those that nothing is named by again.
pub fn name(units: &[Unit], words: &[&str], known: &[(Anchor, String)], gone: &[Anchor]) -> Vec<Option<Anchor>> {
    let mut naming = Naming {
        units,
        words,
        headings: headings(units),
        segments: Vec::new(),
        repeating: BTreeSet::new(),
        running_on: running_on(units),
    };
    let segment = |(index, unit): (usize, &Unit)| {
        unit.label.as_ref().map_or_else(String::new, |label| naming.segment(index, label))
    };
    naming.segments = units.iter().enumerate().map(segment).collect();
    naming.repeating = naming.repeats();
    naming.all(known, gone)
}

/// What the account says of labels that give one anchor.
pub fn told(units: &[Unit], anchors: &[Option<Anchor>]) -> Vec<Notice> {
    let told_apart =
        units.iter().zip(anchors).filter_map(|(unit, anchor)| Some((unit.label.as_ref()?, anchor.as_ref()?)));
    told_apart
        .filter(|(label, anchor)| is_told_apart(label, anchor))
        .map(|(label, anchor)| Notice {
            span: label.span,
            old: label.number.clone(),
            new: None,
            reason: format!("this number stands in its place already; its anchor is {anchor}"),
        })
        .collect()
}

/// Does an anchor end with the label's own number, set off by `.2` or another?
fn is_told_apart(label: &Label, anchor: &Anchor) -> bool {
    let last = anchor.segments().next_back().unwrap_or("");
    let is_number = |segment: &str| {
        [label.arabic.as_deref(), Some(label.plain.as_str())].into_iter().flatten().any(|plain| {
            let prefix = segment.strip_suffix(plain).map(|before| before.strip_suffix('.').unwrap_or(before));
            prefix.is_some_and(|prefix| prefix.chars().all(|c| c.is_ascii_lowercase()))
        })
    };
    let counted = |end: &str| end.chars().all(|c| c.is_ascii_digit());
    !is_number(last) && last.rsplit_once('.').is_some_and(|(segment, end)| counted(end) && is_number(segment))
}

struct Naming<'a> {
    units: &'a [Unit],
    words: &'a [&'a str],
    /// The heading without a label that each unit stands under.
    headings: Vec<Option<usize>>,
    /// What each label is in an anchor.
    segments: Vec<String>,
    /// Prefixes whose numbers repeat, so that parts, chapters and headings are carried.
    repeating: BTreeSet<String>,
    /// Do the numbers in articles and sections run on through the document?
    running_on: bool,
}

impl Naming<'_> {
    /// The prefixes of which two units would have one anchor if parts, chapters and headings were not carried.
    fn repeats(&self) -> BTreeSet<String> {
        let mut repeating = BTreeSet::new();
        // The first unit with each path, and for each unit the one with its own.
        let mut seen: HashMap<(Option<usize>, &str), usize> = HashMap::with_capacity(self.units.len());
        let mut first: Vec<usize> = (0..self.units.len()).collect();
        for index in (0..self.units.len()).filter(|index| self.units[*index].label.is_some()) {
            let container = self.container(index).map(|outer| first[outer]);
            match seen.entry((container, &self.segments[index])) {
                Entry::Vacant(path) => _ = path.insert(index),
                Entry::Occupied(path) => {
                    first[index] = *path.get();
                    let (container, segment) = path.key();
                    if container.is_none() && self.division(index).is_some() {
                        let prefix = segment.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
                        repeating.insert(prefix.to_owned());
                    }
                }
            }
        }
        repeating
    }

    fn all(&self, known: &[(Anchor, String)], gone: &[Anchor]) -> Vec<Option<Anchor>> {
        let needed = self.needed_headings();
        let natural = self.named(&needed, &mut Known::new(&[]), &vec![None; self.units.len()]);
        if known.is_empty() && gone.is_empty() {
            return natural;
        }
        let mut kept = Known::new(known);
        kept.taken.extend(gone.iter().cloned());
        let reserved = self.reserved(&natural, &mut kept);
        self.named(&needed, &mut kept, &reserved)
    }

    /// The anchors that stay: those of words that are known, first where they would be named so anyhow, then wherever
    /// they were, then where they were edited; and those of containers without words, told by what lies in them.
    fn reserved(&self, natural: &[Option<Anchor>], kept: &mut Known) -> Vec<Option<Anchor>> {
        let mut reserved: Vec<Option<Anchor>> = vec![None; self.units.len()];
        let worded: Vec<usize> =
            (0..self.units.len()).filter(|index| natural[*index].is_some() && !self.words[*index].is_empty()).collect();
        for &index in &worded {
            reserved[index] = natural[index].clone().filter(|anchor| kept.stays(anchor, self.words[index]));
        }
        for &index in &worded {
            if reserved[index].is_none() {
                reserved[index] = kept.with_words(self.words[index]);
            }
        }
        let open: Vec<usize> = worded.into_iter().filter(|index| reserved[*index].is_none()).collect();
        self.reserve_edited(&open, natural, kept, &mut reserved);
        for index in (0..self.units.len()).rev() {
            let Some(outer) = self.container(index).filter(|outer| self.words[*outer].is_empty()) else { continue };
            if reserved[outer].is_none()
                && let Some(anchor) = reserved[index].as_ref().and_then(Anchor::parent)
                && kept.stays(&anchor, "")
            {
                reserved[outer] = Some(anchor);
            }
        }
        reserved
    }

    /// Words that were edited keep their anchor where they would be named so anyhow, and else where most of them stand.
    fn reserve_edited(
        &self,
        open: &[usize],
        natural: &[Option<Anchor>],
        kept: &mut Known,
        reserved: &mut [Option<Anchor>],
    ) {
        let left = kept.left();
        if open.is_empty() || left.is_empty() || open.len() * left.len() > MOST_PAIRS {
            return;
        }
        let now: Vec<BTreeSet<String>> = open.iter().map(|index| word_set(self.words[*index])).collect();
        let then: Vec<BTreeSet<String>> = left.iter().map(|(_, words)| word_set(words)).collect();
        let mut pairs = Vec::new();
        for (at, index) in open.iter().enumerate() {
            for (from, (anchor, _)) in left.iter().enumerate() {
                let stays = natural[*index].as_ref() == Some(*anchor);
                let alike = alike(&now[at], &then[from]).filter(|alike| stays || alike.shared >= ENOUGH_SHARED);
                pairs.extend(alike.map(|alike| (!stays, Reverse(alike.share), *index, *anchor)));
            }
        }
        pairs.sort_unstable_by_key(|(moved, shared, index, _)| (*moved, *shared, *index));
        for (_, _, index, anchor) in pairs {
            if reserved[index].is_none() && kept.taken.insert(anchor.clone()) {
                reserved[index] = Some(anchor.clone());
            }
        }
    }

    fn named(&self, needed: &BTreeSet<usize>, kept: &mut Known, reserved: &[Option<Anchor>]) -> Vec<Option<Anchor>> {
        let mut anchors: Vec<Option<Anchor>> = vec![None; self.units.len()];
        kept.taken.reserve(self.units.len());
        for (index, unit) in self.units.iter().enumerate() {
            if reserved[index].is_some() {
                anchors[index].clone_from(&reserved[index]);
                continue;
            }
            let container = self.container(index).and_then(|outer| anchors[outer].clone());
            let container = container.as_ref();
            anchors[index] = match &unit.label {
                Some(_) => Some(kept.labelled(container, &self.segments[index], self.words[index])),
                None if unit.heading && !needed.contains(&index) => None,
                None if unit.heading => Some(match section_name(self.words[index]) {
                    Some(name) => kept.labelled(container, &name, self.words[index]),
                    None => kept.counted(container, "u"),
                }),
                None => Some(kept.counted(container, if unit.preamble { "pre" } else { "u" })),
            };
        }
        anchors
    }

    fn needed_headings(&self) -> BTreeSet<usize> {
        (0..self.units.len())
            .filter_map(|index| self.container(index))
            .filter(|outer| self.units[*outer].label.is_none() && self.units[*outer].heading)
            .collect()
    }

    /// The unit whose anchor the unit's own begins with.
    fn container(&self, index: usize) -> Option<usize> {
        let unit = &self.units[index];
        let Some(label) = &unit.label else {
            return unit
                .parent
                .or_else(|| self.headings[index].filter(|heading| !unit.heading && self.is_carried_heading(*heading)));
        };
        let mut outer = unit.parent;
        if label.number.contains('.') {
            while let Some(parent) = outer.filter(|parent| self.is_dotted_beginning(*parent, label)) {
                outer = self.units[parent].parent;
            }
        }
        while let Some(parent) = outer {
            if self.carries(parent, index) {
                return Some(parent);
            }
            outer = self.units[parent].parent;
        }
        let prefix = self.prefix(index, label);
        self.division(index).filter(|_| self.repeating.contains(prefix))
    }

    /// Is a heading part of the anchors under it?
    fn is_carried_heading(&self, heading: usize) -> bool {
        let under = |index: &usize| self.headings[*index] == Some(heading) && self.units[*index].parent.is_none();
        let mut labels =
            (0..self.units.len()).filter(under).filter_map(|index| Some((index, self.units[index].label.as_ref()?)));
        labels.any(|(index, label)| self.repeating.contains(self.prefix(index, label)))
    }

    fn is_dotted_beginning(&self, parent: usize, label: &Label) -> bool {
        let plain = self.units[parent].label.as_ref().map(|outer| &outer.plain);
        plain.is_some_and(|plain| label.plain.strip_prefix(plain.as_str()).is_some_and(|rest| rest.starts_with('.')))
    }

    /// Is a unit part of the anchor of one that lies in it, whatever numbers repeat?
    fn carries(&self, parent: usize, child: usize) -> bool {
        let Some(label) = &self.units[parent].label else { return true };
        let worded = self.units[child]
            .label
            .as_ref()
            .is_some_and(|label| matches!(label.prefix, Some(prefix) if prefix != "sec" || label.number.is_empty()));
        match label.prefix {
            Some("bk" | "pt" | "tit" | "ch") => false,
            Some("sec") if worded => false,
            Some("art" | "sec") => !(self.running_on && self.is_plain_number(child)),
            _ => true,
        }
    }

    fn is_plain_number(&self, index: usize) -> bool {
        self.units[index]
            .label
            .as_ref()
            .is_some_and(|label| label.prefix.is_none() && label.plain.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The part, chapter or heading that a unit stands in.
    fn division(&self, index: usize) -> Option<usize> {
        let mut outer = self.units[index].parent;
        while let Some(parent) = outer {
            if self.units[parent]
                .label
                .as_ref()
                .is_some_and(|label| matches!(label.prefix, Some("bk" | "pt" | "tit" | "ch" | "sec")))
            {
                return Some(parent);
            }
            outer = self.units[parent].parent;
        }
        self.headings[index]
    }

    fn prefix(&self, index: usize, label: &Label) -> &'static str {
        label.prefix.unwrap_or_else(|| if self.is_bare(index, label) { "" } else { "p" })
    }

    /// Is a label without a word one that stands bare in an anchor: a letter, a roman numeral, a number in a paragraph?
    fn is_bare(&self, index: usize, label: &Label) -> bool {
        let Some(parent) = self.units[index].parent else { return false };
        let holds = |label: &Label| {
            label.prefix.is_some_and(|prefix| {
                crate::model::PREFIXES.iter().any(|known| known.prefix == prefix && known.holds_paragraphs)
            })
        };
        let outer = &self.units[parent];
        let in_paragraph = !outer.label.as_ref().map_or(outer.heading, holds);
        in_paragraph && !self.is_dotted_beginning(parent, label)
            || !label.plain.starts_with(|c: char| c.is_ascii_digit())
    }

    fn segment(&self, index: usize, label: &Label) -> String {
        let prefix = self.prefix(index, label);
        let number = if prefix.is_empty() { &label.plain } else { label.arabic.as_ref().unwrap_or(&label.plain) };
        let dot = if !prefix.is_empty() && !number.starts_with(|c: char| c.is_ascii_digit()) { "." } else { "" };
        [prefix, dot, number].concat()
    }
}

/// For each unit the last heading without a label before it that lies where it lies.
fn headings(units: &[Unit]) -> Vec<Option<usize>> {
    let mut last: HashMap<Option<usize>, usize> = HashMap::new();
    let mut found = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        found.push(last.get(&unit.parent).copied());
        if unit.heading && unit.label.is_none() {
            last.insert(unit.parent, index);
        }
    }
    found
}

/// Do the numbers of paragraphs in articles run on: none twice, and not each article's from 1?
fn running_on(units: &[Unit]) -> bool {
    let mut by_article: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for unit in units {
        let Some(label) = unit
            .label
            .as_ref()
            .filter(|label| label.prefix.is_none() && label.plain.starts_with(|c: char| c.is_ascii_digit()))
        else {
            continue;
        };
        let Some(parent) = unit.parent else { continue };
        if units[parent].label.as_ref().is_some_and(|label| matches!(label.prefix, Some("art" | "sec"))) {
            by_article.entry(parent).or_default().push(&label.plain);
        }
    }
    let all: Vec<&&str> = by_article.values().flatten().collect();
    let distinct: BTreeSet<&&str> = all.iter().copied().collect();
    by_article.len() >= 2 && distinct.len() == all.len() && by_article.values().any(|numbers| numbers[0] != "1")
}

/// A name for a section without a number: the first long words of its title.
fn section_name(title: &str) -> Option<String> {
    let id = Id::from_any(title);
    let long: Vec<&str> = id.as_str().split('-').filter(|word| word.len() > 3).take(3).collect();
    let name = long.join(".");
    let is_name = matches!(Segment::read(&name, true, &[]), Segment::Name(_)) && Anchor::parse(&name).is_ok();
    is_name.then_some(name)
}
