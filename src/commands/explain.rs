//! `pincite explain`.

use super::{Exit, Shell};
use crate::diagnostic::{Code, Diagnostic, nearest};

pub(super) static NO_SUCH_CODE: Code = Code::error(
    "no-such-code",
    "\
`pincite explain` was asked about a code that no check has. `pincite explain` alone lists them all.",
);

/// Explain a problem by its code; without one, list them all
#[derive(clap::Args)]
pub struct Args {
    /// As it stands in brackets behind `error` or `warning`, such as lost-permalink
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let codes = crate::codes();
    let Some(asked) = &args.code else {
        for code in codes {
            let first = code.about.lines().next().unwrap_or_default();
            shell.say(&format!("{:<20} {:<8} {first}", code.code, code.default.word()));
        }
        return Exit::Good;
    };
    match codes.iter().find(|code| code.code == asked) {
        Some(code) => {
            let off = if code.can_be_off { "" } else { ", cannot be switched off" };
            shell.say(&format!("{} ({}{off})\n\n{}", code.code, code.default.word(), code.about));
            Exit::Good
        }
        None => {
            let problem = Diagnostic::new(&NO_SUCH_CODE, format!("there is no code `{asked}`"));
            let near = nearest(asked, codes.iter().map(|code| code.code));
            shell.fail(match near {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem.help("`pincite explain` lists them all"),
            })
        }
    }
}
