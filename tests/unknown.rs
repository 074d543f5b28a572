//! Pages of random lifecycles in languages without messages, in words that no locale has: drafts have their stages,
//! actions, targets, time limits and outcomes.

use std::collections::BTreeMap;
use std::fmt::Write;

use referee::rules::{Duration, State};
use referee::{Referee, RuleSet, Source};
use referee_pages::{Checker, DraftOptions, Page, PageDraft};

use crate::disturbed::OTHERS;
use crate::written::Dice;

/// How a language writes words and lists.
struct Tongue {
    locale: &'static str,
    time: fn(u32, char) -> String,
    or: &'static str,
    syllables: &'static [&'static str],
    stop: &'static str,
}

const LATIN: [&str; 16] =
    ["ka", "lo", "mi", "ren", "tu", "sol", "ba", "ti", "nu", "ge", "for", "da", "pel", "zu", "mar", "vi"];
const DENSE: [&str; 16] =
    ["山", "川", "木", "火", "水", "土", "雲", "星", "石", "竹", "米", "糸", "耳", "舟", "花", "鳥"];
const HEBREW: [&str; 12] = ["בר", "גל", "דן", "הר", "טל", "כד", "לב", "מץ", "נר", "סל", "פז", "רם"];
const ARABIC: [&str; 12] = ["بر", "جل", "دن", "حر", "طل", "كد", "لب", "مس", "نر", "سل", "فز", "رم"];

/// The languages of [`OTHERS`], each with its word for “or”.
fn tongues() -> impl Iterator<Item = Tongue> {
    OTHERS.into_iter().map(|(locale, time)| {
        let (or, syllables): (_, &[&str]) = match locale {
            "fr-FR" => (" ou ", &LATIN),
            "es-ES" => (" o ", &LATIN),
            "pl-PL" => (" lub ", &LATIN),
            "nl-NL" => (" of ", &LATIN),
            "ja-JP" => ("、または", &DENSE),
            "he-IL" => (" או ", &HEBREW),
            "ar-EG" => (" أو ", &ARABIC),
            other => panic!("no words for {other}"),
        };
        let stop = if locale == "ja-JP" { "。" } else { "." };
        Tongue { locale, time, or, syllables, stop }
    })
}

/// A lifecycle as a page states it, by names.
#[derive(Debug, Default, PartialEq)]
struct Stated {
    /// Of each stage, the anchor, the actions with their targets, and the time limit in hours with its target.
    stages: Vec<(String, Vec<(String, Target)>, Option<(u32, Target)>)>,
    outcomes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
enum Target {
    Stage(usize),
    Outcome(String),
}

/// Random words, each unlike the others.
struct Words<'d> {
    dice: &'d mut Dice,
    tongue: &'d Tongue,
    taken: Vec<String>,
}

impl Words<'_> {
    fn word(&mut self) -> String {
        loop {
            let count = 3 + self.dice.roll(2);
            let word: String = (0..count).map(|_| *self.dice.pick(self.tongue.syllables)).collect();
            let stem: String = word.chars().take(3).collect();
            if !self.taken.contains(&stem) {
                self.taken.push(stem);
                return word;
            }
        }
    }

    /// Words that state nothing known.
    fn prose(&mut self) -> String {
        let count = 2 + self.dice.roll(4);
        let between = if self.tongue.stop == "。" { "" } else { " " };
        let words: Vec<String> = (0..count)
            .map(|_| (0..2 + self.dice.roll(2)).map(|_| *self.dice.pick(self.tongue.syllables)).collect())
            .collect();
        words.join(between)
    }
}

