//! Notifications arrive: by mail through a real server, and by webhooks; also if servers are down, slow, or cut connections.

use std::collections::{BTreeMap, BTreeSet};

use referee::serde_json::{Value, json};

use super::hosted::{Hosted, book, referee};
use super::peers::{Moved, Peer, cutting, eventually, python, verified};
use super::places::{Missing, Place, amount, free_port};
use super::running::Running;

const HOUR: i64 = 3_600_000;

pub fn header<'m>(mail: &'m Value, name: &str) -> &'m str {
    let headers = mail["headers"].as_array().unwrap();
    let found: Vec<&Value> =
        headers.iter().filter(|header| header[0].as_str().unwrap().eq_ignore_ascii_case(name)).collect();
    assert!(found.len() <= 1, "{headers:?}");
    found.first().map_or("", |header| header[1].as_str().unwrap())
}

pub fn mails_are_in_the_language_of_their_reader() -> Result<(), Missing> {
    let place = Place::files();
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    let hosted = Hosted::start(&place.store(), &Moved::default(), Some(server.port));
    assert_eq!(
        hosted.contact(
            "c-1",
            &json!({ "account": "A", "recipient": "team", "mail": "Ana Müller <ana@contoso.example>", "locale": "de" })
        ),
        201
    );
    assert_eq!(
        hosted.contact("c-2", &json!({ "account": "B", "recipient": "team", "mail": "bob@contoso.example" })),
        201
    );
    for (lead, language) in [("T-1", "en"), ("T 2/ü", "de"), ("T-3", "zh-tw"), ("T-4", "ar")] {
        hosted.open(lead, &format!("{language}@fabrikam.example"), &json!({ "language": language }));
        hosted.answer(lead);
    }
    let mails = server.wait(8);
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(server.taken().len(), 8);
    let of = |address: &str| mails.iter().find(|mail| mail["to"] == address).unwrap();
    for (address, locale, subject, id) in [
        ("en@fabrikam.example", "en", "Answered: Case T-1", "T-1/1/answered"),
        ("de@fabrikam.example", "de", "Beantwortet für Müller & Söhne: Case T 2/ü", "T%202/%C3%BC/1/answered"),
        ("zh-tw@fabrikam.example", "zh-TW", "已回覆您的問題: Case T-3", "T-3/1/answered"),
        ("ar@fabrikam.example", "ar", "تمت الإجابة: Case T-4", "T-4/1/answered"),
    ] {
        let mail = of(address);
        assert_eq!(header(mail, "Subject").replace(['\u{2068}', '\u{2069}'], ""), subject);
        assert_eq!(header(mail, "Message-ID"), format!("<{id}@contoso.example>"));
        assert_eq!(header(mail, "Auto-Submitted"), "auto-generated");
        assert_eq!(header(mail, "Content-Language"), locale);
        assert_eq!(header(mail, "From"), "\"Tickets, Contoso\" <tickets@contoso.example>");
        assert_eq!((header(mail, "To"), &mail["defects"]), (address, &json!([])));
        let html = mail["html"].as_str().unwrap();
        let direction = if locale == "ar" { "rtl" } else { "ltr" };
        assert!(html.contains(&format!("<html lang=\"{locale}\" dir=\"{direction}\">")), "{html}");
        assert!(html.contains("<li>one</li>"), "{html}");
        assert!(mail["text"].as_str().unwrap().ends_with("\r\n\r\n- one\r\n- two\r\n"), "{mail}");
    }
    // The text of an operator's own language, with the name in the address.
    let team: Vec<&Value> = mails.iter().filter(|mail| mail["to"] == "ana@contoso.example").collect();
    assert_eq!(team.len(), 4);
    assert_eq!(header(team[0], "To"), "Ana Müller <ana@contoso.example>");
    assert!(team.iter().all(|mail| header(mail, "Content-Language") == "de"));
    assert!(team[0]["html"].as_str().unwrap().contains("href=\"https://contoso.example/?a=1&amp;b=2\""));
    assert!(team[0]["text"].as_str().unwrap().contains("here (https://contoso.example/?a=1&b=2)"));
    Ok(())
}

