//! One binary for all integration tests: a file per feature, cases as data.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics if an expectation fails"
)]
#![allow(missing_docs, unreachable_pub, clippy::allow_attributes, reason = "tests have no callers")]

mod added;
mod altered;
mod anchors;
mod apply;
mod calendar;
mod calendar_changes;
mod cases;
mod changing;
mod checks;
mod clock_worlds;
mod clocks;
mod command;
mod conditions;
mod copies;
mod decided;
mod declined;
mod diff;
mod digest_replayed;
mod digest_scenarios;
mod digested;
mod disturbed;
mod docs;
mod drafted;
mod english;
mod examples;
mod exchange;
mod excluded;
mod facts;
mod faults;
mod files;
mod fmt;
mod going_back;
mod guided;
mod help;
mod holidays;
mod hostile;
mod hostile_exchange;
mod hostile_pages;
mod installed;
mod instants;
mod interchange;
mod invisible;
mod junked;
mod layout;
mod learned;
mod library;
mod lifecycle;
mod linear;
mod lives;
mod mirrored;
mod mistakes;
mod model;
mod mutated;
mod nested;
mod new;
mod notified;
mod outputs;
mod packages;
mod pages;
mod parsers;
mod picture;
mod preview;
mod proof;
mod pseudo;
mod random;
mod readers;
mod received;
mod reference;
mod refused;
mod released;
mod relived;
mod reminded;
mod replay;
mod returned;
mod rollout;
mod safe;
mod scenarios;
mod scheduled;
mod schema;
mod sentences;
mod sides;
mod slips;
mod snapshots;
mod sources;
mod stops;
mod stored;
mod switch;
mod terms;
mod times;
mod translations;
mod unarchived;
mod unknown;
mod varied;
mod withheld;
mod word_slips;
mod worked;
mod working;
mod written;
