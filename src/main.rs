//! The program `pincite`.

use std::process::ExitCode;

fn main() -> ExitCode {
    pincite::commands::run()
}
