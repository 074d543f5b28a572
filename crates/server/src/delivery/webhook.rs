//! Calls webhooks, as Standard Webhooks and CloudEvents say.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use referee::Instant;
use referee_store::{Delivery, Text, Webhook};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use super::network::{PublicOnly, address_fault};
use super::{Result, Sent};

/// How long a call takes at most.
const LONGEST: Duration = Duration::from_secs(20);
const LONGEST_CONNECT: Duration = Duration::from_secs(5);
/// How much of an answer is kept, in bytes.
const MOST_KEPT: usize = 300;
/// What secrets begin with.
const PREFIX: &str = "whsec_";

/// Calls webhooks.
pub(crate) struct WebhookClient {
    client: Client,
    /// Whether addresses in private networks may be called.
    private: bool,
}

/// An event as CloudEvents 1.0 has it.
#[derive(Serialize)]
struct CloudEvent<'e> {
    specversion: &'static str,
    id: &'e str,
    source: &'static str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'e str>,
    time: Instant,
    datacontenttype: &'static str,
    data: Value,
}

/// A new secret.
pub(crate) fn secret() -> String {
    // Each has 122 random bits.
    let bytes = [*Uuid::new_v4().as_bytes(), *Uuid::new_v4().as_bytes()].concat();
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

impl WebhookClient {
    pub(crate) fn new(private: bool) -> std::io::Result<Self> {
        // Another part of the program may have chosen one before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(LONGEST)
            .connect_timeout(LONGEST_CONNECT)
            .no_proxy()
            .user_agent(concat!("referee/", env!("CARGO_PKG_VERSION")));
        let client = if private { client } else { client.dns_resolver(Arc::new(PublicOnly)) };
        Ok(Self { client: client.build().map_err(std::io::Error::other)?, private })
    }

    /// Calls a webhook with a message in a language.
    pub(crate) async fn send(
        &self,
        webhook: &Webhook,
        delivery: &Delivery,
        text: &Text,
        locale: &str,
        now: Instant,
    ) -> Sent {
        let never = |detail: String| Sent { result: Result::Never, detail };
        // The service may have been started again with other options.
        if let Some(fault) = address_fault(&webhook.subscription.url, self.private) {
            return never(format!("the address {fault}"));
        }
        let url = match webhook.subscription.url.parse::<Url>() {
            Ok(url) => url,
            Err(error) => return never(error.to_string()),
        };
        let body = match serde_json::to_vec(&event(&delivery.key, text, locale)) {
            Ok(body) => body,
            Err(error) => return never(error.to_string()),
        };
        let id = header_key(&delivery.key);
        let seconds = now.millis().div_euclid(1000);
        let request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/cloudevents+json; charset=utf-8")
            .header("webhook-id", &id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", signatures(webhook, &id, seconds, &body, now))
            .body(body);
        match request.send().await {
            Ok(response) => answered(response, now).await,
            Err(error) => Sent { result: Result::Later(0), detail: super::causes(&error.without_url()) },
        }
    }
}

/// What an answer means.
async fn answered(mut response: Response, now: Instant) -> Sent {
    let status = response.status();
    let asked = response.headers().get(RETRY_AFTER).and_then(|after| after.to_str().ok());
    let asked = asked.map_or(0, |after| pause(after, now));
    let mut kept = Vec::new();
    while kept.len() < MOST_KEPT
        && let Ok(Some(chunk)) = response.chunk().await
    {
        kept.extend_from_slice(&chunk);
    }
    kept.truncate(MOST_KEPT);
    let kept = String::from_utf8_lossy(&kept).split_whitespace().collect::<Vec<_>>().join(" ");
    let detail = format!("{status} {kept}").trim_end().to_owned();
    let result = match status {
        status if status.is_success() => Result::Sent,
        StatusCode::GONE => Result::Gone,
        _ => Result::Later(asked),
    };
    Sent { result, detail }
}

/// The milliseconds of a `Retry-After` header: a number of seconds, or a date.
fn pause(after: &str, now: Instant) -> i64 {
    let seconds = after.trim().parse::<i64>().ok().map(|seconds| seconds.saturating_mul(1000));
    let date = || referee::chrono::DateTime::parse_from_rfc2822(after.trim()).ok();
    seconds.or_else(|| Some(date()?.timestamp_millis() - now.millis())).unwrap_or(0).max(0)
}

fn event<'e>(key: &'e str, text: &'e Text, locale: &str) -> CloudEvent<'e> {
    let (r#type, subject, time, mut data) = match text {
        Text::Notification { lead, at, rules, sent } => {
            let mut data = json!({ "lead": lead, "rules": rules });
            if let (Some(data), Ok(Value::Object(sent))) = (data.as_object_mut(), serde_json::to_value(sent)) {
                data.extend(sent);
            }
            ("referee.notification", Some(lead.as_str()), *at, data)
        }
        Text::Digest(digest) => ("referee.digest", None, digest.at, serde_json::to_value(digest).unwrap_or_default()),
        _ => ("referee.notification", None, Instant::from_millis(0), Value::Null),
    };
    if let Some(data) = data.as_object_mut() {
        data.insert("locale".to_owned(), locale.into());
    }
    CloudEvent {
        specversion: "1.0",
        id: key,
        source: "/v1/notifications",
        r#type,
        subject,
        time,
        datacontenttype: "application/json",
        data,
    }
}

/// A signature with each secret that has not ended.
fn signatures(webhook: &Webhook, id: &str, seconds: i64, body: &[u8], now: Instant) -> String {
    let valid = webhook.secrets.iter().filter(|(_, end)| end.is_none_or(|end| now < end));
    let signatures = valid.filter_map(|(secret, _)| {
        let secret = STANDARD.decode(secret.strip_prefix(PREFIX).unwrap_or(secret)).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&secret).ok()?;
        mac.update(format!("{id}.{seconds}.").as_bytes());
        mac.update(body);
        Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    });
    signatures.collect::<Vec<_>>().join(" ")
}

/// A key as the value of a header: other characters than letters, digits, hyphens and slashes as in an address.
pub(super) fn header_key(key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte);
    key.bytes().fold(String::with_capacity(key.len()), |mut text, byte| {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push_str(&referee::tooling::hex(&[byte]).to_uppercase());
        }
        text
    })
}
