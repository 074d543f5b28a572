//! The guarantees for host apps.

use referee::{
    Acting, Event, Given, Instant, Lead, Leads, Loader, Opening, Phrasebook, Reader, Record, Referee, Rulebook, Words,
};

use crate::lives::ways;

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

#[test]
fn public_types_can_be_sent_and_shared() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Referee>();
    shared::<Rulebook>();
    shared::<Phrasebook>();
    shared::<Reader>();
    shared::<Words<'_>>();
    shared::<Lead>();
    shared::<Leads>();
    shared::<referee::Refusal>();
    shared::<referee::Findings>();
}

#[test]
fn many_threads_read_the_same_as_one() {
    let referee = Referee::builtin();
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry").fact("contact-me", true);
    let lead = referee.open(Event::open("L-1", instant("2020-06-02T09:00:00Z"), opening)).unwrap();
    let at = |minute: i64| Instant::from_millis(instant("2020-06-02T09:00:00Z").millis() + minute * 60_000);
    let read = |referee: &Referee| -> Vec<String> {
        let readers =
            referee.phrasebook().locales().iter().map(|id| referee.phrasebook().reader(std::slice::from_ref(id)));
        let statuses = readers.flat_map(|reader| {
            (0..400)
                .map(|minute| serde_json::to_string(&reader.status(&lead, at(minute * 61)).unwrap()).unwrap())
                .collect::<Vec<_>>()
        });
        statuses.collect()
    };
    let alone = read(&Referee::builtin());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| read(&referee))).collect();
        for thread in threads {
            assert!(thread.join().unwrap() == alone, "a thread read something else");
        }
    });
}

#[test]
fn fast_json_equals_serde_json() {
    let referee = Referee::builtin();
    let strange = ["", "plain", "\"quoted\" \\ and \u{1}\n\t\u{7f}", "שלום", "\u{2028}", "日本語 <b>"];
    for rules in referee.rulebook().sets() {
        for way in ways(rules, 0).into_values() {
            for (number, text) in strange.iter().enumerate() {
                let details: Record =
                    [("subject", Given::from(*text)), ("customer", Given::from(*text))].into_iter().collect();
                let mut leads = Leads::new(referee.rulebook().clone());
                let id = format!("L{number}{text}");
                let mut last = instant("2020-06-02T09:00:00Z");
                for mut event in way.clone() {
                    event.lead = id.as_str().into();
                    if let referee::EventKind::Open(opening) = &mut event.kind {
                        opening.overview = details.clone();
                    }
                    last = event.at;
                    leads.take(event).unwrap();
                }
                if !rules.marks().is_empty() {
                    leads.take(Event::mark(id.as_str(), last, &**rules.marks().first().unwrap())).unwrap();
                }
                let lead = leads.get(&id).unwrap();
                for locale in referee.phrasebook().locales() {
                    let reader = referee.phrasebook().reader(std::slice::from_ref(locale));
                    for days in [0, 4, 100] {
                        let at = Instant::from_millis(last.millis() + days * 86_400_000 + 1);
                        let (status, mut quick) = (reader.status(lead, at).unwrap(), Vec::new());
                        reader.write_status(lead, at, &mut quick).unwrap();
                        assert_eq!(String::from_utf8(quick).unwrap(), serde_json::to_string(&status).unwrap());
                    }
                }
            }
        }
    }
}

#[test]
fn every_character_is_escaped_everywhere() {
    let referee = Referee::builtin();
    let (reader, at) = (referee.reader("en").unwrap(), instant("2017-06-02T09:00:00Z"));
    let around = ["", "a", "seven c", "\u{80}éж日\u{1F600}", "sixteen letters."];
    let characters = (0..=0x7f_u8).map(char::from).chain(['\u{80}', '\u{a2}', '\u{dc}', '\u{2028}', '\u{1F600}']);
    for character in characters {
        for (before, after) in around.iter().flat_map(|before| around.map(|after| (before, after))) {
            let id = format!("{before}{character}{after}");
            let lead = referee.open(Event::open(id, at, Opening::under("2017"))).unwrap();
            let (status, mut quick) = (reader.status(&lead, at).unwrap(), Vec::new());
            reader.write_status(&lead, at, &mut quick).unwrap();
            assert_eq!(String::from_utf8(quick).unwrap(), serde_json::to_string(&status).unwrap());
        }
    }
}

