//! What became of each anchor when a text was imported again.

use serde_json::{Value, json};

use crate::commands::ledger::{Change, changes};
use crate::diagnostic::Report;
use crate::ledger::{Current, CurrentDocument, DocumentLedger, Ledger, Line, Text, compare};
use crate::model::{Date, Document, Part};

/// The anchors that a document had, in its file or its ledger, and what they are now.
pub(super) struct Again {
    kept: usize,
    changes: Vec<Change>,
}

impl Again {
    /// Compares what the ledger and the file that is there have with what the import makes; nothing of a first import.
    pub fn of(ledger: Option<DocumentLedger>, there: Option<&Document>, now: &Document) -> Option<Self> {
        let mut before = match (ledger, there) {
            (None, None) => return None,
            (Some(ledger), _) => ledger,
            (None, Some(there)) => DocumentLedger::new(NO_DAY, there.meta.title.clone()),
        };
        // What is not accepted yet is cited by nobody, but it is in the file.
        for part in there.iter().flat_map(|there| &there.body) {
            let Some(annotation) = part.annotation() else { continue };
            let own = Line::new(NO_DAY, part.words());
            for (also, _) in &annotation.also {
                let leads_to = Some(annotation.anchor.clone());
                before.anchors.entry(also.clone()).or_insert_with(|| Line { leads_to, ..own.clone() });
            }
            before.anchors.entry(annotation.anchor.clone()).or_insert(own);
        }
        let had = before.anchors.values().filter(|line| line.gone.is_none()).count();
        let ledger = Ledger { documents: [(now.id.clone(), before)].into(), ..Ledger::default() };
        let digest = |part: &Part| Text::of(part.words()).map(|text| text.digest);
        let documents = vec![CurrentDocument::of(now, now.body.iter().map(digest))];
        let current = Current { documents, ..Current::default() };
        let changes = changes(&compare(&ledger, &current), &Report::default());
        Some(Self { kept: had - changes.iter().filter(|change| change.is_of_what_was()).count(), changes })
    }

    /// How many of each, then a line for each that is not as it was.
    pub fn show(&self) -> String {
        let mut counts = vec![format!("{} kept", self.kept)];
        for what in ["changed", "shifted", "lost", "reused", "restored", "new"] {
            let count = self.changes.iter().filter(|change| change.what == what).count();
            counts.extend((count > 0).then(|| format!("{count} {what}")));
        }
        let mut shown = format!("  anchors    {}\n", counts.join(", "));
        for change in &self.changes {
            shown.push_str(&format!("             {}\n", change.in_document()));
        }
        shown
    }

    /// For programs.
    pub fn value(&self) -> Value {
        json!({ "kept": self.kept, "changes": self.changes })
    }
}

/// Where a day is asked for and nobody sees it.
const NO_DAY: Date = Date { year: 1, month: Some(1), day: Some(1) };
