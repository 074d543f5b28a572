//! Writes names, sentences and lists.

use std::collections::HashSet;
use std::fmt::Write;

use crate::icons;
use maud::html;
use referee::locale::Words;
use referee::rules::{Condition, Duration, Recipient, RuleSet};
use referee::tooling::safe::line;
use referee::tooling::{Args, BLANK, Name, Noun, TestNames, common, markdown_escape};

pub(super) struct Scribe<'w> {
    pub(super) words: Words<'w>,
    pub(super) rules: &'w RuleSet,
    pub(super) out: String,
    /// The anchors written so far.
    anchors: HashSet<String>,
}

impl<'w> Scribe<'w> {
    pub(super) fn new(words: Words<'w>, rules: &'w RuleSet) -> Self {
        Self { words, rules, out: String::new(), anchors: HashSet::new() }
    }

    /// Writes the front matter.
    pub(super) fn front(&mut self, title: &str, description: &str) {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut lines = vec![format!("title: {}", quoted(title)), format!("description: {}", quoted(description))];
        if let Some(source) = self.rules.source() {
            lines.extend(source.date.as_ref().map(|date| format!("date: {date}")));
        }
        lines.push(format!("locale: {}", self.words.locale()));
        lines.push(format!("rules: {}", quoted(self.rules.name())));
        lines.extend(self.rules.follows().map(|follows| format!("follows: {}", quoted(follows))));
        lines.extend(self.rules.source().map(|source| format!("page: {}", quoted(&source.page))));
        let _ = write!(self.out, "---\n{}\n---\n", lines.join("\n"));
    }

    /// A shared sentence as plain text.
    pub(super) fn plain(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let text = self.words.say(common(id), |args| {
            for (name, value) in values {
                args.text(name, value);
            }
        });
        one_line(&text)
    }

    /// A shared sentence as Markdown, with arguments that are Markdown already.
    pub(super) fn say(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        self.say_list(id, ("", &[]), values)
    }

