//! `referee serve`

use std::io::Write;
use std::net::{IpAddr, SocketAddr};

use referee::Referee;
use referee::tooling::folder::Folder;
use referee_server::{Clock, Service, Settings, TokenSettings};
use referee_store::{Actor, Store};

use super::book_args::now;
use super::console::Console;
use super::serve_args::ServeArgs;
use super::store_import::import;
use super::{Ending, Stop};

pub(super) fn run(args: &ServeArgs, console: &Console) -> Result<Ending, Stop> {
    if !args.listen.is_loopback() && !args.behind_proxy {
        let reason = format!(
            "`{}` can be reached from other machines, and keys would cross the network in the clear; put a proxy with \
             TLS in front and add `--behind-proxy`",
            args.listen
        );
        return Err(Stop::Refused(reason));
    }
    let (store, ending) = args.store.open(console)?;
    let ending = match &args.import {
        Some(log) => ending.max(import(&store, log, console)?),
        None => ending,
    };
    if let Some(folder) = args.store.book.named() {
        // Other processes that share the store go on with it, too.
        let files = Folder::read(folder)?.files(folder);
        store.load_book(Referee::clone(&store.referee()), &files, &Actor::command(now()))?;
    }
    let rate = (args.rate > 0).then_some(args.rate);
    let settings = Settings {
        address: SocketAddr::new(args.listen, args.port),
        rate,
        smtp: args.smtp.clone(),
        private_webhooks: args.private_webhooks,
        behind_proxy: args.behind_proxy,
        tokens: tokens(args),
        ..Settings::default()
    };
    if args.smtp.is_none() && sends_mails(&store) {
        console.hint("mails wait until the service is started with a mail server: add `--smtp`");
    }
    let service = Service::bind(store, Clock::system(), &settings)
        .map_err(|error| Stop::Refused(format!("cannot start on port {}: {error}", args.port)))?;
    let mut output = console.output();
    if let Some(secret) = service.first_key()? {
        writeln!(output, "The first key, which is not shown again:\n{secret}\n")?;
    }
    writeln!(output, "http://{}", shown(service.address()))?;
    output.flush()?;
    console.hint("press Ctrl-C to stop");
    service.run().map_err(|error| Stop::Refused(format!("the service failed: {error}")))?;
    Ok(ending)
}

/// The tokens that are accepted beside keys.
fn tokens(args: &ServeArgs) -> Option<TokenSettings> {
    let (issuer, audience, keys) = (args.token_issuer.clone()?, args.token_audience.clone()?, args.token_keys.clone()?);
    Some(TokenSettings { issuer, audience, keys })
}

/// Whether the book says that recipients get mails.
fn sends_mails(store: &Store) -> bool {
    let referee = store.referee();
    let delivery = referee.rulebook().delivery();
    delivery.is_some_and(|rules| rules.recipients().any(|(_, reach)| reach.mail.is_some()))
}

/// An address to open.
fn shown(address: SocketAddr) -> String {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_loopback() => format!("localhost:{}", address.port()),
        _ => address.to_string(),
    }
}
