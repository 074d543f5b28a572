use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use referee::Instant;
use referee_store::{Actor, Grant, Store, StoreError};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::{Notify, oneshot, watch};

use super::access;
use super::app::{Alarms, App, Stir};
use super::clock::Clock;
use super::delivery::{Courier, Mailer, WebhookClient};
use super::limits::{Rates, in_time};
use super::network::serve;
use super::problem::Problem;
use super::routes::routes;
use super::timer::{settling, switching};
use super::timings::timed;
use super::tokens::{TokenSettings, Tokens};
use super::worker::Worker;

/// How often it is looked whether other processes have changed leads.
const NAP: Duration = Duration::from_millis(500);
/// The largest body of a request, in bytes.
const LARGEST: usize = 8 << 20;

/// How a service listens, and how it sends notifications.
#[derive(Clone)]
pub struct Settings {
    /// The address; with port 0, any port that is free.
    pub address: SocketAddr,
    /// How many requests each key may make in a second; `None` if there is no limit.
    pub rate: Option<u32>,
    /// The server that takes mails, such as `smtps://user:password@mail.contoso.example`. Without one, mails wait.
    pub smtp: Option<String>,
    /// How long a mail takes at most before it is tried again; less than five minutes. The server may have taken it.
    pub longest_mail: Duration,
    /// Whether webhooks may be in private networks, and without TLS.
    pub private_webhooks: bool,
    /// Whether a proxy is in front, which names the clients in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Tokens that are accepted beside keys.
    pub tokens: Option<TokenSettings>,
}

impl Default for Settings {
    /// Any free port of this machine.
    fn default() -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let longest_mail = Duration::from_secs(120);
        Self {
            address,
            rate: None,
            smtp: None,
            longest_mail,
            private_webhooks: false,
            behind_proxy: false,
            tokens: None,
        }
    }
}

/// A service that listens.
pub struct Service {
    app: App,
    courier: Courier,
    /// Says the number of the last change of a lead.
    changed: watch::Sender<u64>,
    behind_proxy: bool,
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
}

impl Service {
    /// Listens on an address.
    ///
    /// # Errors
    /// The address cannot be listened on, the mail server is not an address, the keys for tokens cannot be read, or the store
    /// fails.
    pub fn bind(store: Store, clock: Clock, settings: &Settings) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(settings.address))?;
        let address = listener.local_addr()?;
        let (alarms, rates) = (Alarms::default(), Arc::new(Rates::new(settings.rate)));
        let mailer = settings.smtp.as_deref().map(|server| Mailer::new(server, settings.longest_mail)).transpose()?;
        let private_webhooks = settings.private_webhooks;
        let stir = Stir::default();
        let courier = Courier {
            store: store.clone(),
            clock: clock.clone(),
            mailer,
            webhooks: WebhookClient::new(private_webhooks)?,
            wake: Arc::clone(&stir.courier),
        };
        let tokens = settings.tokens.clone().map(|settings| runtime.block_on(Tokens::new(settings))).transpose()?;
        let tokens = tokens.map(Arc::new);
        let (keys, readers) = (Arc::default(), Arc::default());
        let (changed, changes) = watch::channel(store.last_change().map_err(std::io::Error::other)?);
        let app = App {
            store,
            clock,
            alarms,
            rates,
            timings: Arc::default(),
            keys,
            tokens,
            readers,
            stir,
            changes,
            private_webhooks,
        };
        let behind_proxy = settings.behind_proxy;
        Ok(Self { app, courier, changed, behind_proxy, runtime, listener, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Makes a key that may do everything, if there is no key. Returns its secret, which cannot be shown again.
    ///
    /// # Errors
    /// The store fails.
    pub fn first_key(&self) -> Result<Option<String>, StoreError> {
        let store = &self.app.store;
        if !store.all_access()?.is_empty() {
            return Ok(None);
        }
        make_key(store, "first key", self.app.clock.now()).map(Some)
    }

    /// Answers until the process is asked to stop, then finishes the requests that have started, and what is being sent.
    ///
    /// # Errors
    /// The timer cannot be started.
    pub fn run(self) -> std::io::Result<()> {
        self.run_until(asked_to_stop())
    }

    /// The same as [`Service::run`], until something has happened.
    ///
    /// # Errors
    /// The timer cannot be started.
    pub fn run_until(self, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let Self { app, courier, changed, behind_proxy, runtime, listener, .. } = self;
        let threads = [settling, switching];
        let start = |thread: &Thread| thread(app.store.clone(), app.clock.clone(), &app.alarms, app.stir.clone());
        let threads = threads.iter().map(start).collect::<std::io::Result<Vec<_>>>()?;
        runtime.block_on(async move {
            let (courier_stop, stopped) = oneshot::channel::<()>();
            let courier = tokio::spawn(Arc::new(courier).run(async {
                let _ = stopped.await;
            }));
            // Streams end when nobody says any more what has changed.
            let watcher = tokio::spawn(watch(app.store.clone(), Arc::clone(&app.stir.watcher), changed));
            let stop = async move {
                stop.await;
                watcher.abort();
            };
            serve(listener, router(app), behind_proxy, stop).await;
            let _ = courier_stop.send(());
            let _ = courier.await;
        });
        drop(threads);
        Ok(())
    }
}

/// Starts a thread of a service.
type Thread = fn(Store, Clock, &Alarms, Stir) -> std::io::Result<Worker>;

/// Says when leads have changed, also through other processes.
async fn watch(store: Store, stirred: Arc<Notify>, changed: watch::Sender<u64>) {
    loop {
        let store = store.clone();
        let last = move || store.refresh_book().and_then(|_| store.last_change());
        if let Ok(Ok(last)) = tokio::task::spawn_blocking(last).await {
            changed.send_if_modified(|known| std::mem::replace(known, last) != last);
        }
        tokio::select! {
            () = stirred.notified() => {}
            () = tokio::time::sleep(NAP) => {}
        }
    }
}

/// Makes a key that may do everything. Returns its secret, which cannot be shown again.
///
/// # Errors
/// The store fails.
pub fn make_key(store: &Store, name: &str, now: Instant) -> Result<String, StoreError> {
    Ok(access::make(store, name, Grant::everything(), &Actor::command(now), None)?.1)
}

/// The routes.
fn router(app: App) -> Router {
    let all = routes().fold(Router::new(), |router, route| router.route(route.path, (route.handlers)()));
    all.fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(Arc::clone(&app.timings), timed))
        .with_state(app)
}

async fn unknown_path(uri: Uri) -> Problem {
    Problem::not_found(format!("There is nothing at `{}`.", uri.path()))
}

async fn unknown_method(method: Method, uri: Uri) -> Problem {
    let detail = format!("`{}` does not take {method}.", uri.path());
    Problem::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, "method", "Method not allowed", detail)
}

/// Ends when the process is asked to: Ctrl-C, or SIGTERM.
async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! {
                () = interrupted => {}
                _ = terminated.recv() => {}
            },
            Err(_) => interrupted.await,
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}
