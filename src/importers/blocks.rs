//! Lines → blocks: what belongs together, which block begins with a label, which is a heading.

use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use regex::Regex;

use super::hint::Hint;
use super::layout::{Layout, breaks_off, ends_clause, ends_sentence, leads_on, starts_small};
use super::lines::Line;
use super::numbering::{Accepted, Candidate, Kind, Learned, Marker, Position, counted_markers, solve, unnumbered};
use super::stanzas::stanzas;
use super::titles;
use crate::text::Span;

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// The lines.
    pub lines: Range<usize>,
    /// Its label, by its place among the accepted ones.
    pub label: Option<usize>,
    /// Does the source mean the ends of its lines?
    pub lines_meant: bool,
    /// Lines at its start that are a title of what follows in it; 0 or 1.
    pub title_lines: usize,
}

/// The blocks of a text, and its labels.
pub fn blocks(text: &str, lines: &[Line], layout: Layout) -> (Vec<Block>, Vec<Accepted>) {
    let (accepted, line_of) = labels(text, lines, layout);
    let mut blocks: Vec<Block> = Vec::new();
    let verse = stanzas(text, lines);
    let mut next = 0;
    for (index, in_verse) in verse.iter().copied().enumerate() {
        let label = (next < accepted.len() && line_of[accepted[next].candidate] == index).then_some(next);
        next += usize::from(label.is_some());
        let joins =
            label.is_none() && index > 0 && (in_verse || joins(text, lines, layout, index, blocks.last(), &accepted));
        match blocks.last_mut() {
            Some(block) if joins => block.lines.end = index + 1,
            _ => blocks.push(Block { lines: index..index + 1, label, lines_meant: false, title_lines: 0 }),
        }
    }
    for block in &mut blocks {
        let in_verse = block.lines.clone().skip(1).any(|index| verse[index]);
        block.lines_meant = in_verse || lines_are_meant(text, lines, layout, block);
    }
    let blocks = titles::find(text, lines, layout, blocks, &accepted);
    (blocks, accepted)
}

/// Does a line without a label go on with the block before it?
fn joins(
    text: &str,
    lines: &[Line],
    layout: Layout,
    index: usize,
    block: Option<&Block>,
    accepted: &[Accepted],
) -> bool {
    if lines[index].inner {
        return true;
    }
    let at_head = index < 20 && block.is_none_or(|block| block.label.is_none());
    if at_head && super::metadata::author_line(lines[index].text(text)).is_some() {
        return false;
    }
    if at_head && begins_after_title(text, &lines[index - 1], &lines[index]) {
        return false;
    }
    let label = block
        .filter(|block| block.lines.len() == 1)
        .and_then(|block| block.label)
        .map(|label| accepted[label].marker());
    match label {
        Some(marker) if marker.alone && marker.style.prefix.is_some() => false,
        Some(marker) if marker.alone => lines[index].blank_before <= layout.spacing.max(1),
        _ if goes_on_on_purpose(lines, index) => true,
        _ => layout.continues(text, &lines[index - 1], &lines[index]),
    }
}

/// Does something else begin under the line of a title: words in small letters under capitals, a remark in brackets, a
/// date or number under the name of a kind of text, the heading of a preamble?
fn begins_after_title(text: &str, title: &Line, line: &Line) -> bool {
    let (title, next) = (title.text(text), line.text(text));
    let remark = next.starts_with('(') && next.ends_with(')') && line.blank_before > 0;
    if breaks_off(title) || starts_small(next) && !remark {
        return false;
    }
    let named = super::metadata::names_type(title);
    let dated = next.starts_with(|c: char| c.is_ascii_digit());
    let capitals = is_in_capitals(title) && !is_in_capitals(next);
    is_set_as_title(title) && (remark || named && (dated || capitals)) || super::headings::is_known_heading(next)
}

