//! Drafts rules and messages from a page.

mod around;
mod build;
mod calendars;
mod clocks;
mod facts;
mod naming;
mod notices;
mod outcomes;
mod sketch;
mod structure;
mod yaml;

use std::collections::HashMap;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::Source;
use referee::locale::Words;
use referee::rules::CALENDARS;
use referee::rules::RuleSet;
use referee::tooling::template;

use super::page::Page;
use super::stated::{Name, Stated};

pub(super) use naming::Like;
pub(super) use structure::fill;

use build::Building;
use naming::Naming;

/// A rule file and a message file drafted from a page, as far as it states them.
///
/// ```
/// # use referee_pages::Checker;
/// use referee::{Referee, Source};
/// use referee_pages::{DraftOptions, Page};
/// let text = "---\nlocale: en\ndate: 2021-03-01\n---\n# Tickets\n\n### <a name=\"open-tickets\"></a>Open\n\n\
///     * **Close**: We’ll archive it as **Solved**.\n* If you don’t respond within 30 days, we’ll archive it as **Solved**.\n\n\
///     ### <a name=\"closed-tickets\"></a>Closed\n\n**Solved, Forgotten**\n";
/// let page = Page::read(&Source::new("tickets.md", text))?;
/// let draft = Checker::new(&Referee::builtin()).draft(&page, DraftOptions::default())?;
/// assert!(draft.rules().contains("close: { to: solved }"));
/// assert!(draft.rules().contains("timeout: { after: 30d, to: solved }"));
/// assert!(draft.messages().contains("action-close = Close\n"));
/// # Ok::<(), referee::Finding>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDraft {
    rules: String,
    messages: String,
    name: String,
    calendars: Vec<(String, String)>,
    locale: LanguageIdentifier,
    empty: bool,
}

impl PageDraft {
    /// Whether the page describes no stages.
    pub fn is_empty(&self) -> bool {
        self.empty
    }

    /// The rule file. Gaps are marked with comments that begin with `open:`.
    pub fn rules(&self) -> &str {
        &self.rules
    }

    /// The message file in the language of the page. Missing messages are comments.
    pub fn messages(&self) -> &str {
        &self.messages
    }

    /// The names of the calendars that the rule file needs, with the texts of their files, except those of the other rule
    /// set.
    pub fn calendars(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.calendars.iter().map(|(name, text)| (&**name, &**text))
    }

    /// The name of the rule set.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The locale of the message file.
    pub fn locale(&self) -> &LanguageIdentifier {
        &self.locale
    }
}

/// Options of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DraftOptions<'o> {
    /// The name of the rule set [default: `rules` of the front matter, else the year of the page].
    pub name: Option<&'o str>,
    /// A rule set whose ids are used for items with the same meaning.
    pub like: Option<&'o str>,
    /// The language of the page [default: that of its front matter].
    pub locale: Option<&'o str>,
}

/// The statements of one side of a page, in its language.
pub(super) struct StatedSide<'t> {
    pub(super) stated: &'t Stated,
    pub(super) words: Words<'t>,
}

