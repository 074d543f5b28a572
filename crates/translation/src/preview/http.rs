//! Handles one request per connection, with limits on time and memory.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// The longest time to receive a request, and to send an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest request in bytes, and the most headers.
const MOST_BYTES: usize = 96 << 10;
const MOST_HEADERS: usize = 64;
/// How much data after a request is discarded, and for how long, so that the client can read the answer.
const MOST_REST: usize = 1 << 20;
const REST: Duration = Duration::from_millis(200);

/// A request without its body.
pub(super) struct Request<'r> {
    pub(super) method: &'r str,
    pub(super) target: &'r str,
    headers: &'r [httparse::Header<'r>],
}

impl<'r> Request<'r> {
    /// The values of a header. A value that is not UTF-8 is empty.
    pub(super) fn headers(&self, name: &str) -> impl Iterator<Item = &'r str> {
        let named = self.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| std::str::from_utf8(header.value).unwrap_or_default()).collect::<Vec<_>>().into_iter()
    }
}

pub(super) struct Answer {
    pub(super) code: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) content: Vec<u8>,
}

/// Reads and answers a request. `refuse` writes the answer to an invalid request.
pub(super) fn serve(
    stream: &TcpStream,
    refuse: impl Fn(u16, &str) -> Answer,
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
                break (refuse(431, "the request is too long"), false);
            }
            Ok(httparse::Status::Partial) => {}
            Err(_) => break (refuse(400, "invalid request"), false),
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

/// Answers a connection without reading the request.
pub(super) fn refused(stream: &TcpStream, answer: &Answer) {
    write(stream, answer, false, false);
}

/// Writes an answer and ends the connection. Errors are ignored: the client has left.
fn write(stream: &TcpStream, answer: &Answer, head: bool, discards: bool) {
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
    // 204 has no content and no length.
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
    if written.is_ok() && discards {
        discard(stream);
    }
}

/// Discards the rest of a request. Otherwise, closing the connection could lose the answer.
fn discard(mut stream: &TcpStream) {
    let began = Instant::now();
    let mut part = [0; 8192];
    let mut discarded = 0;
    while discarded < MOST_REST && began.elapsed() < REST && stream.set_read_timeout(Some(REST)).is_ok() {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(length) => discarded += length,
        }
    }
}
