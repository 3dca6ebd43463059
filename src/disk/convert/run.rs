//! A program that is run for a limited time, with limited output, and stopped with all that it started.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::importers::LIMIT_BYTES;

/// How long a program may take.
const LIMIT: Duration = Duration::from_secs(120);

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(10);

/// A program that came to its end.
pub struct Ran {
    pub is_good: bool,
    /// What it printed, on both outputs.
    pub said: String,
}

impl Ran {
    /// The last line of what it said, without what it puts before its words.
    pub fn last_line(&self) -> &str {
        let line = self.said.trim().lines().next_back().unwrap_or_default();
        line.rsplit_once("Error: ").map_or(line, |(_, said)| said)
    }
}

/// A program that did not come to its end.
pub enum Stopped {
    Missing,
    TooLong(Duration),
    TooMuch,
    Refused(io::Error),
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "is not installed"),
            Self::TooLong(limit) => write!(f, "was stopped after {} seconds", limit.as_secs()),
            Self::TooMuch => write!(f, "was stopped, since it wrote more than 64 MiB"),
            Self::Refused(error) => write!(f, "could not be run: {error}"),
        }
    }
}

/// Runs a program. `out` is the folder in which it writes; what it prints is kept there too.
pub fn run(program: &str, args: &[impl AsRef<OsStr>], out: &Path) -> Result<Ran, Stopped> {
    run_limited(program, args, out, LIMIT)
}

fn run_limited(program: &str, args: &[impl AsRef<OsStr>], out: &Path, limit: Duration) -> Result<Ran, Stopped> {
    let said = out.join("said");
    let printed = File::create(&said).and_then(|file| Ok((file.try_clone()?, file))).map_err(Stopped::Refused)?;
    let mut command = Command::new(program);
    command.args(args).current_dir(out).stdin(Stdio::null()).stdout(printed.0).stderr(printed.1);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Stopped::Missing,
        _ => Stopped::Refused(error),
    })?;
    let status = watch(&mut child, out, limit);
    if status.is_err() {
        stop(&mut child);
    }
    let is_good = status?.success();
    let said = fs::read(&said).map_err(Stopped::Refused)?;
    Ok(Ran { is_good, said: String::from_utf8_lossy(&said).into_owned() })
}

/// Waits for the end of a program, and looks meanwhile at what it writes.
fn watch(child: &mut Child, out: &Path, limit: Duration) -> Result<ExitStatus, Stopped> {
    let begun = Instant::now();
    loop {
        let ended = child.try_wait().map_err(Stopped::Refused)?;
        if written(out) > LIMIT_BYTES as u64 {
            return Err(Stopped::TooMuch);
        }
        match ended {
            Some(status) => return Ok(status),
            None if begun.elapsed() > limit => return Err(Stopped::TooLong(limit)),
            None => std::thread::sleep(PAUSE),
        }
    }
}

/// How many bytes lie in a folder.
fn written(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}

/// Stops a program with all that it started.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        // Where they have just ended there is nothing to stop.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> Result<Ran, Stopped> {
        let folder = tempfile::tempdir().expect("a folder");
        run_limited("sh", &["-c", script], folder.path(), limit)
    }

    #[test]
    fn a_program_says_how_it_ended() {
        let long = Duration::from_secs(60);
        let good = shell("echo fine; echo 'Syntax Error: odd' >&2", long);
        assert!(
            good.is_ok_and(|ran| ran.is_good && ran.said == "fine\nSyntax Error: odd\n" && ran.last_line() == "odd")
        );
        assert!(shell("exit 3", long).is_ok_and(|ran| !ran.is_good));
        let folder = tempfile::tempdir().expect("a folder");
        let missing = run("a-program-that-is-nowhere", &[""; 0], folder.path());
        assert!(matches!(missing, Err(Stopped::Missing)));
    }

    #[test]
    fn a_program_without_end_is_stopped_with_what_it_started() {
        let folder = tempfile::tempdir().expect("a folder");
        let child = folder.path().join("child");
        let script = format!("sh -c 'echo $$ > {}; while :; do :; done' & wait", child.display());
        let stopped = shell(&script, Duration::from_millis(300));
        assert!(matches!(stopped, Err(Stopped::TooLong(_))));
        let id = fs::read_to_string(child).expect("it began");
        let id = id.trim().parse().ok().and_then(rustix::process::Pid::from_raw).expect("a number");
        let begun = Instant::now();
        // It may take a moment until it is gone.
        while rustix::process::test_kill_process(id).is_ok() && !is_dead(id) {
            assert!(begun.elapsed() < Duration::from_secs(20), "it goes on");
        }
    }

    /// Has it ended, though nobody has taken leave of it yet?
    fn is_dead(id: rustix::process::Pid) -> bool {
        let state = fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero())).unwrap_or_default();
        state.contains(") Z ")
    }

    #[test]
    fn a_program_that_writes_without_end_is_stopped() {
        let stopped = shell("head -c 80000000 /dev/zero > big; while :; do :; done", Duration::from_secs(60));
        assert!(matches!(stopped, Err(Stopped::TooMuch)));
    }
}
