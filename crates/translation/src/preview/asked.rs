use std::collections::BTreeMap;

use referee::rules::Instant;

/// The longest value that an address can ask for, in characters, and how many there can be.
const MOST_CHARS: usize = 400;
const MOST_VALUES: usize = 200;
/// The latest time that can be looked at, in hours after a lead has entered its state.
pub(super) const MOST_HOURS: u32 = 24 * 400;
/// The instant at which examples enter their states, unless another is asked for.
const SINCE: &str = "2020-06-02T09:00";

/// What the address of a page asks for. What cannot be read is left as it would be without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The rule set; the last one without a name.
    pub(super) rules: Option<String>,
    /// The locale on the left.
    pub(super) left: Option<String>,
    /// The locale on the right; empty for none.
    pub(super) right: Option<String>,
    /// How long the examples have been in their states, in hours.
    pub(super) after: u32,
    /// When they entered them.
    pub(super) since: Instant,
    /// The number in sentences that count.
    pub(super) count: usize,
    /// The name of the lead.
    pub(super) lead: String,
    /// What is known of the examples, by fact.
    pub(super) facts: BTreeMap<String, String>,
    /// What the examples hold, by field.
    pub(super) fields: BTreeMap<String, String>,
    /// What is searched for, in lower case.
    pub(super) search: String,
    /// Whether only what is missing, changed or found fault with is shown.
    pub(super) open: bool,
    /// The version of the files that is on the page already; the answer waits for another.
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

/// An instant as a form gives it, in UTC: `2020-06-02T09:00`, with or without seconds.
fn instant(text: &str) -> Option<Instant> {
    let seconds = if text.len() == "2020-06-02T09:00".len() { ":00" } else { "" };
    format!("{text}{seconds}Z").parse().ok()
}

impl Asked {
    /// Reads what follows the question mark of an address.
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

    /// The instant of entering, as a form gives it.
    pub(super) fn since_in_form(&self) -> String {
        self.since.to_string().get(..SINCE.len()).unwrap_or(SINCE).to_owned()
    }

    /// The instant that is looked at.
    pub(super) fn later(&self, since: Instant) -> Instant {
        Instant::from_millis(since.millis().saturating_add(i64::from(self.after) * 3_600_000))
    }
}
