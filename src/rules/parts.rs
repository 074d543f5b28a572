//! What a rule set is made of.

use serde::Serialize;

use super::{Condition, Duration, Kind, Need};

/// The help page that a rule set was read from.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let source = rules.source().expect("it was read from a page");
/// assert_eq!((&*source.page, source.date.as_deref()), ("responding-to-referrals", Some("2017-05-19")));
/// let (about, anchor) = &source.anchors[1];
/// assert_eq!((&**about, &**anchor), ("arrival", "referral-management"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SourcePage {
    /// The page's name.
    pub page: Box<str>,
    /// Its date, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Box<str>>,
    /// What its sections are about, with their anchors.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub anchors: Box<[(Box<str>, Box<str>)]>,
}

/// What has another name in the rule set that this one follows: the id there, then the id here.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// assert_eq!(rules.switch().fields[0], ("engagement-name".into(), "deal-name".into()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Switch {
    /// Stages.
    pub stages: Box<[(Box<str>, Box<str>)]>,
    /// Fields.
    pub fields: Box<[(Box<str>, Box<str>)]>,
}

/// How leads come in.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let arrival = rules.arrival();
/// assert_eq!(arrival.channels.join(", "), "marketing, agents, partner-finder");
/// assert_eq!(arrival.found_under.join(" > "), "dashboard > referrals > customer-referrals");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Arrival {
    /// Through which channels.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub channels: Box<[Box<str>]>,
    /// Where they are found, from the outermost menu to the innermost.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub found_under: Box<[Box<str>]>,
    /// The fields that they come with.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub fields: Box<[usize]>,
}

/// What the host says about a lead when it opens it.
///
/// ```
/// use referee::rules::{FactDefault, FactKind};
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let fact = &rules.facts()[2];
/// assert_eq!(&*fact.id, "contact-me");
/// assert_eq!((&fact.kind, &fact.default), (&FactKind::Boolean, &FactDefault::Boolean(false)));
/// assert!(!fact.explain);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fact {
    /// Its id.
    pub id: Box<str>,
    /// What it holds.
    pub kind: FactKind,
    /// What holds when it is not given.
    pub default: FactDefault,
    /// Whether each of its values is explained in words.
    pub explain: bool,
}

/// What a fact holds.
///
/// ```
/// use referee::rules::FactKind;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let FactKind::OneOf(values) = &rules.facts()[0].kind else { panic!("it has declared values") };
/// assert_eq!(values.join(", "), "customer-inquiry, marketing-qualified, sales-qualified");
/// let rules = referee.rulebook().get("2019").expect("it comes with the library");
/// let kinds: Vec<&FactKind> = rules.facts().iter().map(|fact| &fact.kind).collect();
/// assert_eq!(kinds, [&FactKind::Text, &FactKind::Text, &FactKind::Boolean]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum FactKind {
    /// Any text.
    Text,
    /// Yes or no.
    Boolean,
    /// One of these values.
    OneOf(Box<[Box<str>]>),
}

/// What holds when a fact is not given.
///
/// ```
/// use referee::rules::FactDefault;
/// use referee::{RuleSet, Source};
/// let text = "
/// rules: visits
/// facts:
///   channel: [mail, phone]
///   region: { kind: text, optional: true }
///   office: { kind: text, default: main }
///   urgent: { kind: boolean, default: false }
///   sender: { one-of: [customer, partner], default: partner }
/// stages:
///   open:
///     actions:
///       close: { to: done }
///   closed:
///     outcomes: [done]
/// ";
/// let rules = RuleSet::parse(&Source::new("visits.yaml", text))?;
/// let defaults: Vec<&FactDefault> = rules.facts().iter().map(|fact| &fact.default).collect();
/// assert_eq!(defaults[..2], [&FactDefault::Required, &FactDefault::Unknown]);
/// assert_eq!(defaults[2], &FactDefault::Text("main".into()));
/// assert_eq!(defaults[3..], [&FactDefault::Boolean(false), &FactDefault::OneOf(1)]);
/// # Ok::<(), referee::Findings>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum FactDefault {
    /// It must be given.
    Required,
    /// It may be left out, and is then unknown.
    Unknown,
    /// This text.
    Text(Box<str>),
    /// This answer.
    Boolean(bool),
    /// The value of this number.
    OneOf(usize),
}