/// Is a line, like the one before it, a short line of a paragraph that the format breaks?
fn goes_on_on_purpose(lines: &[Line], index: usize) -> bool {
    const SHORT: usize = 90;
    let title = lines[index].hint.title && lines[index - 1].hint.title;
    title && lines[index].hint.goes_on
        || lines[index].hint.goes_on && lines[index].length <= SHORT && lines[index - 1].length <= SHORT
}

/// The labels, and the line of each candidate.
fn labels(text: &str, lines: &[Line], layout: Layout) -> (Vec<Accepted>, Vec<usize>) {
    let mut candidates = Vec::new();
    let mut line_of = Vec::new();
    let learned = Learned::of(text, lines);
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &lines[before]);
        // An annex stands behind what it belongs to.
        let annex = || {
            let marker =
                Some(line.text(text)).filter(|_| !candidates.is_empty() && !line.hint.note).and_then(unnumbered)?;
            let stands_alone = before.is_some_and(|before| !layout.continues(text, before, line));
            stands_alone.then(|| Rc::from([marker]))
        };
        let Some(markers) = readings(text, line, learned.marker(index)).or_else(annex) else { continue };
        if before.is_some_and(|before| is_reference(text, before, &markers)) || is_number_of_act(text, lines, index) {
            continue;
        }
        let position = match before {
            None => Position::Block,
            Some(_) if line.inner => Position::Block,
            Some(_) if line.blank_before > layout.spacing && markers.iter().any(stands_apart) => Position::Block,
            Some(before) if !layout.continues(text, before, line) => Position::Block,
            Some(before) if ends_clause(before.text(text)) => Position::AfterSentence,
            Some(_) => Position::MidSentence,
        };
        // As in `The owner shall-`, before an item.
        let leads_here = |before: &str| leads_on(before) || before.ends_with('-');
        let after_colon = before.is_some_and(|before| leads_here(before.text(text)));
        let after_heading = position == Position::Block
            && index > 0
            && lines[index - 1].markers(text).is_empty()
            && like_a_title(lines[index - 1].text(text));
        let column = Some(line.indent).filter(|_| !line.inner && line.hint == Hint::default());
        let heading = line.hint.heading.is_some();
        candidates.push(Candidate { markers, position, after_colon, after_heading, heading, column });
        line_of.push(index);
    }
    super::verses::count_on(&mut candidates);
    (without_lists(solve(candidates)), line_of)
}

/// The readings of the label that a line may begin with; `learned` is the one that the text as a whole teaches.
fn readings(text: &str, line: &Line, learned: Option<&Marker>) -> Option<Rc<[Marker]>> {
    let signed = |marker: &Marker| marker.style.prefix.is_some() || marker.style.close.is_some();
    let found: Rc<[Marker]> = match (line.hint, learned) {
        (Hint { note: true, .. }, _) => return None,
        (_, Some(marker)) => return Some(Rc::new([marker.clone()])),
        (Hint { depth: 0, .. }, _) => Rc::clone(line.shared_markers(text)?),
        (Hint { depth, .. }, _) => counted_markers(line.text(text), depth).into(),
    };
    let found = if line.hint.row { found.iter().filter(|marker| signed(marker)).cloned().collect() } else { found };
    (!found.is_empty()).then_some(found)
}

/// The labels without those of lists: numbers that look as the numbers they lie in do cannot be told from them.
fn without_lists(accepted: Vec<Accepted>) -> Vec<Accepted> {
    let parent_of = |label: &Accepted| label.parent.map(|parent| &accepted[place_of(&accepted, parent)]);
    if divide_sections(&accepted) {
        return accepted;
    }
    let is_listed = |label: &Accepted| {
        let outer = std::iter::successors(parent_of(label), |outer| parent_of(outer));
        // What lies in an item by a letter is no list of its own.
        let is_item = |outer: &Accepted| matches!(outer.marker().style.kind, Kind::SmallLetter | Kind::DoubleLetter);
        label.marker().style.kind == Kind::Arabic
            && !parent_of(label).is_some_and(is_item)
            && outer.take(64).any(|outer| looks_alike(label.marker(), outer.marker()))
    };
    let listed: Vec<bool> = accepted.iter().map(is_listed).collect();
    if !listed.contains(&true) {
        return accepted;
    }
    let mut kept: Vec<Accepted> = Vec::new();
    for label in accepted.iter().zip(&listed).filter(|(_, listed)| !**listed).map(|(label, _)| label) {
        let mut parent = label.parent;
        while let Some(outer) = parent.map(|parent| place_of(&accepted, parent)).filter(|outer| listed[*outer]) {
            parent = accepted[outer].parent;
        }
        kept.push(Accepted { parent, ..label.clone() });
    }
    kept
}

