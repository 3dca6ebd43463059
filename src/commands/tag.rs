//! `pincite tag`.

use super::mending::write_fixes;
use super::shell::no_document;
use super::texts::{Texts, texts};
use super::{Exit, Shell};
use crate::annotate;
use crate::build::Read;
use crate::diagnostic::Fix;
use crate::dialect;
use crate::model::{Annotation, Content, Document, Id, Topic};

/// Tag paragraphs with the topics that their words speak for, by the phrases of topics.yaml
///
/// Topics are added and never taken away, and nothing else of a file is changed.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite tag --dry-run            what would be added
  pincite tag --explain charter    and by which words, with what is there already")]
pub struct Args {
    /// The documents, by id; with none, all of them
    #[arg(value_name = "DOC")]
    docs: Vec<String>,
    /// Show for each topic of each paragraph the phrase of topics.yaml and the words that it goes by
    #[arg(long)]
    explain: bool,
    /// Write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let Texts { root, read, .. } = match texts(shell) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let Read { content, vocabulary, report, .. } = read;
    let documents = content.iter().filter_map(|content| match content {
        Content::Document(document) => Some(&**document),
        Content::Page(_) => None,
    });
    let documents: Vec<&Document> = documents.collect();
    let is_named = |document: &Document, id: &str| id.trim_end_matches(".md") == document.id.as_str();
    if let Some(id) = args.docs.iter().find(|id| !documents.iter().any(|document| is_named(document, id))) {
        return shell.fail(no_document(id, documents.iter().map(|document| document.id.as_str())));
    }
    if vocabulary.topics.iter().all(|topic| topic.evidence.is_empty()) {
        shell.note("no topic of content/topics.yaml has a phrase under `match`, so there is nothing to go by");
    }
    let wanted = |document: &&Document| args.docs.is_empty() || args.docs.iter().any(|id| is_named(document, id));
    let (mut fixes, mut without_anchor): (Vec<Fix>, usize) = (Vec::new(), 0);
    for document in documents.into_iter().filter(wanted) {
        for part in &document.body {
            let Some(annotation) = part.annotation() else { continue };
            let tagged = Tagged::of(&vocabulary.topics, annotation, part.words());
            tagged.say(document, annotation, args.explain, shell);
            if tagged.new.is_empty() {
                continue;
            }
            match dialect::add_topics(document, annotation, &tagged.new) {
                Some(fix) => fixes.push(fix),
                None => without_anchor += 1,
            }
        }
    }
    if without_anchor > 0 {
        shell.note(&format!(
            "{without_anchor} of them have no anchor and stay as they are; `pincite check --fix` writes it"
        ));
    }
    if !args.dry_run {
        match write_fixes(&root, &report, fixes.iter()) {
            Ok(made) => shell.tell_written(&made),
            Err(problem) => return shell.fail(problem),
        }
    }
    shell.stage("tag");
    let did = if args.dry_run { "would be tagged" } else { "tagged" };
    shell.note(&format!(
        "{} {did}",
        if fixes.len() == 1 { "1 paragraph".to_owned() } else { format!("{} paragraphs", fixes.len()) }
    ));
    shell.report(&report)
}

/// The topics of a paragraph.
struct Tagged {
    /// Those that its words speak for and that it does not have.
    new: Vec<Id>,
    /// A line for each: what it is, and the phrases and words that speak for it.
    lines: Vec<(char, Id, String)>,
}

impl Tagged {
    fn of(topics: &[Topic], annotation: &Annotation, words: &str) -> Self {
        let has = |id: &Id| annotation.topics.iter().any(|(have, _)| have == id);
        let (mut new, mut lines) = (Vec::new(), Vec::new());
        for topic in topics {
            let evidence = annotate::evidence(topic, words);
            let by: Vec<String> =
                evidence.iter().map(|(phrase, found)| format!("`{phrase}`: {}", found.join(", "))).collect();
            match (has(&topic.id), by.is_empty()) {
                (true, true) => lines.push((' ', topic.id.clone(), "by hand; no phrase of it stands here".to_owned())),
                (true, false) => lines.push(('=', topic.id.clone(), by.join("; "))),
                (false, false) => {
                    new.push(topic.id.clone());
                    lines.push(('+', topic.id.clone(), by.join("; ")));
                }
                (false, true) => {}
            }
        }
        Self { new, lines }
    }

    /// A line with what is new, or what is there and why, if that was asked for.
    fn say(&self, document: &Document, annotation: &Annotation, explain: bool, shell: &Shell) {
        let paragraph = format!("{}#{}", document.id, annotation.anchor);
        if explain && !self.lines.is_empty() {
            let width = self.lines.iter().map(|(_, id, _)| id.as_str().len()).max().unwrap_or(0);
            let lines: String =
                self.lines.iter().map(|(sign, id, why)| format!("\n  {sign} {:<width$}  {why}", id.as_str())).collect();
            shell.say(&format!("{paragraph}{lines}"));
        } else if !explain && !self.new.is_empty() {
            let new: Vec<&str> = self.new.iter().map(Id::as_str).collect();
            shell.say(&format!("{paragraph}  + {}", new.join(" ")));
        }
    }
}
