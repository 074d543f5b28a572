//! Pages written for random rule sets: they describe the rules, the rules are read back from them, and every
//! alteration is found.

use chrono::{Days, NaiveDate};
use referee_pages::HelpPage;
use std::collections::BTreeSet;
use std::fmt::Write;

use referee::{Finding, Loader, Referee, RuleSet, Source};
use referee_pages::{Checker, DraftOptions, Page, PageReport, Verdict};

/// A small pseudo-random generator with a fixed seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A roll as a number of another type.
    pub fn number<T: TryFrom<usize, Error: std::fmt::Debug>>(&mut self, sides: usize) -> T {
        T::try_from(self.roll(sides)).unwrap()
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    pub fn some<'a, T>(&mut self, all: &'a [T]) -> Vec<&'a T> {
        all.iter().filter(|_| self.roll(2) == 0).collect()
    }
}

const SYLLABLES: [&str; 24] = [
    "ka", "lo", "mi", "ren", "tu", "sol", "ba", "ti", "nu", "ge", "for", "da", "pel", "zu", "mar", "vi", "qua", "hest",
    "jor", "wen", "xal", "yb", "ost", "ul",
];
const DENSE: [&str; 20] = [
    "山", "川", "田", "木", "火", "水", "金", "土", "雲", "星", "石", "竹", "米", "糸", "耳", "舟", "花", "草", "虫",
    "鳥",
];

/// A unique label.
fn label(dice: &mut Dice, locale: &str, taken: &mut BTreeSet<String>) -> String {
    loop {
        let words = 1 + dice.roll(3);
        let word = |dice: &mut Dice| match locale {
            "zh-TW" => (0..3).map(|_| *dice.pick(&DENSE)).collect::<String>(),
            _ => (0..3 + dice.roll(2)).map(|_| *dice.pick(&SYLLABLES)).collect::<String>(),
        };
        let between = if locale == "zh-TW" { "" } else { " " };
        let mut name = (0..words).map(|_| word(dice)).collect::<Vec<_>>().join(between);
        match dice.roll(8) {
            0 => name += ", sì",
            1 => name += " (x)",
            2 => name = format!("{name} & co."),
            _ => {}
        }
        // No two labels begin alike: names that differ only in their endings are one.
        let stem: String = name.chars().take(4).collect();
        if taken.insert(stem) {
            return name;
        }
    }
}

/// Conditions that some leads meet and others do not.
const CONDITIONS: [&str; 6] = [
    "{ urgent: true }",
    "{ not: { size: [low, mid] } }",
    "{ any: [{ urgent: true }, { size: low }] }",
    "{ not: { urgent: true, size: high } }",
    "{ any: [{ urgent: true, size: low }, { not: { size: mid } }] }",
    "{ all: [{ any: [{ urgent: true }, { size: low }] }, { any: [{ urgent: false }, { size: high }] }] }",
];

/// The facts of a rule set, and the combinations that no lead has.
fn facts(dice: &mut Dice, has_roles: bool) -> String {
    let mut text = String::new();
    let default = dice.pick(&["", ", default: low", ", optional: true"]);
    writeln!(text, "facts:\n  size: {{ one-of: [low, mid, high]{default} }}").unwrap();
    let changes =
        dice.pick(&["", "", ", changes: true", ", changes: { clock: restart }", ", changes: { clock: keep }"]);
    let changes = if has_roles && dice.roll(3) == 0 { ", changes: { by: [chief] }" } else { *changes };
    writeln!(text, "  urgent: {{ kind: boolean, default: {}{changes} }}", dice.pick(&["true", "false"])).unwrap();
    writeln!(text, "  region: {{ kind: text{} }}", dice.pick(&["", ", optional: true", ", default: \"the south.\""]))
        .unwrap();
    if dice.roll(3) == 0 {
        text += "excluded:\n  - { urgent: true, size: mid }\n  - { not: { size: [low, mid, high] }, urgent: false }\n";
    }
    text
}

