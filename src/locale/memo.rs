use std::sync::{Mutex, PoisonError};

/// The capacity of a memo. Later texts replace earlier ones in the same place.
const PLACES: i64 = 2048;

/// The minutes and amounts that determine a text.
pub(super) type Key = [i64; 4];

type Place = Mutex<Option<(Key, Box<str>)>>;

/// A cache of formatted texts. Consecutive leads need neighboring minutes, which do not displace each other. Each place
/// has its own lock.
pub(crate) struct Memo {
    places: Box<[Place]>,
}

impl Memo {
    pub(crate) fn new() -> Self {
        Self { places: (0..PLACES).map(|_| Mutex::new(None)).collect() }
    }

    /// The text of a key, formatted on first use.
    pub(crate) fn text(&self, key: Key, write: impl FnOnce() -> String) -> String {
        // The sum of weights is odd for any parts that change together.
        let sum = key.iter().zip([1_i64, 2, 4, 8]).map(|(part, weight)| part.wrapping_mul(weight));
        let place = sum.fold(0_i64, i64::wrapping_add).rem_euclid(PLACES);
        let place = usize::try_from(place).ok().and_then(|place| self.places.get(place));
        let Some(place) = place else { return write() };
        // Texts are stored whole, so a place with a poisoned lock is still valid.
        let known = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = known.as_ref().filter(|(known, _)| *known == key) {
            return text.as_ref().to_owned();
        }
        drop(known);
        let text = write();
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some((key, text.as_str().into()));
        text
    }
}
