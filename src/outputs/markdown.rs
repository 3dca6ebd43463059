//! `D.md`: a document as its editor wrote it, byte for byte.

use super::{Output, Plan, Theme, document, download};
use crate::diagnostic::Diagnostic;
use crate::pages::Page;

pub(super) const OUTPUT: Output = Output {
    name: "markdown",
    about: "Each document's annotated markdown, as it lies in `content/`.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "md"),
        download: Some(("md", "download_markdown")),
        write,
    },
};

fn write(page: &Page, _: &Theme) -> Result<Vec<u8>, Diagnostic> {
    Ok(document(page).document.text.as_bytes().to_vec())
}
