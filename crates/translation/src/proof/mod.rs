//! Formats every branch of every message with edge-case values.

mod branches;
mod samples;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use pulldown_cmark::{Event, Parser};
use serde::{Serialize, Serializer};
use unic_langid::LanguageIdentifier;

use referee::check;
use referee::diagnostic::Finding;
use referee::rules::RuleSet;
use referee::tooling::{
    Args, Argument, Check, Forms, Messages, Need, Wanted, collect, icu_locale, pattern, shortened, single_stops,
};

use referee::locale::{Phrasebook, Zone};

use branches::Branches;
use samples::{combinations, samples};

check! {
/// Unreachable branch of a message.
///
/// `referee locale prove` formatted the message with values of every plural form, and with every number and name of its
/// branches. No value selects this branch, so it is never shown.
    PROOF_BRANCH: Warning in Words, "proof-branch";

/// Message that fails to format.
///
/// With some value, the message cannot be formatted, shows an id instead of text, shows 0 for a value that is not zero, has an
/// unclosed bidi isolate, or lets the value change its markup.
    PROOF_FAULT: Error in Words, "proof-fault"
}

/// Every check of proofs.
pub static CHECKS: &[&Check] = &[&PROOF_BRANCH, &PROOF_FAULT];

/// The most faults of a message that are reported.
const MOST_FAULTS: usize = 3;

/// A message formatted with some values.
#[derive(Debug, Clone, Copy, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Rendering<'r> {
    /// The locale.
    pub locale: &'r str,
    /// The rule set of the message; null for a shared message.
    pub rules: Option<&'r str>,
    /// The id of the message.
    pub id: &'r str,
    /// The attribute; null for the value of the message.
    pub attribute: Option<&'r str>,
    /// The offset from UTC of formatted instants, in minutes.
    pub offset: i16,
    /// The arguments by variable: texts as formatted, durations in months and milliseconds, instants.
    #[serde(serialize_with = "as_map")]
    #[schemars(with = "BTreeMap<&'static str, Argument>")]
    pub arguments: &'r [(&'r str, Argument)],
    /// The formatted text.
    pub text: &'r str,
}

fn as_map<S: Serializer>(values: &&[(&str, Argument)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(name, value)| (name, value)))
}

/// The result of a proof.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Proof {
    /// How many messages, counting each attribute separately.
    pub messages: usize,
    /// How many messages and attributes the locale lacks. They are not proven.
    pub missing: usize,
    /// How many branches of selectors.
    pub branches: usize,
    /// How many formatted texts.
    pub texts: usize,
    /// The faults and unreachable branches.
    pub findings: Vec<Finding>,
}

/// Formats every branch of every message that the rule sets need in a locale, with edge-case values: numbers of every plural
/// form, texts that are empty, long, right to left or full of markup, and short and long durations. Calls `see` for each
/// text.
///
/// ```
/// # use referee_translation::proof::prove;
/// let referee = referee::Referee::builtin();
/// let mut russian = 0;
/// prove(&referee.phrasebook(), &"ru".parse()?, &mut |_| russian += 1);
/// assert!(russian > 5_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn prove(phrasebook: &Phrasebook, locale: &LanguageIdentifier, see: &mut dyn FnMut(&Rendering<'_>)) -> Proof {
    let mut proof = Proof::default();
    let forms = Forms::of(&icu_locale(locale));
    for (set, needs) in phrasebook.contracts().filter(|(set, _)| set.is_some() || phrasebook.has_own_common(locale)) {
        let scope = phrasebook.scope(locale, set.map(RuleSet::name));
        let messages = collect(&scope);
        let ids: BTreeSet<&str> = messages.keys().copied().filter(|id| id.contains('-')).collect();
        let rules = set.map(RuleSet::name);
        let proving =
            Proving { book: phrasebook, locale, rules, messages: &messages, ids, forms: forms.examples().collect() };
        for need in needs {
            proving.need(need, see, &mut proof);
        }
    }
    proof
}

/// One rule set in one locale.
struct Proving<'p> {
    book: &'p Phrasebook,
    locale: &'p LanguageIdentifier,
    rules: Option<&'p str>,
    messages: &'p Messages<'p>,
    /// Ids that no text may show.
    ids: BTreeSet<&'p str>,
    /// Whole numbers of every plural form of the language.
    forms: Vec<u32>,
}

