//! Alters every fact of the help pages that a program can alter: each change is found once, at the altered words.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use referee::{Finding, Reader, Referee};
use referee_pages::{Checker, PageReport, Verdict};

use crate::pages::{Sample, check, own};

/// A name that nothing has.
const NOTHING: &str = "Quxwald";

/// Units of time as the pages write them, each with a replacement.
const UNITS: [(&str, &str); 14] = [
    ("Stunden", "Tagen"),
    ("Tagen", "Stunden"),
    ("Tage", "Stunden"),
    ("часов", "дней"),
    ("дней", "часов"),
    ("小時", "天"),
    ("天", "小時"),
    ("ore", "giorni"),
    ("giorni", "ore"),
    ("hours", "days"),
    ("days", "hours"),
    ("hour", "day"),
    ("day", "hour"),
    ("недель", "дней"),
];

/// A page with one alteration.
struct Altered {
    kind: &'static str,
    text: String,
    /// The altered words, or the text around removed ones.
    at: Range<usize>,
    /// On how many sides of a bilingual page the text is altered.
    sides: usize,
}

impl Altered {
    fn replaced(kind: &'static str, text: &str, at: &Range<usize>, by: &str) -> Self {
        let text = format!("{}{by}{}", &text[..at.start], &text[at.end..]);
        Self { kind, text, at: at.start..at.start + by.len(), sides: 1 }
    }

    /// Removes some words and the comma that separates them; the finding can be anywhere in the section.
    fn removed(kind: &'static str, text: &str, at: &Range<usize>) -> Self {
        let comma = text[..at.start].rfind(", ").max(text[..at.start].rfind('、'));
        let before = comma
            .filter(|comma| text[*comma..at.start].split(' ').count() < 4 && !text[*comma..at.start].contains('>'));
        let behind = ["、", "，", ", "].iter().find(|comma| text[at.end..].starts_with(**comma));
        let end = at.end + behind.filter(|_| before.is_none()).map_or(0, |comma| comma.len());
        let mut at = before.filter(|comma| !text[*comma..at.start].contains("**")).unwrap_or(at.start)..end;
        // No bold marks around nothing.
        if text[..at.start].ends_with("**") && text[at.end..].starts_with("**") {
            at = at.start - 2..at.end + 2;
        }
        let text = format!("{}{}", &text[..at.start], &text[at.end..]);
        let start = text[..at.start].rfind("\n#").map_or(0, |start| start + 1);
        let end = text[at.start..].find("\n#").map_or(text.len(), |end| at.start + end);
        Self { kind, text, at: start..end, sides: 1 }
    }

    /// Alters both sides of a bilingual page.
    fn on_both_sides(mut self) -> Self {
        self.sides = 2;
        self
    }
}

/// Every number of a page that is followed by a unit of time.
fn durations(text: &str, altered: &mut Vec<Altered>) {
    let body = text.match_indices("\n---\n").next().map_or(0, |(at, _)| at);
    for (at, digit) in text.char_indices() {
        let inside = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "-_\"".contains(c));
        if at < body || !digit.is_ascii_digit() || inside {
            continue;
        }
        let digits = text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let number = at..at + digits;
        let rest = &text[number.end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let Some((unit, other)) = UNITS.iter().find(|(unit, _)| rest[gap..].starts_with(unit)) else { continue };
        let value: u64 = text[number.clone()].parse().unwrap();
        altered.push(Altered::replaced("number", text, &number, &(value + 1).to_string()));
        altered.push(Altered::replaced("number", text, &number, &(value * 10).to_string()));
        let whole = number.start..number.end + gap + unit.len();
        altered.push(Altered::replaced("unit", text, &whole, &format!("{value} {other}")));
    }
}

/// Every item of a list in a section about a stage, and every paragraph with a duration.
fn items(text: &str, report: &PageReport, altered: &mut Vec<Altered>) {
    let claims: Vec<Range<usize>> =
        report.claims.iter().filter(|claim| claim.rule.starts_with("stages.")).map(span).collect();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let has_claim = claims.iter().any(|claim| range.start <= claim.start && claim.end <= range.end);
        if has_claim && line.starts_with(['*', '-']) {
            let one = Altered::removed("item", text, &range);
            altered.push(if line.contains("data-stu-id") { one.on_both_sides() } else { one });
        }
    }
}

fn span(claim: &referee_pages::Claim) -> Range<usize> {
    claim.place.span().map(|(_, span)| span).unwrap()
}

