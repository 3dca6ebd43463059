//! The anchor of a block that has none in the file: the one that an import would give it.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Anchor, Meta, Pattern, Segment};
use crate::text::{Place, Source, Span};

pub(super) const NO_ANCHOR: Code = Code::mild(
    "no-anchor",
    Severity::Warning,
    "\
A block stands above every anchor of its section, so it belongs to no paragraph and cannot be cited. It is shown under the
anchor that an import would give it.

Write that anchor into the file before you publish (`pincite check --fix` does it), for a name that is only worked out can
change when text is added above it. With `--locked` this is an error.",
)
.error_when_locked();

/// What carries its anchor into all that stands inside it.
const CONTAINERS: &[&str] = &["art", "ann", "app", "sch"];

/// Gives anchors to blocks without one.
pub(super) struct Namer {
    taken: Vec<Anchor>,
    /// The last number given or found, by what stands before it.
    counted: HashMap<String, u32>,
    named: Vec<Pattern>,
    /// Open sections by level, each with what an anchor inside it begins with.
    sections: Vec<(u8, Option<Anchor>)>,
    last_anchored: usize,
    passed_any: bool,
}

impl Namer {
    /// `taken` are the anchors of the file, `last_anchored` is the index of the last block that has one.
    pub(super) fn new<'a>(taken: impl Iterator<Item = &'a Anchor>, last_anchored: usize, meta: &Meta) -> Self {
        Self {
            taken: taken.cloned().collect(),
            counted: HashMap::new(),
            named: meta.labels.patterns.clone(),
            sections: Vec::new(),
            last_anchored,
            passed_any: false,
        }
    }

    /// A heading begins.
    pub(super) fn enter(&mut self, level: u8, anchor: Option<&Anchor>) {
        while self.sections.last().is_some_and(|(above, _)| *above >= level) {
            self.sections.pop();
        }
        let container = match anchor {
            Some(anchor) if self.is_container(anchor) => Some(anchor.clone()),
            _ => self.container().cloned(),
        };
        self.sections.push((level, container));
        self.passed_any |= anchor.is_some();
    }

    /// A paragraph with an anchor begins.
    pub(super) fn passed(&mut self, anchor: &Anchor) {
        self.passed_any |= !anchor.as_str().starts_with("pre");
    }

    /// The anchor of the block at `index`, taken from now on. Text before everything that has an anchor is a preamble.
    pub(super) fn name(&mut self, index: usize) -> Anchor {
        let prefix = if !self.passed_any && index < self.last_anchored { "pre" } else { "u" };
        let container = self.container().map_or(String::new(), |anchor| format!("{anchor}-"));
        let stem = format!("{container}{prefix}");
        let taken = &self.taken;
        let last = self.counted.entry(stem.clone()).or_insert_with(|| {
            let number = |anchor: &Anchor| anchor.as_str().strip_prefix(&stem)?.parse::<u32>().ok();
            taken.iter().filter_map(number).max().unwrap_or(0)
        });
        *last = last.saturating_add(1);
        let number = *last;
        let anchor = Anchor::parse(&format!("{stem}{number}"))
            .or_else(|_| Anchor::parse(&format!("{prefix}{}", self.taken.len() + 1)))
            .expect("a prefix with a number is an anchor");
        self.taken.push(anchor.clone());
        anchor
    }

    fn container(&self) -> Option<&Anchor> {
        self.sections.last().and_then(|(_, anchor)| anchor.as_ref())
    }

    /// Articles, annexes, appendices, schedules, decimal sections and languages carry their anchor.
    fn is_container(&self, anchor: &Anchor) -> bool {
        match anchor.last(&self.named) {
            Segment::Numbered { prefix: "sec", .. } | Segment::Language(_) => true,
            Segment::Numbered { prefix, .. } => CONTAINERS.contains(&prefix),
            Segment::Label(_) | Segment::Name(_) => false,
        }
    }
}

/// A paragraph that is cited under an anchor that its file does not have.
pub(super) fn no_anchor(source: &Source, span: Span, anchor: &Anchor) -> Diagnostic {
    let first_line = source.line(source.line_and_column(span.start).0);
    let start = span.start.max(first_line.start);
    let place = Place::new(&source.path, Span::new(start..span.end.min(first_line.end).max(start)));
    Diagnostic::new(&NO_ANCHOR, "paragraph has no anchor")
        .at(place)
        .help(format!("write `{{#{anchor}}}` on the line above it"))
        .fix(Place::new(&source.path, Span::at(first_line.start)), format!("{{#{anchor}}}\n"))
}
