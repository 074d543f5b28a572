//! `referee new`

use std::io::Write;
use std::path::{Path, PathBuf};

use referee::Loader;
use referee::diagnostic::Source;
use referee::rules::BookFile;
use referee::rules::{FactDefault, FactKind, RuleSet};
use referee::tooling::folder::{Folder, TRANSLATED, listed};
use referee::tooling::node::parse;
use referee::tooling::rule_checks::unknown_rules;
use referee::tooling::{Calendars, MessageSource, RuleFile, builtin, name_fault, template};
use referee_authoring::renamed::renamed;
use referee_authoring::scenario::carried;
use referee_authoring::schema::file_schema;
use referee_translation::audits::Ledger;

use super::args::NewArgs;
use super::book_args::refuse_locale;
use super::console::Console;
use super::findings::ending;
use super::write::{create_all, replace_all};
use super::{Ending, Stop};

/// A minimal useful rule set.
const SKELETON: &str = "\
# yaml-language-server: $schema=rule-set.schema.json
# Describe the purpose of these rules in a sentence.
rules: NAME

stages:
  open: # leads start in the first stage
    actions:
      accept: { to: accepted }
      decline: { to: declined }
    timeout: { after: 14d, to: expired }
  accepted:
    actions:
      won: { to: won }
      lost: { to: lost }
    timeout: { after: 1y, to: lost }
  archived: # the stage with outcomes is the archive
    outcomes: [won, lost, declined, expired]
";

pub(super) fn run(args: &NewArgs, console: &Console) -> Result<Ending, Stop> {
    if let Some(why) = name_fault(&args.name) {
        return Err(Stop::Refused(format!("invalid rule set name `{}`: {why}", args.name)));
    }
    let book = args.book.own();
    let (texts, ending) = known(&book, console)?;
    let Folder { rules, messages, translated, scenarios: tested, .. } = &texts;
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    let calendars = Calendars::among(rules);
    let rule_file = match &args.from {
        None => SKELETON.replace("NAME", &written(&args.name)),
        Some(from) => {
            let named = rules.iter().map(|source| (RuleFile::read(source, &calendars).name, source));
            let Some((_, source)) = named.clone().find(|(name, _)| name.as_deref() == Some(from)) else {
                let names: Vec<Box<str>> = named.filter_map(|(name, _)| name).collect();
                return Err(Stop::from(unknown_rules(None, from, names.iter().map(|name| &**name))));
            };
            // The built-in rule sets are not in the folder.
            let follows = book.join("rules").is_dir().then(|| written(from));
            let switch = RuleFile::read(source, &calendars).set.and_then(|set| set.switch().cloned());
            let fields = switch.map_or_else(Box::default, |switch| switch.supplied_fields);
            renamed(source, &written(&args.name), follows.as_deref(), &fields)
        }
    };
    let path = book.join("rules").join(format!("{}.yaml", args.name));
    let RuleFile { name, set, .. } =
        RuleFile::read(&Source::new(path.display().to_string(), rule_file.as_str()), &calendars);
    if name.as_deref() != Some(&*args.name) {
        let from = args.from.as_deref().unwrap_or_default();
        return Err(Stop::Refused(format!("cannot copy the layout of `{from}`; run `referee fmt` first")));
    }
    files.push((path, rule_file));
    let scenarios = book.join("rules/tests").join(format!("{}.yaml", args.name));
    let tests = set.as_ref().filter(|_| !scenarios.exists()).map(scenario);
    if let Some(text) = &tests {
        files.push((scenarios.clone(), text.clone()));
    }
    let known_locales = locales(&book, messages)?;
    for language in &args.locale {
        refuse_locale(language.id(), known_locales.iter().filter_map(|known| known.parse().ok()))?;
    }
    let wanted: Vec<String> = args.locale.iter().map(ToString::to_string).collect();
    let mut ledgers: Vec<(PathBuf, String)> = Vec::new();
    for locale in if wanted.is_empty() { known_locales } else { wanted } {
        let path = book.join("locales").join(&locale).join(format!("{}.ftl", args.name));
        let of = |message: &&MessageSource| {
            message.locale.to_string() == locale
                && !message.pages
                && message.rules == args.from.as_deref().map(Into::into)
        };
        let copied = args.from.as_ref().and_then(|_| messages.iter().find(of)).map(|it| it.source.text().to_owned());
        if let (Some(from), Some(_)) = (&args.from, &copied)
            && let Some((_, source)) = translated.iter().find(|(known, _)| known.to_string() == locale)
        {
            let path = book.join("locales").join(&locale).join(TRANSLATED);
            let text = Ledger::carried(source, from, &args.name, path.exists());
            ledgers.extend(text.map(|text| (path, text)));
        }
        let text = copied.or_else(|| set.as_ref().map(|set| template(set, None))).unwrap_or_default();
        files.push((path, text));
    }
    let schema = book.join("rules").join("rule-set.schema.json");
    if !schema.exists() {
        let mut text = serde_json::to_string_pretty(&file_schema(BookFile::RuleSet)).map_err(std::io::Error::from)?;
        text.push('\n');
        files.push((schema, text));
    }
    let mut output = console.output();
    create_all(&files, &book, console)?;
    replace_all(&ledgers, &book, console)?;
    let old = args.from.as_ref().filter(|_| tests.is_some()).and_then(|from| old_scenarios(tested, from));
    if let Some(old) = old
        && let Ok((referee, _)) = Loader::folder(&book).load_valid()
        && let Some(text) = carried(old, &scenarios.display().to_string(), &written(&args.name), &referee)
    {
        replace_all(&[(scenarios, text)], &book, console)?;
    }
    for (path, _) in files.iter().chain(&ledgers) {
        writeln!(output, "{}", path.display())?;
    }
    Ok(ending)
}