/// A random lifecycle with its page.
fn page(dice: &mut Dice, tongue: &Tongue) -> (Stated, String) {
    let mut words = Words { dice, tongue, taken: Vec::new() };
    let count = 2 + words.dice.roll(3);
    let names: Vec<String> = (0..=count).map(|_| words.word()).collect();
    let mut stated = Stated::default();
    let mut page = format!(
        "---\nlocale: {}\n---\n# <a name=\"top\"></a>{}\n\n{}{}\n\n",
        tongue.locale,
        words.word(),
        words.prose(),
        tongue.stop
    );
    for number in 0..count {
        let anchor = format!("part{number}-leads");
        writeln!(page, "## <a name=\"{anchor}\"></a>{}\n", names[number]).unwrap();
        writeln!(page, "{}{}\n", words.prose(), tongue.stop).unwrap();
        let mut actions = Vec::new();
        let mut timeout = None;
        if number + 1 == count {
            // Outcomes in a row, in a paragraph.
            let ends = [words.word(), words.word()];
            writeln!(
                page,
                "{} **{}**{}**{}** {}{}\n",
                words.prose(),
                ends[0],
                tongue.or,
                ends[1],
                words.prose(),
                tongue.stop
            )
            .unwrap();
            actions.extend(ends.iter().map(|end| (end.clone(), Target::Outcome(end.clone()))));
            stated.outcomes.extend(ends);
        } else {
            let (go, stop, end, late) = (words.word(), words.word(), words.word(), words.word());
            let next = &names[number + 1];
            let (said, more) = (words.prose(), words.prose());
            writeln!(page, "* **{go}**: {said} **{next}** {more}{}", tongue.stop).unwrap();
            writeln!(page, "* **{stop}**: {} **{end}**{} {more}{}", words.prose(), tongue.stop, tongue.stop).unwrap();
            let number_of = 2 + u32::try_from(words.dice.roll(40)).unwrap();
            let hours = words.dice.roll(2) == 0;
            let time = (tongue.time)(number_of, if hours { 'h' } else { 'd' });
            writeln!(page, "* {} {time} {} **{late}**{}\n", words.prose(), words.prose(), tongue.stop).unwrap();
            timeout = Some((if hours { number_of } else { 24 * number_of }, Target::Outcome(late.clone())));
            actions.push((go, Target::Stage(number + 1)));
            actions.push((stop, Target::Outcome(end.clone())));
            stated.outcomes.extend([end, late]);
        }
        stated.stages.push((anchor, actions, timeout));
    }
    writeln!(page, "## <a name=\"ended-leads\"></a>{}\n", names[count]).unwrap();
    let (last, others) = stated.outcomes.split_last().unwrap();
    let comma = if tongue.stop == "。" { "、" } else { ", " };
    writeln!(page, "{} (**{}**{}**{last}**){}", words.prose(), others.join(comma), tongue.or, tongue.stop).unwrap();
    (stated, page)
}

fn hours(time: Duration) -> u32 {
    u32::try_from(time.millis() / 3_600_000).unwrap()
}

/// What a draft says, by names.
fn drafted(draft: &PageDraft) -> Stated {
    let (rules, findings) = RuleSet::check(&Source::new("draft.yaml", draft.rules()));
    let rules = rules.unwrap_or_else(|| panic!("{findings:?}\n{}", draft.rules()));
    let labels: BTreeMap<&str, &str> =
        draft.messages().lines().filter_map(|line| line.trim_start_matches("# ").split_once(" = ")).collect();
    let label = |kind: &str, id: &str| labels.get(&*format!("{kind}-{id}")).map_or(id, |label| *label).to_owned();
    let target = |state: State| match state {
        State::Open(number) => Target::Stage(rules.stages().ids().position(|other| other == number).unwrap()),
        State::Archived(_) => Target::Outcome(label("outcome", rules.state_id(state))),
    };
    let stages = rules.stages().iter().map(|stage| {
        let actions =
            stage.actions.iter().filter_map(|action| Some((label("action", &action.id), target(action.to?)))).collect();
        let timeout = stage.timeouts.as_slice().first().map(|timeout| (hours(timeout.after), target(timeout.to)));
        (stage.anchor.as_deref().unwrap_or_default().to_owned(), actions, timeout)
    });
    Stated {
        stages: stages.collect(),
        outcomes: rules.archive().outcomes.iter().map(|outcome| label("outcome", &outcome.id)).collect(),
    }
}

#[test]
fn lifecycles_are_drafted_in_languages_without_messages() {
    let checker = Checker::new(&Referee::builtin());
    let seeds: u64 = std::env::var("REFEREE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(40);
    for tongue in tongues() {
        for seed in 0..seeds {
            let (stated, text) = page(&mut Dice(seed * 7919 + 3), &tongue);
            let page = Page::read(&Source::new("t.md", text.as_str())).unwrap();
            let draft = checker.draft(&page, DraftOptions::default()).unwrap();
            let mut drafted = drafted(&draft);
            drafted.outcomes.sort();
            let mut stated = stated;
            stated.outcomes.sort();
            assert_eq!(drafted, stated, "seed {seed} in {}\n{text}\n{}", tongue.locale, draft.rules());
        }
    }
}
