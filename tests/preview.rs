//! `referee locale preview`, with requests from unauthorized clients.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use referee::Referee;

use crate::command::{Folder, command, files, folder, run_in};
use crate::translations::{book, edit};

/// A running preview.
pub struct Preview {
    pub child: Child,
    pub address: String,
}

impl Preview {
    pub fn of(book: &Path) -> Self {
        Self::at(book, "0")
    }

    pub fn at(book: &Path, port: &str) -> Self {
        let mut child = command(book, &["locale", "preview", "--port", port]).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, address: line.trim().to_owned() }
    }

    pub fn host(&self) -> &str {
        self.address.trim_start_matches("http://").trim_end_matches('/')
    }

    /// The response to bytes, until the server closes the connection.
    fn send(&self, bytes: &[u8]) -> String {
        let address: SocketAddr = self.host().parse().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // A client that stops reading closes the connection.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, headers: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n").as_bytes())
    }

    fn page(&self, path: &str) -> String {
        self.get(path, &format!("Host: {}\r\n", self.host()))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_message_is_on_the_page() {
    let preview = Preview::of(&folder().join(".."));
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        for (left, right) in [("de", "en"), ("it", "ru"), ("zh-TW", ""), ("en-XA", "ar-XB")] {
            let page = preview.page(&format!("/?rules={}&left={left}&right={right}", rules.name()));
            let shown: BTreeSet<&str> =
                page.split("data-id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let reader = referee.reader(left).unwrap();
            for word in reader.words(rules).iter() {
                assert!(shown.contains(word.id.as_str()), "{} of {} in {left}", word.id, rules.name());
            }
            let states = page.matches("<article aria-label").count();
            let all = rules.stages().len() + rules.archive().outcomes.len();
            assert!(page.matches("data-state=").count() == all, "{} of {states} in {left}", rules.name());
            assert!(!page.contains("‹‹") && !page.contains("{ $"), "{left}");
        }
    }
}

#[test]
fn only_its_own_page_gets_answers() {
    let preview = Preview::of(&folder().join(".."));
    let host = preview.host().to_owned();
    let port = host.rsplit(':').next().unwrap().to_owned();
    let status = |answer: &str| answer.split(' ').nth(1).unwrap_or_default().to_owned();
    for headers in [
        format!("Host: {host}\r\n"),
        format!("Host: localhost:{port}\r\n"),
        format!("Host: {host}\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://{host}\r\n"),
        format!("Host: {host}\r\nSec-Fetch-Site: none\r\n"),
    ] {
        let answer = preview.get("/", &headers);
        assert_eq!(status(&answer), "200", "{headers}");
        for promise in
            ["default-src 'none'", "nosniff", "no-referrer", "same-origin", "no-store", "frame-ancestors 'none'"]
        {
            assert!(answer.contains(promise), "{promise}");
        }
    }
    for headers in [
        String::new(),
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: {host}\r\nHost: evil.example\r\n"),
        format!("Host: {host}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: {host}\r\nOrigin: null\r\n"),
        format!("Host: localhost:{port}\r\nOrigin: http://{host}\r\n"),
        format!("Host: {host}\r\nSec-Fetch-Site: cross-site\r\n"),
        format!("Host: {host}\r\nSec-Fetch-Site: same-site\r\n"),
    ] {
        for path in ["/", "/preview.js", "/?seen=0"] {
            assert_eq!(status(&preview.get(path, &headers)), "403", "{path} {headers}");
        }
    }
    for path in ["/rules/2020.yaml", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "//", "http://evil.example/"] {
        assert_eq!(status(&preview.page(path)), "404", "{path}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let request =
            format!("{method} / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 3\r\n\r\na=b");
        assert_eq!(status(&preview.send(request.as_bytes())), "405", "{method}");
    }
    // It listens only on this machine.
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Some(outside) = outside.ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback()) {
        assert!(TcpStream::connect(format!("{outside}:{port}")).is_err(), "it listens on {outside}");
    }
}

#[test]
fn no_request_stops_it_or_writes_anything() {
    let book = Folder::new();
    for file in ["rules/tickets.yaml", "locales/de/tickets.ftl"] {
        book.write(file, &std::fs::read_to_string(folder().join("../examples/tickets").join(file)).unwrap());
    }
    let preview = Preview::of(book.path());
    let host = preview.host().to_owned();
    let long = "a".repeat(70_000);
    let many = format!("?{}", "&field.x=1".repeat(5_000));
    for query in [
        "?rules=nothing&left=xx&right=%F0%9F%98%80".to_owned(),
        "?left=en-XA&right=ar-XB&after=4294967295&count=99999999999999999999".to_owned(),
        "?since=9999-12-31T23:59&after=9600".to_owned(),
        "?since=0000-00-00T00:00&lead=%00%0a%1b[31m".to_owned(),
        "?lead=&fact.priority=none&field.customer=%3Cscript%3E".to_owned(),
        "?search=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
        format!("?search={}", "%FF".repeat(3_000)),
        many,
    ] {
        let page = preview.page(&format!("/{query}"));
        assert!(page.starts_with("HTTP/1.1 200"), "{query:.80}: {page:.200}");
        assert!(page.trim_end().ends_with("</html>"), "{query:.80}");
        assert!(!page.contains("<script>"), "{query:.80}");
    }
    assert!(preview.page(&format!("/?search={long}")).starts_with("HTTP/1.1 414"));
    for bytes in [
        &b""[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ] {
        let answer = preview.send(bytes);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    // A request without an end.
    let endless = [format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: ").into_bytes(), vec![b'a'; 8 << 20]].concat();
    assert!(!preview.send(&endless).starts_with("HTTP/1.1 200"));
    // Many idle connections.
    let silent: Vec<TcpStream> = (0..50).map(|_| TcpStream::connect(&host).unwrap()).collect();
    drop(silent);
    let waiting: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(&host).unwrap();
            stream.write_all(format!("GET /?seen=1 HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()).unwrap();
            stream
        })
        .collect();
    drop(waiting);
    let answers = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        preview.page("/").starts_with("HTTP/1.1 200")
    });
    assert!(answers, "it still answers");
    let mut files: Vec<String> = walk(book.path());
    files.sort();
    assert_eq!(files, ["locales/de/tickets.ftl", "rules/tickets.yaml"]);
}

/// The text of a page for a message, once it shows a wanted text.
fn until(preview: &Preview, query: &str, wanted: &dyn Fn(&str) -> bool) -> String {
    let mut page = String::new();
    for _ in 0..200 {
        page = preview.page(query);
        if wanted(&page) {
            return page;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let state = page.split("id=\"state\"").nth(1).unwrap_or(&page);
    panic!("the text does not appear: {state:.1500}");
}

#[test]
fn unreadable_files_leave_the_last_valid_messages() {
    let book = book();
    let preview = Preview::of(book.path());
    let page = "/?rules=2017&left=de&right=";
    let path = book.path().join("locales/de/2017.ftl");
    let good = std::fs::read(&path).unwrap();
    let keeps = |page: &str| page.contains(">Wird bewertet<") && page.contains("class=\"finding error\"");
    let well = |page: &str| page.contains(">Wird bewertet<") && page.contains("no errors, no warnings");
    let change = |what: &dyn Fn()| {
        let _ = std::fs::remove_file(&path);
        what();
        until(&preview, page, &keeps);
        let _ = std::fs::remove_dir(&path);
        let _ = std::fs::remove_file(&path);
        std::fs::write(&path, &good).unwrap();
        until(&preview, page, &well);
    };
    until(&preview, page, &well);
    change(&|| std::fs::create_dir(&path).unwrap());
    change(&|| std::fs::write(&path, b"stage-new = \xff\n").unwrap());
    change(&|| std::fs::write(&path, "x = ".to_owned() + &"{ ".repeat(1_000)).unwrap());
    change(&|| std::fs::write(&path, "x".repeat(17 << 20)).unwrap());
    #[cfg(unix)]
    change(&|| assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()));
    let rules = book.path().join("rules/2017.yaml");
    let valid = std::fs::read(&rules).unwrap();
    std::fs::write(&rules, b"rules: \xff\n").unwrap();
    until(&preview, page, &keeps);
    std::fs::write(&rules, &valid).unwrap();
    until(&preview, page, &well);
    // The rules removed and restored; reported once.
    std::fs::rename(book.path().join("rules"), book.path().join("elsewhere")).unwrap();
    for number in 0..5 {
        std::fs::write(book.path().join("locales/de/note"), number.to_string()).unwrap();
        std::thread::sleep(Duration::from_millis(30));
    }
    let shown = until(&preview, page, &keeps);
    let state = shown.split("id=\"state\"").nth(1).unwrap_or_default();
    assert_eq!(shown.matches("cannot read the folder").count(), 1, "{state:.3000}");
    std::fs::rename(book.path().join("elsewhere"), book.path().join("rules")).unwrap();
    until(&preview, page, &well);
}

/// The text of a page without its version number.
fn lasting(page: &str) -> String {
    let (_, after) = page.split_once("data-version=\"").unwrap();
    after.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[test]
fn an_old_page_shows_the_same_as_a_new_one() {
    let book = book();
    let long = Preview::of(book.path());
    let path = |file: &str| book.path().join(file);
    let same = |what: &str| {
        let new = Preview::of(book.path());
        for query in ["rules=2020&left=de&right=en", "rules=2017&left=it&right=ru", "rules=2019&left=zh-TW&right=ar-XB"]
        {
            let query = format!("/?{query}");
            let wanted = lasting(&new.page(&query));
            let mut shown = String::new();
            for _ in 0..100 {
                shown = lasting(&long.page(&query));
                if shown == wanted {
                    break;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            let other = shown.split('<').zip(wanted.split('<')).find(|(shown, wanted)| shown != wanted);
            assert!(shown == wanted, "{what}, {query}: {other:?}");
        }
    };
    let broken = || until(&long, "/?rules=2020&left=ru", &|page| page.contains("class=\"state error\""));
    edit(&book, "locales/de/2020.ftl", "outcome-won = Gewonnen", "outcome-won = Geglückt");
    same("a word");
    edit(&book, "locales/en/2020.ftl", "outcome-won = Won", "outcome-won = Gained");
    same("the original");
    assert_eq!(run_in(book.path(), &["locale", "accept", "it", "ru"], b"").code, Some(0));
    same("a ledger");
    edit(&book, "locales/it/2017.ftl", "outcome-won = Vinta", "outcome-won = Won");
    same("a word that is left");
    edit(&book, "locales/ru/2017.ftl", "outcome-won = Выигранная", "outcome-won = Won");
    same("a word that is left in two languages");
    book.write("rules/2020.yaml", &(book.read("rules/2020.yaml") + "widths: { action: 9 }\n"));
    same("the rules");
    edit(&book, "locales/de/common.ftl", "table-lead = ", "table-lead = „");
    same("a shared word");
    edit(&book, "locales/de/pages/2020.ftl", "tip-report-back = ", "tip-report-back = Sagen | ");
    same("a wording of pages");
    let words = book.read("locales/ru/2020.ftl");
    book.write("locales/ru/2020.ftl", &words.replace("stage-received = ", "stage-received "));
    broken();
    book.write("locales/ru/2020.ftl", &words);
    same("a message that is whole again");
    std::fs::write(path("locales/ru/2020.ftl"), b"\xff").unwrap();
    broken();
    book.write("locales/ru/2020.ftl", &words);
    same("a file that can be read again");
    let rules = book.read("rules/2019.yaml");
    book.write("rules/2019.yaml", &rules.replace("stages:", "stages: 5\nstage:"));
    broken();
    book.write("rules/2019.yaml", &rules);
    same("rules that are valid again");
    std::fs::rename(path("locales/zh-TW"), path("zh-TW")).unwrap();
    same("a language that is gone");
    std::fs::rename(path("zh-TW"), path("locales/zh-TW")).unwrap();
    same("a language that is back");
    std::fs::remove_file(path("locales/de/ledger")).unwrap();
    same("no ledger");
    std::fs::remove_file(path("locales/de/common.ftl")).unwrap();
    same("the shared words that come with the library");
}

fn walk(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|path| path.strip_prefix(folder).unwrap().display().to_string()).collect()
}
