//! Marks → runs of the units that they stand in.

use std::ops::Range;

use super::super::lines::lines;
use super::Notes;
use crate::model::{Run, Unit};
use crate::text::Span;

/// What became of the marks of a text.
#[derive(Debug, Default)]
pub struct Placed {
    /// Notes in the order in which the units refer to them first.
    pub notes: Vec<usize>,
    /// Marks inside a label or a repaired word, where none can stand.
    pub inside: Vec<Span>,
    /// Marks in no unit: in a title, in what is left out.
    pub outside: Vec<Span>,
}

/// Puts marks into the units that they stand in, each with the place of its note among [`Placed::notes`].
pub fn place(text: &str, bare: &str, units: &mut [Unit], notes: &Notes) -> Placed {
    let mut placed = Placed::default();
    let pieces = pieces(units);
    let mut found: Vec<(Spot, Span, usize)> = Vec::new();
    for (mark, note) in &notes.marks {
        match spot(text, bare, &pieces, *mark) {
            Some(Spot::Inside) => placed.inside.push(*mark),
            Some(spot) => {
                if !placed.notes.contains(note) {
                    placed.notes.push(*note);
                }
                found.push((spot, *mark, *note));
            }
            None => placed.outside.push(*mark),
        }
    }
    // From the last on, so that the places before it stay what they were.
    for (spot, mark, note) in found.into_iter().rev() {
        let note = placed.notes.iter().position(|other| *other == note).expect("it was put there");
        put(text, units, spot, Run::Mark { span: mark, note });
    }
    placed
}

/// Where a mark goes, by the place of a piece in the list.
enum Spot {
    /// Behind what stands before it.
    After(Piece),
    /// Before what stands behind it.
    Before(Piece),
    /// Into words.
    In(Piece),
    /// Into a label or a repair: it cannot.
    Inside,
}

/// A label or a run of a unit.
#[derive(Clone, Debug)]
struct Piece {
    unit: usize,
    kind: Kind,
    span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Label,
    /// A run of the title.
    Title(usize),
    /// A run of a block.
    Block(usize, usize),
    /// The same, repaired.
    Repair,
}

fn pieces(units: &[Unit]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (unit, of) in units.iter().enumerate() {
        pieces.extend(of.label.iter().map(|label| Piece { unit, kind: Kind::Label, span: label.span }));
        let run = |kind: Kind, run: &Run| match run {
            Run::Words(span) => Some(Piece { unit, kind, span: *span }),
            Run::Repaired { span, .. } => Some(Piece { unit, kind: Kind::Repair, span: *span }),
            _ => None,
        };
        pieces.extend(of.title.iter().enumerate().filter_map(|(at, of)| run(Kind::Title(at), of)));
        for (block, runs) in of.blocks.iter().enumerate() {
            pieces.extend(runs.iter().enumerate().filter_map(|(at, of)| run(Kind::Block(block, at), of)));
        }
    }
    pieces
}

/// Where a mark goes: to the words that it touches, else to those of its line, else to those before it.
fn spot(text: &str, bare: &str, pieces: &[Piece], mark: Span) -> Option<Spot> {
    let next = pieces.partition_point(|piece| piece.span.start <= mark.start);
    let before = next.checked_sub(1).map(|at| &pieces[at]);
    let after = pieces.get(next);
    if let Some(piece) = before.filter(|piece| piece.span.end > mark.start) {
        let words = matches!(piece.kind, Kind::Title(_) | Kind::Block(..));
        return Some(if words && piece.span.end >= mark.end { Spot::In(piece.clone()) } else { Spot::Inside });
    }
    // Between a mark and what it belongs to there are no words of anything else.
    let near = |range: Range<usize>| bare.get(range).filter(|between| between.trim().is_empty());
    let same_line = |range: &Range<usize>| lines(&format!("x{}x", &text[range.clone()])).len() == 1;
    let gap_before = before.map(|piece| piece.span.end..mark.start).filter(|gap| near(gap.clone()).is_some());
    let gap_after = after.map(|piece| mark.end..piece.span.start).filter(|gap| near(gap.clone()).is_some());
    let goes_before = gap_after.as_ref().is_some_and(same_line)
        && !gap_before.as_ref().is_some_and(same_line)
        && after.is_some_and(|piece| matches!(piece.kind, Kind::Title(_) | Kind::Block(..)));
    match (gap_before, gap_after) {
        (_, Some(_)) if goes_before => after.cloned().map(Spot::Before),
        (Some(_), _) => before.cloned().map(Spot::After),
        _ => None,
    }
}

