//! Builds the chart of a rule set for a reader.

use std::borrow::Cow;
use std::sync::Arc;

use referee::locale::{Reader, Words};
use referee::rules::{
    Action, ActionId, ClockId, Condition, Duration, IdVec, NotificationId, OutcomeId, Reminder, RuleSet, Shows,
    StageId, State, Timeout, TimeoutId,
};
use referee::tooling::{
    EffectNames, TestNames, calendar_sentences, clock_sentences, common, fault, isolate, running_clocks, state_word,
};

use super::chart::{Chart, Exit, Node, Note, Sign, Source, Target};
use super::order::lifecycle;

impl Chart {
    /// The lifecycle of a rule set in the reader's language. The rule set must belong to the phrasebook's rulebook.
    pub fn new(reader: &Reader, rules: &Arc<RuleSet>) -> Self {
        Charting::new(reader.words(rules), rules).chart()
    }
}

/// A message on one line, without characters that control the reader's screen.
pub(crate) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    isolate(&words.join(" ")).into_owned()
}

/// A rule set with the messages of a reader.
pub(super) struct Charting<'a> {
    pub(super) words: Words<'a>,
    pub(super) rules: &'a RuleSet,
    /// The stages in lifecycle order, by number.
    pub(super) order: Vec<StageId>,
    /// The clocks that can run in each stage.
    running: IdVec<StageId, Box<[ClockId]>>,
}

impl<'a> Charting<'a> {
    pub(super) fn new(words: Words<'a>, rules: &'a RuleSet) -> Self {
        let running = running_clocks(rules);
        Self { words, rules, order: lifecycle(rules, &running), running }
    }

    pub(super) fn chart(&self) -> Chart {
        let opening = Exit {
            sign: Sign::None,
            label: self.word("picture-opened"),
            notes: self.recipients(self.rules.on_opened()),
            to: self.target(self.rules.first()),
            source: Source::Opening,
            taken: Vec::new(),
        };
        let stages = self.order.iter().map(|number| self.node(*number));
        let stages: Vec<Node> = stages.collect();
        let outcomes = self.rules.archive().outcomes.ids().map(State::Archived);
        let outcomes: IdVec<OutcomeId, Node> = outcomes.map(|state| self.end(state)).collect();
        let nodes: Vec<&Node> = stages.iter().chain(&outcomes).collect();
        let title = self.words.say(const { common("picture-title") }, |args| args.text("rules", self.rules.name()));
        Chart {
            rules: self.rules.name().to_owned(),
            locale: self.words.locale().to_string(),
            title: tidy(&title),
            description: self.description(&opening, &stages, &outcomes),
            legend: self.legend(&opening, &nodes),
            archive: tidy(self.words.label(self.words.slots().archive)),
            outcomes,
            opening,
            stages,
            has_path: false,
        }
    }

    fn word(&self, id: &str) -> String {
        tidy(self.words.label(common(id)))
    }

    pub(super) fn label(&self, state: State) -> String {
        tidy(state_word(self.words, state))
    }

    /// An outcome, with what it shows.
    fn end(&self, state: State) -> Node {
        let shows = match state {
            State::Open(_) => None,
            State::Archived(outcome) => self.rules.archive().outcomes[outcome].shows,
        };
        let overview = (shows == Some(Shows::Overview)).then(|| self.word("picture-overview"));
        let notes = overview.into_iter().chain(self.withheld(state));
        let notes = notes.map(|text| Note { sign: Sign::Overview, text }).collect();
        let mut node = Node { label: self.label(state), notes, ..Node::default() };
        self.add_actions(&mut node, state);
        node
    }

    /// Adds the actions of a state.
    fn add_actions(&self, node: &mut Node, here: State) {
        for (place, action) in self.rules.actions(here).entries() {
            let label = tidy(self.words.label(self.words.slots().actions(here)[place].label));
            let exit = self.action(place, action, label, here);
            if action.to.is_none_or(|to| to == here) { node.stays.push(exit) } else { node.exits.push(exit) }
        }
    }

    /// The fields that a state withholds, as a sentence.
    fn withheld(&self, state: State) -> Option<String> {
        let fields = self.rules.withheld(state);
        let labels = fields.iter().map(|field| self.words.label(self.words.slots().fields[*field].label).to_owned());
        let labels: Vec<String> = labels.collect();
        let list = self.words.list(&labels);
        let text = self.words.say(const { common("picture-withheld") }, |args| args.sentence("fields", &list));
        (!fields.is_empty()).then(|| tidy(&text))
    }

