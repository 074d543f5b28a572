//! The messages of one rule set for one reader. Each is resolved along the chain of locales; messages without arguments
//! are formatted once.

use std::any::Any;
use std::borrow::Cow;
use std::num::NonZero;
use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::{ast, serializer};
use unic_langid::LanguageIdentifier;

use crate::fault::fault;
use crate::rules::IdVec;
use crate::rules::id::numbers;

use super::Zone;
use super::arguments::{Args, Wanted, wanted};
use super::audit::InvalidMessages;
use super::bundle::Bundle;
use super::contract::{Contract, Need};
use super::format::Formatters;
use super::left::TimeLeft;
use super::memo::Memo;
use super::patterns::variables;
use super::pseudo::Pseudo;
use super::shared::Slot;
use super::slots::RuleSlots;
use super::stops::single_stops;
use super::variable::{FACT, FIELD, Variable, VariableKind};

numbers! {
    /// The position of a locale in a chain of locales.
    pub(crate) LinkId(u32);
}

impl LinkId {
    const FIRST: Self = Self(NonZero::<u32>::MIN);
}

/// The text of a message that no locale of the chain has, and of a value that is not known.
pub(crate) const MISSING: &str = "\u{2014}";
/// What encloses the name of a variable in a wording.
pub const BLANK: [char; 2] = ['\u{e000}', '\u{e001}'];
/// Replaces a value that is known only for a lead.
const OMITTED: &str = "…";

/// The messages of one locale for one rule set.
#[derive(Clone)]
pub struct LocaleMessages {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The messages of one rule set, with the shared ones.
    pub bundle: Arc<Bundle>,
    /// The wordings of help pages.
    pub pages: Arc<Bundle>,
    /// The formatters of the locale.
    pub(crate) formatters: Arc<Formatters>,
    /// Messages that are not used.
    pub invalid: Arc<InvalidMessages>,
    /// The pseudo-locale that its messages are transformed to.
    pub(crate) pseudo: Option<Pseudo>,
}

impl LocaleMessages {
    /// The text as shown, transformed for a pseudo-locale.
    fn shown(&self, text: String, need: &Need) -> String {
        match self.pseudo {
            Some(pseudo) => pseudo.whole(text, need.markdown),
            None => text,
        }
    }

    /// Whether a message is invalid, which is already reported.
    fn mistakes(&self, need: &Need) -> bool {
        !self.invalid.is_empty() && self.invalid.contains(&(need.id.clone(), need.attribute.map(Into::into)))
    }
}

/// The messages of one rule set along one chain of locales.
pub(crate) struct Lexicon {
    /// The first one is the reader's own; it always exists.
    chain: IdVec<LinkId, LocaleMessages>,
    contract: Arc<Contract>,
    phrases: IdVec<Slot, Phrase>,
    /// The id of the first locale.
    locale: Box<str>,
    /// A value derived from these messages, cached.
    extra: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// One message: formatted, or to be formatted with arguments.
#[derive(Default)]
struct Phrase {
    /// The locale of the chain that has it, if any.
    link: Option<LinkId>,
    fixed: Option<Box<str>>,
    /// Its variables.
    wanted: Box<[Wanted]>,
    /// Cached texts.
    memo: OnceLock<Memo>,
}

/// The pattern of a message or of one of its attributes.
pub fn pattern<'b>(bundle: &'b Bundle, id: &str, attribute: Option<&str>) -> Option<&'b ast::Pattern<&'b str>> {
    let message = bundle.get_message(id)?;
    match attribute {
        None => message.value(),
        Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
    }
}

pub(super) fn whole(bundle: &Bundle, id: &str) -> Option<String> {
    let pattern = pattern(bundle, id, None)?;
    Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
}

