//! A database of either kind.

use std::path::Path;
use std::sync::mpsc::channel;

use super::error::StoreError;
use super::fence::Fence;
use super::postgres::Postgres;
use super::sql::Sql;
use super::sqlite::{Done, Sqlite};

/// Whether an address is that of a PostgreSQL database. Others are paths.
pub(crate) fn is_postgres(address: &str) -> bool {
    ["postgres://", "postgresql://"].iter().any(|scheme| address.starts_with(scheme))
}

pub(crate) enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Database {
    /// Opens the database at an address: `postgres://…`, or the path of a file, which is created.
    pub(crate) fn open(address: &str) -> Result<Self, StoreError> {
        if is_postgres(address) {
            return Postgres::open(address).map(Self::Postgres);
        }
        Sqlite::open(Path::new(address)).map(Self::Sqlite)
    }

    /// Runs a job in a transaction. Its changes are stored, whole, if it succeeds. It may run again if it gets into the
    /// way of another one.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        mut job: impl FnMut(&mut dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        match self {
            Self::Postgres(postgres) => postgres.write(job),
            Self::Sqlite(sqlite) => {
                let (reply, result) = channel();
                sqlite.submit(Box::new(move |sql| {
                    let result = job(sql);
                    let keep = result.is_ok();
                    let report = Box::new(move |failed: Option<StoreError>| {
                        let _ = reply.send(failed.map_or(result, Err));
                    });
                    Done { keep, report }
                }))?;
                result.recv().unwrap_or_else(|_| Err(StoreError::Database("the transaction failed".to_owned())))
            }
        }
    }

    /// Up to which numbers no event and no change is missing.
    pub(crate) fn fence(&self) -> Result<Fence, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(Fence::NONE),
            Self::Postgres(postgres) => postgres.fence(),
        }
    }

    /// Makes one query.
    pub(crate) fn query<T>(
        &self,
        mut query: impl FnMut(&mut dyn Sql) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.query(query),
            Self::Postgres(postgres) => postgres.write(|sql| query(sql)),
        }
    }

    /// Reads from one state of the database.
    pub(crate) fn read<T>(&self, mut read: impl FnMut(&mut dyn Sql) -> Result<T, StoreError>) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(read),
            Self::Postgres(postgres) => postgres.write(|sql| {
                sql.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
                read(sql)
            }),
        }
    }
}
