//! Every fact of the help pages, by rule set. Events are run; static facts are looked up.
//!
//! Times are milliseconds since the arrival of a lead. A timeout happens at its deadline, not after it.

use std::sync::{Arc, LazyLock};

use referee::rules::{Action, FactDefault, FactKind, Kind, Need, Recipient, RecipientId, Stage};
use referee::tooling::history;
use referee::{Acting, Event, Given, Instant, Lead, Opening, Record, Referee, Refusal, RuleSet};
use serde_json::{Value, json};

/// Facts by name, each a test: `name: actual => expected from the page;`, or `name: a check;`.
macro_rules! facts {
    ($($name:ident: $given:expr $(=> $stated:expr)?;)+) => {$(
        #[test]
        fn $name() {
            facts!(@hold $name $given $(=> $stated)?);
        }
    )+};
    (@hold $name:ident $given:expr => $stated:expr) => { assert_eq!($given, $stated, stringify!($name)) };
    (@hold $name:ident $check:expr) => { $check };
}

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const CENTURY: i64 = 36_525 * DAY;

mod rules_2017 {
    use super::{
        CENTURY, DAY, HOUR, Story, actions, anchors, answers_in_time, inputs, money, needs, notifications, outcomes,
        page, requires_each_of, rules, shown, stages, times_out, word,
    };
    use referee::Duration;
    use referee::rules::Need;
    use serde_json::{Value, json};

    fn new() -> Story {
        Story::under("2017")
    }

    fn evaluating() -> Story {
        new().act(HOUR, "interested", json!({}))
    }

    fn estimates() -> Value {
        json!({ "deal-value": money("48000"), "closing-date": "2020-09-30" })
    }

    fn negotiating() -> Story {
        evaluating().act(DAY, "accept", estimates())
    }

    facts! {
        the_page_is_of_may_2017_and_follows_none: page("2017") => (Some("2017-05-19"), None);
        leads_come_through_marketing_agents_and_partner_finder:
            rules("2017").arrival().channels.join(", ") => "marketing, agents, partner-finder";
        leads_are_found_under_customer_referrals:
            rules("2017").arrival().found_under.join(" > ") => "dashboard > referrals > customer-referrals";
        an_answer_within_24_hours_is_advised: rules("2017").respond_within().map(Duration::millis) => Some(24 * HOUR);
        the_advice_is_not_a_deadline: new().at(24 * HOUR) => "new; notifies lead-received → marketing-contact";
        an_arrival_notifies_the_contact_of_the_marketing_profile:
            new().result() => "new; notifies lead-received → marketing-contact";

        a_new_lead_shows_only_an_overview: shown(new()) => "overview: customer";
        interest_shows_the_full_details: shown(evaluating()) => "details: customer, email";
        details_show_from_then_on: shown(negotiating()) => "details: customer, email, deal-value, closing-date";
        interested_moves_to_evaluating: evaluating().result() => "evaluating; notifies nobody";
        no_thanks_archives_as_skipped_and_notifies_the_customer: new().act(HOUR, "no-thanks", json!({})).result()
            => "archived as skipped; notifies choose-another-partner → customer";
        no_answer_within_72_hours_archives_as_missed_and_notifies_the_customer:
            times_out(&new(), 72 * HOUR) => "archived as missed; notifies choose-another-partner → customer";
        interest_within_72_hours_is_in_time: answers_in_time(&new(), 72 * HOUR, "interested", &json!({}));
        no_thanks_within_72_hours_is_in_time: answers_in_time(&new(), 72 * HOUR, "no-thanks", &json!({}));

        accept_moves_to_negotiating: negotiating().result() => "negotiating; notifies nobody";
        accept_needs_the_estimated_deal_value_and_closing_date:
            needs("2017", "evaluating", "accept", Need::Required) => ["deal-value", "closing-date"];
        accept_is_refused_without_either: requires_each_of(&evaluating(), "accept", &estimates());
        decline_archives_as_declined_and_notifies_the_customer: evaluating().act(DAY, "decline", json!({})).result()
            => "archived as declined; notifies choose-another-partner → customer";
        no_answer_within_7_days_of_evaluating_archives_as_expired_and_notifies_the_customer:
            times_out(&evaluating(), 7 * DAY) => "archived as expired; notifies choose-another-partner → customer";
        accepting_within_7_days_is_in_time: answers_in_time(&evaluating(), 7 * DAY, "accept", &estimates());
        declining_within_7_days_is_in_time: answers_in_time(&evaluating(), 7 * DAY, "decline", &json!({}));

        a_deal_reported_won_or_lost_is_archived_as_that:
            ["won", "lost"].map(|end| negotiating().act(2 * DAY, end, json!({})).result())
            => ["archived as won; notifies nobody", "archived as lost; notifies nobody"];
        negotiating_has_no_time_limit: negotiating().at(CENTURY) => "negotiating; notifies nobody";
        the_archive_can_be_looked_at_any_time: new().status(CENTURY)["state"]["id"] => "missed";

        tips_in_their_order:
            rules("2017").tips().join(", ") => "contacts, keywords, respond-quickly, be-choosy, report-back";
        the_tip_to_be_choosy_has_a_second_paragraph_in_every_language:
            ["en", "de", "it", "ru", "zh-TW"].map(|of| word("2017", of, "tip-be-choosy.body").split("\n\n").count())
            => [2; 5];

        ids_of_stages: stages("2017") => "new, evaluating, negotiating, archived";
        ids_of_outcomes: outcomes("2017") => "won, lost, skipped, missed, declined, expired";
        ids_of_actions_on_a_new_lead: actions("2017", "new") => "interested, no-thanks";
        ids_of_actions_while_evaluating: actions("2017", "evaluating") => "accept, decline";
        ids_of_actions_while_negotiating: actions("2017", "negotiating") => "won, lost";
        fields_of_accept: inputs("2017", "evaluating", "accept") => "deal-value, closing-date";
        decline_has_no_fields: inputs("2017", "evaluating", "decline") => "";
        notifications_with_their_recipients:
            notifications("2017") => ["lead-received → marketing-contact", "choose-another-partner → customer"];
        facts_that_may_be_left_out:
            super::facts("2017") => ["region: text, optional", "location: text, optional"];
        region_and_location_may_be_given:
            new().fact("region", "Bayern").fact("location", "Ulm").at(HOUR) => new().at(HOUR);
        there_are_no_alerts: rules("2017").stages().iter().flat_map(|stage| &stage.alerts).count() => 0;
        there_are_no_marks_views_or_roles:
            (rules("2017").marks().len(), rules("2017").views().len(), rules("2017").roles().len()) => (0, 0, 0);
        anchors_of_the_page: anchors("2017") => [
            "title: responding-to-referrals-in-partner-center", "arrival: referral-management",
            "tips: getting-more-referrals", "new: new-referrals", "evaluating: evaluating-referrals",
            "negotiating: negotiating-referrals", "archived: archived-referrals",
        ];
    }
}