/// Drafts a page: the structure comes from the original, if any, and the names from the text, whose sentences may not be
/// understood.
pub(super) fn draft(
    page: &Page,
    text: &StatedSide<'_>,
    original: Option<&StatedSide<'_>>,
    (name, like): (Option<&str>, Option<Like<'_>>),
    (locale, understood): (LanguageIdentifier, bool),
) -> PageDraft {
    let structure = original.unwrap_or(text);
    let twins = original.map(|original| twins(original.stated, text.stated)).unwrap_or_default();
    let naming = Naming::new(&structure.stated.defined, page.source.text(), (like, understood), twins);
    let kinds = naming::kinds(structure.words);
    let mut building = Building::new(structure.stated, page.source.text(), kinds, naming);
    building.source(page);
    if let Some(name) = name {
        name.clone_into(&mut building.sketch.name);
    }
    building.facts();
    building.arrival();
    building.stages();
    building.clocks();
    building.defaults();
    building.field_kinds();
    building.notices();
    building.views();
    building.tips();
    building.unread();
    building.calendars();
    building.only_shown();
    if page.cut.is_some() {
        building.sketch.open.insert(0, "the page is too long and was not read to its end".to_owned());
    }
    if building.sketch.stages.is_empty() {
        building.sketch.open.insert(0, "the page describes no stages".to_owned());
    }
    let empty = building.sketch.stages.is_empty();
    let rules = yaml::file(&building.sketch);
    let name = building.sketch.name.clone();
    let sources = building.sketch.calendars.iter().map(|calendar| {
        let text = calendar.file.as_deref().unwrap_or(calendars::UNSTATED);
        Source::new(format!("{CALENDARS}/{}.yaml", calendar.id), text)
    });
    let sources: Vec<Source> = sources.collect();
    let (set, _) = RuleSet::check_with(&Source::new("draft.yaml", rules.as_str()), &sources);
    let calendars = building.sketch.calendars.into_iter().filter_map(|it| Some((it.id, it.file?))).collect();
    let messages = messages(set.as_ref(), &name, &building.naming.labels);
    PageDraft { rules, messages, name, calendars, locale, empty }
}

/// The message file with the names of the page and comments for missing messages.
fn messages(set: Option<&RuleSet>, name: &str, labels: &[(String, String)]) -> String {
    let mut text = set.map_or_else(|| format!("### The messages of {name}.\n"), |set| template(set, None));
    for (message, label) in labels {
        let label = message_text(label);
        let (id, attribute) =
            message.split_once('.').map_or((&**message, None), |(id, attribute)| (id, Some(attribute)));
        let started = format!("\n# {id} =\n");
        match attribute {
            None if text.contains(&started) => text = text.replace(&started, &format!("\n{id} = {label}\n")),
            None if set.is_none() => text.extend(["\n", id, " = ", &label, "\n"]),
            Some(attribute) => {
                let empty = format!("{started}#     .{attribute} =\n");
                text = text.replace(&empty, &format!("\n{id} =\n    .{attribute} = {label}\n"));
            }
            None => {}
        }
    }
    text
}

/// A text as written in message files.
fn message_text(text: &str) -> String {
    let quoted = text.replace('{', "{ \"{\" }\u{0}").replace('}', "{ \"}\" }");
    let mut safe = quoted.replace("{ \"{\" { \"}\" }\u{0}", "{ \"{\" }").replace('\u{0}', "");
    if safe.starts_with(['[', '*', '.', '#']) {
        let first: String = safe.chars().take(1).collect();
        safe = format!("{{ \"{first}\" }}{}", safe.get(1..).unwrap_or_default());
    }
    safe
}

/// The names in the text for names in the original, where both have the same structure.
fn twins(original: &Stated, text: &Stated) -> HashMap<usize, Box<str>> {
    let mut twins = HashMap::new();
    let mut pair = |a: &Name, b: &Name| {
        twins.insert(a.at.start, b.text.clone());
    };
    for (one, other) in original.sections.iter().zip(&text.sections) {
        pair(&one.heading, &other.heading);
        let lists = |a: &[Name], b: &[Name]| -> Vec<(Name, Name)> {
            if a.len() == b.len() { a.iter().cloned().zip(b.iter().cloned()).collect() } else { Vec::new() }
        };
        let mut all = lists(&one.roles, &other.roles);
        all.extend(lists(&one.path, &other.path));
        all.extend(lists(&one.items, &other.items));
        all.extend(lists(&one.arrivals, &other.arrivals));
        if one.lists.len() == other.lists.len() {
            all.extend(one.lists.iter().zip(&other.lists).flat_map(|(a, b)| lists(a, b)));
        }
        if one.entries.len() == other.entries.len() {
            all.extend(one.entries.iter().zip(&other.entries).map(|(a, b)| (a.name.clone(), b.name.clone())));
        }
        let target = |target: &super::stated::StatedTarget| match target {
            super::stated::StatedTarget::Moves(name) | super::stated::StatedTarget::Archives(name) => {
                Some(name.clone())
            }
            super::stated::StatedTarget::Next(_) => None,
        };
        let targets = |some: &[super::stated::StatedTarget]| some.iter().filter_map(target).collect::<Vec<_>>();
        let notices =
            |some: &[super::stated::StatedNotice]| some.iter().flat_map(|it| it.to.clone()).collect::<Vec<_>>();
        let pairs = || one.entries.iter().zip(&other.entries);
        let below =
            one.entries.len() == other.entries.len() && pairs().all(|(a, b)| a.actions.len() == b.actions.len());
        let below = pairs().filter(|_| below).flat_map(|(a, b)| a.actions.iter().zip(&b.actions));
        if one.actions.len() == other.actions.len() {
            for (a, b) in one.actions.iter().zip(&other.actions).chain(below) {
                all.push((a.name.clone(), b.name.clone()));
                all.extend(lists(&targets(&a.to), &targets(&b.to)));
                all.extend(lists(&notices(&a.notices), &notices(&b.notices)));
                all.extend(lists(&a.parts, &b.parts));
                all.extend(a.confirm.clone().zip(b.confirm.clone()));
                let fields = |some: &[(Name, referee::rules::Need)]| {
                    some.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
                };
                all.extend(lists(&fields(&a.fields), &fields(&b.fields)));
            }
        }
        if one.timeouts.len() == other.timeouts.len() {
            for (a, b) in one.timeouts.iter().zip(&other.timeouts) {
                all.extend(lists(&targets(&a.to), &targets(&b.to)));
                all.extend(lists(&notices(&a.notices), &notices(&b.notices)));
            }
        }
        for (a, b) in &all {
            pair(a, b);
        }
    }
    twins
}
