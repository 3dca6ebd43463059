//! What the editor accepts goes into the ledger. Nothing ever goes out of it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::compare::{DocumentComparison, Finding, Standing, compare, standing};
use super::decision::{Decisions, Subject, no_such_place, not_all_there, not_lost, other_words, too_early};
use super::{
    Current, CurrentDocument, CurrentRoute, Destination, DocumentLedger, Gone, Ledger, Line, RouteLine, Text, Was,
    path_of,
};
use crate::diagnostic::Diagnostic;
use crate::model::{Anchor, DocumentId};
use crate::text::{Place, Span};

/// The ledger after everything that is there now was accepted: new anchors and routes are added, changed words recorded,
/// what came back is restored, and what is lost or shifted goes where `decisions` say.
///
/// # Errors
///
/// What is lost or shifted without a decision, what is reused, and decisions that do not fit.
pub fn accept(ledger: &Ledger, current: &Current<'_>, decisions: &Decisions) -> Result<Ledger, Vec<Diagnostic>> {
    let decisions = &decisions.by_route(ledger, current);
    let mut open = compare(ledger, current);
    open.documents.retain(|document| decisions.cover(document.id));
    open.without_paragraph_pages.retain(|(id, _)| decisions.cover(id));
    let mut accepting = Accepting { decisions, ledger: ledger.clone(), settled: HashSet::new() };
    for document in &mut open.documents {
        accepting.document(document, current);
    }
    open.documents.retain(|document| {
        !(document.is_lost() && accepting.settled.contains(&Subject::Document(document.id.clone())))
    });
    if decisions.only.is_empty() {
        accepting.routes(current);
    }
    open.lost_routes.retain(|(route, _)| !accepting.lost_route(route) && decisions.only.is_empty());

    let mut refused = super::lost_permalinks(&open);
    refused.extend(super::shifted_texts(&open));
    refused.extend(super::reused_anchors(&open));
    let unfit = decisions.fates.iter().filter(|fate| !accepting.settled.contains(&fate.what) && !fate.stays());
    refused.extend(unfit.map(|fate| not_lost(&fate.what)));
    refused.extend(accepting.astray(current));
    refused.extend(decisions.contradictions());
    if refused.is_empty() {
        refused = accepting.too_early();
    }
    if refused.is_empty() { Ok(accepting.ledger) } else { Err(refused) }
}

struct Accepting<'a> {
    decisions: &'a Decisions,
    ledger: Ledger,
    /// Decisions that were carried out.
    settled: HashSet<Subject>,
}

