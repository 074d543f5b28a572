//! Switches: moves of many leads to another rule set.

use referee::Instant;
use referee::switch::SwitchOrder;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit::{Actor, record};
use super::error::StoreError;
use super::sql::{Dialect, Row, Sql, values};
use super::store::Store;
use super::switch_request::SwitchRequest;

/// A switch.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Switch {
    /// Its id, which is also the id of its events.
    pub id: String,
    /// What was asked for.
    pub request: SwitchRequest,
    /// How far it is.
    pub state: SwitchState,
    /// Why it failed.
    pub problem: Option<String>,
    /// When leads move.
    pub at: Instant,
    /// Whether somebody else must approve it.
    pub needs_approval: bool,
    /// Whether it can be applied: no lead is refused, and none times out at once unless the rules allow it.
    pub safe: bool,
    /// How many leads are to be read.
    pub total: u64,
    /// How many leads were read.
    pub read: u64,
    /// When it was asked for.
    pub created: Instant,
    /// The id of the key that asked for it; `None` for the command.
    pub access: Option<String>,
    /// The id of the key that approved it.
    pub approved: Option<String>,
    /// The fingerprint of the book that it is planned under.
    pub(crate) rules: String,
    /// Who applied it.
    pub(crate) applied: Option<Actor>,
}

/// How far a switch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SwitchState {
    /// Leads are read.
    Planning,
    /// The plan is there, and no lead moves.
    Planned,
    /// Leads move, or will at the instant of the switch.
    Applying,
    /// All leads that can move have moved.
    Applied,
    /// It cannot be planned or applied.
    Failed,
}

/// What happens to a lead in a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Move {
    /// It will move.
    Planned,
    /// It cannot move, so that the switch cannot be applied.
    Refused,
    /// It has moved.
    Moved,
    /// Something has happened to it since it was planned, so that it was left where it is.
    Skipped,
}

/// A lead of a switch.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SwitchedLead {
    /// Its id.
    pub lead: String,
    /// Its rule set when it was planned.
    pub rules: String,
    /// What happens to it.
    pub state: Move,
    /// Why it does not move: the id of a refusal, or `changed`.
    pub reason: Option<String>,
}

/// Why something cannot be done with a switch now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Obstacle {
    /// It is in another state.
    #[error("the switch is {}", .0.name())]
    State(SwitchState),
    /// Leads are refused, or would time out at once.
    #[error("some leads cannot move, or would time out at once")]
    Unsafe,
    /// Nobody has approved it.
    #[error("the switch must be approved with another key than the one that planned it")]
    Unapproved,
    /// Who planned a switch cannot approve it.
    #[error("the key that planned a switch cannot approve it")]
    SameKey,
}

impl SwitchState {
    const ALL: [Self; 5] = [Self::Planning, Self::Planned, Self::Applying, Self::Applied, Self::Failed];

    /// Its name: `planning`, `planned`, `applying`, `applied`, `failed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Planned => "planned",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Failed => "failed",
        }
    }
}

impl Move {
    const ALL: [Self; 4] = [Self::Planned, Self::Refused, Self::Moved, Self::Skipped];

    /// Its name: `planned`, `refused`, `moved`, `skipped`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Refused => "refused",
            Self::Moved => "moved",
            Self::Skipped => "skipped",
        }
    }
}

pub(crate) const SWITCH: &str = "SELECT id, body, state, problem, at, approval, safe, total, done, created, access,
    approved, rules, applied FROM switch";

impl Store {
    /// Asks for a switch, which is then planned; see [`Switcher`](crate::Switcher).
    ///
    /// # Errors
    /// The database fails.
    pub fn add_switch(
        &self,
        id: &str,
        request: &SwitchRequest,
        order: &SwitchOrder,
        by: &Actor,
    ) -> Result<(), StoreError> {
        let body = serde_json::to_string(request).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let (id, by, at, approval) = (id.to_owned(), by.clone(), order.at(), order.needs_approval());
        let rules = self.referee().rulebook().fingerprint();
        self.database().write(move |sql| {
            let insert = "INSERT INTO switch (id, body, rules, state, approval, at, created, access)
                VALUES (?1, ?2, ?3, 'planning', ?4, ?5, ?6, ?7)";
            sql.run(insert, values![&id, &body, &rules, approval, at, by.at, by.access.as_deref()])?;
            record(sql, &by, "switch-planned", &id)
        })
    }

