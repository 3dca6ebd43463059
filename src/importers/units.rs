//! Blocks → units of a draft: title, headings, paragraphs, and what lies in what.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::blocks::{Block, blocks, like_a_title};
use super::hyphens::{Hyphens, Told};
use super::layout::{Layout, ends_sentence};
use super::lines::Line;
use super::numbering::{Accepted, Kind, Marker, Rival, Style};
use super::sections::{merge_single_texts, name_divisions, name_sections};
use super::series::name_series;
use crate::model::{Label, LeftOut, Notice, Run, Unit};
use crate::text::Span;

/// A text, cut up.
pub struct Cut<'a> {
    /// Headings and paragraphs.
    pub units: Vec<Unit>,
    /// The title's lines; empty if there is none.
    pub title: Vec<Span>,
    /// The lines of the title in another language.
    pub subtitle: Vec<Span>,
    /// Lines before the first label, the title's aside.
    pub head: Vec<&'a str>,
}

/// Cuts the lines that are text.
pub fn cut<'a>(text: &'a str, lines: &'a [Line], layout: Layout, told: &mut Told) -> Cut<'a> {
    let (blocks, accepted) = blocks(text, lines, layout);
    let hyphens = Hyphens::of(text, lines);
    let mut cutting = Cutting {
        text,
        lines,
        layout,
        hyphens,
        units: Vec::with_capacity(blocks.len()),
        taken: HashSet::with_capacity_and_hasher(accepted.len(), FixedState::default()),
        blocks,
        accepted,
        unit_of: Vec::new(),
        next_label: Vec::new(),
        next_heading: Vec::new(),
        titled_with_stop: HashSet::default(),
        annexes: HashSet::default(),
        inside: None,
        told_of_learned: false,
        told,
    };
    cutting.unit_of = vec![None; cutting.accepted.iter().map(|label| label.candidate + 1).max().unwrap_or(0)];
    cutting.look_ahead();
    cutting.find_titles_with_stop();
    let title = cutting.title().unwrap_or(0..0);
    let subtitle = cutting.subtitle().filter(|subtitle| !title.contains(&subtitle.start)).unwrap_or(0..0);
    cutting.run(&title, &subtitle);
    let (title, subtitle) = (cutting.spans(title), cutting.spans(subtitle));
    let first_label = cutting.blocks.iter().find(|block| block.label.is_some()).map_or(0, |block| block.lines.start);
    let head =
        lines[..first_label].iter().filter(|line| !title.contains(&line.span)).map(|line| line.text(text)).collect();
    let mut units = cutting.units;
    name_series(text, &mut units);
    name_sections(&mut units);
    name_divisions(&mut units);
    Cut { units: merge_single_texts(units), title, subtitle, head }
}

pub(super) struct Cutting<'a, 'b> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) layout: Layout,
    pub(super) hyphens: Hyphens<'a>,
    pub(super) blocks: Vec<Block>,
    pub(super) accepted: Vec<Accepted>,
    pub(super) units: Vec<Unit>,
    /// The unit of each candidate.
    pub(super) unit_of: Vec<Option<usize>>,
    /// For each block the next one with a label, and that label.
    pub(super) next_label: Vec<Option<(usize, usize)>>,
    /// For each block the next one that is a heading without a label.
    pub(super) next_heading: Vec<usize>,
    /// Series whose labels have a title behind them that ends with a full stop.
    pub(super) titled_with_stop: HashSet<Style, FixedState>,
    /// Numbers that stand in a unit already.
    pub(super) taken: HashSet<(Option<usize>, String), FixedState>,
    /// The units that are headings of annexes without a number.
    pub(super) annexes: HashSet<usize, FixedState>,
    /// The innermost unit that what follows may lie in.
    pub(super) inside: Option<usize>,
    /// Does the account say that a word of labels was learned?
    pub(super) told_of_learned: bool,
    pub(super) told: &'b mut Told,
}

