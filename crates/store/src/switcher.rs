//! Plans switches, and makes them in batches.

use std::sync::Arc;

use referee::switch::{Movement, Plan, PlanReport, SwitchOrder};
use referee::{Finding, Instant, Referee};

use super::audit::Actor;
use super::course::{Course, Finished, Notify};
use super::error::StoreError;
use super::sql::{Sql, values};
use super::store::Store;
use super::switch::{Move, SWITCH, Switch, SwitchState, switch};
use super::tables::{LeadRow, Tables, lead_rows};

/// How many leads are read at a time.
const READ: u64 = 1000;
/// How many leads move in a transaction. Others wait for it.
const MOVED: u64 = 100;
/// How long a process has a switch before others go on with it, in milliseconds.
const LEASE: i64 = 30_000;
/// How many leads each list of a stored plan has.
const LISTED: usize = 1000;

/// Works at switches: one at a time, batch by batch. Several processes can share the work.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// use referee_store::{Actor, Request, Step, Store, SwitchRequest, SwitchState, Switcher};
/// # let folder = std::env::temp_dir().join(format!("referee-switcher-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("leads.db").display().to_string();
/// let store = Store::open(&path, Referee::builtin())?;
/// let opened = "2019-06-02T09:00:00Z".parse()?;
/// store.accept(Request::of(Event::open("L-1", opened, Opening::under("2017"))), opened)?;
///
/// let request: SwitchRequest = serde_json::from_str(r#"{"to": "2019"}"#)?;
/// let now = "2019-06-03T09:00:00Z".parse()?;
/// let by = Actor::command(now);
/// let order = request.order(store.referee().rulebook(), "s-1", now)?;
/// store.add_switch("s-1", &request, &order, &by)?;
/// let mut switcher = Switcher::new(store.clone(), "this process");
/// while switcher.step(now)? != Step::Idle {}
/// assert!(store.switch_plan("s-1", "it")?.is_some_and(|plan| plan.contains(r#""leads":1"#)));
///
/// store.apply_switch("s-1", &by)?;
/// while switcher.step(now)? != Step::Idle {}
/// assert_eq!(store.switch("s-1")?.map(|switch| switch.state), Some(SwitchState::Applied));
/// assert_eq!(store.lead("L-1")?.map(|stored| stored.lead.rules().name().to_owned()).as_deref(), Some("2019"));
/// # drop((store, switcher));
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Switcher {
    store: Store,
    /// What distinguishes this process from others.
    worker: String,
    planning: Option<Planning>,
}

/// What a step has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to do now.
    Idle,
    /// Leads were read.
    Planned,
    /// Leads have moved.
    Moved,
}

/// A plan that grows.
struct Planning {
    switch: String,
    plan: Plan,
    /// The last lead that was read.
    last: Box<str>,
    read: u64,
}

/// What becomes of a lead: its state and the reason.
type Fate = (Move, Option<String>);

impl Switcher {
    /// Works at the switches of a store, under a name that no other process has.
    pub fn new(store: Store, worker: impl Into<String>) -> Self {
        Self { store, worker: worker.into(), planning: None }
    }

    /// Reads or moves a batch of leads of the switch that waits for longest.
    ///
    /// # Errors
    /// The database fails. The same step can be tried again.
    pub fn step(&mut self, now: Instant) -> Result<Step, StoreError> {
        let Some(switch) = self.claim(now)? else {
            self.planning = None;
            return Ok(Step::Idle);
        };
        let (step, done) = match switch.state {
            SwitchState::Planning => (Step::Planned, self.read(&switch, now)),
            _ => (Step::Moved, self.move_leads(&switch, now)),
        };
        match done {
            Ok(()) => Ok(step),
            Err(StoreError::Database(error)) => Err(StoreError::Database(error)),
            // Another try would not help.
            Err(error) => self.fail(&switch.id, error.to_string()).map(|()| step),
        }
    }

    /// The switch to go on with. Other processes leave it alone for a while.
    fn claim(&self, now: Instant) -> Result<Option<Switch>, StoreError> {
        let worker = self.worker.clone();
        let until = now.plus_millis(LEASE);
        self.store.database().write(move |sql| {
            // The clock may have been set back.
            let free = "claimed IS NULL OR claimed <= ?1 OR claimed > ?2 OR worker = ?3";
            let waits = "state = 'planning' OR (state = 'applying' AND at <= ?1)";
            let lock = sql.skip_locked();
            let query = format!("{SWITCH} WHERE ({waits}) AND ({free}) ORDER BY created, id LIMIT 1{lock}");
            let Some(row) = sql.row(&query, values![now, until, &worker])? else { return Ok(None) };
            let switch = switch(&row)?;
            let update = "UPDATE switch SET worker = ?2, claimed = ?3 WHERE id = ?1";
            sql.run(update, values![&switch.id, &worker, until])?;
            Ok(Some(switch))
        })
    }

    /// Ends a switch that cannot go on.
    fn fail(&mut self, id: &str, problem: String) -> Result<(), StoreError> {
        self.planning = None;
        let id = id.to_owned();
        self.store.database().write(move |sql| {
            let update =
                "UPDATE switch SET state = 'failed', problem = ?2, worker = NULL, claimed = NULL WHERE id = ?1";
            sql.run(update, values![&id, &problem]).map(|_| ())
        })
    }

