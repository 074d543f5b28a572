use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use referee::tooling::{Happening, history};
use referee::{Event, EventKind, Instant, Lead, Referee, Rulebook};

use super::book::{Book, held_number, last_book, last_number};
use super::course::{Course, Finished, Notify, restored};
use super::database::{Database, is_postgres};
use super::decide::decide;
use super::delivery::release;
use super::error::StoreError;
use super::memory::Memory;
use super::message::{Message, MessageState, Waiting};
use super::migrations::{WITH_FACTS, WITH_WORDS, migrate};
use super::request::{Changed, Request, RequestedEvent, Settled};
use super::scope::{Scope, facts};
use super::sqlite::backup;
use super::switcher;
use super::tables::{LeadRow, Tables};
use super::words::words;

/// How many leads are read at a time.
const PAGE: u64 = 500;
/// How long a lead waits that cannot be settled, in milliseconds.
const PAUSE: i64 = 60_000;

/// Leads in a database, with the rules that they follow. Cheap to clone; threads can share it.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// use referee_store::{Request, Store};
/// # let folder = std::env::temp_dir().join(format!("referee-store-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("leads.db").display().to_string();
/// let store = Store::open(&path, Referee::builtin())?;
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// store.accept(Request::of(Event::open("L-1", opened, Opening::under("2017"))), opened)?;
///
/// // Three days later, nobody has answered.
/// let later = "2017-06-05T09:00:00Z".parse()?;
/// store.settle(later, 100)?;
/// let keys: Vec<_> = store.messages_of("L-1")?.into_iter().map(|message| message.key).collect();
/// assert_eq!(keys, ["L-1/0/lead-received", "L-1/1/choose-another-partner"]);
/// # drop(store);
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Store {
    database: Arc<Database>,
    book: Arc<Held>,
    memory: Arc<Memory>,
}

/// The book that is in use.
pub(crate) struct Held {
    /// Its number; that of the last book in the store if it was given to the process.
    pub(crate) number: AtomicU64,
    pub(crate) referee: RwLock<Arc<Referee>>,
}

/// A stored lead.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Stored {
    /// The lead after its last event.
    pub lead: Lead,
    /// The number of its last event.
    pub version: u64,
}

impl Store {
    /// Opens a store: `postgres://…`, or the path of an SQLite file, which is created if there is none.
    ///
    /// # Errors
    /// The database cannot be opened, another process has the file open, a newer version has written it, or open leads
    /// use rule sets that are not in the book.
    pub fn open(address: &str, referee: Referee) -> Result<Self, StoreError> {
        Self::open_with(address, |_| Ok(referee))
    }

    /// The same as [`Store::open`], with a book that is chosen when the one is known that was loaded into the store last.
    ///
    /// # Errors
    /// The store cannot be opened, or no book is chosen.
    pub fn open_with<E: From<StoreError>>(
        address: &str,
        choose: impl FnOnce(Option<Book>) -> Result<Referee, E>,
    ) -> Result<Self, E> {
        let database = Database::open(address)?;
        // A store of an older format has no books.
        let last = database.query(|sql| last_book(sql)).unwrap_or_default();
        Ok(Self::begin(database, choose(last)?)?)
    }

    fn begin(database: Database, referee: Referee) -> Result<Self, StoreError> {
        let database = Arc::new(database);
        let embedded = matches!(*database, Database::Sqlite(_));
        let own = referee.clone();
        let number = database.write(move |sql| {
            let before = migrate(sql)?;
            if (1..WITH_WORDS).contains(&before) {
                list(own.rulebook(), &mut Tables(sql), before < WITH_FACTS)?;
            }
            // No other process has the file open.
            if embedded {
                release(sql)?;
                switcher::release(sql)?;
            }
            last_number(sql)
        })?;
        let book = Arc::new(Held { number: number.into(), referee: RwLock::new(Arc::new(referee)) });
        let store = Self { database, book, memory: Arc::default() };
        store.fits(&store.referee())?;
        Ok(store)
    }

