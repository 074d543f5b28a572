//! The differences between rule sets: compared with the facts of the pages, and one mutation at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use referee::{Referee, RuleSet, Source};
use referee_authoring::diff::{Change, Content, Diff, Rename, Renames};

const LOCALES: [&str; 5] = ["en", "de", "it", "ru", "zh-TW"];
const NAMES: [&str; 3] = ["2017", "2019", "2020"];

/// The names of 2019 under their names in 2020.
const RENAMES: [&str; 5] = [
    "stage:new=received",
    "stage:active=accepted",
    "field:engagement-name=deal-name",
    "field:contacts=employees",
    "action:active.add-contact=add-employees",
];

fn renames(texts: &[&str]) -> Renames {
    texts.iter().map(|text| text.parse::<Rename>().unwrap()).collect()
}

fn diff(old: &str, new: &str, texts: &[&str]) -> Diff {
    let referee = Referee::builtin();
    let rules = |name: &str| referee.rulebook().get(name).unwrap().clone();
    Diff::between(&rules(old), &rules(new), &renames(texts)).unwrap()
}

fn content(content: Option<&Content>) -> String {
    content.map_or_else(|| "-".to_owned(), |content| serde_json::to_string(content).unwrap().replace('"', ""))
}

/// A change as one line: `kind about: before > after`, with long contents shortened.
fn line(change: &Change) -> String {
    let about: Vec<_> = change.about.iter().filter_map(|it| it.name()).map(|name| &*name.id).collect();
    let short = |it: Option<&Content>| content(it).chars().take(40).collect::<String>();
    format!("{} {}: {} > {}", change.kind, about.join("."), short(change.before.as_ref()), short(change.after.as_ref()))
}

fn kinds(diff: &Diff) -> Vec<String> {
    diff.changes().map(|change| change.kind.to_string()).collect()
}