    /// Switches, the latest first.
    ///
    /// # Errors
    /// The database fails.
    pub fn switches(&self, most: u64) -> Result<Vec<Switch>, StoreError> {
        let query = format!("{SWITCH} ORDER BY created DESC, id DESC LIMIT ?1");
        let rows = self.database().query(|sql| sql.rows(&query, values![most]))?;
        rows.iter().map(switch).collect()
    }

    /// A switch.
    ///
    /// # Errors
    /// The database fails.
    pub fn switch(&self, id: &str) -> Result<Option<Switch>, StoreError> {
        self.database().query(|sql| one(sql, id, ""))
    }

    /// How many leads of a switch are in each state.
    ///
    /// # Errors
    /// The database fails.
    pub fn switch_counts(&self, id: &str) -> Result<Vec<(Move, u64)>, StoreError> {
        let query = "SELECT state, COUNT(*) FROM switch_lead WHERE switch = ?1 GROUP BY state";
        let rows = self.database().query(|sql| sql.rows(query, values![id]))?;
        rows.iter().map(|row| Ok((known_move(row, 0)?, row.count(1)?))).collect()
    }

    /// Leads of a switch after one, by id: those in a state, or all.
    ///
    /// # Errors
    /// The database fails.
    pub fn switch_leads(
        &self,
        id: &str,
        state: Option<Move>,
        after: &str,
        most: u64,
    ) -> Result<Vec<SwitchedLead>, StoreError> {
        let query = "SELECT lead, rules, state, reason FROM switch_lead
            WHERE switch = ?1 AND (?2 = '' OR state = ?2) AND lead > ?3 ORDER BY lead LIMIT ?4";
        let state = state.map_or("", Move::name);
        let rows = self.database().query(|sql| sql.rows(query, values![id, state, after, most]))?;
        let lead = |row: &Row| {
            Ok(SwitchedLead {
                lead: row.text(0)?.to_owned(),
                rules: row.text(1)?.to_owned(),
                state: known_move(row, 2)?,
                reason: row.optional(3, |row, column| Ok(row.text(column)?.to_owned()))?,
            })
        };
        rows.iter().map(lead).collect()
    }

    /// The rule sets that the leads came from which a switch has moved.
    ///
    /// # Errors
    /// The database fails.
    pub fn switched_from(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT rules FROM switch_lead WHERE switch = ?1 AND state = 'moved' ORDER BY rules";
        let rows = self.database().query(|sql| sql.rows(query, values![id]))?;
        rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    }

    /// What a switch will do, in a language, as the JSON of a [`PlanReport`](referee::switch::PlanReport). Each of its lists
    /// has at most a thousand leads. `None` if there is no such plan yet.
    ///
    /// # Errors
    /// The database fails.
    pub fn switch_plan(&self, id: &str, locale: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT body FROM switch_plan WHERE switch = ?1 AND locale = ?2";
        let row = self.database().query(|sql| sql.row(query, values![id, locale]))?;
        row.map(|row| Ok(row.text(0)?.to_owned())).transpose()
    }

    /// Approves a switch. `None` if there is none.
    ///
    /// # Errors
    /// It is not planned, the same key has asked for it, or the database fails.
    pub fn approve_switch(&self, id: &str, by: &Actor) -> Result<Option<Switch>, StoreError> {
        self.change(id, by, "switch-approved", |switch, by| {
            if switch.state != SwitchState::Planned {
                return Err(Obstacle::State(switch.state));
            }
            if switch.access.as_deref() == by.access.as_deref() {
                return Err(Obstacle::SameKey);
            }
            switch.approved = by.access.as_deref().map(str::to_owned);
            Ok(())
        })
    }

