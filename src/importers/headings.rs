//! Which blocks are headings: of a label, of what follows, or by their look.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::blocks::{is_in_capitals, is_set_as_title, like_a_title};
use super::layout::{ends_sentence, starts_small};
use super::numbering::{Kind, Style};
use super::units::Cutting;

impl Cutting<'_, '_> {
    /// Is the block after a label that stands alone the title of what the label begins?
    pub(super) fn is_title_of_label(&self, index: usize) -> bool {
        let Some(block) = self.blocks.get(index).filter(|block| block.label.is_none() && block.lines.len() <= 2) else {
            return false;
        };
        let hint = self.lines[block.lines.start].hint;
        if hint.title || hint.subtitle {
            return false;
        }
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let words = block.lines.clone().map(|line| self.lines[line].text(self.text)).collect::<Vec<_>>().join(" ");
        like_a_title(&words) && !starts_small(self.lines[next.lines.start].text(self.text))
    }

    /// Finds the series of which most labels have a short line with a full stop behind them, and text under it:
    /// `Artículo 1. Objeto.`
    pub(super) fn find_titles_with_stop(&mut self) {
        let mut series: HashMap<Style, (usize, usize), FixedState> = HashMap::default();
        for (index, block) in self.blocks.iter().enumerate() {
            let Some(marker) = block.label.map(|label| self.accepted[label].marker()) else { continue };
            if marker.style.prefix.is_none() || marker.alone {
                continue;
            }
            let rest = &self.lines[block.lines.start].text(self.text)[marker.length..];
            let counts = series.entry(marker.style).or_default();
            counts.0 += 1;
            let next =
                self.blocks.get(index + 1).map(|next| next.label.map(|label| self.accepted[label].marker().style));
            let has_text = next.is_some_and(|label| label.is_none_or(|style| style.rank > marker.style.rank));
            counts.1 += usize::from(has_text && block.lines.len() == 1 && is_short_with_stop(rest));
        }
        let most = series.into_iter().filter(|(_, (all, titled))| *titled >= 3 && titled * 4 >= all * 3);
        self.titled_with_stop = most.map(|(style, _)| style).collect();
    }

    /// Is what stands behind a label such a title?
    pub(super) fn is_title_with_stop(&self, style: Style, rest: &str) -> bool {
        self.titled_with_stop.contains(&style) && is_short_with_stop(rest)
    }

    /// Does one label lie in another?
    pub(super) fn lies_in(&self, inner: usize, outer: usize) -> bool {
        let outer = self.accepted[outer].candidate;
        let mut parent = self.accepted[inner].parent;
        while let Some(candidate) = parent {
            if candidate == outer {
                return true;
            }
            parent = self.label_of(candidate).and_then(|label| self.accepted[label].parent);
        }
        false
    }

    /// Is a short line with a number a heading: does text or a deeper label stand under it, set off from it?
    pub(super) fn titles_what_follows(&self, index: usize, label: usize) -> bool {
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let first_line = self.lines[next.lines.start].text(self.text);
        match next.label {
            Some(inner) => {
                let dotted = self.accepted[label].marker().style.kind == Kind::Decimal;
                let first = self.accepted[inner]
                    .previous
                    .is_none_or(|before| self.label_of(before).is_some_and(|before| !self.lies_in(before, label)));
                let marker = self.accepted[inner].marker();
                let goes_on = starts_small(first_line[marker.length..].trim_start());
                (dotted || first && !goes_on) && self.lies_in(inner, label)
            }
            None => !starts_small(first_line) && !self.is_heading(index + 1),
        }
    }

    /// Is a block without a label a heading of what follows?
    pub(super) fn is_heading(&self, index: usize) -> bool {
        self.is_heading_within(index, 3)
    }

    /// Does a block before all labels follow a clause with a comma, as the last one of a preamble does?
    fn ends_preamble(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let last = &self.lines[self.blocks[before].lines.end - 1];
        last.text(self.text).ends_with([',', '،', '，'])
            && self.blocks[..index].iter().all(|block| block.label.is_none())
    }

    /// The same, where at most so many headings may stand one above the other.
    fn is_heading_within(&self, index: usize, more: usize) -> bool {
        let block = &self.blocks[index];
        let first = &self.lines[block.lines.start];
        if first.hint.heading.is_some() || first.hint.note || first.hint.item || first.hint.row {
            return first.hint.heading.is_some();
        }
        let Some(next) = self.blocks.get(index + 1) else { return false };
        let words = first.text(self.text);
        let after = &self.lines[next.lines.start];
        // An entry of a list is none, whatever stands under it.
        if block.lines.len() > 1
            || words.starts_with(['-', '–', '•'])
            || begins_with_initial(words)
            || !like_a_title(words)
            || next.label.is_none() && starts_small(after.text(self.text))
        {
            return false;
        }
        let capitals = is_in_capitals(words);
        if !capitals && (is_preambular(words) || self.ends_preamble(index)) {
            return false;
        }
        let set_off = self.layout.width.is_some()
            && self.layout.spacing == 0
            && after.blank_before > 0
            && (index == 0 || first.blank_before > 0);
        let parts_series = first.blank_before > 0
            && words.split_whitespace().nth(8).is_none()
            && next.label.is_some_and(|label| self.counts_paragraphs(label))
            && self.is_after_paragraph(index, 2);
        let stacked = || {
            first.blank_before > 0
                && words.split_whitespace().nth(8).is_none()
                && next.label.is_none()
                && more > 0
                && self.blocks[..index].iter().any(|block| block.label.is_some())
                && self.is_after_paragraph(index, 2)
                && self.parts_what_is_numbered(index + 1)
                && self.is_heading_within(index + 1, more - 1)
        };
        let begins_series = next.label.is_some_and(|label| {
            let marker = self.accepted[label].marker();
            !marker.is_unnumbered() && (self.accepted[label].previous.is_none() || marker.style.prefix.is_some())
        });
        let over_heading = || {
            next.label.is_some()
                || next.lines.len() > 1
                || !is_set_as_title(after.text(self.text))
                || is_known_heading(words) && after.text(self.text).starts_with('(')
                || more > 0 && self.is_heading_within(index + 1, more - 1)
        };
        begins_series
            || parts_series
            || stacked()
            || (capitals || set_off || first.hint.strong || is_known_heading(words)) && over_heading()
    }
}