const ROLES: [&str; 2] = ["clerk", "chief"];
const FIELDS: [&str; 4] = ["note", "price", "day", "people"];

/// A rule set that is valid by construction.
fn rules(dice: &mut Dice) -> String {
    let mut text = "rules: t\n".to_owned();
    let has_roles = dice.roll(2) == 0;
    if dice.roll(2) == 0 {
        text += "arrival: { channels: [web, desk], found-under: [home, list], fields: [note] }\n";
    }
    if dice.roll(2) == 0 {
        writeln!(text, "advice: {{ respond-within: {} }}", dice.pick(&["24h", "90m", "3d", "1bd", "8bh"])).unwrap();
    }
    if has_roles {
        text += "roles: [clerk, chief]\n";
    }
    text += &facts(dice, has_roles);
    writeln!(text, "marks: {{ star: {} }}", dice.pick(&["{}", "{ icon: heart }", "{ icon: paperclip }"])).unwrap();
    text += "fields: { note: text, price: money, day: date, people: { list: { name: text, mail: email } } }\n";
    text += "recipients: [low, mid, high]\n";
    let stages = 1 + dice.roll(3);
    let clocked = dice.roll(2) == 0;
    let (wait, by) = *dice.pick(&[("8h", "90m"), ("5d", "2d"), ("5d", "1mo"), ("5bd", "2bd"), ("24bh", "8bh")]);
    text += "stages:\n";
    for stage in 0..stages {
        writeln!(text, "  s{stage}:").unwrap();
        if dice.roll(3) == 0 {
            writeln!(text, "    anchor: part-{stage}").unwrap();
        }
        if stage == 0 && dice.roll(3) == 0 {
            text += "    shows: overview\n";
        }
        if dice.roll(4) == 0 {
            writeln!(text, "    withhold: {}", dice.pick(&["note", "[price, people]"])).unwrap();
        }
        let next = if stage + 1 < stages { format!("s{}", stage + 1) } else { "done".to_owned() };
        let to = if dice.roll(3) == 0 {
            let when = *dice.pick(&CONDITIONS);
            format!("[{{ when: {when}, to: {next} }}, {{ when: {{ not: {when} }}, to: gone }}]")
        } else {
            next
        };
        writeln!(text, "    actions:\n      go: {{ to: {to}{} }}", more(dice, &FIELDS)).unwrap();
        writeln!(text, "      stop: {{ to: lost, notify: [sent-one] }}").unwrap();
        if clocked && stage == 0 {
            text += "      begin: { clocks: { late: start, wait: stop } }\n";
            let times = dice.pick(&["", ", times: 1", ", times: 12"]);
            writeln!(text, "      more: {{ clocks: {{ wait: {{ extend: {by}{times} }} }}, notify: [sent-by] }}")
                .unwrap();
        }
        if dice.roll(2) == 0 {
            let by = if has_roles { format!("by: [{}], ", dice.pick(&ROLES)) } else { String::new() };
            writeln!(text, "      edit: {{ {by}allow: [note, day], when: {} }}", dice.pick(&CONDITIONS)).unwrap();
        }
        text += &timeouts(dice);
        if stage == 0 && dice.roll(2) == 0 {
            let then = dice.pick(&[
                "",
                ", for: 24h, then: warm",
                ", for: 4bh, then: warm",
                ", icon: flame, for: 2d, then: { alert: warm, icon: clock }",
            ]);
            writeln!(text, "    alerts:\n      hot: {{ when: {{ size: [mid, high] }}{then} }}").unwrap();
        }
    }
    text += &ends(dice, has_roles);
    if clocked {
        text += &clocks(dice, stages, wait);
    }
    let only = |dice: &mut Dice| {
        if dice.roll(3) == 0 { format!(", when: {}", dice.pick(&CONDITIONS)) } else { String::new() }
    };
    let one = only(dice);
    let by = dice.pick(&["", ", by: region", ", by: note"]);
    let digest = match dice.roll(4) {
        0 => {
            format!(", digest: {{ above: {}, per: {}{by} }}", 1 + dice.roll(30), dice.pick(&["1d", "1w", "6h", "1mo"]))
        }
        _ => String::new(),
    };
    writeln!(text, "notifications:\n  sent-one: {{ to: mid{one}{digest} }}\n  sent-by: {{ to: size }}").unwrap();
    if dice.roll(2) == 0 {
        writeln!(text, "  hello: {{ to: high, on: opened{} }}", only(dice)).unwrap();
        if dice.roll(2) == 0 {
            writeln!(text, "  later: {{ to: size, on: opened, when: {} }}", dice.pick(&CONDITIONS)).unwrap();
        }
    }
    let odd = dice.pick(&["", "\n  odd: { any: [{ mark: star }, { urgent: true }], not: { mark: star, size: low } }"]);
    writeln!(text, "views:\n  big: {{ size: [mid, high] }}\n  starred: {{ mark: star }}{odd}").unwrap();
    let tips = *dice.pick(&["", "tips: [first, second]\n"]);
    if ["bd", "bh"].iter().any(|unit| text.contains(&format!("{unit},")) || text.contains(&format!("{unit} }}"))) {
        let when = *dice.pick(&CONDITIONS);
        match dice.roll(2) {
            0 => text += "calendar: office\n",
            _ => writeln!(text, "calendar: [{{ when: {when}, use: office }}, {{ use: night }}]").unwrap(),
        }
    }
    text + tips
}

