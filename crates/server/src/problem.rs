//! Errors, as in RFC 9457.

use axum::Json;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::{Reader, Refusal, Subject};
use referee_store::StoreError;
use schemars::JsonSchema;
use serde::Serialize;

use super::switches::obstructed;

/// Why a request is not answered.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Problem {
    /// The path of the page that explains it.
    pub r#type: String,
    /// Its name.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, in the reader's language if a reader can do something about it.
    pub detail: String,
    /// Which event of the request it is about, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<usize>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// The ids that would be accepted instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
    /// Everything that is wrong with the fields of an action.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The version of the lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// Everything that is wrong with a book.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<referee::diagnostic::FindingReport<'static>>")]
    pub findings: Vec<serde_json::Value>,
    /// The language of `detail`.
    #[serde(skip)]
    pub(crate) language: Option<String>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct FieldError {
    /// The id of the refusal.
    pub id: &'static str,
    /// The field.
    pub field: String,
    /// What is wrong, in the reader's language.
    pub detail: String,
    /// A value that would be accepted, as JSON.
    #[schemars(with = "serde_json::Value")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Box<serde_json::value::RawValue>>,
}

impl Problem {
    /// A problem that a developer can fix.
    pub(crate) fn new(status: StatusCode, kind: &str, title: &str, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("/problems/{kind}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            event: None,
            subject: None,
            accepted: Vec::new(),
            errors: Vec::new(),
            version: None,
            findings: Vec::new(),
            language: None,
        }
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found", detail)
    }

    /// A value of the address that cannot be used.
    pub(crate) fn query(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "query", "Invalid query", detail)
    }

    /// A body that cannot be used.
    pub(crate) fn unusable(kind: &str, title: &str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, kind, title, detail)
    }

    pub(crate) fn unauthorized(detail: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "Key missing or not valid", detail)
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "Not allowed with this key", detail)
    }

    /// A refused event of a request: 404 if there is no lead, 409 if the lead is not in a state for it, 422 if no lead
    /// accepts such an event.
    pub(crate) fn refused(refusal: &Refusal, event: Option<usize>, reader: &Reader) -> Self {
        let status = match refusal.id() {
            "unknown-lead" => StatusCode::NOT_FOUND,
            "archived" | "already-settled" | "unknown-action" | "not-extendable" | "opened-twice" | "out-of-order"
            | "id-taken" | "no-switch" | "same-rules" | "not-one-to-one" => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self {
            event,
            subject: refusal.subject(),
            accepted: refusal.accepted().into_iter().map(Into::into).collect(),
            language: Some(reader.locale().to_string()),
            ..Self::new(status, refusal.id(), "Refused", reader.refusal(refusal))
        }
    }

    /// Any other error is ours. Its text is for the operator.
    pub(crate) fn internal(error: &dyn std::fmt::Display) -> Self {
        eprintln!("error: {error}");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Internal error",
            "The request could not be completed.",
        )
    }

    /// An error of the store.
    pub(crate) fn store(error: &StoreError, reader: &Reader) -> Self {
        match error {
            StoreError::Refused(refused) => Self::refused(&refused.refusal, Some(refused.index), reader),
            StoreError::OtherVersion { version } => Self {
                version: Some(*version),
                ..Self::new(
                    StatusCode::PRECONDITION_FAILED,
                    "version",
                    "The lead has changed",
                    format!("The lead is at version {version}, which is not the one in `If-Match`."),
                )
            },
            StoreError::Future { index, at } => Self {
                event: Some(*index),
                ..Self::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "future",
                    "Event in the future",
                    format!("The event is dated {at}. An event that has not happened yet cannot be stored."),
                )
            },
            StoreError::OutOfScope { index } => {
                let detail = "With this key, no lead can have these facts.";
                Self { event: Some(*index), ..Self::forbidden(detail) }
            }
            StoreError::Obstacle(obstacle) => obstructed(*obstacle),
            StoreError::OtherRules(_) => {
                let detail = format!("{error}. Load a book that has it.");
                Self::new(StatusCode::CONFLICT, "rules-missing", "Rule set missing", detail)
            }
            error => Self::internal(error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let language = self.language.clone().unwrap_or_else(|| "en".to_owned());
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Ok(language) = HeaderValue::from_str(&language) {
            headers.insert(CONTENT_LANGUAGE, language);
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