impl<'a> Cutting<'a, '_> {
    /// Finds for each block what comes after it.
    fn look_ahead(&mut self) {
        let (mut label, mut heading) = (None, usize::MAX);
        for index in (0..self.blocks.len()).rev() {
            self.next_label.push(label);
            self.next_heading.push(heading);
            match self.blocks[index].label {
                Some(found) => label = Some((index, found)),
                None if self.is_heading(index) => heading = index,
                None => {}
            }
        }
        self.next_label.reverse();
        self.next_heading.reverse();
    }

    /// The spans of the lines of some blocks.
    fn spans(&self, blocks: Range<usize>) -> Vec<Span> {
        let lines = self.blocks[blocks].iter().flat_map(|block| block.lines.clone());
        lines.map(|line| self.lines[line].span).collect()
    }

    fn run(&mut self, title: &Range<usize>, subtitle: &Range<usize>) {
        let mut index = 0;
        while index < self.blocks.len() {
            let used = match self.blocks[index].label {
                _ if title.contains(&index) || subtitle.contains(&index) => 1,
                Some(label) => self.labelled(index, label),
                None => self.unlabelled(index),
            };
            index += used;
        }
    }

    /// A block with a label; says how many blocks it took.
    fn labelled(&mut self, index: usize, label: usize) -> usize {
        let block = self.blocks[index].clone();
        let markers = Rc::clone(&self.accepted[label].markers);
        let marker = &markers[self.accepted[label].which];
        if marker.is_unnumbered() {
            return self.annex(index, label);
        }
        let first = &self.lines[block.lines.start];
        let parent = self.parent_of(label);
        self.taken.insert((parent, marker.reading.plain.clone()));
        let dash = self.dash_before_label(first.span, marker);
        let shown = Span::new(first.span.start..first.span.start + marker.length - dash);
        let mut read = read_label(self.text, shown, marker);
        self.tell_of_rival(label, &read);
        self.tell_of_learned(&read, first);
        if marker.style.prefix.is_none()
            && marker.reading.kind == Kind::Decimal
            && read.plain.starts_with(char::is_alphabetic)
        {
            let annex = parent.and_then(|parent| self.units[parent].label.as_ref()?.prefix);
            read.prefix = annex.filter(|prefix| ["ann", "app", "sch"].contains(prefix)).or(Some("app"));
        }
        if marker.style.prefix.is_none() && read.number.contains(':') {
            read.prefix = Some("v");
        }
        let mut unit = Unit { label: Some(read), parent, ..Unit::default() };
        let from = first.span.start + marker.length;
        let rest = self.text[from..first.span.end].trim_start();
        let worded = marker.style.prefix.is_some();
        let mut used = 1;
        if block.title_lines > 0 {
            unit.title = vec![Run::Words(trimmed(self.text, Span::new(from..first.span.end)))];
            let second = self.lines[block.lines.start + 1].span.start;
            unit.blocks = vec![self.block_runs(&block, block.lines.start + 1..block.lines.end, second)];
        } else if rest.is_empty() && block.lines.len() == 1 {
            unit.heading = true;
            if worded && self.is_title_of_label(index + 1) {
                let title = self.blocks[index + 1].clone();
                let start = self.lines[title.lines.start].span.start;
                unit.blocks = vec![self.block_runs(&title, title.lines.clone(), start)];
                used = 2;
            }
        } else {
            let dotted = marker.style.kind == Kind::Decimal;
            let is_term = dotted && rest.split_whitespace().count() <= 4 && !ends_sentence(rest);
            let looks = (like_a_title(rest) || is_term || self.is_title_with_stop(marker.style, rest))
                && (worded || self.titles_what_follows(index, label));
            let known = first.hint.heading.is_some();
            // An item of a list is short more often than it is a heading.
            unit.heading = block.lines.len() == 1 && (known || looks && (first.hint.depth == 0 || first.hint.strong));
            unit.blocks = vec![self.block_runs(&block, block.lines.clone(), from)];
        }
        self.units.push(unit);
        self.unit_of[self.accepted[label].candidate] = Some(self.units.len() - 1);
        self.inside = Some(self.units.len() - 1);
        used
    }

    /// The heading of an annex without a number; says how many blocks it took.
    fn annex(&mut self, index: usize, label: usize) -> usize {
        let block = self.blocks[index].clone();
        let start = self.lines[block.lines.start].span.start;
        let runs = self.block_runs(&block, block.lines.clone(), start);
        self.units.push(Unit { heading: true, blocks: vec![runs], ..Unit::default() });
        let unit = self.units.len() - 1;
        self.annexes.insert(unit);
        self.unit_of[self.accepted[label].candidate] = Some(unit);
        self.inside = Some(unit);
        1
    }

    /// Tells the account of another way to read a label that is nearly as good.
    fn tell_of_rival(&mut self, label: usize, read: &Label) {
        let reason = match self.accepted[label].rival {
            None => return,
            Some(Rival::Text) => "read as a label; it may be text, and so may those that follow it",
            Some(Rival::Elsewhere) => "it may lie elsewhere, and so may those that follow it",
        };
        let old = self.text[read.span.range()].to_owned();
        self.told.doubts.push(Notice { span: read.span, old, new: None, reason: reason.to_owned() });
    }

    /// The bytes of a dash behind a label that stands alone, as in `2.—(1)`. It parts two labels and is of neither.
    fn dash_before_label(&mut self, line: Span, marker: &Marker) -> usize {
        let label = &self.text[line.start..line.start + marker.length];
        let bare = label.trim_end_matches(['-', '–', '—']);
        let dash = label.len() - bare.len();
        if marker.style.prefix.is_some() || !marker.alone || dash == 0 || !bare.ends_with('.') {
            return 0;
        }
        let end = line.start + marker.length;
        self.told.left_out.push(LeftOut { span: Span::new(end - dash..end), reason: "dash behind a number" });
        dash
    }

    /// Tells the account once of a word for labels that no row knows, and that was learned from its numbers.
    fn tell_of_learned(&mut self, read: &Label, line: &Line) {
        if self.told_of_learned || read.prefix.is_none() {
            return;
        }
        if line.markers(self.text).iter().any(|marker| marker.style.prefix.is_some()) {
            return;
        }
        self.told_of_learned = true;
        let old = self.text[read.span.range()].to_owned();
        let reason = "a word that is not known, taken for that of labels because its numbers count on; named `art` for want of better";
        self.told.doubts.push(Notice { span: read.span, old, new: None, reason: reason.to_owned() });
    }

    /// The label of a candidate, by its place among the accepted ones.
    pub(super) fn label_of(&self, candidate: usize) -> Option<usize> {
        self.accepted.binary_search_by_key(&candidate, |label| label.candidate).ok()
    }

    /// A block without a label: a heading, or a paragraph somewhere.
    fn unlabelled(&mut self, index: usize) -> usize {
        let block = self.blocks[index].clone();
        let start = self.lines[block.lines.start].span.start;
        let runs = self.block_runs(&block, block.lines.clone(), start);
        if self.is_heading(index) {
            let parent = self.division();
            self.units.push(Unit { heading: true, parent, blocks: vec![runs], ..Unit::default() });
            self.inside = parent;
            return 1;
        }
        let item = self.lines[block.lines.start].hint.item;
        if let Some(last) = self.units.last_mut().filter(|last| item && !last.heading) {
            last.blocks.push(runs);
            return 1;
        }
        let parent = self.parent_of_text(index);
        let preamble = parent.is_none() && self.units.iter().all(|unit| unit.label.is_none());
        self.units.push(Unit { parent, preamble, blocks: vec![runs], ..Unit::default() });
        1
    }

    /// The runs of some lines of a block, from a byte of the first on.
    fn block_runs(&mut self, block: &Block, lines: Range<usize>, from: usize) -> Vec<Run> {
        // The words of each line, and a space between two.
        let mut runs = Vec::with_capacity(2 * lines.len() - 1);
        let last = lines.end - 1;
        for at in lines.clone() {
            let line = &self.lines[at];
            let mut span = line.span;
            if at == lines.start {
                let skipped = self.text[from..span.end].len() - self.text[from..span.end].trim_start().len();
                span = Span::new(from + skipped..span.end);
            }
            if line.inner && at > lines.start {
                continue;
            }
            let next = self.lines[at + 1..=last].iter().find(|next| !next.inner).map(|next| next.span);
            let same_line = self.lines[at + 1..=last].iter().take_while(|next| next.inner).last();
            span.end = same_line.map_or(span.end, |inner| inner.span.end);
            let meant = block.lines_meant && next.is_some();
            let join =
                next.filter(|_| !meant && span.start < span.end).map(|next| self.hyphens.join(span, next, self.told));
            let taken = join.as_ref().map_or(0, |join| join.taken);
            let long = self.layout.width.is_some_and(|width| line.end_column() * 4 >= width * 3);
            let piece = Span::new(span.start..span.end - taken);
            runs.extend(self.hyphens.runs(piece, long && next.is_some(), self.told));
            if meant {
                runs.push(Run::LineEnd);
            }
            runs.extend(join.into_iter().flat_map(|join| join.runs));
        }
        runs
    }
}

/// A span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.start + words.len() - words.trim_start().len();
    Span::new(start..start + words.trim().len())
}

/// A label as the draft has it; `span` is where it stands.
fn read_label(text: &str, span: Span, marker: &Marker) -> Label {
    let label = &text[span.range()];
    let number = &label[marker.number.0..marker.number.1];
    let mark = match marker.reading.kind {
        Kind::Roman => "{ROMAN}",
        Kind::SmallRoman => "{roman}",
        Kind::Han => "{han}",
        Kind::Capital => "{A}",
        _ => "{}",
    };
    let arabic =
        matches!(marker.reading.kind, Kind::Roman | Kind::SmallRoman).then(|| marker.reading.key[0].to_string());
    Label {
        span,
        prefix: marker.style.prefix,
        number: number.to_owned(),
        plain: marker.reading.plain.clone(),
        arabic,
        pattern: format!("{}{mark}{}", &label[..marker.number.0], &label[marker.number.1..]),
    }
}