/// The timeouts of a stage.
fn timeouts(dice: &mut Dice) -> String {
    let mut text = String::new();
    match dice.roll(3) {
        0 => {
            let after = dice.pick(&["72h", "14d", "1mo", "1y", "90m", "5bd", "1bd", "8bh", "21bh"]);
            let remind = dice.pick(&[
                "",
                ", remind: { before: 30m, notify: [sent-one] }",
                ", remind: [{ before: 20m, notify: sent-by }, { before: 45m, notify: [sent-one, sent-by] }]",
            ]);
            writeln!(text, "    timeout: {{ after: {after}, to: gone, notify: [sent-by]{remind} }}").unwrap();
        }
        1 => {
            let (when, other) = if dice.roll(3) == 0 {
                ("{ urgent: true }", "{ urgent: false }".to_owned())
            } else {
                let when = *dice.pick(&CONDITIONS);
                (when, format!("{{ not: {when} }}"))
            };
            let after = dice.pick(&["2d", "2bd", "12bh"]);
            writeln!(text, "    timeout:\n      - {{ when: {when}, after: {after}, to: gone }}").unwrap();
            match dice.roll(3) {
                0 => writeln!(text, "      - {{ when: {other}, never: true }}").unwrap(),
                _ => writeln!(text, "      - {{ when: {other}, after: 3w, to: gone, notify: [sent-one] }}").unwrap(),
            }
        }
        _ => {}
    }
    text
}

