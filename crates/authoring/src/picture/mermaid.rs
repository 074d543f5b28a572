use referee::rules::Id;
use std::fmt::Write;

use referee::tooling::safe::mermaid as escape;

use super::block::shown;
use super::chart::{Chart, Exit, Node, Note, Sign, Target};

impl Chart {
    /// The chart as text for Mermaid.
    pub fn mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n");
        let _ = writeln!(text, "  accTitle: {}", escape(&self.title));
        let _ = writeln!(text, "  accDescr: {}", escape(&self.description));
        let _ = writeln!(text, "  begin(( ))");
        for (number, node) in self.stages.iter().enumerate() {
            let _ = writeln!(text, "  stage{number}[\"{}\"]", stage(node));
        }
        let _ = writeln!(text, "  subgraph archive[\"{}\"]", escape(&self.archive));
        for (number, node) in self.outcomes.iter().enumerate() {
            let _ = writeln!(text, "    outcome{number}([\"{}\"])", stage(node));
        }
        text.push_str("  end\n");
        let mut path_links = Vec::new();
        let begin = ("begin".to_owned(), &self.opening);
        let exits = self.exits().map(|(from, exit)| (id(from), exit));
        for (number, (from, exit)) in std::iter::once(begin).chain(exits).enumerate() {
            let arrow = if exit.sign == Sign::Clock { "-.->" } else { "-->" };
            let _ = writeln!(text, "  {from} {arrow}|\"{}\"| {}", label(exit), id(exit.to));
            if !exit.taken.is_empty() {
                path_links.push(number.to_string());
            }
        }
        if self.has_path {
            let nodes = (0..self.stages.len()).map(Target::Stage).chain(self.outcomes.ids().map(Target::Outcome));
            let nodes = nodes.filter(|target| !self.node(*target).entered.is_empty());
            let nodes: Vec<String> = nodes.map(id).collect();
            text.push_str("  classDef path stroke:#1a7f37,stroke-width:3px\n");
            if !nodes.is_empty() {
                let _ = writeln!(text, "  class {} path", nodes.join(","));
            }
            if !path_links.is_empty() {
                let _ = writeln!(text, "  linkStyle {} stroke:#1a7f37,stroke-width:3px", path_links.join(","));
            }
        }
        text
    }
}

pub(super) fn id(target: Target) -> String {
    match target {
        Target::Stage(number) => format!("stage{number}"),
        Target::Outcome(number) => format!("outcome{}", number.number()),
    }
}

/// The sign of a note as text.
pub(super) fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::None => "",
        Sign::Clock => "◷ ",
        Sign::Envelope => "✉ ",
        Sign::Fork => "◇ ",
        Sign::Person => "☺ ",
        Sign::Again => "↻ ",
        Sign::Overview => "◑ ",
        Sign::Dot => "• ",
        Sign::Pin => "◉ ",
        Sign::Check => "✓ ",
    }
}

/// The lines of a stage or an outcome, each with its sign.
pub(super) fn node_lines(node: &Node) -> Vec<String> {
    let mut lines = vec![node.label.clone()];
    lines.extend(node.here.iter().map(|here| format!("{}{here}", sign(Sign::Pin))));
    lines.extend(node.notes.iter().map(note));
    for exit in &node.stays {
        lines.extend(exit_lines(exit));
    }
    lines
}

/// The lines of an exit, each with its sign.
pub(super) fn exit_lines(exit: &Exit) -> Vec<String> {
    let mut lines = vec![format!("{}{}", sign(exit.sign), exit.label)];
    lines.extend(exit.notes.iter().map(note));
    lines.extend(shown(&exit.taken).iter().map(|instant| format!("{}{instant}", sign(Sign::Check))));
    lines
}

pub(super) fn note(note: &Note) -> String {
    format!("{}{}", sign(note.sign), note.text)
}

fn stage(node: &Node) -> String {
    node_lines(node).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>")
}

fn label(exit: &Exit) -> String {
    exit_lines(exit).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>")
}