#[test]
fn a_partial_phrasebook_names_the_locale_of_each_message() {
    let folder = std::env::temp_dir().join(format!("referee-partial-{}", std::process::id()));
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "rules/t.yaml",
        "rules: t\nstages:\n  open:\n    actions:\n      close: { to: solved }\n  closed:\n    outcomes: [solved]\n",
    );
    let english = "stage-open = Open\n    .summary = Open since { DATE($since) }.\nstage-closed = Closed\n\
        outcome-solved = Solved\n    .summary = Solved.\naction-close = Close\n    .hint = Ends it.\n";
    write("locales/en/t.ftl", english);
    write(
        "locales/de/t.ftl",
        "stage-open = Offen\n    .summary = { DATE($since, style: 1) }\naction-close = Schließen\n",
    );
    let strict = Loader::folder(&folder).load().unwrap_err();
    let mut ids: Vec<&str> = strict.iter().map(|finding| finding.id).collect();
    ids.dedup();
    assert_eq!(ids, ["ftl-option", "message-untranslated"], "both the mistake and the missing message");
    let (referee, findings) = Loader::folder(&folder).load_valid().unwrap();
    assert_eq!(findings.len(), 1);
    let reader = referee.reader("de-CH").unwrap();
    let rules = referee.rulebook().get("t").unwrap();
    let from = |id: &str| {
        let word = reader.words(rules).iter().find(|word| word.id == id).unwrap();
        (word.text.map(str::to_owned), word.locale.to_string())
    };
    assert_eq!(from("action-close"), (Some("Schließen".into()), "de".into()));
    assert_eq!(from("action-close.hint"), (Some("Ends it.".into()), "en".into()));
    assert_eq!(from("stage-open.summary").1, "en", "a message with a mistake is not used");
    assert_eq!(from("refusal-missing-fact").1, "de", "shared messages come from the library");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_built_in_book_is_valid_and_complete() {
    let referee = Loader::folder(crate::command::root()).load().unwrap();
    let names = |referee: &Referee| -> Vec<String> {
        referee.rulebook().sets().iter().map(|set| set.name().to_owned()).collect()
    };
    assert_eq!(names(&referee), names(&Referee::builtin()));
    for locale in referee.phrasebook().locales() {
        for rules in referee.rulebook().sets() {
            let loaded = referee.phrasebook().reader(std::slice::from_ref(locale));
            let builtin = Referee::builtin();
            let built_in = builtin.phrasebook().reader(std::slice::from_ref(locale));
            let words = |words: Words<'_>| -> Vec<_> {
                words.iter().map(|word| (word.id, word.text.map(str::to_owned), word.locale.to_string())).collect()
            };
            let own = builtin.rulebook().get(rules.name()).unwrap();
            assert_eq!(
                words(loaded.words(rules)),
                words(built_in.words(own)),
                "the library was built from other files"
            );
        }
    }
}

#[test]
fn markdown_of_all_messages_renders() {
    let referee = Referee::builtin();
    for locale in referee.phrasebook().locales() {
        let reader = referee.phrasebook().reader(std::slice::from_ref(locale));
        for rules in referee.rulebook().sets() {
            for word in reader.words(rules).iter() {
                let Some(text) = word.text.filter(|_| word.id.contains(".hint") || word.id.contains(".body")) else {
                    continue;
                };
                let plain = referee::tooling::plain_text(text);
                assert!(!plain.contains(['*', '`', '_', '[']), "{locale} {}: {plain}", word.id);
            }
        }
    }
}

