//! What lies in what: the units of a document as a tree, by their anchors and by the headings above them.

use std::collections::HashMap;

use super::{Unit, UnitName};
use crate::language::Language;
use crate::model::{Anchor, Document, Labels, Part, Segment};

/// The units of a document, each with what it lies in and under.
pub(super) fn tree(document: &Document, labels: &Labels) -> Vec<Unit> {
    let by_anchor: HashMap<&Anchor, usize> = document
        .body
        .iter()
        .enumerate()
        .filter_map(|(index, part)| Some((&part.annotation()?.anchor, index)))
        .collect();
    let mut headings: Vec<(u8, usize)> = Vec::new();
    let mut units: Vec<Unit> = Vec::new();
    for (index, part) in document.body.iter().enumerate() {
        if let Part::Heading(heading) = part {
            headings.retain(|(level, _)| *level < heading.level);
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
            depth: nested_in_paragraph.map_or(0, |parent| units[parent].depth + 1),
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
            words_digest: String::new(),
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

/// What an anchor lies in: the unit of its beginning, or, for a dotted number as printed, of its longest dotted beginning.
fn parent(given: Option<&str>, anchor: &Anchor, by_anchor: &HashMap<&Anchor, usize>, labels: &Labels) -> Option<usize> {
    if given.is_none()
        && let Segment::Numbered { number, .. } = anchor.last(&labels.named())
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
    for annotation in document.body.iter().filter_map(Part::annotation) {
        if let Some(number) = &annotation.number {
            numbers.insert(annotation.anchor.clone(), number.clone());
        } else if let Segment::Numbered { prefix: prefix @ ("u" | "pre"), .. } = annotation.anchor.last(&labels.named())
        {
            let within = annotation.anchor.parent().map(|parent| parent.to_string()).unwrap_or_default();
            let ordinal = ordinals.entry(format!("{within}/{prefix}")).or_default();
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
