//! The names that a page uses: in the language of the page or not, one for each, each for one.

use crate::checks::page_one_name::PAGE_ONE_NAME;
use crate::checks::page_term::PAGE_TERM;
use crate::checks::page_two_names::PAGE_TWO_NAMES;
use crate::label::{Noun, Origin};
use crate::likeness::{alike, words};
use referee::diagnostic::Finding;

use super::{Comparing, Used, quoted};

impl Comparing<'_> {
    pub(super) fn terms(&mut self) {
        let used = std::mem::take(&mut self.used);
        let mut known: Vec<(&Used, Vec<Vec<char>>)> = Vec::new();
        let mut shared: Vec<(Noun, Vec<usize>)> = Vec::new();
        let mut told: Vec<usize> = Vec::new();
        for one in used.iter().filter(|one| one.noun.is_term()) {
            let form = words(&one.name.text);
            let is = |(other, _): &&(&Used, Vec<Vec<char>>)| (other.noun, other.number) == (one.noun, one.number);
            if known.iter().filter(is).any(|(_, known)| same(known, &form)) {
                continue;
            }
            let first = known.iter().find(is).map(|(other, _)| *other);
            known.push((one, form));
            // One name at one place is told once, if it is that of an action and of what it leads to.
            if told.contains(&one.name.at.start) {
                continue;
            }
            let found = if !one.others.is_empty() {
                self.shared(one, &mut shared)
            } else if let Some(first) = first.filter(|_| one.noun != Noun::Field) {
                Some(self.renamed(one, first))
            } else {
                self.term(one)
            };
            if let Some(found) = found {
                told.push(one.name.at.start);
                self.compared.findings.push(found);
            }
        }
    }

    /// A second name.
    fn renamed(&self, one: &Used, first: &Used) -> Finding {
        let (what, id) = (one.noun.what(), self.labels.id(one.noun, one.number));
        let (name, before) = (quoted(&one.name.text), quoted(&first.name.text));
        let message = format!("the {what} `{id}` is called {name} here and {before} elsewhere on the page");
        let place = (self.place(&first.name.at), "called so here".to_owned());
        PAGE_TWO_NAMES.at(self.place(&one.name.at), message).with_related(Some(place))
    }

    /// A name that several have.
    fn shared(&self, one: &Used, shared: &mut Vec<(Noun, Vec<usize>)>) -> Option<Finding> {
        let mut all = one.others.clone();
        all.push(one.number);
        all.sort_unstable();
        if shared.contains(&(one.noun, all.clone())) {
            return None;
        }
        let ids: Vec<String> = all.iter().map(|number| format!("`{}`", self.labels.id(one.noun, *number))).collect();
        let what = one.noun.what();
        let message = format!("{} is the name of more than one {what}: {}", quoted(&one.name.text), ids.join(" and "));
        let labels: Vec<String> = all.iter().map(|number| quoted(self.labels.label(one.noun, *number))).collect();
        let help = format!("the words of the locale tell them apart: {}", labels.join(" and "));
        shared.push((one.noun, all));
        Some(PAGE_ONE_NAME.at(self.place(&one.name.at), message).with_help(help))
    }

    /// A name that the locale has another word for.
    fn term(&self, one: &Used) -> Option<Finding> {
        let label = self.labels.label(one.noun, one.number);
        let (what, id) = (one.noun.what(), self.labels.id(one.noun, one.number));
        let (form, own) = (words(&one.name.text), words(label));
        let english = words(self.labels.english(one.noun, one.number));
        // Another ending is not another word.
        if same(&own, &form) {
            return None;
        }
        let name = quoted(&one.name.text);
        let message = if same(&english, &form) {
            format!("the {what} `{id}` is left in English: {name}")
        } else if one.origin == Origin::Page && one.noun != Noun::Field {
            format!("the {what} `{id}` is called {name} here")
        } else {
            return None;
        };
        let help = format!("the locale calls it {}", quoted(label));
        Some(PAGE_TERM.at(self.place(&one.name.at), message).with_help(help))
    }
}

/// Whether two names are one but for endings.
fn same(a: &[Vec<char>], b: &[Vec<char>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
}
