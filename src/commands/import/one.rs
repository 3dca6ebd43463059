//! One file: read, annotated, printed, proved and written.

use std::collections::{HashMap, HashSet};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use super::Import;
use super::anchors::Again;
use super::told::{Became, Told};
use crate::annotate::account::{self, Account, Entry};
use crate::annotate::{self, Context};
use crate::checks::ROUTE_TAKEN;
use crate::commands::difference::difference;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::dialect;
use crate::disk::{self, Converted};
use crate::importers::{self, Imported, Raw};
use crate::ledger::{DocumentLedger, Ledger, TextDigest};
use crate::model::{Anchor, Content, Document, DocumentId, Draft, Part};
use crate::text::{Digest, Place, Source, Span};

pub(in crate::commands) static CHANGED_BY_HAND: Code = Code::error(
    "changed-by-hand",
    "\
The markdown of this document is not what the last import wrote: somebody has corrected or tagged it since. Importing
the raw text again would undo that, so nothing was written.

Correct the markdown itself; it is the document now. `--force` overwrites it and its account.",
);

pub(in crate::commands) static BROKE_OFF: Code = Code::error(
    "broke-off",
    "\
The import of a file broke off at a mistake of pincite. Nothing was written for it; the other files were imported.

Please report it with the file.",
);

/// A mistake of pincite over one file keeps none of the others.
fn sheltered<T>(file: &Path, import: impl FnOnce() -> Result<T, Failed>) -> Result<T, Failed> {
    panic::catch_unwind(AssertUnwindSafe(import)).unwrap_or_else(|_| Err(Failed::Refused(broke_off(file))))
}

fn broke_off(file: &Path) -> Diagnostic {
    let shown = file.display().to_string();
    Diagnostic::new(&BROKE_OFF, "the import of this file broke off; this is a mistake of pincite")
        .at(Place::new(&shown.as_str().into(), Span::default()))
        .help("report this with the file; the other files were imported")
}

/// One file that was imported, before anything is written.
pub(super) struct Done {
    /// The markdown.
    pub text: String,
    /// What it was made of; nothing, if it was markdown of ours already.
    pub raw: Option<RawText>,
    pub told: Became,
}

/// What is kept beside the account.
pub(super) struct RawText {
    bytes: Vec<u8>,
    /// What another program made of it.
    made: Option<Vec<u8>>,
}

/// Why a file was not imported.
pub(super) enum Failed {
    /// Its problems are in the report.
    Told,
    /// So too; and this is what was changed by hand.
    ByHand(String),
    /// The world refused.
    Refused(Diagnostic),
}