/// Something that an action asks for.
///
/// ```
/// use referee::rules::Kind;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let money = rules.fields().iter().filter(|field| field.kind == Kind::Money);
/// assert_eq!(money.map(|field| &*field.id).collect::<Vec<_>>(), ["deal-value"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Field {
    /// Its id.
    pub id: Box<str>,
    /// What it holds.
    pub kind: Kind,
}

/// An open position in the lifecycle.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let received = &rules.stages()[0];
/// assert_eq!(&*received.id, "received");
/// let ids = |ids: Vec<&Box<str>>| ids.into_iter().map(|id| &**id).collect::<Vec<_>>().join(", ");
/// assert_eq!(ids(received.actions.iter().map(|action| &action.id).collect()), "accept, decline");
/// assert_eq!(ids(received.alerts.iter().map(|alert| &alert.id).collect()), "contact-me");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stage {
    /// Its id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// How much of a lead is shown.
    pub shows: Shows,
    /// What can be done.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub actions: Box<[Action]>,
    /// What happens when nobody does anything: the first whose condition holds. No two hold at once.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub timeouts: Box<[Timeout]>,
    /// Whether every lead has a time limit here.
    pub limited: bool,
    /// The same timeouts, as they are asked for at every step.
    #[serde(skip)]
    pub(crate) clock: Clock,
    /// Advice that shows while a condition holds.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub alerts: Box<[Alert]>,
}

/// How much of a lead is shown.
///
/// ```
/// use referee::rules::Shows;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let shows: Vec<Shows> = rules.stages().iter().map(|stage| stage.shows).collect();
/// assert_eq!(shows, [Shows::Overview, Shows::Details, Shows::Details]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    /// The overview; details are withheld until a later stage.
    Overview,
    /// Everything.
    Details,
}

/// The stage in which leads end.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let archive = rules.archive();
/// assert_eq!((&*archive.id, archive.anchor.as_deref()), ("archived", Some("archived-stage")));
/// assert_eq!(archive.outcomes.len(), 4);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Archive {
    /// Its id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// How a lead can end.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub outcomes: Box<[Outcome]>,
}

/// How an archived lead ended.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let outcomes: Vec<&str> = rules.archive().outcomes.iter().map(|outcome| &*outcome.id).collect();
/// assert_eq!(outcomes, ["won", "lost", "declined", "expired"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// Its id.
    pub id: Box<str>,
}

/// What a lead is in: an open stage, or an outcome in the archive.
///
/// ```
/// use referee::rules::State;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// assert_eq!(rules.state_id(State::Open(1)), "accepted");
/// assert_eq!(rules.state_id(State::Archived(1)), "lost");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum State {
    /// The open stage of this number.
    Open(u16),
    /// The archive, with the outcome of this number.
    Archived(u16),
}

/// What somebody does.
///
/// ```
/// use referee::rules::State;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let decline = &rules.stages()[0].actions[1];
/// assert_eq!((&*decline.id, decline.confirm.as_deref()), ("decline", Some("close-deal")));
/// assert_eq!(decline.to, Some(State::Archived(2)));
/// assert_eq!(decline.inputs.len(), 2);
/// assert_eq!(&*rules.notifications()[decline.notify[0]].id, "choose-another-partner");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Action {
    /// Its id.
    pub id: Box<str>,
    /// For which leads it is offered.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// The roles that may do it; all of them where none is named.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub by: Box<[usize]>,
    /// Where the lead goes; without it, the lead stays and its clock runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<State>,
    /// The name of the button that confirms it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Box<str>>,
    /// The fields it asks for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub inputs: Box<[Input]>,
    /// The notifications it sends.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notify: Box<[usize]>,
}

