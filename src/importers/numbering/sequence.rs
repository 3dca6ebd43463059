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

/// What it costs that a heading lies in what is none.
const IN_TEXT: i32 = 200;

/// What it costs to begin a series with a number in words before its word that is not the first.
const NAMED_BY_NUMBER: i32 = 700;

/// What it costs that a series begins in an article or a part right after another one without a word, and not inside it.
const BESIDE: i32 = 40;

/// How many readings of the text so far are kept.
const STATES: usize = 16;

/// How much more than the cheapest a reading may cost to be kept: as much as no single label costs.
const HOPELESS: i32 = 600;

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
    pub markers: Rc<[Marker]>,
    /// Where it stands.
    pub position: Position,
    /// Does the text before it end with a colon?
    pub after_colon: bool,
    /// Does a heading without a number stand before it?
    pub after_heading: bool,
    /// Does the format say that it is a heading?
    pub heading: bool,
    /// The column of its first character, where the text shows one.
    pub column: Option<usize>,
}

/// A candidate that is a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its place among the candidates.
    pub candidate: usize,
    /// All its readings.
    pub markers: Rc<[Marker]>,
    /// Which of them it is.
    pub which: usize,
    /// The label that it lies in, by its place among the candidates.
    pub parent: Option<usize>,
    /// The label before it in its series; `None` if it begins one.
    pub previous: Option<usize>,
    /// How another reading of the text, nearly as good, has it.
    pub rival: Option<Rival>,
}

impl Accepted {
    /// The reading.
    pub fn marker(&self) -> &Marker {
        &self.markers[self.which]
    }
}

/// Finds the labels among the candidates.
pub fn solve(mut candidates: Vec<Candidate>) -> Vec<Accepted> {
    prepare(&mut candidates);
    let mut search = Search { candidates: &candidates, nodes: Vec::new(), steps: Vec::new() };
    let mut states = vec![State::default()];
    for index in 0..candidates.len() {
        states = search.go_on(index, &states);
    }
    let best = states.iter().min_by_key(|state| state.cost).expect("rejecting is always a state");
    let mut accepted = search.labels(best);
    let close = states.iter().filter(|state| state.cost > best.cost && state.cost <= best.cost + CLOSE);
    if let Some(second) = close.min_by_key(|state| state.cost)
        && let Some((at, rival)) = first_difference(&accepted, &search.labels(second))
    {
        accepted[at].rival = Some(rival);
    }
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

/// A reading of a candidate that some state takes for a label. It is made once, however many states do.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Node {
    candidate: usize,
    /// Which of its markers.
    marker: usize,
    /// The dotted number that it lies in.
    up: Option<usize>,
}

/// A node that a state takes, after those that it took before; and what `Accepted` says of it.
struct Step {
    before: Option<u32>,
    node: u32,
    parent: Option<u32>,
    previous: Option<u32>,
}

/// A series that is going on.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Level {
    /// Its last label, by its place among the nodes.
    last: usize,
    /// Has it one label so far?
    alone: bool,
}

#[derive(Clone, Default)]
struct State {
    cost: i32,
    levels: Vec<Level>,
    /// Series that something further out has interrupted.
    closed: Vec<Level>,
    /// The last step.
    step: Option<u32>,
}

/// All states share what they are made of.
struct Search<'a> {
    candidates: &'a [Candidate],
    nodes: Vec<Node>,
    steps: Vec<Step>,
}

