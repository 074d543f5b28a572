//! Leads in a database: [SQLite](https://sqlite.org) in a file, or PostgreSQL.
//!
//! The accepted events are the truth. What follows from them, such as the state of each lead and its next deadline, is
//! stored beside them in the same transaction, and can be computed again. So are notifications, each with a key that never
//! changes.
//!
//! No function reads a clock: the present instant is always an argument.

mod access;
mod audit;
mod book;
mod course;
mod database;
mod decide;
mod delivery;
mod directory;
mod error;
mod fence;
mod import;
mod list;
mod memory;
mod message;
mod migrations;
mod postgres;
mod request;
mod routing;
mod scope;
mod sql;
mod sqlite;
mod store;
mod switch;
mod switch_request;
mod switcher;
mod tables;
mod verify;
mod webhook;
mod words;

pub use access::{Access, Grant, Verb};
pub use audit::{Actor, Audited};
pub use book::Book;
pub use delivery::{Attempt, Delivery, DeliveryCount, MAIL, Outcome};
pub use directory::{Contact, Quiet};
pub use error::{RefusedEvent, StoreError};
pub use import::{Import, Unimported};
pub use list::{Count, Cursor, Filter};
pub use message::{Message, MessageState, Waiting};
pub use request::{Changed, Request, RequestedEvent, Settled};
pub use routing::Text;
pub use scope::Scope;
pub use store::{Store, Stored};
pub use switch::{Move, Obstacle, Switch, SwitchState, SwitchedLead};
pub use switch_request::{Supplied, SwitchRequest};
pub use switcher::{Step, Switcher};
pub use verify::{StoreFault, Verified};
pub use webhook::{Subscription, Webhook};
