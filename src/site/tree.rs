//! What lies in what: the units of a document as a tree, by their anchors and by the headings above them.

use std::collections::{HashMap, HashSet};

use super::{Unit, UnitName};
use crate::language::Language;
use crate::model::{Anchor, Document, Labels, Part, Pattern, Segment};

/// The units of a document, each with what it lies in and under.
pub(super) fn tree(document: &Document, labels: &Labels) -> Vec<Unit> {
    let by_anchor: HashMap<&Anchor, usize> = document
        .body
        .iter()
        .enumerate()
        .filter_map(|(index, part)| Some((&part.annotation()?.anchor, index)))
        .collect();
    let named = &*labels.patterns;
    let mut headings: Vec<(u8, usize)> = Vec::new();
    let mut units: Vec<Unit> = Vec::with_capacity(document.body.len());
    for (index, part) in document.body.iter().enumerate() {
        match part {
            Part::Heading(heading) => headings.retain(|(level, _)| *level < heading.level),
            Part::Paragraph(paragraph) => {
                // An article that is one paragraph ends the section that the article before it is.
                let ended = headings.iter().position(|(_, section)| {
                    let section = document.body[*section].annotation();
                    section.is_some_and(|section| are_alike(&section.anchor, &paragraph.annotation.anchor, named))
                });
                headings.truncate(ended.unwrap_or(headings.len()));
            }
        }
        let section = headings.last().map(|(_, index)| *index);
        if let Part::Heading(heading) = part {
            headings.push((heading.level, index));
        }
        let parent = part.annotation().and_then(|annotation| {
            parent(annotation.number.as_deref(), &annotation.anchor, &by_anchor, labels)
                .filter(|parent| *parent < index)
        });
        let nested_in_paragraph = parent.filter(|parent| matches!(document.body[*parent], Part::Paragraph(_)));
        units.push(Unit {
            part: index,
            anchor: part.annotation().map(|annotation| annotation.anchor.clone()),
            name: None,
            depth: nested_in_paragraph.map_or(0, |parent| units[parent].depth + usize::from(!goes_on(part, named))),
            parent: nested_in_paragraph,
            section,
            end: index + 1,
            destinations: Vec::new(),
            mentions: Vec::new(),
            topics: Vec::new(),
            works: Vec::new(),
            cites: Vec::new(),
            cited_by: Vec::new(),
            corrections_before: 0,
            corrections: Vec::new(),
            record: None,
            words_digest: None,
        });
    }
    for index in (0..units.len()).rev() {
        let end = units[index].end;
        for above in [units[index].parent, units[index].section].into_iter().flatten() {
            units[above].end = units[above].end.max(end);
        }
    }
    units
}

/// Do two anchors stand side by side in one series: two articles, two decimal sections?
fn are_alike(a: &Anchor, b: &Anchor, named: &[Pattern]) -> bool {
    let prefix = |anchor: &'_ Anchor| match anchor.last(named) {
        Segment::Numbered { prefix, number } => Some((prefix.to_owned(), number.matches('.').count())),
        _ => None,
    };
    a.parent() == b.parent() && prefix(a).is_some() && prefix(a) == prefix(b)
}

/// Is this a text without a number, which goes on flush with the paragraph that it lies in?
fn goes_on(part: &Part, named: &[Pattern]) -> bool {
    let anchor = part.annotation().map(|annotation| &annotation.anchor);
    anchor.is_some_and(|anchor| matches!(anchor.last(named), Segment::Numbered { prefix: "u", .. }))
}

/// What an anchor lies in: the unit of its beginning, or, for a dotted number as printed, of its longest dotted beginning.
fn parent(given: Option<&str>, anchor: &Anchor, by_anchor: &HashMap<&Anchor, usize>, labels: &Labels) -> Option<usize> {
    if let Segment::Numbered { number, .. } = anchor.last(&labels.patterns)
        && given.is_none_or(|given| given.trim_end_matches(['.', ')']) == number)
    {
        let mut text = anchor.as_str();
        while let Some((shorter, rest)) = text.rsplit_once('.') {
            if rest.contains('-') || shorter.len() <= anchor.as_str().len() - number.len() {
                break;
            }
            if let Some(index) = Anchor::parse(shorter).ok().and_then(|shorter| by_anchor.get(&shorter).copied()) {
                return Some(index);
            }
            text = shorter;
        }
    }
    by_anchor.get(&anchor.parent()?).copied()
}

/// Names each unit that is cited.
pub(super) fn name(units: &mut [Unit], document: &Document, labels: &Labels, language: &Language) {
    let mut ordinals: HashMap<String, usize> = HashMap::new();
    let mut numbers: HashMap<Anchor, String> = HashMap::new();
    let mut with_words: HashSet<&Anchor> = HashSet::new();
    for part in &document.body {
        let Some(annotation) = part.annotation() else { continue };
        if let Part::Paragraph(_) = part {
            with_words.insert(&annotation.anchor);
        }
        if let Some(number) = &annotation.number {
            numbers.insert(annotation.anchor.clone(), number.clone());
        } else if let (Part::Heading(heading), Segment::Name(_) | Segment::Language(_)) =
            (part, annotation.anchor.last(&labels.patterns))
            && !heading.words.is_empty()
        {
            numbers.insert(annotation.anchor.clone(), heading.words.clone());
        } else if let Segment::Numbered { prefix: prefix @ ("u" | "pre"), .. } =
            annotation.anchor.last(&labels.patterns)
        {
            let parent = annotation.anchor.parent();
            let within = parent.as_ref().map(ToString::to_string).unwrap_or_default();
            // Of a paragraph that has points, its own words are the first.
            let own_words = parent.is_some_and(|parent| with_words.contains(&parent));
            let ordinal = ordinals.entry(format!("{within}/{prefix}")).or_insert(usize::from(own_words));
            *ordinal += 1;
            numbers.insert(annotation.anchor.clone(), ordinal.to_string());
        }
    }
    for unit in units {
        if let Some(annotation) = document.body[unit.part].annotation() {
            let number_of = |anchor: &Anchor| numbers.get(anchor).cloned();
            unit.name =
                Some(UnitName::new(&annotation.anchor, annotation.number.as_deref(), labels, language, &number_of));
        }
    }
}