/// Whether the line repeats the text, perhaps with another ending.
fn is_repeated(text: &str, at: &Range<usize>) -> bool {
    let stem: String = text[at.clone()].chars().take(6).collect::<String>().to_lowercase();
    text[at.end..].lines().next().unwrap().to_lowercase().contains(&stem)
}

/// Each claim, altered.
fn claims(sample: &Sample, report: &PageReport, words: &Names<'_>, altered: &mut Vec<Altered>) {
    let text = &*sample.text;
    let mut done: Vec<(Range<usize>, &str)> = Vec::new();
    for claim in report.claims.iter().filter(|claim| claim.verdict == Verdict::Confirmed) {
        let at = span(claim);
        let route: Vec<&str> = claim.rule.split('.').collect();
        let mut replace = |kind: &'static str, by: &str| {
            if !done.contains(&(at.clone(), kind)) {
                altered.push(Altered::replaced(kind, text, &at, by));
            }
            done.push((at.clone(), kind));
        };
        match route.as_slice() {
            ["stages", _, "actions", _] => replace("action", NOTHING),
            [.., "to"] => {
                replace("target, unknown", NOTHING);
                let other = words
                    .states
                    .iter()
                    .find(|(id, label)| *id != words.target(&route) && !text[at.clone()].contains(&**label));
                replace("target, another", &other.unwrap().1);
            }
            [.., "notify"] | ["notifications"] => replace("recipient", NOTHING),
            [.., "require" | "ask" | "allow"] => {
                replace("field, unknown", NOTHING);
                replace("field, another", &words.subject);
            }
            [.., "confirm"] => replace("button", NOTHING),
            [.., "outcomes"] => replace("outcome", NOTHING),
            ["roles"] => replace("role", NOTHING),
            ["arrival", "found-under"] => replace("menu", NOTHING),
            ["arrival", "channels"] => replace("channel", NOTHING),
            // A text repeated in the same line is still there.
            ["views", _] if is_repeated(text, &at) => {}
            ["views", _] => replace("view", NOTHING),
            ["facts", _, "one-of"] => replace("value", NOTHING),
            ["fields", _, "list"] => replace("part", NOTHING),
            ["tips"] => replace("tip", NOTHING),
            _ => {}
        }
        // Plain words can be removed; removing a bold name leaves nothing to match.
        let alone = matches!(route.as_slice(), [.., "require" | "ask" | "allow" | "outcomes" | "list"]);
        if alone && !done.contains(&(at.clone(), "left out")) {
            altered.push(Altered::removed("left out", text, &at));
            done.push((at.clone(), "left out"));
        }
    }
}

/// The sentence around some words: up to full stops, line ends and tags.
fn sentence(text: &str, at: &Range<usize>) -> Range<usize> {
    let stops = [". ", "。", "\n", ">", ") "];
    let start = stops.iter().filter_map(|stop| text[..at.start].rfind(stop).map(|at| at + stop.len())).max().unwrap();
    let end = [". ", ".\n", "。", "\n", "</span>"].iter().filter_map(|stop| text[at.end..].find(stop)).min().unwrap();
    let end = at.end + end;
    start..end + text[end..].chars().next().filter(|c| ".。".contains(*c)).map_or(0, char::len_utf8)
}

/// Every sentence with only one claim, removed.
fn sentences(text: &str, report: &PageReport, altered: &mut Vec<Altered>) {
    for claim in report.claims.iter().filter(|claim| claim.verdict == Verdict::Confirmed) {
        let last = claim.rule.rsplit('.').next().unwrap();
        let whole = sentence(text, &span(claim));
        let others = report.claims.iter().filter(|it| {
            let at = span(it);
            whole.start <= at.start && at.end <= whole.end
        });
        if ["notify", "shows", "respond-within", "confirm"].contains(&last) && others.count() == 1 {
            altered.push(Altered::removed("sentence", text, &whole));
        }
    }
}

/// Every two tips, swapped.
fn tips(text: &str, report: &PageReport, altered: &mut Vec<Altered>) {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for claim in report.claims.iter().filter(|claim| claim.rule == "tips") {
        let at = span(claim).start;
        let start = text[..at].rfind("\n*").max(text[..at].rfind("\n-")).unwrap() + 1;
        let end = text[at..].find("\n\n").map_or(text.len(), |end| at + end);
        if lines.iter().all(|line| line.start != start) {
            lines.push(start..end);
        }
    }
    for pair in lines.windows(2) {
        let (one, other) = (&pair[0], &pair[1]);
        let (first, second) = (&text[one.clone()], &text[other.clone()]);
        let between = &text[one.end..other.start];
        let swapped = format!("{}{second}{between}{first}{}", &text[..one.start], &text[other.end..]);
        let both = one.start..other.end;
        let one = Altered { kind: "order of tips", text: swapped, at: both, sides: 1 };
        altered.push(if first.contains("data-stu-id") { one.on_both_sides() } else { one });
    }
}

