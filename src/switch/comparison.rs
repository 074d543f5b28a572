use crate::engine::{AsideKind, Lead, LeadError};
use crate::locale::Reader;
use crate::rules::Instant;
use crate::status::name::{Name, Noun};
use crate::status::{Label, Status};

impl Reader {
    /// What is kept aside of a lead since it came over, by the labels that it had. Nothing of what its rules withhold.
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
        // The words of the rules that it came from, and of those that come after its own, which it may have been under.
        let rules = lead.came_from().chain(lead.contents().entry().followers.iter().map(|after| &after.rules));
        let words: Vec<_> = rules.map(|rules| self.words(rules)).collect();
        let aside = lead.aside(at)?.map(|aside| {
            let noun = match aside.kind {
                AsideKind::Field(..) => Noun::Field,
                AsideKind::Fact(_) => Noun::Fact,
                AsideKind::Mark => Noun::Mark,
            };
            let name = Name::new(noun, aside.id.clone());
            let known = |words: &&crate::locale::Words<'_>| {
                let (id, attribute) = name.message();
                words.find(&id, attribute).is_some()
            };
            let text = words.iter().rev().find(known).map(|words| name.label(*words));
            Label::new(aside.id.to_string(), text.unwrap_or_else(|| aside.id.to_string()))
        });
        Ok(aside.collect())
    }
}
impl Status<'_> {
    /// The labels of the marks that are set.
    pub fn mark_labels(&self) -> impl Iterator<Item = String> {
        let words = self.origin.words();
        self.marks.iter().map(move |mark| match words {
            Some(words) => Name::new(Noun::Mark, &**mark).label(words),
            None => mark.to_string(),
        })
    }
}
