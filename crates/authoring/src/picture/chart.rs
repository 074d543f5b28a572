use referee::fault::fault;
use referee::locale::{Args, Reader, Slot, Words, common, isolate};
use referee::rules::{
    Action, ActionId, Condition, Duration, FactId, FactKind, IdVec, NotificationId, OutcomeId, Recipient, RecipientId,
    RuleSet, Shows, StageId, State, Test, Timeout, TimeoutId, ValueId,
};
use referee::status::state_word;

use std::sync::Arc;

use super::order::lifecycle;

/// The lifecycle of a rule set in a reader's words, ready to be drawn.
///
/// ```
/// use referee_authoring::picture::{Chart, Theme};
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let chart = Chart::new(&referee.reader("ru")?, rules);
/// assert!(chart.svg(Theme::Auto).contains("Просрочен"));
/// assert!(chart.mermaid().starts_with("flowchart LR\n"));
/// assert!(chart.dot().starts_with("digraph"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The rule set.
    pub(super) rules: String,
    /// The locale that serves the reader.
    pub(super) locale: String,
    pub(super) title: String,
    /// The life in sentences.
    pub(super) description: String,
    pub(super) opening: Exit,
    /// The open stages in the order of a life.
    pub(super) stages: Vec<Node>,
    /// The word for the archive.
    pub(super) archive: String,
    pub(super) outcomes: IdVec<OutcomeId, Node>,
    /// What the signs mean, those that occur.
    pub(super) legend: Vec<Note>,
    /// Whether the path of one lead is lit, and everything else dimmed.
    pub(super) lit: bool,
}

/// A stage or an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    /// What leaves the lead where it is.
    pub(super) stays: Vec<Exit>,
    pub(super) exits: Vec<Exit>,
    /// When a lead entered it.
    pub(super) entered: Vec<String>,
    /// Whether the lead is here.
    pub(super) here: Option<String>,
}

/// A way out of a stage, or something that can be done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exit {
    pub(super) sign: Sign,
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    pub(super) to: Target,
    /// Where it stands in the rule set.
    pub(super) source: Source,
    /// When a lead went this way.
    pub(super) taken: Vec<String>,
}

/// Where a way out stands in the rule set, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Opening,
    Action(ActionId),
    Timeout(TimeoutId),
}

/// Where a way leads: to the stage at this place in the chart, or to an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Stage(usize),
    Outcome(OutcomeId),
}

/// A small text with a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) sign: Sign,
    pub(super) text: String,
}

/// A sign that stands before a text.
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Sign;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// let has = |sign| picture.icons.iter().any(|icon| icon.sign == sign);
/// assert!(has(Sign::Clock) && has(Sign::Envelope) && has(Sign::Overview));
/// assert!(!has(Sign::Pin), "no lead is shown");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sign {
    /// None.
    None,
    /// A clock: what happens when nobody acts.
    Clock,
    /// An envelope: a notification.
    Envelope,
    /// A fork: only for some leads.
    Fork,
    /// A person: only for some roles.
    Person,
    /// A circle with an arrow: the stage is entered anew.
    Again,
    /// An eye that is half shut: only the overview is shown.
    Overview,
    /// A dot: something that can be done and leaves the lead where it is.
    Dot,
    /// A pin: the lead is here.
    Pin,
    /// A check mark: it happened then.
    Check,
}

impl Chart {
    /// The lifecycle of a rule set in the reader's words; of the rulebook that the phrasebook was made for.
    ///
    /// ```
    /// use referee::Referee;
    /// use referee_authoring::picture::{Chart, Theme};
    /// let referee = Referee::load("../../examples/tickets")?;
    /// let rules = referee.rulebook().get("tickets").expect("the folder has it");
    /// let page = format!("<!doctype html>\n{}", Chart::new(&referee.reader("de")?, rules).svg(Theme::Auto));
    /// assert!(page.contains("lang=\"de\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(reader: &Reader, rules: &Arc<RuleSet>) -> Self {
        Charting::new(reader.words(rules), rules).chart()
    }
}

