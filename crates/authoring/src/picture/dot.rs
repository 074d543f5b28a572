use referee::rules::Id;
use std::fmt::Write;

use referee::tooling::safe::dot;

use super::chart::{Chart, Sign, Target};
use super::measure::{broken, width};
use super::mermaid::{exit_lines, id, node_lines};

/// The maximum width of a label.
const MOST_WIDTH: i32 = 400;

impl Chart {
    /// The chart as text for Graphviz.
    pub fn dot(&self) -> String {
        let mut text = format!(
            "digraph {} {{\n  rankdir=LR;\n  label={};\n  labelloc=t;\n  fontname=\"sans-serif\";\n  \
             node [fontname=\"sans-serif\", shape=box, style=rounded];\n  edge [fontname=\"sans-serif\", fontsize=11];\n  \
             begin [shape=circle, style=filled, label=\"\", width=0.15];\n",
            quoted([&self.rules]),
            quoted([&self.title]),
        );
        for (number, node) in self.stages.iter().enumerate() {
            let _ = writeln!(
                text,
                "  stage{number} [label={}{}];",
                quoted(node_lines(node)),
                self.node_look(Target::Stage(number))
            );
        }
        let _ = writeln!(text, "  subgraph cluster_archive {{\n    label={};", quoted([&self.archive]));
        for (number, node) in self.outcomes.entries() {
            let look = self.node_look(Target::Outcome(number));
            let _ = writeln!(text, "    outcome{} [label={}{look}];", number.number(), quoted(node_lines(node)));
        }
        text.push_str("  }\n");
        let exits = self.exits().map(|(from, exit)| (id(from), exit));
        for (from, exit) in std::iter::once(("begin".to_owned(), &self.opening)).chain(exits) {
            let dashed = if exit.sign == Sign::Clock { ", style=dashed" } else { "" };
            let look = self.look(!exit.taken.is_empty());
            let _ = writeln!(text, "  {from} -> {} [label={}{dashed}{look}];", id(exit.to), quoted(exit_lines(exit)));
        }
        text.push_str("}\n");
        text
    }

    fn look(&self, on_path: bool) -> &'static str {
        match self.light(on_path) {
            super::Light::Plain => "",
            super::Light::OnPath => ", color=\"#1a7f37\", penwidth=2.5",
            super::Light::Dim => ", color=\"#868e97\", fontcolor=\"#5d656e\"",
        }
    }

    fn node_look(&self, target: Target) -> &'static str {
        self.look(!self.node(target).entered.is_empty())
    }
}

/// Lines as a Graphviz string without escapes or entities. Long lines are wrapped, because Graphviz does not wrap.
fn quoted(lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let fits = |line: &str| width(line, 14, false) <= MOST_WIDTH;
    let lines = lines.into_iter().flat_map(|line| broken(line.as_ref(), usize::MAX, fits).lines);
    let mut quoted = String::from("\"");
    for (number, line) in lines.enumerate() {
        if number > 0 {
            quoted.push_str("\\n");
        }
        quoted.push_str(&dot(&line));
    }
    quoted.push('"');
    quoted
}