impl Import<'_> {
    /// The id of the document that a file becomes.
    pub fn id(&self, file: &Path) -> DocumentId {
        let (stem, _) = name(file);
        DocumentId::from_any(&format!("{}{}", self.folder.prefix, DocumentId::from_any(&stem)))
    }

    /// Imports one file: reads, annotates, prints, proves and writes it.
    pub fn file(&self, file: &Path) -> Told {
        let mut report = Report::default();
        let done = sheltered(file, || self.one(file, &mut report)).and_then(|mut done| {
            if !self.args.dry_run {
                done.told.wrote = self.write(file, &done).map_err(Failed::Refused)?;
            }
            Ok(done.told)
        });
        Told::new(file, report, done)
    }

    fn one(&self, file: &Path, report: &mut Report) -> Result<Done, Failed> {
        let bytes = disk::read_at_most(file, importers::LIMIT_BYTES).map_err(Failed::Refused)?;
        if let Some(done) = self.annotated(file, &bytes, report) {
            return done;
        }
        let shown = file.display().to_string();
        let converted = disk::convert(&bytes, &shown).transpose().map_err(|problem| {
            report.push(problem);
            Failed::Told
        })?;
        let (draft, source) = self.read(&shown, &bytes, converted.as_ref(), report)?;

        let id = self.id(file);
        let (stem, ending) = (id.name(), name(file).1);
        let path = self.folder.to.join(format!("{stem}.md"));
        let shown = format!("{}{stem}.md", self.folder.shown);
        let there = self.there(&path, &shown, &id)?;
        let mut context = Context {
            id: id.clone(),
            path: shown.as_str().into(),
            source_file: Some(format!("{}{stem}.{ending}", self.folder.sources_from_content)),
            topics: &self.vocabulary.topics,
            known: &[],
            gone: &[],
        };
        let first = annotate::annotate(&draft, &source, &context);
        let (known, gone) = self.known(&id, there.as_ref().map(|there| &*there.document), &first.document);
        (context.known, context.gone) = (&known, &gone);
        let annotated =
            if known.is_empty() && gone.is_empty() { first } else { annotate::annotate(&draft, &source, &context) };
        self.stop_at_errors(annotated.problems, report)?;

        let mut text = dialect::print(&annotated.document);
        let head = self.head(file, there.as_ref(), &annotated.document, report)?;
        text = format!("{head}{}", dialect::body(&text));
        self.refuse_to_overwrite(stem, there.as_ref(), &text, report)?;
        let printed = Source::new(shown.as_str(), text.as_str());
        let Content::Document(read_back) = dialect::parse(&printed, &id, &dialect::Settings::default()).content else {
            unreachable!("what was printed is a document")
        };
        self.stop_at_errors(annotate::prove_printed(&draft, &source, &read_back), report)?;
        let name = format!("{stem}.{ending}");
        let mut account = annotated.account;
        account.body_sha256 = Digest::of(dialect::body(&text).as_bytes()).hex();
        let made = converted.map(|converted| tell_of_conversion(converted, &name, &mut account));
        let again = Again::of(self.ledger(&id), there.as_ref().map(|there| &*there.document), &read_back);
        Ok(Done {
            text,
            raw: Some(RawText { bytes, made }),
            told: Became { id, name, account, again, wrote: Vec::new() },
        })
    }

    /// Reads a file, or what another program made of it, which is always UTF-8 or says itself what it is.
    fn read(
        &self,
        shown: &str,
        bytes: &[u8],
        converted: Option<&Converted>,
        report: &mut Report,
    ) -> Result<(Draft, Source), Failed> {
        let encoding = self.args.encoding.as_deref().filter(|_| converted.is_none());
        let imported = converted.map_or(bytes, |converted| &converted.bytes);
        let Imported { mut draft, source, problems } =
            importers::read(&Raw { path: shown.into(), bytes: imported, encoding });
        report.know(&source);
        if let Some(unknown) = problems.iter().find(|problem| problem.code == importers::UNKNOWN_ENCODING.code) {
            return Err(Failed::Refused(unknown.clone()));
        }
        self.stop_at_errors(problems, report)?;
        draft.meta.source.sha256 = Some(Digest::of(bytes));
        Ok((draft, source))
    }

    pub(super) fn stop_at_errors(&self, problems: Vec<Diagnostic>, report: &mut Report) -> Result<(), Failed> {
        let stop = problems.iter().any(|problem| problem.severity == Severity::Error);
        report.extend(problems);
        if stop { Err(Failed::Told) } else { Ok(()) }
    }

    /// The document that is there already.
    pub(super) fn there(&self, path: &Path, shown: &str, id: &DocumentId) -> Result<Option<There>, Failed> {
        if !path.exists() {
            return Ok(None);
        }
        let source = disk::read_text(path, shown).map_err(|(_, problem)| Failed::Refused(problem))?;
        match dialect::parse(&source, id, &dialect::Settings::default()).content {
            Content::Document(document) => Ok(Some(There { document, source })),
            Content::Page(_) => {
                Err(Failed::Refused(changed_by_hand(shown).help("it is a page; import under another name")))
            }
        }
    }

    /// A body that is not the one in its account was changed by hand.
    fn refuse_to_overwrite(
        &self,
        stem: &str,
        there: Option<&There>,
        imported: &str,
        report: &mut Report,
    ) -> Result<(), Failed> {
        let Some(there) = there.filter(|_| !self.args.force) else { return Ok(()) };
        let path = self.folder.sources.join(format!("{stem}.account.yaml"));
        let account = disk::read_text(&path, "").ok().and_then(|source| Account::from_yaml(&source.text).ok());
        let body = dialect::body(&there.source.text);
        if account.is_some_and(|account| account.body_sha256 == Digest::of(body.as_bytes()).hex()) {
            return Ok(());
        }
        report.push(changed_by_hand(&there.source.path));
        let before_body = &there.source.text[..there.source.text.len() - body.len()];
        Err(Failed::ByHand(difference(dialect::body(imported), body, before_body.lines().count() + 1)))
    }

    /// Anchors that are taken, with the words they stand for: those of the file, then those of the ledger; and those that
    /// went with words that are not in the text again.
    fn known(
        &self,
        id: &DocumentId,
        there: Option<&Document>,
        fresh: &Document,
    ) -> (Vec<(Anchor, String)>, Vec<Anchor>) {
        let parts = |document: &Document| -> Vec<(Anchor, String)> {
            let cited = |part: &Part| Some((part.annotation()?.anchor.clone(), part.words().to_owned()));
            document.body.iter().filter_map(cited).collect()
        };
        let (mut known, mut gone) = (there.map(parts).unwrap_or_default(), Vec::new());
        if let Some(ledger) = self.ledger(id) {
            let have: HashSet<Anchor> = known.iter().map(|(anchor, _)| anchor.clone()).collect();
            let words = fresh.body.iter().rev().map(Part::words);
            let words_of: HashMap<TextDigest, &str> = words.map(|words| (TextDigest::of(words), words)).collect();
            for (anchor, line) in ledger.anchors.iter().filter(|(anchor, _)| !have.contains(anchor)) {
                let same = line.digest().and_then(|digest| words_of.get(&digest));
                match same {
                    Some(words) => known.push((anchor.clone(), (*words).to_owned())),
                    None if line.gone.is_some() => gone.push(anchor.clone()),
                    None => {}
                }
            }
        }
        (known, gone)
    }

    pub(super) fn ledger(&self, id: &DocumentId) -> Option<DocumentLedger> {
        let shown = format!("content/ledger/{id}.yaml");
        let path = self.folder.content.as_ref()?.join(format!("ledger/{id}.yaml"));
        let source = path.exists().then(|| disk::read_text(&path, &shown).ok()).flatten()?;
        Ledger::read([&source]).0.documents.remove(id)
    }

    /// The front matter: what is there already, then what the editor says beside the text, for this text and for all,
    /// then what the text says.
    fn head(
        &self,
        file: &Path,
        there: Option<&There>,
        fresh: &Document,
        report: &mut Report,
    ) -> Result<String, Failed> {
        let mut head = there.map(|there| there.head_for(fresh)).unwrap_or_default();
        let beside = Some(file.with_extension("meta.yaml")).filter(|path| path.exists());
        for path in beside.iter().chain(&self.args.meta) {
            let source = disk::read_text(path, &path.display().to_string());
            let source = source.map_err(|(_, problem)| Failed::Refused(problem))?;
            match dialect::read_meta(&source) {
                Ok(given) => head = dialect::with_missing_keys(&head, &given),
                Err(problem) => {
                    report.know(&source);
                    report.push(problem);
                    return Err(Failed::Told);
                }
            }
        }
        Ok(dialect::with_missing_keys(&head, &fresh.meta))
    }

    /// Writes the raw text, what a program made of it, the account and the markdown, in this order; of what was annotated
    /// already the markdown alone. Gives those that were not there, or were others.
    fn write(&self, file: &Path, done: &Done) -> Result<Vec<PathBuf>, Diagnostic> {
        let Became { id, name, account, .. } = &done.told;
        let (folder, stem) = (&self.folder, id.name());
        let mut wrote = Vec::new();
        let mut write = |path: PathBuf, bytes: &[u8]| {
            if disk::write_if_changed(&path, bytes)? {
                wrote.push(path);
            }
            Ok(())
        };
        if let Some(RawText { bytes, made }) = &done.raw {
            let kept = folder.sources.join(name);
            if !disk::is_same_file(file, &kept) {
                write(kept, bytes)?;
            }
            if let (Some(made), Some(converted)) = (made, &account.converted) {
                write(folder.sources.join(&converted.file), made)?;
            }
            write(folder.sources.join(format!("{stem}.account.yaml")), account.to_yaml().as_bytes())?;
        }
        write(folder.to.join(format!("{stem}.md")), done.text.as_bytes())?;
        Ok(wrote)
    }
}