#[test]
fn money_is_never_rounded() {
    use referee::rules::{Currency, Money};
    let referee = Referee::builtin();
    let rules = &referee.rulebook().sets()[0];
    let written = |locale: &str, amount: &str, currency: &str| {
        let money = Money::new(amount.parse().unwrap(), Currency::new(currency).unwrap());
        referee.reader(locale).unwrap().words(rules).money(&money)
    };
    assert_eq!(written("de", "25000.00", "EUR"), "25.000,00\u{a0}€");
    assert_eq!(written("de", "25000.005", "EUR"), "25.000,005\u{a0}EUR");
    assert_eq!(written("zh-TW", "100.50", "JPY"), "100.50\u{a0}JPY");
    assert_eq!(written("it", "-0.10", "USD"), "-0,10\u{a0}US$");
    assert_eq!(written("en", "1234567890123456789.1234", "KWD"), "1,234,567,890,123,456,789.1234\u{a0}KWD");
}

#[test]
fn an_event_of_another_lead_is_refused() {
    let referee = Referee::builtin();
    let at = instant("2020-06-02T09:00:00Z");
    let lead = referee.open(Event::open("L-1", at, Opening::under("2017"))).unwrap();
    let refusal = referee::decide(&lead, &Event::act("L-2", at, "interested")).unwrap_err();
    assert!(refusal.is_unknown_lead());
}

#[test]
fn withheld_values_are_not_shown_for_debugging() {
    let referee = Referee::builtin();
    let details: Record =
        [("customer", Given::from("Contoso")), ("need", Given::from("Contoso"))].into_iter().collect();
    let event = Event::open("L-1", instant("2020-06-02T09:00:00Z"), Opening::under("2017").details(details));
    let shown = format!("{event:?} {:?}", referee.open(event.clone()).unwrap());
    assert!(shown.contains("customer") && !shown.contains("Contoso"), "{shown}");
}

#[test]
fn a_step_can_be_taken_only_once_by_its_lead() {
    let referee = Referee::builtin();
    let at = instant("2020-06-02T09:00:00Z");
    let open = |id: &str| referee.open(Event::open(id, at, Opening::under("2017"))).unwrap();
    let act = |id: &str, action: &str| Event::act(id, at, action);
    let (mut lead, other) = (open("L-1"), open("L-2"));
    let stale = |lead: &mut Lead, step: referee::Step| {
        let before = lead.clone();
        assert!(lead.take(step).unwrap_err().is_stale_step());
        assert_eq!(*lead, before, "the lead is unchanged");
    };
    stale(&mut lead, referee::decide(&other, &act("L-2", "interested")).unwrap());
    let early = referee::decide(&lead, &act("L-1", "no-thanks")).unwrap();
    let step = referee::decide(&lead, &act("L-1", "interested")).unwrap();
    lead.take(step.clone()).unwrap();
    stale(&mut lead, step);
    stale(&mut lead, early);

    // The same lead, replayed from its events, takes the step.
    let events = [Event::open("L-1", at, Opening::under("2017")), act("L-1", "interested")];
    let mut again = referee.lead_as_of(events, at).unwrap();
    assert!(
        referee::decide(&lead, &Event::act("L-1", at, Acting::of("decline").field("reason", "x"))).is_err(),
        "it takes no fields"
    );
    again.take(referee::decide(&lead, &act("L-1", "decline")).unwrap()).unwrap();
}

#[test]
fn leads_that_differ_in_one_value_do_not_share_steps() {
    let referee = Referee::builtin();
    let at = instant("2020-06-02T09:00:00Z");
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    let lead = referee.open(Event::open("L-1", at, opening)).unwrap();
    let accepted = |name: &str| {
        let money = Record::from([("amount", "10.00"), ("currency", "EUR")]);
        let accept = Acting::of("accept").field("deal-name", name).field("deal-value", money);
        let mut lead = lead.clone();
        lead.apply(&Event::act("L-1", at, accept.field("purchase-timeframe", "Q4"))).unwrap();
        lead
    };
    let (one, mut two) = (accepted("ERP"), accepted("CRM"));
    let step = referee::decide(&one, &Event::mark("L-1", at, "favorite")).unwrap();
    assert!(two.take(step).unwrap_err().is_stale_step());
}

