use referee::locale::{Reader, Words};
use referee::replay::ReplayReport;
use referee::switch::PlanState;
use referee::tooling::common;

use super::charting::tidy;

/// A picture of a replay: the states of leads under both rule sets, and bands between them as wide as the number of
/// leads.
#[derive(Debug, Clone)]
pub struct Flows {
    pub(super) locale: String,
    /// The names of both rule sets, for the id of the picture.
    pub(super) rules: [String; 2],
    pub(super) title: String,
    pub(super) description: String,
    /// Sentences below the title.
    pub(super) sentences: Vec<String>,
    /// The headings of both sides.
    pub(super) headings: [String; 2],
    /// The states of both sides.
    pub(super) sides: [Vec<Node>; 2],
    /// Bands, in order of the states on the left, then on the right.
    pub(super) bands: Vec<Band>,
    /// The kinds of bands that the picture has, with their names.
    pub(super) legend: Vec<(&'static str, String)>,
}

/// A state of some leads.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Rule set and id.
    key: (String, String),
    pub(super) label: String,
    pub(super) leads: u64,
    /// The number of leads in the reader's language.
    pub(super) count: String,
}

/// Leads with the same states.
#[derive(Debug, Clone)]
pub(super) struct Band {
    /// The numbers of both states on their sides.
    pub(super) ends: [usize; 2],
    pub(super) leads: u64,
    /// `none`, `state` or `outcome`.
    pub(super) change: &'static str,
    /// What it means.
    pub(super) text: String,
}

/// The kinds of bands, with their messages.
const KINDS: [(&str, &str); 3] =
    [("none", "replay-same"), ("state", "replay-in-another"), ("outcome", "replay-other-outcome")];

fn key(state: &PlanState) -> (String, String) {
    (state.rules.clone(), state.id.clone())
}

/// A number of leads in the reader's language.
fn number(words: Words<'_>, leads: u64) -> String {
    u32::try_from(leads).map_or_else(|_| leads.to_string(), |leads| words.number(f64::from(leads)))
}

impl Flows {
    /// The picture of a report, whose locale the reader must have.
    pub fn new(reader: &Reader, report: &ReplayReport) -> Self {
        let words = reader.common();
        let flows = &report.total.flows;
        let mut sides = [Vec::new(), Vec::new()];
        let [left, right] = &mut sides;
        for flow in flows {
            add(left, &flow.from, &report.against, flow.leads);
            add(right, &flow.to, &report.rules, flow.leads);
        }
        left.sort_by(|a, b| b.leads.cmp(&a.leads).then_with(|| a.key.cmp(&b.key)));
        // The states on the right are near those that most of their leads come from.
        let weight = |node: &Node| {
            let from = flows.iter().filter(|flow| key(&flow.to) == node.key);
            let places = from.map(|flow| {
                let place = left.iter().position(|known| known.key == key(&flow.from)).unwrap_or(0);
                u128::from(flow.leads) * 1000 * place as u128
            });
            places.sum::<u128>() / u128::from(node.leads.max(1))
        };
        right.sort_by_cached_key(|node| (weight(node), node.key.clone()));
        for node in left.iter_mut().chain(right.iter_mut()) {
            node.count = number(words, node.leads);
        }
        let place = |side: &[Node], state: &PlanState| side.iter().position(|node| node.key == key(state));
        let section = |flow: &referee::replay::ReplayFlow| {
            let text = words.say(const { common("plan-section") }, |args| {
                args.sentence("move", &flow.text);
                args.count("count", usize::try_from(flow.leads).unwrap_or(usize::MAX));
            });
            tidy(&text)
        };
        let band = |flow: &referee::replay::ReplayFlow| {
            let ends = [place(left, &flow.from)?, place(right, &flow.to)?];
            Some(Band { ends, leads: flow.leads, change: flow.change, text: section(flow) })
        };
        let mut bands: Vec<Band> = flows.iter().filter_map(band).collect();
        bands.sort_by_key(|band| band.ends);
        let legend = KINDS.iter().filter(|(kind, _)| flows.iter().any(|flow| flow.change == *kind));
        let mut texts = report.text.iter().map(|text| tidy(text));
        let title = texts.next().unwrap_or_default();
        let sentences: Vec<String> = texts.collect();
        let all = sentences.iter().cloned().chain(flows.iter().map(section));
        let headings = [&report.against, &report.rules];
        Self {
            locale: report.locale.clone(),
            rules: [report.against.clone(), report.rules.clone()],
            description: all.collect::<Vec<_>>().join("\n"),
            legend: legend.map(|(kind, id)| (*kind, tidy(words.label(common(id))))).collect(),
            headings: headings
                .map(|rules| tidy(&words.say(const { common("replay-rules") }, |args| args.text("rules", rules)))),
            title,
            sentences,
            sides,
            bands,
        }
    }
}

fn add(side: &mut Vec<Node>, state: &PlanState, usual: &str, leads: u64) {
    if let Some(node) = side.iter_mut().find(|node| node.key == key(state)) {
        node.leads += leads;
        return;
    }
    // After a switch, a lead may use other rules than most.
    let label = tidy(&state.label);
    let label = if state.rules == usual { label } else { format!("{label} ({})", state.rules) };
    side.push(Node { key: key(state), label, leads, count: String::new() });
}
