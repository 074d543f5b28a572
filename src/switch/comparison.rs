use crate::diff::{Name, Noun, label};
use crate::engine::{AsideKind, Lead};
use crate::locale::Reader;
use crate::rules::Instant;
use crate::status::OwnLabel;

impl Reader {
    /// What is kept aside of a lead since it came over, by the labels that it had before. Nothing of what its rules
    /// withhold.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let at = "2020-06-01T00:00:00Z".parse()?;
    /// let before = referee.open(Event::open("L-1", at, Opening::under("2019").fact("region", "Bayern")))?;
    /// let mut after = before.clone();
    /// let switch = Event::switch("L-1", at, "2020").fact("qualification", "customer-inquiry");
    /// after.take(referee::decide(&before, &switch)?);
    /// let aside = referee.reader("en")?.aside(&before, &after, at);
    /// assert_eq!((aside[0].id.as_str(), aside[0].label.as_str()), ("region", "Region"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn aside(&self, before: &Lead, after: &Lead, at: Instant) -> Vec<OwnLabel> {
        let words = self.words(before.rules());
        let aside = after.aside(at).map(|aside| {
            let noun = match aside.kind {
                AsideKind::Field(..) => Noun::Field,
                AsideKind::Fact(_) => Noun::Fact,
                AsideKind::Mark => Noun::Mark,
            };
            OwnLabel { id: aside.id.to_string(), label: label(words, &Name::new(noun, aside.id.clone())) }
        });
        aside.collect()
    }
}
