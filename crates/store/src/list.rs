//! Lists of leads.

use referee::Instant;

use super::error::StoreError;
use super::sql::{Sql, Value, values};
use super::store::{Store, Stored};
use super::tables::lead_rows;

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

    /// How many leads are in each state.
    ///
    /// # Errors
    /// The database fails.
    pub fn states(&self) -> Result<Vec<Count>, StoreError> {
        self.counts("SELECT rules, state, COUNT(*) FROM lead GROUP BY rules, state ORDER BY rules, state")
    }

    /// How many leads are in each view.
    ///
    /// # Errors
    /// The database fails.
    pub fn views(&self) -> Result<Vec<Count>, StoreError> {
        self.counts("SELECT rules, view, COUNT(*) FROM shown GROUP BY rules, view ORDER BY rules, view")
    }

    fn counts(&self, query: &str) -> Result<Vec<Count>, StoreError> {
        self.database().query(|sql: &mut dyn Sql| {
            let rows = sql.rows(query, values![])?;
            let count = rows.iter().map(|row| {
                Ok(Count { rules: row.text(0)?.to_owned(), id: row.text(1)?.to_owned(), leads: row.count(2)? })
            });
            count.collect()
        })
    }
}

/// The end of a query, with its values.
fn query(filter: &Filter, after: Option<&Cursor>, most: u64) -> (String, Vec<Value>) {
    let Filter { rules, view, state, archived, due_before } = filter;
    let mut values = Vec::new();
    let mut tests = Vec::new();
    let mut test = |test: &str, value: Value| {
        values.push(value);
        tests.push(test.replace('?', &format!("?{}", values.len())));
    };
    // The columns of the index that the list is in the order of.
    let (from, opened, id) = match view {
        Some(_) => ("shown JOIN lead ON lead.id = shown.lead", "shown.opened", "shown.lead"),
        None => ("lead", "lead.opened", "lead.id"),
    };
    if let Some(view) = view {
        test("shown.view = ?", view.into());
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
    values.push(most.into());
    let filtered = if tests.is_empty() { String::new() } else { format!(" WHERE {}", tests.join(" AND ")) };
    (format!("FROM {from}{filtered} ORDER BY {opened} DESC, {id} DESC LIMIT ?{}", values.len()), values)
}