mod rules_2019 {
    use super::{
        CENTURY, DAY, HOUR, Story, actions, adds_people, alert_changes, alerts, anchors, answers_in_time, buttons,
        edits, inputs, money, needs, notifications, outcomes, page, parts, reason, requires_each_of, rules, shown,
        stages, times_out,
    };
    use referee::Duration;
    use referee::rules::Need;
    use serde_json::{Value, json};

    fn new() -> Story {
        Story::under("2019")
    }

    fn estimates() -> Value {
        json!({ "engagement-name": "Migration", "deal-value": money("48000"), "purchase-timeframe": "three months" })
    }

    fn active() -> Story {
        new().act(DAY, "accept", estimates())
    }

    facts! {
        the_page_is_of_may_2019_and_follows_that_of_2017: page("2019") => (Some("2019-05-23"), Some("2017"));
        leads_come_through_marketing_agents_and_partner_finder:
            rules("2019").arrival().channels.join(", ") => "marketing, agents, partner-finder";
        leads_are_found_in_the_inbox:
            rules("2019").arrival().found_under.join(" > ") => "referrals > engagements > inbox";
        accepting_or_declining_within_24_hours_is_advised:
            rules("2019").respond_within().map(Duration::millis) => Some(24 * HOUR);
        the_advice_is_not_a_deadline: new().at(24 * HOUR) => "new; notifies lead-received → business-contact";
        an_arrival_notifies_the_contact_of_the_business_profile:
            new().result() => "new; notifies lead-received → business-contact";
        the_message_of_an_arrival_is_made_by_the_system:
            new().latest()["notifications"][0]["body"].to_string().contains("automated") => true;

        a_new_lead_shows_an_overview: shown(new()) => "overview: customer";
        an_active_lead_shows_its_details:
            shown(active()) => "details: customer, email, engagement-name, deal-value, purchase-timeframe";
        the_customer_can_be_contacted_before_deciding:
            new().overview(json!({ "phone": "+39 06 555010" })).status(0)["fields"][0]["value"] => "+39 06 555010";

        accept_moves_to_active: active().result() => "active; notifies nobody";
        accept_requires_engagement_name_deal_value_and_time_frame:
            needs("2019", "new", "accept", Need::Required) => ["engagement-name", "deal-value", "purchase-timeframe"];
        accept_is_refused_without_any_of_them: requires_each_of(&new(), "accept", &estimates());
        notes_are_asked_for_on_accept: needs("2019", "new", "accept", Need::Asked) => ["notes"];
        crm_id_and_contacts_are_optional_on_accept:
            needs("2019", "new", "accept", Need::Optional) => ["crm-id", "contacts"];
        decline_archives_as_declined_and_notifies_the_customer: new().act(HOUR, "decline", reason()).result()
            => "archived as declined; notifies choose-another-partner → customer";
        decline_requires_a_reason: needs("2019", "new", "decline", Need::Required) => ["reason"];
        decline_is_refused_without_a_reason: requires_each_of(&new(), "decline", &reason());
        notes_are_optional_on_decline: needs("2019", "new", "decline", Need::Optional) => ["notes"];
        accept_is_confirmed_with_next_and_decline_with_close_engagement:
            buttons("2019", "new") => "accept: Next (next), decline: Close engagement (close-engagement)";
        no_answer_within_14_days_archives_as_expired_and_notifies_the_customer:
            times_out(&new(), 14 * DAY) => "archived as expired; notifies choose-another-partner → customer";
        accepting_within_14_days_is_in_time: answers_in_time(&new(), 14 * DAY, "accept", &estimates());
        declining_within_14_days_is_in_time: answers_in_time(&new(), 14 * DAY, "decline", &reason());

        a_customer_who_asks_to_be_contacted_is_an_alert_that_changes_after_72_hours:
            alert_changes(&new().fact("contact-me", true), 72 * HOUR);
        without_the_wish_there_is_no_alert: alerts(&new(), 0) => [[""; 3]; 0];
        with_the_wish_denied_there_is_no_alert: alerts(&new().fact("contact-me", false), 0) => [[""; 3]; 0];

        edit_changes_name_date_value_notes_and_crm_id: edits(&active(), &json!({
            "engagement-name": "Migration II", "purchase-date": "2020-10-01", "deal-value": money("50000"),
            "notes": "two sites", "crm-id": "C-7",
        }));
        add_contact_adds_people: adds_people(&active(), "add-contact", "contacts");
        a_contact_has_name_phone_and_email: parts("2019", "contacts") => "name: text, phone: phone, email: email";
        a_deal_reported_won_or_lost_is_archived_as_that:
            ["won", "lost"].map(|end| active().act(2 * DAY, end, json!({})).result())
            => ["archived as won; notifies nobody", "archived as lost; notifies nobody"];
        active_has_no_time_limit: active().at(CENTURY) => "active; notifies nobody";

        tips_in_their_order:
            rules("2019").tips().join(", ") => "keywords, contacts, respond-quickly, be-choosy, report-back";

        ids_of_stages: stages("2019") => "new, active, archived";
        ids_of_outcomes: outcomes("2019") => "won, lost, declined, expired";
        ids_of_actions_on_a_new_lead: actions("2019", "new") => "accept, decline";
        ids_of_actions_on_an_active_lead: actions("2019", "active") => "edit, add-contact, won, lost";
        fields_of_accept: inputs("2019", "new", "accept")
            => "engagement-name, deal-value, purchase-timeframe, notes, crm-id, contacts";
        fields_of_decline: inputs("2019", "new", "decline") => "reason, notes";
        fields_of_edit:
            inputs("2019", "active", "edit") => "engagement-name, purchase-date, deal-value, notes, crm-id";
        notifications_with_their_recipients:
            notifications("2019") => ["lead-received → business-contact", "choose-another-partner → customer"];
        facts_with_what_holds_when_they_are_left_out: super::facts("2019")
            => ["region: text, optional", "location: text, optional", "contact-me: boolean, false"];
        there_are_no_marks_views_or_roles:
            (rules("2019").marks().len(), rules("2019").views().len(), rules("2019").roles().len()) => (0, 0, 0);
        anchors_of_the_page: anchors("2019") => [
            "title: respond-to-referrals", "arrival: referral-management", "tips: getting-more-referrals",
            "new: new-referrals", "active: active-referrals", "archived: archived-referrals",
        ];
    }
}

