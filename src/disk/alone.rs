//! One build of a site at a time: two that write the same files would each find the other's half of them.

use std::fs::{File, TryLockError};
use std::path::Path;

/// While it lives no other build of the site writes.
pub struct Alone {
    /// The site's folder, with a lock of the system's on it, which ends with the program, however that ends.
    _folder: Option<File>,
}

impl Alone {
    /// Waits until no other build of the site is at work; `waits` is called if there is one.
    ///
    /// Where a system or a file system has no locks on folders nobody is waited for.
    pub fn with(root: &Path, waits: impl FnOnce()) -> Self {
        let Ok(folder) = File::open(root) else { return Self { _folder: None } };
        if matches!(folder.try_lock(), Err(TryLockError::WouldBlock)) {
            waits();
            let _ = folder.lock();
        }
        Self { _folder: Some(folder) }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn the_second_waits_for_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Alone::with(folder.path(), || panic!("nobody is there"));
        let (say, hear) = channel();
        std::thread::scope(|scope| {
            let (waits, has) = (say.clone(), say.clone());
            scope.spawn(move || {
                let _second = Alone::with(folder.path(), || waits.send("waits").expect("somebody hears"));
                has.send("has").expect("somebody hears");
            });
            assert_eq!(hear.recv(), Ok("waits"));
            say.send("goes").expect("somebody hears");
            drop(first);
            assert_eq!((hear.recv(), hear.recv()), (Ok("goes"), Ok("has")));
        });
    }
}
