//! What both databases have in common: statements with numbered values, and rows.

use referee::Instant;

use super::error::StoreError;

/// A value of a statement or a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Number(i64),
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Number(i64::from(yes))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Box<str>> for Value {
    fn from(text: &Box<str>) -> Self {
        Self::from(&**text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Instant> for Value {
    fn from(instant: Instant) -> Self {
        Self::Number(instant.millis())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The values of a statement.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::sql::Value::from($value)),*] };
}
pub(crate) use values;

/// A row of a result.
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    fn wrong(column: usize) -> StoreError {
        StoreError::Damaged(format!("unexpected value in column {column}"))
    }

    pub(crate) fn number(&self, column: usize) -> Result<i64, StoreError> {
        match self.0.get(column) {
            Some(Value::Number(number)) => Ok(*number),
            _ => Err(Self::wrong(column)),
        }
    }

    pub(crate) fn count(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.number(column)?).map_err(|_| Self::wrong(column))
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(Self::wrong(column)),
        }
    }

    pub(crate) fn instant(&self, column: usize) -> Result<Instant, StoreError> {
        self.number(column).map(Instant::from_millis)
    }

    /// A value that may be missing.
    pub(crate) fn optional<'r, T>(
        &'r self,
        column: usize,
        read: impl FnOnce(&'r Self, usize) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        if self.0.get(column) == Some(&Value::Null) { Ok(None) } else { read(self, column).map(Some) }
    }
}

/// The kind of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// A transaction of a database. Values are numbered from `?1`.
pub(crate) trait Sql {
    fn dialect(&self) -> Dialect;

    /// Runs a statement. Returns how many rows it changed.
    fn run(&mut self, statement: &str, values: &[Value]) -> Result<u64, StoreError>;

    /// Runs several statements without values.
    fn script(&mut self, statements: &str) -> Result<(), StoreError>;

    /// The rows of a query.
    fn rows(&mut self, query: &str, values: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// The end of a query whose rows other transactions leave alone.
    fn skip_locked(&self) -> &'static str {
        match self.dialect() {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// The first row of a query.
    fn row(&mut self, query: &str, values: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(query, values)?.into_iter().next())
    }
}