pub fn every_mail_arrives_once_from_sqlite() -> Result<(), Missing> {
    every_mail_arrives_once(&Place::files())
}

pub fn every_mail_arrives_once_from_postgres() -> Result<(), Missing> {
    every_mail_arrives_once(&Place::postgres()?)
}

fn every_mail_arrives_once(place: &Place) -> Result<(), Missing> {
    let port = free_port();
    let clock = Moved::default();
    let store = place.store();
    let started = clock.now();
    {
        // Nobody listens yet.
        let hosted = Hosted::start(&store, &clock, Some(port));
        for (lead, name) in
            [("T-1", "grey-a"), ("T-2", "late-b"), ("T-3", "full-c"), ("T-4", "slow-d"), ("T-5", "plain")]
        {
            hosted.open(lead, &format!("{name}@fabrikam.example"), &json!({}));
            hosted.answer(lead);
        }
        hosted.open("T-6", "not.an.address@fabrikam.example", &json!({ "account": "nobody" }));
        let tried = eventually(|| {
            let all = hosted.deliveries("T-5/1/answered");
            Some(all).filter(|all| all[0]["attempts"].as_array().is_some_and(|tried| !tried.is_empty()))
        });
        assert_eq!(tried[0]["state"], "waiting", "{tried}");
        assert_eq!(tried[0]["address"], "…@fabrikam.example");
        assert!(tried[0]["attempts"][0]["detail"].as_str().unwrap().contains("refused"), "{tried}");
        // Nobody in the directory gets the mails of the team.
        assert_eq!(hosted.state("T-6/0/arrived"), "failed");
        let all = hosted.client.get("/v1/notifications?lead=T-6").json();
        assert_eq!(all[0]["problem"], "the directory has nobody for the recipient");
        assert_eq!(
            hosted.contact("n", &json!({ "account": "nobody", "recipient": "team", "mail": "n@contoso.example" })),
            201
        );
        let again = hosted.client.post("/v1/deliveries", r#"{"notification":"T-6/0/arrived"}"#);
        assert_eq!(again.status, 202, "{again:?}");
    }
    let server = Peer::smtp(&place.folder, port, &[])?;
    let hosted = Hosted::start(&store, &clock, Some(port));
    for lead in ["T-1", "T-2", "T-4", "T-5"] {
        hosted.reach(&format!("{lead}/1/answered"), "sent", HOUR / 4);
    }
    hosted.reach("T-6/0/arrived", "sent", HOUR / 4);
    hosted.reach("T-3/1/answered", "failed", HOUR / 4);
    let full = hosted.deliveries("T-3/1/answered");
    let detail = full[0]["attempts"].as_array().unwrap().last().unwrap()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("mailbox full") && !detail.contains("full-c"), "{detail}");
    let again = hosted.client.post("/v1/deliveries", r#"{"notification":"T-3/1/answered"}"#);
    assert_eq!((again.status, again.json()[0]["state"].as_str()), (202, Some("waiting")));
    assert_eq!(hosted.client.post("/v1/deliveries", r#"{"notification":"T-9/1/answered"}"#).status, 404);
    hosted.reach("T-3/1/answered", "failed", HOUR / 4);
    let mut to: Vec<String> = server.taken().iter().map(|mail| mail["to"].as_str().unwrap().to_owned()).collect();
    to.sort();
    assert_eq!(
        to,
        [
            "grey-a@fabrikam.example",
            "late-b@fabrikam.example",
            "n@contoso.example",
            "plain@fabrikam.example",
            "slow-d@fabrikam.example"
        ]
    );
    // A server that stays away is given up after three days.
    drop(server);
    hosted.open("T-7", "plain@fabrikam.example", &json!({ "account": "nobody" }));
    hosted.answer("T-7");
    let before = hosted.clock.now();
    hosted.reach("T-7/1/answered", "failed", 4 * HOUR);
    let days = (hosted.clock.now().millis() - before.millis()) / (24 * HOUR);
    assert!((2..5).contains(&days), "{days}");
    let attempts = hosted.deliveries("T-7/1/answered")[0]["attempts"].as_array().unwrap().len();
    // The clock goes in steps of hours, so that some attempts are left out.
    assert!((4..40).contains(&attempts), "{attempts}");
    assert!(hosted.clock.now() > started);
    Ok(())
}

/// Nobody gets mails of last week because there is a mail server, or a delivery file, from today on.
pub fn what_waited_for_long_is_not_sent() -> Result<(), Missing> {
    let place = Place::files();
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    let (store, clock) = (place.store(), Moved::default());
    for (lead, with_rules) in [("T-1", false), ("T-2", true)] {
        let hosted = Hosted::start_with(&store, &clock, None, referee(with_rules));
        hosted.open(lead, "a@fabrikam.example", &json!({}));
        hosted.answer(lead);
    }
    clock.on(4 * 24 * HOUR);
    let hosted = Hosted::start(&store, &clock, Some(server.port));
    for lead in ["T-1", "T-2"] {
        hosted.reach(&format!("{lead}/1/answered"), "failed", 0);
    }
    hosted.open("T-3", "a@fabrikam.example", &json!({}));
    hosted.answer("T-3");
    hosted.reach("T-3/1/answered", "sent", 0);
    assert_eq!(server.taken().len(), 1);
    for lead in ["T-1", "T-2"] {
        let again = json!({ "notification": format!("{lead}/1/answered") });
        assert_eq!(hosted.client.post("/v1/deliveries", &again.to_string()).status, 202);
        hosted.reach(&format!("{lead}/1/answered"), "sent", 0);
    }
    assert_eq!(server.taken().len(), 3);
    Ok(())
}

/// A connection that is cut in the middle of a text makes no second key, and at most repeats the mail under the same one.
pub fn a_cut_connection_is_tried_again() -> Result<(), Missing> {
    let place = Place::files();
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    for after in [40, 150, 600, 900] {
        let port = cutting(server.port, 2, after);
        let hosted = Hosted::start(&place.store(), &Moved::default(), Some(port));
        let lead = format!("T-{after}");
        hosted.open(&lead, &format!("cut-{after}@fabrikam.example"), &json!({}));
        hosted.answer(&lead);
        hosted.reach(&format!("{lead}/1/answered"), "sent", 60_000);
    }
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mail in server.taken() {
        let to = mail["to"].as_str().unwrap().to_owned();
        ids.entry(to).or_default().insert(header(&mail, "Message-ID").to_owned());
    }
    assert_eq!(ids.len(), 4);
    assert!(ids.values().all(|ids| ids.len() == 1), "{ids:?}");
    Ok(())
}

pub fn webhooks_are_signed_and_nobody_waits_for_others() -> Result<(), Missing> {
    let place = Place::files();
    let receiver = Peer::hooks(&place.folder)?;
    let hosted = Hosted::start(&place.store(), &Moved::default(), None);
    let make = |path: &str, account: &str| {
        let url = format!("http://127.0.0.1:{}{path}", receiver.port);
        let body = json!({ "url": url, "recipients": ["team"], "account": account, "locale": "de" });
        let answer = hosted.client.post("/v1/webhooks", &body.to_string());
        assert_eq!(answer.status, 201, "{answer:?}");
        let made = answer.json();
        (made["id"].as_str().unwrap().to_owned(), made["secret"].as_str().unwrap().to_owned())
    };
    let (ok, secret) = make("/ok", "ok");
    for path in ["hang", "rubbish", "redirect", "gone", "once", "busy", "large"] {
        make(&format!("/{path}"), path);
        for number in 0..if path == "hang" { 40 } else { 1 } {
            hosted.open(&format!("{path}-{number}"), "a@fabrikam.example", &json!({ "account": path }));
        }
    }
    hosted.open("good", "a@fabrikam.example", &json!({ "account": "ok" }));
    hosted.reach("good/0/arrived", "sent", 0);
    for (lead, state) in [("gone-0", "failed"), ("once-0", "sent"), ("large-0", "sent")] {
        hosted.reach(&format!("{lead}/0/arrived"), state, 20_000);
    }
    let busy = eventually(|| {
        let all = hosted.deliveries("busy-0/0/arrived");
        Some(all).filter(|all| all[0]["attempts"].as_array().is_some_and(|tried| !tried.is_empty()))
    });
    let (tried, next) = (busy[0]["attempts"][0]["at"].as_str().unwrap(), busy[0]["next"].as_str().unwrap());
    let instant = |text: &str| text.parse::<referee::Instant>().unwrap().millis();
    assert_eq!(instant(next) - instant(tried), HOUR, "{busy}");
    for (lead, detail) in [("rubbish-0", ""), ("redirect-0", "307"), ("busy-0", "503")] {
        let all = hosted.deliveries(&format!("{lead}/0/arrived"));
        assert_eq!(all[0]["state"], "waiting", "{all}");
        assert!(all[0]["attempts"][0]["detail"].as_str().unwrap().starts_with(detail), "{all}");
    }
    let gone = hosted.client.get("/v1/webhooks").json();
    let gone = gone.as_array().unwrap().iter().find(|hook| hook["url"].as_str().unwrap().ends_with("/gone")).unwrap();
    assert_eq!(gone["disabled"], "it answered that it is gone");
    assert!(gone.get("secret").is_none());
    // A new secret signs beside the old one.
    let rotated = hosted.client.post(&format!("/v1/webhooks/{ok}/secret"), "").json();
    let new = rotated["secret"].as_str().unwrap().to_owned();
    hosted.open("better", "a@fabrikam.example", &json!({ "account": "ok" }));
    hosted.reach("better/0/arrived", "sent", 0);
    let of = |lead: &str| {
        let id = format!("{lead}/0/arrived");
        let taken = receiver.taken();
        taken.into_iter().filter(|it| it["headers"]["webhook-id"] == id.as_str()).collect::<Vec<_>>()
    };
    verified(&of("good"), &secret)?;
    for secret in [&secret, &new] {
        let events = verified(&of("better"), secret)?;
        assert_eq!(
            (events[0]["id"].as_str(), events[0]["subject"].as_str()),
            (Some("better/0/arrived"), Some("better"))
        );
        let data = &events[0]["data"];
        assert_eq!(
            (data["locale"].as_str(), data["lead"].as_str(), data["subject"].as_str()),
            (Some("de"), Some("better"), Some("New: Case better"))
        );
    }
    assert_eq!(receiver.taken().iter().filter(|it| it["path"] == "/ok").count(), 2);
    // After a day, only the new one signs.
    hosted.clock.on(25 * HOUR);
    hosted.open("best", "a@fabrikam.example", &json!({ "account": "ok" }));
    hosted.reach("best/0/arrived", "sent", 0);
    let signature = of("best")[0]["headers"]["webhook-signature"].as_str().unwrap().to_owned();
    assert_eq!(signature.split(' ').count(), 1, "{signature}");
    verified(&of("best"), &new)?;
    assert_eq!(hosted.client.request("DELETE", &format!("/v1/webhooks/{ok}"), &[], b"").unwrap().status, 204);
    for (wrong, status) in [
        (json!({ "url": "ftp://contoso.example", "recipients": ["team"] }), 422),
        (json!({ "url": "https://contoso.example", "recipients": [] }), 422),
        (json!({ "url": "https://contoso.example", "recipients": ["nobody"] }), 422),
        (json!({ "url": "https://contoso.example", "recipients": ["team"], "locale": "?" }), 422),
        (json!({ "url": "https://contoso.example", "recipients": ["team"], "zone": "Mars" }), 422),
        (json!({ "recipients": ["team"] }), 422),
    ] {
        assert_eq!(hosted.client.post("/v1/webhooks", &wrong.to_string()).status, status, "{wrong}");
    }
    Ok(())
}

pub fn digests_and_quiet_hours_wait_in_sqlite() -> Result<(), Missing> {
    digests_and_quiet_hours_wait(&Place::files())
}

pub fn digests_and_quiet_hours_wait_in_postgres() -> Result<(), Missing> {
    digests_and_quiet_hours_wait(&Place::postgres()?)
}

/// More than two missed tickets in a day are one mail; quiet hours are waited for.
fn digests_and_quiet_hours_wait(place: &Place) -> Result<(), Missing> {
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    let clock = Moved::default();
    // Shortly after midnight, so that all of them are missed on one day.
    let midnight = (clock.now().millis() / (24 * HOUR) + 1) * 24 * HOUR;
    clock.on(midnight + 60_000 - clock.now().millis());
    let hosted = Hosted::start(&place.store(), &clock, Some(server.port));
    let quiet = json!({ "account": "A", "recipient": "team", "mail": "q@contoso.example", "zone": "UTC",
        "quiet": { "from": "22:00", "until": "06:30" } });
    assert_eq!(hosted.contact("q", &quiet), 201);
    assert_eq!(
        hosted.contact(
            "x",
            &json!({ "recipient": "team", "mail": "q@contoso.example", "quiet": { "from": "7", "until": "8" } })
        ),
        422
    );
    assert_eq!(hosted.contact("x", &json!({ "recipient": "stranger", "mail": "q@contoso.example" })), 422);
    for lead in ["T-1", "T-2", "T-3"] {
        hosted.open(lead, "a@fabrikam.example", &json!({}));
    }
    let waiting = eventually(|| Some(hosted.deliveries("T-1/0/arrived")).filter(|all| all[0].is_object()));
    let next: referee::Instant = waiting[0]["next"].as_str().unwrap().parse().unwrap();
    assert_eq!(next.millis(), midnight + 6 * HOUR + HOUR / 2);
    assert_eq!(server.taken().len(), 0);
    hosted.clock.on(7 * HOUR);
    let mails = server.wait(3);
    assert!(mails.iter().all(|mail| mail["to"] == "q@contoso.example"));
    // The next day: all are missed, and a fourth one on another day.
    hosted.clock.on(20 * HOUR);
    hosted.open("T-4", "a@fabrikam.example", &json!({ "account": "B" }));
    for lead in ["T-1", "T-2", "T-3"] {
        eventually(|| (hosted.state(&format!("{lead}/1/missed")) == "waiting").then_some(()));
    }
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(server.taken().len(), 3);
    hosted.reach("T-3/1/missed", "sent", HOUR);
    hosted.reach("T-4/1/missed", "sent", 6 * HOUR);
    let mails = server.taken();
    let desk: Vec<&Value> = mails.iter().filter(|mail| mail["to"] == "desk@contoso.example").collect();
    assert_eq!(desk.len(), 2, "{desk:#?}");
    assert!(header(desk[0], "Subject").starts_with("3 missed until "), "{desk:#?}");
    assert_eq!(header(desk[0], "Message-ID"), "<T-1/1/missed%2Bdigest@contoso.example>");
    let text = desk[0]["text"].as_str().unwrap();
    assert!(["T-1", "T-2", "T-3"].iter().all(|lead| text.contains(lead)), "{text}");
    assert_eq!(header(desk[1], "Subject"), "Missed: Case T-4");
    let keys = hosted.client.get("/v1/deliveries?state=sent").json();
    assert_eq!(keys.as_array().unwrap().len(), 5, "{keys}");
    Ok(())
}

/// The service begins in the clear, insists on TLS with a server that it knows, and logs in. Its password is nowhere to be read.
pub fn mails_go_over_tls() -> Result<(), Missing> {
    let place = Place::files();
    let made = python("trustme")?.args(["-m", "trustme", "-q", "-i", "localhost", "-d"]).arg(&place.folder).status();
    assert!(made.unwrap().success());
    let file = |name: &str| place.folder.join(name).display().to_string();
    let (certificate, key, authority) = (file("server.pem"), file("server.key"), file("client.pem"));
    let server = Peer::smtp(&place.folder, free_port(), &[&certificate, &key, "s3cret-word"])?;
    let book = book(&place);
    let arguments = ["--book", book.as_str()];
    let errors = place.folder.join("errors");
    for (url, authority, sent) in [
        (format!("smtp://user:wr0ng-word@localhost:{}?tls=required", server.port), &authority, false),
        (format!("smtp://user:s3cret-word@localhost:{}?tls=required", server.port), &key, false),
        (format!("smtp://user:s3cret-word@localhost:{}?tls=required", server.port), &authority, true),
    ] {
        let before = server.taken().len();
        let variables = [("REFEREE_SMTP", url.as_str()), ("SSL_CERT_FILE", authority)];
        let log = std::fs::File::options().create(true).append(true).open(&errors).unwrap();
        let running = Running::start_in(&place.store(), &arguments, &variables, log.into());
        let client = running.client(running.key.as_deref().unwrap());
        let open =
            json!({ "lead": "T-1", "open": { "rules": "tickets", "details": { "email": "a@fabrikam.example" } } });
        assert_eq!(
            client.post("/v1/leads", &json!([open, { "lead": "T-1", "act": "answer" }]).to_string()).status,
            200
        );
        let tried = eventually(|| {
            let all = client.get("/v1/deliveries?notification=T-1/1/answered").json();
            Some(all).filter(|all| all[0]["attempts"].as_array().is_some_and(|tried| !tried.is_empty()))
        });
        assert_eq!(tried[0]["state"], if sent { "sent" } else { "waiting" }, "{tried}");
        assert!(!tried.to_string().contains("-word"), "{tried}");
        assert_eq!(server.taken().len(), before + usize::from(sent));
        assert!(running.stop());
    }
    assert_eq!(server.taken()[0]["tls"], true);
    let errors = std::fs::read_to_string(errors).unwrap();
    assert!(!errors.contains("-word"), "{errors}");
    Ok(())
}

/// The process is killed while mails go out: every notification arrives, under its own key.
pub fn a_killed_service_goes_on_sending() -> Result<(), Missing> {
    let place = Place::files();
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    let book = book(&place);
    let (store, smtp) = (place.store(), format!("smtp://127.0.0.1:{}", server.port));
    let arguments = ["--book", book.as_str(), "--smtp", &smtp, "--rate", "0"];
    let mut running = Running::start(&store, &arguments);
    let key = running.key.clone().unwrap();
    let mut expected = BTreeSet::new();
    for round in 0..amount("REFEREE_KILLS", 6) {
        let client = running.client(&key);
        for number in 0..40 {
            let lead = format!("T-{round}-{number}");
            let open =
                json!({ "lead": lead, "open": { "rules": "tickets", "details": { "email": "a@fabrikam.example" } } });
            let act = json!({ "lead": lead, "act": "answer" });
            assert_eq!(client.post("/v1/leads", &json!([open, act]).to_string()).status, 200);
            expected.insert(format!("<{lead}/1/answered@contoso.example>"));
        }
        std::thread::sleep(std::time::Duration::from_millis(37 * round as u64 % 200));
        running.kill();
        running = Running::start(&store, &arguments);
    }
    let ids = || server.taken().iter().map(|mail| header(mail, "Message-ID").to_owned()).collect::<Vec<_>>();
    eventually(|| (ids().into_iter().collect::<BTreeSet<_>>().len() >= expected.len()).then_some(()));
    let all = ids();
    assert_eq!(all.iter().cloned().collect::<BTreeSet<_>>(), expected);
    // Only what was on its way at a kill is sent twice.
    let repeated = all.len() - expected.len();
    assert!(repeated <= 16 * amount("REFEREE_KILLS", 6), "{repeated}");
    Ok(())
}

pub fn a_mail_server_that_hangs_is_left_alone() -> Result<(), Missing> {
    let place = Place::files();
    // It takes connections, and never says anything.
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port();
    std::thread::spawn(move || server.incoming().flatten().map(std::mem::forget).count());
    let hosted = Hosted::start_impatient(&place.store(), &Moved::default(), port);
    hosted.open("T-1", "a@fabrikam.example", &json!({}));
    hosted.answer("T-1");
    let tried = eventually(|| {
        let all = hosted.deliveries("T-1/1/answered");
        Some(all).filter(|all| all[0]["attempts"].as_array().is_some_and(|tried| !tried.is_empty()))
    });
    assert_eq!(tried[0]["attempts"][0]["detail"], "the server took too long", "{tried}");
    assert_eq!(tried[0]["state"], "waiting", "{tried}");
    Ok(())
}
