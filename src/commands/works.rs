//! `pincite works`.

use serde::Serialize;
use serde_json::json;

use super::shell::BAD_ARGUMENT;
use super::uses::{Use, counted, lines};
use super::{Exit, Shell};
use crate::diagnostic::{Diagnostic, nearest};
use crate::site::{LinkedWork, Site};

/// List the works that paragraphs name, and where
///
/// Without an argument, how many paragraphs name each work of works.yaml; with a work, the paragraphs that name it.
/// A paragraph names a work by one of its names, or by a reference such as `[Article 51](work:un-charter#art51)`.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite works                        all of them, the oldest first
  pincite works un-charter             where it is named
  pincite works --format json          for programs")]
pub struct Args {
    /// One work, by its id
    #[arg(value_name = "WORK")]
    work: Option<String>,
}

/// A work in the list of all.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    date: Option<String>,
    paragraphs: usize,
    times: usize,
}

impl<'a> Row<'a> {
    fn of(work: &'a LinkedWork) -> Self {
        Self {
            id: work.work.id.as_str(),
            title: work.work.name(),
            date: work.work.date.map(|date| date.to_string()),
            paragraphs: work.uses.len(),
            times: work.uses.iter().map(|(_, _, times)| times).sum(),
        }
    }
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let world = match shell.world() {
        Ok(world) => world,
        Err(exit) => return exit,
    };
    match &args.work {
        None => list(&world.site, shell),
        Some(id) => match world.site.works.iter().find(|work| work.work.id.as_str() == id) {
            Some(work) => show(&world.site, work, shell),
            None => shell.fail(no_work(&world.site, id)),
        },
    }
}

fn list(site: &Site, shell: &Shell) -> Exit {
    let rows: Vec<Row<'_>> = site.works.iter().map(Row::of).collect();
    if shell.is_for_programs() {
        shell.say(&format!("{:#}", json!(rows)));
        return Exit::Good;
    }
    let id = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    for row in &rows {
        let date = row.date.as_deref().unwrap_or("");
        shell.say(&format!("{:>5}  {:<id$}  {date:<10}  {}", row.paragraphs, row.id, row.title));
    }
    let unused = rows.iter().filter(|row| row.paragraphs == 0).count();
    shell.note(&format!("{}, {unused} of them never named", counted(rows.len(), "work")));
    Exit::Good
}

fn show(site: &Site, work: &LinkedWork, shell: &Shell) -> Exit {
    let uses: Vec<Use> =
        work.uses.iter().map(|(document, unit, times)| Use::of(site, *document, *unit, *times)).collect();
    if shell.is_for_programs() {
        shell.say(&format!("{:#}", json!({ "work": Row::of(work), "names": work.work.names, "uses": uses })));
        return Exit::Good;
    }
    if !uses.is_empty() {
        shell.say(lines(&uses).trim_end());
    }
    shell.note(&format!("{}: {}", work.work.name(), counted(uses.len(), "paragraph")));
    Exit::Good
}

fn no_work(site: &Site, id: &str) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("there is no work `{id}` in works.yaml"));
    match nearest(id, site.works.iter().map(|work| work.work.id.as_str())) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`pincite works` lists them all"),
    }
}
