//! A site's folder over time: waits until something of it changed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::clean::UNFINISHED;

/// What a site is made of, in its folder; the rest, such as the finished site, is not looked at.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];
const FILES: [&str; 1] = ["pincite.yaml"];

/// How long it must be quiet before a change counts as done: an editor saves by several steps.
const QUIET: Duration = Duration::from_millis(10);

/// The same while a file is open to be written, and when it goes on for longer than a save does: git moves many files, and
/// not all at once.
const QUIET_IN_BETWEEN: Duration = Duration::from_millis(40);

/// How long a change may go on before it counts as done all the same.
const PATIENCE: Duration = Duration::from_millis(600);

/// How often somebody has to look where the system does not tell.
const LOOK: Duration = Duration::from_secs(1);

/// Hears what changes in a site's folder.
pub struct Watch {
    root: PathBuf,
    heard: Receiver<()>,
    tell: SyncSender<()>,
    /// `None` where the system does not tell of changes.
    watcher: Option<RecommendedWatcher>,
    /// Was one of the folders made, moved or removed, so that it has to be listened to anew?
    folders_changed: Arc<AtomicBool>,
    open: Open,
    /// Does the system tell of every change now?
    hears_all: bool,
}

impl Watch {
    /// Begins to listen: what changes from now on is heard.
    pub fn of(root: &Path) -> Self {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let (tell, heard) = sync_channel(1);
        let folders_changed = Arc::new(AtomicBool::new(false));
        let open = Open::default();
        let (changed, begun) = (Arc::clone(&folders_changed), Arc::clone(&open));
        let listener = Listener { root: root.clone(), tell: tell.clone(), folders_changed: changed, open: begun };
        let watcher = notify::recommended_watcher(move |event| listener.hear(&event)).ok();
        let mut watch = Self { root, heard, tell, watcher, folders_changed, open, hears_all: false };
        watch.listen();
        watch
    }

    /// Ends a wait as if something had changed.
    pub fn waker(&self) -> impl Fn() + Send + Sync + 'static {
        let tell = self.tell.clone();
        move || {
            // Where it is full somebody is woken already.
            let _ = tell.try_send(());
        }
    }

    /// Waits until something changed and nothing followed for a moment. Where the system does not tell, or there is
    /// nothing to listen to, it only waits for a second: who calls looks whether anything is different.
    pub fn wait(&mut self) {
        let first = if self.hears_all { self.heard.recv().is_ok() } else { self.heard.recv_timeout(LOOK).is_ok() };
        let begun = Instant::now();
        while first && begun.elapsed() < PATIENCE {
            let in_between = begun.elapsed() > QUIET_IN_BETWEEN || !self.lock_open().is_empty();
            let quiet = if in_between { QUIET_IN_BETWEEN } else { QUIET };
            if let Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) = self.heard.recv_timeout(quiet) {
                break;
            }
        }
        // Who writes on after that, or does not tell of the end, is heard again or looked at as it is.
        self.lock_open().clear();
        if self.folders_changed.swap(false, Ordering::Relaxed) || !self.hears_all {
            self.listen();
        }
    }

    fn lock_open(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Listens to the folders that are there now. One that was replaced has the same path and is another all the same.
    fn listen(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let mut listen = |path: &Path, mode| {
            // What is no longer there is no longer listened to, which is no problem.
            let _ = watcher.unwatch(path);
            watcher.watch(path, mode).is_ok()
        };
        let mut hears_all = listen(&self.root, RecursiveMode::NonRecursive);
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            hears_all &= listen(&folder, RecursiveMode::Recursive) || !folder.exists();
        }
        // What a link leads to changes unheard.
        let is_link = |name: &str| std::fs::symlink_metadata(self.root.join(name)).is_ok_and(|of| of.is_symlink());
        self.hears_all = hears_all && !FILES.iter().any(|name| is_link(name));
    }
}

/// Files that somebody has begun to write, where the system tells of the end too.
type Open = Arc<Mutex<HashSet<PathBuf>>>;

/// Hears of each change and passes on that there was one.
struct Listener {
    root: PathBuf,
    /// Holds one word: whoever waits looks at everything anyway.
    tell: SyncSender<()>,
    folders_changed: Arc<AtomicBool>,
    open: Open,
}

impl Listener {
    fn hear(&self, event: &notify::Result<Event>) {
        let is_of_the_site = match event {
            Ok(event) if event.need_rescan() => true,
            Ok(event) => is_change(event.kind) && event.paths.iter().any(|path| self.concerns(path)),
            Err(_) => true,
        };
        if is_of_the_site {
            event.iter().for_each(|event| self.follow(event));
            let _ = self.tell.try_send(());
        }
    }

    fn follow(&self, event: &Event) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match event.kind {
            EventKind::Modify(ModifyKind::Data(_)) => open.extend(event.paths.iter().cloned()),
            _ => open.retain(|path| !event.paths.contains(path)),
        }
    }

    /// Is a path one that a site is made of?
    fn concerns(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        match parts.as_slice() {
            [] => {
                self.folders_changed.store(true, Ordering::Relaxed);
                true
            }
            [name] if FOLDERS.contains(&&**name) => {
                self.folders_changed.store(true, Ordering::Relaxed);
                true
            }
            [name] => FILES.contains(&&**name),
            [folder, .., name] => FOLDERS.contains(&&**folder) && !name.starts_with(UNFINISHED),
        }
    }
}

/// Reading is no change, and the builds themselves read.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listener() -> Listener {
        let folders_changed = Arc::new(AtomicBool::new(false));
        Listener { root: "/site".into(), tell: sync_channel(1).0, folders_changed, open: Open::default() }
    }

    #[test]
    fn a_file_is_open_from_its_first_words_until_it_is_closed_or_moved() {
        use notify::event::{DataChange, RenameMode};
        let listener = listener();
        let hear = |kind, path: &str| {
            listener.hear(&Ok(Event::new(kind).add_path(path.into())));
            listener.open.lock().expect("nobody failed with it").len()
        };
        let words = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!((hear(words, "/site/content/a.md"), hear(words, "/site/content/b.md")), (1, 2));
        assert_eq!(hear(words, "/elsewhere/c.md"), 2);
        assert_eq!(hear(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/site/content/a.md"), 1);
        assert_eq!(hear(EventKind::Modify(ModifyKind::Name(RenameMode::From)), "/site/content/b.md"), 0);
    }

    #[test]
    fn only_what_a_site_is_made_of_is_heard() {
        let listener = listener();
        let folders_changed = Arc::clone(&listener.folders_changed);
        for (path, expected) in [
            ("/site/pincite.yaml", true),
            ("/site/content/a.md", true),
            ("/site/content/osce/a.md", true),
            ("/site/templates/i18n/en.yaml", true),
            ("/site/static/style.css", true),
            ("/site/content/.pincite-unfinished-a.md", false),
            ("/site/public/index.html", false),
            ("/site/.git/index", false),
            ("/site/README.md", false),
            ("/elsewhere/content/a.md", false),
        ] {
            assert_eq!(listener.concerns(Path::new(path)), expected, "{path}");
        }
        assert!(!folders_changed.load(Ordering::Relaxed));
        for path in ["/site", "/site/content"] {
            assert!(listener.concerns(Path::new(path)) && folders_changed.swap(false, Ordering::Relaxed), "{path}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        use notify::event::CreateKind;
        assert!(!is_change(EventKind::Access(AccessKind::Open(AccessMode::Read))));
        assert!(!is_change(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(is_change(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(is_change(EventKind::Create(CreateKind::File)) && is_change(EventKind::Modify(ModifyKind::Any)));
    }
}