/// Every section about a stage, removed; the finding is at the start of the page.
fn sections(text: &str, report: &PageReport, altered: &mut Vec<Altered>) {
    for claim in
        report.claims.iter().filter(|claim| claim.rule.split('.').count() == 2 && claim.rule.starts_with("stages."))
    {
        let at = span(claim).start;
        let start = text[..at].rfind('\n').unwrap() + 1;
        let end = text[at..].find("\n#").map_or(text.len(), |end| at + end + 1);
        if text[start..].starts_with('#')
            && !altered.iter().any(|it| it.kind == "section" && it.text.len() == text.len() - (end - start))
        {
            let altered_text = format!("{}{}", &text[..start], &text[end..]);
            let one = Altered { kind: "section", text: altered_text, at: 0..start, sides: 1 };
            altered.push(if text[start..end].contains("data-stu-id") { one.on_both_sides() } else { one });
        }
    }
}

/// Cues of one field replaced by those of another need.
const NEEDS: [(&str, &str, &str); 9] = [
    ("2019.it", "aggiungere eventuali note", "Immettere note"),
    ("2019.it", "Selezionare il motivo si sta", "aggiungere eventuali motivo da includere"),
    ("2020.de", "Informationen im Feld **Anmerkungen** bereitstellen", "Geben Sie **Anmerkungen** ein"),
    ("2020.de", "Informationen im Feld **Anmerkungen** bereitstellen", "Optional können Sie **Anmerkungen** eingeben"),
    ("2020.de", "fügen Sie alle Notizen hinzu", "geben Sie Notizen ein"),
    ("2020.de", "provide info in the **Notes** field", "Enter **Notes**"),
    ("2020.de", "provide info in the **Notes** field", "You can optionally enter **Notes**"),
    ("2020.de", "Select the reason", "You can optionally enter the reason"),
    ("2020.de", "add any notes", "Enter **Notes**"),
];

/// Words with their negation.
const DENIED: [(&str, &str, &str); 9] = [
    ("2017.de", "benachrichtigen den Kunden, einen", "benachrichtigen den Kunden nicht, einen"),
    ("2017.de", "als **Missed**", "nicht als **Missed**"),
    ("2017.de", "wird in **Evaluating", "wird nicht in **Evaluating"),
    ("2017.de", "empfehlen wir, ", "empfehlen wir nicht, "),
    ("2017.zh-TW", "會將推薦移至 **\\[評", "不會將推薦移至 **\\[評"),
    ("2018.ru", "Мы посоветуем", "Мы не посоветуем"),
    ("2019.it", "una notifica", "non una notifica"),
    ("2020.de", "and notify the customer", "and do not notify the customer"),
    ("2020.de", "benachrichtigen den Kunden, einen", "benachrichtigen den Kunden nicht, einen"),
];

fn denied(sample: &Sample, altered: &mut Vec<Altered>) {
    for (_, words, other) in DENIED.iter().filter(|(name, ..)| *name == sample.name) {
        let at = sample.text.find(words).unwrap_or_else(|| panic!("{}: {words}", sample.name));
        altered.push(Altered::replaced("denied", &sample.text, &(at..at + words.len()), other));
    }
}

fn needs(sample: &Sample, altered: &mut Vec<Altered>) {
    for (_, cue, other) in NEEDS.iter().filter(|(name, ..)| *name == sample.name) {
        let at = sample.text.find(cue).unwrap_or_else(|| panic!("{}: {cue}", sample.name));
        altered.push(Altered::replaced("need", &sample.text, &(at..at + cue.len()), other));
    }
}

/// The labels in the language of a page.
struct Names<'n> {
    states: Vec<(String, String)>,
    subject: String,
    rules: &'n referee::RuleSet,
}

impl<'n> Names<'n> {
    fn new(referee: &'n Referee, rules: &str, reader: &Reader) -> Self {
        let rules = referee.rulebook().get(rules).unwrap();
        let words = reader.words(rules);
        let label = |id: String| words.get(&id).and_then(|word| word.text).unwrap().to_owned();
        let stages = rules.stages().iter().map(|it| (it.id.to_string(), label(format!("stage-{}", it.id))));
        let outcomes =
            rules.archive().outcomes.iter().map(|it| (it.id.to_string(), label(format!("outcome-{}", it.id))));
        Self { states: outcomes.chain(stages).collect(), subject: label("field-subject".into()), rules }
    }

