//! A client of a service.

use std::time::Duration;

use clap::Args;
use reqwest::blocking::{Client as Http, RequestBuilder, Response};
use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Stop;
use super::book_args::LanguageArgs;

/// The variable with the key of the service.
const KEY: &str = "REFEREE_KEY";
/// How long a request takes at most.
const LONGEST: Duration = Duration::from_secs(60);

#[derive(Debug, Args)]
pub(super) struct ServerArgs {
    /// Ask the service at this address instead of reading a log. Its key is in the variable `REFEREE_KEY`.
    #[arg(long, value_name = "URL", help_heading = "Service")]
    pub(super) server: Option<String>,
}

/// A service, with the key and the languages of the user.
pub(super) struct Client {
    http: Http,
    address: Url,
    key: String,
    languages: String,
    zone: String,
}

impl Client {
    /// A client of the service at an address.
    pub(super) fn new(server: &str, language: &LanguageArgs) -> Result<Self, Stop> {
        let address: Url = server.parse().map_err(|error| refused(format!("`{server}` is not an address: {error}")))?;
        let here = address.host_str().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
        if address.cannot_be_a_base() || (address.scheme() != "https" && !(address.scheme() == "http" && here)) {
            let reason =
                format!("`{server}` is not an address with `https://`; the key would cross the network in the clear");
            return Err(refused(reason));
        }
        let key = std::env::var(KEY).map_err(|_| refused(format!("the variable `{KEY}` has no key of the service")))?;
        // Another part of the program may have chosen one before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Http::builder().redirect(Policy::none()).timeout(LONGEST);
        let http = http.build().map_err(|error| refused(error.to_string()))?;
        let languages = language.languages().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Ok(Self { http, address, key, languages, zone: language.zone.to_string() })
    }

    /// The address of something, by the parts of its path.
    pub(super) fn address(&self, path: &[&str]) -> Url {
        let mut address = self.address.clone();
        if let Ok(mut parts) = address.path_segments_mut() {
            parts.pop_if_empty().push("v1").extend(path);
        }
        address
    }

    /// The answer to a question.
    pub(super) fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<String, Stop> {
        let request = self.http.get(self.address(path)).query(query).query(&[("zone", &self.zone)]);
        text(self.send(request)?)
    }

    /// The answer to a question that has no time zone.
    pub(super) fn get_plain(&self, path: &[&str]) -> Result<String, Stop> {
        text(self.send(self.http.get(self.address(path)))?)
    }

    /// The answer to something that is sent.
    pub(super) fn post(&self, path: &[&str], body: &Value) -> Result<String, Stop> {
        text(self.send(self.http.post(self.address(path)).json(body))?)
    }

    /// A stream that goes on after an event, if there was one.
    pub(super) fn stream(&self, query: &[(&str, &str)], last: Option<&str>) -> Result<Response, Stop> {
        let request = self.http.get(self.address(&["stream"])).query(query).query(&[("zone", &self.zone)]);
        let request = match last {
            Some(last) => request.header("last-event-id", last),
            None => request,
        };
        // A stream takes as long as it takes.
        self.send(request.timeout(Duration::from_secs(u64::from(u32::MAX))))
    }

    fn send(&self, request: RequestBuilder) -> Result<Response, Stop> {
        let request = request.bearer_auth(&self.key);
        let request =
            if self.languages.is_empty() { request } else { request.header(ACCEPT_LANGUAGE, &self.languages) };
        let answer = request.send().map_err(|error| Stop::Unreachable(self.address.to_string(), causes(&error)))?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        if status.is_server_error() {
            return Err(Stop::Unreachable(self.address.to_string(), status.to_string()));
        }
        let problem: Option<Value> = answer.json().ok();
        let detail = problem.as_ref().and_then(|problem| problem.get("detail")?.as_str());
        let hint = if status == StatusCode::UNAUTHORIZED { format!(" The key is in `{KEY}`.") } else { String::new() };
        Err(refused(format!("{}{hint}", detail.unwrap_or(status.as_str()))))
    }
}

fn refused(reason: String) -> Stop {
    Stop::Refused(reason)
}

fn text(answer: Response) -> Result<String, Stop> {
    answer.text().map_err(|error| refused(causes(&error)))
}

/// An answer as a value.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Stop> {
    serde_json::from_str(text).map_err(|error| refused(format!("the service answers in another form: {error}")))
}

/// An error with what caused it.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
