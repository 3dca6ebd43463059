//! `pincite man`.

use std::io;

use clap::{Command, CommandFactory};

use super::shell::BAD_ARGUMENT;
use super::{Cli, Exit, Shell};
use crate::diagnostic::{Diagnostic, nearest};

/// Print the manual page of pincite, or of one of its commands
#[derive(clap::Args)]
#[command(after_help = "\
  pincite man > ~/.local/share/man/man1/pincite.1
  pincite man build | man -l -                            read at once")]
pub struct Args {
    /// Of this command; without it, of pincite
    #[arg(value_name = "COMMAND", num_args = 0..)]
    command: Vec<String>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let mut whole = Cli::command();
    // Names and options of all commands are put together only now.
    whole.build();
    let mut command = &whole;
    for name in &args.command {
        match command.find_subcommand(name) {
            Some(found) => command = found,
            None => return shell.fail(no_command(command, name)),
        }
    }
    match page(command) {
        Ok(page) => {
            shell.say(page.trim_end());
            Exit::Good
        }
        Err(error) => shell.fail(Diagnostic::new(&BAD_ARGUMENT, format!("the page cannot be made: {error}"))),
    }
}

/// The page in the language of `man`. It has no date, so that the same program prints the same page.
fn page(command: &Command) -> io::Result<String> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).title(name.to_uppercase()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn no_command(command: &Command, name: &str) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("`{}` has no command `{name}`", command.get_name()));
    match nearest(name, command.get_subcommands().map(Command::get_name)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`pincite --help` lists them all"),
    }
}