    /// The id that a route of a target leads to.
    fn target(&self, route: &[&str]) -> String {
        let stage = self.rules.stages().iter().find(|stage| *stage.id == *route[1]).unwrap();
        let to = match route[2] {
            "actions" => stage.actions.iter().find(|action| *action.id == *route[3]).unwrap().to.unwrap(),
            _ => stage.timeouts.first().unwrap().to,
        };
        self.rules.state_id(to).to_owned()
    }
}

fn reported(finding: &Finding) -> (String, String) {
    (finding.id.to_owned(), finding.message.clone())
}

/// The findings of an altered page that the original does not have.
fn new_findings<'f>(before: &PageReport, after: &'f PageReport) -> Vec<&'f Finding> {
    let mut known: Vec<(String, String)> = before.findings.iter().map(reported).collect();
    let unknown = |finding: &&Finding| match known.iter().position(|it| *it == reported(finding)) {
        Some(at) => {
            known.remove(at);
            false
        }
        None => finding.id != "page-fits",
    };
    // A finding about a name moves to its next occurrence if the first is removed.
    let of = |finding: &Finding| {
        let number = if finding.id == "page-one-name" { 3 } else { 1 };
        finding.message.split('`').nth(number).map(str::to_owned)
    };
    let names = ["page-term", "page-two-names", "page-one-name"];
    let again = |finding: &&Finding| {
        let named = before.findings.iter().filter(|it| names.contains(&it.id));
        names.contains(&finding.id) && named.clone().any(|it| of(it) == of(finding))
    };
    after.findings.iter().filter(unknown).filter(|finding| !again(finding)).collect()
}

#[test]
fn every_altered_fact_is_found_once_at_its_words() {
    every_altered_fact_is_found(&own());
}

pub fn every_altered_fact_is_found(pages: &[Sample]) {
    let referee = Referee::builtin();
    let checker: Checker = Checker::new(&referee);
    let mut score: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = String::new();
    for sample in pages {
        let text = &*sample.text;
        let before = check(&checker, sample.name, &sample.text);
        let reader = referee.reader(sample.locale()).unwrap();
        let words = Names::new(&referee, sample.rules, &reader);
        let mut altered = Vec::new();
        durations(&sample.text, &mut altered);
        items(&sample.text, &before, &mut altered);
        claims(sample, &before, &words, &mut altered);
        sentences(text, &before, &mut altered);
        tips(text, &before, &mut altered);
        sections(text, &before, &mut altered);
        needs(sample, &mut altered);
        denied(sample, &mut altered);
        for one in &altered {
            let after = check(&checker, sample.name, &one.text);
            let found = new_findings(&before, &after);
            let meets = |finding: &&&Finding| {
                let at = finding.place.as_ref().and_then(|place| place.span()).map(|(_, span)| span).unwrap();
                at.start <= one.at.end && at.end >= one.at.start
            };
            let here = found.iter().filter(meets).count();
            let same = found.iter().all(|finding| finding.message == found[0].message);
            // If two outcomes have one name, a third name cannot be matched.
            if (sample.name, one.kind) == ("2018.ru", "outcome")
                && sample.text[..one.at.start].ends_with("потерянные, ")
            {
                continue;
            }
            let entry = score.entry(one.kind).or_default();
            entry.1 += 1;
            if here == one.sides && found.len() == one.sides && same {
                entry.0 += 1;
            } else {
                let line = one.text[..one.at.start].matches('\n').count() + 1;
                let same = text.bytes().zip(one.text.bytes()).take_while(|(a, b)| a == b).count();
                let words = String::from_utf8_lossy(&text.as_bytes()[same..]).chars().take(40).collect::<String>();
                writeln!(wrong, "{}:{line}: {} {words:?}", sample.name, one.kind).unwrap();
                for finding in &found {
                    writeln!(wrong, "    {finding}").unwrap();
                }
            }
        }
    }
    let mut table = format!("{:<18} found  altered\n", "what");
    for (kind, (found, altered)) in &score {
        writeln!(table, "{kind:<18} {found:>5} {altered:>8}").unwrap();
    }
    assert!(wrong.is_empty(), "{table}{wrong}");
    // Every kind of alteration was made.
    assert_eq!(score.len(), 24, "{table}");
}
