//! A replay as tables, which the command and documents show.

use crate::locale::escape::isolate;
use crate::locale::{Words, common};

use super::report::{Both, ReplayPart, ReplayRefusal, ReplayReport};
use crate::switch::count;

/// A table of a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplaySection {
    /// Its title.
    pub title: String,
    /// The headings of its columns.
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<ReplayRow>,
    /// Whether each column has numbers.
    pub numbers: Vec<bool>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether both lives differ.
    pub differs: bool,
}

/// A number with its sign.
fn difference(both: Both) -> String {
    match both.after.cmp(&both.before) {
        std::cmp::Ordering::Less => format!("−{}", both.before - both.after),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", both.after - both.before),
    }
}

fn counts(both: Both) -> [String; 3] {
    [both.before.to_string(), both.after.to_string(), difference(both)]
}

impl ReplayReport {
    /// The tables of the replay. `words` must have the locale of the report.
    pub fn sections(&self, words: Words<'_>) -> Vec<ReplaySection> {
        let tables = Tables { words, report: self };
        let mut sections = tables.part(&self.total);
        if !self.impossible.is_empty() {
            sections.push(tables.refused("replay-impossible", &self.impossible));
        }
        if !self.left_out.is_empty() {
            let rows = self.left_out.iter().map(|left| vec![left.text.clone(), left.leads.to_string()]);
            sections.push(ReplaySection {
                title: tables.title("replay-left-out"),
                headings: vec![tables.title("table-rules"), tables.title("plan-leads")],
                rows: rows.map(|cells| ReplayRow { cells, differs: false }).collect(),
                numbers: vec![false, true],
            });
        }
        if let Some(by) = &self.by {
            sections.push(tables.overview(&by.label));
        }
        for group in &self.groups {
            for section in tables.part(&group.part) {
                let title = words.say(const { common("plan-field") }, |args| {
                    args.sentence("field", &group.label);
                    args.sentence("value", &section.title);
                });
                sections.push(ReplaySection { title: title.into_owned(), ..section });
            }
        }
        sections.retain(|section| !section.rows.is_empty());
        sections
    }
}

struct Tables<'a> {
    words: Words<'a>,
    report: &'a ReplayReport,
}

impl Tables<'_> {
    fn title(&self, id: &str) -> String {
        self.words.label(common(id)).to_owned()
    }

    /// The headings of both rule sets.
    fn sides(&self) -> [String; 2] {
        [&self.report.against, &self.report.rules].map(|rules| {
            self.words.say(const { common("replay-rules") }, |args| args.text("rules", rules)).into_owned()
        })
    }

    fn part(&self, part: &ReplayPart) -> Vec<ReplaySection> {
        vec![
            self.states(part),
            self.refused("replay-refused", &part.refused),
            self.deadlines(part),
            self.notifications(part),
        ]
    }

    fn states(&self, part: &ReplayPart) -> ReplaySection {
        let [old, new] = self.sides();
        let rows = part.flows.iter().map(|flow| {
            // After a switch, a lead may use other rules than most.
            let state = |state: &crate::switch::PlanState, usual: &str| {
                if state.rules == usual { state.label.clone() } else { format!("{} ({})", state.label, state.rules) }
            };
            let (from, to) = (state(&flow.from, &self.report.against), state(&flow.to, &self.report.rules));
            let cells = vec![from, to, flow.leads.to_string(), isolate(&flow.example).into_owned()];
            ReplayRow { cells, differs: flow.change != "none" }
        });
        ReplaySection {
            title: self.title("replay-states"),
            headings: vec![old, new, self.title("plan-leads"), self.title("replay-example")],
            rows: rows.collect(),
            numbers: vec![false, false, true, false],
        }
    }

    fn refused(&self, title: &str, refused: &[ReplayRefusal]) -> ReplaySection {
        let rows = refused.iter().map(|refused| {
            let cells = vec![
                refused.label.clone(),
                refused.events.to_string(),
                isolate(&refused.example).into_owned(),
                refused.text.clone(),
            ];
            ReplayRow { cells, differs: true }
        });
        let headings = ["replay-event", "replay-events", "replay-example", "replay-reason"];
        ReplaySection {
            title: self.title(title),
            headings: headings.map(|id| self.title(id)).into(),
            rows: rows.collect(),
            numbers: vec![false, true, false, false],
        }
    }

    fn deadlines(&self, part: &ReplayPart) -> ReplaySection {
        let deadlines = &part.deadlines;
        let rows =
            [("replay-met", deadlines.met), ("replay-missed", deadlines.missed), ("replay-running", deadlines.running)];
        let rows = rows.into_iter().filter(|(_, both)| *both != Both::default()).map(|(id, both)| ReplayRow {
            cells: [self.title(id)].into_iter().chain(counts(both)).collect(),
            differs: both.before != both.after,
        });
        let [old, new] = self.sides();
        ReplaySection {
            title: self.title("replay-deadlines"),
            headings: vec![String::new(), old, new, self.title("replay-difference")],
            rows: rows.collect(),
            numbers: vec![false, true, true, true],
        }
    }

    fn notifications(&self, part: &ReplayPart) -> ReplaySection {
        let row = |subject: String, to: &str, both: Both| {
            let cells = || [subject, to.to_owned()].into_iter().chain(counts(both)).collect();
            (both != Both::default()).then(|| ReplayRow { cells: cells(), differs: both.before != both.after })
        };
        let rows = part.notifications.iter().flat_map(|sent| {
            let (subject, to, usual) = (sent.subjects(self.words), &*sent.recipient(), sent.subject());
            let titled = |id| self.words.say(common(id), |args| args.sentence("subject", &usual)).into_owned();
            let digests = sent.digests.unwrap_or_default();
            let digests = [
                ("replay-digests", digests.sent),
                ("replay-replaced", digests.replaced),
                ("replay-waiting", digests.waiting),
            ];
            let digests = digests.map(|(id, both)| row(titled(id), to, both));
            let rows = [row(subject, to, sent.sent)].into_iter().chain(digests);
            rows.flatten()
        });
        let [old, new] = self.sides();
        let subject = self.title("replay-notification");
        ReplaySection {
            title: self.title("diff-section-notifications"),
            headings: vec![subject, self.title("replay-recipient"), old, new, self.title("replay-difference")],
            rows: rows.collect(),
            numbers: vec![false, false, true, true, true],
        }
    }

    /// The groups at a glance.
    fn overview(&self, by: &str) -> ReplaySection {
        let rows = self.report.groups.iter().map(|group| {
            let part = &group.part;
            let numbers = [part.leads, part.changed, part.guessed].map(|number| number.to_string());
            let missed = format!("{} → {}", part.deadlines.missed.before, part.deadlines.missed.after);
            ReplayRow {
                cells: [group.label.clone()].into_iter().chain(numbers).chain([missed]).collect(),
                differs: part.changed > 0,
            }
        });
        let headings = ["plan-leads", "replay-in-another", "replay-guess", "replay-missed"].map(|id| self.title(id));
        let title = self.words.say(const { common("plan-section") }, |args| {
            args.sentence("move", by);
            args.count("count", count(self.report.total.leads));
        });
        ReplaySection {
            title: title.into_owned(),
            headings: [by.to_owned()].into_iter().chain(headings).collect(),
            rows: rows.collect(),
            numbers: vec![false, true, true, true, true],
        }
    }
}
