//! Is every address of a kind that content may have?

use super::references::references;
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Target, scheme};
use crate::site::Site;
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &UNSAFE_LINK, ask: Ask::Whole(ask) };

static UNSAFE_LINK: Code = Code::error(
    "unsafe-link",
    "\
A link in a document or page is of a kind that content may not have. Links are relative paths, `http`, `https`, `mailto`
or `work`; others, such as `javascript:` and `file:`, could do harm to a reader or work on one machine only. A path that
begins with `/` or leads out of `content/` works on no disk.

Write the address of a page, or the path from this file to the other.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for reference in references(site) {
        if let Target::Unsafe(address) = reference.target {
            problems.push(unsafe_link(address, reference.at));
        }
    }
    problems
}

fn unsafe_link(address: &str, at: Place) -> Diagnostic {
    let (message, help) = match scheme(address) {
        Some(scheme) => (format!("content may not link by `{scheme}:`"), "link by a path, http, https, mailto or work"),
        None if address.trim_start_matches('#').is_empty() => {
            ("a link without an address".to_owned(), "write where it leads, or take the link away")
        }
        None if address.starts_with("//") => {
            (format!("`{address}` does not say by which protocol"), "write it with `https:` in front")
        }
        None => (
            format!("`{address}` is no path from this file to another under `content/`"),
            "write the path as the files lie, such as `../guide/start.md`",
        ),
    };
    Diagnostic::new(&UNSAFE_LINK, message).at(at).help(help)
}
