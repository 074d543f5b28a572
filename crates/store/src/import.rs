//! Takes over the log of another system.

use referee::{Event, Instant, Refusal};

use super::course::{Course, Finished, Notify};
use super::error::StoreError;
use super::sql::{Sql, values};
use super::store::Store;
use super::tables::Tables;

/// Events of a log that are imported together.
#[derive(Debug, Clone)]
pub struct Import {
    /// What identifies the log, such as its fingerprint.
    pub log: String,
    /// The number of its last line in this part.
    pub line: u64,
    /// The events of this part, in order.
    pub events: Vec<Event>,
}

/// Why an event of a log is not imported.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Unimported {
    /// It is refused.
    Refused(Refusal),
    /// It has not happened yet.
    Future,
}

impl Store {
    /// The last line of a log that was imported; 0 if none was.
    ///
    /// # Errors
    /// The database fails.
    pub fn imported(&self, log: &str) -> Result<u64, StoreError> {
        self.database().query(|sql: &mut dyn Sql| {
            let row = sql.row("SELECT line FROM import WHERE log = ?1", values![log])?;
            row.map_or(Ok(0), |row| row.count(0))
        })
    }

    /// Stores a part of a log. Returns the numbers of the events that were not imported, from 0, with the reasons; the
    /// others are stored. What has happened by `now` is not notified: the system that the log comes from has done that.
    ///
    /// # Errors
    /// The database fails; nothing is stored.
    pub fn import(&self, import: Import, now: Instant) -> Result<Vec<(usize, Unimported)>, StoreError> {
        let referee = self.referee();
        let imported = self.database().write(move |sql| {
            let mut unimported = Vec::new();
            let mut finished = Vec::new();
            let mut events: Vec<(usize, &Event)> = import.events.iter().enumerate().collect();
            // Lead by lead; the events of each stay in order.
            events.sort_by(|(_, one), (_, other)| one.lead.cmp(&other.lead));
            for events in events.chunk_by(|(_, one), (_, other)| one.lead == other.lead) {
                let Some((_, first)) = events.first() else { continue };
                let mut tables = Tables(sql);
                let mut course = Course::load(referee.rulebook(), &mut tables, &first.lead, true)?;
                for (index, event) in events {
                    if event.at > now {
                        unimported.push((*index, Unimported::Future));
                    } else if let Err(refusal) = course.take(*index, (*event).clone()) {
                        unimported.push((*index, Unimported::Refused(refusal)));
                    }
                }
                if course.accepted().len() > 0 {
                    finished.extend(course.finish(now, Notify::AlreadyDone)?);
                }
            }
            Finished::write_all(&finished, &mut Tables(sql), now, None)?;
            let insert = "INSERT INTO import (log, line) VALUES (?1, ?2) ON CONFLICT (log) DO UPDATE SET line = ?2";
            sql.run(insert, values![&import.log, import.line])?;
            unimported.sort_by_key(|(index, _)| *index);
            Ok(unimported)
        });
        self.memory().forget_all();
        imported
    }
}