/// A text from a message file, on one line and without what would steer a reader's screen.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    isolate(&words.join(" ")).into_owned()
}

/// A rule set before a reader.
pub(super) struct Charting<'a> {
    pub(super) words: Words<'a>,
    pub(super) rules: &'a RuleSet,
    /// The stages of the rule set in the order of a life, by their numbers.
    pub(super) order: Vec<StageId>,
}

impl<'a> Charting<'a> {
    pub(super) fn new(words: Words<'a>, rules: &'a RuleSet) -> Self {
        Self { words, rules, order: lifecycle(rules) }
    }

    fn chart(&self) -> Chart {
        let opening = Exit {
            sign: Sign::None,
            label: self.word("picture-opened"),
            notes: self.told(self.rules.on_opened()),
            to: self.target(self.rules.first()),
            source: Source::Opening,
            taken: Vec::new(),
        };
        let stages = self.order.iter().map(|number| self.node(*number));
        let stages: Vec<Node> = stages.collect();
        let outcomes = self.rules.archive().outcomes.ids().map(State::Archived);
        let outcomes = outcomes.map(|state| Node { label: self.label(state), ..Node::default() });
        let title = self.words.say(const { common("picture-title") }, |args| args.text("rules", self.rules.name()));
        Chart {
            rules: self.rules.name().to_owned(),
            locale: self.words.locale().to_string(),
            title: tidy(&title),
            description: self.description(&opening, &stages),
            legend: self.legend(&opening, &stages),
            archive: tidy(self.words.label(self.words.slots().archive)),
            outcomes: outcomes.collect(),
            opening,
            stages,
            lit: false,
        }
    }

    fn word(&self, id: &str) -> String {
        tidy(self.words.label(common(id)))
    }

    pub(super) fn label(&self, state: State) -> String {
        tidy(state_word(self.words, state))
    }

    pub(super) fn target(&self, state: State) -> Target {
        match state {
            State::Open(number) => {
                let place = self.order.iter().position(|stage| *stage == number);
                Target::Stage(place.unwrap_or_else(|| fault("a stage that is in no order")))
            }
            State::Archived(number) => Target::Outcome(number),
        }
    }

    fn node(&self, number: StageId) -> Node {
        let (here, stage) = (State::Open(number), &self.rules.stages()[number]);
        let mut node = Node { label: self.label(here), ..Node::default() };
        if stage.shows == Shows::Overview {
            node.notes.push(Note { sign: Sign::Overview, text: self.word("picture-overview") });
        }
        if stage.timeouts.is_empty() {
            node.notes.push(Note { sign: Sign::None, text: self.word("picture-unlimited") });
        }
        for (place, action) in stage.actions.entries() {
            let label = tidy(self.words.label(self.words.slots().action(here, place).label));
            let exit = self.action(place, action, label, here);
            if action.to.is_none_or(|to| to == here) { node.stays.push(exit) } else { node.exits.push(exit) }
        }
        for (place, timeout) in stage.timeouts.entries() {
            let mut exit = self.timeout(place, timeout);
            if timeout.to == here {
                exit.notes.push(Note { sign: Sign::Again, text: self.word("picture-sign-again") });
                node.stays.push(exit);
            } else {
                node.exits.push(exit);
            }
        }
        node
    }

    fn action(&self, number: ActionId, action: &Action, label: String, here: State) -> Exit {
        let sign = match action.to {
            None => Sign::Dot,
            Some(to) if to == here => Sign::Again,
            Some(_) => Sign::None,
        };
        let to = self.target(action.to.unwrap_or(here));
        let mut notes = self.notes(&action.when, &action.notify);
        let roles = action.by.iter().map(|role| self.words.label(self.words.slots().roles[*role]).to_owned());
        let roles: Vec<String> = roles.collect();
        if !roles.is_empty() {
            notes.insert(0, Note { sign: Sign::Person, text: tidy(&self.words.list(&roles)) });
        }
        Exit { sign, label, notes, to, source: Source::Action(number), taken: Vec::new() }
    }

