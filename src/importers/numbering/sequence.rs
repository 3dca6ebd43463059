//! Which candidates are labels: those that continue a sequence, and the depth of each, solved over the whole text.
//!
//! Every way to read the candidates so far is a state with a cost: rejecting a strong candidate costs, and so do gaps,
//! restarts and labels in the middle of a sentence. The cheapest states go on to the next candidate, and the cheapest at
//! the end says what is what. So `(i)` after `(h)` is a letter when `(j)` follows, and a roman numeral when `(ii)` does.

use std::cmp::Ordering;
use std::rc::Rc;

use Choice::Take;

use super::cost::{
    SET_APART, accept_cost, is_second_paragraph, is_start, is_whole_number, reject_cost, set_in, successor_cost,
};
use super::marker::{Marker, Style};
use super::number::Kind;
use super::prepare::prepare;
use super::rival::{CLOSE, Rival, first_difference};

/// What a series of numbers without a word costs as long as it has one label only.
const ALONE: i32 = 90;

/// How many readings of the text so far are kept.
const STATES: usize = 16;

/// Where a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// At the start of a paragraph.
    Block,
    /// At the start of a line, after the end of a sentence or clause.
    AfterSentence,
    /// At the start of a line, in a sentence.
    MidSentence,
}

/// A line that may begin with a label.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// All its readings.
    pub markers: Vec<Marker>,
    /// Where it stands.
    pub position: Position,
    /// Does the text before it end with a colon?
    pub after_colon: bool,
    /// Does a heading without a number stand before it?
    pub after_heading: bool,
    /// The column of its first character, where the text shows one.
    pub column: Option<usize>,
}

/// A candidate that is a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its place among the candidates.
    pub candidate: usize,
    /// The reading.
    pub marker: Marker,
    /// The label that it lies in, by its place among the candidates.
    pub parent: Option<usize>,
    /// The label before it in its series; `None` if it begins one.
    pub previous: Option<usize>,
    /// How another reading of the text, nearly as good, has it.
    pub rival: Option<Rival>,
}

/// Finds the labels among the candidates.
pub fn solve(mut candidates: Vec<Candidate>) -> Vec<Accepted> {
    prepare(&mut candidates);
    let mut steps: Vec<Step> = Vec::new();
    let mut states = vec![State::default()];
    for (index, candidate) in candidates.iter().enumerate() {
        let mut proposals: Vec<(i32, usize, Choice)> = Vec::new();
        for (at, state) in states.iter().enumerate() {
            proposals.push((state.cost + reject_cost(candidate) as i32, at, Choice::Reject));
            for (which, marker) in candidate.markers.iter().enumerate() {
                state.propose(candidate, marker, &mut |cost, how| {
                    proposals.push((state.cost + cost, at, Take(which, how)))
                });
            }
        }
        proposals.sort_by_key(|(cost, ..)| *cost);
        let mut next: Vec<State> = Vec::new();
        for (cost, at, choice) in proposals {
            let state = states[at].after(cost, index, candidate, choice, &mut steps);
            if !next.iter().any(|other| other.levels == state.levels && other.closed == state.closed) {
                next.push(state);
            }
            if next.len() == STATES {
                break;
            }
        }
        states = next;
    }
    let best = states.iter().min_by_key(|state| state.cost).expect("rejecting is always a state");
    let mut accepted = labels(best, &steps, &candidates);
    let close = states.iter().filter(|state| state.cost > best.cost && state.cost <= best.cost + CLOSE);
    if let Some(second) = close.min_by_key(|state| state.cost) {
        let other = labels(second, &steps, &candidates);
        if let Some((at, rival)) = first_difference(&accepted, &other) {
            accepted[at].rival = Some(rival);
        }
    }
    accepted
}

/// The labels that a state has accepted, in order.
fn labels(state: &State, steps: &[Step], candidates: &[Candidate]) -> Vec<Accepted> {
    let chain = std::iter::successors(state.step, |at| steps[*at].before).map(|at| &steps[at]);
    let mut accepted: Vec<Accepted> = chain.map(|step| step.accepted(candidates)).collect();
    accepted.reverse();
    accepted
}

/// What is done with a candidate.
enum Choice {
    Reject,
    Take(usize, How),
}

