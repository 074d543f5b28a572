//! The words of one rule set for one reader: every message resolved along the chain of locales, and those
//! that take no arguments written out once.

use std::any::Any;
use std::borrow::Cow;
use std::num::NonZero;
use std::sync::{Arc, OnceLock};

use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use crate::fault::fault;
use crate::rules::IdVec;
use crate::rules::id::numbers;

use super::Zone;
use super::arguments::{Args, Wanted, wanted};
use super::audit::Unsound;
use super::bundle::Bundle;
use super::contract::{Contract, Need, RuleSlots};
use super::format::Formatters;
use super::left::TimeLeft;
use super::memo::Memo;
use super::pseudo::Pseudo;
use super::shared::Slot;

numbers! {
    /// The number of a voice in a chain of locales.
    pub(crate) VoiceId(u32);
}

impl VoiceId {
    const FIRST: Self = Self(NonZero::<u32>::MIN);
}

/// The text of a word that no locale of the chain has.
const MISSING: &str = "\u{2014}";
/// What stands in a text for a value that only a lead has.
const OMITTED: &str = "…";

/// A locale with its bundle for one rule set.
#[derive(Clone)]
pub struct Voice {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The messages of one rule set, with the shared ones.
    pub bundle: Arc<Bundle>,
    /// The wordings of help pages.
    pub pages: Arc<Bundle>,
    /// The formatters of the locale.
    pub(crate) formatters: Arc<Formatters>,
    /// What is not to be used.
    pub unsound: Arc<Unsound>,
    /// What its words are made into.
    pub(crate) pseudo: Option<Pseudo>,
}

impl Voice {
    /// A text as it is shown.
    fn shown(&self, text: String, need: &Need) -> String {
        match self.pseudo {
            Some(pseudo) => pseudo.whole(text, need.markdown),
            None => text,
        }
    }

    /// Whether a word has a mistake in it, which has been told.
    fn mistakes(&self, need: &Need) -> bool {
        !self.unsound.is_empty() && self.unsound.contains(&(need.id.clone(), need.attribute.map(Into::into)))
    }
}

/// The words of one rule set along one chain of locales.
pub(crate) struct Lexicon {
    /// The first one is the reader's own; there is always one.
    voices: IdVec<VoiceId, Voice>,
    contract: Arc<Contract>,
    phrases: IdVec<Slot, Phrase>,
    /// The id of the first locale, written out.
    locale: Box<str>,
    /// What others make of these words once.
    extra: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// One word: written out, or to be formatted with arguments.
#[derive(Default)]
struct Phrase {
    /// The voice in the chain that has it; none where no voice does.
    voice: Option<VoiceId>,
    fixed: Option<Box<str>>,
    /// The variables that it takes.
    wanted: Box<[Wanted]>,
    /// Texts that were written before.
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
    pub(crate) fn new(contract: Arc<Contract>, voices: IdVec<VoiceId, Voice>) -> Self {
        let phrases = contract.needs.map(|need| Phrase::new(need, &voices));
        let locale = voices[VoiceId::FIRST].locale.to_string().into();
        Self { voices, contract, phrases, locale, extra: OnceLock::new() }
    }

    fn entries(&self) -> impl Iterator<Item = (Slot, &Need, &Phrase)> {
        self.contract.needs.entries().zip(&self.phrases).map(|((slot, need), phrase)| (slot, need, phrase))
    }

    /// The words that no locale of the chain has.
    fn missing(&self) -> impl Iterator<Item = &Need> {
        self.entries().filter(|(.., phrase)| phrase.voice.is_none()).map(|(_, need, _)| need)
    }

    /// Whether a locale of the chain has a word with a mistake in it, which has been told.
    fn mistaken(&self, need: &Need) -> bool {
        self.voices.iter().any(|voice| voice.mistakes(need))
    }
}

impl Phrase {
    fn new(need: &Need, voices: &IdVec<VoiceId, Voice>) -> Self {
        let found = voices.entries().find_map(|(number, voice)| {
            let pattern = pattern(&voice.bundle, &need.id, need.attribute)?;
            (!voice.mistakes(need)).then_some((number, voice, pattern))
        });
        let Some((number, voice, pattern)) = found else { return Self::default() };
        let wanted: Box<[Wanted]> = wanted(&voice.bundle, pattern).into();
        let fixed = wanted.is_empty().then(|| {
            let text = voice.bundle.format_pattern(pattern, None, &mut Vec::new());
            voice.shown(text.into_owned(), need).into_boxed_str()
        });
        Self { voice: Some(number), fixed, wanted, memo: OnceLock::new() }
    }
}

/// The words of one rule set for one reader. Cheap to copy.
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

/// A word of the contract as a reader gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word<'p> {
    /// The id, with the attribute after a dot.
    pub id: String,
    /// The text; none for one that takes arguments.
    pub text: Option<&'p str>,
    /// The variables that it takes.
    pub variables: Vec<&'p str>,
    /// The locale that it truly comes from.
    pub locale: &'p LanguageIdentifier,
}

impl<'p> Words<'p> {
    pub(crate) fn new(lexicon: &'p Lexicon, zone: Zone) -> Self {
        Self { lexicon, zone }
    }

