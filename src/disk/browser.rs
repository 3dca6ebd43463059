//! The browser of whoever sits at the computer.

use std::process::{Command, Stdio};

/// The program that opens an address with what the system has for it, and what is said to it first.
const OPENER: (&str, &[&str]) = if cfg!(windows) {
    ("cmd", &["/c", "start", ""])
} else if cfg!(target_os = "macos") {
    ("open", &[])
} else {
    ("xdg-open", &[])
};

/// Opens an address and does not wait for it. Says whether there was a program to ask.
pub fn open_in_browser(url: &str) -> bool {
    let (program, first) = OPENER;
    let silent = Stdio::null;
    let started = Command::new(program).args(first).arg(url).stdin(silent()).stdout(silent()).stderr(silent()).spawn();
    started.is_ok()
}
