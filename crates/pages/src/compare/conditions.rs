//! Compares conditions that the page lists test by test.

use std::cmp::Reverse;
use std::ops::Range;

use crate::label::{Label, Noun};
use crate::likeness::SAME;
use crate::stated::{Name, StatedTest};
use referee::rules::{Condition, FactId, Test};

use super::rows::Row;
use super::{Comparing, quoted};

/// Where a condition is: its route in the rules, and the text around it on the page.
#[derive(Clone, Copy)]
struct Where<'w> {
    route: &'w [&'w str],
    around: &'w Range<usize>,
}

impl Comparing<'_> {
    /// Compares a condition that the page lists test by test.
    pub(super) fn condition(&mut self, when: &Condition, stated: &[StatedTest], route: &[&str], around: &Range<usize>) {
        self.tests(when.tests(), stated, Where { route, around });
    }

    fn tests(&mut self, tests: &[Test], stated: &[StatedTest], at: Where<'_>) {
        let mut open: Vec<&StatedTest> = stated.iter().collect();
        let mut missing: Vec<Label> = Vec::new();
        for test in tests {
            match test {
                Test::Any { of } => {
                    let of: Vec<&[Test]> = of.iter().map(Condition::tests).collect();
                    self.group(&of, false, &mut open, &mut missing, at);
                }
                Test::Not { of } => match of.tests() {
                    [only] if only.fact().is_some() => self.comparison(only, true, &mut open, &mut missing, at),
                    tests => self.group(&[tests], true, &mut open, &mut missing, at),
                },
                only => self.comparison(only, false, &mut open, &mut missing, at),
            }
        }
        // An unknown condition is one of those that are missing.
        let mut missing = missing.into_iter();
        for name in open.into_iter().flat_map(comparisons_of).filter_map(|test| test.names.first()) {
            let message = format!("the page adds the condition {}, but the rules do not", quoted(&name.text));
            let nouns = [Noun::Fact, Noun::Mark];
            match missing.next() {
                None if nouns.iter().any(|noun| !self.labels.same(*noun, name.words()).is_empty()) => {
                    self.contradict(&name.at, at.route, message, "the condition");
                }
                expected => self.misnamed(name, expected, at.route, (message, "the condition")),
            }
        }
        for label in missing {
            let id = self.labels.id(label);
            self.unsaid(at.around, at.route, format!("the page does not mention the condition `{id}`"));
        }
    }

    /// Compares a single test with the one on the page that is about the same fact or mark.
    fn comparison(
        &mut self,
        test: &Test,
        not: bool,
        open: &mut Vec<&StatedTest>,
        missing: &mut Vec<Label>,
        at: Where<'_>,
    ) {
        let Some((fact, noun, expected)) = values(test) else {
            let lacking = subjects(std::slice::from_ref(test)).into_iter();
            return missing.extend(lacking.filter(|mark| !self.marked(*mark, open, at.route)));
        };
        let Some(stated) = self.take(fact.into(), open) else { return missing.push(fact.into()) };
        if stated.not != not
            && let Some(name) = stated.names.first()
        {
            let (page, rules) = if not { ("requires", "exclude") } else { ("excludes", "require") };
            let message = format!("the page {page} the condition {}, but the rules {rules} it", quoted(&name.text));
            self.contradict(&name.at, at.route, message, "the condition");
        }
        let names: Vec<&Name> = stated.names.iter().skip(1).collect();
        let Where { route, around } = at;
        self.row(&Row { noun, expected: &expected, stated: &names, route, around, least: SAME });
    }

    /// Compares conditions, of which one must hold, with the group on the page that shares most with them.
    fn group(
        &mut self,
        of: &[&[Test]],
        not: bool,
        open: &mut Vec<&StatedTest>,
        missing: &mut Vec<Label>,
        at: Where<'_>,
    ) {
        let groups = open.iter().enumerate().filter(|(_, test)| !test.any.is_empty() && test.not == not);
        let all = of.concat();
        let best = groups.max_by_key(|(place, test)| (self.likeness(&all, &test.any.concat()), Reverse(*place)));
        let Some((place, _)) = best else { return missing.extend(subjects(&all)) };
        let stated = open.remove(place);
        let mut alternatives: Vec<&[StatedTest]> = stated.any.iter().map(Vec::as_slice).collect();
        for tests in of {
            let best = alternatives
                .iter()
                .enumerate()
                .max_by_key(|(place, stated)| (self.likeness(tests, stated), Reverse(*place)))
                .map(|(place, _)| place);
            match best {
                Some(place) => self.tests(tests, alternatives.remove(place), at),
                None => missing.extend(subjects(tests)),
            }
        }
        for stated in alternatives {
            self.tests(&[], stated, at);
        }
    }

    /// How much a condition of the rules and one on the page have in common. Tests that only one of them has count
    /// against it.
    fn likeness(&self, tests: &[Test], stated: &[StatedTest]) -> i64 {
        let mut open: Vec<&StatedTest> = stated.iter().flat_map(comparisons_of).collect();
        let mut likeness = 0;
        for test in comparisons(tests) {
            let (expected, subject) = match values(test) {
                Some((fact, _, values)) => (values, vec![Label::from(fact)]),
                None => (Vec::new(), subjects(std::slice::from_ref(test))),
            };
            let of = |it: &&StatedTest| {
                it.names.first().is_some_and(|name| subject.iter().any(|label| self.means(*label, name)))
            };
            let same = |it: &&StatedTest| {
                let mut names = it.names.iter().skip(1);
                of(it)
                    && it.names.len() == expected.len() + 1
                    && names.all(|name| expected.iter().any(|label| self.means(*label, name)))
            };
            let found = open.iter().position(same).map(|place| (place, 4));
            let found = found.or_else(|| open.iter().position(of).map(|place| (place, 1)));
            match found {
                Some((place, points)) => {
                    open.remove(place);
                    likeness += points;
                }
                None => likeness -= 1,
            }
        }
        likeness - i64::try_from(open.len()).unwrap_or(0)
    }

    /// Takes the test of a fact or a mark out of those that are open.
    fn take<'t>(&self, label: Label, open: &mut Vec<&'t StatedTest>) -> Option<&'t StatedTest> {
        let is = |stated: &&StatedTest| {
            stated.any.is_empty() && stated.names.first().is_some_and(|name| self.means(label, name))
        };
        open.iter().position(is).map(|at| open.remove(at))
    }

    /// Whether a mark is among the tests.
    fn marked(&mut self, mark: Label, open: &mut Vec<&StatedTest>, route: &[&str]) -> bool {
        let stated = self.take(mark, open);
        if let Some(name) = stated.and_then(|stated| stated.names.first()) {
            self.confirm(&name.at, route);
        }
        stated.is_some()
    }
}

