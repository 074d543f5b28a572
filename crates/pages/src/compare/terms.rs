//! Checks the names on a page: translated, unique, and consistent.

use crate::label::{Label, Noun, Origin};
use crate::likeness::{same, words};
use referee::check;
use referee::diagnostic::Finding;
use referee::tooling::Check;

use super::{Comparing, Used, quoted};

check! {
/// Different term on a page.
///
/// A name was left in English, or the page uses one of the wordings in the locale's folder `pages`. Readers find the
/// item under another name in the product.
///
/// ```diff md
///   ---
///   locale: de
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>Neu
///
/// - * **I’m interested**: Der Lead wechselt in die Phase **Wird bewertet**.
/// + * **Ich bin interessiert**: Der Lead wechselt in die Phase **Wird bewertet**.
/// ```
    PAGE_TERM: Warning in Pages, "page-term";

/// One name for several items.
///
/// The page uses the same name for several outcomes or actions. Readers cannot distinguish them.
///
/// ```diff md
///   ---
///   locale: ru
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>Новая
///
///   * **Нет, спасибо**: Лид отправляется в архив со статусом «**Пропущенная**».
/// - * Срок: 72 часа без ответа. Лид отправляется в архив со статусом «**Пропущенная**».
/// + * Срок: 72 часа без ответа. Лид отправляется в архив со статусом «**Без ответа**».
/// ```
    PAGE_ONE_NAME: Warning in Pages, "page-one-name";

/// Two names for one item.
///
/// The page uses two names for one item, and readers may think of two items. Endings and case are ignored.
///
/// ```diff md
///   ---
///   locale: zh-TW
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>新
///
///   * 逾期未回應（期限：72 小時）。商機會封存為「**已錯過**」。
///
///   ### <a name="archived-referrals"></a>已封存
///
/// - **已成交、未成交、已略過、已錯誤、已拒絕、已過期**
/// + **已成交、未成交、已略過、已錯過、已拒絕、已過期**
/// ```
    PAGE_TWO_NAMES: Warning in Pages, "page-two-names"
}

impl Comparing<'_> {
    pub(super) fn terms(&mut self) {
        let used = std::mem::take(&mut self.used);
        let mut known: Vec<&Used> = Vec::new();
        let mut shared: Vec<Vec<Label>> = Vec::new();
        let mut reported: Vec<usize> = Vec::new();
        for one in used.iter().filter(|one| one.label.noun.is_looked_for()) {
            let is = |other: &&&Used| other.label == one.label;
            if known.iter().filter(is).any(|known| known.name.is_like(&one.name)) {
                continue;
            }
            let first = known.iter().find(is).copied();
            known.push(one);
            // A name that belongs to both an action and its target is reported once.
            if reported.contains(&one.name.at.start) {
                continue;
            }
            let found = if !one.others.is_empty() {
                self.shared(one, &mut shared)
            } else if let Some(first) = first.filter(|_| one.label.noun != Noun::Field) {
                Some(self.renamed(one, first))
            } else {
                self.term(one)
            };
            if let Some(found) = found {
                reported.push(one.name.at.start);
                self.compared.findings.push(found);
            }
        }
    }

    /// A finding about the item of a name.
    fn name_of(&self, check: &'static Check, one: &Used, message: String) -> Finding {
        let finding = check.at(self.place(&one.name.at), message);
        match one.label.noun.thing() {
            Some(thing) => finding.about(thing, self.labels.id(one.label)),
            None => finding,
        }
    }

    /// A second name of an item.
    fn renamed(&self, one: &Used, first: &Used) -> Finding {
        let (what, id) = (one.label.noun.what(), self.labels.id(one.label));
        let (name, before) = (quoted(&one.name.text), quoted(&first.name.text));
        let message = format!("{what} `{id}` is called {name} here and {before} elsewhere on the page");
        let place = (self.place(&first.name.at), "the other name".to_owned());
        self.name_of(&PAGE_TWO_NAMES, one, message).with_related(Some(place))
    }

    /// A name of several items.
    fn shared(&self, one: &Used, shared: &mut Vec<Vec<Label>>) -> Option<Finding> {
        let mut all = one.others.clone();
        all.push(one.label);
        all.sort_unstable();
        if shared.contains(&all) {
            return None;
        }
        let ids: Vec<String> = all.iter().map(|label| format!("`{}`", self.labels.id(*label))).collect();
        let what = one.label.noun.what();
        let message = format!("{} is the name of more than one {what}: {}", quoted(&one.name.text), ids.join(" and "));
        let labels: Vec<String> = all.iter().map(|label| quoted(self.labels.label(*label))).collect();
        let help = format!("use the labels of the locale: {}", labels.join(" and "));
        shared.push(all);
        Some(self.name_of(&PAGE_ONE_NAME, one, message).with_help(help))
    }

    /// A name that differs from the locale's label.
    fn term(&self, one: &Used) -> Option<Finding> {
        let label = self.labels.label(one.label);
        let (what, id) = (one.label.noun.what(), self.labels.id(one.label));
        let (form, own) = (one.name.words(), words(label));
        let english = words(self.labels.english(one.label));
        // Another ending does not make another name.
        if same(&own, form) > 0 {
            return None;
        }
        let name = quoted(&one.name.text);
        let message = if same(&english, form) > 0 {
            format!("{what} `{id}` is left in English: {name}")
        } else if one.origin == Origin::Page && one.label.noun != Noun::Field {
            format!("{what} `{id}` is called {name} here")
        } else {
            return None;
        };
        let help = format!("use the label of the locale: {}", quoted(label));
        Some(self.name_of(&PAGE_TERM, one, message).with_help(help))
    }
}