    /// Reads a batch of leads, or finishes the plan.
    fn read(&mut self, switch: &Switch, now: Instant) -> Result<(), StoreError> {
        let mut planning = match self.planning.take() {
            Some(planning) if planning.switch == switch.id => planning,
            _ => self.begin(switch)?,
        };
        let referee = self.store.referee();
        let (last, of) = (planning.last.clone(), switch.request.of.clone());
        let rows = self.store.database().query(|sql| unread(sql, of.as_deref(), &last))?;
        let Some(end) = rows.last() else { return self.finish(switch, &planning.plan, &referee) };
        planning.last = end.id.clone();
        planning.read += rows.len() as u64;
        let mut fates = Vec::new();
        for row in rows {
            let (version, rules) = (row.version, row.rules.clone());
            if let Some((state, reason)) = self.fate(&mut planning.plan, &row, switch.at)? {
                fates.push((row.id, version, rules, state, reason));
            }
        }
        let (id, read) = (switch.id.clone(), planning.read);
        let kept = self.write(switch, move |sql| {
            for (lead, version, rules, state, reason) in &fates {
                let insert = "INSERT INTO switch_lead (switch, lead, version, rules, state, reason)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                sql.run(insert, values![&id, lead, *version, rules, state.name(), reason.as_deref()])?;
            }
            let update = "UPDATE switch SET done = ?2, claimed = ?3 WHERE id = ?1";
            sql.run(update, values![&id, read, now.plus_millis(LEASE)]).map(|_| ())
        })?;
        self.planning = kept.then_some(planning);
        Ok(())
    }

    /// Begins a plan. What was planned before was planned by a process that has ended.
    fn begin(&self, switch: &Switch) -> Result<Planning, StoreError> {
        let referee = self.store.referee();
        let order = Self::order(switch, &referee)?;
        let (id, of) = (switch.id.clone(), switch.request.of.clone());
        self.write(switch, move |sql| {
            sql.run("DELETE FROM switch_lead WHERE switch = ?1", values![&id])?;
            let total = match &of {
                None => sql.row("SELECT COUNT(*) FROM lead", values![])?,
                Some(of) => {
                    let query = "SELECT COUNT(*) FROM switch_lead WHERE switch = ?1 AND state = 'moved'";
                    sql.row(query, values![of])?
                }
            };
            let total = total.map_or(Ok(0), |row| row.count(0))?;
            sql.run("UPDATE switch SET total = ?2, done = 0 WHERE id = ?1", values![&id, total]).map(|_| ())
        })?;
        Ok(Planning { switch: switch.id.clone(), plan: Plan::new(order), last: "".into(), read: 0 })
    }

    fn order(switch: &Switch, referee: &Referee) -> Result<SwitchOrder, StoreError> {
        let book = referee.rulebook();
        if book.fingerprint() != switch.rules {
            return Err(StoreError::Unplanned("the rules have changed since the switch was planned".to_owned()));
        }
        let order = switch.request.order(book, &switch.id, switch.at);
        order.map_err(|finding: Finding| StoreError::Unplanned(finding.to_string()))
    }

    /// What a plan says of a lead; `None` if the order does not include it.
    fn fate(&self, plan: &mut Plan, row: &LeadRow, at: Instant) -> Result<Option<Fate>, StoreError> {
        let lead = match self.store.stored(row) {
            // Nobody needs the rules of an archived lead any more.
            Err(StoreError::OtherRules(_)) if row.archived => return Ok(None),
            stored => stored?.lead,
        };
        if lead.last().max(lead.notified()) > at && matches!(plan.order().movement(&lead), Movement::Refused(_)) {
            return Ok(Some((Move::Skipped, Some(CHANGED.to_owned()))));
        }
        Ok(match plan.add(&lead) {
            Movement::Moves { .. } => Some((Move::Planned, None)),
            Movement::Refused(refusal) => Some((Move::Refused, Some(refusal.id().to_owned()))),
            Movement::Stays(_) => None,
        })
    }

    /// Stores a plan in all languages.
    fn finish(&self, switch: &Switch, plan: &Plan, referee: &Referee) -> Result<(), StoreError> {
        let phrasebook = referee.phrasebook();
        let mut reports = Vec::new();
        for locale in phrasebook.locales() {
            let report = shortened(phrasebook.reader(std::slice::from_ref(locale)).plan(plan));
            let body = serde_json::to_string(&report).map_err(|error| StoreError::Damaged(error.to_string()))?;
            reports.push((locale.to_string(), body));
        }
        let (id, safe) = (switch.id.clone(), plan.is_safe());
        self.write(switch, move |sql| {
            sql.run("DELETE FROM switch_plan WHERE switch = ?1", values![&id])?;
            for (locale, body) in &reports {
                let insert = "INSERT INTO switch_plan (switch, locale, body) VALUES (?1, ?2, ?3)";
                sql.run(insert, values![&id, locale, body])?;
            }
            let update = "UPDATE switch SET state = 'planned', safe = ?2, worker = NULL, claimed = NULL WHERE id = ?1";
            sql.run(update, values![&id, safe]).map(|_| ())
        })
        .map(|_| ())
    }