/// The outcomes, with their actions.
fn ends(dice: &mut Dice, has_roles: bool) -> String {
    let (mut text, outcomes) = (String::new(), ["done", "gone", "lost"]);
    match dice.roll(3) {
        0 => {
            text += "  end:\n    outcomes:\n";
            for outcome in outcomes {
                let shows =
                    dice.pick(&["", "shows: overview", "shows: details, withhold: note", "withhold: [day, price]"]);
                writeln!(text, "      {outcome}: {{ {shows} }}").unwrap();
            }
        }
        1 => {
            text += "  end:\n    outcomes:\n";
            for outcome in outcomes {
                let shows = dice.pick(&["", "        shows: overview\n", "        withhold: [day, price]\n"]);
                writeln!(text, "      {outcome}:\n{shows}        actions:").unwrap();
                let by = if has_roles { format!(", by: [{}]", dice.pick(&ROLES)) } else { String::new() };
                match dice.roll(4) {
                    0 => writeln!(text, "          back: {{ to: s0{by}, notify: [sent-one]{} }}", more(dice, &FIELDS))
                        .unwrap(),
                    1 => {
                        let when = *dice.pick(&CONDITIONS);
                        let to = format!("[{{ when: {when}, to: s0 }}, {{ when: {{ not: {when} }}, to: gone }}]");
                        writeln!(text, "          back: {{ to: {to} }}").unwrap();
                        writeln!(text, "          edit: {{ allow: [note, day], when: {} }}", dice.pick(&CONDITIONS))
                            .unwrap();
                    }
                    2 => writeln!(text, "          stop: {{ to: lost }}").unwrap(),
                    _ => {}
                }
            }
        }
        _ => writeln!(text, "  end:\n    outcomes: [{}]", outcomes.join(", ")).unwrap(),
    }
    text
}

/// Clocks: one that runs from the opening or from the last stage, and one that an action starts.
fn clocks(dice: &mut Dice, stages: usize, wait: &str) -> String {
    let last = stages - 1;
    let mut text = "clocks:\n  wait:\n".to_owned();
    match dice.roll(4) {
        0 => writeln!(text, "    starts: [opened, s{last}]").unwrap(),
        1 => text += "    starts: [s0]\n",
        _ => {}
    }
    if stages > 1 && dice.roll(2) == 0 {
        writeln!(text, "    {}: [s1]", dice.pick(&["pauses", "stops"])).unwrap();
    }
    let to = dice.pick(&["", ", to: gone"]);
    let remind = dice.pick(&["", ", remind: { before: 30m, notify: [sent-by] }"]);
    writeln!(text, "    timeout: {{ after: {wait}{to}, notify: [sent-one]{remind} }}").unwrap();
    text += "  late:\n    starts: []\n    timeout:\n";
    let when = *dice.pick(&CONDITIONS);
    writeln!(text, "      - {{ when: {when}, after: 7mo, to: lost }}").unwrap();
    let after = dice.pick(&["100d", "100bd"]);
    match dice.roll(3) {
        0 => writeln!(text, "      - {{ when: {{ not: {when} }}, never: true }}").unwrap(),
        _ => writeln!(text, "      - {{ when: {{ not: {when} }}, after: {after}, notify: sent-by }}").unwrap(),
    }
    text
}

fn more(dice: &mut Dice, fields: &[&str]) -> String {
    let mut text = String::new();
    if dice.roll(2) == 0 {
        text += ", confirm: sure";
    }
    let mut needs: [Vec<&str>; 3] = [vec![], vec![], vec![]];
    for field in dice.some(fields) {
        needs[dice.roll(3)].push(field);
    }
    for (key, fields) in ["require", "ask", "allow"].iter().zip(needs).filter(|(_, fields)| !fields.is_empty()) {
        write!(text, ", {key}: [{}]", fields.join(", ")).unwrap();
    }
    text
}

/// Messages for a rule set, as random as distinct labels allow.
fn words(dice: &mut Dice, rules: &RuleSet, locale: &str) -> String {
    let (mut taken, mut last) = (BTreeSet::new(), String::new());
    referee::tooling::template(rules, None)
        .lines()
        .filter(|line| line.starts_with("# ") && line.ends_with('='))
        .map(|line| {
            if line.starts_with("#     .") {
                let attribute = line.trim_start_matches('#').trim();
                // A notification is identified by its subject.
                let text = if attribute == ".subject =" { label(dice, locale, &mut taken) } else { "x".to_owned() };
                // The same in all locales.
                let selects = [("notification-hello", "size", "high", "low"), ("notification-later", "urgent", "true", "false")];
                let selects = selects.iter().find(|(id, ..)| attribute == ".subject =" && *id == last);
                if let Some((_, fact, key, usual)) = selects {
                    let other = label(dice, locale, &mut taken);
                    return format!(
                        "    .subject =\n        {{ $fact-{fact} ->\n            [{key}] {other}\n           *[{usual}] {text}\n        }}\n"
                    );
                }
                return format!("    {attribute} {text}\n");
            }
            let id = line.trim_start_matches("# ").trim_end_matches(" =");
            id.clone_into(&mut last);
            match id.split_once('-').unwrap().0 {
                "notification" => format!("{id} =\n"),
                _ => format!("{id} = {}\n", label(dice, locale, &mut taken)),
            }
        })
        .collect()
}

