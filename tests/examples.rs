//! The examples are built and run, and their whole output is compared.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use referee::{Event, Opening, Referee, serde_json};

use crate::command::{Folder, example, root};

/// Runs an example at the root of the repository. Gives its exit code and both outputs.
fn run(name: &str, args: &[&str]) -> String {
    let done = Command::new(example(name)).args(args).current_dir(root()).env_clear().output().unwrap();
    let mut text = String::from_utf8(done.stdout).unwrap();
    for (title, rest) in [
        ("code", done.status.code().filter(|code| *code != 0).map(|code| code.to_string()).unwrap_or_default()),
        ("errors", String::from_utf8(done.stderr).unwrap()),
    ] {
        if !rest.is_empty() {
            write!(text, "\n-- {title}\n{rest}").unwrap();
        }
    }
    text
}

/// Compares a text with the one in `tests/examples`.
fn same(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "examples", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn sqlite_lets_one_of_two_writers_win() {
    let output = run("sqlite", &[]);
    same("sqlite", &output);
    for _ in 0..20 {
        assert_eq!(run("sqlite", &[]), output);
    }
}

#[test]
fn worker_sends_every_notification_once() {
    same("worker", &run("worker", &[]));
}

#[test]
fn switch_moves_all_leads_or_none() {
    same("switch", &run("switch", &[]));
}

#[test]
fn replay_reports_what_it_cannot_use_and_goes_on() {
    same("replay", &run("replay", &[]));
    let folder = Folder::new();
    let log = [
        &br#"{"lead":"L-1","at":"2017-06-02T09:00:00Z","open":{"rules":"2017"}}"#[..],
        br#"{"lead":"L-1","at":"2017-06-03T09:00:00Z","akt":"interested"}"#,
        br#"{"lead":"L-1","at":"2017-06-03T09:00:00Z","act":"won"}"#,
        b"\xff",
        br#"{"lead":"L-2","at":"2017-06-03T12:00:00Z","open":{"rules":"2017"}"#,
        br#"{"lead":"L-3","at":"2017-06-03T12:00:00Z","open":{"rules":"2017"}}"#,
        br#"{"lead":"L-4","at":"2018-06-03T12:00:00Z","open":{"rules":"2017"}}"#,
        b"",
    ];
    std::fs::write(folder.path().join("log.jsonl"), log.join(&b'\n')).unwrap();
    let path = folder.path().join("log.jsonl").to_str().unwrap().to_owned();
    let output = run("replay", &[&path, "de", "2017-06-05T09:00:00Z"]);
    same("replay-broken", &output.replace(&path, "log.jsonl"));
}

const NOW: &str = "2020-06-12T09:00:00Z";

/// The web example, which listens on a port of its own.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        let mut command = Command::new(example("web"));
        let mut process = command.args(["127.0.0.1:0", NOW]).env_clear().stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split('/').nth(2).unwrap().to_owned();
        Self { process, address }
    }

    /// Sends a request, written as `METHOD PATH` with lines of headers. Gives the status line, the headers that do not
    /// differ from run to run, and the body.
    fn ask(&self, request: &str, body: &str) -> (String, String) {
        let (target, headers) = request.split_once('\n').unwrap_or((request, ""));
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(stream, "{target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n")
            .unwrap();
        headers.lines().for_each(|header| write!(stream, "{header}\r\n").unwrap());
        write!(stream, "\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let varies = ["date:", "connection:", "content-length:"];
        let head = head.lines().filter(|line| !varies.iter().any(|name| line.starts_with(name)));
        (head.collect::<Vec<_>>().join("\n"), body.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// JSON on many lines; any other text as it is.
fn pretty(body: &str) -> String {
    let json = serde_json::from_str::<serde_json::Value>(body);
    json.map_or_else(|_| body.to_owned(), |json| serde_json::to_string_pretty(&json).unwrap())
}

/// The tutorial on databases shows parts of this transcript, by the anchors in it.
#[test]
fn web_answers_in_the_language_of_the_request() {
    let json = "Content-Type: application/json";
    let key = format!("POST /leads/L-1\n{json}\nIdempotency-Key: k-1");
    let decline = r#"{"act":"decline","fields":{"reason":"no capacity"}}"#;
    let requests: [(&str, String, &str); 8] = [
        ("status", "GET /leads/L-1\nAccept-Language: fr, de-AT;q=0.8, en;q=0.5".into(), ""),
        ("incomplete", format!("POST /leads/L-1\nAccept-Language: de\n{json}"), r#"{"act":"decline"}"#),
        ("declined", key.clone(), decline),
        ("repeated", key.clone(), decline),
        ("taken", key, r#"{"act":"decline","fields":{"reason":"no time"}}"#),
        ("archived", format!("POST /leads/L-1\nAccept-Language: it\n{json}"), r#"{"act":"accept"}"#),
        ("unknown", "GET /leads/L-9\nAccept-Language: de".into(), ""),
        ("unreadable", format!("POST /leads/L-1\n{json}"), r#"{"act":"#),
    ];
    let server = Server::start();
    let mut transcript = String::new();
    for (name, request, body) in requests {
        let (head, answer) = server.ask(&request, body);
        let body = if body.is_empty() { String::new() } else { format!("\n{body}\n") };
        let mut answer = pretty(&answer);
        if let Some(("status", cut)) = Some(name).zip(answer.find("\n  \"shows\"")) {
            answer.replace_range(cut.., "\n  …\n}");
        }
        writeln!(transcript, "ANCHOR: {name}\n{request}\n{body}\n{head}\n\n{answer}\nANCHOR_END: {name}\n").unwrap();
    }
    same("web", &transcript);
}

/// A status over HTTP is the one that the library gives.
#[test]
fn web_gives_the_whole_status() {
    let referee = Referee::builtin();
    let now = NOW.parse().unwrap();
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    let lead = referee.open(Event::open("L-1", now, opening)).unwrap();
    let server = Server::start();
    for (wish, locale) in
        [("zh-HK", "zh-TW"), ("ru;q=0, it", "it"), ("de;q=0.1,ru;q=0.9", "ru"), ("fr", "en"), ("*", "en")]
    {
        let (_, answer) = server.ask(&format!("GET /leads/L-1\nAccept-Language: {wish}"), "");
        let reader = referee.reader(locale).unwrap();
        assert_eq!(answer, serde_json::to_string(&reader.status(&lead, now).unwrap()).unwrap(), "{wish}");
    }
}
