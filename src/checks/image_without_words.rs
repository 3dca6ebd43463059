//! Does each image say what it shows?

use super::references::references;
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::Site;

pub(super) const CHECK: Check = Check { code: &IMAGE_WITHOUT_WORDS, ask: Ask::Whole(ask) };

static IMAGE_WITHOUT_WORDS: Code = Code::mild(
    "image-without-words",
    Severity::Warning,
    "\
An image has no words that say what it shows. Who cannot see it has nothing of it, and neither has a search.

Write the words between the square brackets: `![A map of the participating States](map.png)`.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    let silent = references(site).into_iter().filter(|reference| reference.is_silent_image);
    silent
        .map(|reference| {
            Diagnostic::new(&IMAGE_WITHOUT_WORDS, "this image has no words that say what it shows")
                .at(reference.at)
                .help("write them between the square brackets: `![What it shows](…)`")
        })
        .collect()
}