/// A random calendar file.
pub fn calendar(dice: &mut Dice) -> String {
    let time = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let zone = dice.pick(&["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "+08:00", "-03:30"]);
    let mut text = format!("zone: {zone}\nhours:\n");
    let hours = |dice: &mut Dice| {
        let mut at = dice.roll(500);
        let mut spans = Vec::new();
        for _ in 0..=dice.roll(3) {
            let start = at + 1 + dice.roll(100);
            at = (start + 1 + dice.roll(240)).min(1440);
            spans.push(format!("{}-{}", time(start), time(at)));
        }
        format!("[{}]", spans.join(", "))
    };
    let mut day = dice.roll(2);
    while day < 7 {
        let last = (day + dice.roll(5)).min(6);
        let keys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let days = if day == last { keys[day].to_owned() } else { format!("{}-{}", keys[day], keys[last]) };
        writeln!(text, "  {days}: {}", hours(dice)).unwrap();
        day = last + 1 + dice.roll(3);
    }
    let mut date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let count = *dice.pick(&[0, 1, 3, 3, 5, 9, 45]);
    if count > 0 {
        text += "holidays:\n";
    }
    for _ in 0..count {
        date = date + Days::new(2 + dice.number::<u64>(20));
        match dice.roll(3) {
            0 => writeln!(text, "  - {{ date: {date}, hours: {} }}", hours(dice)).unwrap(),
            1 => writeln!(text, "  - {{ date: {date}, name: Feast }}").unwrap(),
            _ => writeln!(text, "  - {date}").unwrap(),
        }
    }
    text
}

/// A random rule set with messages in some locales, unless its labels are not distinct enough.
pub fn random(seed: u64, locales: &[&str]) -> Option<Referee> {
    let mut dice = Dice(seed * 7919 + 17);
    let rules = Source::new("t.yaml", rules(&mut dice));
    let calendars = ["calendars/office.yaml", "calendars/night.yaml"].map(|name| (name, calendar(&mut dice)));
    let calendars = calendars.map(|(name, text)| Source::new(name, text));
    let (set, _) = RuleSet::check_with(&rules, &calendars);
    // No lead is ever `gone` if no stage has a timeout.
    let set = set?;
    let words = locales.iter().map(|locale| {
        let words = words(&mut dice, &set, locale);
        (locale.parse().unwrap(), Source::new("t.ftl", words))
    });
    let words: Vec<_> = words.collect();
    let used = calendars.into_iter().filter(|_| !set.calendars().is_empty());
    let files: Vec<Source> = std::iter::once(rules).chain(used).collect();
    let (referee, findings) = Loader::rules(files).with_words(words).load_valid().unwrap();
    let errors: Vec<String> = findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
    // Labels that are distinct only by chance may not be.
    errors.is_empty().then_some(referee)
}

pub const LOCALES: [&str; 5] = ["de", "ru", "zh-TW", "it", "en"];

#[test]
fn pages_of_random_rules_read_back() {
    let mut rounds = 0;
    let seeds = std::env::var("REFEREE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(60);
    for seed in 0..seeds {
        for locale in LOCALES {
            let Some(referee) = random(seed, &[locale]) else { continue };
            crate::drafted::round_in(&referee, locale);
            rounds += 1;
        }
    }
    assert!(rounds > 2 * seeds, "only {rounds} rule sets had messages");
}

fn check(checker: &Checker, text: &str) -> PageReport {
    checker.check(&Page::read(&Source::new("t.md", text)).unwrap(), None, None).unwrap()
}

/// Replaces every claim of written pages: each replacement is found.
#[test]
fn every_alteration_of_a_written_page_is_found() {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    let (mut found, mut altered, mut wrong) = (0, 0, String::new());
    for rules in referee.rulebook().sets() {
        for locale in LOCALES {
            let written = HelpPage::new(&referee.reader(locale).unwrap(), rules);
            let text = written.markdown();
            let mut done = BTreeSet::new();
            for claim in check(&checker, text).claims.iter().filter(|claim| claim.verdict == Verdict::Confirmed) {
                let at = claim.place.span().map(|(_, span)| span).unwrap();
                // The title of a section is free: its anchor identifies it.
                let heading = text[..at.start].rsplit('\n').next().unwrap().starts_with('#');
                if heading || !done.insert(at.start) || text[at.clone()].contains('\n') || at.len() > 200 {
                    continue;
                }
                altered += 1;
                let other = format!("{}Quxwald{}", &text[..at.start], &text[at.end..]);
                let report = check(&checker, &other);
                let here = |finding: &&Finding| {
                    let place = finding.place.as_ref().and_then(|place| place.span()).map(|(_, span)| span).unwrap();
                    let line = other[..at.start].rfind('\n').unwrap()..at.start + other[at.start..].find('\n').unwrap();
                    place.start < line.end && place.end > line.start
                };
                // A removed line may be reported at the heading above it.
                if report.findings.iter().any(|it| here(&it)) || report.findings.iter().any(|it| it.id == "page-unsaid")
                {
                    found += 1;
                } else {
                    writeln!(wrong, "{} in {locale}: {} at {:?}", rules.name(), claim.rule, &text[at]).unwrap();
                }
            }
        }
    }
    assert!(altered > 800, "only {altered}");
    assert!(found == altered, "{found} of {altered}\n{wrong}");
}

#[test]
fn options_of_a_draft() {
    let referee = Referee::builtin();
    let text = "---\nlocale: de\n---\n# Leads\n";
    let page = Page::read(&Source::new("t.md", text)).unwrap();
    let draft = |options| Checker::new(&referee).draft(&page, options);
    let named = draft(DraftOptions { name: Some("2021"), ..DraftOptions::default() }).unwrap();
    assert!(named.rules().contains("rules: \"2021\""), "{}", named.rules());
    let error = draft(DraftOptions { like: Some("2018"), ..DraftOptions::default() }).unwrap_err();
    assert_eq!(error.id, "unknown-rules");
}

/// A page about missing messages used to take 130 KB of memory for each of them.
#[cfg(target_os = "linux")]
#[test]
fn memory_for_a_page_does_not_depend_on_missing_words() {
    use std::io::Read;
    use std::process::Stdio;

    use crate::command::{Folder, command};

    let book = Folder::new();
    let mut rules = String::from("rules: big\nstages:\n");
    for number in 0..3000 {
        let to = if number < 2999 { format!("s{}", number + 1) } else { "done".to_owned() };
        let _ = writeln!(rules, "  s{number}: {{ timeout: {{ after: 1d, to: {to} }} }}");
    }
    book.write("rules/big.yaml", &format!("{rules}  archived: {{ outcomes: [done] }}\n"));
    book.write("locales/en/big.ftl", "outcome-done = Done\n");
    let mut command = command(book.path(), &["page", "write", "big"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    // The first results are written after everything is computed; the rest does not fit into the pipe.
    output.read_exact(&mut [0; 4]).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
    drop(output);
    child.wait().unwrap();
    assert!(peak < 200_000, "{peak} kB");
}
