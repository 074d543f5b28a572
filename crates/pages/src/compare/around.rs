//! Compares the sections around the stages: arrival, roles, advice, tips.

use std::ops::Range;

use crate::claim::Verdict;
use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::stated::{Name, StatedNotice, StatedSection};
use referee::rules::NotificationId;

use super::actions::labels;
use super::rows::Row;
use super::{Comparing, quoted};

impl Comparing<'_> {
    pub(super) fn around(&mut self) {
        self.arrival();
        self.roles();
        self.found();
        self.tips();
        self.follows();
    }

    /// The section with the anchor that the rule file assigns to `about`, or with `about` as its anchor.
    pub(super) fn section_of(&self, about: &str) -> Option<usize> {
        let anchors = self.rules.source().map(|source| &source.anchors);
        let named = anchors.and_then(|all| all.iter().find(|(key, _)| **key == *about).map(|(_, anchor)| &**anchor));
        let has =
            |section: &StatedSection| section.anchors.iter().any(|known| Some(&**known) == named || **known == *about);
        self.stated.sections.iter().position(has)
    }

    /// The location for findings about missing statements on the arrival of leads.
    pub(super) fn opening(&self) -> Range<usize> {
        let section = self.section_of("arrival").and_then(|number| self.stated.sections.get(number));
        section.map_or_else(|| self.top(), |section| section.heading.at.clone())
    }

    fn follows(&mut self) {
        let stated = self.stated;
        for name in &stated.follows {
            match self.rules.follows() {
                Some(follows) if *follows == *name.text => self.confirm(&name.at, &["follows"]),
                Some(follows) => {
                    let message =
                        format!("the page says that these rules follow {}, not `{follows}`", quoted(&name.text));
                    self.contradict(&name.at, &["follows"], message, "the previous rule set");
                }
                None => {
                    let message =
                        format!("the page says that these rules follow {}, but they follow none", quoted(&name.text));
                    self.contradict(&name.at, &["rules"], message, "no previous rule set");
                }
            }
        }
    }

    fn arrival(&mut self) {
        let stated = self.stated;
        let around = self.opening();
        let section = self.section_of("arrival");
        let mut notices: Vec<StatedNotice> = Vec::new();
        for name in stated.sections.iter().flat_map(|section| &section.arrivals) {
            notices.push(StatedNotice { to: vec![name.clone()], ..StatedNotice::default() });
        }
        notices.extend(
            section.and_then(|number| stated.sections.get(number)).into_iter().flat_map(|it| it.notices.clone()),
        );
        let opened = self.rules.on_opened();
        self.notices(opened, (&notices, &[]), &["notifications"], &around);
        for notice in notices.iter().filter(|notice| !notice.when.is_empty()) {
            let Some(subject) = &notice.subject else { continue };
            // Several can have the same subject.
            let of = |number: &&NotificationId| self.means(**number, subject) && self.goes_to(**number, &notice.to);
            if let Some(number) = opened.iter().find(of) {
                let notification = &self.rules.notifications()[*number];
                let route = ["notifications", &*notification.id, "when"];
                self.condition(&notification.when, &notice.when, &route, &subject.at);
            }
        }

        let channels = self.labels.of(Noun::Channel);
        let section = section.and_then(|number| stated.sections.get(number));
        let items: Vec<&Name> = section
            .into_iter()
            .flat_map(|section| section.items.iter().chain(section.entries.iter().map(|entry| &entry.name)))
            .collect();
        if !(channels.is_empty() && items.iter().all(|item| item.text.is_empty())) {
            let route = ["arrival", "channels"];
            self.row(&Row {
                noun: Noun::Channel,
                expected: &channels,
                stated: &items,
                route: &route,
                around: &around,
                least: 1,
            });
        }

        let fields = labels(&self.rules.arrival().fields);
        let brings: Vec<&Name> = stated.sections.iter().flat_map(|section| &section.brings).collect();
        let route = ["arrival", "fields"];
        if brings.is_empty() && !fields.is_empty() {
            self.unsaid(&around, &route, "the page does not say which fields a new lead has".to_owned());
        } else {
            self.row(&Row {
                noun: Noun::Field,
                expected: &fields,
                stated: &brings,
                route: &route,
                around: &around,
                least: SAME,
            });
        }
    }

    fn roles(&mut self) {
        let stated = self.stated;
        let names: Vec<&Name> = stated.sections.iter().flat_map(|section| &section.roles).collect();
        let (expected, around) = (self.labels.of(Noun::Role), self.top());
        self.row(&Row {
            noun: Noun::Role,
            expected: &expected,
            stated: &names,
            route: &["roles"],
            around: &around,
            least: 1,
        });
    }

    /// Compares where leads are found, menu by menu.
    fn found(&mut self) {
        let stated = self.stated;
        let places = self.labels.of(Noun::Place);
        let route = ["arrival", "found-under"];
        let path = stated.sections.iter().map(|section| &section.path).find(|path| !path.is_empty());
        let Some(path) = path else {
            if !places.is_empty() {
                self.unsaid(&self.opening(), &route, "the page does not say where leads are found".to_owned());
            }
            return;
        };
        // Menus are compared by position. A page can leave out the outer ones.
        let meant = |place: Option<&Label>, name: &Name| {
            let meant = self.scores(Noun::Place, name, place.map_or(&[], std::slice::from_ref), 1);
            meant.first().copied().flatten()
        };
        let fits = |left_out: &usize| {
            let pairs = path.iter().zip(places.iter().skip(*left_out));
            (pairs.filter(|(name, place)| meant(Some(place), name).is_some()).count(), std::cmp::Reverse(*left_out))
        };
        let left_out = (0..=places.len().saturating_sub(path.len())).max_by_key(fits).unwrap_or(0);
        let pairs: Vec<(&Name, Option<&Label>, Option<Meant>)> = path
            .iter()
            .enumerate()
            .map(|(number, name)| (name, places.get(left_out + number)))
            .map(|(name, place)| (name, place, meant(place, name)))
            .collect();
        for (name, place, meant) in pairs {
            match (place, meant) {
                (Some(_), Some(meant)) => {
                    self.confirm(&name.at, &route);
                    let all = self.labels.same(Noun::Place, name.words());
                    self.uses(meant, name, &all);
                }
                (Some(place), None) => {
                    let (menu, id) = (quoted(&name.text), self.labels.id(*place));
                    let message = format!("the page names {menu} instead of menu `{id}`");
                    self.misnamed(name, Some(*place), &route, (message, "where leads are found"));
                }
                (None, _) => self.claim(&name.at, &[], Verdict::Uncovered),
            }
        }
        let around = path.last().map_or(0..0, |name| name.at.clone());
        let named = left_out..left_out + path.len();
        for (_, place) in places.iter().enumerate().filter(|(number, _)| !named.contains(number)) {
            let message = format!("the page does not mention menu `{}`", self.labels.id(*place));
            self.unsaid(&around, &route, message);
        }
    }

    fn tips(&mut self) {
        let stated = self.stated;
        let expected = self.labels.of(Noun::Tip);
        let section = self.section_of("tips").and_then(|number| stated.sections.get(number));
        let Some(section) = section else {
            if !expected.is_empty() {
                self.unsaid(&self.top(), &["tips"], "the page has no tips".to_owned());
            }
            return;
        };
        // Include tips whose names are not in bold.
        let outer = section.entries.iter().filter(|entry| entry.depth <= 1).map(|entry| &entry.name);
        let mut names: Vec<&Name> = outer.chain(&section.items).collect();
        names.sort_by_key(|name| name.at.start);
        let around = &section.heading.at;
        let row = Row { noun: Noun::Tip, expected: &expected, stated: &names, route: &["tips"], around, least: 1 };
        let paired = self.row(&row);
        let tips = paired.stated.iter().zip(&names);
        let order: Vec<(Label, &Name)> =
            tips.filter_map(|(tip, name)| Some((*expected.get((*tip)?)?, *name))).collect();
        let wrong = order.windows(2).find_map(|pair| match pair {
            [before, after] if before.0 > after.0 => Some((before.0, *after)),
            _ => None,
        });
        if let Some((before, (after, name))) = wrong {
            let (before, after) = (self.labels.id(before), self.labels.id(after));
            let message = format!("tip `{after}` comes after `{before}` on the page but before it in the rules");
            self.contradict(&name.at, &["tips"], message, "the order of the tips");
        }
    }
}
