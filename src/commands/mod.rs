//! What people type. One file for each subcommand: its arguments and what it does.

mod build;
mod check;
mod cite;
mod completions;
mod difference;
mod explain;
mod find;
mod hosts;
mod import;
mod inspect;
mod ledger;
mod man;
mod mending;
mod new;
mod progress;
mod quotes;
mod schema;
mod serve;
mod shell;
mod tag;
mod texts;
mod theme;
mod topics;
mod uses;
mod verify;
mod works;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diagnostic::Code;

pub use shell::{Exit, Shell};

/// The problems with what was typed.
pub const CODES: &[&Code] = &[
    &shell::NO_SITE,
    &explain::NO_SUCH_CODE,
    &cite::NO_SUCH_PLACE,
    &find::NOT_FOUND,
    &new::NOT_EMPTY,
    &shell::BAD_ARGUMENT,
    &import::CHANGED_BY_HAND,
    &import::BROKE_OFF,
    &verify::NO_ACCOUNT,
    &verify::CHANGED_SOURCE,
    &check::DEAD_ADDRESS,
    &check::DOUBTFUL_IMPORT,
    &theme::STALE_OVERRIDE,
];

/// Publishes documents that people cite by paragraph.
///
/// Raw text goes in; annotated markdown comes out, with an anchor and topics on every paragraph; from that a website
/// that can be browsed, linked into, cited from and read offline.
#[derive(Parser)]
#[command(
    name = "pincite",
    version,
    max_term_width = 100,
    after_help = "\
The first steps:
  pincite new charter --from charter.txt    a site from a raw text
  cd charter && pincite build               the site, in public/index.html
  pincite ledger accept                     before it is published

Exit: 0 no error, 1 an error in what was read, 2 the command could not do its work."
)]
pub struct Cli {
    #[command(flatten)]
    shell: shell::Flags,
    #[command(subcommand)]
    command: Command,
}

/// A row for each subcommand, in the order of `--help`.
#[derive(Subcommand)]
enum Command {
    New(new::Args),
    Import(import::Args),
    Tag(tag::Args),
    Build(build::Args),
    Serve(serve::Args),
    Check(check::Args),
    Verify(verify::Args),
    Ledger(ledger::Args),
    Cite(cite::Args),
    Find(find::Args),
    Quotes(quotes::Args),
    Topics(topics::Args),
    Works(works::Args),
    Theme(theme::Args),
    Inspect(inspect::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Parses what was typed and runs one command.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return shell::refuse(&error),
    };
    let mut shell = Shell::new(cli.shell);
    let exit = match cli.command {
        Command::New(args) => new::run(&args, &mut shell),
        Command::Import(args) => import::run(&args, &mut shell),
        Command::Tag(args) => tag::run(&args, &mut shell),
        Command::Build(args) => build::run(&args, &mut shell),
        Command::Serve(args) => serve::run(&args, &mut shell),
        Command::Check(args) => check::run(&args, &mut shell),
        Command::Verify(args) => verify::run(&args, &mut shell),
        Command::Ledger(args) => ledger::run(&args, &mut shell),
        Command::Cite(args) => cite::run(&args, &mut shell),
        Command::Find(args) => find::run(&args, &mut shell),
        Command::Quotes(args) => quotes::run(&args, &mut shell),
        Command::Topics(args) => topics::run(&args, &mut shell),
        Command::Works(args) => works::run(&args, &mut shell),
        Command::Theme(args) => theme::run(&args, &mut shell),
        Command::Inspect(args) => inspect::run(&args, &mut shell),
        Command::Explain(args) => explain::run(&args, &mut shell),
        Command::Schema(args) => schema::run(&args, &mut shell),
        Command::Completions(args) => completions::run(&args, &mut shell),
        Command::Man(args) => man::run(&args, &mut shell),
    };
    shell.end(exit)
}
