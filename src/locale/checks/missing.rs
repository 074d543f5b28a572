use std::collections::BTreeMap;
use std::fmt::Write;

use fluent_syntax::ast::Entry;
use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, Place, Severity, Thing, check, did_you_mean};
use crate::locale::contract::Need;
use crate::locale::messages::{Found, MessageFile, collect};
use crate::locale::shared::tool_of;
use crate::locale::variable::{FACT, FIELD};

check! {
/// Missing message.
///
/// The rules need a message or an attribute that the original locale does not have, or a locale has its attribute under a
/// misspelled name. `referee locale add LOCALE` adds all missing messages to the files, as comments to fill in.
///
/// ```diff ftl
///   outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    pub MISSING: Error in Words, "message-missing";

/// Untranslated messages.
///
/// The rules need messages that the locale does not have. Until they are translated, readers get them from the next
/// locale in the chain. `referee locale add LOCALE` adds them to the files, as comments to translate, and
/// `referee words --missing LOCALE` lists them. A rule set can only be released if all its messages are translated. One note
/// counts those of a language with less than half of its messages.
///
/// ```diff ftl
///   outcome-solved = Solved
///       .summary = Solved on { DATE($since) }.
///   # de
///   outcome-solved = Gelöst
/// +     .summary = Gelöst am { DATE($since) }.
/// ```
    pub UNTRANSLATED: Warning in Words, "message-untranslated"
}

/// The role of a locale in its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Messages are written in it first, and the other locales fall back to it.
    Original,
    /// Its messages are translations.
    Translation,
}

/// Reports missing messages at the end of a file, and missing attributes at their message. One finding counts those of a
/// translation.
pub(crate) fn check(
    (locale, origin): (&LanguageIdentifier, Origin),
    rules: Option<&str>,
    files: &[MessageFile],
    own: Option<&MessageFile>,
    needs: &[Need],
) -> Vec<Finding> {
    let messages = collect(files);
    let mut findings = Vec::new();
    // Messages that cannot be parsed are not missing and are already reported.
    let entries = files.iter().flat_map(|file| file.resource.entries());
    let junk: Vec<&str> =
        entries.filter_map(|entry| if let Entry::Junk { content } = entry { Some(*content) } else { None }).collect();
    // Nor are those that are indented by mistake.
    let swallowed: Vec<&str> = files.iter().flat_map(MessageFile::indented).map(|(_, id)| id).collect();
    let is_junk = |id: &str| {
        swallowed.contains(&id)
            || junk.iter().any(|text| {
                text.strip_prefix(id).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
            })
    };
    let mut of_tools: BTreeMap<&str, usize> = BTreeMap::new();
    let mut parts: HashMap<&str, Vec<&Need>> = HashMap::new();
    for need in needs.iter().filter(|need| !messages.contains_key(&*need.id)) {
        parts.entry(&need.id).or_default().push(need);
    }
    // The locations of messages that are commented out, to be written.
    let text = own.map(|file| file.source.text()).unwrap_or_default();
    let commented: HashMap<&str, usize> = text
        .rmatch_indices("\n# ")
        .filter_map(|(at, mark)| Some((text.get(at + mark.len()..)?.split_once(" =")?.0, at + mark.len())))
        .filter(|(id, _)| !id.contains(' '))
        .collect();
    let mut untranslated: Vec<Finding> = Vec::new();
    // Whether a message is not even commented out, by number of its finding.
    let mut absent = Vec::new();
    for need in needs {
        if let Some(found) = messages.get(&*need.id) {
            // Attributes that cannot be parsed are already reported.
            let invalid = need
                .attribute
                .is_some_and(|attribute| junk.iter().any(|text| text.contains(&format!(".{attribute} ="))));
            if found.pattern(need.attribute).is_none() && !invalid {
                let finding = missing_part(locale, need, found);
                let misspelled = finding.help.is_some();
                if misspelled { &mut findings } else { &mut untranslated }.push(finding);
            }
            continue;
        }
        let Some(all) = parts.remove(&*need.id).filter(|_| !is_junk(&need.id)) else { continue };
        // Messages of tools fall back to the next locale; one finding counts them.
        if let Some(tool) = tool_of(&need.id) {
            *of_tools.entry(tool).or_default() += 1;
            continue;
        }
        let started = commented.get(&*need.id);
        if started.is_none() {
            absent.push(untranslated.len());
        }
        let place =
            own.map(|file| file.source.place(started.map_or(text.len()..text.len(), |at| *at..at + need.id.len())));
        untranslated.push(missing(locale, &need.id, &all, place));
    }
    if origin == Origin::Translation {
        findings.extend(counted(locale, rules, &untranslated, absent.is_empty()));
        untranslated.clear();
    }
    if let [first, _, ..] = absent.as_slice()
        && let Some(finding) = untranslated.get_mut(*first)
        && let Some(help) = &mut finding.help
    {
        let _ = write!(help, "; `referee locale add {locale}` adds this and {} more to fill in", absent.len() - 1);
    }
    findings.extend(untranslated);
    for (tool, count) in of_tools {
        let place = own.map(|file| file.source.place(file.source.text().len()..file.source.text().len()));
        findings.push(for_tool(locale, tool, count, place));
    }
    findings
}