/// A field that an action asks for.
///
/// ```
/// use referee::rules::Need;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let decline = &rules.stages()[0].actions[1];
/// let asked = decline.inputs.iter().map(|input| (&*rules.fields()[input.field].id, input.need));
/// assert_eq!(asked.collect::<Vec<_>>(), [("reason", Need::Required), ("notes", Need::Optional)]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// The field.
    pub field: usize,
    /// How much the action needs it.
    pub need: Need,
}

/// What happens when nobody does anything.
///
/// ```
/// use referee::rules::State;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let timeout = &rules.stages()[0].timeouts[0];
/// assert_eq!((timeout.after, timeout.to), ("14d".parse()?, State::Archived(3)));
/// assert!(timeout.when.is_empty());
/// assert_eq!(&*rules.notifications()[timeout.notify[0]].id, "lead-expired");
/// # Ok::<(), referee::DurationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Timeout {
    /// For which leads.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// How long after the stage was entered.
    pub after: Duration,
    /// Where the lead goes.
    pub to: State,
    /// The notifications it sends.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notify: Box<[usize]>,
}

/// Advice that shows while a condition holds.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let alert = &rules.stages()[0].alerts[0];
/// assert_eq!((&*alert.id, alert.icon.as_deref()), ("contact-me", Some("flame")));
/// assert_eq!(alert.when.tests().len(), 1);
/// assert_eq!(alert.follower.as_ref().map(|follower| &*follower.id), Some("contact-me-late"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alert {
    /// Its id.
    pub id: Box<str>,
    /// When it shows.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// Its icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
    /// What it changes to, and how long after the stage was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follower: Option<Follower>,
}

/// What an alert changes to.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let follower = rules.stages()[0].alerts[0].follower.as_ref().expect("the alert changes");
/// assert_eq!((follower.after.to_string().as_str(), &*follower.id), ("3d", "contact-me-late"));
/// assert_eq!(follower.icon.as_deref(), Some("clock"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Follower {
    /// How long after the stage was entered.
    pub after: Duration,
    /// The id of the alert that shows from then on.
    pub id: Box<str>,
    /// Its icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
}

/// A message to somebody outside.
///
/// ```
/// use referee::rules::Recipient;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let notification = &rules.notifications()[0];
/// assert_eq!(&*notification.id, "lead-received");
/// assert_eq!(notification.to, Recipient::Fixed(0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Notification {
    /// Its id.
    pub id: Box<str>,
    /// Who gets it.
    pub to: Recipient,
}

/// Who gets a notification.
///
/// ```
/// use referee::rules::Recipient;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let expired = rules.notifications().iter().find(|known| &*known.id == "lead-expired").expect("2020 has it");
/// let Recipient::ByFact { fact, recipients } = &expired.to else { panic!("a fact names it") };
/// assert_eq!(&*rules.facts()[*fact].id, "sender");
/// let recipients: Vec<&str> = recipients.iter().map(|number| &*rules.recipients()[*number]).collect();
/// assert_eq!(recipients, ["microsoft", "partner"]);
/// let declined = &rules.notifications()[0];
/// assert_eq!((&*declined.id, &declined.to), ("choose-another-partner", &Recipient::Fixed(0)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum Recipient {
    /// The recipient of this number.
    Fixed(usize),
    /// The recipient whom a fact names.
    ByFact {
        /// The fact.
        fact: usize,
        /// The recipient for each of its values.
        recipients: Box<[usize]>,
    },
}

/// A named selection of leads: a tab.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let tabs: Vec<&str> = rules.views().iter().map(|view| &*view.id).collect();
/// assert_eq!(tabs, ["marketplace", "qualified", "favorites"]);
/// assert!(rules.views().iter().all(|view| !view.when.tests().is_empty()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct View {
    /// Its id.
    pub id: Box<str>,
    /// Which leads are in it.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
}

/// Which timeout runs in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// None.
    Still,
    /// The only one, for every lead.
    Always(Duration),
    /// It hangs on facts.
    Depends,
}

impl Clock {
    pub(crate) fn of(timeouts: &[Timeout]) -> Self {
        match timeouts {
            [] => Self::Still,
            [only] if only.when.is_empty() => Self::Always(only.after),
            _ => Self::Depends,
        }
    }
}
