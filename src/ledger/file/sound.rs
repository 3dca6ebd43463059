//! Do the lines of a ledger agree with each other?

use std::sync::Arc;

use super::problem;
use crate::diagnostic::Diagnostic;
use crate::ledger::{Destination, Gone, Ledger, SITE_PATH, path_of};
use crate::model::{Anchor, Date, DocumentId};
use crate::text::Place;

/// Every `to` that leads nowhere or in a circle, every day before the one that it comes after, and every two lines with
/// one address.
pub(super) fn problems(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (here, gone, at) in gone(ledger) {
        for to in &gone.to {
            problems.extend(led_astray(ledger, &here, to, &at));
        }
    }
    problems.extend(days(ledger));
    problems.extend(words_before(ledger));
    problems.extend(further_anchors(ledger));
    problems.extend(addresses(ledger));
    problems
}

/// Everything that is gone: what it is, seen from anywhere, what became of it, and the place of its line.
fn gone(ledger: &Ledger) -> Vec<(Destination, &Gone, Place)> {
    let mut all = Vec::new();
    for (id, document) in &ledger.documents {
        let place = |span| Place::new(&path_of(id), span);
        let whole = document.gone.as_ref().map(|gone| (Destination::Document(id.clone()), gone, place(document.span)));
        all.extend(whole);
        all.extend(
            document.tombstones().map(|(anchor, line, gone)| {
                (Destination::Elsewhere(id.clone(), anchor.clone()), gone, place(line.span))
            }),
        );
    }
    all.extend(ledger.site.routes().filter_map(|(route, line)| {
        let place = Place::new(&SITE_PATH.into(), line.span);
        Some((Destination::Route(route.clone()), line.gone.as_ref()?, place))
    }));
    all
}

/// What is wrong with one `to` of something that is gone.
fn led_astray(ledger: &Ledger, here: &Destination, to: &Destination, at: &Place) -> Option<Diagnostic> {
    let start = match here {
        Destination::Elsewhere(document, _) => to.seen_from(document),
        _ => to.clone(),
    };
    if !is_known(ledger, &start) {
        return Some(problem::leads_nowhere(at.clone(), &to.to_string()));
    }
    let mut seen = vec![start];
    let mut index = 0;
    while let Some(next) = seen.get(index) {
        if next == here {
            return Some(problem::circle(at.clone(), &here.to_string(), &to.to_string()));
        }
        for further in ledger.next(next).unwrap_or_default() {
            if !seen.contains(&further) {
                seen.push(further);
            }
        }
        index += 1;
    }
    None
}

fn is_known(ledger: &Ledger, place: &Destination) -> bool {
    match place {
        Destination::Anchor(_) => false,
        Destination::Elsewhere(document, anchor) => ledger.line(document, anchor).is_some(),
        Destination::Document(document) => ledger.documents.contains_key(document),
        Destination::Route(route) => {
            let document = route.strip_prefix('/').and_then(|route| route.strip_suffix(".html"));
            ledger.site.line(route).is_some()
                || document.is_some_and(|id| ledger.documents.keys().any(|other| other.as_str() == id))
        }
    }
}

/// What is known of anything was recorded after it was published, and later changes after earlier ones.
fn days(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut ask = |days: &mut dyn Iterator<Item = Date>, path: &Arc<str>, span| {
        let mut latest = None;
        for day in days {
            if let Some(before) = latest.filter(|before| *before > day) {
                problems.push(problem::backwards(Place::new(path, span), before, day));
            }
            latest = Some(day);
        }
    };
    let went = |gone: &Option<Gone>| gone.as_ref().map(|gone| gone.date);
    for (id, document) in &ledger.documents {
        let path = path_of(id);
        ask(&mut std::iter::once(document.since).chain(went(&document.gone)), &path, document.span);
        document.anchors.values().for_each(|line| ask(&mut line.days(), &path, line.span));
    }
    let path = SITE_PATH.into();
    ledger
        .site
        .routes()
        .for_each(|(_, line)| ask(&mut std::iter::once(line.since).chain(went(&line.gone)), &path, line.span));
    problems
}

/// Words that an anchor had before went to something that the ledger has.
fn words_before(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (id, document) in &ledger.documents {
        for line in document.anchors.values() {
            let places = line.was.iter().flat_map(|was| &was.to);
            let unknown = places.filter(|to| !is_known(ledger, &to.seen_from(id)));
            let at = Place::new(&path_of(id), line.span);
            problems.extend(unknown.map(|to| problem::leads_nowhere(at.clone(), &to.to_string())));
        }
    }
    problems
}

/// A further anchor leads to an anchor that the ledger has and that leads no further.
fn further_anchors(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (id, document) in &ledger.documents {
        for line in document.anchors.values() {
            let Some(to) = &line.leads_to else { continue };
            let end = document.anchors.get(to).filter(|end| end.leads_to.is_none());
            if end.is_none() {
                problems.push(problem::leads_nowhere(Place::new(&path_of(id), line.span), to.as_str()));
            }
        }
    }
    problems
}

/// Two lines with one address: a document whose folder is another document and whose name is an anchor of that one.
fn addresses(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (id, document) in &ledger.documents {
        let around = DocumentId::parse_path(id.folder()).ok();
        let line = around.as_ref().and_then(|around| ledger.line(around, &Anchor::parse(id.name()).ok()?));
        if let (Some(around), Some(line)) = (&around, line) {
            let (at, other) = (Place::new(&path_of(id), document.span), Place::new(&path_of(around), line.span));
            problems.push(problem::one_address(at, other, &format!("/{id}.html")));
        }
    }
    problems
}
