//! SQLite: one thread writes, in transactions of as many jobs as are waiting. Readers see the last transaction.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, TransactionBehavior};

use super::error::StoreError;
use super::sql::{Dialect, Row, Sql, Value};

/// How many jobs share a transaction.
const MOST_JOBS: usize = 512;
/// A process that is about to end is waited for: how often, and how long each time.
const PATIENCE: usize = 100;
const TICK: Duration = Duration::from_millis(20);

/// What is done in a transaction. Returns what to do once it is known whether the transaction is stored.
pub(crate) type Job = Box<dyn FnOnce(&mut dyn Sql) -> Done + Send>;

/// The end of a job.
pub(crate) struct Done {
    /// Whether its changes are kept.
    pub(crate) keep: bool,
    /// Reports the result to the client that waits: nothing, or why the transaction failed.
    pub(crate) report: Box<dyn FnOnce(Option<StoreError>) + Send>,
}

/// An open database.
pub(crate) struct Sqlite {
    path: PathBuf,
    jobs: Option<Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    readers: Mutex<Vec<Connection>>,
    /// Held while the database is open.
    _lock: File,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let store = path.display().to_string();
        let unopened = |reason: String| StoreError::Unopened { store: store.clone(), reason };
        let lock = File::options().create(true).truncate(false).write(true).open(beside(path, ".lock"));
        let lock = lock.map_err(|error| unopened(error.to_string()))?;
        for wait in (0..PATIENCE).rev() {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if wait > 0 => std::thread::sleep(TICK),
                Err(TryLockError::WouldBlock) => return Err(StoreError::InUse { store }),
                Err(TryLockError::Error(error)) => return Err(unopened(error.to_string())),
            }
        }
        let mut writer = connect(path).map_err(|error| unopened(error.to_string()))?;
        let checked = writer.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
        checked.map_err(|error| unopened(error.to_string()))?;
        let (jobs, waiting) = channel();
        let thread = std::thread::Builder::new().name("referee-store".to_owned());
        let thread = thread.spawn(move || work(&mut writer, &waiting)).map_err(|error| unopened(error.to_string()))?;
        let path = path.to_owned();
        Ok(Self { path, jobs: Some(jobs), writer: Some(thread), readers: Mutex::default(), _lock: lock })
    }

    pub(crate) fn submit(&self, job: Job) -> Result<(), StoreError> {
        let sent = self.jobs.as_ref().map(|jobs| jobs.send(job));
        if matches!(sent, Some(Ok(()))) { Ok(()) } else { Err(StoreError::Database("the writer has ended".to_owned())) }
    }

    /// Reads from one state of the database.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&mut dyn Sql) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.reader(|reader| {
            let reading = reader.transaction_with_behavior(TransactionBehavior::Deferred)?;
            read(&mut Transaction(&reading))
        })
    }

    /// Makes one query.
    pub(crate) fn query<T>(&self, query: impl FnOnce(&mut dyn Sql) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.reader(|reader| query(&mut Transaction(reader)))
    }

    fn reader<T>(&self, read: impl FnOnce(&mut Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => connect(&self.path)?,
        };
        let result = read(&mut reader);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        result
    }
}

/// Copies a database to a new file, while it is in use.
pub(crate) fn backup(from: &Path, to: &Path) -> Result<(), StoreError> {
    let unopened = |path: &Path, reason: &str| StoreError::Unopened {
        store: path.display().to_string(),
        reason: reason.to_owned(),
    };
    if to.exists() {
        return Err(unopened(to, "the file is there already"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags).map_err(|error| unopened(from, &error.to_string()))?;
    source.busy_timeout(Duration::from_secs(10))?;
    Ok(source.backup("main", to, None::<fn(rusqlite::backup::Progress)>)?)
}

impl Drop for Sqlite {
    /// Finishes the jobs that were submitted.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// The path of a file beside the database.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;")?;
    Ok(connection)
}

/// Runs jobs until no more can come.
fn work(writer: &mut Connection, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let batch = std::iter::once(first).chain(jobs.try_iter().take(MOST_JOBS - 1)).collect();
        let mut reports = Vec::new();
        let failed = transact(writer, batch, &mut reports).err();
        for report in reports {
            report(failed.as_ref().map(|error| StoreError::Database(error.to_string())));
        }
    }
}

/// Runs jobs in one transaction.
fn transact(
    writer: &mut Connection,
    batch: Vec<Job>,
    reports: &mut Vec<Box<dyn FnOnce(Option<StoreError>) + Send>>,
) -> rusqlite::Result<()> {
    // If it fails, the jobs are dropped, which the clients that wait notice.
    let mut transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for job in batch {
        let mut savepoint = transaction.savepoint()?;
        let end = job(&mut Transaction(&savepoint));
        reports.push(end.report);
        if !end.keep {
            savepoint.rollback()?;
        }
        savepoint.commit()?;
    }
    transaction.commit()
}

/// A transaction, by its connection.
struct Transaction<'c>(&'c Connection);

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Number(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl Sql for Transaction<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, statement: &str, values: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(statement)?;
        Ok(statement.execute(rusqlite::params_from_iter(values))? as u64)
    }

    fn script(&mut self, statements: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(statements)?)
    }

    fn rows(&mut self, query: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(query)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            let column = |column| {
                Ok(match row.get_ref(column)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(number) => Value::Number(number),
                    ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                    ValueRef::Real(_) | ValueRef::Blob(_) => {
                        return Err(StoreError::Damaged(format!("unexpected value in column {column}")));
                    }
                })
            };
            read.push(Row((0..columns).map(column).collect::<Result<_, StoreError>>()?));
        }
        Ok(read)
    }
}