#[test]
fn the_facts_of_2020_against_2019() {
    let lines: Vec<String> = diff("2019", "2020", &RENAMES).changes().map(line).collect();
    let expected = "\
stage-renamed received: new > received
stage-shows received: overview > details
input-added received.accept.campaign-id: - > optional
action-confirm received.decline: close-engagement > close-deal
timeout-notifies-no-more received: {notification:choose-another-partner,to: > -
timeout-notifies received: - > {notification:lead-expired,to:{fact:send
stage-renamed accepted: active > accepted
input-added accepted.edit.campaign-id: - > optional
action-renamed accepted.add-employees: add-contact > add-employees
opening-notifies-no-more : {notification:lead-received,to:business- > -
advice-removed : 1d > -
channel-removed marketing: marketing > -
channel-removed agents: agents > -
channel-removed partner-finder: partner-finder > -
place-path : [referrals,engagements,inbox] > [referrals,leads]
fact-removed region: {kind:text,default:optional} > -
fact-removed location: {kind:text,default:optional} > -
fact-added qualification: - > {kind:one-of,values:[customer-inquiry,ma
fact-added sender: - > {kind:one-of,values:[microsoft,partner],
field-renamed deal-name: engagement-name > deal-name
field-added campaign-id: - > text
field-renamed employees: contacts > employees
notification-removed lead-received: {notification:lead-received,to:business- > -
notification-added lead-expired: - > {notification:lead-expired,to:{fact:send
recipient-removed business-contact: business-contact > -
recipient-added microsoft: - > microsoft
recipient-added partner: - > partner
role-added partner-admin: - > partner-admin
role-added referrals-admin: - > referrals-admin
view-added marketplace: - > [{fact:qualification,values:[customer-in
view-added qualified: - > [{fact:qualification,values:[marketing-q
view-added favorites: - > [{marks:[favorite]}]
mark-added favorite: - > favorite";
    let lines: Vec<String> = lines.iter().map(|line| line.replace("{kind:text}", "text")).collect();
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn the_facts_of_2019_against_2017() {
    let lines: Vec<String> = diff("2017", "2019", &[]).changes().map(line).collect();
    let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    for fact in [
        "action-removed new.interested:",
        "action-removed new.no-thanks:",
        "action-added new.accept:",
        "action-added new.decline:",
        "timeout-later new: 3d > 2w",
        "timeout-target new: missed > expired",
        "alert-added new.contact-me:",
        "stage-removed evaluating:",
        "action-removed evaluating.accept: {to:negotiating",
        "action-removed evaluating.decline: {to:declined",
        "timeout-removed evaluating: {when:[],after:1w,to:expired",
        "stage-removed negotiating:",
        "stage-added active:",
        "action-added active.edit: - > {to:null",
        "action-added active.add-contact: - > {to:null",
        "outcome-removed skipped:",
        "outcome-removed missed:",
        "place-path : [dashboard,referrals,customer-referrals]",
        "fact-added contact-me:",
        "field-removed closing-date:",
        "field-added reason:",
        "notification-recipient lead-received: marketing-contact > business-contact",
        "tip-order : [contacts,keywords",
    ] {
        assert_eq!(count(fact), 1, "{fact}\n{}", lines.join("\n"));
    }
    // Unchanged items are not reported.
    for same in
        ["advice", "opening", "channel", "stage-first", "stage-shows", "role", "view", "tip-added", "timeout-notifies"]
    {
        assert_eq!(count(same), 0, "{same}");
    }
}

#[test]
fn nothing_changes_from_a_rule_set_to_itself() {
    let referee = Referee::builtin();
    for name in NAMES {
        let diff = diff(name, name, &[]);
        assert!(diff.is_empty(), "{name}");
        for locale in LOCALES {
            let report = diff.report(&referee.reader(locale).unwrap());
            assert!(report.is_empty() && report.text.contains(name), "{locale}: {report:?}");
        }
    }
}

#[test]
fn the_reverse_diff_is_the_mirror() {
    for old in NAMES {
        for new in NAMES {
            let (there, back) = (diff(old, new, &[]), diff(new, old, &[]));
            let lines = |diff: &Diff, turned: bool| -> BTreeSet<String> {
                let line = |change: &Change| {
                    let (kind, before, after) = if turned {
                        (change.kind.opposite(), &change.after, &change.before)
                    } else {
                        (change.kind, &change.before, &change.after)
                    };
                    let about: Vec<_> = change.about.iter().filter_map(|it| it.name()).map(|name| &*name.id).collect();
                    format!("{kind} {about:?} {} {}", content(before.as_ref()), content(after.as_ref()))
                };
                // A new first stage is reported under that stage.
                diff.changes().filter(|change| change.kind.to_string() != "stage-first").map(line).collect()
            };
            assert_eq!(lines(&there, false), lines(&back, true), "{old} {new}");
        }
    }
}

#[test]
fn every_sentence_is_complete_in_every_language() {
    let referee = Referee::builtin();
    for locale in LOCALES {
        let reader = referee.reader(locale).unwrap();
        for old in NAMES {
            for new in NAMES {
                for texts in [&[][..], &RENAMES] {
                    if !texts.is_empty() && (old, new) != ("2019", "2020") {
                        continue;
                    }
                    let report = diff(old, new, texts).report(&reader);
                    for change in &report.changes {
                        for text in change.details.iter().chain([&change.text, &change.section.label]) {
                            let holes = ["{", "}", "$", "\u{2014}\u{2014}", "“”", "„“", "«»", "「」", "\0"];
                            assert!(!holes.iter().any(|hole| text.contains(hole)), "{locale}: {text}");
                            assert!(!text.trim().is_empty() && !text.contains("  "), "{locale}: {text:?}");
                        }
                        assert!(change.text.ends_with(['.', '。']), "{locale}: {}", change.text);
                    }
                }
            }
        }
    }
}

/// The file of 2020 with a text replaced; none if the checks refuse it.
fn altered(range: std::ops::Range<usize>, by: &str) -> Option<Arc<RuleSet>> {
    let mut text = include_str!("../rules/2020.yaml").to_owned();
    text.replace_range(range, by);
    RuleSet::parse(&Source::new("2020.yaml", text)).ok().map(Arc::new)
}

/// The positions of the items of flow lists under a key.
fn lists(key: &str) -> Vec<Vec<std::ops::Range<usize>>> {
    let text = include_str!("../rules/2020.yaml");
    let mut lists = Vec::new();
    for (at, _) in text.match_indices(&format!("{key}: [")) {
        let start = at + key.len() + 3;
        let end = start + text[start..].find(']').unwrap();
        let mut items = Vec::new();
        let mut from = start;
        for item in text[start..end].split(", ") {
            items.push(from..from + item.len());
            from += item.len() + 2;
        }
        lists.push(items);
    }
    lists
}

/// Text replacements, with the change in both directions.
const REPLACED: &[(&str, &str, &str, &str)] = &[
    ("after: 14d", "after: 72h", "timeout-sooner", "timeout-later"),
    ("after: 14d", "after: 1y", "timeout-later", "timeout-sooner"),
    ("for: 72h", "for: 24h", "alert-change-sooner", "alert-change-later"),
    ("when: { contact-me: true }", "when: { contact-me: false }", "alert-when", "alert-when"),
    ("icon: flame", "icon: bell", "alert-icon", "alert-icon"),
    ("icon: clock", "icon: bell", "alert-change-icon", "alert-change-icon"),
    ("icon: heart", "icon: star", "mark-icon", "mark-icon"),
    ("edit: { allow", "edit: { to: received, allow", "action-target", "action-target"),
    ("lost: { to: lost }", "lost: { to: lost, by: [partner-admin] }", "action-roles", "action-roles"),
    ("lost: { to: lost }", "lost: { to: lost, when: { sender: partner } }", "action-when", "action-when"),
    (
        "lost: { to: lost }",
        "lost: { to: lost, when: { any: [{ sender: partner }, { not: { contact-me: true } }] } }",
        "action-when",
        "action-when",
    ),
    ("lost: { to: lost }", "lost: { to: lost, confirm: next }", "action-confirm", "action-confirm"),
    (
        "outcomes: [won, lost, declined, expired]",
        "outcomes: { won: {}, lost: {}, declined: {}, expired: { shows: overview } }",
        "outcome-shows",
        "outcome-shows",
    ),
    (
        "outcomes: [won, lost, declined, expired]",
        "outcomes: { won: {}, lost: { withhold: [reason, email] }, declined: {}, expired: {} }",
        "outcome-withheld",
        "outcome-withheld",
    ),
    ("lost: { to: lost }", "lost: { to: lost, require: [reason] }", "input-added", "input-removed"),
    ("edit: { allow: [deal-name, ", "edit: { require: [deal-name], allow: [", "input-stricter", "input-looser"),
    ("ask: [notes]\n        allow: [", "allow: [notes, ", "input-looser", "input-stricter"),
    (
        "choose-another-partner: { to: customer }",
        "choose-another-partner: { to: sender }",
        "notification-recipient",
        "notification-recipient",
    ),
    ("default: microsoft", "default: partner", "fact-default", "fact-default"),
    ("default: false", "default: true", "fact-default", "fact-default"),
    ("crm-id: text", "crm-id: date", "field-kind", "field-kind"),
    ("name: text, phone: phone", "name: text, phone: text", "field-kind", "field-kind"),
    ("found-under: [referrals, leads]", "found-under: [leads]", "place-path", "place-path"),
    ("found-under: [referrals, leads]\n", "\n", "place-removed", "place-added"),
    ("[subject, customer, email, phone]", "[subject, customer, email]", "arrival-field-removed", "arrival-field-added"),
    ("arrival:\n", "advice: { respond-within: 24h }\narrival:\n", "advice-added", "advice-removed"),
    (
        "qualified: { qualification: [marketing-qualified, sales-qualified] }",
        "qualified: { qualification: sales-qualified }",
        "view-when",
        "view-when",
    ),
    (
        "  favorites: { mark: favorite }",
        "  x-leads: { sender: partner }\n  favorites: { mark: favorite }",
        "view-added",
        "view-removed",
    ),
    (
        "choose-another-partner: { to: customer }",
        "choose-another-partner: { to: customer, on: opened }",
        "opening-notifies",
        "opening-notifies-no-more",
    ),
    ("anchor: received-stage\n", "anchor: received-stage\n    shows: overview\n", "stage-shows", "stage-shows"),
    ("      add-employees: { require: [employees] }\n", "", "action-removed", "action-added"),
    (
        "      won: { to: won }\n      lost: { to: lost }\n",
        "      lost: { to: lost }\n      won: { to: won }\n",
        "action-order",
        "action-order",
    ),
];

/// The diff of a mutated rule set and the file, in both directions.
fn both_ways(mutant: &Arc<RuleSet>) -> (Vec<String>, Vec<String>) {
    let rules = Arc::new(RuleSet::parse(&Source::new("2020.yaml", include_str!("../rules/2020.yaml"))).unwrap());
    let none = Renames::default();
    (kinds(&Diff::between(&rules, mutant, &none).unwrap()), kinds(&Diff::between(mutant, &rules, &none).unwrap()))
}

#[test]
fn one_mutation_is_one_change() {
    let text = include_str!("../rules/2020.yaml");
    let mut tried = 0;
    let mut expect = |mutant: Option<Arc<RuleSet>>, what: &str, there: &str, back: &str| {
        let Some(mutant) = mutant else { return };
        let (forth, again) = both_ways(&mutant);
        assert_eq!((forth, again), (vec![there.to_owned()], vec![back.to_owned()]), "{what}");
        tried += 1;
    };
    // Remove an item.
    for (key, there, back) in [
        ("require", "input-removed", "input-added"),
        ("ask", "input-removed", "input-added"),
        ("allow", "input-removed", "input-added"),
        ("notify", "-notifies-no-more", "-notifies"),
        ("tips", "tip-removed", "tip-added"),
        ("roles", "role-removed", "role-added"),
        ("outcomes", "outcome-removed", "outcome-added"),
    ] {
        for items in lists(key) {
            for (number, item) in items.iter().enumerate() {
                let range = if number + 1 < items.len() {
                    item.start..items[number + 1].start
                } else if number > 0 {
                    items[number - 1].end..item.end
                } else {
                    item.clone()
                };
                let noun = match key {
                    "notify" if text[..item.start].ends_with("expired, notify: [") => "timeout",
                    "notify" => "action",
                    _ => "",
                };
                let mutant = altered(range, "");
                // The checks refuse items that are not used any more.
                expect(mutant, &text[item.clone()], &format!("{noun}{there}"), &format!("{noun}{back}"));
            }
        }
    }
    // Swap neighbors.
    for (key, kind) in [("tips", "tip-order"), ("require", "input-order"), ("allow", "input-order")] {
        for items in lists(key) {
            for pair in items.windows(2) {
                let swapped = format!("{}, {}", &text[pair[1].clone()], &text[pair[0].clone()]);
                expect(altered(pair[0].start..pair[1].end, &swapped), &swapped, kind, kind);
            }
        }
    }
    // Replace a text.
    let mut refused = Vec::new();
    for (from, to, there, back) in REPLACED {
        let at = text.find(from).unwrap_or_else(|| panic!("{from}"));
        let mutant = altered(at..at + from.len(), to);
        if mutant.is_none() {
            refused.push(*to);
        }
        expect(mutant, to, there, back);
    }
    assert_eq!(refused, [""; 0], "the checks refuse these");
    assert!(tried > 60, "only {tried} mutants were valid");
}

#[test]
fn a_rename_is_only_a_rename() {
    let text = include_str!("../rules/2020.yaml");
    let old = Arc::new(RuleSet::parse(&Source::new("2020.yaml", text)).unwrap());
    let renamed = |from: &str, to: &str| {
        // The id itself, not ids that contain it.
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        let mut new = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(from) {
            let whole = !part(rest[..at].chars().last()) && !part(rest[at + from.len()..].chars().next());
            new.push_str(&rest[..at]);
            new.push_str(if whole { to } else { from });
            rest = &rest[at + from.len()..];
        }
        new.push_str(rest);
        Arc::new(RuleSet::parse(&Source::new("2020.yaml", new)).unwrap())
    };
    for (rename, kind) in [
        ("stage:received=arrived", "stage-renamed"),
        ("stage:accepted=taken", "stage-renamed"),
        ("stage:archived=closed", "stage-renamed"),
        ("outcome:expired=late", "outcome-renamed"),
        ("action:accept=take", "action-renamed"),
        ("action:received.accept=take", "action-renamed"),
        ("field:deal-value=amount", "field-renamed"),
        ("field:employees=people", "field-renamed"),
        ("fact:qualification=sort", "fact-renamed"),
        ("notification:lead-expired=gone", "notification-renamed"),
        ("recipient:customer=client field:customer=client", "field-renamed recipient-renamed"),
        ("role:partner-admin=boss", "role-renamed"),
        ("view:qualified=better", "view-renamed"),
        ("mark:favorite=liked", "mark-renamed"),
        ("tip:keywords=terms", "tip-renamed"),
        ("alert:contact-me-late=late", ""),
    ] {
        // One text can name a field and a recipient.
        let all: Vec<&str> = rename.split(' ').collect();
        let (from, to) = all[0].split_once(':').unwrap().1.split_once('=').unwrap();
        let from = from.rsplit('.').next().unwrap();
        let new = renamed(from, to);
        let found = kinds(&Diff::between(&old, &new, &renames(&all)).unwrap());
        let expected: Vec<&str> = kind.split_whitespace().collect();
        assert_eq!(found, expected, "{rename}");
        assert!(!Diff::between(&old, &new, &Renames::default()).unwrap().is_empty(), "{rename}");
    }
}

#[test]
fn an_id_reused_for_another_item_is_not_the_same() {
    let diff = diff("2019", "2020", &["outcome:won=lost", "outcome:lost=won"]);
    assert_eq!(kinds(&diff).iter().filter(|kind| *kind == "outcome-renamed").count(), 2);
    let took = self::diff("2019", "2020", &["outcome:declined=expired"]);
    let kinds = kinds(&took);
    for kind in ["outcome-renamed", "outcome-removed", "outcome-added"] {
        assert!(kinds.iter().any(|known| known == kind), "{kind}");
    }
}

#[test]
fn invalid_renames() {
    let referee = Referee::builtin();
    let rules = |name: &str| referee.rulebook().get(name).unwrap().clone();
    let error = |texts: &[&str]| {
        let error = Diff::between(&rules("2019"), &rules("2020"), &renames(texts)).unwrap_err();
        format!("{} ({})", error.message, error.help.unwrap_or_default())
    };
    assert_eq!(error(&["stage:nw=received"]), "rule set `2019` has no stage `nw` (did you mean `new`?)");
    assert_eq!(error(&["stage:new=recieved"]), "rule set `2020` has no stage `recieved` (did you mean `received`?)");
    assert_eq!(
        error(&["action:new.edit=edit"]),
        "rule set `2019` has no action `edit` (available: `accept`, `decline`)"
    );
    assert_eq!(error(&["stage:new=received", "stage:new=accepted"]), "stage `new` is renamed twice ()");
    assert_eq!(error(&["view:all=favorites"]), "rule set `2019` has no view `all` ()");
    for text in ["stage", "stage:new", "stage:=x", "stage:new=", ":=", ""] {
        text.parse::<Rename>().unwrap_err();
    }
}

#[test]
fn a_timeout_with_another_target() {
    // Both outcomes can also be reached in another way.
    let base = include_str!("../rules/2020.yaml")
        .replace("      won: { to: won }\n", "      won: { to: won }\n      late: { to: expired }\n");
    let rules = |text: &str| Arc::new(RuleSet::parse(&Source::new("2020.yaml", text)).unwrap());
    let (old, new) = (rules(&base), rules(&base.replace("14d, to: expired", "14d, to: lost")));
    assert_eq!(kinds(&Diff::between(&old, &new, &Renames::default()).unwrap()), ["timeout-target"]);
}

#[test]
fn several_timeouts_are_identified_by_their_condition() {
    let text = include_str!("../rules/2020.yaml");
    let several = |days: &str| {
        let one = "timeout: { after: 14d, to: expired, notify: [lead-expired] }";
        let two = format!(
            "timeout:\n      - {{ when: {{ sender: partner }}, after: {days}, to: expired, notify: [lead-expired] }}\n      - {{ when: {{ sender: microsoft }}, after: 14d, to: expired, notify: [lead-expired] }}"
        );
        let text = text.replace(one, &two);
        Arc::new(RuleSet::parse(&Source::new("2020.yaml", text)).unwrap_or_else(|findings| panic!("{findings}")))
    };
    let diff = Diff::between(&several("7d"), &several("2d"), &Renames::default()).unwrap();
    assert_eq!(kinds(&diff), ["timeout-sooner"]);
    let change = diff.changes().next().unwrap();
    assert_eq!(serde_json::to_string(&change.when).unwrap(), r#"[{"fact":"sender","values":["partner"]}]"#);
}

/// One timeout for all leads became two: only the change for some of them is reported.
#[test]
fn a_split_timeout_changes_for_some_leads() {
    let rules = |timeout: &str| {
        let text = format!(
            "rules: t\nfacts:\n  k: [a, b]\nstages:\n  s:\n    actions: {{ x: {{ to: done }} }}\n    timeout: {timeout}\n  \
             end: {{ outcomes: [done] }}\n"
        );
        Arc::new(RuleSet::parse(&Source::new("t.yaml", text)).unwrap())
    };
    let one = rules("{ after: 14d, to: done }");
    let two = rules("[{ when: { k: a }, after: 3d, to: done }, { when: { k: b }, after: 14d, to: done }]");
    let kinds_of = |old, new| kinds(&Diff::between(old, new, &Renames::default()).unwrap());
    assert_eq!(kinds_of(&one, &two), ["timeout-sooner"]);
    assert_eq!(kinds_of(&two, &one), ["timeout-later"]);
    // Some leads have no timeout any more: more than a change of its time.
    let some = rules("[{ when: { k: a }, after: 14d, to: done }, { when: { k: b }, never: true }]");
    assert_ne!(kinds_of(&one, &some), [""; 0]);
}

#[test]
fn labels_in_the_locale_of_the_reader_decide_what_is_renamed() {
    let referee = Referee::builtin();
    let counts = |locale: &str| {
        let report = diff("2017", "2019", &[]).report(&referee.reader(locale).unwrap());
        let recipients = report.changes.iter().filter(|change| change.kind.to_string().starts_with("recipient"));
        let renamed = report.changes.iter().filter(|change| change.kind.to_string() == "outcome-relabelled");
        (recipients.count(), renamed.count())
    };
    // In Russian, the contact keeps its label.
    assert_eq!((counts("en"), counts("ru")), ((2, 0), (0, 0)));
}
