//! `pincite import`.

use std::path::{Path, PathBuf};

use super::difference::difference;
use super::{Exit, Shell};
use crate::annotate::{self, Account, Context};
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::dialect;
use crate::disk;
use crate::importers::{self, Imported, Raw};
use crate::ledger::{DocumentLedger, Ledger, TextDigest};
use crate::model::{Anchor, Content, Document, DocumentId, Part, Vocabulary};
use crate::text::{Digest, Source};

pub(super) static CHANGED_BY_HAND: Code = Code::error(
    "changed-by-hand",
    "\
The markdown of this document is not what the last import wrote: somebody has corrected or tagged it since. Importing
the raw text again would undo that, so nothing was written.

Correct the markdown itself; it is the document now. `--force` overwrites it and its account.",
);

pub(super) static TAKEN_ID: Code = Code::error(
    "taken-id",
    "\
Two of the files to import would become one document, because their names give one id.

Rename one of the files, or import them one by one into folders of their own with `--to`.",
);

/// Turn raw text into annotated markdown, with an account of every word
///
/// The raw text and its account are kept in content/sources/. Importing again keeps anchors where the words stayed, and
/// keeps the front matter. Markdown that was changed by hand is not overwritten.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite import charter.txt                     to content/charter.md
  pincite import *.txt --meta treaties.yaml      with the same front matter for all
  pincite import charter.txt --dry-run           the account alone
  pincite import charter.txt --to DIR            to DIR/charter.md, without a site")]
pub struct Args {
    /// The raw texts
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder for the markdown [default: content/ of the site]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Front matter for what the text does not say, as YAML; NAME.meta.yaml beside NAME.txt is for that
    /// text alone
    #[arg(long, value_name = "FILE")]
    meta: Option<PathBuf>,
    /// The encoding of the texts, such as windows-1251 [default: detected]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Overwrite the body of markdown that was changed by hand
    #[arg(long)]
    force: bool,
    /// Write nothing; show the account
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let to = match (&args.to, shell.root()) {
        (Some(to), _) => to.clone(),
        (None, Ok(root)) => root.join("content"),
        (None, Err(problem)) => return shell.fail(problem),
    };
    let root = shell.root().ok();
    import_all(&Import { args, folder: Folder::new(to, root) }, shell)
}

/// Imports files into a site that was just made.
pub(super) fn import_into(root: &Path, files: &[PathBuf], shell: &Shell) -> Exit {
    let args = Args { files: files.to_vec(), to: None, meta: None, encoding: None, force: false, dry_run: false };
    import_all(&Import { args: &args, folder: Folder::new(root.join("content"), Some(root.to_owned())) }, shell)
}

/// What holds for all files of one run.
struct Import<'a> {
    args: &'a Args,
    folder: Folder,
}

/// Where documents, raw texts, vocabulary and ledger lie.
struct Folder {
    /// The markdown.
    to: PathBuf,
    /// Its path as diagnostics show it, with a slash at its end.
    shown: String,
    /// The raw texts and accounts.
    sources: PathBuf,
    /// The path of that folder from `content/`, with a slash at its end.
    sources_from_content: String,
    /// What documents of this folder have before their name in their id.
    prefix: String,
    /// `content/` of the site, if there is one.
    content: Option<PathBuf>,
}

impl Folder {
    /// Below the `content/` of a site raw texts go to `content/sources/`; elsewhere to `sources/` beside the markdown.
    fn new(to: PathBuf, root: Option<PathBuf>) -> Self {
        let content = root.map(|root| root.join("content"));
        let below = content.as_ref().and_then(|content| disk::below(content, &to));
        match (below, content) {
            (Some(below), Some(content)) => {
                let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
                Self {
                    shown: format!("content/{prefix}"),
                    sources: content.join("sources").join(&below),
                    sources_from_content: format!("sources/{prefix}"),
                    prefix,
                    to,
                    content: Some(content),
                }
            }
            (_, content) => Self {
                shown: format!("{}/", to.display()),
                sources: to.join("sources"),
                sources_from_content: "sources/".to_owned(),
                prefix: String::new(),
                to,
                content,
            },
        }
    }
}