/// The fact of a comparison, with the nouns and labels of its values; `None` for other tests.
fn values(test: &Test) -> Option<(FactId, Noun, Vec<Label>)> {
    Some(match test {
        Test::OneOf { fact, values } => {
            (*fact, Noun::Value(*fact), values.iter().map(|value| Label::value(*fact, *value)).collect())
        }
        Test::Is { fact, value } => (*fact, Noun::Answer, vec![Label::answer(*value)]),
        Test::Given { fact, given } => (*fact, Noun::Answer, vec![Label::given(*given)]),
        Test::Marked { .. } | Test::Not { .. } | Test::Any { .. } => return None,
    })
}

/// The comparisons of tests, at any depth.
fn comparisons(tests: &[Test]) -> Vec<&Test> {
    let comparisons = tests.iter().flat_map(|test| match test {
        Test::Not { of } => of.comparisons(),
        Test::Any { of } => of.iter().flat_map(Condition::comparisons).collect(),
        only => vec![only],
    });
    comparisons.collect()
}

/// The comparisons in a test on the page, at any depth.
fn comparisons_of(stated: &StatedTest) -> Vec<&StatedTest> {
    match stated.any.as_slice() {
        [] => vec![stated],
        any => any.iter().flatten().flat_map(comparisons_of).collect(),
    }
}

/// The facts and marks that tests compare.
fn subjects(tests: &[Test]) -> Vec<Label> {
    let subjects = comparisons(tests).into_iter().flat_map(|test| match test {
        Test::Marked { marks } => marks.iter().copied().map(Label::from).collect(),
        other => other.fact().map(Label::from).into_iter().collect::<Vec<_>>(),
    });
    subjects.collect()
}
