use std::fmt::Write;

use referee::rules::{Action, ActionId, Condition, Duration, Id, Need, NotificationId, StageId, State, TimeoutId};
use referee::tooling::safe::xml;
use serde_json::{Value, json};

use super::condition::expressions;
use super::json::literal;
use super::machine::{Delay, Machine, Target, remindings};

/// The functions that conditions and delays use.
const FUNCTIONS: &str = include_str!("scxml.js");
/// The facts with their defaults, for the functions that count time.
const KNOWN: &str = "function known(facts) {\n  var all = {};\n  for (var id in defaults) all[id] = fact(facts, id);\n  return \
                     all;\n}\n";
/// The functions that count the time of clocks.
const CLOCKS: &str = include_str!("clocks.mjs");
/// The state before the first stage. No name in a rule file begins with an underscore.
const BEGIN: &str = "_begin";
/// The event of the timer for what is next.
const WAKE: &str = "_wake";
/// The first words of events that an interpreter raises itself. An action with this name would run on them.
const RAISED: [&str; 2] = ["done", "error"];

impl Machine<'_> {
    /// The lifecycle as SCXML with the ECMAScript data model.
    ///
    /// The interpreter provides `facts` and, if rules count working time, the function `workingDelay`. Notifications are reported with `<log>`.
    pub fn scxml(&self) -> String {
        let rules = self.rules;
        let first = id(rules.state_id(rules.first()));
        let clocked = self.has_clocks();
        let begin = if rules.on_opened().is_empty() && !clocked { &*first } else { BEGIN };
        let time = if clocked { "    <data id=\"time\" expr=\"null\"/>\n" } else { "" };
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" \
             xmlns:r=\"urn:referee\" version=\"1.0\" datamodel=\"ecmascript\" name=\"{}\" initial=\"{begin}\" \
             r:label=\"{}\">\n  <datamodel>\n    <data id=\"facts\" expr=\"{{}}\"/>\n{time}  </datamodel>\n  <script>\n    \
             var defaults = {};\n",
            id(rules.name()).replace('-', "_"),
            xml(&self.title()),
            code(&literal(&self.defaults())),
        );
        let functions = if clocked {
            let _ = writeln!(text, "    var plan = {};", code(&literal(&self.plan())));
            format!("{FUNCTIONS}{KNOWN}{}", CLOCKS.replace("export function", "function"))
        } else {
            FUNCTIONS.to_owned()
        };
        for line in functions.lines() {
            let _ = writeln!(text, "    {}", code(line));
        }
        text.push_str("  </script>\n");
        if begin == BEGIN {
            let _ = writeln!(text, "  <state id=\"{BEGIN}\">");
            let step = if clocked { moving(&self.opening()) } else { String::new() };
            self.write_transition(&mut text, &format!(" target=\"{first}\""), &step, rules.on_opened());
            text.push_str("  </state>\n");
        }
        for number in rules.stages().ids() {
            self.write_stage(&mut text, number);
        }
        for number in rules.archive().outcomes.ids() {
            let state = State::Archived(number);
            let (name, label) = (id(rules.state_id(state)), xml(&self.state_label(state)));
            if rules.is_final(state) {
                let _ = writeln!(text, "  <final id=\"{name}\" r:label=\"{label}\"/>");
                continue;
            }
            let _ = writeln!(text, "  <state id=\"{name}\" r:label=\"{label}\">");
            self.write_actions(&mut text, state);
            text.push_str("  </state>\n");
        }
        text.push_str("</scxml>\n");
        text
    }

    fn write_stage(&self, text: &mut String, number: StageId) {
        let (state, stage) = (State::Open(number), &self.rules.stages()[number]);
        let _ = writeln!(text, "  <state id=\"{}\" r:label=\"{}\">", id(&stage.id), xml(&self.state_label(state)));
        if self.has_clocks() {
            self.write_dues(text, number);
            self.write_actions(text, state);
            text.push_str("  </state>\n");
            return;
        }
        // A timer of zero would run after events that are sent at once.
        let timers = || stage.timeouts.entries().filter(|(_, timeout)| !timeout.after.is_zero());
        if timers().next().is_some() {
            text.push_str("    <onentry>\n");
            for (place, timeout) in timers() {
                let due = due(&stage.id, place);
                let after = Delay::of(timeout.after);
                let _ = writeln!(text, "      <send id=\"{due}\" event=\"{due}\" {}/>", delay(after));
                for reminding in remindings(timeout) {
                    let event = reminder(&stage.id, place, reminding.before);
                    let _ = writeln!(text, "      <send id=\"{event}\" event=\"{event}\" {}/>", delay(reminding.delay));
                }
            }
            text.push_str("    </onentry>\n    <onexit>\n");
            for (place, timeout) in timers() {
                let _ = writeln!(text, "      <cancel sendid=\"{}\"/>", due(&stage.id, place));
                for reminding in remindings(timeout) {
                    let event = reminder(&stage.id, place, reminding.before);
                    let _ = writeln!(text, "      <cancel sendid=\"{event}\"/>");
                }
            }
            text.push_str("    </onexit>\n");
        }
        for (place, timeout) in stage.timeouts.entries() {
            let mut head = String::new();
            if !timeout.after.is_zero() {
                let _ = write!(head, " event=\"{}\"", due(&stage.id, place));
            }
            head.push_str(&cond(&self.expressions(&timeout.when)));
            let _ = write!(head, " target=\"{}\"", id(self.rules.state_id(timeout.to)));
            self.write_transition(text, &head, "", &timeout.notify);
            for reminding in remindings(timeout) {
                let event = reminder(&stage.id, place, reminding.before);
                let head = format!(" event=\"{event}\"{}", cond(&self.expressions(&timeout.when)));
                self.write_transition(text, &head, "", &reminding.notify);
            }
        }
        self.write_actions(text, state);
        text.push_str("  </state>\n");
    }

    /// What happens by itself in a stage, if the rule set has clocks. A timer for what is next starts again whenever the lead
    /// enters the stage, also from itself.
    fn write_dues(&self, text: &mut String, number: StageId) {
        let dues = self.dues(number);
        if dues.is_empty() {
            return;
        }
        let here = id(&self.rules.stages()[number].id);
        let _ = writeln!(
            text,
            "    <onentry>\n      <send id=\"{WAKE}\" event=\"{WAKE}\" delayexpr=\"wait(plan, time, Date.now()) + 'ms'\"/>\n    \
             </onentry>\n    <onexit>\n      <cancel sendid=\"{WAKE}\"/>\n    </onexit>\n    \
             <transition event=\"{WAKE}\" target=\"{here}\"/>"
        );
        for due in dues {
            let head = |remind: Option<usize>| {
                let what = literal(&self.due(&due, remind));
                cond(&[format!("isDue(plan, time, {what}, Date.now())")])
            };
            for (place, reminding) in due.reminders.iter().enumerate() {
                self.write_transition(text, &head(Some(place)), &assign("reminded(plan, time)"), &reminding.notify);
            }
            let head = format!("{} target=\"{}\"", head(None), id(self.rules.state_id(due.to)));
            self.write_transition(text, &head, &moving(&self.over(number, &due)), due.notify);
        }
    }

    fn write_actions(&self, text: &mut String, state: State) {
        for (place, action) in self.rules.actions(state).entries() {
            self.write_action(text, (state, place), action);
        }
    }

    fn write_action(&self, text: &mut String, (state, number): (State, ActionId), action: &Action) {
        let mut tests = self.expressions(&action.when);
        let (roles, required) = (self.roles(action), self.fields(action, Need::Required));
        if RAISED.contains(&&*action.id) {
            tests.push("_event.type !== \"platform\"".to_owned());
        }
        if !roles.is_empty() {
            tests.push(format!("isBy(_event, {})", literal(&json!(roles))));
        }
        if !required.is_empty() {
            tests.push(format!("hasFields(_event, {})", literal(&json!(required))));
        }
        let extensions = self.extensions(action);
        if !extensions.is_empty() {
            tests.push(format!("can(time, {})", literal(&Value::Object(extensions))));
        }
        let step = if self.has_clocks() { self.step(state, action) } else { Value::Null };
        let mut head = format!(" event=\"{}\"{}", action.id, cond(&tests));
        // Other clocks need another timer.
        if let Some(to) = action.to.or((!step.is_null()).then_some(state)) {
            let _ = write!(head, " target=\"{}\"", id(self.rules.state_id(to)));
        }
        let _ = write!(head, " r:label=\"{}\"", xml(&self.action_label(state, number)));
        self.write_transition(text, &head, &moving(&step), &action.notify);
    }

    fn expressions(&self, condition: &Condition) -> Vec<String> {
        expressions(self.rules, condition)
    }

    /// Writes a transition with its attributes, its first content and its notifications.
    fn write_transition(&self, text: &mut String, head: &str, first: &str, notify: &[NotificationId]) {
        if first.is_empty() && notify.is_empty() {
            let _ = writeln!(text, "    <transition{head}/>");
            return;
        }
        let _ = writeln!(text, "    <transition{head}>");
        text.push_str(first);
        for number in notify {
            let notification = self.notification(*number);
            let to = match notification.to {
                Target::Recipient(recipient) => literal(&Value::from(recipient)),
                Target::Fact(fact) => format!("fact(facts, {})", literal(&Value::from(fact))),
            };
            let value = format!("{{\"id\": {}, \"to\": {to}}}", literal(&Value::from(notification.id)));
            let log = format!("<log label=\"notify\" expr='{}'/>", code(&value));
            let _ = match cond(&self.expressions(notification.when)) {
                always if always.is_empty() => writeln!(text, "      {log}"),
                cond => writeln!(text, "      <if{cond}>\n        {log}\n      </if>"),
            };
        }
        text.push_str("    </transition>\n");
    }
}