    fn timeout(&self, number: TimeoutId, timeout: &Timeout) -> Exit {
        Exit {
            sign: Sign::Clock,
            label: self.duration(timeout.after),
            notes: self.notes(&timeout.when, &timeout.notify),
            to: self.target(timeout.to),
            source: Source::Timeout(number),
            taken: Vec::new(),
        }
    }

    fn duration(&self, duration: Duration) -> String {
        tidy(&self.words.duration(duration))
    }

    fn notes(&self, when: &Condition, notify: &[NotificationId]) -> Vec<Note> {
        let mut notes = Vec::new();
        if !when.tests().is_empty() {
            notes.push(Note { sign: Sign::Fork, text: self.condition(when) });
        }
        notes.extend(self.told(notify));
        notes
    }

    /// Who is notified, each once.
    fn told(&self, notify: &[NotificationId]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for notification in notify.iter().map(|number| &self.rules.notifications()[*number]) {
            let recipients: &[RecipientId] = match &notification.to {
                Recipient::Fixed(recipient) => std::slice::from_ref(recipient),
                Recipient::ByFact { recipients, .. } => recipients.as_slice(),
            };
            let mut names: Vec<String> = Vec::new();
            for recipient in recipients {
                let name = self.words.label(self.words.slots().recipients[*recipient]);
                if names.iter().all(|known| known != name) {
                    names.push(name.to_owned());
                }
            }
            let note = Note { sign: Sign::Envelope, text: tidy(&self.words.alternatives(&names)) };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// A condition as facts with their values.
    fn condition(&self, when: &Condition) -> String {
        let slots = self.words.slots();
        let labels = |slots: Vec<Slot>| -> Vec<String> {
            slots.into_iter().map(|slot| self.words.label(slot).to_owned()).collect()
        };
        let answer = |yes: bool| self.word(if yes { "answer-yes" } else { "answer-no" });
        let is = |fact: FactId, values: &str| {
            let label = self.words.label(slots.facts[fact].label);
            let say = |args: &mut Args<'_>| {
                args.text("fact", label);
                args.text("values", values);
            };
            self.words.say(const { common("condition-is") }, say).into_owned()
        };
        let tests = when.tests().iter().map(|test| match test {
            Test::OneOf { fact, values } => {
                let known = &slots.facts[*fact].values;
                let names: Vec<String> = if self.rules.facts()[*fact].kind == FactKind::Boolean {
                    values.iter().map(|value| answer(*value == ValueId::from(true))).collect()
                } else {
                    labels(values.iter().map(|value| known[*value]).collect())
                };
                is(*fact, &self.words.alternatives(&names))
            }
            Test::Is { fact, value } => is(*fact, &answer(*value)),
            Test::Marked { marks } => {
                let names = labels(marks.iter().map(|mark| slots.marks[*mark]).collect());
                let names = self.words.alternatives(&names);
                self.words.say(const { common("condition-marked") }, |args| args.text("marks", &names)).into_owned()
            }
        });
        tidy(&self.words.list(&tests.collect::<Vec<_>>()))
    }

    /// What the signs mean, those that occur.
    fn legend(&self, opening: &Exit, stages: &[Node]) -> Vec<Note> {
        let signs = [
            (Sign::Clock, "picture-sign-clock"),
            (Sign::Envelope, "picture-sign-envelope"),
            (Sign::Fork, "picture-sign-fork"),
            (Sign::Person, "picture-sign-person"),
            (Sign::Again, "picture-sign-again"),
            (Sign::Dot, "picture-sign-dot"),
        ];
        let exits = || stages.iter().flat_map(|stage| stage.stays.iter().chain(&stage.exits)).chain([opening]);
        let occurs = |sign| exits().any(|exit| exit.sign == sign || exit.notes.iter().any(|note| note.sign == sign));
        let signs = signs.into_iter().filter(|(sign, _)| occurs(*sign));
        signs.map(|(sign, id)| Note { sign, text: self.word(id) }).collect()
    }

    /// The life in sentences, for those who do not see the picture.
    fn description(&self, opening: &Exit, stages: &[Node]) -> String {
        let notified = |sentence: String, exit: &Exit| {
            let told = exit.notes.iter().filter(|note| note.sign == Sign::Envelope).map(|note| note.text.clone());
            let told: Vec<String> = told.collect();
            let mut sentence = sentence;
            for note in &exit.notes {
                let more = match note.sign {
                    Sign::Fork => {
                        self.words.say(const { common("picture-only") }, |args| args.text("condition", &note.text))
                    }
                    Sign::Person => {
                        let roles = std::slice::from_ref(&note.text);
                        self.words.say(const { common("picture-by") }, |args| args.list("roles", roles))
                    }
                    _ => continue,
                };
                sentence = self::sentences(&[sentence, more.into_owned()]);
            }
            if told.is_empty() {
                return sentence;
            }
            let told = self.words.say(const { common("picture-told") }, |args| args.list("recipients", &told));
            self::sentences(&[sentence, told.into_owned()])
        };
        let first = self.label(self.rules.first());
        let begins = self.words.say(const { common("picture-begins") }, |args| args.text("state", &first));
        let mut sentences = vec![notified(begins.into_owned(), opening)];
        for stage in stages {
            for exit in stage.exits.iter().chain(stage.stays.iter().filter(|exit| exit.sign == Sign::Clock)) {
                let to = match exit.to {
                    Target::Stage(number) => stages.get(number).map_or_else(String::new, |stage| stage.label.clone()),
                    Target::Outcome(number) => self.label(State::Archived(number)),
                };
                let timeout = exit.sign == Sign::Clock;
                let again = timeout && to == stage.label;
                let id = match (timeout, again) {
                    (_, true) => "picture-timeout-again",
                    (true, _) => "picture-timeout",
                    _ => "picture-action",
                };
                let sentence = self.words.say(common(id), |args| {
                    if again {
                        args.text("state", &to);
                    }
                    args.text(if timeout { "after" } else { "action" }, &exit.label);
                    args.text("from", &stage.label);
                    args.text("to", &to);
                });
                sentences.push(notified(sentence.into_owned(), exit));
            }
        }
        tidy(&self::sentences(&sentences))
    }
}

/// Sentences one after the other, with a space between them where the script has one.
pub(super) fn sentences(all: &[String]) -> String {
    let mut text = String::new();
    for sentence in all {
        if !text.is_empty() && !text.ends_with(['。', '！', '？', '）']) {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

impl Chart {
    /// What the picture shows, in a line.
    ///
    /// ```
    /// # use referee_authoring::picture::Chart;
    /// let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let title = Chart::new(&referee.reader("it")?, rules).title().to_owned();
    /// assert!(title.contains("2020"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The life in sentences, in the reader's language.
    ///
    /// ```
    /// # use referee_authoring::picture::Chart;
    /// let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2019").expect("it comes with the library");
    /// let chart = Chart::new(&referee.reader("ru")?, rules);
    /// let html = format!("<img src=\"2019.svg\" alt=\"{}\">", chart.description());
    /// assert!(!chart.description().contains(['\n', '"']), "it fits there");
    /// assert!(html.contains("Просрочен"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn description(&self) -> &str {
        &self.description
    }

    pub(super) fn node(&self, target: Target) -> Option<&Node> {
        match target {
            Target::Stage(number) => self.stages.get(number),
            Target::Outcome(number) => Some(&self.outcomes[number]),
        }
    }

    pub(super) fn node_mut(&mut self, target: Target) -> Option<&mut Node> {
        match target {
            Target::Stage(number) => self.stages.get_mut(number),
            Target::Outcome(number) => Some(&mut self.outcomes[number]),
        }
    }

    /// How a lead's path changes the look of something.
    pub(super) fn light(&self, on_path: bool) -> super::Light {
        match (self.lit, on_path) {
            (false, _) => super::Light::Plain,
            (true, true) => super::Light::Lit,
            (true, false) => super::Light::Dim,
        }
    }
}
