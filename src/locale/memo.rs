use std::sync::{Mutex, PoisonError};

/// How many texts a memo holds; what comes later takes the place of what stood there.
const SLOTS: i64 = 8192;

/// Texts that were written before, by a number. Neighbouring numbers do not displace each other, and leads that
/// come one after the other ask for neighbouring minutes. Each place has a lock of its own.
pub(crate) struct Memo {
    places: Box<[Mutex<Option<(i64, Box<str>)>>]>,
}

impl Memo {
    pub(crate) fn new() -> Self {
        Self { places: (0..SLOTS).map(|_| Mutex::new(None)).collect() }
    }

    /// The text of a number, which is written if it is not there.
    pub(crate) fn text(&self, number: i64, write: impl FnOnce() -> String) -> String {
        let place = usize::try_from(number.rem_euclid(SLOTS)).unwrap_or(0);
        let Some(place) = self.places.get(place) else { return write() };
        // A text is put in its place whole, so that a place whose lock was broken is sound.
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        match &*place {
            Some((known, text)) if *known == number => text.as_ref().to_owned(),
            _ => {
                let text = write();
                *place = Some((number, text.as_str().into()));
                text
            }
        }
    }
}