impl Cutting<'_, '_> {
    /// Is a label a number without a word that lies in none of its kind?
    fn counts_paragraphs(&self, label: usize) -> bool {
        let of = |label: usize| self.accepted[label].marker().style;
        let outer = self.accepted[label].parent.and_then(|parent| self.label_of(parent));
        let divides =
            outer.is_none_or(|outer| of(outer).prefix.is_some_and(|prefix| !["art", "sec"].contains(&prefix)));
        of(label).prefix.is_none() && matches!(of(label).kind, Kind::Arabic | Kind::Decimal) && divides
    }

    /// Does a block with a number follow, perhaps below a second heading?
    fn parts_what_is_numbered(&self, index: usize) -> bool {
        let next = self.blocks[index..].iter().skip(1).take(2).find_map(|block| block.label);
        next.is_some_and(|label| self.counts_paragraphs(label) || self.accepted[label].marker().style.prefix.is_some())
    }

    /// Does a block stand below the end of a paragraph, perhaps with so many headings between?
    fn is_after_paragraph(&self, index: usize, more: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let block = &self.blocks[before];
        let could_be_heading = || {
            let line = &self.lines[block.lines.start];
            block.label.is_none()
                && block.lines.len() == 1
                && line.blank_before > 0
                && like_a_title(line.text(self.text))
        };
        self.ends_paragraph(before) || more > 0 && could_be_heading() && self.is_after_paragraph(before, more - 1)
    }

    /// Does a block end with a sentence, or is it a heading in capitals or a remark in brackets?
    fn ends_paragraph(&self, index: usize) -> bool {
        let last = self.lines[self.blocks[index].lines.end - 1].text(self.text);
        ends_sentence(last) || last.ends_with(']') || is_in_capitals(last)
    }
}

/// Is it a short line with a full stop at its end and none inside?
fn is_short_with_stop(line: &str) -> bool {
    line.trim().strip_suffix('.').is_some_and(like_a_title)
}

/// Does a line begin or end as the clauses of a preamble do: `Having considered …`, `… have agreed as follows`?
fn is_preambular(words: &str) -> bool {
    const FIRST: &str = "\
        acknowledging acting affirming alarmed appreciating aware bearing believing concerned confirming \
        conscious considering convinced deeply desiring desirous determined emphasizing emphasising \
        encouraged expressing gravely guided has have having hereby hoping inspired mindful noting observing \
        reaffirming realizing recalling recognizing recognising referring resolved stressing taking \
        underlining welcoming whereas wishing affirmant ayant conscients considérant convaincus désireux \
        notant rappelant reconnaissant résolus soucieux vu considerando convencidos deseosos deseando \
        habiendo reconociendo recordando reafirmando eingedenk желая напоминая отмечая подтверждая признавая \
        принимая руководствуясь ссылаясь стремясь учитывая";
    const LAST: &[&str] =
        &["as follows", "the following", "ce qui suit", "lo siguiente", "wie folgt", "следующем", "нижеследующем"];
    let words = words.to_lowercase();
    let mut each = words.split_whitespace();
    let first = each.next().unwrap_or("").trim_matches(|c: char| !c.is_alphabetic());
    FIRST.split(' ').any(|known| known == first) && each.next().is_some()
        || LAST.iter().any(|last| words.ends_with(last))
}

/// Words that are a heading wherever they stand alone.
pub(super) fn is_known_heading(words: &str) -> bool {
    const KNOWN: &[&str] = &[
        "preamble",
        "préambule",
        "präambel",
        "preambolo",
        "preâmbulo",
        "preambule",
        "preámbulo",
        "preambuła",
        "wstęp",
        "giriş",
        "başlangıç",
        "مقدمه",
        "مقدمة",
        "전문",
        "उद्देशिका",
        "προοίμιο",
        "johdanto",
        "úvod",
        "преамбула",
        "кіріспе",
        "ديباجة",
        "الديباجة",
        "序言",
        "前文",
        "abstract",
        "foreword",
        "preface",
        "avant-propos",
        "vorwort",
        "syllabus",
        "status of this memo",
        "copyright notice",
        "author's address",
        "authors' addresses",
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
        "schedule",
        "schedules",
        "recitals",
        "summary",
        "введение",
        "заключение",
        "содержание",
    ];
    KNOWN.contains(&words.to_lowercase().trim_end_matches(':'))
}

/// Does a line begin as a name does, `A. Gardener`? Where such a letter counts something, it is a label.
fn begins_with_initial(line: &str) -> bool {
    let mut signs = line.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.next() == Some('.') && signs.next() == Some(' ')
}
