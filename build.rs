//! Gives the program a number of its own code, so that no build takes over what another version of it made.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::{fs, io};

/// What the program is made of.
const CODE: [&str; 5] = ["src", "templates", "static", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut code = DefaultHasher::new();
    for part in CODE {
        println!("cargo::rerun-if-changed={part}");
        feed(Path::new(part), &mut code)?;
    }
    println!("cargo::rustc-env=PINCITE_CODE={}", code.finish());
    Ok(())
}

/// Feeds a file, or all files of a folder in the order of their names, each with its path.
fn feed(path: &Path, code: &mut DefaultHasher) -> io::Result<()> {
    if !path.is_dir() {
        code.write(path.to_string_lossy().as_bytes());
        code.write(&fs::read(path)?);
        return Ok(());
    }
    let mut below = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    below.sort();
    below.iter().try_for_each(|path| feed(path, code))
}
