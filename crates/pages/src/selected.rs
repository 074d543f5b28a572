//! The subjects of notifications that facts select.

use referee::locale::Words;
use referee::rules::{Condition, RuleSet};
use referee::tooling::{TestNames, TextVariant};

use super::likeness::words as separated;

/// A subject of a notification that facts select.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) text: String,
    pub(crate) words: Vec<Vec<char>>,
    pub(crate) when: Condition,
}

impl Subject {
    /// The subjects of a notification, without the usual one.
    pub(crate) fn all(rules: &RuleSet, words: Words<'_>, notification: &str) -> Vec<Self> {
        let all = TextVariant::all(words, &format!("notification-{notification}"), Some("subject"));
        let subject = |TextVariant { text, when, .. }: TextVariant| {
            let when = TestNames::condition(&when, rules)?;
            Some(Self { words: separated(&text), text, when })
        };
        all.into_iter().filter_map(subject).collect()
    }
}
