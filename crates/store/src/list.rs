//! Lists of leads.

use referee::Instant;

use super::error::StoreError;
use super::scope::Scope;
use super::sql::{Sql, Value};
use super::store::{Store, Stored};
use super::tables::lead_rows;
use super::words::asked;

/// Which leads to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those under a rule set.
    pub rules: Option<String>,
    /// Those in a view.
    pub view: Option<String>,
    /// Those in a state: a stage or an outcome.
    pub state: Option<String>,
    /// Those that are archived, or those that are not.
    pub archived: Option<bool>,
    /// Those with a deadline before an instant.
    pub due_before: Option<Instant>,
    /// Those with some facts.
    pub scope: Scope,
    /// Those with words that begin with all words of a text, in what a status shows of them.
    pub text: String,
}

/// A place in a list: after the lead with an instant of opening and an id. It stays right while leads change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// When the lead was opened.
    pub opened: Instant,
    /// Its id.
    pub lead: String,
}

/// How many leads are in a state or a view of a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Count {
    /// The rule set.
    pub rules: String,
    /// The state or the view.
    pub id: String,
    /// How many.
    pub leads: u64,
}

impl Store {
    /// Leads of a kind after a place in the list, the one opened last first. They are as of the last call of
    /// [`Store::settle`].
    ///
    /// # Errors
    /// The database fails.
    pub fn leads(&self, filter: &Filter, after: Option<&Cursor>, most: u64) -> Result<Vec<Stored>, StoreError> {
        let (query, values) = query(filter, after, most);
        let rows = self.database().query(|sql| lead_rows(sql, &query, &values))?;
        rows.iter().map(|row| self.stored(row)).collect()
    }

    /// How many leads of some are in each state.
    ///
    /// # Errors
    /// The database fails.
    pub fn states(&self, scope: &Scope) -> Result<Vec<Count>, StoreError> {
        self.counts("lead", "id", "state", scope)
    }

    /// How many leads of some are in each view.
    ///
    /// # Errors
    /// The database fails.
    pub fn views(&self, scope: &Scope) -> Result<Vec<Count>, StoreError> {
        self.counts("shown", "lead", "view", scope)
    }

    /// Counts rows of a table by rule set and a column. Another column has the id of the lead.
    fn counts(&self, table: &str, lead: &str, by: &str, scope: &Scope) -> Result<Vec<Count>, StoreError> {
        let mut values = Vec::new();
        let mut tests = scope.tests(&format!("{table}.{lead}"), &mut values);
        let from = if let Some((fact, value)) = scope.narrow() {
            values.extend([fact.into(), value.into()]);
            let (fact, value) = (values.len() - 1, values.len());
            tests.push(format!("narrow.fact = ?{fact} AND narrow.value = ?{value}"));
            format!("fact AS narrow JOIN {table} ON {table}.{lead} = narrow.lead")
        } else {
            table.to_owned()
        };
        let tests = if tests.is_empty() { String::new() } else { format!(" WHERE {}", tests.join(" AND ")) };
        let by = format!("{table}.rules, {table}.{by}");
        let query = format!("SELECT {by}, COUNT(*) FROM {from}{tests} GROUP BY {by} ORDER BY {by}");
        self.database().query(|sql: &mut dyn Sql| {
            let rows = sql.rows(&query, &values)?;
            let count = rows.iter().map(|row| {
                Ok(Count { rules: row.text(0)?.to_owned(), id: row.text(1)?.to_owned(), leads: row.count(2)? })
            });
            count.collect()
        })
    }
}

/// The end of a query, with its values.
fn query(filter: &Filter, after: Option<&Cursor>, most: u64) -> (String, Vec<Value>) {
    let Filter { rules, view, state, archived, due_before, scope, text } = filter;
    let mut values = Vec::new();
    let mut tests = Vec::new();
    let mut test = |test: &str, value: Value| {
        values.push(value);
        tests.push(test.replace('?', &format!("?{}", values.len())));
    };
    // The columns of the index that the list is in the order of.
    let (from, opened, id) = match (scope.narrow(), view) {
        (Some(_), _) => ("fact AS narrow JOIN lead ON lead.id = narrow.lead", "narrow.opened", "narrow.lead"),
        (None, Some(_)) => ("shown JOIN lead ON lead.id = shown.lead", "shown.opened", "shown.lead"),
        (None, None) => ("lead", "lead.opened", "lead.id"),
    };
    match (scope.narrow(), view) {
        (Some((fact, value)), view) => {
            test("narrow.fact = ?", fact.into());
            test("narrow.value = ?", value.into());
            if let Some(view) = view {
                test("EXISTS (SELECT 1 FROM shown WHERE shown.lead = lead.id AND shown.view = ?)", view.into());
            }
        }
        (None, Some(view)) => test("shown.view = ?", view.into()),
        (None, None) => {}
    }
    if let Some(rules) = rules {
        test("lead.rules = ?", rules.into());
    }
    if let Some(state) = state {
        test("lead.state = ?", state.into());
    }
    if let Some(archived) = archived {
        test("lead.archived = ?", (*archived).into());
    }
    if let Some(before) = due_before {
        test("lead.due < ?", (*before).into());
    }
    if let Some(Cursor { opened: at, lead }) = after {
        test(&format!("{opened} <= ?"), (*at).into());
        values.extend([(*at).into(), lead.into()]);
        let (at, lead) = (values.len() - 1, values.len());
        tests.push(format!("({opened} < ?{at} OR {id} < ?{lead})"));
    }
    for word in asked(text) {
        values.extend([Value::Text(format!("{word}\u{10ffff}")), Value::Text(word)]);
        let (end, start) = (values.len() - 1, values.len());
        let found = format!("word.word >= ?{start} AND word.word < ?{end}");
        tests.push(if scope.narrow().is_some() {
            // Only leads of the scope are looked at.
            format!("EXISTS (SELECT 1 FROM word WHERE word.lead = lead.id AND {found})")
        } else {
            format!("lead.id IN (SELECT word.lead FROM word WHERE {found})")
        });
    }
    tests.extend(scope.tests("lead.id", &mut values));
    values.push(most.into());
    let filtered = if tests.is_empty() { String::new() } else { format!(" WHERE {}", tests.join(" AND ")) };
    (format!("FROM {from}{filtered} ORDER BY {opened} DESC, {id} DESC LIMIT ?{}", values.len()), values)
}