#[test]
fn a_clone_does_not_change_with_its_lead() {
    let referee = Referee::builtin();
    let reader = referee.reader("en").unwrap();
    let (opened, later) = (instant("2017-06-02T09:00:00Z"), instant("2017-06-03T09:00:00Z"));
    let details: Record = [("customer", Given::from("Contoso"))].into_iter().collect();
    let events =
        [Event::open("L-1", opened, Opening::under("2017").details(details)), Event::act("L-1", later, "interested")];
    let lead = referee.lead_as_of(events.clone(), later).unwrap();
    assert!(lead.details(later).unwrap().count() == 1 && lead.at(later).is_ok());
    for at in [opened, Instant::from_millis(later.millis() - 1)] {
        assert!(reader.status(&lead, at).unwrap_err().is_too_early());
        assert!(lead.at(at).unwrap_err().is_too_early());
        assert!(lead.details(at).is_err() && lead.own_details(at).is_err() && lead.aside(at).is_err());
        let then = referee.lead_as_of(events.clone(), at).unwrap();
        assert_eq!(reader.status(&then, at).unwrap().state.id, "new");
        assert_eq!(then.details(at).unwrap().count(), 0, "the details were withheld");
    }
    assert!(referee.lead_as_of(events, Instant::from_millis(opened.millis() - 1)).is_none());
}

#[test]
fn values_of_a_lead_are_read_by_name() {
    let referee = Referee::builtin();
    let at = instant("2017-06-02T09:00:00Z");
    let overview = Record::from([("subject", "ERP move"), ("crm", "77")]);
    let details = Record::from([("customer", "Contoso"), ("region", "north")]);
    let opening = Opening::under("2017").overview(overview).details(details);
    let mut lead = referee.open(Event::open("L-1", at, opening)).unwrap();
    assert_eq!(lead.own_overview(), Some(&Record::from([("crm", "77")])));
    assert_eq!(lead.own_details(at).unwrap(), None, "the details are withheld");
    assert!(!lead.is_marked("favorite") && !lead.is_marked("nonsense"));
    lead.apply(&Event::act("L-1", at, "interested")).unwrap();
    assert_eq!(lead.own_details(at).unwrap(), Some(&Record::from([("region", "north")])));

    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    let mut lead = referee.open(Event::open("L-2", at, opening)).unwrap();
    assert_eq!(lead.own_overview(), None);
    lead.apply(&Event::mark("L-2", at, "favorite")).unwrap();
    assert!(lead.is_marked("favorite"));
    let decline = || Acting::of("decline").field("reason", "no capacity");
    lead.apply(&Event::act("L-2", at, decline())).unwrap();
    assert!(lead.apply(&Event::act("L-2", at, decline())).unwrap_err().is_archived());
}

#[test]
fn a_repeated_event_is_recognized_by_id_and_content() {
    let referee = Referee::builtin();
    let at = instant("2020-06-12T09:00:00Z");
    let mut leads = Leads::new(referee.rulebook().clone());
    let opening =
        |keys: [&str; 2]| Opening::default().fact("account-moved", false).overview(keys.map(|key| (key, key)));
    let opened = |keys| Event::open("L-1", at, opening(keys)).with_id("e-1");
    leads.take(opened(["subject", "need"])).unwrap();
    leads.take(opened(["need", "subject"])).unwrap();
    assert_eq!(leads.take(opened(["subject", "budget"])).unwrap_err().id(), "id-taken");
    // An event with defaults filled in is the same event, and so is its line of a log.
    let settled = referee::settle(referee.rulebook(), opened(["subject", "need"])).unwrap();
    leads.take(settled.clone()).unwrap();
    let line = serde_json::to_string(&settled).unwrap();
    leads.take(referee::read_line(line.as_bytes()).unwrap()).unwrap();

    let lead = leads.get("L-1").unwrap();
    let before = lead.clone();
    let empty = Event::act("L-1", at, "decline").with_id("");
    assert_eq!(referee::decide(lead, &empty).unwrap_err().id(), "id-empty");
    let refusal = referee.open(Event::open("L-2", at, Opening::under("2017")).with_id("")).unwrap_err();
    assert_eq!(refusal.id(), "id-empty");
    assert!(*lead == before);
}
