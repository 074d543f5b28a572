//! Arguments of `referee serve` and of the commands for stores.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use referee_store::{Store, StoreError};

use super::book_args::BookArgs;
use super::console::Console;
use super::{Ending, Stop};

#[derive(Debug, Args)]
pub(super) struct StoreArgs {
    /// Keep leads in this SQLite file, or in a PostgreSQL database such as `postgres://user@host/name`.
    #[arg(long, value_name = "STORE", default_value = "referee.db")]
    pub(super) store: String,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) store: StoreArgs,
    /// Import this event log first, unless it was imported before.
    #[arg(long, value_name = "LOG")]
    pub(super) import: Option<PathBuf>,
    /// Listen on this address.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(super) listen: IpAddr,
    /// Listen on this port; 0 takes any free port.
    #[arg(long, default_value_t = 8420)]
    pub(super) port: u16,
    /// Let each key make this many requests in a second; 0 sets no limit.
    #[arg(long, value_name = "NUMBER", default_value_t = 5000)]
    pub(super) rate: u32,
    /// Send mails through this server, such as `smtps://user:password@host`; `smtp://host?tls=required` begins in the clear
    /// and goes on with TLS.
    #[arg(long, value_name = "URL", env = "REFEREE_SMTP", hide_env_values = true)]
    pub(super) smtp: Option<String>,
    /// Accept the tokens of this issuer beside keys: JSON Web Tokens.
    #[arg(long, value_name = "ISSUER", requires_all = ["token_audience", "token_keys"])]
    pub(super) token_issuer: Option<String>,
    /// Accept only tokens for this audience.
    #[arg(long, value_name = "AUDIENCE", requires = "token_issuer")]
    pub(super) token_audience: Option<String>,
    /// Read the issuer's public keys from this file or address: a JSON Web Key Set.
    #[arg(long, value_name = "JWKS", requires = "token_issuer")]
    pub(super) token_keys: Option<String>,
    /// Allow webhooks in private networks, and without TLS.
    #[arg(long)]
    pub(super) private_webhooks: bool,
    /// Allow an address that other machines can reach: a proxy in front of it has TLS.
    #[arg(long)]
    pub(super) behind_proxy: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum StoreCommand {
    /// Write all events of a store as an event log.
    Export(StoreArgs),
    /// Add the events of a log to a store; an import that was cut off goes on where it stopped.
    Import(StoreImportArgs),
    /// Compare everything in a store with what follows from its events.
    Verify(StoreArgs),
    /// Compute everything again that follows from the events of a store.
    Rebuild(StoreArgs),
    /// Copy an SQLite store to a new file, also while it is in use.
    Backup(StoreBackupArgs),
    /// Make a key of the API that may do everything.
    Key(StoreKeyArgs),
}

#[derive(Debug, Args)]
pub(super) struct StoreImportArgs {
    /// Event log in JSON Lines.
    pub(super) log: PathBuf,
    #[command(flatten)]
    pub(super) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(super) struct StoreBackupArgs {
    /// New file.
    pub(super) to: PathBuf,
    /// Copy this SQLite file.
    #[arg(long, value_name = "STORE", default_value = "referee.db")]
    pub(super) store: String,
}

#[derive(Debug, Args)]
pub(super) struct StoreKeyArgs {
    /// What the key is for.
    #[arg(long, value_name = "TEXT", default_value = "made by the operator")]
    pub(super) name: String,
    #[command(flatten)]
    pub(super) store: StoreArgs,
}

impl StoreArgs {
    /// Opens the store: with the book that is named, else the one that was loaded into it last, else the usual one. Its
    /// findings are reported.
    pub(super) fn open(&self, console: &Console) -> Result<(Store, Ending), Stop> {
        let mut ending = Ending::Well;
        let store = Store::open_with(&self.store, |last| {
            if let Some(book) = last.filter(|_| self.book.named().is_none()) {
                console.note(&format!("using the book that was loaded at {}; `--book` replaces it", book.loaded));
                return Ok::<_, Stop>(book.referee()?);
            }
            let loaded = self.book.load(console)?;
            self.book.announce(console);
            ending = loaded.ending;
            Ok(loaded.referee)
        })?;
        Ok((store, ending))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.to_string())
    }
}
