//! A ledger as its file has it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::scalar;
use crate::ledger::{Destination, DocumentLedger, Gone, Line, RouteLine, SiteLedger, Was};

const HEAD: &str = "# written by `pincite ledger accept`\n";

/// The file of a document's ledger.
pub fn print_document(ledger: &DocumentLedger) -> String {
    let mut out = String::with_capacity(200 * (1 + ledger.anchors.len()));
    out.push_str(HEAD);
    write(&mut out, format_args!("document: {{ since: {}, title: ", ledger.since));
    scalar::quote(&ledger.title, &mut out);
    if !ledger.paragraph_pages {
        out.push_str(", paragraph-pages: false");
    }
    gone(ledger.gone.as_ref(), &mut out);
    out.push_str(" }\n");
    if !ledger.anchors.is_empty() {
        out.push_str("anchors:\n");
    }
    for (anchor, line) in &ledger.anchors {
        entry(anchor.as_str(), &mut out);
        anchor_line(line, &mut out);
    }
    out
}

/// The file of pages, topics and works.
pub fn print_site(ledger: &SiteLedger) -> String {
    let mut out = String::from(HEAD);
    routes("pages", &ledger.pages, &mut out);
    routes("topics", &ledger.topics, &mut out);
    routes("works", &ledger.works, &mut out);
    out
}

fn routes(name: &str, lines: &BTreeMap<Arc<str>, RouteLine>, out: &mut String) {
    if !lines.is_empty() {
        write(out, format_args!("{name}:\n"));
    }
    for (route, line) in lines {
        entry(route, out);
        write(out, format_args!("{{ since: {}, title: ", line.since));
        scalar::quote(&line.title, out);
        gone(line.gone.as_ref(), out);
        out.push_str(" }\n");
    }
}

fn anchor_line(line: &Line, out: &mut String) {
    write(out, format_args!("{{ since: {}", line.since));
    if let Some(text) = &line.text {
        write(out, format_args!(", text: {}, words: {}, begins: ", text.digest, text.words));
        scalar::quote(&text.begins, out);
    }
    if !line.was.is_empty() {
        out.push_str(", was: [");
        list(&line.was, out, was);
        out.push(']');
    }
    if let Some(anchor) = &line.leads_to {
        to(&[Destination::Anchor(anchor.clone())], out);
    }
    gone(line.gone.as_ref(), out);
    if let Some(words) = &line.last {
        out.push_str(", last: ");
        scalar::quote(words, out);
    }
    out.push_str(" }\n");
}

fn was(was: &Was, out: &mut String) {
    write(out, format_args!("{{ until: {}, text: {}", was.until, was.text));
    to(&was.to, out);
    why(was.why.as_deref(), out);
    out.push_str(" }");
}

fn gone(gone: Option<&Gone>, out: &mut String) {
    let Some(gone) = gone else { return };
    write(out, format_args!(", gone: {}", gone.date));
    to(&gone.to, out);
    why(gone.why.as_deref(), out);
}

fn to(to: &[Destination], out: &mut String) {
    match to {
        [] => {}
        [one] => {
            out.push_str(", to: ");
            scalar::print(&one.to_string(), out);
        }
        several => {
            out.push_str(", to: [");
            list(several, out, |one, out| scalar::print(&one.to_string(), out));
            out.push(']');
        }
    }
}

fn why(why: Option<&str>, out: &mut String) {
    if let Some(why) = why {
        out.push_str(", why: ");
        scalar::print(why, out);
    }
}

fn entry(key: &str, out: &mut String) {
    out.push_str("  ");
    scalar::print(key, out);
    out.push_str(": ");
}

fn list<T>(values: &[T], out: &mut String, print: impl Fn(&T, &mut String)) {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        print(value, out);
    }
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes everything");
}