    /// Lets leads move. `None` if there is no such switch.
    ///
    /// # Errors
    /// It is not planned, safe and approved, or the database fails.
    pub fn apply_switch(&self, id: &str, by: &Actor) -> Result<Option<Switch>, StoreError> {
        self.change(id, by, "switch-applied", |switch, by| {
            if switch.state != SwitchState::Planned {
                return Err(Obstacle::State(switch.state));
            }
            if !switch.safe {
                return Err(Obstacle::Unsafe);
            }
            if switch.needs_approval && switch.approved.is_none() {
                return Err(Obstacle::Unapproved);
            }
            switch.state = SwitchState::Applying;
            switch.applied = Some(by.clone());
            Ok(())
        })
    }

    /// Stops a switch before its next batch of leads; applying it again goes on. `None` if there is no such switch.
    ///
    /// # Errors
    /// It is not being applied, or the database fails.
    pub fn stop_switch(&self, id: &str, by: &Actor) -> Result<Option<Switch>, StoreError> {
        self.change(id, by, "switch-stopped", |switch, _| {
            if switch.state != SwitchState::Applying {
                return Err(Obstacle::State(switch.state));
            }
            switch.state = SwitchState::Planned;
            Ok(())
        })
    }

    fn change(
        &self,
        id: &str,
        by: &Actor,
        action: &'static str,
        change: impl Fn(&mut Switch, &Actor) -> Result<(), Obstacle> + Send + 'static,
    ) -> Result<Option<Switch>, StoreError> {
        let (id, by) = (id.to_owned(), by.clone());
        self.database().write(move |sql| {
            let lock = if sql.dialect() == Dialect::Postgres { " FOR UPDATE" } else { "" };
            let Some(mut switch) = one(sql, &id, lock)? else { return Ok(None) };
            change(&mut switch, &by)?;
            let applied = switch.applied.as_ref().map(actor_json).transpose()?;
            let update = "UPDATE switch SET state = ?2, approved = ?3, applied = ?4 WHERE id = ?1";
            sql.run(update, values![&id, switch.state.name(), switch.approved.as_deref(), applied.as_deref()])?;
            record(sql, &by, action, &id)?;
            Ok(Some(switch))
        })
    }
}

/// The switch with an id, with the end of its query.
fn one(sql: &mut dyn Sql, id: &str, end: &str) -> Result<Option<Switch>, StoreError> {
    sql.row(&format!("{SWITCH} WHERE id = ?1{end}"), values![id])?.as_ref().map(switch).transpose()
}

/// Who applied a switch: key, address and instant.
type Applied = (Option<Box<str>>, Option<Box<str>>, Instant);

fn actor_json(actor: &Actor) -> Result<String, StoreError> {
    let applied: Applied = (actor.access.clone(), actor.source.clone(), actor.at);
    serde_json::to_string(&applied).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn known_move(row: &Row, column: usize) -> Result<Move, StoreError> {
    let name = row.text(column)?;
    let known = Move::ALL.into_iter().find(|state| state.name() == name);
    known.ok_or_else(|| StoreError::Damaged(format!("unknown state `{name}` of a lead in a switch")))
}

/// The switch of a row of [`SWITCH`].
pub(crate) fn switch(row: &Row) -> Result<Switch, StoreError> {
    let text = |column| row.optional(column, |row, column| Ok(row.text(column)?.to_owned()));
    let damaged = |error: serde_json::Error| StoreError::Damaged(format!("a switch: {error}"));
    let state = row.text(2)?;
    let applied = text(13)?.map(|applied| serde_json::from_str::<Applied>(&applied)).transpose().map_err(damaged)?;
    Ok(Switch {
        id: row.text(0)?.to_owned(),
        request: serde_json::from_str(row.text(1)?).map_err(damaged)?,
        state: SwitchState::ALL
            .into_iter()
            .find(|known| known.name() == state)
            .ok_or_else(|| StoreError::Damaged(format!("unknown state `{state}` of a switch")))?,
        problem: text(3)?,
        at: row.instant(4)?,
        needs_approval: row.number(5)? != 0,
        safe: row.number(6)? != 0,
        total: row.count(7)?,
        read: row.count(8)?,
        created: row.instant(9)?,
        access: text(10)?,
        approved: text(11)?,
        rules: row.text(12)?.to_owned(),
        applied: applied.map(|(access, source, at)| Actor { access, source, at }),
    })
}
