//! Blocks → units of a draft: title, headings, paragraphs, and what lies in what.

use super::blocks::{Block, blocks, like_a_title};
use super::hyphens::{Hyphens, Told};
use super::layout::{Layout, ends_sentence, starts_small};
use super::lines::Line;
use super::numbering::{Accepted, Kind, Marker};
use crate::model::{Label, Run, Unit};
use crate::text::Span;

/// A text, cut up.
pub struct Cut<'a> {
    /// Headings and paragraphs.
    pub units: Vec<Unit>,
    /// The title's lines; empty if there is none.
    pub title: Vec<Span>,
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
        blocks,
        accepted,
        units: Vec::new(),
        unit_of: Vec::new(),
        inside: None,
        told,
    };
    cutting.unit_of = vec![None; cutting.accepted.iter().map(|label| label.candidate + 1).max().unwrap_or(0)];
    let title = cutting.title();
    cutting.run(title);
    let title: Vec<Span> = title
        .map(|title| cutting.blocks[title].lines.clone().map(|line| lines[line].span).collect())
        .unwrap_or_default();
    let first_label = cutting.blocks.iter().find(|block| block.label.is_some()).map_or(0, |block| block.lines.start);
    let head =
        lines[..first_label].iter().filter(|line| !title.contains(&line.span)).map(|line| line.text(text)).collect();
    let mut units = cutting.units;
    name_sections(&mut units);
    Cut { units: merge_single_texts(units), title, head }
}

struct Cutting<'a, 'b> {
    text: &'a str,
    lines: &'a [Line],
    layout: Layout,
    hyphens: Hyphens<'a>,
    blocks: Vec<Block>,
    accepted: Vec<Accepted>,
    units: Vec<Unit>,
    /// The unit of each candidate.
    unit_of: Vec<Option<usize>>,
    /// The innermost unit that what follows may lie in.
    inside: Option<usize>,
    told: &'b mut Told,
}

