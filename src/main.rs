//! The program `pincite`.

use std::process::ExitCode;

/// A build makes millions of short strings on all cores at once; the system's allocator takes a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    pincite::commands::run()
}
