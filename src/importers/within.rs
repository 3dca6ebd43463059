//! What lies in what: the unit that a label, a paragraph or a heading belongs to.

use super::layout::leads_on;
use super::numbering::Kind;
use super::units::Cutting;
use crate::model::{Label, Unit};

impl Cutting<'_, '_> {
    /// The unit that a label lies in.
    pub(super) fn parent_of(&self, label: usize) -> Option<usize> {
        let accepted = &self.accepted[label];
        let parent = accepted.parent.and_then(|candidate| self.unit_of[candidate]);
        if accepted.marker().style.prefix.is_some() || accepted.marker().style.kind == Kind::Decimal {
            return parent;
        }
        if let Some(before) = accepted.previous {
            let earlier = self.label_of(before).map(|label| &self.accepted[label]);
            let same = earlier.is_some_and(|earlier| earlier.parent == accepted.parent);
            return if same { self.unit_of[before].and_then(|unit| self.units[unit].parent) } else { parent };
        }
        let plain = &accepted.marker().reading.plain;
        let taken = self.taken.contains(&(parent, plain.clone()));
        let leads_here = |unit: &Unit| unit.label.is_none() && !unit.heading && self.ends_with_colon(unit);
        let last = self.units.len().checked_sub(1)?;
        let in_paragraph =
            parent.is_some_and(|parent| self.units[parent].label.as_ref().is_some_and(|label| label.prefix.is_none()));
        let lies_in_last = leads_here(&self.units[last])
            && self.units[last].parent == parent
            && parent.is_some()
            && (taken || in_paragraph);
        if lies_in_last { Some(last) } else { parent }
    }

    /// The unit that a paragraph without a label lies in: the one whose series goes on after it, else the section.
    pub(super) fn parent_of_text(&self, index: usize) -> Option<usize> {
        let section = self.section();
        let Some((at, next)) = self.next_label[index] else { return section };
        if self.next_heading[index] < at {
            return section;
        }
        let next = &self.accepted[next];
        if next.marker().style.prefix.is_some() {
            return section;
        }
        let parent = match next.previous {
            Some(before) => self.unit_of[before].filter(|unit| !self.units[*unit].heading),
            None => next.parent.and_then(|candidate| self.unit_of[candidate]),
        };
        parent.filter(|parent| self.open().any(|open| open == *parent)).or(section)
    }

    /// The units that what is being read lies in, the innermost first.
    fn open(&self) -> impl Iterator<Item = usize> {
        std::iter::successors(self.inside, |open| self.units[*open].parent)
    }

    /// The innermost open unit that is a heading or has a word for its label.
    fn section(&self) -> Option<usize> {
        self.open().find(|open| {
            let unit = &self.units[*open];
            let is_section = |label: &Label| unit.heading || label.prefix.is_some();
            unit.label.as_ref().is_some_and(is_section) || self.annexes.contains(open)
        })
    }

    /// The innermost open unit that headings without a label may stand in.
    pub(super) fn division(&self) -> Option<usize> {
        let divides = |label: &Label| {
            label.prefix.is_some_and(|prefix| ["ann", "app", "sch", "bk", "pt", "tit", "ch", "sec"].contains(&prefix))
        };
        let is_division = |open: &usize| self.units[*open].label.as_ref().is_some_and(divides);
        self.open().find(|open| is_division(open) || self.annexes.contains(open))
    }

    fn ends_with_colon(&self, unit: &Unit) -> bool {
        let last = unit.spans().last();
        last.is_some_and(|span| leads_on(&self.text[span.range()]))
    }
}