/// The finding for a missing part of a message.
fn missing_part(locale: &LanguageIdentifier, need: &Need, found: &Found<'_>) -> Finding {
    let message = format!("`{}` is missing in `{locale}`", need.key());
    let help = need.attribute.and_then(|attribute| {
        let others = found.attributes.iter().map(|(name, _)| *name);
        did_you_mean(attribute, others).map(|_| format!("rename the misspelled attribute to `{attribute}`"))
    });
    found.finding(&MISSING, found.id, message).with_help(help).about(Thing::Message, found.id)
}

/// The finding for a missing message, with all its parts.
fn missing(locale: &LanguageIdentifier, id: &str, all: &[&Need], place: Option<Place>) -> Finding {
    let parts: Vec<String> = all.iter().filter_map(|need| Some(format!("`.{}`", need.attribute?))).collect();
    let mut names: Vec<String> = all
        .iter()
        .flat_map(|need| &*need.variables)
        .filter(|it| !it.is_of_rules())
        .map(|it| format!("`${}`", it.name))
        .collect();
    names.sort();
    names.dedup();
    for prefix in [FACT, FIELD] {
        if all.iter().flat_map(|need| &*need.variables).any(|it| it.name.starts_with(prefix)) {
            names.push(format!("`${prefix}…`"));
        }
    }
    let with = if parts.is_empty() { String::new() } else { format!(" with {}", parts.join(" and ")) };
    let using = if names.is_empty() { String::new() } else { format!("; variables: {}", names.join(", ")) };
    let help = Some(format!("add `{id} = …`{with}{using}"));
    let message = format!("`{id}` is missing in `{locale}`");
    MISSING.at(place, message).with_help(help).about(Thing::Message, id)
}

/// The finding for all messages that a translation lacks.
fn counted(locale: &LanguageIdentifier, rules: Option<&str>, all: &[Finding], started: bool) -> Option<Finding> {
    const NAMED: usize = 3;
    let first = all.first()?;
    let are = if all.len() == 1 { "message is" } else { "messages are" };
    let names = all.iter().filter_map(|finding| finding.subject.as_ref()).map(|subject| &*subject.id);
    let message = format!("{} {are} untranslated in `{locale}`: {}", all.len(), first_of(names, NAMED));
    let help = if started {
        "translate the messages that are commented out".to_owned()
    } else {
        format!("run `referee locale add {locale}` to add them as comments, and translate those")
    };
    let (kind, id) = rules.map_or((Thing::Locale, locale.to_string()), |rules| (Thing::RuleSet, rules.to_owned()));
    Some(UNTRANSLATED.at(first.place.clone(), message).with_help(help).about(kind, &id))
}

/// The finding for missing messages of a tool, which falls back to the next locale.
pub(crate) fn for_tool(locale: &LanguageIdentifier, tool: &str, count: usize, place: Option<Place>) -> Finding {
    let are = if count == 1 { "message is" } else { "messages are" };
    let message = format!("{count} {are} missing in `{locale}` for `{tool}`");
    let help =
        format!("add the messages listed by `referee words --missing {locale}`, or leave them to the next locale");
    let mut finding = MISSING.at(place, message).with_help(help).about(Thing::Locale, &locale.to_string());
    finding.severity = Severity::Warning;
    finding
}
