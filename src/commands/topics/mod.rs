//! `pincite topics` and `pincite topics rename`.

mod rename;

use serde::Serialize;
use serde_json::json;

use super::shell::BAD_ARGUMENT;
use super::uses::{Use, counted, lines};
use super::{Exit, Shell};
use crate::diagnostic::{Diagnostic, nearest};
use crate::site::{LinkedTopic, Site};

/// List the topics with their paragraphs, or give one another id everywhere
///
/// Without an argument, how many paragraphs have each topic of topics.yaml; with a topic, the paragraphs that have it.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
  pincite topics                            all of them, in the order of topics.yaml
  pincite topics peace                      the paragraphs on it
  pincite topics rename peace lasting-peace"
)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
    /// One topic, by its id
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
}

#[derive(clap::Subcommand)]
enum Action {
    Rename(rename::Args),
}

/// A topic in the list of all.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    label: &'a str,
    broader: Option<&'a str>,
    paragraphs: usize,
}

impl<'a> Row<'a> {
    fn of(topic: &'a LinkedTopic) -> Self {
        Self {
            id: topic.topic.id.as_str(),
            label: &topic.topic.label,
            broader: topic.topic.broader.as_ref().map(|id| id.as_str()),
            paragraphs: topic.uses.len(),
        }
    }
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    if let Some(Action::Rename(args)) = &args.action {
        return rename::run(args, shell);
    }
    let world = match shell.world() {
        Ok(world) => world,
        Err(exit) => return exit,
    };
    let site = &world.site;
    match &args.topic {
        None => list(site, shell),
        Some(id) => match site.topics.iter().find(|topic| topic.topic.id.as_str() == id) {
            Some(topic) => show(site, topic, shell),
            None => shell.fail(no_topic(id, site.topics.iter().map(|topic| topic.topic.id.as_str()))),
        },
    }
}

fn list(site: &Site, shell: &Shell) -> Exit {
    let rows: Vec<Row<'_>> = site.topics.iter().map(Row::of).collect();
    if shell.is_for_programs() {
        shell.say(&format!("{:#}", json!(rows)));
        return Exit::Good;
    }
    let id = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    for row in &rows {
        shell.say(&format!("{:>5}  {:<id$}  {}", row.paragraphs, row.id, row.label));
    }
    let unused = rows.iter().filter(|row| row.paragraphs == 0).count();
    shell.note(&format!("{}, {unused} of them without a paragraph", counted(rows.len(), "topic")));
    Exit::Good
}

fn show(site: &Site, topic: &LinkedTopic, shell: &Shell) -> Exit {
    let uses: Vec<Use> = topic.uses.iter().map(|(document, unit)| Use::of(site, *document, *unit, 1)).collect();
    if shell.is_for_programs() {
        shell.say(&format!("{:#}", json!({ "topic": Row::of(topic), "uses": uses })));
        return Exit::Good;
    }
    if !uses.is_empty() {
        shell.say(lines(&uses).trim_end());
    }
    shell.note(&format!("{}: {}", topic.topic.label, counted(uses.len(), "paragraph")));
    Exit::Good
}

fn no_topic<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("there is no topic `{id}` in topics.yaml"));
    match nearest(id, known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`pincite topics` lists them all"),
    }
}
