//! Reads one rule file: its name, its rule set and its findings.

use crate::diagnostic::{Finding, Findings, Source, more};

use super::calendars::Calendars;
use super::checks::yaml::YAML;
use super::checks::{self, hidden};
use super::draft::Draft;
use super::grammar::RULE_FILE;
use super::resolve::Resolved;
use super::structure::{self, MOST_FINDINGS};
use super::switch_draft::SwitchDraft;
use super::{RuleSet, consequences, node, subjects};

/// A rule file after reading.
pub struct RuleFile {
    /// The declared name, even if the file has errors.
    pub name: Option<Box<str>>,
    /// The switch, with locations.
    pub(super) switch: Option<SwitchDraft>,
    /// The rule set, if there are no errors.
    pub set: Option<RuleSet>,
    /// The names of its calendars; `None` if the file cannot be read.
    pub(super) calendars: Option<Vec<Box<str>>>,
    /// All findings, including notes, in file order.
    pub(crate) findings: Vec<Finding>,
}

impl RuleFile {
    /// Reads a rule file, with the calendars of its book.
    pub fn read(source: &Source, calendars: &Calendars) -> Self {
        let mut root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => {
                return Self { name: None, switch: None, set: None, calendars: None, findings: vec![finding] };
            }
        };
        let mut findings = structure::check(source, &mut root, &RULE_FILE);
        let structural = findings.len();
        hidden::check(source, &root, &mut findings);
        let draft = Draft::of(source, &root);
        let resolved = checks::check(&draft, calendars, &mut findings);
        subjects::name(&root, &mut findings);
        consequences::leave_out(&root, &mut findings, structural);
        let valid = findings.iter().all(|finding| !finding.is_error());
        let set = resolved.ok().filter(|_| valid).map(Resolved::compile);
        let named: Vec<Box<str>> = draft.calendars.iter().map(|calendar| calendar.name.value.clone()).collect();
        // A calendar with errors was reported in its file.
        let broken = named.iter().any(|name| calendars.is_broken(name));
        if valid && set.is_none() && !broken {
            findings.push(YAML.in_text(source, 0..0, "not a rule file"));
        }
        if findings.len() > MOST_FINDINGS {
            // Keep the most severe findings.
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            let left = findings.len() - MOST_FINDINGS;
            findings.truncate(MOST_FINDINGS);
            findings.push(more(source, format!("{left} more findings in this file")));
        }
        let start = |finding: &Finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start));
        findings.sort_by_key(start);
        let name = Some(draft.name.value).filter(|name| node::is_name(name));
        Self { name, switch: draft.switch, set, calendars: Some(named), findings }
    }
}

impl RuleSet {
    /// Reads and checks a rule file that needs no calendar; see [`Rulebook::parse`](super::Rulebook::parse) for others.
    ///
    /// ```
    /// use referee::{RuleSet, Source};
    /// let text = "
    /// rules: tickets
    /// stages:
    ///   open:
    ///     actions:
    ///       close: { to: solved }
    ///     timeout: { after: 30d, to: forgotten }
    ///   closed:
    ///     outcomes: [solved, forgotten]
    /// ";
    /// let rules = RuleSet::parse(&Source::new("tickets.yaml", text))?;
    /// assert_eq!(rules.stages().len(), 1);
    /// # Ok::<(), referee::Findings>(())
    /// ```
    ///
    /// # Errors
    /// All errors in the file, in order.
    pub fn parse(source: &Source) -> Result<Self, Findings> {
        let RuleFile { set, findings, .. } = RuleFile::read(source, &Calendars::default());
        let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
        set.ok_or_else(|| Findings::new(errors))
    }

    /// Reads and checks a rule file: the rule set, if there are no errors, and all findings, including notes, in file
    /// order.
    ///
    /// ```
    /// use referee::{RuleSet, Severity, Source};
    /// let text = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    /// let (rules, findings) = RuleSet::check(&Source::new("t.yaml", text));
    /// assert!(rules.is_some());
    /// assert_eq!((findings[0].id, findings[0].severity), ("no-time-limit", Severity::Note));
    /// ```
    pub fn check(source: &Source) -> (Option<Self>, Vec<Finding>) {
        Self::check_with(source, &[])
    }

    /// The same with calendar files.
    ///
    /// ```
    /// use referee::{RuleSet, Source};
    /// let text = "rules: t\ncalendar: office\nstages:\n  open: { timeout: { after: 5bd, to: done } }\n  end: { outcomes: [done] }\n";
    /// let office = Source::new("calendars/office.yaml", "zone: Asia/Taipei\nhours: { mon-fri: 09:00-18:00 }\n");
    /// let (rules, findings) = RuleSet::check_with(&Source::new("t.yaml", text), &[office]);
    /// assert!(rules.is_some() && findings.is_empty());
    /// ```
    pub fn check_with(source: &Source, calendars: &[Source]) -> (Option<Self>, Vec<Finding>) {
        let RuleFile { set, findings, .. } = RuleFile::read(source, &Calendars::among(calendars));
        (set, findings)
    }
}
