//! `pincite verify`.

mod digest;

use std::path::Path;

use super::shell::{BAD_ARGUMENT, no_document};
use super::{Exit, Shell};
use crate::annotate;
use crate::annotate::account::{Account, Converted};
use crate::build;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::disk;
use crate::importers::{self, Raw};
use crate::model::{Content, Document};
use crate::text::Digest;

pub(super) static NO_ACCOUNT: Code = Code::mild(
    "no-account",
    Severity::Note,
    "\
A document has no source with an account beside it, so its words cannot be compared with where they come from.

`pincite import` writes both. A document that was written by hand has none, and needs none.",
);

pub(super) static CHANGED_SOURCE: Code = Code::error(
    "changed-source",
    "\
A source was turned into text by another program when it was imported, a PDF for example, and that text was kept beside
it. It is not the same text any more, so it says nothing of what the source says.

Put it back as it was committed, or import the source again.",
);

/// Compare the words of documents with the sources that they were imported from
///
/// The source less what its account leaves out is the document with its corrections undone. Every other difference is an
/// error, with both readings.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite verify                                 every document against its source
  pincite verify charter                         one document
  pincite verify --digest 'Notice is due.'       the digest of a paragraph's words, and whose they are
  pbpaste | pincite verify --digest -            the same for words from another program")]
pub struct Args {
    /// The documents, by id; with none, all of them
    #[arg(value_name = "DOC")]
    docs: Vec<String>,
    /// Print the digest of these words, and which paragraphs have or had them; - for standard input
    #[arg(long, value_name = "TEXT", conflicts_with = "docs", allow_hyphen_values = true)]
    digest: Option<String>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    if let Some(text) = &args.digest {
        return words(text, shell);
    }
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let inputs = disk::inputs(&root);
    shell.tell_read(&inputs);
    let read = build::read(&inputs);
    shell.stage("parse");
    let mut report = read.report;
    report.keep(|problem| problem.severity == Severity::Error);
    let documents: Vec<&Document> = read
        .content
        .iter()
        .filter_map(|content| match content {
            Content::Document(document) => Some(&**document),
            Content::Page(_) => None,
        })
        .collect();
    let is_named = |document: &Document, id: &str| id.trim_end_matches(".md") == document.id.as_str();
    if let Some(id) = args.docs.iter().find(|id| !documents.iter().any(|document| is_named(document, id))) {
        return shell.fail(no_document(id, documents.iter().map(|document| document.id.as_str())));
    }
    let wanted = |document: &Document| args.docs.is_empty() || args.docs.iter().any(|id| is_named(document, id));
    let mut verified = 0;
    for document in documents.into_iter().filter(|document| wanted(document)) {
        match one(&root, document, &mut report) {
            Ok(problems) => {
                if problems.is_empty() {
                    verified += 1;
                    shell.say(&format!(
                        "{}: word for word as its source, but for what its account and corrections say",
                        document.id
                    ));
                }
                report.extend(problems);
            }
            Err(problem) => report.push(problem),
        }
    }
    if verified == 0 && !report.has_errors() {
        shell.note("nothing was compared");
    }
    shell.report(&report)
}

/// The digest of words, which needs no site, and their places, which do.
fn words(text: &str, shell: &Shell) -> Exit {
    let text = match digest::given(text) {
        Ok(text) => text,
        Err(error) => return shell.fail(unreadable(&error)),
    };
    let digest = digest::of(&text);
    shell.say(&digest.to_string());
    let Ok(root) = shell.root() else { return Exit::Good };
    let places = digest::places(digest, &build::read(&disk::inputs(&root)));
    if places.is_empty() {
        shell.note("no paragraph of this site has or had these words");
        return Exit::Errors;
    }
    places.iter().for_each(|place| shell.say(place));
    Exit::Good
}

fn unreadable(error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("standard input cannot be read: {error}"))
        .help("give the words in UTF-8, or as an argument")
}

fn one(root: &Path, document: &Document, report: &mut Report) -> Result<Vec<Diagnostic>, Diagnostic> {
    let Some(file) = &document.meta.source.file else { return Err(no_account(document)) };
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let account = root.join(format!("content/{stem}.account.yaml"));
    if !account.exists() {
        return Err(no_account(document));
    }
    let shown = format!("content/{stem}.account.yaml");
    let account_source = disk::read_text(&account, &shown).map_err(|(_, problem)| problem)?;
    let account = Account::from_yaml(&account_source.text)
        .map_err(|error| no_account(document).help(format!("`{shown}` cannot be read: {error}")))?;
    let bytes = match &account.converted {
        Some(converted) => made_of(root, file, converted)?,
        None => disk::read_bytes(&root.join("content").join(file))?,
    };
    let encoding = account.encoding.split([',', ' ']).next();
    let raw = Raw { path: format!("content/{file}").into(), bytes: &bytes, encoding };
    let imported = importers::read(&raw);
    report.know(&imported.source);
    if imported.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Ok(imported.problems);
    }
    Ok(annotate::verify(document, &account, &imported.source))
}

/// What another program made of a source when it was imported. It stands beside the source, so that nobody needs the
/// program to verify.
fn made_of(root: &Path, file: &str, converted: &Converted) -> Result<Vec<u8>, Diagnostic> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    // The name comes from a file that people edit; it is a name and no path.
    let name = converted.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let bytes = disk::read_bytes(&root.join("content").join(folder).join(name))?;
    if Digest::of(&bytes).hex() == converted.sha256 {
        return Ok(bytes);
    }
    let message = format!("`content/{folder}/{name}` is not what was imported of `content/{file}`");
    Err(Diagnostic::new(&CHANGED_SOURCE, message).help("put it back as it was committed, or import the source again"))
}

fn no_account(document: &Document) -> Diagnostic {
    Diagnostic::new(&NO_ACCOUNT, format!("`{}` has no account to compare it by", document.id))
        .help("import it with `pincite import`, if there is a source")
}
