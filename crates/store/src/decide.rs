//! Decides the events of a request, all or none.

use std::collections::{BTreeSet, HashMap};

use referee::tooling::fault;
use referee::{Event, Instant, Referee, Refusal};

use super::course::Course;
use super::error::{RefusedEvent, StoreError};
use super::request::Request;
use super::tables::Tables;

/// Decides the events of a request.
pub(crate) fn decide<'b>(
    referee: &'b Referee,
    tables: &mut Tables<'_>,
    request: &Request,
    now: Instant,
    change: bool,
) -> Result<Vec<Course<'b>>, StoreError> {
    let mut courses: Vec<Course<'b>> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    // Leads that do not exist for who makes the request. Everything is as if they did not, but nobody can open them.
    let mut hidden: BTreeSet<usize> = BTreeSet::new();
    for (index, requested) in request.events.iter().enumerate() {
        let mut event = requested.event.clone();
        let refused = |refusal| Box::new(RefusedEvent { index, refusal });
        let number = *numbers.entry(&requested.event.lead).or_insert(courses.len());
        if number == courses.len() {
            let book = referee.rulebook();
            let mut course = Course::load(book, tables, &event.lead, change)?;
            if course.lead().is_some_and(|lead| !request.scope.has(lead)) {
                course = Course::replay(book, &event.lead, Vec::new(), 0).map_err(refused)?;
                hidden.insert(number);
            }
            courses.push(course);
        }
        let Some(course) = courses.get_mut(number) else { continue };
        if index == 0 && request.expects.is_some_and(|expected| expected != course.version()) {
            return Err(StoreError::OtherVersion { version: course.version() });
        }
        if !requested.dated {
            // A repeated request happened when it was first made.
            let first = match &event.id {
                Some(id) if !hidden.contains(&number) => tables.instant_of(&event.lead, id)?,
                _ => None,
            };
            event.at = first.unwrap_or_else(|| course.earliest().map_or(now, |earliest| now.max(earliest)));
        } else if event.at > now {
            return Err(StoreError::Future { index, at: event.at });
        }
        let lead = event.lead.clone();
        course.take(index, event).map_err(refused)?;
        if course.lead().is_some_and(|lead| !request.scope.has(lead)) {
            return Err(StoreError::OutOfScope { index });
        }
        if hidden.contains(&number) {
            return Err(refused(unknown(referee, &lead, now)).into());
        }
    }
    Ok(courses)
}

/// The refusal of an event of a lead that does not exist for who makes the request.
fn unknown(referee: &Referee, lead: &str, now: Instant) -> Refusal {
    match referee.open(Event::act(lead, now, "none")) {
        Err(refusal) => refusal,
        Ok(_) => fault("a lead without an opening"),
    }
}
