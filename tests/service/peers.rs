//! Servers that take mails and webhooks, as processes of their own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use referee::Instant;
use referee::serde_json::{self, Value};
use referee_server::Clock;

use super::places::{Missing, free_port};

/// A server in Python. It is stopped in the end.
pub struct Peer {
    child: Child,
    pub port: u16,
    kept: PathBuf,
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/service/peers").join(name)
}

/// Python with a package.
pub fn python(package: &'static str) -> Result<Command, Missing> {
    let has = Command::new("python3").args(["-c", &format!("import {package}")]).stderr(Stdio::null()).status();
    if has.is_ok_and(|ran| ran.success()) { Ok(Command::new("python3")) } else { Err(Missing(package)) }
}

impl Peer {
    /// A mail server. With a certificate, its key and a password, it insists on TLS and a login.
    pub fn smtp(folder: &Path, port: u16, secure: &[&str]) -> Result<Self, Missing> {
        Self::start(python("aiosmtpd")?, "smtp.py", &folder.join("mails.jsonl"), port, secure)
    }

    /// A receiver of webhooks.
    pub fn hooks(folder: &Path) -> Result<Self, Missing> {
        Self::start(python("standardwebhooks")?, "hooks.py", &folder.join("hooks.jsonl"), free_port(), &[])
    }

    /// An issuer of tokens.
    pub fn issuer(folder: &Path) -> Result<Self, Missing> {
        Self::start(python("jwt")?, "issuer.py", &folder.join("tokens"), free_port(), &[])
    }

    fn start(mut python: Command, name: &str, kept: &Path, port: u16, more: &[&str]) -> Result<Self, Missing> {
        let command = python.arg(script(name)).arg(port.to_string()).arg(kept).args(more);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        Ok(Self { child, port, kept: kept.to_owned() })
    }

    /// What it has taken.
    pub fn taken(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(&self.kept).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What it has taken, once there is enough of it.
    pub fn wait(&self, count: usize) -> Vec<Value> {
        eventually(|| Some(self.taken()).filter(|taken| taken.len() >= count))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks until there is an answer.
#[track_caller]
pub fn eventually<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    for _ in 0..600 {
        if let Some(answer) = ask() {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("it did not happen");
}

/// Checks requests that a receiver has kept, with the libraries of the standards. Returns the events.
pub fn verified(requests: &[Value], secret: &str) -> Result<Vec<Value>, Missing> {
    let mut child =
        python("cloudevents")?.arg(script("verify.py")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for request in requests {
        let mut request = request.clone();
        request["secret"] = secret.into();
        writeln!(input, "{request}").unwrap();
    }
    drop(input);
    let ran = child.wait_with_output().unwrap();
    assert!(ran.status.success());
    Ok(String::from_utf8(ran.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// A clock that can be moved on.
#[derive(Clone, Default)]
pub struct Moved {
    by: Arc<AtomicI64>,
    /// What it says until it is moved on; `None` if it goes.
    still: Option<Instant>,
}

impl Moved {
    /// A clock that does not go by itself.
    pub fn still() -> Self {
        Self { still: Some(Instant::from(SystemTime::now())), ..Self::default() }
    }

    pub fn clock(&self) -> Clock {
        let own = self.clone();
        Clock::by(move || own.now())
    }

    pub fn now(&self) -> Instant {
        self.still.unwrap_or_else(|| Instant::from(SystemTime::now())).plus_millis(self.by.load(Ordering::SeqCst))
    }

    pub fn on(&self, millis: i64) {
        self.by.fetch_add(millis, Ordering::SeqCst);
    }
}

/// A port that leads to another one. The first connections are cut after a number of bytes from the client.
pub fn cutting(to: u16, cuts: usize, after: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let cut = Arc::new(AtomicUsize::new(0));
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else { continue };
            let cuts_this = cut.fetch_add(1, Ordering::SeqCst) < cuts;
            let (mut from, mut back) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || {
                let _ = std::io::copy(&mut from, &mut back);
            });
            std::thread::spawn(move || pass(client, server, if cuts_this { after } else { usize::MAX }));
        }
    });
    port
}

fn pass(mut client: TcpStream, mut server: TcpStream, mut left: usize) {
    let mut bytes = [0; 256];
    while let Ok(count @ 1..) = client.read(&mut bytes) {
        let count = count.min(left);
        left -= count;
        if server.write_all(&bytes[..count]).is_err() || left == 0 {
            break;
        }
    }
    let _ = client.shutdown(std::net::Shutdown::Both);
    let _ = server.shutdown(std::net::Shutdown::Both);
}