impl<'a> Search<'a> {
    fn marker(&self, level: Level) -> &'a Marker {
        let node = self.nodes[level.last];
        &self.candidates[node.candidate].markers[node.marker]
    }

    fn column(&self, level: Level) -> Option<usize> {
        self.candidates[self.nodes[level.last].candidate].column
    }

    /// The cheapest states after one more candidate.
    fn go_on(&mut self, index: usize, states: &[State]) -> Vec<State> {
        let candidate = &self.candidates[index];
        let reject = reject_cost(candidate) as i32;
        let mut proposals: Vec<(i32, usize, Choice)> = Vec::with_capacity(4 * states.len());
        for (at, state) in states.iter().enumerate() {
            proposals.push((state.cost + reject, at, Choice::Reject));
            for (which, marker) in candidate.markers.iter().enumerate() {
                self.propose(state, candidate, marker, &mut |cost, how| {
                    proposals.push((state.cost + cost, at, Take(which, how)));
                });
            }
        }
        proposals.sort_by_key(|(cost, ..)| *cost);
        let most = proposals.first().map_or(0, |(cost, ..)| *cost) + HOPELESS;
        let known = self.nodes.len();
        let mut next: Vec<State> = Vec::with_capacity(STATES);
        for (cost, at, choice) in proposals.into_iter().take_while(|(cost, ..)| *cost <= most) {
            let (mut state, step) = match choice {
                Choice::Reject => (states[at].clone(), None),
                Take(marker, how) => self.take(&states[at], Node { candidate: index, marker, up: None }, how, known),
            };
            if next.iter().any(|other| other.levels == state.levels && other.closed == state.closed) {
                continue;
            }
            if let Some(step) = step {
                self.steps.push(step);
                state.step = Some(self.steps.len() as u32 - 1);
            }
            next.push(State { cost, ..state });
            if next.len() == STATES {
                break;
            }
        }
        next
    }

    /// Proposes every way in which a marker may be a label here, with its cost.
    fn propose(&self, state: &State, candidate: &Candidate, marker: &Marker, propose: &mut impl FnMut(i32, How)) {
        let base = accept_cost(candidate, marker) as i32;
        let worded = marker.style.prefix.is_some();
        let rank = marker.style.rank;
        let levels = &state.levels;
        let outer = levels.iter().take_while(|level| self.marker(**level).style.rank < rank).count();
        let key = &marker.reading.key;
        let alone = if worded { 0 } else { ALONE };
        // A tree of dotted numbers may be set in at each branch, and a heading anywhere.
        let tells_by_column = !worded && marker.style.kind != Kind::Decimal;
        let mut same = false;
        for (depth, level) in levels.iter().enumerate().rev() {
            let last = self.marker(*level);
            if !last.style.agrees(marker.style) {
                continue;
            }
            // Numbers that end with a stop are of one kind: a whole one is no branch of the tree inside another.
            let is_whole = marker.style.kind == Kind::Decimal && key.len() == 1;
            if is_whole && levels[..depth].iter().any(|outer| is_whole_number(self.marker(*outer).style)) {
                continue;
            }
            let popped = if worded { 0 } else { levels.len() - depth - 1 } as i32;
            let column = || self.column(*level);
            if let Some(cost) = successor_cost(last.reading.last(), key, marker.style) {
                let refund = if level.alone { alone } else { 0 };
                let apart = tells_by_column && set_in(column(), candidate.column) != Ordering::Equal;
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
                let deeper = tells_by_column && set_in(column(), candidate.column) == Ordering::Greater;
                propose(base + cost + alone + 5 * popped + if deeper { SET_APART } else { 0 }, How::Restart(depth));
                if (candidate.after_colon || deeper) && !worded {
                    propose(base + if deeper { 20 } else { 60 } + alone, How::Open(levels.len()));
                }
            }
            same = true;
        }
        if same {
            return;
        }
        let closed = state.closed.iter().position(|level| self.marker(*level).style.agrees(marker.style));
        if let Some(which) = closed
            && let Some(cost) = successor_cost(self.marker(state.closed[which]).reading.last(), key, marker.style)
        {
            if worded {
                propose(base + cost as i32, How::Resume(which, outer));
            } else {
                for depth in outer..=levels.len() {
                    let popped = (levels.len() - depth) as i32;
                    propose(base + cost as i32 + 30 + 30 * popped, How::Resume(which, depth));
                }
            }
        }
        let is_word = |level: &Level| self.marker(*level).style.prefix.is_some();
        // In Japan the items `一　` of the first paragraph stand before the second.
        let is_item = |level: &&Level| is_wide(self.marker(**level).style, Kind::Han);
        let in_article = levels.iter().rev().find(|level| !is_item(level)).is_some_and(is_word);
        let second = in_article && is_second_paragraph(marker);
        let start = is_start(&marker.reading) || second;
        if !start && candidate.position != Position::Block {
            return;
        }
        if worded {
            let cost = if closed.is_some() && !start {
                300
            } else if start {
                40
            } else if marker.number.0 == 0 && marker.reading.kind == Kind::Ordinal {
                // `FIFTH SECTION` is the name of a court as likely as the first label of an excerpt.
                NAMED_BY_NUMBER
            } else {
                200
            };
            propose(base + cost, How::Open(outer));
            return;
        }
        let is_heading = |level: &Level| self.candidates[self.nodes[level.last].candidate].heading;
        for depth in outer..=levels.len() {
            // What the format calls a heading lies in nothing but headings.
            let within = candidate.heading && depth > outer && !is_heading(&levels[depth - 1]);
            let within = if within { IN_TEXT } else { 0 };
            let top_is_word = depth > 0 && is_word(&levels[depth - 1]);
            let cost = match (start, candidate.after_colon, top_is_word) {
                _ if depth == levels.len() && self.is_item_of_paragraph(state, marker) => -10,
                (false, ..) => 400,
                (true, true, _) => 30,
                (true, false, true) => 20,
                (true, false, false) => 80,
            };
            // A new series beside one that is going on is rarer than one inside it.
            let beside = !second && top_is_word && levels.get(depth).is_some_and(|level| !is_word(level));
            let popped = (levels.len() - depth) as i32;
            let beside = if beside { BESIDE } else { 0 };
            propose(base + cost + alone + 30 * popped + beside + within, How::Open(depth));
        }
    }

    /// Is it the first item of a paragraph of Japan: `一　` under `２　`?
    fn is_item_of_paragraph(&self, state: &State, marker: &Marker) -> bool {
        is_wide(marker.style, Kind::Han)
            && is_start(&marker.reading)
            && state.levels.last().is_some_and(|level| is_wide(self.marker(*level).style, Kind::Arabic))
    }

    /// The state that takes a node, and that step. `known` nodes were there before this candidate.
    fn take(&mut self, state: &State, mut node: Node, how: How, known: usize) -> (State, Option<Step>) {
        let marker = &self.candidates[node.candidate].markers[node.marker];
        let mut closed = state.closed.clone();
        let (depth, before) = match how {
            How::Continue(depth) => (depth, Some(state.levels[depth].last)),
            How::Resume(which, depth) => (depth, Some(closed.remove(which).last)),
            How::Restart(depth) | How::Open(depth) => (depth, None),
        };
        for level in &state.levels[depth..] {
            let style = self.marker(*level).style;
            let outer = marker.style.prefix.is_some() && style.rank > marker.style.rank;
            if !style.agrees(marker.style) && (outer || divides(marker.style.kind) && style.kind == Kind::Arabic) {
                closed.retain(|other| !self.marker(*other).style.agrees(style));
                let is_bare = |level: &Level| self.marker(*level).style.prefix.is_none();
                if !(is_bare(level) && closed.iter().any(is_bare)) {
                    closed.push(*level);
                }
            }
        }
        closed.retain(|closed| !self.marker(*closed).style.agrees(marker.style));
        let lies_in = |outer: &usize| {
            let outer = &self.marker(Level { last: *outer, alone: false }).reading.plain;
            marker.reading.plain.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        if marker.style.kind == Kind::Decimal {
            node.up = std::iter::successors(before, |at| self.nodes[*at].up).find(lies_in);
        }
        let parent = node.up.or_else(|| state.levels[..depth].last().map(|level| level.last));
        let candidate_of = |node: usize| self.nodes[node].candidate as u32;
        let (parent, previous) = (parent.map(candidate_of), before.map(candidate_of));
        let made = self.nodes[known..].iter().position(|other| *other == node).map(|at| known + at);
        let last = made.unwrap_or(self.nodes.len());
        if made.is_none() {
            self.nodes.push(node);
        }
        let alone = matches!(how, How::Open(_) | How::Restart(_));
        let mut levels = Vec::with_capacity(depth + 1);
        levels.extend_from_slice(&state.levels[..depth]);
        levels.push(Level { last, alone });
        let step = Step { before: state.step, node: last as u32, parent, previous };
        (State { cost: 0, levels, closed, step: None }, Some(step))
    }

    /// The labels that a state has accepted, in order.
    fn labels(&self, state: &State) -> Vec<Accepted> {
        let step = |at: u32| &self.steps[at as usize];
        let chain = std::iter::successors(state.step.map(step), |last| last.before.map(step));
        let place = |at: u32| at as usize;
        let mut accepted: Vec<Accepted> = Vec::with_capacity(self.candidates.len());
        accepted.extend(chain.map(|step| {
            let Node { candidate, marker: which, .. } = self.nodes[step.node as usize];
            let markers = Rc::clone(&self.candidates[candidate].markers);
            let (parent, previous) = (step.parent.map(place), step.previous.map(place));
            Accepted { candidate, markers, which, parent, previous, rival: None }
        }));
        accepted.reverse();
        accepted
    }
}

/// May numbers run on through a series that is written so, as through chapters?
fn divides(kind: Kind) -> bool {
    matches!(kind, Kind::Roman | Kind::Capital)
}

/// Is it the style of numbers of a kind with a wide blank behind, as laws of Japan have them?
fn is_wide(style: Style, kind: Kind) -> bool {
    style.close == Some('　') && style.kind == kind
}

#[cfg(test)]
mod tests;