impl<'a> Cutting<'a, '_> {
    /// The block that is the document's title: the first one if it could be a title, else one set in the middle of the
    /// page, before all labels.
    fn title(&self) -> Option<usize> {
        let head = self.blocks.iter().take(8).take_while(|block| block.label.is_none());
        let candidates: Vec<usize> =
            head.enumerate().filter(|(_, block)| self.could_be_title(block)).map(|(at, _)| at).collect();
        candidates.iter().copied().find(|at| *at == 0 || self.in_the_middle(&self.blocks[*at]))
    }

    fn could_be_title(&self, block: &Block) -> bool {
        let words = block.lines.clone().map(|line| self.lines[line].text(self.text)).collect::<Vec<_>>().join(" ");
        let goes_on = self
            .lines
            .get(block.lines.end)
            .is_none_or(|next| starts_small(next.text(self.text)) && next.text(self.text).is_ascii());
        let short = words.split_whitespace().count() <= 40 && words.chars().count() <= 300;
        let columns = block.lines.clone().any(|line| self.lines[line].text(self.text).contains("   "));
        short
            && !goes_on
            && !columns
            && !ends_sentence(&words)
            && !words.ends_with(',')
            && !starts_small_word(&words)
            && words.chars().any(char::is_alphabetic)
    }

    fn in_the_middle(&self, block: &Block) -> bool {
        let Some(width) = self.layout.width else { return false };
        block.lines.clone().all(|line| {
            let line = &self.lines[line];
            line.indent >= 4 && line.indent.abs_diff(width.saturating_sub(line.end_column())) <= 6
        })
    }

    fn run(&mut self, title: Option<usize>) {
        let mut index = 0;
        while index < self.blocks.len() {
            let used = match self.blocks[index].label {
                _ if Some(index) == title => 1,
                Some(label) => self.labelled(index, label),
                None => self.unlabelled(index),
            };
            index += used;
        }
    }

    /// A block with a label; says how many blocks it took.
    fn labelled(&mut self, index: usize, label: usize) -> usize {
        let block = self.blocks[index].clone();
        let marker = self.accepted[label].marker.clone();
        let first = &self.lines[block.lines.start];
        let parent = self.parent_of(label);
        let mut unit = Unit { label: Some(read_label(self.text, first.span, &marker)), parent, ..Unit::default() };
        let from = first.span.start + marker.length;
        let rest = self.text[from..first.span.end].trim_start();
        let worded = marker.style.prefix.is_some();
        let mut used = 1;
        if block.title_lines > 0 {
            unit.title = self.block_runs(&block, block.lines.start..block.lines.start + 1, from);
            let second = self.lines[block.lines.start + 1].span.start;
            unit.blocks = vec![self.block_runs(&block, block.lines.start + 1..block.lines.end, second)];
        } else if rest.is_empty() && block.lines.len() == 1 {
            unit.heading = worded || self.next_label_lies_in(index, label);
            if worded && self.is_title_of_label(index + 1) {
                let title = self.blocks[index + 1].clone();
                let start = self.lines[title.lines.start].span.start;
                unit.blocks = vec![self.block_runs(&title, title.lines.clone(), start)];
                used = 2;
            }
        } else {
            unit.heading = block.lines.len() == 1
                && like_a_title(rest)
                && if worded { true } else { self.titles_what_follows(index, label) };
            unit.blocks = vec![self.block_runs(&block, block.lines.clone(), from)];
        }
        self.units.push(unit);
        self.unit_of[self.accepted[label].candidate] = Some(self.units.len() - 1);
        self.inside = Some(self.units.len() - 1);
        used
    }

    /// The unit that a label lies in.
    fn parent_of(&self, label: usize) -> Option<usize> {
        let accepted = &self.accepted[label];
        let parent = accepted.parent.and_then(|candidate| self.unit_of[candidate]);
        if accepted.marker.style.prefix.is_some() || accepted.marker.style.kind == Kind::Decimal {
            return parent;
        }
        if let Some(before) = accepted.previous {
            let earlier = self.accepted.iter().find(|label| label.candidate == before);
            let same = earlier.is_some_and(|earlier| earlier.parent == accepted.parent);
            return if same { self.unit_of[before].and_then(|unit| self.units[unit].parent) } else { parent };
        }
        let plain = &accepted.marker.reading.plain;
        let taken = self
            .units
            .iter()
            .any(|unit| unit.parent == parent && unit.label.as_ref().is_some_and(|label| label.plain == *plain));
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

    fn ends_with_colon(&self, unit: &Unit) -> bool {
        let last = unit.spans().last();
        last.is_some_and(|span| self.text[span.range()].ends_with([':', '—', '–', '：']))
    }

    /// Is the block after a label that stands alone the title of what the label begins?
    fn is_title_of_label(&self, index: usize) -> bool {
        let Some(block) = self.blocks.get(index).filter(|block| block.label.is_none() && block.lines.len() <= 2) else {
            return false;
        };
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let words = block.lines.clone().map(|line| self.lines[line].text(self.text)).collect::<Vec<_>>().join(" ");
        like_a_title(&words) && !starts_small(self.lines[next.lines.start].text(self.text))
    }

    /// Does the label of the block after this one lie in this one's?
    fn next_label_lies_in(&self, index: usize, label: usize) -> bool {
        let next = self.blocks.get(index + 1).and_then(|block| block.label);
        next.is_some_and(|next| self.lies_in(next, label))
    }

    fn lies_in(&self, inner: usize, outer: usize) -> bool {
        let outer = self.accepted[outer].candidate;
        let mut parent = self.accepted[inner].parent;
        while let Some(candidate) = parent {
            if candidate == outer {
                return true;
            }
            parent = self.accepted.iter().find(|label| label.candidate == candidate).and_then(|label| label.parent);
        }
        false
    }

    /// Is a short line with a number a heading: does text or a deeper label stand under it, set off from it?
    fn titles_what_follows(&self, index: usize, label: usize) -> bool {
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let first = self.lines[next.lines.start].text(self.text);
        match next.label {
            Some(inner) => {
                let dotted = self.accepted[label].marker.style.kind == Kind::Decimal;
                (dotted || self.accepted[inner].previous.is_none()) && self.lies_in(inner, label)
            }
            None => !starts_small(first) && !self.is_heading(index + 1),
        }
    }

    /// Is a block without a label a heading of what follows?
    fn is_heading(&self, index: usize) -> bool {
        let block = &self.blocks[index];
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let first = &self.lines[block.lines.start];
        let words = first.text(self.text);
        let after = &self.lines[next.lines.start];
        if block.lines.len() > 1 || !like_a_title(words) || next.label.is_none() && starts_small(after.text(self.text))
        {
            return false;
        }
        let capitals = words == words.to_uppercase() && words != words.to_lowercase();
        let set_off = self.layout.width.is_some()
            && self.layout.spacing == 0
            && after.blank_before > 0
            && (index == 0 || first.blank_before > 0);
        let begins_series = next.label.is_some_and(|label| {
            self.accepted[label].previous.is_none() || self.accepted[label].marker.style.prefix.is_some()
        });
        begins_series || capitals || set_off || is_known_heading(words)
    }

    /// A block without a label: a heading, or a paragraph somewhere.
    fn unlabelled(&mut self, index: usize) -> usize {
        let block = self.blocks[index].clone();
        let start = self.lines[block.lines.start].span.start;
        let runs = self.block_runs(&block, block.lines.clone(), start);
        if self.is_heading(index) {
            let parent = self.enclosing(|label| {
                label
                    .prefix
                    .is_some_and(|prefix| ["ann", "app", "sch", "bk", "pt", "tit", "ch", "sec"].contains(&prefix))
            });
            self.units.push(Unit { heading: true, parent, blocks: vec![runs], ..Unit::default() });
            self.inside = parent;
            return 1;
        }
        let parent = self.parent_of_text(index);
        let preamble = parent.is_none() && self.units.iter().all(|unit| unit.label.is_none());
        self.units.push(Unit { parent, preamble, blocks: vec![runs], ..Unit::default() });
        1
    }

    /// The unit that a paragraph without a label lies in: the one whose series goes on after it, else the section.
    fn parent_of_text(&self, index: usize) -> Option<usize> {
        let section = self.section();
        let next =
            self.blocks[index + 1..].iter().enumerate().find_map(|(at, block)| Some((index + 1 + at, block.label?)));
        let Some((at, next)) = next else { return section };
        if (index + 1..at).any(|between| self.is_heading(between)) {
            return section;
        }
        let next = &self.accepted[next];
        if next.marker.style.prefix.is_some() {
            return section;
        }
        let parent = match next.previous {
            Some(before) => self.unit_of[before].filter(|unit| !self.units[*unit].heading),
            None => next.parent.and_then(|candidate| self.unit_of[candidate]),
        };
        parent.filter(|parent| self.is_open(*parent)).or(section)
    }

    /// Does what is being read lie in a unit?
    fn is_open(&self, unit: usize) -> bool {
        let mut at = self.inside;
        while let Some(open) = at {
            if open == unit {
                return true;
            }
            at = self.units[open].parent;
        }
        false
    }

    /// The innermost open unit that is a heading or has a word for its label.
    fn section(&self) -> Option<usize> {
        let mut at = self.inside;
        while let Some(open) = at {
            let unit = &self.units[open];
            if unit.label.as_ref().is_some_and(|label| unit.heading || label.prefix.is_some()) {
                return Some(open);
            }
            at = unit.parent;
        }
        None
    }

    fn enclosing(&self, is: impl Fn(&Label) -> bool) -> Option<usize> {
        let mut at = self.inside;
        while let Some(open) = at {
            if self.units[open].label.as_ref().is_some_and(&is) {
                return Some(open);
            }
            at = self.units[open].parent;
        }
        None
    }

    /// The runs of some lines of a block, from a byte of the first on.
    fn block_runs(&mut self, block: &Block, lines: std::ops::Range<usize>, from: usize) -> Vec<Run> {
        let mut runs = Vec::new();
        let last = lines.end - 1;
        for at in lines.clone() {
            let line = &self.lines[at];
            let mut span = line.span;
            if at == lines.start {
                let skipped = self.text[from..span.end].len() - self.text[from..span.end].trim_start().len();
                span = Span::new(from + skipped..span.end);
            }
            let next = (at < last).then(|| self.lines[at + 1].span);
            let meant = block.lines_meant && next.is_some();
            let join =
                next.filter(|_| !meant && span.start < span.end).map(|next| self.hyphens.join(span, next, self.told));
            let taken = join.as_ref().map_or(0, |join| join.taken);
            let long = self.layout.width.is_some_and(|width| line.end_column() * 4 >= width * 3);
            let piece = Span::new(span.start..span.end - taken);
            runs.extend(self.hyphens.runs(piece, long && at < last, self.told));
            if meant {
                runs.push(Run::LineEnd);
            }
            runs.extend(join.into_iter().flat_map(|join| join.runs));
        }
        runs
    }
}

