//! Compares the fields of an action and their needs.

use crate::claim::Verdict;
use crate::label::{Label, Meant, Noun};
use crate::stated::{Name, StatedAction};
use referee::check;
use referee::rules::{Action, Field, FieldId, Kind, Need};

use super::actions::span;
use super::rows::{Row, pair};
use super::{Comparing, quoted};

check! {
/// Page requires an optional field.
///
/// The page requires a field that the rules only ask for. Readers who follow the page are never refused, but fill in
/// more than necessary.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2020"
///   ---
///   ### <a name="received-stage"></a>Received
///
/// - * **Accept**: Required: **Deal name**, **Notes**.
/// + * **Accept**: Required: **Deal name**. Asked for: **Notes**.
/// ```
    PAGE_STRICTER: Warning in Pages, "page-stricter"
}

impl Comparing<'_> {
    pub(super) fn fields(&mut self, of: &[&str], action: &Action, stated: &StatedAction) {
        let route = |need: Need| [of, &[key(need)]].concat();
        let labels: Vec<Label> = action.inputs.iter().map(|input| input.field.into()).collect();
        let fields = self.merged_fields(stated);
        let scores: Vec<Vec<Option<Meant>>> =
            fields.iter().map(|(name, _)| self.scores(Noun::Field, name, &labels, 1)).collect();
        let meant = |one: usize, other: usize| scores.get(one)?.get(other).copied().flatten();
        let paired = pair(fields.len(), labels.len(), |one, other| {
            let same = fields.get(one).map(|(_, need)| *need) == action.inputs.get(other).map(|input| input.need);
            meant(one, other).map_or(0, |meant| meant.score * 2 + u32::from(same))
        });
        let listed = self.parts(of, action, stated);
        let mut missing = paired.missing.iter().filter_map(|other| action.inputs.get(*other));
        let mut missing = missing.by_ref().filter(|input| Some(input.field) != listed).collect::<Vec<_>>();
        for (one, (name, need)) in fields.iter().enumerate() {
            let known = paired
                .stated
                .get(one)
                .copied()
                .flatten()
                .and_then(|other| Some((action.inputs.get(other)?, meant(one, other)?)));
            if let Some((input, meant)) = known {
                let all = self.labels.same(Noun::Field, name.words());
                self.uses(meant, name, &all);
                self.need(name, *need, input.need, &route(input.need));
                continue;
            }
            // It is read as a missing field with the same need, or as the only one, and a known name as any.
            let known = !self.labels.same(Noun::Field, name.words()).is_empty();
            let like = missing.iter().position(|input| input.need == *need);
            let any = if known { !missing.is_empty() } else { missing.len() == 1 };
            let next = like.or(any.then_some(0));
            let Some(input) = next.map(|next| missing.remove(next)) else {
                if known {
                    let message = format!("the page asks for {}, but the rules do not", quoted(&name.text));
                    self.contradict(&name.at, &route(*need), message, "the fields");
                } else {
                    self.claim(&name.at, &[], Verdict::Uncovered);
                }
                continue;
            };
            let id = &self.rules.fields()[input.field].id;
            let message = format!("the page names {} instead of field `{id}`", quoted(&name.text));
            self.misnamed(name, Some(input.field.into()), &route(input.need), (message, "the fields"));
        }
        for input in missing {
            let id = &self.rules.fields()[input.field].id;
            let message = format!("the page does not mention field `{id}` of action `{}`", action.id);
            self.unsaid(&stated.name.at, &route(input.need), message);
        }
    }

    /// The fields of an action, with names that contain commas put together.
    fn merged_fields(&self, stated: &StatedAction) -> Vec<(Name, Need)> {
        let mut fields = Vec::new();
        for part in stated.fields.chunk_by(|(_, a), (_, b)| a == b) {
            let names: Vec<&Name> = part.iter().map(|(name, _)| name).collect();
            let need = part.first().map_or(Need::Optional, |(_, need)| *need);
            fields.extend(self.merged(Noun::Field, &names).into_iter().map(|name| (name, need)));
        }
        fields
    }

    /// Compares the need of a field.
    fn need(&mut self, name: &Name, stated: Need, need: Need, route: &[&str]) {
        if stated == need {
            self.confirm(&name.at, route);
            return;
        }
        let message =
            format!("{} is {} on the page but {} in the rules", quoted(&name.text), adjective(stated), adjective(need));
        // Readers who follow the page still provide the requested field.
        if (stated, need) == (Need::Required, Need::Asked) {
            self.confirm(&name.at, route);
            self.find(&PAGE_STRICTER, &name.at, route, message, &format!("{} here", adjective(need)));
        } else {
            self.contradict(&name.at, route, message, &format!("{} here", adjective(need)));
        }
    }

    /// Compares the parts of list entries. Returns the list field, which counts as mentioned if its parts are.
    fn parts(&mut self, of: &[&str], action: &Action, stated: &StatedAction) -> Option<FieldId> {
        if stated.parts.is_empty() {
            return None;
        }
        let rules = self.rules;
        let list = |number: FieldId| match &rules.fields()[number] {
            Field { id, kind: Kind::List(_), .. } => Some((Noun::Part(number), number, &**id)),
            _ => None,
        };
        let names: Vec<&Name> = stated.parts.iter().collect();
        let Some((noun, field, id)) = action.inputs.iter().find_map(|input| list(input.field)) else {
            let at = span(&names)?;
            let message = format!("the page asks for a list in action `{}`, but the rules do not", action.id);
            self.contradict(&at, of, message, "no list");
            return None;
        };
        let row = Row {
            noun,
            expected: &self.labels.of(noun),
            stated: &names,
            route: &["fields", id, "list"],
            around: &stated.name.at,
            least: 1,
        };
        self.row(&row);
        Some(field)
    }
}

/// The key in rule files.
fn key(need: Need) -> &'static str {
    match need {
        Need::Required => "require",
        Need::Asked => "ask",
        Need::Optional => "allow",
    }
}

fn adjective(need: Need) -> &'static str {
    match need {
        Need::Required => "required",
        Need::Asked => "asked for",
        Need::Optional => "optional",
    }
}