mod rules_2020 {
    use super::{
        CENTURY, DAY, HOUR, Story, actions, adds_people, alert_changes, alerts, anchors, answers_in_time, buttons,
        edits, inputs, money, needs, notifications, outcomes, page, parts, reason, requires_each_of, rules, shown,
        stages, times_out, views,
    };
    use referee::Duration;
    use referee::rules::Need;
    use serde_json::{Value, json};

    fn lead_of(qualification: &str) -> Story {
        Story::under("2020").fact("qualification", qualification)
    }

    fn received() -> Story {
        lead_of("customer-inquiry")
    }

    fn estimates() -> Value {
        json!({ "deal-name": "Migration", "deal-value": money("48000"), "purchase-timeframe": "three months" })
    }

    fn accepted() -> Story {
        received().act(DAY, "accept", estimates())
    }

    facts! {
        the_page_is_of_june_2020_and_follows_that_of_2019: page("2020") => (Some("2020-06-02"), Some("2019"));
        leads_are_found_under_referrals: rules("2020").arrival().found_under.join(" > ") => "referrals > leads";
        no_time_to_answer_is_advised: rules("2020").respond_within().map(Duration::millis) => None;
        an_arrival_notifies_nobody: received().result() => "received; notifies nobody";

        partner_and_referrals_administrators_can_act:
            ["partner-admin", "referrals-admin"].map(|role| accepted().by(role).result())
            => ["accepted; notifies nobody"; 2];
        nobody_else_can_act: accepted().by("sales-agent").refusal() => "unknown-role: partner-admin, referrals-admin";
        there_are_three_types_of_lead:
            ["customer-inquiry", "marketing-qualified", "sales-qualified"].map(|of| lead_of(of).result())
            => ["received; notifies nobody"; 3];
        co_sell_opportunities_are_different:
            lead_of("co-sell").refusal() => "wrong-fact: customer-inquiry, marketing-qualified, sales-qualified";
        the_type_of_a_lead_must_be_given: Story::under("2020").refusal() => "missing-fact: qualification";

        there_are_three_tabs: rules("2020").views().iter().map(|view| &*view.id).collect::<Vec<_>>()
            => ["marketplace", "qualified", "favorites"];
        marketplace_leads_are_customer_inquiries: views(&received()) => "marketplace";
        qualified_leads_are_marketing_qualified: views(&lead_of("marketing-qualified")) => "qualified";
        qualified_leads_are_sales_qualified_too: views(&lead_of("sales-qualified")) => "qualified";
        favorites_are_what_was_marked: views(&received().mark(HOUR, "favorite")) => "marketplace, favorites";
        favorites_are_of_any_type: views(&lead_of("sales-qualified").mark(HOUR, "favorite")) => "qualified, favorites";
        favorites_the_mark_can_be_taken_away_again:
            views(&received().mark(HOUR, "favorite").unmark(2 * HOUR, "favorite")) => "marketplace";

        a_received_lead_shows_its_details: shown(received()) => "details: customer, email";
        accept_moves_to_accepted: accepted().result() => "accepted; notifies nobody";
        accept_requires_deal_name_deal_value_and_time_frame:
            needs("2020", "received", "accept", Need::Required) => ["deal-name", "deal-value", "purchase-timeframe"];
        accept_is_refused_without_any_of_them: requires_each_of(&received(), "accept", &estimates());
        notes_are_asked_for_on_accept: needs("2020", "received", "accept", Need::Asked) => ["notes"];
        crm_id_campaign_id_and_employees_are_optional_on_accept:
            needs("2020", "received", "accept", Need::Optional) => ["crm-id", "campaign-id", "employees"];
        decline_archives_as_declined_and_notifies_the_customer: received().act(HOUR, "decline", reason()).result()
            => "archived as declined; notifies choose-another-partner → customer";
        decline_requires_a_reason: needs("2020", "received", "decline", Need::Required) => ["reason"];
        decline_is_refused_without_a_reason: requires_each_of(&received(), "decline", &reason());
        notes_are_optional_on_decline: needs("2020", "received", "decline", Need::Optional) => ["notes"];
        accept_is_confirmed_with_next_and_decline_with_close_deal:
            buttons("2020", "received") => "accept: Next (next), decline: Close deal (close-deal)";
        accepting_within_14_days_is_in_time: answers_in_time(&received(), 14 * DAY, "accept", &estimates());
        declining_within_14_days_is_in_time: answers_in_time(&received(), 14 * DAY, "decline", &reason());

        an_expiry_after_14_days_notifies_microsoft_when_microsoft_sent_the_lead:
            times_out(&received().fact("sender", "microsoft"), 14 * DAY)
            => "archived as expired; notifies lead-expired → microsoft";
        an_expiry_notifies_the_partner_when_the_partner_sent_the_lead:
            times_out(&received().fact("sender", "partner"), 14 * DAY)
            => "archived as expired; notifies lead-expired → partner";
        an_expiry_notifies_microsoft_when_no_sender_is_given:
            times_out(&received(), 14 * DAY) => "archived as expired; notifies lead-expired → microsoft";
        the_customer_is_not_notified_of_an_expiry:
            ["customer-inquiry", "marketing-qualified", "sales-qualified"].map(|of| lead_of(of).at(15 * DAY))
            => ["archived as expired; notifies lead-expired → microsoft"; 3];

        a_customer_who_asks_to_be_contacted_is_an_alert_that_changes_after_72_hours:
            alert_changes(&received().fact("contact-me", true), 72 * HOUR);
        without_the_wish_there_is_no_alert: alerts(&received(), 0) => [[""; 3]; 0];
        with_the_wish_denied_there_is_no_alert: alerts(&received().fact("contact-me", false), 0) => [[""; 3]; 0];

        edit_changes_name_date_value_notes_crm_id_and_campaign_id: edits(&accepted(), &json!({
            "deal-name": "Migration II", "purchase-date": "2020-10-01", "deal-value": money("50000"),
            "notes": "two sites", "crm-id": "C-7", "campaign-id": "M-3",
        }));
        add_your_employees_adds_people: adds_people(&accepted(), "add-employees", "employees");
        an_employee_has_name_phone_and_email: parts("2020", "employees") => "name: text, phone: phone, email: email";
        a_deal_marked_won_or_lost_is_archived_as_that:
            ["won", "lost"].map(|end| accepted().act(2 * DAY, end, json!({})).result())
            => ["archived as won; notifies nobody", "archived as lost; notifies nobody"];
        accepted_has_no_time_limit: accepted().at(CENTURY) => "accepted; notifies nobody";
        the_archive_offers_no_action: received().status(14 * DAY)["actions"] => json!([]);
        no_action_can_be_taken_in_the_archive:
            ["accept", "decline", "edit", "add-employees", "won", "lost"]
                .map(|action| received().act(15 * DAY, action, json!({})).refusal()) => ["archived: "; 6];

        tips_in_the_order_of_2019:
            rules("2020").tips().join(", ") => "keywords, contacts, respond-quickly, be-choosy, report-back";

        ids_of_stages: stages("2020") => "received, accepted, archived";
        ids_of_outcomes: outcomes("2020") => "won, lost, declined, expired";
        ids_of_actions_on_a_received_lead: actions("2020", "received") => "accept, decline";
        ids_of_actions_on_an_accepted_lead: actions("2020", "accepted") => "edit, add-employees, won, lost";
        fields_of_accept: inputs("2020", "received", "accept")
            => "deal-name, deal-value, purchase-timeframe, notes, crm-id, campaign-id, employees";
        fields_of_decline: inputs("2020", "received", "decline") => "reason, notes";
        fields_of_edit:
            inputs("2020", "accepted", "edit") => "deal-name, purchase-date, deal-value, notes, crm-id, campaign-id";
        notifications_with_their_recipients: notifications("2020")
            => ["choose-another-partner → customer", "lead-expired → microsoft or partner by `sender`"];
        facts_with_what_holds_when_they_are_left_out: super::facts("2020") => [
            "qualification: customer-inquiry or marketing-qualified or sales-qualified, required",
            "sender: microsoft or partner, microsoft",
            "contact-me: boolean, false",
        ];
        ids_of_roles: rules("2020").roles().as_slice().join(", ") => "partner-admin, referrals-admin";
        the_only_mark_is_favorite: rules("2020").marks().as_slice().join(", ") => "favorite";
        favorites_are_marked_with_the_heart: rules("2020").marks().find("favorite").and_then(|mark| rules("2020").mark_icon(mark)) => Some("heart");
        customer_inquiries_come_from_a_customer_who_submitted_the_form:
            super::word("2020", "en", "fact-qualification-customer-inquiry.hint").contains("submitted the form") => true;
        marketing_qualified_leads_come_through_a_marketing_channel:
            super::word("2020", "en", "fact-qualification-marketing-qualified.hint").contains("marketing channel") => true;
        sales_qualified_leads_come_from_sellers:
            super::word("2020", "en", "fact-qualification-sales-qualified.hint").contains("sellers gathered") => true;
        sales_qualified_leads_are_not_co_sell_opportunities:
            super::word("2020", "en", "fact-qualification-sales-qualified.hint")
                .contains("co-sell opportunity is different") => true;
        anchors_of_the_page: anchors("2020") => [
            "title: manage-different-leads-like-customer-inquiries-marketing-qualified-leads-and-sales-qualified-leads",
            "facts: types-of-leads", "views: navigating-the-leads-section", "stages: responding-to-a-lead",
            "tips: getting-more-leads", "related: next-steps", "received: received-stage",
            "accepted: accepted-stage", "archived: archived-stage",
        ];
    }
}