/// Does a title begin with a small letter of a script that has capitals?
fn starts_small_word(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Words that are a heading wherever they stand alone.
fn is_known_heading(words: &str) -> bool {
    const KNOWN: &[&str] = &[
        "preamble",
        "préambule",
        "preámbulo",
        "präambel",
        "преамбула",
        "кіріспе",
        "ديباجة",
        "الديباجة",
        "序言",
        "前文",
        "abstract",
        "introduction",
        "contents",
        "table of contents",
        "definitions",
        "acknowledgements",
        "acknowledgments",
        "references",
        "conclusion",
        "conclusions",
        "annex",
        "appendix",
        "recitals",
        "summary",
        "введение",
        "заключение",
        "содержание",
    ];
    KNOWN.contains(&words.to_lowercase().trim_end_matches(':'))
}

/// A label as the draft has it.
fn read_label(text: &str, line: Span, marker: &Marker) -> Label {
    let label = &text[line.start..line.start + marker.length];
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
        span: Span::new(line.start..line.start + marker.length),
        prefix: marker.style.prefix,
        number: number.to_owned(),
        plain: marker.reading.plain.clone(),
        arabic,
        pattern: format!("{}{mark}{}", &label[..marker.number.0], &label[marker.number.1..]),
    }
}

/// A series of numbers of which a third or more are headings counts sections.
fn name_sections(units: &mut [Unit]) {
    let is_numbered = |unit: &Unit| {
        unit.label
            .as_ref()
            .is_some_and(|label| label.prefix.is_none() && label.plain.starts_with(|c: char| c.is_ascii_digit()))
    };
    let dotted =
        |unit: &Unit| unit.label.as_ref().is_some_and(|label| label.plain.contains('.') && label.number.contains('.'));
    let outer = |unit: &Unit, units: &[Unit]| {
        unit.parent.is_none_or(|parent| {
            dotted(unit)
                || units[parent].label.as_ref().is_none_or(|label| label.prefix.is_some_and(|prefix| prefix != "art"))
        })
    };
    let members: Vec<usize> =
        (0..units.len()).filter(|at| is_numbered(&units[*at]) && outer(&units[*at], units)).collect();
    let headed = members.iter().filter(|at| units[**at].heading && !units[**at].blocks.is_empty()).count();
    if headed * 3 >= members.len() && headed >= 2 {
        for at in members {
            units[at].label.as_mut().expect("a numbered unit").prefix = Some("sec");
        }
    }
}