/// How a label comes into the open levels.
#[derive(Clone, Copy)]
enum How {
    /// The level goes on.
    Continue(usize),
    /// The level begins again.
    Restart(usize),
    /// A new level on top of so many.
    Open(usize),
    /// A series that was closed goes on, on top of so many levels.
    Resume(usize, usize),
}

/// A candidate that a state takes for a label; what `Accepted` says of it, by places.
struct Step {
    before: Option<usize>,
    candidate: usize,
    marker: usize,
    parent: Option<usize>,
    previous: Option<usize>,
}

impl Step {
    fn accepted(&self, candidates: &[Candidate]) -> Accepted {
        let Self { candidate, parent, previous, .. } = *self;
        Accepted {
            candidate,
            marker: candidates[candidate].markers[self.marker].clone(),
            parent,
            previous,
            rival: None,
        }
    }
}

/// A series that is going on.
#[derive(PartialEq, Eq)]
struct Level {
    style: Style,
    last: Vec<u32>,
    /// Has it one label so far?
    alone: bool,
    /// The column of the last one.
    column: Option<usize>,
    /// The labels that the last one lies in within the series, and itself: number and candidate.
    path: Vec<(Rc<str>, usize)>,
}

/// The levels are shared by the states that have them, for most of them are the same in most.

#[derive(Clone, Default)]
struct State {
    cost: i32,
    levels: Vec<Rc<Level>>,
    /// Series that something further out has interrupted.
    closed: Vec<Rc<Level>>,
    step: Option<usize>,
}

impl State {
    /// Proposes every way in which a marker may be a label here, with its cost.
    fn propose(&self, candidate: &Candidate, marker: &Marker, propose: &mut impl FnMut(i32, How)) {
        let base = accept_cost(candidate, marker) as i32;
        let worded = marker.style.prefix.is_some();
        let rank = marker.style.rank;
        let outer = self.levels.iter().take_while(|level| level.style.rank < rank).count();
        let key = &marker.reading.key;
        let alone = if worded { 0 } else { ALONE };
        // A tree of dotted numbers may be set in at each branch, and a heading anywhere.
        let tells_by_column = !worded && marker.style.kind != Kind::Decimal;
        let mut same = false;
        for (depth, level) in self.levels.iter().enumerate().rev().filter(|(_, level)| level.style.agrees(marker.style))
        {
            // Numbers that end with a stop are of one kind: a whole one is no branch of the tree inside another.
            let is_whole = marker.style.kind == Kind::Decimal && key.len() == 1;
            if is_whole && self.levels[..depth].iter().any(|outer| is_whole_number(outer.style)) {
                continue;
            }
            let popped = if worded { 0 } else { self.levels.len() - depth - 1 } as i32;
            if let Some(cost) = successor_cost(&level.last, key, marker.style) {
                let refund = if level.alone { alone } else { 0 };
                let apart = tells_by_column && set_in(level.column, candidate.column) != Ordering::Equal;
                let set_apart = if apart { SET_APART } else { 0 };
                propose(base + cost as i32 - refund + 5 * popped + set_apart, How::Continue(depth));
            }
            if is_start(&marker.reading) && !same {
                let decimal = marker.style.kind == Kind::Decimal;
                let cost = match (candidate.after_heading, candidate.after_colon) {
                    (true, _) => 20,
                    (false, true) if !decimal => 40,
                    _ if decimal => 300,
                    _ => 150,
                };
                let deeper = tells_by_column && set_in(level.column, candidate.column) == Ordering::Greater;
                propose(base + cost + alone + 5 * popped + if deeper { SET_APART } else { 0 }, How::Restart(depth));
                if (candidate.after_colon || deeper) && !worded {
                    propose(base + if deeper { 20 } else { 60 } + alone, How::Open(self.levels.len()));
                }
            }
            same = true;
        }
        if same {
            return;
        }
        let closed = self.closed.iter().position(|level| level.style.agrees(marker.style));
        if let Some(which) = closed
            && let Some(cost) = successor_cost(&self.closed[which].last, key, marker.style)
        {
            if worded {
                propose(base + cost as i32, How::Resume(which, outer));
            } else {
                for depth in outer..=self.levels.len() {
                    let popped = (self.levels.len() - depth) as i32;
                    propose(base + cost as i32 + 30 + 30 * popped, How::Resume(which, depth));
                }
            }
        }
        let in_article = self.levels.last().is_some_and(|level| level.style.prefix.is_some());
        let start = is_start(&marker.reading) || in_article && is_second_paragraph(marker);
        if !start && candidate.position != Position::Block {
            return;
        }
        if worded {
            let cost = if closed.is_some() && !start {
                300
            } else if start {
                40
            } else {
                200
            };
            propose(base + cost, How::Open(outer));
            return;
        }
        for depth in outer..=self.levels.len() {
            let top_is_word = depth > 0 && self.levels[depth - 1].style.prefix.is_some();
            let cost = match (start, candidate.after_colon, top_is_word) {
                _ if depth == self.levels.len() && self.is_item_of_paragraph(marker) => -10,
                (false, ..) => 400,
                (true, true, _) => 30,
                (true, false, true) => 20,
                (true, false, false) => 80,
            };
            propose(base + cost + alone + 30 * (self.levels.len() - depth) as i32, How::Open(depth));
        }
    }

