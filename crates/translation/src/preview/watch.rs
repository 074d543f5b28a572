//! Files that change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long it takes to see what the system does not tell of.
const LOOK: Duration = Duration::from_millis(500);
/// How long whoever saves a file in several steps is given to end it.
const SETTLE: Duration = Duration::from_millis(15);
/// How long what belongs to an ended step is waited for, such as another file.
const REST: Duration = Duration::from_millis(2);

/// A file or a folder, as the system knows it.
type Stamp = (PathBuf, Option<SystemTime>, u64);

/// Whoever looks after the rules and words of a folder.
pub(super) struct Watch {
    folder: PathBuf,
    watcher: Option<RecommendedWatcher>,
    told: Receiver<bool>,
    /// The files as they were.
    before: Vec<Stamp>,
}

impl Watch {
    /// Begins to look: whatever is read from now on, no change of it is missed.
    pub(super) fn new(folder: &Path) -> Self {
        let (send, told) = channel();
        let tell = move |event: notify::Result<notify::Event>| {
            // That somebody reads is no change.
            let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
            let Ok(event) = event else { return };
            if event.kind == closed || !event.kind.is_access() {
                let ended = event.kind == closed || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
                // Whoever was told has gone with the process.
                let _ = send.send(ended);
            }
        };
        let mut watcher = notify::recommended_watcher(tell).ok();
        watch(watcher.as_mut(), folder);
        Self { folder: folder.to_owned(), watcher, told, before: stamps(folder) }
    }

    /// Tells of every change, until the process ends.
    pub(super) fn follow(mut self, mut changed: impl FnMut()) {
        loop {
            let told = match self.told.recv_timeout(LOOK) {
                Ok(ended) => {
                    settle(&self.told, ended);
                    true
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => {
                    // Nobody tells of changes on this system; looking finds them too.
                    std::thread::sleep(LOOK);
                    false
                }
            };
            while self.told.try_recv().is_ok() {}
            let now = stamps(&self.folder);
            let folders =
                |stamps: &[Stamp]| stamps.iter().filter(|stamp| stamp.1.is_none()).cloned().collect::<Vec<_>>();
            if folders(&now) != folders(&self.before) {
                watch(self.watcher.as_mut(), &self.folder);
            }
            if told || now != self.before {
                self.before = now;
                changed();
            }
        }
    }
}

/// Waits until a change has ended, as far as the system tells.
fn settle(told: &Receiver<bool>, mut ended: bool) {
    let begun = Instant::now();
    while let Some(left) = SETTLE.checked_sub(begun.elapsed()) {
        match told.recv_timeout(if ended { REST } else { left }) {
            Ok(end) => ended = end,
            Err(_) => break,
        }
    }
}

/// Watches the folders that rules and words lie in.
fn watch(watcher: Option<&mut RecommendedWatcher>, folder: &Path) {
    let Some(watcher) = watcher else { return };
    for part in parts(folder) {
        // A folder that is not there yet is looked for again.
        let _ = watcher.watch(&part, RecursiveMode::Recursive);
    }
}

fn parts(folder: &Path) -> [PathBuf; 2] {
    ["rules", "locales"].map(|name| folder.join(name))
}

/// All files, with when they were written and how long they are; folders without either.
fn stamps(folder: &Path) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    let mut folders = parts(folder).to_vec();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        stamps.push((folder, None, 0));
        for entry in entries.flatten() {
            let path = entry.path();
            match path.metadata() {
                // What leads in a circle ends here.
                Ok(metadata) if metadata.is_dir() && path.components().count() < 64 => folders.push(path),
                Ok(metadata) => stamps.push((path, metadata.modified().ok(), metadata.len())),
                Err(_) => {}
            }
        }
    }
    stamps.sort();
    stamps
}