/// What happens to clocks, as content of a transition; empty if the step is null.
fn moving(step: &Value) -> String {
    if step.is_null() {
        return String::new();
    }
    assign(&format!("moved(plan, known(facts), time, {}, Date.now())", literal(step)))
}

fn assign(time: &str) -> String {
    format!("      <assign location=\"time\" expr='{}'/>\n", code(time))
}

/// The name of the machine or the id of a state. An XML id cannot begin with a digit, and interpreters make identifiers of
/// the name.
fn id(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name.to_owned() }
}

/// The event of a timeout, which is no action: the names of actions do not begin with an underscore.
fn due(stage: &str, timeout: TimeoutId) -> String {
    format!("_due.{stage}.{}", timeout.number())
}

/// The event of a reminder, by its milliseconds before the deadline.
fn reminder(stage: &str, timeout: TimeoutId, before: Duration) -> String {
    let before = if before.is_working() { before.to_string() } else { before.millis().to_string() };
    format!("_remind.{stage}.{}.{before}", timeout.number())
}

/// The attribute for a delay. A calendar duration depends on the instant when it starts.
fn delay(delay: Delay) -> String {
    match delay.exact() {
        Some((0, millis)) if millis % 1000 == 0 => format!("delay=\"{}s\"", millis / 1000),
        Some((0, millis)) => format!("delay=\"{millis}ms\""),
        Some((months, millis)) => format!("delayexpr=\"delay({months}, {millis})\""),
        // Only the host has the calendar.
        None => {
            let less = delay.less.map_or_else(String::new, |less| format!(", '{less}'"));
            format!("delayexpr=\"workingDelay('{}'{less})\"", delay.after)
        }
    }
}

/// The attribute for a condition.
fn cond(tests: &[String]) -> String {
    if tests.is_empty() { String::new() } else { format!(" cond='{}'", code(&tests.join(" && "))) }
}

/// Code in an element, or in an attribute between single quotes, so that its own quotes stay readable. Its strings have
/// escapes instead of characters that control the output.
fn code(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace("]]>", "]]&gt;").replace('\'', "&#39;")
}
