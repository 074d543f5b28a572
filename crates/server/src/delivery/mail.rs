//! Mails: what they look like, and the server that takes them.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use referee::Instant;
use referee::rules::mailbox;
use referee::tooling::{hex, is_right_to_left, mail_html, mail_text};
use referee::unic_langid::LanguageIdentifier;
use referee_store::{Delivery, Text};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use super::webhook::header_key;
use super::{Result, Sent};

/// How long it takes at most to connect to the server.
const LONGEST: Duration = Duration::from_secs(20);
/// The longest key in an id, in bytes; longer ones are hashed.
const LONGEST_KEY: usize = 200;

/// Sends mails through a server.
pub(crate) struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// How long a mail takes at most. Shorter than workers have it.
    longest: Duration,
}

impl Mailer {
    /// A server, such as `smtps://user:password@mail.contoso.example`.
    pub(crate) fn new(server: &str, longest: Duration) -> std::io::Result<Self> {
        // The error may contain the password.
        let unusable =
            || std::io::Error::other("the mail server is not an address such as `smtps://user:password@host`");
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|_| unusable())?;
        let transport = transport.timeout(Some(LONGEST));
        Ok(Self { transport: transport.build(), longest })
    }

    /// Sends a mail from an address.
    pub(crate) async fn send(
        &self,
        from: &str,
        delivery: &Delivery,
        text: &Text,
        locale: &LanguageIdentifier,
        now: Instant,
    ) -> Sent {
        let Some(from) = parsed(from) else {
            return Sent { result: Result::Never, detail: "the sender is not an email address".to_owned() };
        };
        let message = match compose(&from, delivery, text, locale, now) {
            Ok(message) => message,
            Err(detail) => return Sent { result: Result::Never, detail },
        };
        // The library limits only how long it takes to connect.
        let sending = timeout(self.longest, self.transport.send(message));
        let Ok(sent) = sending.await else {
            return Sent { result: Result::Later(0), detail: "the server took too long".to_owned() };
        };
        match sent {
            Ok(response) => Sent {
                result: Result::Sent,
                detail: format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" ")),
            },
            Err(error) => Sent {
                result: if is_final(&error) { Result::Never } else { Result::Later(0) },
                detail: super::causes(&error),
            },
        }
    }
}

/// Whether the server will never take the mail. Errors of the login and of the session are not about the mail.
fn is_final(error: &Error) -> bool {
    let code = error.status().map(u16::from);
    error.is_permanent() && !matches!(code, Some(500..=504 | 521 | 523 | 530 | 534 | 535 | 538) | None)
}

fn parsed(text: &str) -> Option<Mailbox> {
    let (name, address) = mailbox(text)?;
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    Some(Mailbox::new(name, address.parse::<Address>().ok()?))
}

/// A mail, with a text and an HTML version of the same Markdown.
fn compose(
    from: &Mailbox,
    delivery: &Delivery,
    text: &Text,
    locale: &LanguageIdentifier,
    now: Instant,
) -> std::result::Result<Message, String> {
    let to = parsed(&delivery.address).ok_or("the address is not an email address")?;
    // Lines would become other headers.
    let subject = text.subject().split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let subject = subject.collect::<Vec<_>>().join(" ");
    let direction = if is_right_to_left(&locale.to_string()) { "rtl" } else { "ltr" };
    let html = format!(
        "<!doctype html>\n<html lang=\"{locale}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body>\n{}</body>\n</html>\n",
        escaped(&subject),
        mail_html(text.body())
    );
    let plain = format!("{}\n", mail_text(text.body()));
    let part = |kind: ContentType, body: String| SinglePart::builder().header(kind).body(body);
    let parts = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, plain))
        .singlepart(part(ContentType::TEXT_HTML, html));
    let message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(subject)
        .date(std::time::SystemTime::from(now))
        .message_id(Some(format!("<{}@{}>", id(&delivery.key), from.email.domain())))
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .raw_header(raw("Content-Language", &locale.to_string()));
    message.multipart(parts).map_err(|error| error.to_string())
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A key as the left side of a message id.
fn id(key: &str) -> String {
    let id = header_key(key);
    if id.len() > LONGEST_KEY { hex(&Sha256::digest(key)) } else { id }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