/// One file that was imported, before anything is written.
struct Done {
    document: Document,
    text: String,
    account: Account,
    bytes: Vec<u8>,
    from: PathBuf,
    name: String,
}

fn import_all(import: &Import<'_>, shell: &Shell) -> Exit {
    let mut report = Report::default();
    let vocabulary = match import.vocabulary(&mut report) {
        Ok(vocabulary) => vocabulary,
        Err(Failed::Told | Failed::ByHand(_)) => return shell.report(&report),
        Err(Failed::Refused(problem)) => return shell.fail(problem),
    };
    let (mut done, mut exit): (Vec<Done>, Exit) = (Vec::new(), Exit::Good);
    for file in &import.args.files {
        match import.one(file, &vocabulary, &mut report) {
            Ok(one) if done.iter().any(|other| other.document.id == one.document.id) => report.push(taken_id(&one)),
            Ok(one) => done.push(one),
            Err(Failed::Told) => {}
            Err(Failed::ByHand(difference)) => shell.say(difference.trim_end()),
            Err(Failed::Refused(problem)) => {
                report.push(problem);
                exit = Exit::Failed;
            }
        }
    }
    // The doubtful first: what needs a person stands where it is seen.
    done.sort_by_key(|one| std::cmp::Reverse((one.account.counts.much_left_out(), one.account.doubts.len())));
    for one in &done {
        shell.say(one.account.show(&one.name, true).trim_end());
        if !import.args.dry_run
            && let Err(problem) = import.write(one)
        {
            report.push(problem);
            exit = Exit::Failed;
        }
    }
    match shell.report(&report) {
        Exit::Good => exit,
        errors if exit == Exit::Good => errors,
        _ => exit,
    }
}

/// Why a file was not imported.
enum Failed {
    /// Its problems are in the report.
    Told,
    /// So too; and this is what was changed by hand.
    ByHand(String),
    /// The world refused.
    Refused(Diagnostic),
}

