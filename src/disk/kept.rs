//! What was read of a folder before, for who looks at it again: a file is opened only when its stamp is another.
//!
//! A stamp tells that a file was written, unless that was in the same tick of the system's clock as the one before. So what
//! was written just before it was read is not relied on.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::clean;
use crate::diagnostic::Diagnostic;
use crate::text::Source;

/// Clocks of file systems have ticks of up to two seconds.
const TICK: Duration = Duration::from_secs(2);

/// The files of a folder as they were read last, by the path that diagnostics show.
#[derive(Default)]
pub struct Kept {
    files: HashMap<Box<str>, Entry>,
    /// What was read since the last turn.
    read: Mutex<Vec<(Box<str>, Entry)>>,
}

struct Entry {
    stamp: Stamp,
    file: File,
    /// Was it asked for since the last turn?
    wanted: AtomicBool,
}

enum File {
    Text(Source),
    Bytes(Arc<[u8]>),
}

/// What a system says of a file besides its words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    written: SystemTime,
    /// Which file it is, and when that was last told of the file itself, where the system says so.
    identity: (u64, u64, i64, i64),
}

impl Stamp {
    /// None where the system does not say enough, or the file was written a moment ago.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let written = metadata.modified().ok()?;
        let is_settled = SystemTime::now().duration_since(written).is_ok_and(|age| age > TICK);
        is_settled.then(|| Self { length: metadata.len(), written, identity: identity(&metadata) })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64, i64, i64) {
    Default::default()
}

impl Kept {
    /// A file as text, as [`clean::read_text`] reads it.
    ///
    /// # Errors
    ///
    /// As there. What could not be read is read again the next time.
    pub(super) fn text(&self, path: &Path, shown: &str) -> Result<Source, (Option<Source>, Diagnostic)> {
        let stamp = Stamp::of(path);
        if let Some(File::Text(source)) = self.same(shown, stamp) {
            return Ok(source.clone());
        }
        let source = clean::read_text(path, shown)?;
        self.keep(shown, stamp, File::Text(source.clone()));
        Ok(source)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// What the system said, with the path.
    pub(super) fn bytes(&self, path: &Path, shown: &str) -> Result<Arc<[u8]>, Diagnostic> {
        let stamp = Stamp::of(path);
        if let Some(File::Bytes(bytes)) = self.same(shown, stamp) {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = clean::read_bytes(path)?.into();
        self.keep(shown, stamp, File::Bytes(Arc::clone(&bytes)));
        Ok(bytes)
    }

    fn same(&self, shown: &str, stamp: Option<Stamp>) -> Option<&File> {
        let entry = self.files.get(shown).filter(|entry| Some(entry.stamp) == stamp)?;
        entry.wanted.store(true, Ordering::Relaxed);
        Some(&entry.file)
    }

    fn keep(&self, shown: &str, stamp: Option<Stamp>, file: File) {
        let Some(stamp) = stamp else { return };
        let entry = Entry { stamp, file, wanted: AtomicBool::new(true) };
        self.read.lock().unwrap_or_else(PoisonError::into_inner).push((shown.into(), entry));
    }

    /// Begins another look at the folder: forgets what nobody asked for since the last turn, such as files that are gone.
    pub(super) fn turn(&mut self) {
        self.files.retain(|_, entry| std::mem::take(entry.wanted.get_mut()));
        let read = self.read.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.files.extend(read.drain(..).map(|(shown, mut entry)| {
            *entry.wanted.get_mut() = false;
            (shown, entry)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str, age: Duration) {
        fs::write(path, text).expect("the file can be written");
        let file = fs::File::options().write(true).open(path).expect("the file is there");
        file.set_modified(SystemTime::now() - age).expect("its time can be set");
    }

    #[test]
    fn a_file_is_read_again_when_it_was_written_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        let mut kept = Kept::default();
        let mut read = || {
            kept.turn();
            kept.text(&path, "a.md").expect("it can be read").text
        };
        let old = TICK * 5;
        write(&path, "one", old);
        let first = read();
        assert!(Arc::ptr_eq(&first, &read()), "it is the same file, and is not opened");
        write(&path, "two", old);
        assert_eq!(&*read(), "two", "its times and its length may be the same");
        write(&path, "one", Duration::ZERO);
        read();
        write(&path, "two", Duration::ZERO);
        assert_eq!(&*read(), "two", "it was written in the same tick as before");
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        write(&path, "one", TICK * 5);
        let mut kept = Kept::default();
        kept.text(&path, "a.md").expect("it can be read");
        kept.turn();
        kept.turn();
        assert!(kept.files.is_empty());
        fs::remove_file(&path).expect("it can be removed");
        assert!(kept.text(&path, "a.md").is_err());
    }
}
