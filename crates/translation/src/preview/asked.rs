use std::collections::BTreeMap;

use referee::rules::Instant;

/// The longest value in a query, in characters, and the most values.
const MOST_CHARS: usize = 400;
const MOST_VALUES: usize = 200;
/// The longest time in a state, in hours.
pub(super) const MOST_HOURS: u32 = 24 * 400;
/// The default instant at which examples enter their states.
const SINCE: &str = "2020-06-02T09:00";

/// The query of a page. Invalid values are replaced by defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The rule set; the last one by default.
    pub(super) rules: Option<String>,
    /// The locale on the left.
    pub(super) left: Option<String>,
    /// The locale on the right; empty for none.
    pub(super) right: Option<String>,
    /// How long the examples have been in their states, in hours.
    pub(super) after: u32,
    /// When the examples entered their states.
    pub(super) since: Instant,
    /// The number in messages that count.
    pub(super) count: usize,
    /// The name of the lead.
    pub(super) lead: String,
    /// Values of facts.
    pub(super) facts: BTreeMap<String, String>,
    /// Values of fields.
    pub(super) fields: BTreeMap<String, String>,
    /// The search text in lower case.
    pub(super) search: String,
    /// Whether to show only messages that are missing, changed or wrong.
    pub(super) open: bool,
    /// The version of the current page; the answer waits for another one.
    pub(super) seen: Option<u64>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            rules: None,
            left: None,
            right: None,
            after: 0,
            since: instant(SINCE).unwrap_or(Instant::from_millis(0)),
            count: 2,
            lead: "L-1042".to_owned(),
            facts: BTreeMap::new(),
            fields: BTreeMap::new(),
            search: String::new(),
            open: false,
            seen: None,
        }
    }
}

/// Parses an instant of a form in UTC: `2020-06-02T09:00`, with or without seconds.
fn instant(text: &str) -> Option<Instant> {
    let seconds = if text.len() == "2020-06-02T09:00".len() { ":00" } else { "" };
    format!("{text}{seconds}Z").parse().ok()
}

impl Asked {
    /// Parses a query string.
    pub(crate) fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()).take(MOST_VALUES) {
            let value: String = value.chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect();
            match &*name {
                "rules" => asked.rules = Some(value),
                "left" => asked.left = Some(value),
                "right" => asked.right = Some(value),
                "after" => asked.after = value.parse().unwrap_or(0).min(MOST_HOURS),
                "since" => asked.since = instant(&value).unwrap_or(asked.since),
                "count" => asked.count = value.parse().unwrap_or(asked.count).min(1_000_000_000),
                "lead" => asked.lead = value,
                "search" => asked.search = value.trim().to_lowercase(),
                "open" => asked.open = true,
                "seen" => asked.seen = value.parse().ok(),
                name => {
                    if let Some(fact) = name.strip_prefix("fact.") {
                        asked.facts.insert(fact.to_owned(), value);
                    } else if let Some(field) = name.strip_prefix("field.") {
                        asked.fields.insert(field.to_owned(), value);
                    }
                }
            }
        }
        asked
    }

    /// The instant of entering, for a form.
    pub(super) fn since_in_form(&self) -> String {
        self.since.to_string().get(..SINCE.len()).unwrap_or(SINCE).to_owned()
    }

    /// The instant to show.
    pub(super) fn later(&self, since: Instant) -> Instant {
        Instant::from_millis(since.millis().saturating_add(i64::from(self.after) * 3_600_000))
    }
}