impl Accepting<'_> {
    /// Takes over one document, and leaves in `open` what is not settled.
    fn document(&mut self, open: &mut DocumentComparison<'_>, current: &Current<'_>) {
        let Some(now) = open.now else { return self.lost_document(open.id) };
        self.leave_behind(open.id, now);
        let decisions = self.decisions;
        let document = self
            .ledger
            .documents
            .entry(open.id.clone())
            .or_insert_with(|| DocumentLedger::new(decisions.date, String::new()));
        document.title = now.title.into();
        document.gone = None;
        document.paragraph_pages = current.paragraph_pages;
        let settled = &mut self.settled;
        open.findings.retain(|finding| !accept_finding(document, open.id, finding, decisions, settled));
        for standing in standing(now) {
            let own = standing.leads_to.and_then(|own| document.anchors.get(own));
            let told = own.and_then(|own| own.was.last()).filter(|was| was.until == decisions.date).cloned();
            if let Some(line) = document.anchors.get_mut(standing.anchor).filter(|line| line.gone.is_none()) {
                line.leads_to = standing.leads_to.cloned();
                line.last = None;
                // A section that has a title now, or a further anchor of a paragraph whose change is told there.
                if line.text.is_none() {
                    line.text = Text::of(standing.words);
                } else if line.digest() != standing.digest && line.leads_to.is_some() {
                    // What the paragraph had went where it is said to have gone, also for whoever comes by this anchor.
                    let to = told.filter(|was| Some(was.text) == line.digest()).map(|was| was.to);
                    change(line, &standing, to.unwrap_or_default(), decisions);
                }
            }
        }
    }

    /// Where a document is back, each anchor that is not stays gone, and leads where it led.
    fn leave_behind(&mut self, id: &DocumentId, now: &CurrentDocument<'_>) {
        let Some(Gone { date, why, .. }) = self.ledger.documents.get(id).and_then(|document| document.gone.clone())
        else {
            return;
        };
        let there: HashSet<&Anchor> = standing(now).iter().map(|standing| standing.anchor).collect();
        let anchors = self.ledger.documents[id].anchors.iter();
        let behind = anchors.filter(|(anchor, line)| line.gone.is_none() && !there.contains(anchor));
        let behind: Vec<(Anchor, Vec<Destination>)> = behind
            .map(|(anchor, _)| {
                let here = Destination::Elsewhere(id.clone(), anchor.clone());
                (anchor.clone(), self.ledger.next(&here).unwrap_or_default())
            })
            .collect();
        let Some(document) = self.ledger.documents.get_mut(id) else { return };
        for (anchor, to) in behind {
            if let Some(line) = document.anchors.get_mut(&anchor) {
                line.go(Gone { date, to, why: why.clone() });
            }
        }
    }

    fn lost_document(&mut self, id: &DocumentId) {
        let what = Subject::Document(id.clone());
        let (Some(to), Some(document)) = (self.decisions.fate(&what), self.ledger.documents.get_mut(id)) else {
            return;
        };
        if document.gone.is_none() {
            document.gone = Some(gone(to, self.decisions));
            self.settled.insert(what);
        }
        // Single anchors of it may have gone elsewhere than the rest.
        for (anchor, line) in &mut document.anchors {
            let what = Subject::Anchor(id.clone(), anchor.clone());
            if let Some(to) = self.decisions.fate(&what).filter(|_| line.gone.is_none()) {
                line.go(gone(to, self.decisions));
                self.settled.insert(what);
            }
        }
    }

    /// Adds new routes, restores those that are back, and takes over titles.
    fn routes(&mut self, current: &Current<'_>) {
        let date = self.decisions.date;
        let site = &mut self.ledger.site;
        let add = |lines: &mut BTreeMap<Arc<str>, RouteLine>, routes: &[CurrentRoute<'_>]| {
            for now in routes {
                let new = || RouteLine { since: date, title: String::new(), gone: None, span: Span::default() };
                let line = lines.entry(Arc::clone(&now.route)).or_insert_with(new);
                line.title = now.title.into();
                line.gone = None;
            }
        };
        add(&mut site.pages, &current.pages);
        add(&mut site.topics, &current.topics);
        add(&mut site.works, &current.works);
    }

    /// Lets a lost route go where it was said to go, if it was.
    fn lost_route(&mut self, route: &Arc<str>) -> bool {
        let what = Subject::Route(Arc::clone(route));
        let Some(to) = self.decisions.fate(&what) else { return false };
        let site = &mut self.ledger.site;
        let line = [&mut site.pages, &mut site.topics, &mut site.works].into_iter().find_map(|all| all.get_mut(route));
        if let Some(line) = line {
            line.gone = Some(gone(to, self.decisions));
        }
        self.settled.insert(what)
    }

    /// Decisions that lead to something that is not there, or to other words.
    fn astray(&self, current: &Current<'_>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for decision in self.decisions.fates.iter().filter(|decision| self.settled.contains(&decision.what)) {
            let before = problems.len();
            for to in &decision.to {
                let place = match &decision.what {
                    Subject::Anchor(document, _) => to.seen_from(document),
                    _ => to.clone(),
                };
                if !self.is_there(&place, current) {
                    problems.push(no_such_place(&decision.what, &to.to_string()));
                }
            }
            if let Subject::Document(id) = &decision.what
                && problems.len() == before
            {
                problems.extend(self.left_behind(id, &decision.to));
            }
        }
        problems
    }

    /// Of each document the anchor that has the latest day after the one that would be recorded of it.
    fn too_early(&self) -> Vec<Diagnostic> {
        let date = self.decisions.date;
        let mut problems = Vec::new();
        for (id, document) in &self.ledger.documents {
            let is_whole = document.gone.as_ref().is_some_and(|gone| gone.date == date);
            let late = document.anchors.iter().filter_map(|(anchor, line)| {
                let later = line.days().max().filter(|later| *later > date)?;
                (is_whole || line.days().last() == Some(date)).then_some((later, anchor, line.span))
            });
            problems.extend(late.max().map(|(later, anchor, span)| {
                too_early(&format!("{id}#{anchor}"), Place::new(&path_of(id), span), date, later)
            }));
        }
        problems
    }

    fn is_there(&self, place: &Destination, current: &Current<'_>) -> bool {
        let has_document = |id: &DocumentId| current.documents.iter().any(|document| document.id == id);
        match place {
            Destination::Anchor(_) => false,
            Destination::Elsewhere(document, anchor) => {
                has_document(document) && self.ledger.line(document, anchor).is_some_and(|line| line.gone.is_none())
            }
            Destination::Document(document) => has_document(document) && self.ledger.documents.contains_key(document),
            Destination::Route(route) => {
                let is_document = current.documents.iter().any(|document| **route == *format!("/{}.html", document.id));
                is_document || self.ledger.site.line(route).is_some_and(|line| line.gone.is_none())
            }
        }
    }

    /// The anchors of `id` that the documents where it went do not have, or have at other words while theirs stand elsewhere.
    fn left_behind(&self, id: &DocumentId, to: &[Destination]) -> Vec<Diagnostic> {
        let documents = to.iter().filter_map(|to| match to {
            Destination::Document(new) => Some((new, self.ledger.documents.get(new)?)),
            _ => None,
        });
        let documents: Vec<_> = documents.collect();
        let (Some(old), Some((new, _))) = (self.ledger.documents.get(id), documents.first()) else { return Vec::new() };
        let (mut missing, mut elsewhere) = (Vec::new(), Vec::new());
        for (anchor, line) in old.anchors.iter().filter(|(_, line)| line.gone.is_none()) {
            let there: Vec<&Line> = documents.iter().filter_map(|(_, ledger)| ledger.anchors.get(anchor)).collect();
            if there.is_empty() {
                missing.push(anchor);
            } else if there.iter().all(|now| now.digest() != line.digest()) {
                let found = documents.iter().find_map(|(new, ledger)| Some((*new, ledger.place_of(line.digest()?)?)));
                elsewhere.extend(found.map(|(new, at)| (anchor, format!("{new}#{at}"))));
            }
        }
        let missing = (!missing.is_empty()).then(|| not_all_there(id, old.span, new, &missing));
        let elsewhere = (!elsewhere.is_empty()).then(|| other_words(id, old.span, new, &elsewhere));
        missing.into_iter().chain(elsewhere).collect()
    }
}

