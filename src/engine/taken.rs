use std::borrow::Borrow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use sha2::{Digest, Sha256};

use crate::fault::fault;
use crate::rules::hex;

use super::event::{Acting, Event, EventKind, Opening};
use super::given::{Given, Record};

/// The number of stored digest bytes.
const DIGEST: usize = 16;

/// The id of an accepted event with a digest of its content, in one allocation. Ordered by id alone.
#[derive(Debug, Clone)]
pub(super) struct Taken(Box<[u8]>);

impl Taken {
    /// An id with the digest of the event's content. The order of keys in records does not matter.
    #[inline(never)]
    pub(super) fn new(id: &str, event: &Event) -> Self {
        let mut content = Content(Sha256::new());
        content.event(event);
        let digest = content.0.finalize();
        Self(id.bytes().chain(digest.into_iter().take(DIGEST)).collect())
    }

    /// The id and the digest, for a snapshot.
    pub(super) fn saved(&self) -> (Box<str>, Box<str>) {
        let (id, digest) = self.parts();
        (String::from_utf8_lossy(id).into(), hex(digest).into())
    }

    /// The reverse of [`Self::saved`].
    pub(super) fn restored(id: &str, digest: &str) -> Option<Self> {
        let digest = u128::from_str_radix(digest, 16).ok().filter(|_| digest.len() == 2 * DIGEST)?;
        Some(Self(id.bytes().chain(digest.to_be_bytes()).collect()))
    }

    fn parts(&self) -> (&[u8], &[u8; DIGEST]) {
        self.0.split_last_chunk().unwrap_or_else(|| fault("an id without a digest"))
    }

    /// Whether both events have the same content.
    pub(super) fn same_content(&self, other: &Self) -> bool {
        self.parts().1 == other.parts().1
    }
}

impl Borrow<[u8]> for Taken {
    fn borrow(&self) -> &[u8] {
        self.parts().0
    }
}

impl PartialEq for Taken {
    fn eq(&self, other: &Self) -> bool {
        self.parts().0 == other.parts().0
    }
}

impl Eq for Taken {}

impl Hash for Taken {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().0.hash(state);
    }
}

impl PartialOrd for Taken {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Taken {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().0.cmp(other.parts().0)
    }
}

/// Feeds content into a digest. Each part has its kind and length, so that different contents never give the same
/// bytes.
struct Content(Sha256);

impl Content {
    fn part(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.part(b't', text.as_bytes());
    }

    fn event(&mut self, event: &Event) {
        self.part(b'@', &event.at.millis().to_le_bytes());
        self.text(event.by.as_deref().unwrap_or_default());
        match &event.kind {
            EventKind::Open(opening) => {
                let Opening { rules, facts, overview, details } = &**opening;
                self.part(b'o', rules.as_deref().unwrap_or_default().as_bytes());
                self.record(facts);
                self.record(overview);
                self.record(details);
            }
            EventKind::Act(Acting { action, fields }) => {
                self.part(b'a', action.as_bytes());
                self.record(fields);
            }
            EventKind::Mark(mark) => self.part(b'm', mark.as_bytes()),
            EventKind::Unmark(mark) => self.part(b'u', mark.as_bytes()),
            EventKind::Fact(facts) => {
                self.part(b'f', &[]);
                self.record(facts);
            }
            EventKind::Switch(switching) => {
                self.part(b's', switching.rules.as_bytes());
                self.record(&switching.facts);
                self.record(&switching.fields);
            }
        }
    }

    fn record(&mut self, record: &Record) {
        let mut entries: Vec<_> = record.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        self.part(b'r', &(entries.len() as u64).to_le_bytes());
        for (key, value) in entries {
            self.text(key);
            self.given(value);
        }
    }

    fn given(&mut self, given: &Given) {
        match given {
            Given::Null => self.part(b'0', &[]),
            Given::Boolean(value) => self.part(b'b', &[u8::from(*value)]),
            Given::Number(number) => self.part(b'n', number.as_bytes()),
            Given::Text(text) => self.text(text),
            Given::List(items) => {
                self.part(b'l', &(items.len() as u64).to_le_bytes());
                for item in items {
                    self.given(item);
                }
            }
            Given::Record(record) => self.record(record),
        }
    }
}