    /// Is it the first item of a paragraph of Japan: `一　` under `２　`?
    fn is_item_of_paragraph(&self, marker: &Marker) -> bool {
        let wide = |style: Style, kind: Kind| style.close == Some('　') && style.kind == kind;
        wide(marker.style, Kind::Han)
            && is_start(&marker.reading)
            && self.levels.last().is_some_and(|level| wide(level.style, Kind::Arabic))
    }

    /// The state after a choice.
    fn after(&self, cost: i32, index: usize, candidate: &Candidate, choice: Choice, steps: &mut Vec<Step>) -> State {
        let mut state = State { cost, ..self.clone() };
        let Take(which, how) = choice else { return state };
        let marker = &candidate.markers[which];
        let mut previous = None;
        let alone = matches!(how, How::Open(_) | How::Restart(_));
        let mut level =
            Level { style: marker.style, last: Vec::new(), alone, path: Vec::new(), column: candidate.column };
        let depth = match how {
            How::Continue(depth) => {
                level.path.clone_from(&state.levels[depth].path);
                previous = level.path.last().map(|(_, candidate)| *candidate);
                depth
            }
            How::Resume(which, depth) => {
                level.path.clone_from(&state.closed.remove(which).path);
                previous = level.path.last().map(|(_, candidate)| *candidate);
                depth
            }
            How::Restart(depth) | How::Open(depth) => depth,
        };
        let rank = marker.style.rank;
        let interrupted: Vec<Rc<Level>> = state.levels.split_off(depth);
        for closed in interrupted.into_iter().filter(|level| !level.style.agrees(marker.style)) {
            let outer = marker.style.prefix.is_some() && closed.style.rank > rank;
            if outer || divides(marker.style.kind) && closed.style.kind == Kind::Arabic {
                state.closed.retain(|other| !other.style.agrees(closed.style));
                let numbered_before =
                    closed.style.prefix.is_none() && state.closed.iter().any(|c| c.style.prefix.is_none());
                if !numbered_before {
                    state.closed.push(closed);
                }
            }
        }
        state.closed.retain(|closed| !closed.style.agrees(marker.style));
        let lies_in =
            |number: &str| marker.reading.plain.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
        if marker.style.kind == Kind::Decimal {
            level.path.retain(|(number, _)| lies_in(number));
        } else {
            level.path.clear();
        }
        let parent = level.path.last().or_else(|| state.levels.last()?.path.last()).map(|(_, candidate)| *candidate);
        level.path.push((marker.reading.plain.as_str().into(), index));
        level.last.clone_from(&marker.reading.key);
        if let Some(until) = marker.reading.until {
            level.last = vec![until];
        }
        state.levels.push(Rc::new(level));
        steps.push(Step { before: state.step, candidate: index, marker: which, parent, previous });
        state.step = Some(steps.len() - 1);
        state
    }
}

/// May numbers run on through a series that is written so, as through chapters?
fn divides(kind: Kind) -> bool {
    matches!(kind, Kind::Roman | Kind::Capital)
}

#[cfg(test)]
mod tests;
