//! Leads over HTTP.
//!
//! Events go in, statuses come out in the language of the reader, timeouts happen on time, and notifications wait in an
//! outbox with keys that never change. The API speaks the shapes of the event log and of the command's outputs.
//!
//! ```no_run
//! use referee::Referee;
//! use referee_server::{Clock, Service, Settings};
//! use referee_store::Store;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let store = Store::open("leads.db", Referee::builtin())?;
//! let settings = Settings { address: "127.0.0.1:8420".parse()?, ..Settings::default() };
//! let service = Service::bind(store, Clock::system(), &settings)?;
//! println!("{}", service.address());
//! service.run()?;
//! # Ok(())
//! # }
//! ```

mod access;
mod app;
mod audit;
mod body;
mod books;
mod clock;
mod deliveries;
mod delivery;
mod directory;
mod fields;
mod health;
mod keys;
mod language;
mod leads;
mod limits;
mod lists;
mod log;
mod network;
mod notifications;
mod openapi;
mod operation;
mod page;
mod pictures;
mod problem;
mod routes;
mod rules;
mod service;
mod stream;
mod switches;
mod timer;
mod timings;
mod tokens;
mod webhooks;
mod worker;

pub use clock::Clock;
pub use problem::{FieldError, Problem};
pub use routes::description;
pub use service::{Service, Settings, make_key};
pub use tokens::TokenSettings;
