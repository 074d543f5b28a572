use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::rules::RuleSet;

use super::checks::missing;
use super::contract::Contract;
use super::lexicon::{Lexicon, Words};
use super::scope::{LocaleOrPseudo, Scoped, SetId};
use super::shared::tool_of;
use super::stock::Stock;
use super::zone::Zone;

/// A reader: a chain of locales and a time zone. Cheap to clone and shared between threads.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("it")?.in_zone("+02:00".parse()?);
/// let status = reader.status(&lead, "2017-06-02T15:00:00Z".parse()?)?;
/// assert_eq!(status.state.label, "Nuova");
/// assert_eq!(reader.common().date_time(status.since), "2 giugno 2017 alle ore 11:00 GMT+2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Reader {
    stock: Arc<Stock>,
    chain: Arc<Chain>,
    zone: Zone,
    /// Whether no locale serves the requested languages.
    fallback: bool,
}

/// A chain of locales with its cached messages.
pub(super) struct Chain {
    locales: Vec<LocaleOrPseudo>,
    lexicons: Scoped<OnceLock<Lexicon>>,
    /// For rule sets of other rulebooks.
    elsewhere: OnceLock<Box<Elsewhere>>,
}

/// The messages for a rule set of another rulebook: only the shared ones.
struct Elsewhere {
    rules: Arc<RuleSet>,
    lexicon: Lexicon,
    next: OnceLock<Box<Self>>,
}

impl Chain {
    pub(super) fn new(locales: Vec<LocaleOrPseudo>, stock: &Stock) -> Self {
        Self { locales, lexicons: stock.contracts.map(|_| OnceLock::new()), elsewhere: OnceLock::new() }
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("locale", &self.locale().to_string())
            .field("zone", &self.zone)
            .finish_non_exhaustive()
    }
}

impl Reader {
    pub(super) fn new(stock: Arc<Stock>, chain: Arc<Chain>, fallback: bool) -> Self {
        Self { stock, chain, zone: Zone::UTC, fallback }
    }

    /// Sets the time zone. The default is UTC.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let reader = referee.reader("de")?.in_zone("+02:00".parse()?);
    /// let opened = "2020-06-12T09:00:00Z".parse()?;
    /// assert_eq!(reader.common().date_time(opened), "12. Juni 2020 um 11:00 GMT+2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_zone(mut self, zone: Zone) -> Self {
        self.zone = zone;
        self
    }

    /// The time zone that times are shown in.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The reader's locale. Single messages may come from later locales in the chain.
    pub fn locale(&self) -> &LanguageIdentifier {
        self.common().locale()
    }

    /// The default locale, if none of the requested languages is available.
    pub fn fallback(&self) -> Option<&LanguageIdentifier> {
        self.fallback.then(|| self.locale())
    }

    /// A warning if the reader's locale lacks messages of a tool, which are then shown in another language. [`tool_of`]
    /// names the tools.
    pub fn lacks(&self, tool: &str) -> Option<Finding> {
        let locale = self.locale();
        let of_tool = self.common().contract().filter(|(_, need, _)| tool_of(&need.id) == Some(tool));
        let elsewhere = of_tool.filter(|(.., from)| from.is_none_or(|from| from.language != locale.language));
        let count = elsewhere.count();
        (count > 0).then(|| missing::for_tool(locale, tool, count, None))
    }

    /// The messages of a rule set; `None` if the rulebook does not have it.
    pub(crate) fn own_words(&self, rules: &Arc<RuleSet>) -> Option<Words<'_>> {
        self.stock.number(rules).map(|set| self.scoped(Some(set)))
    }

    /// The messages of a rule set of the phrasebook's rulebook.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let reader = referee.reader("de")?;
    /// assert_eq!(reader.words(rules).get("stage-received").and_then(|word| word.text), Some("Empfangen"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn words(&self, rules: &Arc<RuleSet>) -> Words<'_> {
        self.own_words(rules).unwrap_or_else(|| self.elsewhere(rules))
    }

    /// The messages that all rule sets share.
    pub fn common(&self) -> Words<'_> {
        self.scoped(None)
    }

    fn scoped(&self, set: Option<SetId>) -> Words<'_> {
        let contract = || Arc::clone(self.stock.contracts.of(set));
        let lexicon = || self.stock.lexicon(&self.chain.locales, contract(), set);
        Words::new(self.chain.lexicons.of(set).get_or_init(lexicon), self.zone)
    }

    fn elsewhere(&self, rules: &Arc<RuleSet>) -> Words<'_> {
        let mut next = &self.chain.elsewhere;
        loop {
            let known = next.get_or_init(|| {
                let lexicon = self.stock.lexicon(&self.chain.locales, Arc::new(Contract::new(Some(rules))), None);
                Box::new(Elsewhere { rules: Arc::clone(rules), lexicon, next: OnceLock::new() })
            });
            if known.rules == *rules {
                return Words::new(&known.lexicon, self.zone);
            }
            next = &known.next;
        }
    }
}