/// The place of a candidate among the labels, which stand in the order of candidates.
fn place_of(accepted: &[Accepted], candidate: usize) -> usize {
    accepted.binary_search_by_key(&candidate, |label| label.candidate).expect("a label lies in a label")
}

/// Do whole numbers divide most of the dotted sections that nothing else divides? Then they count paragraphs, not lists.
fn divide_sections(accepted: &[Accepted]) -> bool {
    let is_section = |label: &Accepted| is_dotted(label.marker());
    if !accepted.iter().any(is_section) {
        return false;
    }
    let mut divided = vec![false; accepted.len()];
    let mut holds_sections = vec![false; accepted.len()];
    for label in accepted {
        let Some(outer) = label.parent.map(|parent| place_of(accepted, parent)) else { continue };
        holds_sections[outer] |= is_section(label);
        divided[outer] |= label.marker().style.kind == Kind::Arabic && label.marker().style.prefix.is_none();
    }
    let innermost = || (0..accepted.len()).filter(|at| is_section(&accepted[*at]) && !holds_sections[*at]);
    let (all, with_numbers) = (innermost().count(), innermost().filter(|at| divided[*at]).count());
    with_numbers >= 3 && with_numbers * 2 > all
}

/// Is a label a dotted number without a word?
fn is_dotted(marker: &Marker) -> bool {
    marker.style.prefix.is_none() && marker.style.kind == Kind::Decimal && marker.reading.key.len() > 1
}

/// Are two labels whole numbers without a word, between the same signs? Under a dotted number every whole one without
/// brackets is of a list. A list that the format counts is told by the format.
fn looks_alike(one: &Marker, two: &Marker) -> bool {
    if one.style.depth != two.style.depth {
        return false;
    }
    if is_dotted(two) && one.style.open.is_none() {
        return true;
    }
    let whole = |marker: &Marker| {
        marker.style.prefix.is_none()
            && marker.reading.key.len() == 1
            && matches!(marker.style.kind, Kind::Arabic | Kind::Decimal)
    };
    whole(one) && whole(two) && one.style.open == two.style.open && one.style.close == two.style.close
}

/// Does a line under the label of a schedule name the section that the schedule belongs to?
fn is_reference(text: &str, before: &Line, markers: &[Marker]) -> bool {
    let first = |marker: &Marker| marker.reading.key == [1];
    markers.iter().all(|marker| marker.style.prefix == Some("sec") && marker.alone && !first(marker))
        && before.markers(text).iter().any(|outer| outer.style.prefix == Some("sch") && outer.alone)
}

/// Does a line over the name of an act say which chapter of a collection the act is: `CHAPTER 213`?
fn is_number_of_act(text: &str, lines: &[Line], index: usize) -> bool {
    let is_first = |marker: &Marker| marker.reading.key == [1];
    let is_chapter =
        |marker: &Marker| marker.style.prefix == Some("ch") && marker.alone && marker.style.kind == Kind::Arabic;
    let number = || lines[index].markers(text).iter().find(|marker| is_chapter(marker) && !is_first(marker));
    let name = |line: &Line| line.markers(text).is_empty() && super::metadata::names_type(line.text(text));
    index < 5 && number().is_some() && lines[index + 1..].iter().take(2).any(name)
}

