//! `D.bib`, `D.ris`, `D.csl.json`: each document as a record for reference managers. One row for each record of
//! `citations`.

use super::{Output, Plan, Theme, document, download};
use crate::citations::{At, Cited, RECORDS};
use crate::diagnostic::Diagnostic;
use crate::pages::Page;

pub(super) const BIBTEX: Output = Output {
    name: "bibtex",
    about: "Each document as an entry for BibTeX and biblatex.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "bib"),
        download: Some(("bib", "download_bibtex")),
        write: |page, theme| record("bibtex", page, theme),
    },
};

pub(super) const RIS: Output = Output {
    name: "ris",
    about: "Each document as a reference in RIS.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "ris"),
        download: Some(("ris", "download_ris")),
        write: |page, theme| record("ris", page, theme),
    },
};

pub(super) const CSL: Output = Output {
    name: "csl",
    about: "Each document as an item of CSL-JSON.",
    plan: Plan::Each {
        of: &["document"],
        route: |page| download(page, "csl.json"),
        download: Some(("csl.json", "download_csl")),
        write: |page, theme| record("csl", page, theme),
    },
};

fn record(name: &str, page: &Page, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let document = &document(page).document;
    let permalink = theme.face.url(&page.route);
    let cited = Cited {
        meta: &document.meta,
        id: &document.id,
        at: At::Document,
        anchor: None,
        permalink: permalink.as_deref(),
    };
    let row = RECORDS.iter().find(|record| record.name == name).expect("each output here has its record");
    Ok(((row.write)(&cited) + "\n").into_bytes())
}