impl Proving<'_> {
    fn need(&self, need: &Need, see: &mut dyn FnMut(&Rendering<'_>), proof: &mut Proof) {
        let found = self.messages.get(&*need.id);
        let Some((found, own)) = found.and_then(|found| Some((found, found.pattern(need.attribute)?))) else {
            proof.missing += 1;
            return;
        };
        let Some(messages) = self.book.own_messages(self.locale, self.rules) else { return };
        let Some(bundled) = pattern(&messages.bundle, &need.id, need.attribute) else { return };
        proof.messages += 1;
        let mut branches = Branches::new(own, self.messages, &icu_locale(self.locale));
        let wanted: Vec<Wanted> = need.variables.iter().map(|it| Wanted::new(&it.name)).collect();
        let keys = branches.keys();
        let values: Vec<_> = need.variables.iter().map(|it| (&*it.name, samples(it, &keys, &self.forms))).collect();
        let mut structures: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
        let mut faults = HashSet::new();
        let locale = self.locale.to_string();
        for (number, combination) in combinations(&values, &branches.selecting()).into_iter().enumerate() {
            // Alternate between two time zones.
            let (zone, offset) = if number % 2 == 0 { (Zone::UTC, 0) } else { (Zone::EAST, 120) };
            let mut args = Args::new(&wanted, need.markdown, zone);
            for (name, sample) in &combination {
                sample.give(name, &mut args);
            }
            let given = args.given().to_vec();
            let path = branches.follow(&given, offset);
            let mut text = String::new();
            let mut errors = Vec::new();
            let _ = messages.bundle.write_pattern(&mut text, bundled, Some(&args.into_fluent()), &mut errors);
            let text = single_stops(text);
            proof.texts += 1;
            see(&Rendering {
                locale: &locale,
                rules: self.rules,
                id: &need.id,
                attribute: need.attribute,
                offset,
                arguments: &given,
                text: &text,
            });
            let mut fault = errors.first().map(|error| format!("cannot format `{}`: {error}", need.key()));
            fault = fault.or_else(|| self.fault(need, &text, &given));
            if need.markdown {
                let structure = structure(&text);
                match structures.iter().find(|(known, _)| *known == path) {
                    Some((_, known)) if *known != structure => {
                        fault = fault.or_else(|| Some(format!("a value changes the markup of `{}`", need.key())));
                    }
                    Some(_) => {}
                    None => structures.push((path, structure)),
                }
            }
            if let Some(message) = fault.filter(|fault| faults.len() < MOST_FAULTS && faults.insert(fault.clone())) {
                let part = found.attributes.iter().map(|(name, _)| *name).find(|name| Some(*name) == need.attribute);
                let part = part.unwrap_or(found.id);
                let help = Some(format!("see the formatted text: `{}`", shown(&text)));
                proof.findings.push(found.finding(&PROOF_FAULT, part, message).with_help(help));
            }
        }
        proof.branches += branches.count();
        for key in branches.unreached() {
            let message = format!("no value selects the branch `{key}` of `{}`", need.key());
            proof.findings.push(found.finding(&PROOF_BRANCH, key, message));
        }
    }

    /// Whether a text says zero though no value is zero.
    fn says_zero(text: &str, given: &[(&str, Argument)]) -> bool {
        let is_zero = |argument: &Argument| match argument {
            Argument::Count(count) => Some(*count == 0),
            Argument::Decimal(number) => Some(*number == 0.0),
            Argument::Duration(duration) => Some(duration.is_zero()),
            // No sample shows a single zero.
            Argument::Text(_) | Argument::List(_) | Argument::Instant(_) => None,
        };
        let zeros: Vec<bool> = given.iter().filter_map(|(_, argument)| is_zero(argument)).collect();
        if zeros.is_empty() || zeros.contains(&true) {
            return false;
        }
        let chars: Vec<char> = text.chars().collect();
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let joined = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| ".,:".contains(*c));
        let part = |next: Option<usize>, far: Option<usize>| digit(next) || joined(next) && digit(far);
        let alone =
            |at: usize| !part(at.checked_sub(1), at.checked_sub(2)) && !part(at.checked_add(1), at.checked_add(2));
        chars.iter().enumerate().any(|(at, c)| *c == '0' && alone(at))
    }

    /// A fault that no text may have.
    fn fault(&self, need: &Need, text: &str, given: &[(&str, Argument)]) -> Option<String> {
        let mut depth = 0_i32;
        for c in text.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            if depth < 0 {
                break;
            }
        }
        if depth != 0 {
            return Some(format!("unbalanced bidi isolates in `{}`", need.key()));
        }
        if Self::says_zero(text, given) {
            return Some(format!("`{}` shows 0 for a value that is not zero", need.key()));
        }
        let own = |id: &str| given.iter().any(|(_, value)| matches!(value, Argument::Text(text) if text.contains(id)));
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let id = words.into_iter().find(|word| self.ids.contains(word) && !own(word))?;
        Some(format!("`{}` shows the id `{id}`", need.key()))
    }
}

/// The markup of a text, without its words.
fn structure(text: &str) -> Vec<String> {
    let marks = Parser::new(text).filter(|event| !matches!(event, Event::Text(_) | Event::SoftBreak));
    marks.map(|event| format!("{event:?}")).collect()
}

/// The start of a text, to quote in a finding.
fn shown(text: &str) -> String {
    shortened(&text.replace(char::is_control, " "), 120)
}
