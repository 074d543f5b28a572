//! Every message, written through every branch of its own with values at the edges.

mod branches;
mod samples;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use pulldown_cmark::{Event, Parser};
use serde::{Serialize, Serializer};
use unic_langid::LanguageIdentifier;

use referee::check;
use referee::diagnostic::Finding;
use referee::rules::RuleSet;
use referee::tooling::{Args, Argument, Check, Forms, Messages, Need, Wanted, collect, icu_locale, pattern, shortened};

use referee::locale::{Phrasebook, Zone};

use branches::Branches;
use samples::{combinations, samples};

check! {
/// No value leads to a branch of a message.
///
/// `referee locale prove` wrote the message with values of every plural form, with every number and every name that its
/// branches ask for, and never came to this one. Nobody will ever read it.
    PROOF_BRANCH: Warning in Words, "proof-branch";

/// A message does not come out whole.
///
/// `referee locale prove` wrote it with some value, and it cannot be written, shows an id in the place of words, has
/// marks of direction without partners, or lets a value change its mark-up.
    PROOF_FAULT: Error in Words, "proof-fault"
}

/// Every check of proofs.
pub static CHECKS: &[&Check] = &[&PROOF_BRANCH, &PROOF_FAULT];

/// How many faults are told of a message.
const MOST_FAULTS: usize = 3;

/// A message as it came out with some values.
#[derive(Debug, Clone, Copy, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Rendering<'r> {
    /// The locale.
    pub locale: &'r str,
    /// The rule set that the message is for; none for those that all share.
    pub rules: Option<&'r str>,
    /// The id of the message.
    pub id: &'r str,
    /// The attribute; none for the value of the message.
    pub attribute: Option<&'r str>,
    /// The offset from UTC in which instants are written, in minutes.
    pub offset: i16,
    /// What went into the message, by variable: texts as they stand in it, lengths of time in months and
    /// milliseconds, instants.
    #[serde(serialize_with = "as_map")]
    #[schemars(with = "BTreeMap<&str, Argument>")]
    pub arguments: &'r [(&'static str, Argument)],
    /// What came out.
    pub text: &'r str,
}

fn as_map<S: Serializer>(values: &&[(&'static str, Argument)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(name, value)| (name, value)))
}

/// What a proof went through.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Proof {
    /// How many messages, their attributes counted by themselves.
    pub messages: usize,
    /// How many branches of selectors.
    pub branches: usize,
    /// How many texts were written.
    pub texts: usize,
    /// What is wrong with them.
    pub findings: Vec<Finding>,
}

/// Writes every message that the rule sets need in a locale, through every branch of its own, with values at the
/// edges: numbers of every plural form, texts that are empty, long, right to left or full of mark-up, instants and
/// lengths of time near and far. Each text is shown to `see`.
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
    /// The ids that no text may show.
    ids: BTreeSet<&'p str>,
    /// Whole numbers of every form of the language.
    forms: Vec<u32>,
}

impl Proving<'_> {
    fn need(&self, need: &Need, see: &mut dyn FnMut(&Rendering<'_>), proof: &mut Proof) {
        let Some(found) = self.messages.get(&*need.id) else { return };
        let Some(own) = found.pattern(need.attribute) else { return };
        let Some(voice) = self.book.own_voice(self.locale, self.rules) else { return };
        let Some(bundled) = pattern(&voice.bundle, &need.id, need.attribute) else { return };
        proof.messages += 1;
        let mut branches = Branches::new(own, self.messages, &icu_locale(self.locale));
        let wanted: Vec<Wanted> = need.variables.iter().map(|(name, _)| Wanted::new(name)).collect();
        let keys = branches.keys();
        let values: Vec<_> =
            need.variables.iter().map(|(name, kind)| (*name, samples(*kind, &keys, &self.forms))).collect();
        let mut structures: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
        let mut faults = HashSet::new();
        let locale = self.locale.to_string();
        for (number, combination) in combinations(&values, &branches.selecting()).into_iter().enumerate() {
            // Every other time somewhere else.
            let (zone, offset) = if number % 2 == 0 { (Zone::UTC, 0) } else { (Zone::EAST, 120) };
            let mut args = Args::new(&wanted, need.markdown, zone);
            for (name, sample) in &combination {
                sample.give(name, &mut args);
            }
            let given = args.given().to_vec();
            let path = branches.follow(&given);
            let mut text = String::new();
            let mut errors = Vec::new();
            let _ = voice.bundle.write_pattern(&mut text, bundled, Some(&args.into_fluent()), &mut errors);
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
            let mut fault = errors.first().map(|error| format!("`{}` cannot be written: {error}", need.key()));
            fault = fault.or_else(|| self.fault(need, &text, &given));
            if need.markdown {
                let structure = structure(&text);
                match structures.iter().find(|(known, _)| *known == path) {
                    Some((_, known)) if *known != structure => {
                        fault = fault.or_else(|| Some(format!("a value changes the mark-up of `{}`", need.key())));
                    }
                    Some(_) => {}
                    None => structures.push((path, structure)),
                }
            }
            if let Some(message) = fault.filter(|fault| faults.len() < MOST_FAULTS && faults.insert(fault.clone())) {
                let part = found.attributes.iter().map(|(name, _)| *name).find(|name| Some(*name) == need.attribute);
                let part = part.unwrap_or(found.id);
                let help = Some(format!("it came out as `{}`", shown(&text)));
                proof.findings.push(found.finding(&PROOF_FAULT, part, message).with_help(help));
            }
        }
        proof.branches += branches.count();
        for key in branches.unreached() {
            let message = format!("no value leads to the branch `{key}` of `{}`", need.key());
            proof.findings.push(found.finding(&PROOF_BRANCH, key, message));
        }
    }

    /// What no text may have.
    fn fault(&self, need: &Need, text: &str, given: &[(&'static str, Argument)]) -> Option<String> {
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
            return Some(format!("marks of direction in `{}` have no partners", need.key()));
        }
        let own = |id: &str| given.iter().any(|(_, value)| matches!(value, Argument::Text(text) if text.contains(id)));
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let id = words.into_iter().find(|word| self.ids.contains(word) && !own(word))?;
        Some(format!("`{}` shows the id `{id}`", need.key()))
    }
}

/// The mark-up of a text, without its words.
fn structure(text: &str) -> Vec<String> {
    let marks = Parser::new(text).filter(|event| !matches!(event, Event::Text(_) | Event::SoftBreak));
    marks.map(|event| format!("{event:?}")).collect()
}

/// The beginning of a text, as a finding can quote it.
fn shown(text: &str) -> String {
    shortened(&text.replace(char::is_control, " "), 120)
}
