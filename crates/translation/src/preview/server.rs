//! The HTTP server of the preview, for the local machine only.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use referee::diagnostic::Finding;
use referee_authoring::picture::document_style;

use super::asked::Asked;
use super::book::{Book, Shown};
use super::editor::{Editing, Editor};
use super::http::{Answer, Request, refused, serve};
use super::page::document;
use super::watch::Watch;

/// The most concurrent requests, including those that wait for a change.
const MOST_REQUESTS: usize = 64;
/// The most requests that wait for a change. Others get an immediate answer without changes.
const MOST_WAITING: usize = 48;
/// The longest wait for a change.
const PATIENCE: Duration = Duration::from_secs(25);
/// The longest address that is read.
const MOST_BYTES: usize = 64 << 10;
/// The pause after a connection could not be accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// Headers of every answer: no content from elsewhere, no use by other sites. Inline styles are for pictures.
const HEADERS: [(&str, &str); 7] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cache-Control", "no-store"),
];

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    port: u16,
    watch: Option<Watch>,
    book: Book,
    state: Arc<State>,
}

/// State shared by all requests.
struct State {
    /// The current version number and its content.
    shown: Mutex<(u64, Arc<Shown>)>,
    changed: Condvar,
    requests: AtomicUsize,
    waiting: AtomicUsize,
    port: u16,
    editing: Option<Editing>,
}

impl Server {
    /// Reads a book and listens on a port of this machine only. Port 0 selects a free port. Links open messages in an editor,
    /// unless the book is the built-in one.
    ///
    /// # Errors
    /// The book cannot be read, or the port is not available.
    pub fn new(folder: Option<&Path>, port: u16, editor: Editor) -> Result<Self, Unable> {
        let editing = folder.and_then(|_| Some(Editing::new(editor, std::env::current_dir().ok()?)));
        let watch = folder.map(Watch::new);
        let mut book = Book::new(folder);
        let shown = book.read().map_err(|finding| Unable::Book(Box::new(finding)))?;
        let unable = |error: std::io::Error| Unable::Port(error.to_string());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(unable)?;
        let port = listener.local_addr().map_err(unable)?.port();
        let shown = Mutex::new((1, Arc::new(shown)));
        let state = State {
            shown,
            changed: Condvar::new(),
            requests: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            port,
            editing,
        };
        Ok(Self { listener, port, watch, book, state: Arc::new(state) })
    }

    /// The URL of the page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers requests until the process ends.
    pub fn run(self) -> ! {
        let Self { listener, watch, mut book, state, .. } = self;
        if let Some(watch) = watch {
            let state = Arc::clone(&state);
            std::thread::spawn(move || {
                watch.follow(|| {
                    let now = book.read();
                    state.show(now);
                });
            });
        }
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // Too many connections, or the client has left.
                std::thread::sleep(PAUSE);
                continue;
            };
            state.receive(stream);
        }
    }
}

/// Why there is no preview.
pub enum Unable {
    /// The book cannot be read.
    Book(Box<Finding>),
    /// The port is not available.
    Port(String),
}

impl State {
    fn shown(&self) -> MutexGuard<'_, (u64, Arc<Shown>)> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows a new version. If the book cannot be read, adds the finding to the previous version.
    fn show(&self, read: Result<Shown, Finding>) {
        let now = match read {
            Ok(shown) => shown,
            Err(finding) => {
                let before = Arc::clone(&self.shown().1);
                before.with(finding)
            }
        };
        let mut shown = self.shown();
        shown.0 += 1;
        // Drop the previous version after the lock.
        let _before = std::mem::replace(&mut shown.1, Arc::new(now));
        drop(shown);
        self.changed.notify_all();
    }

    /// Answers a connection in its own thread, so that a slow client does not delay others.
    fn receive(self: &Arc<Self>, stream: TcpStream) {
        let state = Arc::clone(self);
        if self.requests.fetch_add(1, Ordering::SeqCst) >= MOST_REQUESTS {
            refused(&stream, &text_answer(503, "too many concurrent requests"));
            self.requests.fetch_sub(1, Ordering::SeqCst);
            return;
        }
        let answering = std::thread::Builder::new().spawn(move || {
            let answered = |request: Request<'_>| {
                let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| state.answer(&request)));
                answer.unwrap_or_else(|_| text_answer(500, "internal fault, please report"))
            };
            serve(&stream, text_answer, answered);
            state.requests.fetch_sub(1, Ordering::SeqCst);
        });
        if answering.is_err() {
            self.requests.fetch_sub(1, Ordering::SeqCst);
        }
    }

    fn answer(&self, request: &Request<'_>) -> Answer {
        if !self.is_ours(request) {
            return text_answer(403, "this page is only available on its own machine, under its own address");
        }
        if !["GET", "HEAD"].contains(&request.method) {
            return text_answer(405, "only GET and HEAD are supported");
        }
        if request.target.len() > MOST_BYTES {
            return text_answer(414, "the address is too long");
        }
        let (path, query) = request.target.split_once('?').unwrap_or((request.target, ""));
        match path {
            "/" => {
                let asked = Asked::read(query);
                let (version, shown) = self.after(asked.seen);
                if asked.seen == Some(version) {
                    return Answer { code: 204, ..content_of("text/plain; charset=utf-8", Vec::new()) };
                }
                content_of(
                    "text/html; charset=utf-8",
                    document(&shown, &asked, version, self.editing.as_ref()).into_bytes(),
                )
            }
            "/preview.css" => {
                let style = document_style(include_str!("preview.css"));
                content_of("text/css; charset=utf-8", style.into_bytes())
            }
            "/preview.js" => content_of("text/javascript; charset=utf-8", include_bytes!("preview.js").to_vec()),
            _ => text_answer(404, "not found"),
        }
    }

    /// The current version. Waits for another one than `seen`, unless that takes too long or too many requests wait.
    fn after(&self, seen: Option<u64>) -> (u64, Arc<Shown>) {
        let crowded = self.waiting.fetch_add(1, Ordering::SeqCst) >= MOST_WAITING;
        let same = |shown: &mut (u64, Arc<Shown>)| !crowded && Some(shown.0) == seen;
        let waited = self.changed.wait_timeout_while(self.shown(), PATIENCE, same);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (shown.0, Arc::clone(&shown.1))
    }

    /// Whether a request comes from this page, by a local address and the same origin.
    fn is_ours(&self, request: &Request<'_>) -> bool {
        let all = |name: &str| request.headers(name).map(str::to_ascii_lowercase).collect::<Vec<_>>();
        // Browsers omit the default port of HTTP.
        let port = if self.port == 80 { String::new() } else { format!(":{}", self.port) };
        let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}{port}"));
        let [host] = &*all("Host") else { return false };
        let origins = all("Origin");
        let sites = all("Sec-Fetch-Site");
        names.contains(host)
            && origins.iter().all(|origin| *origin == format!("http://{host}"))
            && sites.iter().all(|site| site == "same-origin" || site == "none")
    }
}

fn content_of(kind: &str, content: Vec<u8>) -> Answer {
    let headers = HEADERS.iter().copied().chain([("Content-Type", kind)]);
    Answer { code: 200, headers: headers.map(|(name, value)| (name, value.to_owned())).collect(), content }
}

fn text_answer(code: u16, text: &str) -> Answer {
    Answer { code, ..content_of("text/plain; charset=utf-8", format!("{text}\n").into_bytes()) }
}