    /// A shared sentence with a duration, as Markdown.
    pub(super) fn say_time(&self, id: &str, time: Duration, values: &[(&'static str, &str)]) -> String {
        self.filled(id, values, &[], |args| args.duration("time", time))
    }

    /// A shared sentence with a list, as Markdown.
    pub(super) fn say_list(
        &self,
        id: &str,
        (list, items): (&'static str, &[String]),
        values: &[(&'static str, &str)],
    ) -> String {
        self.filled(id, values, items, |args| {
            if !list.is_empty() {
                args.list(list, (values.len()..values.len() + items.len()).map(blank));
            }
        })
    }

    /// A shared sentence with blanks for values and items, filled in; `more` gives other arguments.
    fn filled(
        &self,
        id: &str,
        values: &[(&'static str, &str)],
        items: &[String],
        more: impl FnOnce(&mut Args<'_>),
    ) -> String {
        let text = self.words.say(common(id), |args| {
            for (number, (name, _)) in values.iter().enumerate() {
                args.sentence(name, &blank(number));
            }
            more(args);
        });
        let text = markdown_escape(&one_line(&text)).into_owned();
        // Values are filled in one pass, as they can have any characters.
        let all: Vec<&str> = values.iter().map(|(_, value)| *value).chain(items.iter().map(String::as_str)).collect();
        let mut out = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some((before, blank)) = rest.split_once(BLANK[0]) {
            let (number, after) = blank.split_once(BLANK[1]).unwrap_or((blank, ""));
            out.push_str(before);
            out.push_str(number.parse().ok().and_then(|number: usize| all.get(number)).unwrap_or(&""));
            rest = after;
        }
        out + rest
    }

    /// The label of an item, without values that only a lead has.
    pub(super) fn label(&self, id: &str, attribute: Option<&str>) -> String {
        self.words.without_values(id, attribute).unwrap_or_else(|| "\u{2014}".to_owned())
    }

    /// The label of an item as Markdown.
    pub(super) fn text(&self, id: &str) -> String {
        markdown_escape(&one_line(&self.label(id, None))).into_owned()
    }

    /// An anchor, unless it is already on the page.
    pub(super) fn anchor(&mut self, name: &str) -> String {
        if !self.anchors.insert(name.to_owned()) {
            return String::new();
        }
        html! { a name=(line(name)) {} }.0
    }

    /// A name in bold. At its first occurrence, an anchor precedes it.
    pub(super) fn name(&mut self, id: &str) -> String {
        let anchor = self.anchor(id);
        format!("{anchor}**{}**", self.text(id))
    }

    /// Several names, one after the other.
    pub(super) fn names<'n>(&mut self, kind: &str, ids: impl IntoIterator<Item = &'n str>) -> String {
        self.joined(kind, ids, self.comma())
    }

    /// The separator between names.
    pub(super) fn comma(&self) -> &'w str {
        self.words.label(const { common("page-comma") })
    }

    pub(super) fn joined<'n>(&mut self, kind: &str, ids: impl IntoIterator<Item = &'n str>, between: &str) -> String {
        let names: Vec<String> = ids.into_iter().map(|id| self.name(&format!("{kind}-{id}"))).collect();
        names.join(between)
    }

    /// A heading with the anchor that the rules cite and the anchor for the subject of the section.
    pub(super) fn section(&mut self, level: usize, about: &str, text: &str) {
        let source = self.rules.source();
        let anchors = source.and_then(|source| source.anchors.iter().find(|(key, _)| **key == *about));
        self.heading(level, &[anchors.map(|(_, anchor)| &**anchor), Some(about)], text);
    }

    pub(super) fn titled_section(&mut self, about: &str, message: &str) {
        let text = self.say(message, &[]);
        self.section(2, about, &text);
    }

    pub(super) fn recipients(&mut self, to: &Recipient) -> String {
        let mut ids = to.all().to_vec();
        ids.dedup();
        let rules = self.rules;
        self.joined("recipient", ids.iter().map(|id| &*rules.recipients()[*id]), " / ")
    }

    /// A sentence with a condition, `**Fact** = **Value**, **Value**; **Mark**`; none without tests. `≠` negates what
    /// follows, and `(… / …)` has conditions of which one must hold.
    pub(super) fn conditional(&mut self, sentence: &str, when: &Condition) -> Option<String> {
        let tests = self.tests(&TestNames::of(self.rules, when));
        (!when.is_empty()).then(|| self.say(sentence, &[("conditions", &tests)]))
    }

    pub(super) fn tests(&mut self, tests: &[TestNames]) -> String {
        tests.iter().map(|test| self.test(test)).collect::<Vec<_>>().join("; ")
    }

    fn test(&mut self, test: &TestNames) -> String {
        match test {
            TestNames::Compared { fact, any } => self.comparison(fact.as_ref(), any, "="),
            TestNames::Any(all) => {
                let all: Vec<String> = all.iter().map(|tests| self.tests(tests)).collect();
                format!("({})", all.join(" / "))
            }
            TestNames::Not(tests) => match tests.as_slice() {
                [TestNames::Compared { fact: Some(fact), any }] => self.comparison(Some(fact), any, "\u{2260}"),
                tests => format!("\u{2260} ({})", self.tests(tests)),
            },
        }
    }

    fn comparison(&mut self, fact: Option<&Name>, any: &[Name], sign: &str) -> String {
        let of = fact.map(|fact| format!("{} {sign} ", self.name(&fact.message().0)));
        let names = any.iter().map(|name| match (name.noun, name.message().0) {
            (Noun::FactValue, id) => self.name(&id),
            // Marks have anchors only in their own section; answers have none.
            (_, id) => format!("**{}**", self.text(&id)),
        });
        let names: Vec<String> = names.collect();
        match of {
            Some(of) => of + &names.join(self.comma()),
            None => names.join("; "),
        }
    }

    /// A heading with its anchors.
    pub(super) fn heading(&mut self, level: usize, anchors: &[Option<&str>], text: &str) {
        let anchors: Vec<String> = anchors.iter().flatten().map(|name| self.anchor(name)).collect();
        let _ = writeln!(self.out, "\n{} {}{text}", "#".repeat(level), anchors.concat());
    }

    /// A paragraph of sentences.
    pub(super) fn paragraph(&mut self, sentences: &[String]) {
        let text = Self::join(sentences);
        if !text.is_empty() {
            let _ = writeln!(self.out, "\n{text}");
        }
    }

    /// A list item at a depth from 0. The first item is preceded by a blank line.
    pub(super) fn item(&mut self, depth: usize, sentences: &[String]) {
        let text = Self::join(sentences);
        if depth == 0 && !self.out.rsplit('\n').nth(1).is_some_and(|line| line.trim_start().starts_with("- ")) {
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "{}- {text}", "  ".repeat(depth));
    }

    /// Sentences one after the other, separated as the language requires.
    pub(super) fn join(sentences: &[String]) -> String {
        let mut text = String::new();
        for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
            let dense = text.ends_with(['。', '：']);
            if !text.is_empty() && !dense {
                text.push(' ');
            }
            text.push_str(sentence);
        }
        text
    }

    /// A name with sentences about it.
    pub(super) fn titled(&self, name: &str, sentences: &[String]) -> String {
        let text = Self::join(sentences);
        if text.is_empty() {
            name.to_owned()
        } else {
            format!("{name}{}{text}", self.words.label(const { common("page-colon") }))
        }
    }
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text on one line as Markdown.
pub(super) fn markdown(text: &str) -> String {
    referee::tooling::markdown_escape(&one_line(text)).into_owned()
}

/// The sentence about an icon: its character, or else its name.
pub(super) fn icon(scribe: &Scribe<'_>, name: &str) -> String {
    let sign = icons::character(name).map_or_else(|| code(name), str::to_owned);
    scribe.say("page-icon", &[("icon", &sign)])
}

/// A value as inline code.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{pad}{text}{pad}{marks}")
}

/// A blank of a sentence.
fn blank(number: usize) -> String {
    format!("{}{number}{}", BLANK[0], BLANK[1])
}
