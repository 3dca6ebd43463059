//! `pincite completions`.

use clap::CommandFactory;
use clap_complete::Shell as Kind;

use super::{Cli, Exit, Shell};

/// Print a script by which a shell completes commands and options
#[derive(clap::Args)]
#[command(after_help = "\
  pincite completions bash > ~/.local/share/bash-completion/completions/pincite
  pincite completions zsh > ~/.zfunc/_pincite          with ~/.zfunc in fpath
  pincite completions fish > ~/.config/fish/completions/pincite.fish")]
pub struct Args {
    /// For which shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Kind,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "pincite", &mut script);
    shell.say(String::from_utf8_lossy(&script).trim_end());
    Exit::Good
}
