//! All that was found, in order, with the texts it was found in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Severity, github, json, sarif, terminal};
use crate::text::{Place, Source};

/// Problems gathered from anywhere, shown sorted by place, each once.
#[derive(Clone, Default)]
pub struct Report {
    problems: Vec<Diagnostic>,
    sources: BTreeMap<Arc<str>, Source>,
}

impl Report {
    /// Adds problems.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Diagnostic>) {
        self.problems.extend(problems);
    }

    /// Adds one problem.
    pub fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Takes over all that another report holds.
    pub fn absorb(&mut self, other: Report) {
        self.problems.extend(other.problems);
        self.sources.extend(other.sources);
    }

    /// Makes a text known, so that lines of it can be shown.
    pub fn know(&mut self, source: &Source) {
        self.sources.insert(Arc::clone(&source.path), source.clone());
    }

    /// The text of a path, if it is known.
    pub fn source(&self, path: &str) -> Option<&Source> {
        self.sources.get(path)
    }

    /// Gives each problem the severity that `configured` has for its code, and drops those that are off.
    pub fn configure(&mut self, configured: impl Fn(&str) -> Option<Severity>) {
        for problem in &mut self.problems {
            problem.severity = configured(problem.code).unwrap_or(problem.severity);
        }
        self.problems.retain(|problem| problem.severity != Severity::Off);
    }

    /// The same with other paths, as whoever reads them needs them.
    pub fn with_paths(&self, shown: impl Fn(&str) -> String) -> Self {
        let mut report = self.clone();
        let path = |place: &mut Place| place.path = shown(&place.path).into();
        for problem in &mut report.problems {
            problem.at.iter_mut().for_each(path);
            problem.also.iter_mut().for_each(|label| path(&mut label.at));
            problem.fix.iter_mut().for_each(|fix| path(&mut fix.at));
        }
        report.sources = self.sources.iter().map(|(path, source)| (shown(path).into(), source.clone())).collect();
        report
    }

    /// Keeps the problems of which `is_wanted` is true.
    pub fn keep(&mut self, is_wanted: impl Fn(&Diagnostic) -> bool) {
        self.problems.retain(|problem| is_wanted(problem));
    }

    /// Was nothing found?
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Is there an error?
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|problem| problem.severity == severity).count()
    }

    /// Every problem once, by path and place, then by code and message.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by(|a, b| (&a.at, a.code, &a.message).cmp(&(&b.at, b.code, &b.message)));
        problems.dedup();
        problems
    }

    /// As rustc shows problems: the line, what is wrong under it, and what to do. Of a kind that there is by the hundred only the
    /// first, unless `all` are wanted.
    pub fn terminal(&self, all: bool) -> String {
        terminal::show(self, all)
    }

    /// The same without colours.
    pub fn plain(&self) -> String {
        anstream::adapter::strip_str(&self.terminal(false)).to_string()
    }

    /// A JSON array, one object for each problem.
    pub fn json(&self) -> String {
        json::show(self)
    }

    /// A log of SARIF 2.1.0; `codes` are all kinds of problems that there are.
    pub fn sarif(&self, codes: &[&Code]) -> String {
        sarif::show(self, codes)
    }

    /// Workflow commands that GitHub shows beside the lines of a change.
    pub fn github(&self) -> String {
        github::show(self)
    }
}
