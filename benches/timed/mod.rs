//! Building a site by the program itself, as an editor does, and how long that took.
//!
//! Each run is to write to a folder of its own, and none is to be removed before the end: for up to six minutes ext4 gives the
//! inodes of deleted files to no new file, and walks past each of them for every file made in that part of the disk. A run
//! soon after many files were deleted (another benchmark, a test run) measures that walk: wait, or name a folder in memory by
//! `SITE_BENCH`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A folder in which a benchmark happens, below the one that `SITE_BENCH` names or the system's for such. Removed at the end.
pub fn folder() -> tempfile::TempDir {
    let above = std::env::var_os("SITE_BENCH").map_or_else(std::env::temp_dir, PathBuf::from);
    tempfile::tempdir_in(above).expect("a temporary folder can be made")
}

/// A build from its start to its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// By the clock.
    pub time: Duration,
    /// The most memory at a time, if the system says.
    pub memory_mb: Option<u64>,
}

/// Builds into a folder, which is made or made equal.
pub fn build(site: &Path, out: &str) -> Run {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["build", "--timings", "--root"])
        .arg(site)
        .arg("--out")
        .arg(site.join(out))
        .output()
        .expect("pincite runs");
    let time = start.elapsed();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let memory_mb =
        said.lines().find_map(|line| line.strip_prefix("peak memory")?.trim().strip_suffix(" MB")?.parse().ok());
    Run { time, memory_mb }
}

/// The middle one of an odd number of times.
pub fn median(times: impl IntoIterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.into_iter().collect();
    times.sort();
    times[times.len() / 2]
}
