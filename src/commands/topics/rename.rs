//! `pincite topics rename`: another id for a topic, in the vocabulary, wherever it is tagged and wherever a link leads to it.

use std::collections::BTreeSet;

use super::super::mending::write_fixes;
use super::super::shell::BAD_ARGUMENT;
use super::super::texts::{Texts, texts};
use super::super::uses::counted;
use super::super::{Exit, Shell};
use super::no_topic;
use crate::build::Read;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Fix};
use crate::dialect;
use crate::ledger::Ledger;
use crate::model::{Content, Document, Id, Topic};
use crate::text::{Place, Source, Span};

/// Give a topic another id, in topics.yaml, wherever a paragraph is tagged with it, and in links to its page
///
/// Only the bytes of the id are changed. What readers see is the topic's `label`, which stays.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The id that it has
    #[arg(value_name = "OLD")]
    old: String,
    /// The id that it is to have
    #[arg(value_name = "NEW")]
    new: String,
    /// Write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let Texts { root, inputs, read } = match texts(shell) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let Read { config, content, vocabulary, ledger, mut report, .. } = read;
    let documents: Vec<&Document> = content.iter().filter_map(document).collect();
    let fixes = new_id(args, &vocabulary.topics, &documents).and_then(|(old, new)| {
        let source = inputs.topics.as_ref();
        let mut fixes =
            source.map_or(Ok(Vec::new()), |source| in_vocabulary(source, &vocabulary.topics, &old, &new))?;
        fixes.extend(inputs.config.iter().flat_map(|source| in_navigation(source, &config, &old, &new)));
        let of_content = |content| Some((content, report.source(path(content))?));
        let with_source = content.iter().filter_map(of_content);
        fixes.extend(with_source.flat_map(|(content, source)| dialect::rename_topic(content, source, &old, &new)));
        Ok(fixes)
    });
    let fixes = match fixes {
        Ok(fixes) => fixes,
        Err(problem) => {
            report.push(problem);
            shell.report(&report);
            return Exit::Failed;
        }
    };
    for fix in &fixes {
        let line = report.source(&fix.at.path).map_or(0, |source| source.line_and_column(fix.at.span.start).0);
        shell.say(&format!("{}:{line} {} → {}", fix.at.path, args.old, args.new));
    }
    let mut changed = fixes.len();
    if !args.dry_run {
        match write_fixes(&root, &report, fixes.iter()) {
            Ok(made) => {
                shell.tell_written(&made);
                changed = made.len();
            }
            Err(problem) => return shell.fail(problem),
        }
    }
    shell.stage("rename");
    let files: BTreeSet<_> = fixes.iter().map(|fix| &fix.at.path).collect();
    let did = if args.dry_run { "would be changed" } else { "changed" };
    shell.note(&format!("{} in {} {did}", counted(changed, "place"), counted(files.len(), "file")));
    if was_published(&ledger, &args.old) {
        let [old, new] = [&args.old, &args.new].map(|id| format!("/topics/{id}.html"));
        shell.note(&format!("its page was published: run `pincite ledger accept --moved {old}={new}`"));
    }
    Exit::Good
}

fn document(content: &Content) -> Option<&Document> {
    match content {
        Content::Document(document) => Some(document),
        Content::Page(_) => None,
    }
}

fn path(content: &Content) -> &str {
    match content {
        Content::Document(document) => &document.path,
        Content::Page(page) => &page.path,
    }
}

/// Both ids, if the one is there and the other may be taken.
fn new_id(args: &Args, topics: &[Topic], documents: &[&Document]) -> Result<(Id, Id), Diagnostic> {
    let known = || topics.iter().map(|topic| topic.id.as_str());
    let Some(topic) = topics.iter().find(|topic| topic.id.as_str() == args.old) else {
        return Err(no_topic(&args.old, known()));
    };
    let new = Id::parse_name(&args.new).map_err(|not| {
        Diagnostic::new(&BAD_ARGUMENT, format!("`{}` is no id: {}", args.new, not.why))
            .help(format!("write `{}`", not.instead))
    })?;
    if let Some(there) = topics.iter().find(|topic| topic.id == new) {
        return Err(Diagnostic::new(&BAD_ARGUMENT, format!("there is a topic `{new}` already"))
            .at(there.at.clone())
            .help("choose an id that no topic has"));
    }
    let tagged = documents.iter().find_map(|document| Some((*document, place_of_tag(document, &new)?)));
    if let Some((document, span)) = tagged {
        return Err(Diagnostic::new(&BAD_ARGUMENT, format!("a paragraph is tagged `{new}` already"))
            .at(Place::new(&document.path, span))
            .help("no topic has this id; take the tag away first, or choose another id"));
    }
    Ok((topic.id.clone(), new))
}

fn place_of_tag(document: &Document, id: &Id) -> Option<Span> {
    let annotations = document.body.iter().filter_map(|part| part.annotation());
    annotations.flat_map(|annotation| &annotation.topics).find(|(topic, _)| topic == id).map(|(_, span)| *span)
}

/// The edits of `topics.yaml`: the topic's own id, and `broader` of those that are part of it.
fn in_vocabulary(source: &Source, topics: &[Topic], old: &Id, new: &Id) -> Result<Vec<Fix>, Diagnostic> {
    let own = topics.iter().filter(|topic| topic.id == *old).map(|topic| &topic.at);
    let below = topics.iter().filter(|topic| topic.broader.as_ref() == Some(old)).map(|topic| &topic.broader_at);
    own.chain(below)
        .map(|place| {
            let written = &source.text[place.span.range()];
            // It may stand in quotation marks.
            if written.trim_matches(['"', '\'']) != old.as_str() {
                return Err(Diagnostic::new(
                    &BAD_ARGUMENT,
                    format!("`{old}` is written here in a way that cannot be changed"),
                )
                .at(place.clone())
                .help("write it plainly, on a line of its own, and try again"));
            }
            let start = place.span.start + written.len() - written.trim_start_matches(['"', '\'']).len();
            let at = Place::new(&source.path, Span::new(start..start + old.as_str().len()));
            Ok(Fix { at, text: new.to_string() })
        })
        .collect()
}

/// The edits of `pincite.yaml`: entries of the navigation that lead to the topic's page.
fn in_navigation(source: &Source, config: &Config, old: &Id, new: &Id) -> Vec<Fix> {
    let page = format!("topics/{old}.html");
    let leads_there = |to: &str| to.split('#').next().is_some_and(|path| path.trim_start_matches('/') == page);
    let entries = config.nav.iter().flatten().filter(|entry| leads_there(&entry.to));
    entries
        .filter_map(|entry| {
            let start = entry.at.span.start + source.text[entry.at.span.range()].find(&page)? + "topics/".len();
            let at = Place::new(&source.path, Span::new(start..start + old.as_str().len()));
            Some(Fix { at, text: new.to_string() })
        })
        .collect()
}

fn was_published(ledger: &Ledger, id: &str) -> bool {
    let route = format!("/topics/{id}.html");
    ledger.site.topics.iter().any(|(known, line)| **known == *route && line.gone.is_none())
}