/// Is a label below a blank line one, even where the sentence before goes on? One with its word behind the number, as in `2
/// kap.`, may look like a quantity; an item `a)` or `a` with room behind it may follow half a sentence.
fn stands_apart(marker: &Marker) -> bool {
    let item = matches!(marker.style.kind, Kind::SmallLetter | Kind::SmallRoman) && marker.style.close.is_none();
    marker.style.prefix.is_some() && marker.number.0 == 0
        || marker.style.close == Some(')') && marker.style.kind != Kind::Arabic
        || item && !marker.alone
}

/// Could a line be a title, by its look and by what it says?
pub fn like_a_title(line: &str) -> bool {
    is_set_as_title(line) && !reads_on(line)
}

/// Is a line short, with a capital at its start and no sign at its end?
pub fn is_set_as_title(line: &str) -> bool {
    let line = line.strip_suffix('.').filter(|bare| is_in_capitals(bare)).unwrap_or(line);
    !line.starts_with(crate::text::words::is_unspaced)
        && !ends_sentence(line)
        && !line.ends_with([',', '-', '—', '،', '、', '，'])
        && !starts_small(line)
        && line.chars().nth(110).is_none()
        && line.split_whitespace().nth(16).is_none()
        && line.chars().any(char::is_alphabetic)
        || is_unspaced_title(line)
}

/// Is a line written in capitals alone?
pub fn is_in_capitals(line: &str) -> bool {
    !line.contains(|c: char| c.is_ascii_lowercase()) && line == line.to_uppercase() && line != line.to_lowercase()
}

/// Does a line have a sentence's end inside, or break off: at a small word that another follows, or at a day or a year?
fn reads_on(line: &str) -> bool {
    static SENTENCE_END: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"\p{Ll}{4}[.!?;]["”’»)]*\s+["“‘«(]*[\p{Lu}\d]"#).expect("a pattern"));
    static AFTER_COMMA: LazyLock<Regex> = LazyLock::new(|| Regex::new(r",[^,]*\d$").expect("a pattern"));
    // A clause that a list goes on with.
    const LEADS_IN: &str =
        "wenn sofern soweit dass if that unless where who which when provided si que qui se che если что";
    let leads_in = line.rsplit(' ').next().is_some_and(|word| LEADS_IN.split(' ').any(|other| other == word));
    breaks_off(line) || leads_in || SENTENCE_END.is_match(line) || AFTER_COMMA.is_match(line)
}

/// The same for Chinese and Japanese, which have no capitals.
fn is_unspaced_title(line: &str) -> bool {
    line.starts_with(crate::text::words::is_unspaced)
        && line.chars().count() <= 24
        && !ends_sentence(line)
        && !line.ends_with(['、', '，'])
}

/// Lines that stop far short of the width although the next word had room are meant, as in an address or a verse.
fn lines_are_meant(text: &str, lines: &[Line], layout: Layout, block: &Block) -> bool {
    if block.lines.clone().skip(1).any(|index| goes_on_on_purpose(lines, index)) {
        return true;
    }
    let Some(width) = layout.width else { return false };
    let pairs = &lines[block.lines.clone()];
    let columns = |line: &Line| line.text(text).contains("   ");
    if pairs.len() >= 2 && pairs.iter().filter(|line| columns(line)).count() * 2 > pairs.len() {
        return true;
    }
    pairs.len() >= 2
        && pairs
            .windows(2)
            .all(|pair| layout.room(text, &pair[0], &pair[1]) > width / 5 && !starts_small(pair[1].text(text)))
        && !(pairs.len() == 2 && pairs.iter().all(|line| ends_sentence(line.text(text))))
}

/// The words of some spans on one line.
pub fn words(text: &str, spans: &[Span]) -> String {
    let lines: Vec<&str> = spans.iter().flat_map(|span| text[span.range()].split_whitespace()).collect();
    lines.join(" ")
}