/// The scenario file of a rule set: the one with its name, else the first.
fn old_scenarios<'s>(files: &'s [Source], from: &str) -> Option<&'s Source> {
    let of = |file: &&Source| {
        let rules = parse(file).ok().and_then(|root| Some(root.get("rules")?.text()?.value));
        rules.as_deref() == Some(from)
    };
    let named = |file: &&Source| Path::new(file.name()).file_stem().is_some_and(|stem| stem == from);
    files.iter().filter(of).find(named).or_else(|| files.iter().find(of))
}

/// A first scenario: a lead opens.
fn scenario(set: &RuleSet) -> String {
    let facts = set.facts().iter().filter(|fact| fact.default == FactDefault::Required).map(|fact| {
        let value = match &fact.kind {
            FactKind::OneOf(values) => values.first().map_or_else(String::new, |value| written(value)),
            FactKind::Boolean => "false".to_owned(),
            FactKind::Text => "text".to_owned(),
        };
        format!("{}: {value}", fact.id)
    });
    let facts: Vec<String> = facts.collect();
    let facts = if facts.is_empty() { String::new() } else { format!("      facts: {{ {} }}\n", facts.join(", ")) };
    // Leads may leave the first stage at once.
    let stays = set.stages().first().filter(|first| first.timeouts.iter().all(|timeout| !timeout.after.is_zero()));
    let expect = stays.map_or_else(String::new, |first| format!("      expect: {{ state: {} }}\n", written(&first.id)));
    format!(
        "# Say what must be true of leads under these rules; `referee test` checks it.\nrules: {}\nscenarios:\n  \
         a-new-lead:\n    open:\n      at: 2026-01-05T09:00:00Z\n{facts}{expect}",
        written(set.name())
    )
}

/// A name in YAML, quoted where YAML would not read it as text.
fn written(name: &str) -> String {
    let other = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&name);
    if other || name.starts_with(|c: char| c.is_ascii_digit()) { format!("\"{name}\"") } else { name.to_owned() }
}

/// The files to copy from: those of the book, else the built-in ones.
fn known(book: &Path, console: &Console) -> Result<(Folder, Ending), Stop> {
    if !book.join("rules").is_dir() {
        let texts = Folder { scenarios: builtin::scenarios(), ..builtin::folder() };
        return Ok((texts, Ending::Well));
    }
    let texts = Folder::read(book)?;
    console.findings(&texts.findings);
    let ending = ending(&texts.findings);
    Ok((texts, ending))
}

/// The locales of the book, else those of the messages to copy from.
fn locales(book: &Path, messages: &[MessageSource]) -> Result<Vec<String>, Stop> {
    let folder = book.join("locales");
    let mut locales: Vec<String> = if folder.is_dir() {
        let paths = listed(&folder)?;
        let names = paths.iter().filter(|path| path.is_dir()).filter_map(|path| path.file_name()?.to_str());
        names.map(str::to_owned).collect()
    } else {
        messages.iter().map(|message| message.locale.to_string()).collect()
    };
    locales.sort();
    locales.dedup();
    Ok(locales)
}
