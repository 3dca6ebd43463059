//! A file that is annotated already, such as the markdown that a site publishes: it is put into the folder as it is.

use std::path::Path;

use super::Import;
use super::anchors::Again;
use super::one::{Done, Failed, changed_by_hand};
use super::told::Became;
use crate::annotate::Account;
use crate::commands::difference::difference;
use crate::diagnostic::Report;
use crate::dialect;
use crate::model::{Content, Document};
use crate::text::Source;

impl Import<'_> {
    /// Takes a file over, byte for byte; `None` if it is raw text. It has no source, so none is kept, and no account.
    pub(super) fn annotated(&self, file: &Path, bytes: &[u8], report: &mut Report) -> Option<Result<Done, Failed>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let read = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !dialect::is_annotated(read) {
            return None;
        }
        let id = self.id(file);
        let source = Source::new(file.display().to_string(), read);
        let parsed = dialect::parse(&source, &id, &dialect::Settings::default());
        let Content::Document(document) = parsed.content else { return None };
        report.know(&source);
        let sound = self.stop_at_errors(parsed.problems, report);
        Some(sound.and_then(|()| self.taken_over(&document, text, report)))
    }

    fn taken_over(&self, document: &Document, text: &str, report: &mut Report) -> Result<Done, Failed> {
        let id = document.id.clone();
        let name = format!("{}.md", id.name());
        let shown = format!("{}{name}", self.folder.shown);
        let there = self.there(&self.folder.to.join(&name), &shown, &id)?;
        if let Some(there) = there.as_ref().filter(|there| !self.args.force && *there.source.text != *document.text) {
            report.push(changed_by_hand(&shown));
            return Err(Failed::ByHand(difference(&document.text, &there.source.text, 1)));
        }
        let again = Again::of(self.ledger(&id), there.as_ref().map(|there| &*there.document), document);
        let account = Account::of_annotated(document);
        Ok(Done { text: text.to_owned(), raw: None, told: Became { id, name, account, again, wrote: Vec::new() } })
    }
}