/// Says in an account which program made the text, and gives what is kept of it beside the source `name`.
fn tell_of_conversion(converted: Converted, name: &str, account: &mut Account) -> Vec<u8> {
    let Converted { by, bytes, ending, doubts } = converted;
    account.format = by;
    account.converted = Some(account::Converted { file: format!("{name}.{ending}"), sha256: Digest::of(&bytes).hex() });
    let doubts = doubts.into_iter().map(|(line, reason)| Entry { line, reason, ..Entry::default() });
    account.doubts.splice(0..0, doubts);
    bytes
}

/// A document that is there already.
pub(super) struct There {
    pub document: std::sync::Arc<Document>,
    pub source: Source,
}

impl There {
    /// The file with the front matter that holds for a text. Labels that do not print the numbers of it are of another text.
    fn head_for(&self, fresh: &Document) -> String {
        let (old, new) = (&self.document.meta.labels, &fresh.meta.labels);
        let same = fresh.body.iter().filter_map(Part::annotation).all(|annotation| {
            let number = annotation.number.as_deref();
            old.whole(&annotation.anchor, number) == new.whole(&annotation.anchor, number)
        });
        let text = &*self.source.text;
        if same { text.to_owned() } else { dialect::without_key(text, "labels") }
    }
}

pub(super) fn changed_by_hand(path: &str) -> Diagnostic {
    Diagnostic::new(&CHANGED_BY_HAND, format!("`{path}` was changed since it was imported"))
        .help("correct the markdown itself, or overwrite it with `--force`; `-` is what the import makes, `+` what stands there")
}

pub(super) fn taken_id(file: &Path, id: &DocumentId) -> Diagnostic {
    Diagnostic::new(&ROUTE_TAKEN, format!("`{}` would be a second document `{id}`", file.display()))
        .help("rename one of the files")
}

/// The name of a file without its ending, and its ending.
fn name(file: &Path) -> (String, String) {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "txt"));
    (stem.to_owned(), ending.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_over_one_file_is_a_problem_of_that_file() {
        let went: Result<(), Failed> = sheltered(Path::new("a.txt"), || panic!("a mistake"));
        let Err(Failed::Refused(problem)) = went else { panic!("the file is not refused") };
        assert_eq!((problem.code, problem.at.map(|place| place.path.to_string())), ("broke-off", Some("a.txt".into())));
    }
}
