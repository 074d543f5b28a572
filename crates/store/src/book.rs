//! Books that are loaded into a running service.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use referee::tooling::fingerprint;
use referee::{Instant, Loader, Referee};
use sha2::{Digest, Sha256};

use super::audit::{Actor, record};
use super::error::StoreError;
use super::sql::{Dialect, Row, Sql, values};
use super::store::{Store, missing};
use super::tables::Tables;

/// A book in a store.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Book {
    /// Its number: 1, 2, 3 …
    pub number: u64,
    /// The fingerprint of its files.
    pub fingerprint: String,
    /// The text of each file by its path.
    pub files: BTreeMap<String, String>,
    /// When it was loaded.
    pub loaded: Instant,
}

const BOOK: &str = "SELECT number, fingerprint, files, loaded FROM book";

/// The number of the last book; 0 if none was loaded.
pub(crate) fn last_number(sql: &mut dyn Sql) -> Result<u64, StoreError> {
    let row = sql.row("SELECT COALESCE(MAX(number), 0) FROM book", values![])?;
    row.map_or(Ok(0), |row| row.count(0))
}

/// The number of the last book, which stays the last one until the end of the transaction.
pub(crate) fn held_number(sql: &mut dyn Sql) -> Result<u64, StoreError> {
    if sql.dialect() == Dialect::Postgres {
        sql.rows("SELECT 1::BIGINT FROM pg_advisory_xact_lock_shared(7216)", values![])?;
    }
    last_number(sql)
}

pub(crate) fn last_book(sql: &mut dyn Sql) -> Result<Option<Book>, StoreError> {
    let row = sql.row(&format!("{BOOK} ORDER BY number DESC LIMIT 1"), values![])?;
    row.as_ref().map(book).transpose()
}

fn book(row: &Row) -> Result<Book, StoreError> {
    let files = serde_json::from_str(row.text(2)?);
    Ok(Book {
        number: row.count(0)?,
        fingerprint: row.text(1)?.to_owned(),
        files: files.map_err(|error| StoreError::Damaged(format!("a book: {error}")))?,
        loaded: row.instant(3)?,
    })
}

impl Book {
    /// The rules and messages of its valid files.
    ///
    /// # Errors
    /// None of its rule sets is valid.
    pub fn referee(&self) -> Result<Referee, StoreError> {
        let loaded = Loader::files(self.files.clone()).load_valid();
        loaded.map(|(referee, _)| referee).map_err(|error| StoreError::Damaged(format!("a book: {error}")))
    }
}

impl Store {
    /// The books that were loaded, or the one with a number, the last one first.
    ///
    /// # Errors
    /// The database fails.
    pub fn books(&self, number: Option<u64>, most: u64) -> Result<Vec<Book>, StoreError> {
        let (least, last) = number.map_or((1, i64::MAX.cast_unsigned()), |number| (number, number));
        let query = format!("{BOOK} WHERE number BETWEEN ?1 AND ?2 ORDER BY number DESC LIMIT ?3");
        let rows = self.database().query(|sql| sql.rows(&query, values![least, last, most]))?;
        rows.iter().map(book).collect()
    }

    /// Checks that a book has the rule sets that open leads use.
    ///
    /// # Errors
    /// Rule sets are missing, or the database fails.
    pub fn fits(&self, referee: &Referee) -> Result<(), StoreError> {
        let missing = missing(referee.rulebook(), self.database().read(|sql| Tables(sql).rules_in_use())?);
        if missing.is_empty() { Ok(()) } else { Err(StoreError::MissingRules { missing }) }
    }

    /// Goes on with another book, here and in all processes that share the store: its rules and messages, and the texts of
    /// its files. Returns its number. The book that is in use already is not loaded again.
    ///
    /// # Errors
    /// Open leads use rule sets that it does not have, or the database fails; the book before stays in use.
    pub fn load_book(&self, referee: Referee, files: &BTreeMap<String, String>, by: &Actor) -> Result<u64, StoreError> {
        let body = serde_json::to_string(files).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let fingerprint = fingerprint(&Sha256::digest(&body));
        let (own, by) = (referee.clone(), by.clone());
        let number = self.database().write(move |sql| {
            if sql.dialect() == Dialect::Postgres {
                sql.rows("SELECT 1::BIGINT FROM pg_advisory_xact_lock(7216)", values![])?;
            }
            if let Some(last) = last_book(sql)?
                && last.fingerprint == fingerprint
            {
                return Ok(last.number);
            }
            let missing = missing(own.rulebook(), Tables(sql).rules_in_use()?);
            if !missing.is_empty() {
                return Err(StoreError::MissingRules { missing });
            }
            let insert = "INSERT INTO book (fingerprint, files, loaded) VALUES (?1, ?2, ?3)";
            sql.run(insert, values![&fingerprint, &body, by.at])?;
            record(sql, &by, "book-loaded", &fingerprint)?;
            last_number(sql)
        })?;
        self.take_book(number, referee);
        Ok(number)
    }

    /// Goes on with the last book, if another process has loaded it. Returns whether the book has changed.
    ///
    /// # Errors
    /// The database fails.
    pub fn refresh_book(&self) -> Result<bool, StoreError> {
        let known = self.book_number();
        if self.database().query(|sql| last_number(sql))? <= known {
            return Ok(false);
        }
        let Some(book) = self.database().query(|sql| last_book(sql))? else { return Ok(false) };
        self.take_book(book.number, book.referee()?);
        Ok(true)
    }

    fn take_book(&self, number: u64, referee: Referee) {
        let mut held = self.book().referee.write().unwrap_or_else(PoisonError::into_inner);
        if number > self.book_number() {
            *held = Arc::new(referee);
            self.book().number.store(number, Ordering::Release);
        }
        drop(held);
        // Leads know the rule sets of their book.
        self.memory().forget_all();
    }
}
