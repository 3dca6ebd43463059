//! Plain text, also that of `pdftotext` and of scraped pages.

use super::columns;
use super::decode::{Decoded, decode};
use super::stages::cut;
use super::verse_ends;
use super::{Imported, Importer, Raw};
use crate::model::{Draft, Meta};

pub(super) const IMPORTER: Importer = Importer {
    name: "plain text",
    about: "Text as it was typed, scraped or taken out of a PDF: wrapped or not, with labels at the start of lines.",
    extensions: &["txt", "text"],
    is: |_| None,
    read,
};

fn read(raw: &Raw) -> Imported {
    let Decoded { source, encoding, problems } = decode(raw);
    let laid = || verse_ends::laid(&source.text).or_else(|| columns::laid(&source.text));
    if let Some(laid) = problems.is_empty().then(laid).flatten() {
        return Imported::laid(&IMPORTER, raw, &laid, encoding, Meta::default());
    }
    let mut draft = if problems.is_empty() { cut(&source, &encoding) } else { Draft::default() };
    draft.format = IMPORTER.name;
    draft.encoding = encoding;
    Imported { draft, source, problems }
}
