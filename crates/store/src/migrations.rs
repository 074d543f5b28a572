//! Brings the tables of a store up to date.

use super::error::StoreError;
use super::sql::{Dialect, Sql, values};

/// The steps from one format of the tables to the next.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
];

/// The newest format.
fn known() -> u64 {
    MIGRATIONS.len() as u64
}

/// The first format with the facts of leads.
pub(crate) const WITH_FACTS: u64 = 3;
/// The first format with the words of leads.
pub(crate) const WITH_WORDS: u64 = 6;

/// Makes the tables, or brings them to the newest format. Returns the format before; 0 if there were none.
pub(crate) fn migrate(sql: &mut dyn Sql) -> Result<u64, StoreError> {
    if sql.dialect() == Dialect::Postgres {
        // Of several processes that start at the same time, one does it.
        sql.rows("SELECT 1::BIGINT FROM pg_advisory_xact_lock(7215)", values![])?;
    }
    sql.script("CREATE TABLE IF NOT EXISTS format (number BIGINT NOT NULL)")?;
    let found = if let Some(row) = sql.row("SELECT number FROM format", values![])? {
        row.count(0)?
    } else {
        sql.run("INSERT INTO format (number) VALUES (0)", values![])?;
        0
    };
    if found > known() {
        return Err(StoreError::Newer { found, known: known() });
    }
    let number = match sql.dialect() {
        Dialect::Sqlite => "INTEGER PRIMARY KEY AUTOINCREMENT",
        Dialect::Postgres => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    };
    let changes = match sql.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => {
            "CREATE SEQUENCE change; SELECT setval('change', (SELECT COALESCE(MAX(changed), 0) + 1 FROM lead))"
        }
    };
    // Words are compared byte by byte.
    let bytes = match sql.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "COLLATE \"C\"",
    };
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for migration in MIGRATIONS.iter().skip(done) {
        sql.script(&migration.replace("{number}", number).replace("{changes}", changes).replace("{bytes}", bytes))?;
    }
    sql.run("UPDATE format SET number = ?1", values![known()])?;
    Ok(found)
}
