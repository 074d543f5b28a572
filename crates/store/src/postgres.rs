//! PostgreSQL: connections that are used again, each job in a transaction of its own.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use postgres::config::SslMode;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use rustls::ClientConfig;
use rustls_platform_verifier::ConfigVerifierExt;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::StoreError;
use super::fence::{Fence, Fences, numbers};
use super::sql::{Dialect, Row, Sql, Value};

/// How often a transaction is tried that got into the way of another one.
const ATTEMPTS: usize = 20;
/// How many connections a process has at most.
const MOST: usize = 40;

/// An open database.
pub(crate) struct Postgres {
    address: String,
    pool: Mutex<Pool>,
    /// A connection was put back, or closed.
    free: Condvar,
    fences: Fences,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Connection>,
    /// How many are open.
    open: usize,
}

/// Connections whose server has a certificate that this machine trusts.
fn tls() -> Result<MakeRustlsConnect, StoreError> {
    // Another part of the program may have chosen one before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = ClientConfig::with_platform_verifier();
    config.map(MakeRustlsConnect::new).map_err(|error| StoreError::Database(error.to_string()))
}

/// A connection with its prepared statements.
struct Connection {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl Postgres {
    pub(crate) fn open(address: &str) -> Result<Self, StoreError> {
        let (pool, free, fences) = (Mutex::default(), Condvar::new(), Fences::default());
        let postgres = Self { address: address.to_owned(), pool, free, fences };
        let connection = postgres.take().map_err(|error| {
            let reason = error.to_string();
            StoreError::Unopened { store: without_password(address), reason }
        })?;
        postgres.put_back(connection);
        Ok(postgres)
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        let config: Config = self.address.parse()?;
        // Only then is it checked whether the server is the right one.
        let client = match config.get_ssl_mode() {
            SslMode::Require => config.connect(tls()?)?,
            _ => config.connect(NoTls)?,
        };
        Ok(Connection { client, prepared: HashMap::new() })
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection that nobody uses. Waits for one if there are too many.
    fn take(&self) -> Result<Connection, StoreError> {
        let mut pool = self.pool();
        loop {
            while let Some(connection) = pool.idle.pop() {
                if !connection.client.is_closed() {
                    return Ok(connection);
                }
                pool.open -= 1;
            }
            if pool.open < MOST {
                pool.open += 1;
                drop(pool);
                return self.connect().inspect_err(|_| self.closed());
            }
            pool = self.free.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn put_back(&self, connection: Connection) {
        if connection.client.is_closed() {
            return self.closed();
        }
        self.pool().idle.push(connection);
        self.free.notify_one();
    }

    fn closed(&self) {
        self.pool().open -= 1;
        self.free.notify_one();
    }

    /// Up to which numbers no event and no change is missing.
    pub(crate) fn fence(&self) -> Result<Fence, StoreError> {
        self.fences.now(|query| self.write(|sql| numbers(sql, query)))
    }

    /// Runs a job in a transaction, which is stored if the job succeeds.
    pub(crate) fn write<T>(&self, mut job: impl FnMut(&mut dyn Sql) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut attempts = 0;
        loop {
            let mut conflict = false;
            let mut taken = Taken { pool: self, connection: Some(self.take()?) };
            let Some(connection) = &mut taken.connection else { continue };
            let result = transact(connection, &mut job, &mut conflict);
            drop(taken);
            attempts += 1;
            if !conflict || attempts == ATTEMPTS {
                return result;
            }
        }
    }
}

/// A connection that is put back in the end, also if a job panics.
struct Taken<'p> {
    pool: &'p Postgres,
    connection: Option<Connection>,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.put_back(connection);
        }
    }
}

fn transact<T>(
    connection: &mut Connection,
    job: &mut impl FnMut(&mut dyn Sql) -> Result<T, StoreError>,
    conflict: &mut bool,
) -> Result<T, StoreError> {
    let Connection { client, prepared } = connection;
    let mut transaction = Transaction { inner: client.transaction()?, prepared, conflict: false };
    let result = job(&mut transaction);
    *conflict = transaction.conflict;
    let value = result?;
    transaction.inner.commit().inspect_err(|error| *conflict |= is_conflict(error))?;
    Ok(value)
}

/// Whether a transaction got into the way of another one, and can be tried again.
fn is_conflict(error: &postgres::Error) -> bool {
    use postgres::error::SqlState;
    let conflicts = [SqlState::UNIQUE_VIOLATION, SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
    error.code().is_some_and(|code| conflicts.contains(code))
}

/// An address without its password, to show.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    // Options can contain a password, too.
    let rest = rest.split('?').next().unwrap_or_default();
    match rest.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => format!("{scheme}://{rest}"),
    }
}

struct Transaction<'c> {
    inner: postgres::Transaction<'c>,
    prepared: &'c mut HashMap<String, Statement>,
    conflict: bool,
}

impl Transaction<'_> {
    fn failed(&mut self, error: postgres::Error) -> StoreError {
        self.conflict |= is_conflict(&error);
        error.into()
    }

    /// A statement, prepared once for each connection.
    fn prepared(&mut self, statement: &str) -> Result<Statement, StoreError> {
        if let Some(known) = self.prepared.get(statement) {
            return Ok(known.clone());
        }
        let prepared = self.inner.prepare(&statement.replace('?', "$")).map_err(|error| self.failed(error))?;
        self.prepared.insert(statement.to_owned(), prepared.clone());
        Ok(prepared)
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Number(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::INT8 || *kind == Type::TEXT
    }

    to_sql_checked!();
}

impl Sql for Transaction<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, statement: &str, values: &[Value]) -> Result<u64, StoreError> {
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let statement = self.prepared(statement)?;
        self.inner.execute(&statement, &values).map_err(|error| self.failed(error))
    }

    fn script(&mut self, statements: &str) -> Result<(), StoreError> {
        self.inner.batch_execute(statements).map_err(|error| self.failed(error))
    }

    fn rows(&mut self, query: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let query = self.prepared(query)?;
        let rows = self.inner.query(&query, &values).map_err(|error| self.failed(error))?;
        rows.iter().map(row).collect()
    }
}

fn row(row: &postgres::Row) -> Result<Row, StoreError> {
    let column = |(number, column): (usize, &postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(number)?.into(),
            Type::TEXT => row.try_get::<_, Option<&str>>(number)?.into(),
            _ => return Err(StoreError::Damaged(format!("unexpected value in column {number}"))),
        })
    };
    Ok(Row(row.columns().iter().enumerate().map(column).collect::<Result<_, StoreError>>()?))
}
