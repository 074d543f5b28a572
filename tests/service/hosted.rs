//! A service in this process, with a book of its own.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use referee::serde_json::{Value, json};
use referee::{Loader, Referee, Source};
use referee_server::{Service, Settings};
use referee_store::Store;

use super::peers::{Moved, eventually};
use super::places::Place;
use super::running::{Client, escaped};

pub const RULES: &str = "
rules: tickets
facts:
  language: { one-of: [en, de, zh-tw, ar], default: en, info: true }
  account: { kind: text, default: A }
fields: { email: email, subject: text }
arrival: { fields: [email, subject] }
recipients: [customer, team, desk]
stages:
  open:
    shows: overview
    actions: { answer: { to: answered, notify: answered } }
    timeout: { after: 1d, to: missed, notify: missed }
  closed: { outcomes: { answered: { withhold: [email] }, missed: {} } }
notifications:
  arrived: { to: team, on: opened }
  answered: { to: customer }
  missed: { to: desk, digest: { above: 2, per: 1d } }
";

pub const DELIVERY: &str = "
from: Tickets, Contoso <tickets@contoso.example>
account: { fact: account }
recipients:
  customer: { mail: { field: email }, locale: { fact: language } }
  team: { mail: directory, webhook: true }
  desk: { mail: desk@contoso.example, locale: de, zone: Europe/Berlin }
";

const WORDS: &str = "
fact-language = Language
fact-language-en = English
fact-language-de = German
fact-language-zh-tw = Chinese
fact-language-ar = Arabic
fact-account = Account
field-email = Email
field-subject = Subject
recipient-customer = Customer
recipient-team = Team
recipient-desk = Desk
stage-open = Open
    .summary = Open.
stage-closed = Closed
action-answer = Answer
    .hint = Answers.
outcome-answered = Answered
    .summary = Answered.
outcome-missed = Missed
    .summary = Missed.
notification-arrived =
    .subject = New: { $field-subject }
    .body = From **{ $field-subject }**, see [here](https://contoso.example/?a=1&b=2).
notification-answered =
    .subject = SENTENCE: { $field-subject }
    .body =
        SENTENCE.

        - one
        - two
notification-missed =
    .subject = Missed: { $field-subject }
    .body = Missed.
    .digest-subject = { $count } missed until { DATETIME($until) }
    .digest-body = { $leads }
";

pub fn words(sentence: &str) -> String {
    WORDS.replace("SENTENCE", sentence)
}

/// The book, with or without its delivery file.
pub fn referee(with_delivery: bool) -> Referee {
    let sentences = [
        ("en", "Answered"),
        ("de", "Beantwortet für Müller & Söhne"),
        ("zh-TW", "已回覆您的問題"),
        ("ar", "تمت الإجابة"),
    ];
    let words =
        sentences.map(|(locale, sentence)| (locale.parse().unwrap(), Source::new("tickets.ftl", words(sentence))));
    let mut files = vec![Source::new("tickets.yaml", RULES)];
    if with_delivery {
        files.push(Source::new("delivery.yaml", DELIVERY));
    }
    let (referee, findings) = Loader::rules(files).with_words(words).load_valid().unwrap();
    let errors: Vec<String> = findings.iter().filter(|finding| finding.is_error()).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    referee
}

/// A service in this process, with a clock that can be moved on. It is stopped in the end.
pub struct Hosted {
    pub client: Client,
    pub clock: Moved,
    stop: Option<Arc<tokio::sync::Notify>>,
    thread: Option<JoinHandle<()>>,
}

impl Hosted {
    pub fn start(store: &str, clock: &Moved, smtp: Option<u16>) -> Self {
        Self::start_with(store, clock, smtp, referee(true))
    }

    /// It waits for a mail server for a moment only.
    pub fn start_impatient(store: &str, clock: &Moved, smtp: u16) -> Self {
        let smtp = Some(format!("smtp://127.0.0.1:{smtp}"));
        let settings = Settings { smtp, longest_mail: Duration::from_secs(2), ..Settings::default() };
        Self::start_as(store, clock, referee(true), &settings)
    }

    pub fn start_with(store: &str, clock: &Moved, smtp: Option<u16>, referee: Referee) -> Self {
        let smtp = smtp.map(|port| format!("smtp://127.0.0.1:{port}"));
        let settings = Settings { smtp, private_webhooks: true, ..Settings::default() };
        Self::start_as(store, clock, referee, &settings)
    }

    fn start_as(store: &str, clock: &Moved, referee: Referee, settings: &Settings) -> Self {
        let store = Store::open(store, referee).unwrap();
        let key = referee_server::make_key(&store, "test", clock.now()).unwrap();
        let service = Service::bind(store, clock.clock(), settings).unwrap();
        let client = Client::new(&format!("http://{}", service.address()), &key);
        let stop = Arc::new(tokio::sync::Notify::new());
        let own = Arc::clone(&stop);
        let thread = std::thread::spawn(move || service.run_until(async move { own.notified().await }).unwrap());
        Self { client, clock: clock.clone(), stop: Some(stop), thread: Some(thread) }
    }

    pub fn open(&self, lead: &str, email: &str, facts: &Value) {
        let event = json!({ "lead": lead, "open": { "rules": "tickets", "facts": facts,
            "overview": { "subject": format!("Case {lead}") }, "details": { "email": email } } });
        let answer = self.client.post("/v1/leads", &event.to_string());
        assert_eq!(answer.status, 201, "{answer:?}");
    }

    pub fn answer(&self, lead: &str) {
        let answer = self.client.post(&format!("/v1/leads/{}/events", escaped(lead)), r#"{"act":"answer"}"#);
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    pub fn contact(&self, id: &str, contact: &Value) -> u16 {
        self.client.request("PUT", &format!("/v1/directory/{id}"), &[], contact.to_string().as_bytes()).unwrap().status
    }

    pub fn state(&self, key: &str) -> String {
        let lead = key.split('/').next().unwrap();
        let all = self.client.get(&format!("/v1/notifications?lead={}", escaped(lead))).json();
        let own = all.as_array().unwrap().iter().find(|notification| notification["key"] == key);
        own.map_or_else(String::new, |own| own["state"].as_str().unwrap().to_owned())
    }

    pub fn deliveries(&self, key: &str) -> Value {
        self.client.get(&format!("/v1/deliveries?notification={}", escaped(key))).json()
    }

    /// Waits until a notification is in a state, and moves the clock on in the meantime.
    #[track_caller]
    pub fn reach(&self, key: &str, state: &str, step: i64) {
        eventually(|| {
            if self.state(key) == state {
                return Some(());
            }
            self.clock.on(step);
            std::thread::sleep(std::time::Duration::from_millis(300));
            None
        });
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        self.stop.take().unwrap().notify_one();
        self.thread.take().unwrap().join().unwrap();
    }
}

/// The book as a folder.
pub fn book(place: &Place) -> String {
    let book = place.folder.join("book");
    for (path, text) in [
        ("rules/tickets.yaml", RULES),
        ("rules/delivery.yaml", DELIVERY),
        ("locales/en/tickets.ftl", &words("Answered")),
    ] {
        let path = book.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    book.display().to_string()
}