    /// Moves a batch of leads, each wholly, or ends the switch.
    fn move_leads(&self, switch: &Switch, now: Instant) -> Result<(), StoreError> {
        let referee = self.store.referee();
        let order = Arc::new(Self::order(switch, &referee)?);
        let (id, by) = (switch.id.clone(), switch.applied.clone());
        let query =
            "SELECT lead, version FROM switch_lead WHERE switch = ?1 AND state = 'planned' ORDER BY lead LIMIT ?2";
        let rows = self.store.database().query(|sql| sql.rows(query, values![&id, MOVED]))?;
        let batch = rows.iter().map(|row| Ok((Box::from(row.text(0)?), row.count(1)?)));
        let batch = batch.collect::<Result<Vec<(Box<str>, u64)>, StoreError>>()?;
        let ids: Vec<Box<str>> = batch.iter().map(|(lead, _)| lead.clone()).collect();
        let written = self.write(switch, move |sql| {
            if batch.is_empty() {
                let update = "UPDATE switch SET state = 'applied', worker = NULL, claimed = NULL WHERE id = ?1";
                return sql.run(update, values![&id]).map(|_| ());
            }
            move_batch(sql, &referee, &order, &batch, (&id, now, by.as_ref()))?;
            sql.run("UPDATE switch SET claimed = ?2 WHERE id = ?1", values![&id, now.plus_millis(LEASE)]).map(|_| ())
        });
        self.store.memory().forget(ids.iter().map(|id| &**id));
        written.map(|_| ())
    }

    /// Writes, if the switch is still in the same state and in the hands of this process. Returns whether it is.
    fn write(
        &self,
        switch: &Switch,
        mut write: impl FnMut(&mut dyn Sql) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<bool, StoreError> {
        let (id, state, worker) = (switch.id.clone(), switch.state, self.worker.clone());
        self.store.database().write(move |sql| {
            let own = "UPDATE switch SET worker = worker WHERE id = ?1 AND state = ?2 AND worker = ?3";
            if sql.run(own, values![&id, state.name(), &worker])? == 0 {
                return Ok(false);
            }
            write(sql).map(|()| true)
        })
    }
}

/// Why a lead is skipped that has changed since it was planned.
const CHANGED: &str = "changed";

/// The leads to be read after one, by id: all, or those that a switch has moved.
fn unread(sql: &mut dyn Sql, of: Option<&str>, last: &str) -> Result<Vec<LeadRow>, StoreError> {
    match of {
        None => Tables(sql).leads_after(last, READ),
        Some(of) => {
            let end = "FROM switch_lead JOIN lead ON lead.id = switch_lead.lead WHERE switch_lead.switch = ?1
                AND switch_lead.state = 'moved' AND switch_lead.lead > ?2 ORDER BY switch_lead.lead LIMIT ?3";
            lead_rows(sql, end, values![of, last, READ])
        }
    }
}

/// Moves leads, each with the version that was planned.
fn move_batch(
    sql: &mut dyn Sql,
    referee: &Referee,
    order: &SwitchOrder,
    batch: &[(Box<str>, u64)],
    (id, now, by): (&str, Instant, Option<&Actor>),
) -> Result<(), StoreError> {
    let mut finished = Vec::new();
    for (index, (lead, version)) in batch.iter().enumerate() {
        let mut course = Course::load(referee.rulebook(), &mut Tables(sql), lead, true)?;
        let movement = course.lead().map(|lead| order.movement(lead));
        let taken = match movement {
            _ if course.version() != *version => Err(CHANGED.to_owned()),
            Some(Movement::Moves { event, .. }) => course.take(index, event).map_err(|refusal| refusal.id().to_owned()),
            Some(Movement::Refused(refusal)) => Err(refusal.id().to_owned()),
            Some(Movement::Stays(_)) | None => Err(CHANGED.to_owned()),
        };
        let (state, reason) = match taken {
            Ok(()) => (Move::Moved, None),
            Err(reason) => (Move::Skipped, Some(reason)),
        };
        let update = "UPDATE switch_lead SET state = ?3, reason = ?4 WHERE switch = ?1 AND lead = ?2";
        sql.run(update, values![id, lead, state.name(), reason.as_deref()])?;
        if state == Move::Moved {
            finished.extend(course.finish(now, Notify::Yes)?);
        }
    }
    Finished::write_all(&finished, &mut Tables(sql), now, by)
}

/// A plan whose lists are not too long.
fn shortened(mut report: PlanReport) -> PlanReport {
    report.at_once.truncate(LISTED);
    report.lacking.truncate(LISTED);
    report.refused.truncate(LISTED);
    report
}

/// Lets switches that another process has started go on at once.
pub(crate) fn release(sql: &mut dyn Sql) -> Result<(), StoreError> {
    sql.run("UPDATE switch SET worker = NULL, claimed = NULL WHERE claimed IS NOT NULL", values![]).map(|_| ())
}