static REFEREE: LazyLock<Referee> = LazyLock::new(Referee::builtin);

/// A lead: its opening and the events after it.
#[derive(Clone)]
struct Story {
    opening: Opening,
    events: Vec<Event>,
}

impl Story {
    fn under(rules: &str) -> Self {
        Self { opening: Opening::under(rules), events: Vec::new() }
    }

    fn fact(mut self, fact: &str, value: impl Into<Given>) -> Self {
        self.opening = self.opening.fact(fact, value);
        self
    }

    fn overview(mut self, overview: Value) -> Self {
        self.opening = self.opening.overview(record(overview));
        self
    }

    fn then(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    fn act(self, at: i64, action: &str, fields: Value) -> Self {
        self.then(Event::act("L-1", instant(at), Acting::of(action).with(record(fields))))
    }

    fn mark(self, at: i64, mark: &str) -> Self {
        self.then(Event::mark("L-1", instant(at), mark))
    }

    fn unmark(self, at: i64, mark: &str) -> Self {
        self.then(Event::unmark("L-1", instant(at), mark))
    }

    /// The same with the role of the last action.
    fn by(mut self, role: &str) -> Self {
        let last = self.events.pop().unwrap();
        self.then(last.by(role))
    }

    fn all(&self) -> impl Iterator<Item = Event> {
        [Event::open("L-1", instant(0), self.opening.clone())].into_iter().chain(self.events.iter().cloned())
    }

    /// When the last event happens.
    fn last(&self) -> i64 {
        self.events.last().map_or(0, |event| event.at.millis() - instant(0).millis())
    }

    fn run(&self) -> Result<Lead, Refusal> {
        let mut events = self.all();
        let mut lead = REFEREE.open(events.next().unwrap())?;
        for event in events {
            lead.apply(&event)?;
        }
        Ok(lead)
    }

    fn lead(&self) -> Lead {
        self.run().unwrap()
    }

    /// The id of the refusal, with the accepted values.
    fn refusal(&self) -> String {
        let refusal = self.run().unwrap_err();
        format!("{}: {}", refusal.id(), refusal.accepted().join(", "))
    }

    /// The state of the lead at an instant, and the recipients of its last notification.
    fn at(&self, at: i64) -> String {
        let lead = self.lead();
        let rules = lead.rules();
        let here = lead.at(instant(at)).unwrap().state;
        let state = match rules.stage(here) {
            Some(stage) => stage.id.to_string(),
            None => format!("{} as {}", rules.stage_id(here), rules.state_id(here)),
        };
        let (_, happenings) = history(REFEREE.rulebook(), self.all(), instant(at));
        let last = happenings.last().unwrap();
        assert_eq!(last.to, Some(here), "the history ends in the state of the lead");
        let sent = last.sent.iter().map(|(notification, recipient)| {
            let notification = &rules.notifications()[*notification].id;
            format!("{notification} → {}", rules.recipients()[*recipient])
        });
        let sent: Vec<String> = sent.collect();
        format!("{state}; notifies {}", if sent.is_empty() { "nobody".to_owned() } else { sent.join(", ") })
    }

    /// The state right after the last event.
    fn result(&self) -> String {
        self.at(self.last())
    }

    /// The status as an English reader gets it.
    fn status(&self, at: i64) -> Value {
        serde_json::to_value(REFEREE.reader("en").unwrap().status(&self.lead(), instant(at)).unwrap()).unwrap()
    }

    /// The last event as an English reader sees it.
    fn latest(&self) -> Value {
        let timeline = REFEREE.reader("en").unwrap().timeline(REFEREE.rulebook(), self.all(), instant(self.last()));
        serde_json::to_value(timeline.last().unwrap()).unwrap()
    }
}

fn instant(at: i64) -> Instant {
    let arrival: Instant = "2020-06-02T09:00:00Z".parse().unwrap();
    Instant::from_millis(arrival.millis() + at)
}

fn record(fields: Value) -> Record {
    serde_json::from_value(fields).unwrap()
}

fn money(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

fn reason() -> Value {
    json!({ "reason": "no capacity" })
}

/// A lead without actions: unchanged until the deadline, and one timeout at it, for every reader.
fn times_out(story: &Story, limit: i64) -> String {
    let due = story.last() + limit;
    assert_eq!(story.at(due - 1), story.result(), "nothing has happened a millisecond before the deadline");
    let lead = story.lead();
    let passages: Vec<_> = lead.passages(instant(CENTURY)).map(|passage| (passage.at, passage.to)).collect();
    assert_eq!(
        passages,
        [(instant(due), lead.at(instant(due)).unwrap().state)],
        "one timeout at the deadline, and none after it"
    );
    let status = (story.status(due - 1), story.status(due));
    assert_eq!(status.0["deadline"]["at"], json!(instant(due)), "the status shows the deadline");
    assert_eq!(status.0["deadline"]["to"]["id"], status.1["state"]["id"], "the deadline has the next state");
    assert_eq!(story.at(CENTURY), story.at(due), "the state stays");
    story.at(due)
}

/// An action is accepted a millisecond before the deadline and refused at it.
fn answers_in_time(story: &Story, limit: i64, action: &str, fields: &Value) {
    let due = story.last() + limit;
    let answered = |at| story.clone().act(at, action, fields.clone());
    assert!(answered(due - 1).run().is_ok(), "`{action}` is accepted a millisecond before the deadline");
    assert_eq!(answered(due).refusal(), "archived: ", "`{action}` is refused at the deadline");
}

/// An action is accepted with exactly these fields and refused without any one of them.
fn requires_each_of(story: &Story, action: &str, fields: &Value) {
    let acted = |fields: Value| story.clone().act(story.last() + HOUR, action, fields);
    assert!(acted(fields.clone()).run().is_ok(), "`{action}` needs only {fields}");
    for field in fields.as_object().unwrap().keys() {
        let mut fewer = fields.clone();
        fewer.as_object_mut().unwrap().remove(field);
        assert_eq!(acted(fewer).refusal(), format!("missing-field: {field}"));
    }
}

/// `edit` accepts each change alone and shows it, leaves the lead in its stage, and accepts no other field.
fn edits(story: &Story, changes: &Value) {
    let edited = |changes: Value| story.clone().act(story.last() + HOUR, "edit", changes);
    for (field, value) in changes.as_object().unwrap() {
        let edited = edited(json!({ field: value }));
        assert_eq!(edited.result(), story.result(), "`{field}` leaves the lead in its stage");
        assert_eq!(field_of(&edited, field), *value, "`{field}` is changed");
    }
    let refusal = edited(json!({ "reason": "none" })).run().unwrap_err();
    let editable = refusal.accepted();
    assert!(editable.iter().all(|field| changes.get(field).is_some()), "no other field is edited: {editable:?}");
}

/// An action adds people to a list and leaves the lead in its stage; without people it is refused.
fn adds_people(story: &Story, action: &str, field: &str) {
    let ada = json!({ "name": "Ada", "phone": "+49 731 555010", "email": "ada@contoso.example" });
    let ben = json!({ "name": "Ben", "phone": "+49 731 555011", "email": "ben@contoso.example" });
    let at = story.last() + HOUR;
    let added = story.clone().act(at, action, json!({ field: [ada] })).act(at, action, json!({ field: [ben] }));
    assert_eq!(field_of(&added, field), json!([ada, ben]), "`{action}` adds to the list");
    assert_eq!(added.result(), story.result(), "`{action}` leaves the lead in its stage");
    assert_eq!(story.clone().act(at, action, json!({})).refusal(), format!("missing-field: {field}"));
}

fn field_of(story: &Story, field: &str) -> Value {
    let status = story.status(story.last());
    let found = status["fields"].as_array().unwrap().iter().find(|known| known["id"] == field);
    found.unwrap_or_else(|| panic!("`{field}` does not show: {status}"))["value"].clone()
}

/// The flame shows from the arrival; later its icon and text change, and the lead stays.
fn alert_changes(story: &Story, after: i64) {
    let first = alerts(story, 0);
    let [[id, icon, text]] = first.as_slice() else { panic!("one alert on arrival: {first:?}") };
    assert_eq!((id.as_str(), icon.as_str()), ("contact-me", "flame"));
    assert_eq!(alerts(story, after - 1), first, "the flame shows until a millisecond before the change");
    let later = alerts(story, after);
    let [[id, other_icon, other_text]] = later.as_slice() else { panic!("one alert after the change: {later:?}") };
    assert_eq!(id, "contact-me-late");
    assert!(icon != other_icon && text != other_text, "icon and text change: {first:?} {later:?}");
    assert_eq!(story.at(after), story.result(), "the lead stays in its stage");
}

/// The visible alerts: id, icon, text.
fn alerts(story: &Story, at: i64) -> Vec<[String; 3]> {
    let status = story.status(at);
    let alerts = status["alerts"].as_array().unwrap().iter();
    alerts.map(|alert| ["id", "icon", "text"].map(|key| alert[key].as_str().unwrap().to_owned())).collect()
}

/// What a lead shows and which fields, if the host gives an overview and details.
fn shown(story: Story) -> String {
    let mut story = story.overview(json!({ "customer": "Contoso" }));
    story.opening = story.opening.details(record(json!({ "email": "ada@contoso.example" })));
    let status = story.status(story.last());
    format!("{}: {}", status["shows"].as_str().unwrap(), ids(&status["fields"]))
}

fn views(story: &Story) -> String {
    ids(&story.status(story.last())["views"])
}

fn ids(list: &Value) -> String {
    joined(list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()))
}

fn joined<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(", ")
}