impl Lexicon {
    pub(crate) fn new(contract: Arc<Contract>, chain: IdVec<LinkId, LocaleMessages>) -> Self {
        let phrases = contract.needs.map(|need| Phrase::new(need, &chain));
        let locale = chain[LinkId::FIRST].locale.to_string().into();
        Self { chain, contract, phrases, locale, extra: OnceLock::new() }
    }

    fn entries(&self) -> impl Iterator<Item = (Slot, &Need, &Phrase)> {
        self.contract.needs.entries().zip(&self.phrases).map(|((slot, need), phrase)| (slot, need, phrase))
    }

    /// The messages that no locale of the chain has.
    fn missing(&self) -> impl Iterator<Item = &Need> {
        self.entries().filter(|(.., phrase)| phrase.link.is_none()).map(|(_, need, _)| need)
    }

    /// Whether the message is invalid in a locale of the chain, which is already reported.
    fn mistaken(&self, need: &Need) -> bool {
        self.chain.iter().any(|messages| messages.mistakes(need))
    }
}

impl Phrase {
    fn new(need: &Need, chain: &IdVec<LinkId, LocaleMessages>) -> Self {
        let found = chain.entries().find_map(|(link, messages)| {
            let pattern = pattern(&messages.bundle, &need.id, need.attribute)?;
            (!messages.mistakes(need)).then_some((link, messages, pattern))
        });
        let Some((link, messages, pattern)) = found else { return Self::default() };
        let wanted: Box<[Wanted]> = wanted(&messages.bundle, pattern).into();
        let fixed = wanted.is_empty().then(|| {
            let text = messages.bundle.format_pattern(pattern, None, &mut Vec::new());
            messages.shown(text.into_owned(), need).into_boxed_str()
        });
        Self { link: Some(link), fixed, wanted, memo: OnceLock::new() }
    }
}

/// The messages of one rule set for one reader. Cheap to copy.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let reader = referee.reader("it-CH")?;
/// let word = reader.words(rules).get("need-required").expect("every rule set has it");
/// assert_eq!((word.text, word.locale.to_string().as_str()), (Some("obbligatorio"), "it"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Words<'p> {
    pub(super) lexicon: &'p Lexicon,
    pub(super) zone: Zone,
}

impl std::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("locale", &self.locale().to_string()).field("zone", &self.zone).finish()
    }
}

/// A message as a reader gets it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Word<'p> {
    /// The id, with the attribute after a dot.
    pub id: String,
    /// The text; `None` if it takes arguments.
    pub text: Option<&'p str>,
    /// Its variables.
    pub variables: Vec<&'p str>,
    /// The locale that it comes from.
    pub locale: &'p LanguageIdentifier,
    pattern: Option<&'p ast::Pattern<&'p str>>,
}

impl Word<'_> {
    /// The text with its placeholders, as in the message file, on one line.
    pub fn source(&self) -> String {
        let (id, value) = (ast::Identifier { name: "x" }, self.pattern.cloned());
        let message = ast::Message { id, value, attributes: Vec::new(), comment: None };
        let text = serializer::serialize(&ast::Resource { body: vec![ast::Entry::Message(message)] });
        text.split_whitespace().skip(2).collect::<Vec<_>>().join(" ")
    }
}

impl<'p> Words<'p> {
    pub(crate) fn new(lexicon: &'p Lexicon, zone: Zone) -> Self {
        Self { lexicon, zone }
    }