    /// The locale that serves the reader. Single words may come from others further down the chain.
    pub fn locale(self) -> &'p LanguageIdentifier {
        &self.own_voice().locale
    }

    /// The id of the locale that serves the reader.
    pub fn locale_id(self) -> &'p str {
        &self.lexicon.locale
    }

    /// Every word of the contract, with the locale that it truly comes from.
    pub fn iter(self) -> impl Iterator<Item = Word<'p>> {
        let lexicon = self.lexicon;
        lexicon.entries().filter_map(|(_, need, phrase)| {
            let voice = &lexicon.voices[phrase.voice?];
            let variables = phrase.wanted.iter().map(|wanted| &*wanted.name).collect();
            Some(Word { id: need.key(), text: phrase.fixed.as_deref(), variables, locale: &voice.locale })
        })
    }

    /// The word of an id such as `need-required` or `tip-keywords.body`.
    pub fn get(self, id: &str) -> Option<Word<'p>> {
        self.iter().find(|word| word.id == id)
    }

    /// What the contract has, each with its place and the locale that it truly comes from.
    pub fn contract(self) -> impl Iterator<Item = (Slot, &'p Need, Option<&'p LanguageIdentifier>)> {
        let lexicon = self.lexicon;
        lexicon
            .entries()
            .map(|(slot, need, phrase)| (slot, need, phrase.voice.map(|voice| &lexicon.voices[voice].locale)))
    }

    /// The place of a word; none if the contract does not have it.
    pub(crate) fn find(self, id: &str, attribute: Option<&str>) -> Option<Slot> {
        self.lexicon.contract.parts(id).find(|(_, need)| need.attribute == attribute).map(|(slot, _)| slot)
    }

    /// How the reader's own locale says something, with other wordings of pages behind it.
    pub fn wordings(self, id: &str) -> Vec<&'p ast::Pattern<&'p str>> {
        let voice = self.own_voice();
        [&voice.bundle, &voice.pages].into_iter().filter_map(|bundle| pattern(bundle, id, None)).collect()
    }

    /// A word of the reader's own locale that takes no arguments.
    pub fn own(self, id: &str) -> Option<String> {
        whole(&self.own_voice().bundle, id)
    }

    /// What help pages in the reader's own locale call something otherwise, parted by `|`.
    pub fn on_pages(self, id: &str) -> Option<String> {
        whole(&self.own_voice().pages, id)
    }

    /// A word of the contract; what stands for values that only a lead has is left out of it.
    pub fn without_values(self, id: &str, attribute: Option<&str>) -> Option<String> {
        let slot = self.find(id, attribute)?;
        let text = self.say(slot, |args| {
            for variable in ["lead", "at", "due", "since", "left", "respond-within"] {
                args.sentence(variable, OMITTED);
            }
        });
        Some(text.into_owned())
    }

    /// The words that no locale of the chain has, by id.
    pub fn missing(self) -> impl Iterator<Item = String> {
        let lexicon = self.lexicon;
        lexicon.missing().filter(|need| !lexicon.mistaken(need)).map(Need::key)
    }

    /// What somebody makes of these words, made when it is first asked for and kept with them.
    pub(crate) fn kept<T: Send + Sync + 'static>(self, make: impl FnOnce() -> T) -> &'p T {
        let kept = self.lexicon.extra.get_or_init(|| Box::new(make())).downcast_ref();
        kept.unwrap_or_else(|| fault("two things are made of the same words"))
    }

    /// The voice of the reader's own locale.
    pub(super) fn own_voice(self) -> &'p Voice {
        &self.lexicon.voices[VoiceId::FIRST]
    }

    /// Where the messages of the rule set are found.
    ///
    /// # Panics
    /// These are the shared words alone.
    pub fn slots(self) -> &'p RuleSlots {
        self.lexicon.contract.slots.as_ref().unwrap_or_else(|| fault("the shared words are of no rule set"))
    }

    /// A word that takes no arguments.
    pub fn label(self, slot: Slot) -> &'p str {
        self.lexicon.phrases[slot].fixed.as_deref().unwrap_or(MISSING)
    }

    /// A word with arguments, which are asked for only where it takes any.
    pub fn say(self, slot: Slot, fill: impl FnOnce(&mut Args<'p>)) -> Cow<'p, str> {
        let lexicon = self.lexicon;
        let (need, phrase) = (&lexicon.contract.needs[slot], &lexicon.phrases[slot]);
        if let Some(text) = &phrase.fixed {
            return Cow::Borrowed(text);
        }
        // A missing message has no texts to remember.
        if phrase.voice.is_none() {
            return Cow::Borrowed(MISSING);
        }
        let mut args = Args::new(&phrase.wanted, need.markdown, self.zone);
        fill(&mut args);
        Cow::Owned(match args.key() {
            Some(key) => phrase.memo.get_or_init(Memo::new).text(key, || self.write(need, phrase, args)),
            None => self.write(need, phrase, args),
        })
    }

    /// How a word writes the time left; none if it does not.
    pub(crate) fn time_left(self, slot: Slot) -> Option<TimeLeft> {
        self.lexicon.phrases[slot].wanted.iter().find_map(|wanted| wanted.left)
    }

    fn write(self, need: &Need, phrase: &Phrase, args: Args<'_>) -> String {
        let voice = phrase.voice.map(|voice| &self.lexicon.voices[voice]);
        let pattern = voice.and_then(|voice| Some((voice, pattern(&voice.bundle, &need.id, need.attribute)?)));
        let Some((voice, pattern)) = pattern else { return MISSING.to_owned() };
        let mut text = String::with_capacity(96);
        // Errors were ruled out when the messages were audited; what can be written is written.
        let _ = voice.bundle.write_pattern(&mut text, pattern, Some(&args.into_fluent()), &mut Vec::new());
        voice.shown(text, need)
    }
}