/// Puts a run into a unit.
fn put(text: &str, units: &mut [Unit], spot: Spot, mark: Run) {
    let span = mark.span().expect("a mark has a place");
    match spot {
        Spot::Inside => {}
        Spot::In(piece) => {
            let (runs, at) = runs_of(&mut units[piece.unit], piece.kind);
            let Run::Words(whole) = runs[at] else { return };
            let halves =
                [Run::Words(Span::new(whole.start..span.start)), mark, Run::Words(Span::new(span.end..whole.end))];
            let is_empty = |run: &Run| matches!(run, Run::Words(span) if span.start == span.end);
            runs.splice(at..=at, halves.into_iter().filter(|run| !is_empty(run)));
        }
        Spot::Before(piece) => {
            let (runs, at) = runs_of(&mut units[piece.unit], piece.kind);
            if let Run::Words(words) = &mut runs[at] {
                words.start = span.end;
            }
            runs.insert(at, mark);
        }
        Spot::After(Piece { unit, kind: Kind::Label, .. }) => {
            let unit = &mut units[unit];
            if unit.title.is_empty() && unit.blocks.is_empty() {
                unit.blocks.push(Vec::new());
            }
            let runs = if unit.title.is_empty() { &mut unit.blocks[0] } else { &mut unit.title };
            // The words behind it were cut where the label ended; now the mark stands between.
            if let Some(Run::Words(words)) = runs.first_mut()
                && text.get(span.end..words.start).is_some_and(is_gap_in_line)
            {
                words.start = span.end;
            }
            runs.insert(0, mark);
        }
        Spot::After(piece) => {
            let (runs, at) = match piece.kind {
                Kind::Repair => repaired(&mut units[piece.unit], piece.span),
                kind => runs_of(&mut units[piece.unit], kind),
            };
            let on_line = is_gap_in_line(&text[piece.span.end..span.start]);
            if let Some(Run::Words(words)) = runs.get_mut(at).filter(|_| on_line) {
                words.end = span.start;
            }
            runs.insert((at + 1).min(runs.len()), mark);
        }
    }
}

fn is_gap_in_line(text: &str) -> bool {
    text.trim().is_empty() && !text.contains(['\n', '\r', '\u{c}'])
}

fn runs_of(unit: &mut Unit, kind: Kind) -> (&mut Vec<Run>, usize) {
    match kind {
        Kind::Block(block, at) => (&mut unit.blocks[block], at),
        Kind::Title(at) => (&mut unit.title, at),
        Kind::Label | Kind::Repair => unreachable!("they are no words"),
    }
}

/// The runs among which a repair stands, and its place.
fn repaired(unit: &mut Unit, span: Span) -> (&mut Vec<Run>, usize) {
    let is = |run: &Run| matches!(run, Run::Repaired { span: of, .. } if *of == span);
    let in_title = unit.title.iter().position(is);
    let in_blocks = unit.blocks.iter().enumerate().find_map(|(block, runs)| Some((block, runs.iter().position(is)?)));
    match (in_title, in_blocks) {
        (Some(at), _) => (&mut unit.title, at),
        (None, Some((block, at))) => (&mut unit.blocks[block], at),
        (None, None) => unreachable!("it was found there"),
    }
}
