//! Watches files for changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How often to look for changes that the system does not report.
const LOOK: Duration = Duration::from_millis(500);
/// How long to wait for a save in several steps to finish.
const SETTLE: Duration = Duration::from_millis(15);
/// How long to wait for further changes, such as another file, after a step has finished.
const REST: Duration = Duration::from_millis(2);

/// Path, time and size of a file or folder.
type Stamp = (PathBuf, Option<SystemTime>, u64);

/// Watches the rules and messages of a folder.
pub(super) struct Watch {
    folder: PathBuf,
    watcher: Option<RecommendedWatcher>,
    reports: Receiver<bool>,
    /// The files when they were last read.
    before: Vec<Stamp>,
}

impl Watch {
    /// Starts to watch. Changes after this call are not missed.
    pub(super) fn new(folder: &Path) -> Self {
        let (send, reports) = channel();
        let report = move |event: notify::Result<notify::Event>| {
            // A read is not a change.
            let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
            let Ok(event) = event else { return };
            if event.kind == closed || !event.kind.is_access() {
                let ended = event.kind == closed || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
                // Fails only while the process ends.
                let _ = send.send(ended);
            }
        };
        let mut watcher = notify::recommended_watcher(report).ok();
        watch(watcher.as_mut(), folder);
        Self { folder: folder.to_owned(), watcher, reports, before: stamps(folder) }
    }

    /// Calls `changed` after every change, until the process ends.
    pub(super) fn follow(mut self, mut changed: impl FnMut()) {
        loop {
            let reported = match self.reports.recv_timeout(LOOK) {
                Ok(ended) => {
                    settle(&self.reports, ended);
                    true
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => {
                    // This system does not report changes.
                    std::thread::sleep(LOOK);
                    false
                }
            };
            while self.reports.try_recv().is_ok() {}
            let now = stamps(&self.folder);
            let folders =
                |stamps: &[Stamp]| stamps.iter().filter(|stamp| stamp.1.is_none()).cloned().collect::<Vec<_>>();
            if folders(&now) != folders(&self.before) {
                watch(self.watcher.as_mut(), &self.folder);
            }
            if reported || now != self.before {
                self.before = now;
                changed();
            }
        }
    }
}

/// Waits until a change has finished, as far as the system reports it.
fn settle(reports: &Receiver<bool>, mut ended: bool) {
    let start = Instant::now();
    while let Some(left) = SETTLE.checked_sub(start.elapsed()) {
        match reports.recv_timeout(if ended { REST } else { left }) {
            Ok(end) => ended = end,
            Err(_) => break,
        }
    }
}

/// Watches the folders of rules and messages.
fn watch(watcher: Option<&mut RecommendedWatcher>, folder: &Path) {
    let Some(watcher) = watcher else { return };
    for part in parts(folder) {
        // A missing folder is watched later.
        let _ = watcher.watch(&part, RecursiveMode::Recursive);
    }
}

fn parts(folder: &Path) -> [PathBuf; 2] {
    ["rules", "locales"].map(|name| folder.join(name))
}

/// All files with time and size, and all folders.
fn stamps(folder: &Path) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    let mut folders = parts(folder).to_vec();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        stamps.push((folder, None, 0));
        for entry in entries.flatten() {
            let path = entry.path();
            match path.metadata() {
                // The depth limit ends cycles of links.
                Ok(metadata) if metadata.is_dir() && path.components().count() < 64 => folders.push(path),
                Ok(metadata) => stamps.push((path, metadata.modified().ok(), metadata.len())),
                Err(_) => {}
            }
        }
    }
    stamps.sort();
    stamps
}
