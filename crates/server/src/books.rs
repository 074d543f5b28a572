//! Books that are loaded while the service runs.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::diagnostic::FindingReport;
use referee::{Finding, Instant, Loader, Referee, RuleSet};
use referee_store::{Book, StoreError, Verb};
use referee_translation::book::check_files;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, blocking, page};
use super::body::json;
use super::problem::Problem;

/// A book to be loaded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// The text of each file by its path in the folder of the book, such as `rules/2020.yaml` or `locales/de/2020.ftl`.
    files: BTreeMap<String, String>,
}

/// The query of a book to be loaded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Posting {
    /// Whether to check the book only.
    #[serde(default)]
    dry_run: bool,
}

/// The query of a list of books.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// A book that was checked, and loaded unless it was only checked.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Loaded<'f> {
    /// Its number; null if it was only checked.
    number: Option<u64>,
    /// The names of its rule sets.
    rules: Vec<String>,
    /// The warnings and notes.
    findings: Vec<FindingReport<'f>>,
}

/// A book in a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Listed {
    /// Its number: 1, 2, 3 …
    number: u64,
    /// The fingerprint of its files.
    fingerprint: String,
    /// When it was loaded.
    loaded: Instant,
    /// Whether it is in use.
    current: bool,
}

/// A book with its files.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Whole {
    #[serde(flatten)]
    listed: Listed,
    /// The text of each file by its path.
    files: BTreeMap<String, String>,
}

impl Listed {
    fn of(app: &App, book: &Book) -> Self {
        let current = book.number == app.store.book_number();
        Self { number: book.number, fingerprint: book.fingerprint.clone(), loaded: book.loaded, current }
    }
}

/// `GET /v1/books`
pub(crate) async fn books(
    State(app): State<App>,
    Asked(listing): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(listing.limit)?;
    blocking(move || {
        let books = app.store.books(None, limit).map_err(caller.problem())?;
        Ok(Json(books.iter().map(|book| Listed::of(&app, book)).collect::<Vec<_>>()).into_response())
    })
    .await
}

/// `GET /v1/books/{number}`
pub(crate) async fn show(
    State(app): State<App>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let known = number.parse().ok().filter(|number| *number > 0);
        let book = known.map(|number| app.store.books(Some(number), 1).map_err(caller.problem())).transpose()?;
        let book = book.and_then(|mut books| books.pop());
        let book = book.ok_or_else(|| Problem::not_found(format!("There is no book {number}.")))?;
        Ok(Json(Whole { listed: Listed::of(&app, &book), files: book.files }).into_response())
    })
    .await
}

/// `POST /v1/books`
pub(crate) async fn load(
    State(app): State<App>,
    Asked(posting): Asked<Posting>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let Wanted { files } = json(&body, "a book")?;
    blocking(move || {
        let findings = check_files(files.clone());
        if findings.iter().any(Finding::is_error) {
            return Err(unusable("The book has errors; see `findings`.", &findings));
        }
        let (referee, _) = Loader::files(files.clone())
            .load_valid()
            .map_err(|found| unusable("The book has errors; see `findings`.", &found.into_vec()))?;
        let rules = referee.rulebook().sets().iter().map(|set| set.name().to_owned()).collect();
        let missing = |error| match error {
            StoreError::MissingRules { .. } => {
                Problem::new(StatusCode::CONFLICT, "rules-in-use", "Rule sets are in use", format!("{error}."))
            }
            error => caller.problem()(error),
        };
        if let Some(rules) = less_approval(&app.referee(), &referee) {
            let detail =
                format!("Switches to `{rules}` would not need an approval any more. Start the service with this book.");
            return Err(Problem::new(StatusCode::CONFLICT, "approval", "Approval would end", detail));
        }
        let number = if posting.dry_run {
            app.store.fits(&referee).map_err(missing)?;
            None
        } else {
            Some(app.store.load_book(referee, &files, &caller.actor()).map_err(missing)?)
        };
        app.stir.now();
        let findings = findings.iter().map(FindingReport::from).collect();
        Ok(Json(Loaded { number, rules, findings }).into_response())
    })
    .await
}

/// A rule set whose switches need an approval under one book, and none under the next, or that is missing there. Otherwise nobody needed a second key.
fn less_approval(old: &Referee, new: &Referee) -> Option<String> {
    let needs = |set: &RuleSet| set.switch().is_some_and(|switch| switch.approval);
    let mut sets = old.rulebook().sets().iter().filter(|set| needs(set));
    let less = sets.find(|set| new.rulebook().get(set.name()).is_none_or(|new| !needs(new)));
    less.map(|set| set.name().to_owned())
}

/// A book with errors.
fn unusable(detail: &str, findings: &[Finding]) -> Problem {
    let findings = findings.iter().filter_map(|finding| serde_json::to_value(FindingReport::from(finding)).ok());
    Problem { findings: findings.collect(), ..Problem::unusable("book", "Not a valid book", detail) }
}
