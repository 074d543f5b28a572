//! What a page says around the stages: how leads arrive, who may act, what is advised, tips.

use std::ops::Range;

use crate::label::{Label, Noun};
use crate::likeness::SAME;
use crate::told::{Name, ToldNotice, ToldSection};

use super::actions::labels;
use super::rows::Row;
use super::{Comparing, quoted};
use crate::written;

/// Of how many lengths of time a section is told that nothing is known about them.
const MOST_OTHERS: usize = 20;

impl Comparing<'_> {
    pub(super) fn around(&mut self) {
        self.advice();
        self.arrival();
        self.roles();
        self.found();
        self.tips();
        self.follows();
        let told = self.told;
        let others = told.sections.iter().flat_map(|section| section.other_durations.iter().take(MOST_OTHERS));
        for (duration, at) in others {
            let message = format!("the page says {}, and no rule is known to be about it", written(*duration));
            self.beyond(at, message);
        }
    }

    /// The section that an anchor of the rule file names, or that is named by what it tells of.
    pub(super) fn section_of(&self, about: &str) -> Option<usize> {
        let anchors = self.rules.source().map(|source| &source.anchors);
        let named = anchors.and_then(|all| all.iter().find(|(key, _)| **key == *about).map(|(_, anchor)| &**anchor));
        let has =
            |section: &ToldSection| section.anchors.iter().any(|known| Some(&**known) == named || **known == *about);
        self.told.sections.iter().position(has)
    }

    fn advice(&mut self) {
        let told = self.told;
        let route = ["advice", "respond-within"];
        let mut said = false;
        for (advised, at) in told.sections.iter().flat_map(|section| &section.advice) {
            match self.rules.respond_within() {
                Some(within) if within == *advised => self.confirm(at, &route),
                Some(within) => {
                    let rule = written(within);
                    let message = format!("the page advises {}, the rules {rule}", written(*advised));
                    self.contradict(at, &route, message, &format!("{rule} is advised"));
                }
                None => {
                    let message = format!("the page advises to respond within {}, the rules do not", written(*advised));
                    self.contradict(at, &["advice"], message, "no such advice");
                }
            }
            said = true;
        }
        if let Some(within) = self.rules.respond_within().filter(|_| !said) {
            let message = format!("the page does not advise to respond within {}", written(within));
            self.unsaid(&self.opening(), &route, message);
        }
    }

    /// Where what is missing about the arrival of leads is told.
    fn opening(&self) -> Range<usize> {
        let section = self.section_of("arrival").and_then(|number| self.told.sections.get(number));
        section.map_or_else(|| self.top(), |section| section.heading.at.clone())
    }

    fn follows(&mut self) {
        let told = self.told;
        for name in &told.follows {
            match self.rules.follows() {
                Some(follows) if *follows == *name.text => self.confirm(&name.at, &["follows"]),
                Some(follows) => {
                    let message = format!("the page says that these rules follow {}", quoted(&name.text));
                    self.contradict(&name.at, &["follows"], message, &format!("they follow `{follows}`"));
                }
                None => {
                    let message = format!("the page says that these rules follow {}", quoted(&name.text));
                    self.contradict(&name.at, &["rules"], message, "they follow none");
                }
            }
        }
    }

    fn arrival(&mut self) {
        let told = self.told;
        let around = self.opening();
        let section = self.section_of("arrival");
        let mut notices: Vec<ToldNotice> = Vec::new();
        for name in told.sections.iter().flat_map(|section| &section.arrivals) {
            notices.push(ToldNotice { to: vec![name.clone()], subject: None });
        }
        notices
            .extend(section.and_then(|number| told.sections.get(number)).into_iter().flat_map(|it| it.notices.clone()));
        let opened = self.rules.on_opened();
        self.notices(opened, &notices, &["notifications"], &around);

        let channels = self.labels.of(Noun::Channel);
        let section = section.and_then(|number| told.sections.get(number));
        let items: Vec<&Name> = section
            .into_iter()
            .flat_map(|section| section.items.iter().chain(section.entries.iter().map(|entry| &entry.name)))
            .collect();
        if !(channels.is_empty() && items.iter().all(|item| item.text.is_empty())) {
            let route = ["arrival", "channels"];
            self.row(&Row {
                noun: Noun::Channel,
                expected: &channels,
                told: &items,
                route: &route,
                around: &around,
                least: 1,
            });
        }

        let fields = labels(&self.rules.arrival().fields);
        let brings: Vec<&Name> = told.sections.iter().flat_map(|section| &section.brings).collect();
        let route = ["arrival", "fields"];
        if brings.is_empty() && !fields.is_empty() {
            self.unsaid(&around, &route, "the page does not say what a lead arrives with".to_owned());
        } else {
            self.row(&Row {
                noun: Noun::Field,
                expected: &fields,
                told: &brings,
                route: &route,
                around: &around,
                least: SAME,
            });
        }
    }

    fn roles(&mut self) {
        let told = self.told;
        let names: Vec<&Name> = told.sections.iter().flat_map(|section| &section.roles).collect();
        let (expected, around) = (self.labels.of(Noun::Role), self.top());
        self.row(&Row {
            noun: Noun::Role,
            expected: &expected,
            told: &names,
            route: &["roles"],
            around: &around,
            least: 1,
        });
    }

    /// Where leads are found, menu by menu.
    fn found(&mut self) {
        let told = self.told;
        let places = self.labels.of(Noun::Place);
        let route = ["arrival", "found-under"];
        let path = told.sections.iter().map(|section| &section.path).find(|path| !path.is_empty());
        let Some(path) = path else {
            if !places.is_empty() {
                self.unsaid(&self.opening(), &route, "the page does not say where leads are found".to_owned());
            }
            return;
        };
        for (number, name) in path.iter().enumerate() {
            let place = places.get(number);
            // The last menu of one is not the last of another.
            let meant = self.scores(Noun::Place, &name.text, place.map_or(&[], std::slice::from_ref), 1);
            match (place, meant.first().copied().flatten()) {
                (Some(_), Some(meant)) => {
                    self.confirm(&name.at, &route);
                    let all = self.labels.same(Noun::Place, &name.text);
                    self.uses(meant, name, &all);
                }
                (Some(place), None) => {
                    let (menu, id) = (quoted(&name.text), self.labels.id(*place));
                    let message = format!("the page names {menu}, where the rules have the menu `{id}`");
                    self.contradict(&name.at, &route, message, "where leads are found");
                }
                (None, _) => {
                    let message = format!("the page names {}, which is no menu of the rules here", quoted(&name.text));
                    self.contradict(&name.at, &route, message, "where leads are found");
                }
            }
        }
        let around = path.last().map_or(0..0, |name| name.at.clone());
        for place in places.iter().skip(path.len()) {
            let message = format!("the page does not name the menu `{}`", self.labels.id(*place));
            self.unsaid(&around, &route, message);
        }
    }

    fn tips(&mut self) {
        let told = self.told;
        let expected = self.labels.of(Noun::Tip);
        let section = self.section_of("tips").and_then(|number| told.sections.get(number));
        let Some(section) = section else {
            if !expected.is_empty() {
                self.unsaid(&self.top(), &["tips"], "the page gives no tips".to_owned());
            }
            return;
        };
        // A tip whose name is not in bold is one too.
        let outer = section.entries.iter().filter(|entry| entry.depth <= 1).map(|entry| &entry.name);
        let mut names: Vec<&Name> = outer.chain(&section.items).collect();
        names.sort_by_key(|name| name.at.start);
        let around = &section.heading.at;
        let row = Row { noun: Noun::Tip, expected: &expected, told: &names, route: &["tips"], around, least: 1 };
        let paired = self.row(&row);
        let tips = paired.told.iter().zip(&names);
        let order: Vec<(Label, &Name)> =
            tips.filter_map(|(tip, name)| Some((*expected.get((*tip)?)?, *name))).collect();
        let wrong = order.windows(2).find_map(|pair| match pair {
            [before, after] if before.0 > after.0 => Some((before.0, *after)),
            _ => None,
        });
        if let Some((before, (after, name))) = wrong {
            let (before, after) = (self.labels.id(before), self.labels.id(after));
            let message = format!("the page gives the tip `{after}` after `{before}`, the rules before it");
            self.contradict(&name.at, &["tips"], message, "the order of the tips");
        }
    }
}