    /// The rules and messages of the book that is in use.
    pub fn referee(&self) -> Arc<Referee> {
        Arc::clone(&self.book.referee.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The number of the book that is in use; 0 if none was loaded.
    pub fn book_number(&self) -> u64 {
        self.book.number.load(Ordering::Acquire)
    }

    /// Does something, and once more if it needs rule sets of a book that another process has loaded.
    fn under_the_last_book<T>(&self, work: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let before = self.book_number();
        match work() {
            Err(StoreError::OtherRules(error)) => {
                self.refresh_book()?;
                if self.book_number() == before { Err(StoreError::OtherRules(error)) } else { work() }
            }
            done => done,
        }
    }

    pub(crate) fn book(&self) -> &Held {
        &self.book
    }

    /// Accepts events: all or none. Returns each lead that they belong to.
    ///
    /// # Errors
    /// An event is refused or dated after `now`, or a lead has another version than expected; nothing is stored then.
    pub fn accept(&self, request: Request, now: Instant) -> Result<Vec<Changed>, StoreError> {
        let request = Arc::new(request);
        self.under_the_last_book(|| self.accept_now(&request, now))
    }

    fn accept_now(&self, request: &Arc<Request>, now: Instant) -> Result<Vec<Changed>, StoreError> {
        let (number, referee) = (self.book_number(), self.referee());
        // No lead comes under rules that a book, which is loaded at this moment, does not have any more.
        let changes_rules =
            |requested: &RequestedEvent| matches!(requested.event.kind, EventKind::Open(_) | EventKind::Switch(_));
        let changes_rules = request.events.iter().any(changes_rules);
        let ids: Vec<Box<str>> = request.events.iter().map(|requested| requested.event.lead.clone()).collect();
        let request = Arc::clone(request);
        let accepted = self.database.write(move |sql| {
            if changes_rules && held_number(sql)? != number {
                return Err(StoreError::OtherRules("another book was loaded".to_owned()));
            }
            let mut tables = Tables(sql);
            let courses = decide(&referee, &mut tables, &request, now, true)?;
            let changed = courses.iter().filter_map(changed).collect();
            let changing = courses.into_iter().filter(|course| course.accepted().len() > 0);
            let finished = changing.filter_map(|course| course.finish(now, Notify::Yes).transpose());
            let finished = finished.collect::<Result<Vec<_>, _>>()?;
            Finished::write_all(&finished, &mut tables, now, request.by.as_ref())?;
            Ok(changed)
        });
        self.memory.forget(ids.iter().map(|id| &**id));
        accepted
    }

    /// What [`Store::accept`] would return; nothing is stored.
    ///
    /// # Errors
    /// As for [`Store::accept`].
    pub fn try_out(&self, request: &Request, now: Instant) -> Result<Vec<Changed>, StoreError> {
        self.under_the_last_book(|| {
            let referee = self.referee();
            self.database.read(|sql| {
                let courses = decide(&referee, &mut Tables(sql), request, now, false)?;
                Ok(courses.iter().filter_map(changed).collect())
            })
        })
    }

    /// Writes what has happened to leads until an instant without an event: timeouts and reminders, with their
    /// notifications. Does at most a number of leads, earliest first.
    ///
    /// # Errors
    /// The database fails.
    pub fn settle(&self, now: Instant, most: u64) -> Result<Settled, StoreError> {
        match self.settle_by_this_book(now, most, false) {
            Err(StoreError::OtherRules(_)) => {
                self.refresh_book()?;
                self.settle_by_this_book(now, most, true)
            }
            settled => settled,
        }
    }

    fn settle_by_this_book(&self, now: Instant, most: u64, is_last: bool) -> Result<Settled, StoreError> {
        let referee = self.referee();
        let settled = self.database.write(move |sql| {
            let mut tables = Tables(sql);
            let due = tables.due(now, most)?;
            let mut failed = Vec::new();
            for id in &due {
                let course = Course::load(referee.rulebook(), &mut tables, id, true);
                match course.and_then(|course| course.finish(now, Notify::Yes)) {
                    Ok(Some(finished)) => finished.write_derived(&mut tables, finished.write)?,
                    Ok(None) => {}
                    // The others must not wait for it.
                    Err(error @ (StoreError::OtherRules(_) | StoreError::Damaged(_))) if is_last => {
                        tables.wake_later(id, now.plus_millis(PAUSE))?;
                        failed.push(format!("lead `{id}`: {error}"));
                    }
                    Err(StoreError::Damaged(error)) => return Err(StoreError::OtherRules(error)),
                    Err(error) => return Err(error),
                }
            }
            Ok((Settled { leads: due.len() as u64, next: tables.next_wake()?, failed }, due))
        });
        match &settled {
            Ok((_, due)) => self.memory.forget(due.iter().map(|id| &**id)),
            Err(_) => self.memory.forget_all(),
        }
        Ok(settled?.0)
    }

    /// When something happens to a lead next; in the past if it is not settled.
    ///
    /// # Errors
    /// The database fails.
    pub fn next_wake(&self) -> Result<Option<Instant>, StoreError> {
        self.database.query(|sql| Tables(sql).next_wake())
    }

    /// What waits in the outbox.
    ///
    /// # Errors
    /// The database fails.
    pub fn waiting(&self) -> Result<Waiting, StoreError> {
        self.database.query(|sql| Tables(sql).waiting())
    }

    /// A lead after its last event; `None` if there is none.
    ///
    /// # Errors
    /// The database fails.
    pub fn lead(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        let missed = match self.memory.current(id) {
            Ok(stored) if self.is_embedded() => return Ok(Some(stored)),
            Ok(_) => None,
            Err(missed) => Some(missed),
        };
        let Some(row) = self.database.query(|sql| Tables(sql).lead(id))? else { return Ok(None) };
        let stored = self.under_the_last_book(|| self.stored(&row))?;
        self.memory.keep(&row, &stored, missed.as_ref());
        Ok(Some(stored))
    }

    /// The lead of a row.
    pub(crate) fn stored(&self, row: &LeadRow) -> Result<Stored, StoreError> {
        match self.memory.lead(row) {
            Some(stored) => Ok(stored),
            None => Ok(Stored { lead: restored(self.referee().rulebook(), row)?, version: row.version }),
        }
    }

    /// The events of a lead, in order.
    ///
    /// # Errors
    /// The database fails.
    pub fn events(&self, id: &str) -> Result<Vec<Event>, StoreError> {
        let lines = self.database.query(|sql| Tables(sql).events(id))?;
        lines.iter().map(|line| event(line)).collect()
    }

    /// A lead as of an instant; `None` if it was not open then.
    ///
    /// # Errors
    /// The database fails.
    pub fn lead_as_of(&self, id: &str, at: Instant) -> Result<Option<Lead>, StoreError> {
        match self.lead(id)? {
            Some(stored) if stored.lead.last() <= at => Ok(Some(stored.lead)),
            Some(_) => Ok(self.referee().lead_as_of(self.events(id)?, at)),
            None => Ok(None),
        }
    }

    /// Accepted events of some leads after a number, in the order of acceptance: each with its number, as a line of a log.
    ///
    /// # Errors
    /// The database fails.
    pub fn log(&self, scope: &Scope, after: u64, most: u64) -> Result<Vec<(u64, String)>, StoreError> {
        let until = self.database.fence()?.events;
        self.database.query(|sql| Tables(sql).log(scope, (after, until), most))
    }

    /// Some leads that changed after a change, each with the number of its last change, in the order of changes. A lead that
    /// changed several times is there once.
    ///
    /// # Errors
    /// The database fails.
    pub fn changes(&self, scope: &Scope, after: u64, most: u64) -> Result<Vec<(u64, Stored)>, StoreError> {
        let until = self.database.fence()?.changes;
        let rows = self.database.query(|sql| Tables(sql).changes(scope, (after, until), most))?;
        rows.iter().map(|(number, row)| Ok((*number, self.under_the_last_book(|| self.stored(row))?))).collect()
    }

    /// The number of the last change of a lead.
    ///
    /// # Errors
    /// The database fails.
    pub fn last_change(&self) -> Result<u64, StoreError> {
        let until = self.database.fence()?.changes;
        self.database.query(|sql| Ok(Tables(sql).last_change()?.min(until)))
    }

    /// The notifications of a lead, in order.
    ///
    /// # Errors
    /// The database fails.
    pub fn messages_of(&self, lead: &str) -> Result<Vec<Message>, StoreError> {
        self.database.query(|sql| Tables(sql).messages_of(lead))
    }

    /// Notifications of some leads, latest first, after the one with a key: those in a state, or all.
    ///
    /// # Errors
    /// The database fails.
    pub fn messages(
        &self,
        scope: &Scope,
        state: Option<MessageState>,
        after: Option<&str>,
        most: u64,
    ) -> Result<Vec<Message>, StoreError> {
        self.database.query(|sql| Tables(sql).messages(scope, state, after, most))
    }

    /// What happened to a lead until an instant, by the number of the timeline's entry. The text of a notification is
    /// written from it, with [`Reader::entry`](referee::Reader::entry).
    ///
    /// # Errors
    /// The database fails.
    pub fn happenings(&self, lead: &str, until: Instant) -> Result<Vec<Happening>, StoreError> {
        Ok(history(self.referee().rulebook(), self.events(lead)?, until).1)
    }

    /// Copies an SQLite store to a new file. It may be in use, also by another process.
    ///
    /// # Errors
    /// The store cannot be read, the file is there already or cannot be written, or the store is in PostgreSQL, which has
    /// tools of its own.
    pub fn backup(address: &str, to: &Path) -> Result<(), StoreError> {
        if is_postgres(address) {
            return Err(StoreError::Database("use `pg_dump` for a store in PostgreSQL".to_owned()));
        }
        backup(Path::new(address), to)
    }

    /// Whether the database is in this process, so that a short read takes some microseconds.
    pub fn is_embedded(&self) -> bool {
        matches!(*self.database, Database::Sqlite(_))
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }
}

/// A line of the log.
pub(crate) fn event(line: &str) -> Result<Event, StoreError> {
    serde_json::from_str(line).map_err(|error| StoreError::Damaged(format!("an event: {error}")))
}

/// The rule sets in use that a book does not have, or that have changed.
pub(crate) fn missing(book: &Rulebook, used: Vec<(String, String)>) -> Vec<String> {
    let known = |name: &str, fingerprint: &str| book.get(name).is_some_and(|set| set.fingerprint() == fingerprint);
    let missing = used.into_iter().filter(|(name, fingerprint)| !known(name, fingerprint));
    missing.map(|(name, fingerprint)| format!("`{name}` ({})", short(&fingerprint))).collect()
}

/// The start of a fingerprint, to show.
fn short(fingerprint: &str) -> &str {
    fingerprint.get(.."sha256:".len() + 8).unwrap_or(fingerprint)
}

/// Writes the words of all leads, and their facts, which older formats do not have.
fn list(book: &Rulebook, tables: &mut Tables<'_>, with_facts: bool) -> Result<(), StoreError> {
    let mut last: Box<str> = "".into();
    loop {
        let page = tables.leads_after(&last, PAGE)?;
        let Some(end) = page.last() else { return Ok(()) };
        last = end.id.clone();
        for row in &page {
            // A lead whose rule set is gone is found by its id only.
            if let Ok(lead) = restored(book, row) {
                tables.put_words(&row.id, row.opened, &words(&lead, row.holds(&lead)))?;
                if with_facts {
                    tables.put_facts(&row.id, row.opened, &facts(&lead))?;
                }
            }
        }
    }
}

fn changed(course: &Course<'_>) -> Option<Changed> {
    Some(Changed {
        lead: course.lead()?.clone(),
        version: course.version(),
        events: course.accepted().cloned().collect(),
        happenings: course.happenings().to_vec(),
    })
}