fn rules(name: &str) -> &'static Arc<RuleSet> {
    REFEREE.rulebook().get(name).unwrap()
}

/// The date of the page and the preceding rule set.
fn page(name: &str) -> (Option<&'static str>, Option<&'static str>) {
    (rules(name).source().unwrap().date.as_deref(), rules(name).follows())
}

fn stages(name: &str) -> String {
    let open = rules(name).stages().iter().map(|stage| &*stage.id);
    joined(open.chain([&*rules(name).archive().id]))
}

fn outcomes(name: &str) -> String {
    joined(rules(name).archive().outcomes.iter().map(|outcome| &*outcome.id))
}

fn stage(name: &str, id: &str) -> &'static Stage {
    rules(name).stages().iter().find(|stage| &*stage.id == id).unwrap()
}

fn actions(name: &str, of: &str) -> String {
    joined(stage(name, of).actions.iter().map(|action| &*action.id))
}

fn action(name: &str, of: &str, id: &str) -> &'static Action {
    stage(name, of).actions.iter().find(|action| &*action.id == id).unwrap()
}

/// The fields of an action with a need.
fn needs(name: &str, of: &str, id: &str, need: Need) -> Vec<&'static str> {
    let inputs = action(name, of, id).inputs.iter().filter(|input| input.need == need);
    inputs.map(|input| &*rules(name).fields()[input.field].id).collect()
}

