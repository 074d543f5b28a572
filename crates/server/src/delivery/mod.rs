//! Brings notifications to their recipients: by mail, and by webhooks.

mod backoff;
mod courier;
mod mail;
mod network;
mod webhook;

pub(crate) use courier::Courier;
pub(crate) use mail::Mailer;
pub(crate) use network::address_fault;
pub(crate) use webhook::{WebhookClient, secret};

/// An error with its causes.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let own = error.to_string();
        if !text.contains(&own) {
            text.extend([": ", &*own]);
        }
        cause = error.source();
    }
    text
}

/// How an attempt to send a message ended, with the answer or the error.
pub(crate) struct Sent {
    pub(crate) result: Result,
    pub(crate) detail: String,
}

/// Whether a message was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Result {
    Sent,
    /// It can be tried again, not before this many milliseconds.
    Later(i64),
    /// Nobody takes it.
    Never,
    /// Nobody takes this or any other message there.
    Gone,
}
