//! The languages of a request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, HeaderValue};
use referee::locale::accepted;
use referee::{Reader, Referee};

/// How many headers are remembered.
const MOST_HEADERS: usize = 1000;

/// The readers of the headers of late, as most clients send the same ones.
#[derive(Default)]
pub(crate) struct Readers(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// The book of the readers.
    referee: Option<Arc<Referee>>,
    readers: HashMap<HeaderValue, Reader>,
}

impl Readers {
    /// A reader of the languages that a request prefers; see [`preferred`].
    pub(crate) fn of(&self, referee: &Arc<Referee>, headers: &HeaderMap) -> Reader {
        let header = headers.get(ACCEPT_LANGUAGE).cloned().unwrap_or_else(|| HeaderValue::from_static(""));
        if headers.get_all(ACCEPT_LANGUAGE).iter().nth(1).is_some() || header.len() > 200 {
            return preferred(referee, headers);
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.readers.len() >= MOST_HEADERS || !known.referee.as_ref().is_some_and(|it| Arc::ptr_eq(it, referee)) {
            known.readers.clear();
            known.referee = Some(Arc::clone(referee));
        }
        known.readers.entry(header).or_insert_with(|| preferred(referee, headers)).clone()
    }
}

/// A reader of the languages that a request prefers, such as `it-CH, de;q=0.8`.
fn preferred(referee: &Referee, headers: &HeaderMap) -> Reader {
    let headers: Vec<&str> =
        headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|header| header.to_str().ok()).collect();
    referee.phrasebook().reader(&accepted(&headers.join(",")))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};
    use referee::Referee;

    #[test]
    fn the_best_language_is_chosen() {
        let referee = Referee::builtin();
        let cases = [
            ("", "en"),
            ("it", "it"),
            ("fr, de-AT;q=0.8, en;q=0.5", "de"),
            ("en;q=0.5,ru;q=0.9", "ru"),
            ("de;q=0, it;q=0.1", "it"),
            ("zh-HK-u-nu-hanidec, en;q=0.1", "zh-TW"),
            ("de; q=0.3, ru ;q= 0.7", "ru"),
            ("*, de;q=0.5", "de"),
            ("x-klingon, it;q=0.2", "it"),
            ("de;q=many, it", "it"),
        ];
        for (header, locale) in cases {
            let headers = HeaderMap::from_iter([(super::ACCEPT_LANGUAGE, HeaderValue::from_static(header))]);
            assert_eq!(super::preferred(&referee, &headers).locale().to_string(), locale, "{header}");
        }
    }
}