/// A section with a single text and nothing else in it is one paragraph with a title.
fn merge_single_texts(units: Vec<Unit>) -> Vec<Unit> {
    let mut children = vec![Vec::new(); units.len()];
    for (at, unit) in units.iter().enumerate() {
        if let Some(parent) = unit.parent {
            children[parent].push(at);
        }
    }
    let single = |at: usize| match children[at].as_slice() {
        [only] if *only == at + 1 && units[at].heading && units[at].label.is_some() => {
            (units[*only].label.is_none() && !units[*only].heading && children[*only].is_empty()).then_some(*only)
        }
        _ => None,
    };
    let merged: Vec<Option<usize>> = (0..units.len()).map(single).collect();
    let gone: Vec<usize> = merged.iter().flatten().copied().collect();
    let moved: Vec<usize> = (0..units.len()).map(|at| at - gone.partition_point(|out| *out < at)).collect();
    let mut texts: Vec<Option<Vec<Vec<Run>>>> = gone.iter().map(|at| Some(units[*at].blocks.clone())).collect();
    let mut kept = Vec::new();
    for (at, mut unit) in units.into_iter().enumerate() {
        if gone.binary_search(&at).is_ok() {
            continue;
        }
        unit.parent = unit.parent.map(|parent| moved[parent]);
        if let Some(only) = merged[at] {
            let place = gone.binary_search(&only).expect("what is merged goes");
            unit.heading = false;
            unit.title = unit.blocks.into_iter().next().unwrap_or_default();
            unit.blocks = texts[place].take().expect("each text is taken once");
        }
        kept.push(unit);
    }
    kept
}