    pub(super) fn target(&self, state: State) -> Target {
        match state {
            State::Open(number) => {
                let place = self.order.iter().position(|stage| *stage == number);
                Target::Stage(place.unwrap_or_else(|| fault("a stage missing from the order")))
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
        node.notes.extend(self.withheld(here).map(|text| Note { sign: Sign::Overview, text }));
        let clocks = || self.over(number);
        if stage.timeouts.is_empty() && clocks().next().is_none() {
            node.notes.push(Note { sign: Sign::None, text: self.word("picture-unlimited") });
        }
        self.add_actions(&mut node, here);
        let timeouts = stage.timeouts.entries().map(|(place, timeout)| (self.timeout(place, timeout), timeout.to));
        for (mut exit, to) in timeouts.chain(clocks()) {
            if to == here {
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
        notes.extend(action.clocks.iter().map(|change| {
            let text = EffectNames::of(self.rules, *change).sentence(self.words, self.words);
            Note { sign: Sign::Clock, text: tidy(&text) }
        }));
        let roles = action.by.iter().map(|role| self.words.label(self.words.slots().roles[*role]).to_owned());
        let roles: Vec<String> = roles.collect();
        if !roles.is_empty() {
            notes.insert(0, Note { sign: Sign::Person, text: tidy(&self.words.list(&roles)) });
        }
        Exit { sign, label, notes, to, source: Source::Action(number), taken: Vec::new() }
    }

    fn timeout(&self, number: TimeoutId, timeout: &Timeout) -> Exit {
        self.limit(timeout, timeout.to, self.duration(timeout.after), Source::Timeout(number))
    }

    /// The exits of a stage when the time of a clock is over, with their targets.
    fn over(&self, stage: StageId) -> impl Iterator<Item = (Exit, State)> {
        self.running[stage].iter().flat_map(move |number| {
            let label = self.words.label(self.words.slots().clocks[*number]);
            let limits = self.rules.clocks()[*number].limits.entries();
            limits.filter_map(move |(place, limit)| {
                let to = limit.to?;
                let label = self.words.say(const { common("limit-clock") }, |args| {
                    args.text("clock", label);
                    args.text("limits", &self.duration(limit.after));
                });
                Some((self.limit(limit, to, tidy(&label), Source::Clock(*number, place)), to))
            })
        })
    }

    fn limit<T>(&self, timeout: &Timeout<T>, to: State, label: String, source: Source) -> Exit {
        let notes = self.notes(&timeout.when, &timeout.notify);
        let reminders = self.reminders(&timeout.reminders);
        let reminders = reminders.map(|text| Note { sign: Sign::Clock, text });
        let notes = notes.into_iter().chain(reminders).collect();
        Exit { sign: Sign::Clock, label, notes, to: self.target(to), source, taken: Vec::new() }
    }

    fn reminders(&self, reminders: &[Reminder]) -> impl Iterator<Item = String> {
        reminders.iter().map(|reminder| {
            let recipients = self.recipients(&reminder.notify).into_iter().map(|recipient| recipient.text);
            let recipients: Vec<String> = recipients.collect();
            let text = self.words.say(const { common("picture-reminder") }, |args| {
                args.duration("time", reminder.before);
                args.list("recipients", &recipients);
            });
            tidy(&text)
        })
    }

    /// The length of a timeout.
    pub(super) fn after(&self, state: State, number: TimeoutId) -> Duration {
        let stage = self.rules.stage(state).unwrap_or_else(|| fault("a timeout in the archive"));
        stage.timeouts[number].after
    }

    fn duration(&self, duration: Duration) -> String {
        tidy(&self.words.duration(duration))
    }

    fn notes(&self, when: &Condition, notify: &[NotificationId]) -> Vec<Note> {
        let mut notes = Vec::new();
        if !when.is_empty() {
            let tests = TestNames::of(self.rules, when);
            let condition = TestNames::sentence(&tests, self.words, self.words);
            notes.push(Note { sign: Sign::Fork, text: tidy(&condition) });
        }
        notes.extend(self.recipients(notify));
        notes
    }

    /// The recipients of notifications, each once.
    fn recipients(&self, notify: &[NotificationId]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for notification in notify.iter().map(|number| &self.rules.notifications()[*number]) {
            let mut names: Vec<String> = Vec::new();
            for recipient in notification.to.all() {
                let name = self.words.label(self.words.slots().recipients[*recipient]);
                if names.iter().all(|known| known != name) {
                    names.push(name.to_owned());
                }
            }
            let mut text = self.words.alternatives(&names);
            if !notification.when.is_empty() {
                let tests = TestNames::of(self.rules, &notification.when);
                let condition = TestNames::sentence(&tests, self.words, self.words);
                let group =
                    self.words.say(const { common("condition-group") }, |args| args.sentence("condition", &condition));
                text = format!("{text} {group}");
            }
            let note = Note { sign: Sign::Envelope, text: tidy(&text) };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// The clocks, each in sentences.
    fn clocks(&self) -> impl Iterator<Item = String> {
        let clocks = self.rules.clocks().iter();
        clocks.map(|clock| {
            let parts = clock_sentences(self.words, self.rules, clock).into_iter().map(|part| {
                let part = self.words.say(const { common("picture-reminded") }, |args| args.text("reminder", &part));
                part.into_owned()
            });
            // Limits that lead to a state are exits.
            let staying = || clock.limits.iter().filter(|limit| limit.to.is_none());
            let notified = self.recipients(&staying().flat_map(|limit| limit.notify.to_vec()).collect::<Vec<_>>());
            let notified: Vec<String> = notified.into_iter().map(|note| note.text).collect();
            let notified = (!notified.is_empty())
                .then(|| self.words.say(const { common("picture-told") }, |args| args.list("recipients", &notified)));
            let reminded = staying().flat_map(|limit| self.reminders(&limit.reminders)).map(|text| {
                self.words.say(const { common("picture-reminded") }, |args| args.text("reminder", &text)).into_owned()
            });
            let parts = parts.chain(notified.map(Cow::into_owned)).chain(reminded);
            // Limits of different leads can have the same reminders.
            let mut known: Vec<String> = Vec::new();
            for part in parts {
                if !known.contains(&part) {
                    known.push(part);
                }
            }
            tidy(&self::sentences(&known))
        })
    }

    /// The calendars, each in sentences.
    fn calendars(&self) -> impl Iterator<Item = String> {
        let calendars = self.rules.calendars().iter();
        calendars.map(|choice| {
            let parts = calendar_sentences(self.words, self.rules, choice).into_iter().map(|part| {
                let part = self.words.say(const { common("picture-reminded") }, |args| args.text("reminder", &part));
                part.into_owned()
            });
            tidy(&self::sentences(&parts.collect::<Vec<_>>()))
        })
    }

    /// The meanings of the signs that occur.
    fn legend(&self, opening: &Exit, nodes: &[&Node]) -> Vec<Note> {
        let signs = [
            (Sign::Clock, "picture-sign-clock"),
            (Sign::Envelope, "picture-sign-envelope"),
            (Sign::Fork, "picture-sign-fork"),
            (Sign::Person, "picture-sign-person"),
            (Sign::Again, "picture-sign-again"),
            (Sign::Dot, "picture-sign-dot"),
        ];
        let exits = || nodes.iter().flat_map(|node| node.stays.iter().chain(&node.exits)).chain([opening]);
        let occurs = |sign| exits().any(|exit| exit.sign == sign || exit.notes.iter().any(|note| note.sign == sign));
        let signs = signs.into_iter().filter(|(sign, _)| occurs(*sign));
        let signs = signs.map(|(sign, id)| Note { sign, text: self.word(id) });
        let time = self.clocks().chain(self.calendars());
        signs.chain(time.map(|text| Note { sign: Sign::Clock, text })).collect()
    }

    /// The lifecycle in sentences, for readers who cannot see the picture.
    fn description(&self, opening: &Exit, stages: &[Node], outcomes: &IdVec<OutcomeId, Node>) -> String {
        let notified = |sentence: String, exit: &Exit| {
            let recipients = exit.notes.iter().filter(|note| note.sign == Sign::Envelope).map(|note| note.text.clone());
            let recipients: Vec<String> = recipients.collect();
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
                    Sign::Clock => {
                        self.words.say(const { common("picture-reminded") }, |args| args.text("reminder", &note.text))
                    }
                    _ => continue,
                };
                sentence = self::sentences(&[sentence, more.into_owned()]);
            }
            if recipients.is_empty() {
                return sentence;
            }
            let notice = self.words.say(const { common("picture-told") }, |args| args.list("recipients", &recipients));
            self::sentences(&[sentence, notice.into_owned()])
        };
        let first = self.label(self.rules.first());
        let begins = self.words.say(const { common("picture-begins") }, |args| args.text("state", &first));
        let mut sentences = vec![notified(begins.into_owned(), opening)];
        let numbers = self.order.iter().map(|stage| State::Open(*stage));
        let numbers = numbers.chain(outcomes.ids().map(State::Archived));
        for (here, stage) in numbers.zip(stages.iter().chain(outcomes)) {
            for exit in stage.exits.iter().chain(stage.stays.iter().filter(|exit| exit.sign == Sign::Clock)) {
                let to = match exit.to {
                    Target::Stage(place) => stages
                        .get(place)
                        .map_or_else(|| fault("a position in another chart"), |stage| stage.label.clone()),
                    Target::Outcome(number) => self.label(State::Archived(number)),
                };
                let again = to == stage.label;
                let id = match exit.source {
                    Source::Timeout(_) if again => "picture-timeout-again",
                    Source::Timeout(_) => "picture-timeout",
                    Source::Clock(..) => "picture-clock",
                    Source::Action(_) | Source::Opening => "picture-action",
                };
                let sentence = self.words.say(common(id), |args| {
                    match exit.source {
                        Source::Timeout(number) => args.duration("after", self.after(here, number)),
                        Source::Clock(..) => args.text("clock", &exit.label),
                        Source::Action(_) | Source::Opening => args.text("action", &exit.label),
                    }
                    if id == "picture-timeout-again" {
                        args.text("state", &to);
                    }
                    args.text("from", &stage.label);
                    args.text("to", &to);
                });
                sentences.push(notified(sentence.into_owned(), exit));
            }
        }
        sentences.extend(self.clocks());
        sentences.extend(self.calendars());
        tidy(&self::sentences(&sentences))
    }
}

/// Joins sentences, with spaces if the script uses them.
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