/// Puts into the ledger what a finding says, if that needs no decision or the decision is there.
fn accept_finding(
    document: &mut DocumentLedger,
    id: &DocumentId,
    finding: &Finding<'_>,
    decisions: &Decisions,
    settled: &mut HashSet<Subject>,
) -> bool {
    let anchor = match finding {
        Finding::Lost { anchor, .. } => *anchor,
        Finding::New(now) => now.anchor,
        Finding::Changed { now, .. } | Finding::Shifted { now, .. } => now.anchor,
        Finding::Reused { now, .. } | Finding::Restored { now, .. } => now.anchor,
    };
    let what = Subject::Anchor(id.clone(), anchor.clone());
    let fate = decisions.fate(&what);
    if let Finding::New(now) = finding {
        let leads_to = now.leads_to.cloned();
        document.anchors.insert(anchor.clone(), Line { leads_to, ..Line::new(decisions.date, now.words) });
        return true;
    }
    let line = document.anchors.get_mut(anchor).expect("the comparison found it in this ledger");
    match (finding, fate) {
        (Finding::Lost { .. }, Some(to)) => line.go(gone(to, decisions)),
        (Finding::Changed { now, .. } | Finding::Shifted { now, .. }, Some(to)) => {
            let stays = *to == [Destination::Anchor(anchor.clone())];
            change(line, now, if stays { Vec::new() } else { to.to_vec() }, decisions);
        }
        (Finding::Changed { now, .. }, None) => change(line, now, Vec::new(), decisions),
        (Finding::Restored { .. }, None) => line.gone = None,
        _ => return false,
    }
    if fate.is_some() {
        settled.insert(what);
    }
    true
}

fn change(line: &mut Line, now: &Standing<'_>, to: Vec<Destination>, decisions: &Decisions) {
    if let Some(text) = line.text.take() {
        line.was.push(Was { until: decisions.date, text: text.digest, to, why: decisions.why.clone() });
    }
    line.text = Text::of(now.words);
}

fn gone(to: &[Destination], decisions: &Decisions) -> Gone {
    Gone { date: decisions.date, to: to.to_vec(), why: decisions.why.clone() }
}
