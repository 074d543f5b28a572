//! One request and one answer on a connection, within bounds of time and memory.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long a request may take to arrive, and an answer to be taken.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most that is read of a request, and how many headers it may have.
const MOST_BYTES: usize = 96 << 10;
const MOST_HEADERS: usize = 64;
/// How much of what follows a request is passed over, and for how long, so that whoever sends it hears the answer.
const MOST_REST: usize = 1 << 20;
const REST: Duration = Duration::from_millis(200);

/// A request, without what may follow it.
pub(super) struct Request<'r> {
    pub(super) method: &'r str,
    pub(super) target: &'r str,
    headers: &'r [httparse::Header<'r>],
}

impl<'r> Request<'r> {
    /// The values of a header; what is no text is empty.
    pub(super) fn headers(&self, name: &str) -> impl Iterator<Item = &'r str> {
        let named = self.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| std::str::from_utf8(header.value).unwrap_or_default()).collect::<Vec<_>>().into_iter()
    }
}

/// An answer.
pub(super) struct Answer {
    pub(super) code: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) content: Vec<u8>,
}

/// Reads a request, and answers it. What cannot be read is `told`.
pub(super) fn serve(
    stream: &TcpStream,
    told: impl Fn(u16, &str) -> Answer,
    answer: impl FnOnce(Request<'_>) -> Answer,
) {
    let mut bytes = Vec::new();
    let began = Instant::now();
    let mut part = [0; 8192];
    let (answer, head) = loop {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(httparse::Status::Complete(_)) => {
                let (method, target) = (request.method.unwrap_or_default(), request.path.unwrap_or_default());
                let head = method == "HEAD";
                break (answer(Request { method, target, headers: request.headers }), head);
            }
            Ok(httparse::Status::Partial) if bytes.len() > MOST_BYTES => {
                break (told(431, "this request is too long"), false);
            }
            Ok(httparse::Status::Partial) => {}
            Err(_) => break (told(400, "this is no request"), false),
        }
        let left = PATIENCE.saturating_sub(began.elapsed());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        let mut input = stream;
        match input.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(length) => bytes.extend_from_slice(part.get(..length).unwrap_or_default()),
        }
    };
    write(stream, &answer, head, true);
}

/// Answers a connection that is not read.
pub(super) fn refused(stream: &TcpStream, answer: &Answer) {
    write(stream, answer, false, false);
}

/// Writes an answer, after which nothing more is said. Whoever has gone misses nothing.
fn write(stream: &TcpStream, answer: &Answer, head: bool, passes: bool) {
    let reason = match answer.code {
        200 => "OK",
        204 => "No Content",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    };
    let mut out = format!("HTTP/1.1 {} {reason}\r\nConnection: close\r\n", answer.code);
    // Where there is no content, nothing is said of it.
    if answer.code != 204 {
        let _ = write!(out, "Content-Length: {}\r\n", answer.content.len());
    }
    for (name, value) in &answer.headers {
        let _ = write!(out, "{name}: {value}\r\n");
    }
    out.push_str("\r\n");
    let mut output = stream;
    let written = stream
        .set_write_timeout(Some(PATIENCE))
        .and_then(|()| output.write_all(out.as_bytes()))
        .and_then(|()| if head { Ok(()) } else { output.write_all(&answer.content) })
        .and_then(|()| stream.shutdown(Shutdown::Write));
    if written.is_ok() && passes {
        pass(stream);
    }
}

/// Passes over what is left of a request, which unread would take the answer with it.
fn pass(mut stream: &TcpStream) {
    let began = Instant::now();
    let mut part = [0; 8192];
    let mut passed = 0;
    while passed < MOST_REST && began.elapsed() < REST && stream.set_read_timeout(Some(REST)).is_ok() {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(length) => passed += length,
        }
    }
}
