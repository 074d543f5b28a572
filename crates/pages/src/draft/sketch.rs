//! A rule set as far as a page states it, by ids.

use referee::rules::{Duration, Need};

#[derive(Debug, Default)]
pub(super) struct Sketch {
    pub(super) name: String,
    pub(super) follows: Option<String>,
    /// The name of the page, where the rules come from it.
    pub(super) page: Option<String>,
    pub(super) date: Option<String>,
    pub(super) anchors: Vec<(String, String)>,
    pub(super) channels: Vec<String>,
    pub(super) found_under: Vec<String>,
    pub(super) brings: Vec<String>,
    pub(super) advice: Option<Duration>,
    pub(super) roles: Vec<String>,
    pub(super) facts: Vec<FactSketch>,
    pub(super) marks: Vec<(String, Option<String>)>,
    pub(super) fields: Vec<FieldSketch>,
    pub(super) recipients: Vec<String>,
    pub(super) stages: Vec<StageSketch>,
    pub(super) archive: Option<ArchiveSketch>,
    pub(super) notifications: Vec<NotificationSketch>,
    pub(super) views: Vec<(String, Vec<TestSketch>)>,
    pub(super) tips: Vec<String>,
    /// What the page leaves open as a whole.
    pub(super) open: Vec<String>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct FactSketch {
    pub(super) id: String,
    /// `text`, `boolean`, or nothing where it is one of values.
    pub(super) kind: Option<&'static str>,
    pub(super) values: Vec<String>,
    pub(super) explain: bool,
    pub(super) optional: bool,
    pub(super) default: Option<String>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct FieldSketch {
    pub(super) id: String,
    /// As rule files call it; none where the page does not say it.
    pub(super) kind: Option<&'static str>,
    pub(super) parts: Vec<(String, Option<&'static str>)>,
}

#[derive(Debug, Default)]
pub(super) struct StageSketch {
    pub(super) id: String,
    pub(super) anchor: Option<String>,
    pub(super) overview: bool,
    pub(super) actions: Vec<ActionSketch>,
    pub(super) timeouts: Vec<TimeoutSketch>,
    pub(super) alerts: Vec<AlertSketch>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct ArchiveSketch {
    pub(super) id: String,
    pub(super) anchor: Option<String>,
    pub(super) outcomes: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct ActionSketch {
    pub(super) id: String,
    pub(super) to: Option<String>,
    pub(super) confirm: Option<String>,
    pub(super) inputs: Vec<(String, Need)>,
    pub(super) notify: Vec<String>,
    pub(super) when: Vec<TestSketch>,
    pub(super) by: Vec<String>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct TimeoutSketch {
    pub(super) after: Option<Duration>,
    pub(super) to: Option<String>,
    pub(super) notify: Vec<String>,
    pub(super) when: Vec<TestSketch>,
}

#[derive(Debug, Default)]
pub(super) struct AlertSketch {
    pub(super) id: String,
    pub(super) when: Vec<TestSketch>,
    pub(super) icon: Option<String>,
    pub(super) next: Option<(Duration, String, Option<String>)>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct NotificationSketch {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) opened: bool,
}

/// What has to hold.
#[derive(Debug, Clone)]
pub(super) enum TestSketch {
    /// A fact is one of values.
    OneOf(String, Vec<String>),
    /// A fact is true or false.
    Is(String, bool),
    /// A mark is set.
    Marked(String),
}

impl Sketch {
    /// The field of an id, begun where there is none.
    pub(super) fn field(&mut self, id: &str) -> &mut FieldSketch {
        let at = self.fields.iter().position(|field| field.id == id).unwrap_or(self.fields.len());
        if at == self.fields.len() {
            self.fields.push(FieldSketch { id: id.to_owned(), ..FieldSketch::default() });
        }
        #[expect(clippy::indexing_slicing, reason = "it was put there if it was not")]
        &mut self.fields[at]
    }

    pub(super) fn recipient(&mut self, id: &str) {
        if self.recipients.iter().all(|known| known != id) {
            self.recipients.push(id.to_owned());
        }
    }
}