fn inputs(name: &str, of: &str, id: &str) -> String {
    [Need::Required, Need::Asked, Need::Optional].map(|need| needs(name, of, id, need)).concat().join(", ")
}

/// The confirm buttons of the actions of a stage, in English.
fn buttons(name: &str, of: &str) -> String {
    let buttons = stage(name, of).actions.iter().map(|action| {
        let button = action.confirm.as_deref().unwrap();
        format!("{}: {} ({button})", action.id, word(name, "en", &format!("confirm-{button}")))
    });
    buttons.collect::<Vec<_>>().join(", ")
}

fn word(name: &str, locale: &str, id: &str) -> String {
    let reader = REFEREE.reader(locale).unwrap();
    let word = reader.words(rules(name)).iter().find(|word| word.id == id);
    word.unwrap_or_else(|| panic!("`{locale}` has no `{id}`")).text.unwrap().to_owned()
}

/// The parts of a list field.
fn parts(name: &str, field: &str) -> String {
    let field = rules(name).fields().named(field).unwrap();
    let Kind::List(parts) = &field.kind else { panic!("`{}` is not a list", field.id) };
    parts.iter().map(|(id, kind)| format!("{id}: {}", kind.id())).collect::<Vec<_>>().join(", ")
}

/// Every notification with its recipient.
fn notifications(name: &str) -> Vec<String> {
    let recipient = |number: &RecipientId| rules(name).recipients()[*number].to_string();
    let to = |to: &Recipient| match to {
        Recipient::Fixed(to) => recipient(to),
        Recipient::ByFact { fact, recipients } => {
            let recipients: Vec<String> = recipients.iter().map(recipient).collect();
            format!("{} by `{}`", recipients.join(" or "), rules(name).facts()[*fact].id)
        }
    };
    rules(name).notifications().iter().map(|sent| format!("{} → {}", sent.id, to(&sent.to))).collect()
}