impl Import<'_> {
    fn vocabulary(&self, report: &mut Report) -> Result<Vocabulary, Failed> {
        let Some(content) = &self.folder.content else { return Ok(Vocabulary::default()) };
        let path = content.join("topics.yaml");
        if !path.exists() {
            return Ok(Vocabulary::default());
        }
        let source = disk::read_text(&path, "content/topics.yaml").map_err(|(_, problem)| Failed::Refused(problem))?;
        let (vocabulary, problems) = config::vocabulary(Some(&source), None);
        report.know(&source);
        self.stop_at_errors(problems, report)?;
        Ok(vocabulary)
    }

    /// Reads, annotates, prints and proves one file.
    fn one(&self, file: &Path, vocabulary: &Vocabulary, report: &mut Report) -> Result<Done, Failed> {
        let bytes = disk::read_bytes(file).map_err(Failed::Refused)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let raw =
            Raw { path: file.display().to_string().into(), bytes: &bytes, encoding: self.args.encoding.as_deref() };
        let Imported { draft, source, problems } = importers::read(&raw);
        report.know(&source);
        if let Some(unknown) = problems.iter().find(|problem| problem.code == importers::UNKNOWN_ENCODING.code) {
            return Err(Failed::Refused(unknown.clone()));
        }
        self.stop_at_errors(problems, report)?;

        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "txt"));
        let stem = DocumentId::from_any(stem);
        let id = DocumentId::from_any(&format!("{}{stem}", self.folder.prefix));
        let path = self.folder.to.join(format!("{stem}.md"));
        let shown = format!("{}{stem}.md", self.folder.shown);
        let there = self.there(&path, &shown, &id)?;
        let mut context = Context {
            id: id.clone(),
            path: shown.as_str().into(),
            source_file: Some(format!("{}{stem}.{ending}", self.folder.sources_from_content)),
            topics: &vocabulary.topics,
            known: &[],
        };
        let first = annotate::annotate(&draft, &source, &context);
        let known = self.known(&id, there.as_ref().map(|there| &*there.document), &first.document);
        context.known = &known;
        let annotated = annotate::annotate(&draft, &source, &context);
        self.stop_at_errors(annotated.problems, report)?;

        let mut text = dialect::print(&annotated.document);
        let head = self.head(file, there.as_ref(), &annotated.document, report)?;
        text = format!("{head}{}", dialect::body(&text));
        self.refuse_to_overwrite(&stem, there.as_ref(), &text, report)?;
        let printed = Source::new(shown.as_str(), text.as_str());
        let Content::Document(read_back) = dialect::parse(&printed, &id, &dialect::Settings::default()).content else {
            unreachable!("what was printed is a document")
        };
        self.stop_at_errors(annotate::prove_printed(&draft, &source, &read_back), report)?;
        let mut account = annotated.account;
        account.body_sha256 = Digest::of(dialect::body(&text).as_bytes()).hex();
        let name = format!("{stem}.{ending}");
        Ok(Done { document: annotated.document, text, account, bytes, from: file.to_owned(), name })
    }

    fn stop_at_errors(&self, problems: Vec<Diagnostic>, report: &mut Report) -> Result<(), Failed> {
        let stop = problems.iter().any(|problem| problem.severity == crate::diagnostic::Severity::Error);
        report.extend(problems);
        if stop { Err(Failed::Told) } else { Ok(()) }
    }

    /// The document that is there already.
    fn there(&self, path: &Path, shown: &str, id: &DocumentId) -> Result<Option<There>, Failed> {
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
        stem: &DocumentId,
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

    /// Anchors that are taken, with the words they stand for: those of the file, then those of the ledger.
    fn known(&self, id: &DocumentId, there: Option<&Document>, fresh: &Document) -> Vec<(Anchor, String)> {
        let parts = |document: &Document| -> Vec<(Anchor, String)> {
            let cited = |part: &Part| Some((part.annotation()?.anchor.clone(), part.words().to_owned()));
            document.body.iter().filter_map(cited).collect()
        };
        let mut known = there.map(parts).unwrap_or_default();
        if let Some(ledger) = self.ledger(id) {
            let words: Vec<String> = fresh.body.iter().map(|part| part.words().to_owned()).collect();
            for (anchor, line) in &ledger.anchors {
                let same = words.iter().find(|words| line.digest() == Some(TextDigest::of(words)));
                if let Some(words) = same.filter(|_| !known.iter().any(|(have, _)| have == anchor)) {
                    known.push((anchor.clone(), words.clone()));
                }
            }
        }
        known
    }

    fn ledger(&self, id: &DocumentId) -> Option<DocumentLedger> {
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

    /// Writes the raw text, the account and the markdown, in this order.
    fn write(&self, one: &Done) -> Result<(), Diagnostic> {
        let raw = self.folder.sources.join(&one.name);
        if !disk::is_same_file(&one.from, &raw) {
            disk::write_if_changed(&raw, &one.bytes)?;
        }
        let stem = one.document.id.name();
        let account = self.folder.sources.join(format!("{stem}.account.yaml"));
        disk::write_if_changed(&account, one.account.to_yaml().as_bytes())?;
        disk::write_if_changed(&self.folder.to.join(format!("{stem}.md")), one.text.as_bytes())
    }
}

/// A document that is there already.
struct There {
    document: std::sync::Arc<Document>,
    source: Source,
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

fn changed_by_hand(path: &str) -> Diagnostic {
    Diagnostic::new(&CHANGED_BY_HAND, format!("`{path}` was changed since it was imported"))
        .help("correct the markdown itself, or overwrite it with `--force`; `-` is what the import makes, `+` what stands there")
}

fn taken_id(one: &Done) -> Diagnostic {
    Diagnostic::new(&TAKEN_ID, format!("`{}` would be a second document `{}`", one.from.display(), one.document.id))
        .help("rename one of the files")
}
