use crate::engine::{AsideKind, Lead, LeadError};
use crate::locale::{Reader, Words};
use crate::rules::Instant;
use crate::status::Label;
use crate::status::name::{Name, Noun};

impl Reader {
    /// The stored values of a lead after a switch, by the labels that they had. Withheld values are left out.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee, Switching};
    /// # let referee = Referee::builtin();
    /// let at = "2020-06-01T00:00:00Z".parse()?;
    /// let mut lead = referee.open(Event::open("L-1", at, Opening::under("2019").fact("region", "Bayern")))?;
    /// let switch = Event::switch("L-1", at, Switching::to("2020").fact("qualification", "customer-inquiry"));
    /// lead.apply(&switch)?;
    /// let aside = referee.reader("en")?.aside(&lead, at)?;
    /// assert_eq!((&*aside[0].id, &*aside[0].label), ("region", "Region"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn aside(&self, lead: &Lead, at: Instant) -> Result<Vec<Label<'static>>, LeadError> {
        // The messages of rule sets that it came from, and of later ones that it may have used.
        let rules = lead.came_from().chain(lead.contents().entry().followers.iter().map(|after| &after.rules));
        let words: Vec<_> = rules.map(|rules| self.words(rules)).collect();
        let aside = lead.aside(at)?.map(|aside| label(words.iter().rev().copied(), noun(&aside.kind), &aside.id));
        Ok(aside.collect())
    }

    /// The marks that are set on a lead, with their labels.
    pub fn marks<'a>(&'a self, lead: &'a Lead) -> Vec<Label<'a>> {
        let (rules, words) = (lead.rules(), self.words(lead.rules()));
        lead.marks().map(|mark| Label::new(&*rules.marks()[mark], words.label(words.slots().marks[mark]))).collect()
    }
}

/// The kind of a stored item.
pub(super) fn noun(kind: &AsideKind) -> Noun {
    match kind {
        AsideKind::Field(..) => Noun::Field,
        AsideKind::Fact(_) => Noun::Fact,
        AsideKind::Mark => Noun::Mark,
    }
}

/// The label of an item in the first messages that have it; otherwise its id.
pub(crate) fn label<'w>(mut words: impl Iterator<Item = Words<'w>>, noun: Noun, id: &str) -> Label<'static> {
    let name = Name::new(noun, id);
    let (message, attribute) = name.message();
    let known = words.find(|words| words.find(&message, attribute).is_some());
    Label::new(id.to_owned(), known.map_or_else(|| id.to_owned(), |words| name.label(words)))
}