/// Every fact with its kind and default.
fn facts(name: &str) -> Vec<String> {
    let facts = rules(name).facts().iter().map(|fact| {
        let (holds, left_out) = match (&fact.kind, &fact.default) {
            (FactKind::Text, FactDefault::Unknown) => ("text".to_owned(), "optional".to_owned()),
            (FactKind::Boolean, FactDefault::Boolean(value)) => ("boolean".to_owned(), value.to_string()),
            (FactKind::OneOf(values), FactDefault::Required) => (values.as_slice().join(" or "), "required".to_owned()),
            (FactKind::OneOf(values), FactDefault::OneOf(value)) => {
                (values.as_slice().join(" or "), values[*value].to_string())
            }
            other => panic!("a fact of another kind: {other:?}"),
        };
        format!("{}: {holds}, {left_out}", fact.id)
    });
    facts.collect()
}

/// The anchors of the page's sections, by subject.
fn anchors(name: &str) -> Vec<String> {
    let rules = rules(name);
    let page = rules.source().unwrap().anchors.iter().map(|(about, anchor)| (&**about, &**anchor));
    let stages = rules.stages().iter().map(|stage| (&*stage.id, stage.anchor.as_deref().unwrap()));
    let archive = (&*rules.archive().id, rules.archive().anchor.as_deref().unwrap());
    page.chain(stages).chain([archive]).map(|(about, anchor)| format!("{about}: {anchor}")).collect()
}