    /// The reader's locale. Single messages may come from later locales in the chain.
    pub fn locale(self) -> &'p LanguageIdentifier {
        &self.own_messages().locale
    }

    /// The id of the reader's locale.
    pub fn locale_id(self) -> &'p str {
        &self.lexicon.locale
    }

    /// Every message, with the locale that it comes from.
    pub fn iter(self) -> impl Iterator<Item = Word<'p>> {
        let lexicon = self.lexicon;
        lexicon.entries().filter_map(|(_, need, phrase)| {
            let messages = &lexicon.chain[phrase.link?];
            let variables = phrase.wanted.iter().map(|wanted| &*wanted.name).collect();
            let pattern = pattern(&messages.bundle, &need.id, need.attribute);
            let text = phrase.fixed.as_deref();
            Some(Word { id: need.key(), text, variables, locale: &messages.locale, pattern })
        })
    }

    /// The message with an id such as `need-required` or `tip-keywords.body`.
    pub fn get(self, id: &str) -> Option<Word<'p>> {
        self.iter().find(|word| word.id == id)
    }

    /// Every need of the contract, with its slot and the locale that its message comes from.
    pub fn contract(self) -> impl Iterator<Item = (Slot, &'p Need, Option<&'p LanguageIdentifier>)> {
        let lexicon = self.lexicon;
        lexicon.entries().map(|(slot, need, phrase)| (slot, need, phrase.link.map(|link| &lexicon.chain[link].locale)))
    }

    /// The slot of a message; `None` if the contract does not have it.
    pub(crate) fn find(self, id: &str, attribute: Option<&str>) -> Option<Slot> {
        self.lexicon.contract.parts(id).find(|(_, need)| need.attribute == attribute).map(|(slot, _)| slot)
    }

    /// The reader's own wording of a message, then other wordings on help pages. Each variable is its name between
    /// [`BLANK`].
    pub fn wordings(self, id: &str) -> Vec<String> {
        let messages = self.own_messages();
        let [start, end] = BLANK;
        let wording = |bundle: &'p Bundle| {
            let pattern = pattern(bundle, id, None)?;
            let names = variables(bundle, pattern).into_iter();
            let args: FluentArgs<'_> =
                names.map(|name| (name, FluentValue::from(format!("{start}{name}{end}")))).collect();
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        };
        [&messages.bundle, &messages.pages].into_iter().filter_map(|bundle| wording(bundle)).collect()
    }

    /// A message without arguments of the reader's own locale.
    pub fn own(self, id: &str) -> Option<String> {
        whole(&self.own_messages().bundle, id)
    }

    /// A message without arguments of the last locale of the chain that has it, from which the others are translated.
    pub fn original(self, id: &str) -> Option<String> {
        self.lexicon.chain.iter().rev().find_map(|messages| whole(&messages.bundle, id))
    }

    /// Other terms for a message on help pages of the reader's own locale, separated by `|`.
    pub fn on_pages(self, id: &str) -> Option<String> {
        whole(&self.own_messages().pages, id)
    }

    /// A message of the contract, without values that are known only for a lead.
    pub fn without_values(self, id: &str, attribute: Option<&str>) -> Option<String> {
        self.variant(id, attribute, &[])
    }

    /// The facts that select variants of a message, each with the keys of its values.
    pub fn selecting(self, id: &str, attribute: Option<&str>) -> Vec<(&'p str, &'p [Box<str>])> {
        let Some(slot) = self.find(id, attribute) else { return Vec::new() };
        let wanted = &self.lexicon.phrases[slot].wanted;
        let variables = self.lexicon.contract.needs[slot].variables.iter();
        let selects = variables.filter(|variable| {
            variable.kind == VariableKind::Choice && wanted.iter().any(|wanted| *wanted.name == *variable.name)
        });
        selects.filter_map(|variable| Some((variable.name.strip_prefix(FACT)?, &*variable.keys))).collect()
    }

    /// The variant of a message for some facts, each with its key, without values that are known only for a lead.
    pub fn variant(self, id: &str, attribute: Option<&str>, facts: &[(&str, &str)]) -> Option<String> {
        let slot = self.find(id, attribute)?;
        let text = self.say(slot, |args| {
            for variable in ["lead", "at", "due", "since", "left", "respond-within"] {
                args.sentence(variable, OMITTED);
            }
            // A value is named by its label; a choice selects its default.
            let of_rules = [args.wanted(FACT), args.wanted(FIELD)].concat();
            for (variable, _) in of_rules {
                let fact = variable.strip_prefix(FACT);
                if let Some((_, key)) = facts.iter().find(|(known, _)| Some(*known) == fact) {
                    args.choice(variable, key);
                    continue;
                }
                let is_text = |known: &Variable| known.name == variable && known.kind == VariableKind::Text;
                let text = self.lexicon.contract.needs[slot].variables.iter().any(is_text);
                let label = self.find(variable, None).filter(|_| text).map(|slot| self.label(slot));
                args.sentence(variable, label.unwrap_or(OMITTED));
            }
        });
        Some(text.into_owned())
    }

    /// The ids of messages that no locale of the chain has.
    pub fn missing(self) -> impl Iterator<Item = String> {
        let lexicon = self.lexicon;
        lexicon.missing().filter(|need| !lexicon.mistaken(need)).map(Need::key)
    }

    /// A value derived from these messages, created on first use and cached with them.
    pub(crate) fn kept<T: Send + Sync + 'static>(self, make: impl FnOnce() -> T) -> &'p T {
        let kept = self.lexicon.extra.get_or_init(|| Box::new(make())).downcast_ref();
        kept.unwrap_or_else(|| fault("two types are derived from the same messages"))
    }

    /// The messages of the reader's own locale.
    pub(super) fn own_messages(self) -> &'p LocaleMessages {
        &self.lexicon.chain[LinkId::FIRST]
    }

    /// The slots of the messages of the rule set.
    ///
    /// # Panics
    /// These are the shared messages alone.
    pub fn slots(self) -> &'p RuleSlots {
        self.lexicon.contract.slots.as_ref().unwrap_or_else(|| fault("the shared messages have no rule set"))
    }

    /// A message without arguments.
    pub fn label(self, slot: Slot) -> &'p str {
        self.lexicon.phrases[slot].fixed.as_deref().unwrap_or(MISSING)
    }

    /// A message with arguments. `fill` is called only if it takes any.
    pub fn say(self, slot: Slot, fill: impl FnOnce(&mut Args<'p>)) -> Cow<'p, str> {
        let lexicon = self.lexicon;
        let (need, phrase) = (&lexicon.contract.needs[slot], &lexicon.phrases[slot]);
        if let Some(text) = &phrase.fixed {
            return Cow::Borrowed(text);
        }
        // A missing message has no cached texts.
        if phrase.link.is_none() {
            return Cow::Borrowed(MISSING);
        }
        let mut args = Args::new(&phrase.wanted, need.markdown, self.zone);
        fill(&mut args);
        Cow::Owned(match args.key() {
            Some(key) => phrase.memo.get_or_init(Memo::new).text(key, || self.write(need, phrase, args)),
            None => self.write(need, phrase, args),
        })
    }

    /// Whether a message is the same for all leads.
    pub(crate) fn is_fixed(self, slot: Slot) -> bool {
        let phrase = &self.lexicon.phrases[slot];
        phrase.fixed.is_some() || phrase.link.is_none()
    }

    /// How a message shows the time left; `None` if it does not.
    pub(crate) fn time_left(self, slot: Slot) -> Option<&'p TimeLeft> {
        self.lexicon.phrases[slot].wanted.iter().find_map(|wanted| wanted.left.as_ref())
    }

    fn write(self, need: &Need, phrase: &Phrase, args: Args<'_>) -> String {
        let messages = phrase.link.map(|link| &self.lexicon.chain[link]);
        let pattern =
            messages.and_then(|messages| Some((messages, pattern(&messages.bundle, &need.id, need.attribute)?)));
        let Some((messages, pattern)) = pattern else { return MISSING.to_owned() };
        let mut text = String::with_capacity(96);
        // The audit has ruled out errors; partial output is used otherwise.
        let _ = messages.bundle.write_pattern(&mut text, pattern, Some(&args.into_fluent()), &mut Vec::new());
        messages.shown(single_stops(text), need)
    }
}
