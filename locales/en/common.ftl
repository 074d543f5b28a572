### Messages shared by all rule sets: time, history, refusals, tables.

## The noun for a lead

# A rule set can have another noun: its file then has these terms, where they are not made of each other.
-lead = lead
-leads = leads

## Time

time-none = immediately
# Variables:
#   $count (number) - how many days or hours of working time
#   $case (text) - the grammatical case, which some languages need
time-business-days =
    { $count ->
        [one] { $count } business day
       *[other] { $count } business days
    }
time-business-hours =
    { $count ->
        [one] { $count } business hour
       *[other] { $count } business hours
    }
time-in-business-days =
    { $count ->
        [one] in { $count } business day
       *[other] in { $count } business days
    }
time-in-business-hours =
    { $count ->
        [one] in { $count } business hour
       *[other] in { $count } business hours
    }
# Variables:
#   $left (duration) - the time until the deadline
deadline = { DURATION($left) } left
# Variables:
#   $left (duration) - the time left, which stays the same while the time limit is paused
clock-paused = Paused, { DURATION($left) } left
# Variables:
#   $since (instant) - when the time was over
clock-over = Overdue since { DATETIME($since) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Opened under rule set { $rules }
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }: from “{ $from }” to “{ $to }”
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }: from “{ $from }” to “{ $to }”, by { $by }
event-action-stays = { $action }
event-action-stays-by = { $action }, by { $by }
event-timeout = No response in time: from “{ $from }” to “{ $to }”
# Variables:
#   $due (instant) - the deadline
event-reminder = Reminder: due on { DATETIME($due) }
# Variables:
#   $clock (text) - the label of a time limit
#   $due (instant) - its deadline
event-reminder-clock = Reminder: { $clock }, due on { DATETIME($due) }
# Variables:
#   $clock (text) - the label of the time limit that is over, $from (text), $to (text) - the labels of states
event-clock = Overdue: { $clock }
event-clock-moves = Overdue: { $clock } – from “{ $from }” to “{ $to }”
# Variables:
#   $facts (text) - the facts with their new values
event-fact = Changed: { $facts }
# Variables:
#   $by (text) - the label of the role
event-fact-by = Changed: { $facts }, by { $by }
# Variables:
#   $mark (text) - the label of the mark
event-marked = Marked: { $mark }
event-unmarked = Mark removed: { $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the state in each
event-switched = Moved from rule set { $old } to rule set { $new }: “{ $from }” is now “{ $to }”
# Variables:
#   $state (text) - the label of the state
event-switched-same = Moved from rule set { $old } to rule set { $new }; still “{ $state }”
# Variables:
#   $reason (text) - the refusal, a complete sentence
event-refused = Refused. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Notified: { $recipient } – “{ $subject }”
# Variables:
#   $at (instant) - when the digest is sent
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
event-digested = In the digest of { DATETIME($at) }: { $recipient } – “{ $subject }”
# Variables:
#   $at (instant) - when the digest is sent, $count (number) - how many notifications it replaces
event-digest = Digest of { DATETIME($at) } ({ NUMBER($count) })

## Kinds of values

kind-text = text
kind-money = amount with currency
kind-date = date (YYYY-MM-DD)
kind-email = email address
kind-phone = phone number
kind-boolean = yes or no
kind-list = list of entries

## How much an action needs a field

need-required = required
need-asked = requested
need-optional = optional

## Refusals: why an event is not accepted, and what is

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = The { -lead } { $lead } hasn’t been opened yet. Open it first.
refusal-opened-twice = The { -lead } { $lead } has already been opened. That’s possible only once.
# Variables:
#   $rules (text) - the rule set as given
#   $accepted (list) - the accepted values
refusal-unknown-rules = There is no rule set “{ $rules }”. Available: { LIST($accepted, type: "or") }.
refusal-rules-not-given = No rule set is specified. Available: { LIST($accepted, type: "or") }.
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = The ID “{ $id }” is already used by another event of this { -lead }. Give each event its own ID.
refusal-id-empty = The ID of the event is empty. Give the event an ID, or leave the ID out.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Events must be in chronological order. This one is dated { DATETIME($at) }, but one dated { DATETIME($last) } has already been recorded.
# Variables:
#   $at (instant) - when the event happened
#   $until (instant) - the instant of the last notification
refusal-already-settled = A notification dated { DATETIME($until) } has already been sent. An earlier event, dated { DATETIME($at) }, can no longer be added.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = The { -lead } is archived as “{ $outcome }”. No further actions are possible.
# Variables:
#   $action (text) - the action as given
#   $state (text) - the label of the stage
refusal-unknown-action = “{ $action }” isn’t possible in the stage “{ $state }”. Available: { LIST($accepted, type: "or") }.
refused-in-archive = “{ $action }” isn’t possible for a { -lead } archived as “{ $state }”. Available: { LIST($accepted, type: "or") }.
# Variables:
#   $clock (text) - the label of a time limit
refusal-not-extendable = “{ $clock }” cannot be extended. It is not running, or it was already extended as often as possible.
# Variables:
#   $role (text) - the role as given
#   $count (number) - how many roles can act
refusal-unknown-role =
    { $count ->
        [0] The role “{ $role }” isn’t allowed to act: this rule set has no roles.
       *[other] The role “{ $role }” isn’t allowed to do this. Allowed: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field =
    { $count ->
        [one] A required field is missing: { LIST($fields) }.
       *[other] Required fields are missing: { LIST($fields) }.
    }
# Variables:
#   $field (text) - the field as given
#   $action (text) - the label of the action
#   $count (number) - how many fields the action has
refusal-unknown-field =
    { $count ->
        [0] “{ $action }” has no fields, so “{ $field }” can’t be provided.
       *[other] “{ $action }” has no field “{ $field }”. Available: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - the expected kind, one of those above
refusal-wrong-kind = “{ $field }” isn’t valid. Expected: { $kind }.
# Variables:
#   $fact (text) - the fact as given
#   $count (number) - how many facts the rule set has
refusal-unknown-fact =
    { $count ->
        [0] This rule set has no facts, so “{ $fact }” can’t be provided.
       *[other] This rule set has no fact “{ $fact }”. Available: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $facts (list) - the labels of the missing facts
#   $count (number) - how many are missing
refusal-missing-fact =
    { $count ->
        [one] A fact is missing: { LIST($facts) }.
       *[other] Facts are missing: { LIST($facts) }.
    }
# Variables:
#   $expected (list) - the accepted values
refusal-wrong-fact = The value of “{ $fact }” isn’t valid. Allowed values: { LIST($expected, type: "or") }.
# Variables:
#   $count (number) - how many facts can change
#   $accepted (list) - the labels of these facts
refusal-fixed-fact =
    { $count ->
        [0] “{ $fact }” keeps its value after the { -lead } is opened.
       *[other] “{ $fact }” keeps its value after the { -lead } is opened. Can be changed: { LIST($accepted) }.
    }
# Variables:
#   $condition (text) - the facts that no lead has together
refusal-excluded-facts = These facts exclude each other: { $condition }.
# Variables:
#   $mark (text) - the mark as given
#   $count (number) - how many marks the rule set has
refusal-unknown-mark =
    { $count ->
        [0] This rule set has no marks, so “{ $mark }” can’t be set or removed.
       *[other] This rule set has no mark “{ $mark }”. Available: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = The { -lead } can’t move from rule set { $from } to “{ $to }”: no switch between them is defined.
refusal-same-rules = The { -lead } already uses rule set { $rules }.
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = The { -lead } returns to rule set { $to } with the values it had there, so no facts or fields can be provided.
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages of that rule set map to this stage
refusal-not-one-to-one =
    { $count ->
        [0] The { -lead } can’t return to rule set { $to }: no stage there corresponds to “{ $state }”.
       *[other] The { -lead } can’t return to rule set { $to }: more than one stage there became “{ $state }”.
    }
# Variables:
#   $field (text) - the field as given
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] This rule set has no fields, so “{ $field }” can’t be provided.
       *[other] This rule set has no field “{ $field }”. Available: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $at (instant) - when the lead arrived
#   $accepted (list) - the rule sets
refusal-not-in-force = The rollout doesn’t specify a rule set for this { -lead } on { DATETIME($at) }. Specify one when you open the { -lead }: { LIST($accepted, type: "or") }.
# Variables:
#   $fact (text) - the fact that decides which rule set the lead uses
#   $accepted (list) - its possible values
#   $count (number) - how many there are; 0 if any text is accepted
refusal-rollout-fact =
    { $count ->
        [0] The rule set of the { -lead } depends on “{ $fact }”, which must be provided as text.
       *[other] The rule set of the { -lead } depends on “{ $fact }”. Available: { LIST($accepted, type: "or") }.
    }

## Plans: effects of a switch on leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - their rule sets
#   $move (text) - the states before and after; $count (number) - how many leads
#   $by, $least, $median, $most (duration) - how much earlier or later
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = Switch to rule set { $to } on { DATETIME($at) }
plan-title-back = Return to rule set { $to } on { DATETIME($at) }
plan-moves =
    { $count ->
        [0] No leads will move.
        [one] { NUMBER($count) } lead will move.
       *[other] { NUMBER($count) } leads will move.
    }
plan-safe = The switch can be applied as planned.
plan-unsafe = The switch can’t be applied: see the leads listed below.
plan-unread = The switch can’t be applied: part of the log or the rules couldn’t be read.
plan-move = “{ $from }” ({ $old }) → “{ $to }” ({ $new })
plan-section =
    { $count ->
        [one] { $move }: { NUMBER($count) } lead
       *[other] { $move }: { NUMBER($count) } leads
    }
plan-leads = Leads
plan-deadline-same = Deadline unchanged
plan-deadline-earlier = Deadline earlier by { DURATION($by) }
plan-deadline-earlier-spread = Deadline earlier by { DURATION($least) } to { DURATION($most) } (median: { DURATION($median) })
plan-deadline-later = Deadline later by { DURATION($by) }
plan-deadline-later-spread = Deadline later by { DURATION($least) } to { DURATION($most) } (median: { DURATION($median) })
plan-deadline-gained = Deadline added
plan-deadline-lost = Deadline removed
plan-action-gained = New action: “{ $action }”
plan-action-lost = Action no longer available: “{ $action }”
plan-shows-details = All details of the lead become visible
plan-shows-overview = Only an overview of the lead remains visible
# Variables:
#   $before, $after (text) - the labels of the next states
plan-timeout-target = When time runs out, now “{ $after }” (before: “{ $before }”)
plan-timeout-notifies-no-more = When time runs out, no longer notified: { $recipient } – “{ $subject }”
plan-timeout-notifies = When time runs out, now also notified: { $recipient } – “{ $subject }”
plan-spread = { DURATION($least) } to { DURATION($most) }, median: { DURATION($median) }
plan-clock-gained = “{ $clock }” is now running
plan-clock-lost = “{ $clock }” is no longer running
plan-clock-earlier = “{ $clock }” runs out earlier ({ $by })
plan-clock-later = “{ $clock }” runs out later ({ $by })
plan-clock-target = When “{ $clock }” runs out, now { $after } (before: { $before })
plan-stays = the lead stays in its stage
plan-clock-notifies = When “{ $name }” runs out, now also notified: { $recipient } – “{ $subject }”
plan-clock-notifies-no-more = When “{ $name }” runs out, no longer notified: { $recipient } – “{ $subject }”
plan-action-notifies-no-more = After “{ $name }”, no longer notified: { $recipient } – “{ $subject }”
plan-action-notifies = After “{ $name }”, now also notified: { $recipient } – “{ $subject }”
# Variables:
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
plan-digest-gained = If there are many, now sent as a digest: { $recipient } – “{ $subject }”
plan-digest-lost = No longer sent as a digest: { $recipient } – “{ $subject }”
plan-alert-gained = Alert appears: “{ $text }”
plan-alert-lost = Alert disappears: “{ $text }”
plan-field-aside = Field not carried over, but stored: “{ $name }”
plan-fact-aside = Fact not carried over, but stored: “{ $name }”
plan-mark-aside = Mark not carried over, but stored: “{ $name }”
plan-lacking = “{ $field }” is missing and can only be provided as part of the switch
plan-lacking-until = “{ $field }” is missing and can be provided with { $actions }
plan-lacks = Missing: { LIST($fields) }
plan-at-once = “{ $from }” → “{ $to }”
plan-at-once-title = Would time out immediately
plan-refused-title = Leads that can’t be moved
plan-refused-later = A later event is already recorded, of { DATETIME($last) }.
plan-lacking-title = Leads with missing data
plan-stay-title = Leads not affected
plan-stay-archived = Archived under rule set { $rules }
plan-stay-there = Already under rule set { $rules }
plan-stay-other = Under rule set { $rules }, not part of this switch
plan-stay-no-way = Under rule set { $rules }, with no switch to { $to }
plan-stay-never = Under rule set { $rules }, but never under { $to }
plan-before = Before
plan-after = After
plan-aside = Not carried over
plan-alerts = Alerts
# Variables:
#   $field (text) - the label of a field, $value (text) - its value
#   $at (text) - the deadline of a lead, $left (text) - the time until then, $to (text) - the label of the next state
plan-field = { $field }: { $value }
plan-due = { $at } ({ $left }) → { $to }

## Replay: what leads would have lived through under other rules

# Variables:
#   $from, $to, $rules (text) - rule sets, $at (instant) - the instant of the comparison
#   $count (number) - how many leads
#   $mark (text) - the label of a mark, $date (text) - the Monday of a week
#   $subject (text) - the subject of a notification, $when (text) - its condition, $before, $after (number) - how many messages were sent

replay-title = Leads of rule set { $from } replayed under rule set { $to }, as of { DATETIME($at) }
replay-leads =
    { $count ->
        [0] No lead is compared.
        [one] { NUMBER($count) } lead is compared.
       *[other] { NUMBER($count) } leads are compared.
    }
replay-changed =
    { $count ->
        [0] No lead ends up in another state.
        [one] { NUMBER($count) } lead ends up in another state.
       *[other] { NUMBER($count) } leads end up in another state.
    }
replay-guessed =
    { $count ->
        [0] The other rules refuse no event.
        [one] The other rules refuse an event of { NUMBER($count) } lead. What follows for this lead is a guess.
       *[other] The other rules refuse an event of { NUMBER($count) } leads. What follows for these leads is a guess.
    }
replay-unknown = It can’t be known what people would have done under the other rules. A refused event is skipped, and the lead goes on without it.
replay-unread = Part of the log or the rules couldn’t be read and isn’t included.
replay-rules = Rule set { $rules }
replay-states = States
replay-refused = Refused events
replay-deadlines = Deadlines
replay-impossible = Leads that the other rules can’t take
replay-left-out = Not compared
replay-event = Event
replay-events = Count
replay-reason = Reason
replay-example = Example
replay-difference = Difference
replay-notification = Subject
replay-recipient = Recipient
replay-variant = { $subject } ({ $when })
replay-digests = { $subject } – digests
replay-replaced = { $subject } – combined in digests
replay-waiting = { $subject } – waiting for a digest
replay-messages = Messages sent, with each digest as one: { NUMBER($before) } before, { NUMBER($after) } after.
replay-met = Met
replay-missed = Missed
replay-running = Still running
replay-in-another = In another state
replay-same = Same state
replay-other-outcome = Another outcome
replay-guess = A guess
replay-opening = Opening
replay-facts = Change of facts
replay-mark = Set mark: { $mark }
replay-unmark = Remove mark: { $mark }
replay-switch = Switch to rule set { $to }
replay-by-week = Week of opening
replay-week = Week of { $date }

## Rollout: which rule set a new lead uses

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - its value and the required value
#   $condition (text) - a condition, as in the rollout file
#   $place (number) - the position of the lead, in percent; $end (number) - the end of the shares, in percent

rollout-decided = A lead opened on { DATETIME($at) } uses rule set { $rules }.
rollout-undecided = No rule set is in effect for a lead opened on { DATETIME($at) }.
rollout-takes = Applies to the lead.
rollout-not-yet = Applies only from { DATETIME($from) } on.
rollout-otherwise = Doesn’t apply: “{ $fact }” is { $value }, not { $wanted }.
rollout-unmet = Doesn’t apply: the lead doesn’t meet this condition: { $condition }
rollout-nothing = unknown
rollout-unknown = Doesn’t apply: “{ $fact }”, which determines the share, is unknown.
rollout-outside = Doesn’t apply: the lead is outside the { NUMBER($end) }% that this entry covers.
rollout-after = Comes after the entry that applies to the lead.
rollout-place = Entry
rollout-why = Reason

## Differences between two rule sets: headings

diff-title = Changes from rule set { $from } to rule set { $to }
diff-none = There are no differences between rule sets { $from } and { $to }.
diff-where = Area
diff-what = Change
diff-section-stage = Stage “{ $stage }”
diff-section-outcome = Outcome “{ $outcome }”
diff-section-outcomes = Archive and outcomes
diff-section-arrival = How { -leads } arrive
diff-section-fields = Fields
diff-section-notifications = Notifications
diff-section-roles = Roles
diff-section-views = Views and marks
diff-section-tips = Tips
diff-section-clocks = Time limits across stages
diff-section-calendars = Working time

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) the old and the new value,
# $name (text) the label of the changed item.

diff-renamed = “{ $before }” becomes “{ $after }”.
diff-renamed-same = “{ $name }” keeps its name; only its internal ID changes.
diff-relabelled = “{ $before }” is now called “{ $after }”.
diff-variants = “{ $name }” has other variants.

## Differences: values in the sentences below

diff-quoted = “{ $text }”
# Instead of a condition, if there is none: all leads.
diff-all-leads = none
diff-all-roles = all roles
condition-is = “{ $fact }: { $values }”
condition-marked = “Mark: { $marks }”
condition-is-not = “{ $fact }: not { $values }”
condition-marked-not = “Mark: not { $marks }”
# Variables:
#   $condition (text) - a condition, already formatted; in parentheses if it has several parts
condition-not = not { $condition }
condition-group = ({ $condition })
# Variables:
#   $clock (text) - the label of a time limit, $limits (text) - its durations with their targets
limit-clock = { $clock }: { $limits }
# Variables:
#   $time (duration) - the time limit, $to (text) - the label of the state after it
limit-time = { DURATION($time) }
limit-then = { DURATION($time) }, then “{ $to }”
limit-when = { $limit } ({ $condition })
limit-opened = opening
# Variables:
#   $stages (list) - the labels of stages, or the opening of a lead
limit-starts = Starts: { LIST($stages) }
limit-pauses = Pauses: { LIST($stages) }
limit-stops = Ends: { LIST($stages) }
# Variables:
#   $hours (list) - weekdays with their hours; $zone (text) - a time zone, $condition (text) - the leads
#   $days (text) - a weekday, or several from $first (text) to $last (text)
limit-work = Working hours: { LIST($hours) } ({ $zone })
limit-work-when = Working hours if { $condition }: { LIST($hours) } ({ $zone })
limit-work-others = Working hours otherwise: { LIST($hours) } ({ $zone })
limit-work-hours = { $days } { $hours }
limit-work-range = { $first } to { $last }
# Variables:
#   $date (text) - a holiday, $name (text) - its name, $hours (text) - the hours in which people work on it
limit-work-holiday = { $date } (only { $hours })
limit-work-holiday-named = { $date } ({ $name })
limit-work-holiday-named-hours = { $date } ({ $name }; only { $hours })
# Variables:
#   $dates (list) - holidays
limit-work-holidays = Holidays: { LIST($dates) }
# Variables:
#   $count (number) - how many holidays
limit-work-many =
    { $count ->
        [one] { $count } holiday
       *[other] { $count } holidays
    }
# Variables:
#   $clock (text) - the label of a time limit, $time (duration) - how much longer, $times (number) - how often at most
limit-effect-start = “{ $clock }” starts
limit-effect-stop = “{ $clock }” ends
limit-effect-extend = “{ $clock }” extended by { DURATION($time) }
limit-effect-extend-times =
    { $times ->
        [one] “{ $clock }” extended by { DURATION($time) }, once
       *[other] “{ $clock }” extended by { DURATION($time) }, at most { NUMBER($times) } times
    }
answer-yes = yes
answer-no = no
answer-given = given
answer-not-given = not given
diff-by-fact = { $recipients }, depending on “{ $fact }”
diff-field-need = “{ $field }” ({ $need })
diff-part = “{ $part }” ({ $kind })
diff-list-of = { $kind } with { $parts }
diff-default-none = must be provided
diff-default-unknown = can be left out
diff-default-value = defaults to { $value }

## Differences: details of a change, one per line

diff-detail-when = Condition: { $when }
diff-detail-roles = Roles: { $roles }
diff-detail-fields = Fields: { $fields }
diff-detail-confirm = Confirmed with: “{ $confirm }”
diff-detail-notified = Notification to: { $recipient } – “{ $subject }”
diff-detail-reminder = Reminder { DURATION($time) } before the deadline: { $recipient } – “{ $subject }”
# Variables:
#   $digest (text) - when notifications are sent as one message
diff-detail-digest = Digest: { $digest }
diff-detail-overview = Shown: only an overview of the lead
diff-detail-text = Text: “{ $text }”
diff-detail-later = Text after { DURATION($time) }: “{ $text }”
diff-detail-variant = Variant: “{ $text }” ({ $when })
diff-detail-variant-before = Variant before: “{ $text }” ({ $when })
diff-detail-values = Values: { $values }
diff-detail-default = When a lead is opened: { $default }

## Differences: stages

diff-stage-added = New stage: “{ $name }”.
diff-stage-removed = Stage removed: “{ $name }”.
diff-stage-first = Leads now start in the stage { $after } (before: { $before }).
diff-stage-shows-overview = Only an overview of the lead is now shown (before: all details).
diff-stage-shows-details = All details of the lead are now shown (before: only an overview).
diff-stage-withheld = Hidden fields: now { $after } (before: { $before }).

## Differences: actions

diff-action-added = New action “{ $name }”: the lead moves to “{ $to }”.
diff-action-added-stays = New action “{ $name }”: the lead stays in its stage.
diff-action-removed = Action removed: “{ $name }” (it moved the lead to “{ $to }”).
diff-action-removed-stays = Action removed: “{ $name }” (it left the lead in its stage).
diff-action-target = “{ $name }” now leads to { $after } (before: { $before }).
diff-action-target-stays = “{ $name }” now leaves the lead in its stage (before, it led to { $before }).
diff-action-target-leaves = “{ $name }” now leads to { $after } (before, the lead stayed in its stage).
diff-action-when = Condition for the action “{ $name }”: now { $after } (before: { $before }).
diff-action-roles = Roles that can use “{ $name }”: now { $after } (before: { $before }).
diff-action-confirm = Button that confirms “{ $name }”: now { $after } (before: { $before }).
diff-action-order = New order of the actions: { $after }.
diff-action-notifies = After “{ $name }”, a notification now goes to: { $recipient } – “{ $subject }”.
diff-action-notifies-no-more = After “{ $name }”, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-action-clocks = Time limits that “{ $action }” changes: now { $after } (before: { $before }).
diff-input-added = “{ $action }” now also has the field “{ $name }” ({ $need }).
diff-input-removed = “{ $action }” no longer has the field “{ $name }” (before: { $need }).
diff-input-stricter = In “{ $action }”, the field “{ $name }” is now { $after } (before: { $before }).
diff-input-looser = In “{ $action }”, the field “{ $name }” is now { $after } (before: { $before }).
diff-input-order = New order of the fields of “{ $action }”: { $after }.

## Differences: time limits

diff-timeout-added = New time limit: { DURATION($time) }, then “{ $to }”.
diff-timeout-removed = Time limit removed (before: { DURATION($time) }, then “{ $to }”).
diff-timeout-sooner = Less time to respond: { DURATION($after) } (before: { DURATION($before) }).
diff-timeout-later = More time to respond: { DURATION($after) } (before: { DURATION($before) }).
diff-timeout-time = Time to respond: now { DURATION($after) } (before: { DURATION($before) }).
diff-timeout-target = When time runs out, the lead now moves to { $after } (before: { $before }).
diff-timeout-when = Condition for the time limit: now { $after } (before: { $before }).
diff-timeout-notifies = When time runs out, a notification now goes to: { $recipient } – “{ $subject }”.
diff-timeout-notifies-no-more = When time runs out, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-timeout-reminders = Reminders: now { $after } (before: { $before }).
# Variables:
#   $name (text) - the label of a time limit, $before and $after (text) - the old and the new content
#   $recipient, $subject (text) - a notification, $limit (text) - a duration with its target
diff-clock-added = New time limit: “{ $name }”.
diff-clock-removed = Time limit removed: “{ $name }”.
diff-clock-starts = “{ $name }” starts: now { $after } (before: { $before }).
diff-clock-pauses = “{ $name }” pauses: now { $after } (before: { $before }).
diff-clock-stops = “{ $name }” ends: now { $after } (before: { $before }).
diff-clock-sooner = “{ $name }”: less time, { DURATION($after) } (before: { DURATION($before) }).
diff-clock-later = “{ $name }”: more time, { DURATION($after) } (before: { DURATION($before) }).
diff-clock-time = “{ $name }”: now { DURATION($after) } (before: { DURATION($before) }).
diff-clock-target = “{ $name }”: when time runs out, the lead now moves to { $after } (before: { $before }).
diff-clock-when = “{ $name }”: condition now { $after } (before: { $before }).
diff-clock-notifies = “{ $name }”: when time runs out, a notification now goes to: { $recipient } – “{ $subject }”.
diff-clock-notifies-no-more = “{ $name }”: when time runs out, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-clock-reminders = “{ $name }”: reminders now { $after } (before: { $before }).
diff-clock-limit-added = “{ $name }”: also { $limit }.
diff-clock-limit-removed = “{ $name }”: no longer { $limit }.
# Variables:
#   $name (text) - the id of a calendar, $before and $after (text) - the old and the new content,
#   $date (text) - a holiday
diff-calendar-added = Calendar “{ $name }” added.
diff-calendar-removed = Calendar “{ $name }” removed.
diff-calendar-when = Condition for the calendar “{ $name }”: now { $after } (before: { $before }).
diff-calendar-zone = Time zone of the calendar “{ $name }”: now { $after } (before: { $before }).
diff-calendar-hours = Working hours of the calendar “{ $name }”: now { $after } (before: { $before }).
diff-calendar-holiday-added = Calendar “{ $name }”: { $after } is now a holiday.
diff-calendar-holiday-removed = Calendar “{ $name }”: { $before } is no longer a holiday.
diff-calendar-holiday-hours = Calendar “{ $name }”: now { $after } (before: { $before }).
diff-calendar-holiday-name = Calendar “{ $name }”, name of the holiday on { $date }: now { $after } (before: { $before }).

## Differences: alerts

diff-alert-added = New alert (condition: { $when }).
diff-alert-removed = Alert removed (condition: { $when }).
diff-alert-when = Condition for the alert: now { $after } (before: { $before }).
diff-alert-icon = The alert now has a different icon.
diff-alert-change-added = The alert now changes after { DURATION($time) }.
diff-alert-change-removed = The alert no longer changes with time (before: after { DURATION($time) }).
diff-alert-change-sooner = The alert changes sooner: after { DURATION($after) } (before: { DURATION($before) }).
diff-alert-change-later = The alert changes later: after { DURATION($after) } (before: { DURATION($before) }).
diff-alert-change-time = The alert now changes after { DURATION($after) } (before: { DURATION($before) }).
diff-alert-change-text = Later text of the alert: now { $after } (before: { $before }).
diff-alert-change-icon = After it changes, the alert now has a different icon.

## Differences: outcomes

diff-outcome-added = New outcome: “{ $name }”.
diff-outcome-removed = Outcome removed: “{ $name }”.
diff-outcome-shows-overview = “{ $name }”: only an overview of the lead remains visible.
diff-outcome-shows-details = “{ $name }”: all details of the lead are visible.
diff-outcome-shows-last = “{ $name }”: as much of the lead is visible as in its last stage.
diff-outcome-withheld = “{ $name }”: hidden fields are now { $after } (before: { $before }).

## Differences: how leads arrive, and facts about them

diff-opening-notifies = When a lead arrives, a notification now goes to: { $recipient } – “{ $subject }”.
diff-opening-notifies-no-more = When a lead arrives, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-advice-added = A response time is now recommended: { DURATION($time) }.
diff-advice-removed = A response time is no longer recommended (before: { DURATION($time) }).
diff-advice-sooner = A shorter response time is now recommended: { DURATION($after) } (before: { DURATION($before) }).
diff-advice-later = A longer response time is now recommended: { DURATION($after) } (before: { DURATION($before) }).
diff-advice-time = Recommended response time: now { DURATION($after) } (before: { DURATION($before) }).
diff-channel-added = New source of leads: { $name }.
diff-channel-removed = No longer listed as a source of leads: { $name }.
diff-channel-relabelled = A source of leads is now described as: { $after } (before: { $before }).
diff-place-added = The place where leads are found is now given: { $after }.
diff-place-removed = The place where leads are found is no longer given (before: { $before }).
diff-place-path = Leads are now found under { $after } (before: { $before }).
diff-arrival-field-added = Leads now arrive with the field “{ $name }”.
diff-arrival-field-removed = Leads no longer arrive with the field “{ $name }”.
diff-fact-added = New fact about a lead: “{ $name }”.
diff-fact-removed = Fact about a lead removed: “{ $name }”.
diff-fact-kind = Possible values of “{ $name }”: now { $after } (before: { $before }).
diff-fact-default = When a lead is opened, “{ $name }” now { $after } (before: { $before }).
diff-fact-changes = Changes of “{ $name }” after opening: now { $after } (before: { $before }).
diff-changes = { $roles }, { $clock }
diff-changes-never = not possible
diff-clock-keep = the deadline stays
diff-clock-recompute = the deadline is computed again
diff-clock-restart = the time limit starts again
diff-fact-excluded = Now excluded: { $when }.
diff-fact-allowed = No longer excluded: { $when }.
diff-fact-value-added = New value of “{ $fact }”: “{ $name }”.
diff-fact-value-removed = Value of “{ $fact }” removed: “{ $name }”.

## Differences: fields

diff-field-added = New field “{ $name }”: { $kind }.
diff-field-removed = Field removed: “{ $name }”; it held: { $kind }.
diff-field-kind = The field “{ $name }” now holds: { $after }; before: { $before }.

## Differences: notifications

diff-notification-added = New notification to: { $recipient } – “{ $subject }”.
diff-notification-removed = Notification removed: { $recipient } – “{ $subject }”.
diff-notification-recipient = Recipient of “{ $name }”: now { $after }; before: { $before }.
diff-notification-when = Condition for the notification “{ $name }”: now { $after } (before: { $before }).
diff-notification-digest = Digest of the notification “{ $name }”: now { $after } (before: { $before }).
# Variables:
#   $count (number) - how many notifications are sent on their own, $time (duration) - the period
diff-digest = more than { NUMBER($count) } in { DURATION($time) }
# Variables:
#   $digest (text) - the digest, $by (text) - the label of a fact or field
diff-digest-by = { $digest }, separately by “{ $by }”
diff-recipient-added = New recipient: { $name }.
diff-recipient-removed = No longer a recipient: { $name }.

## Differences: roles, views and marks, tips

diff-role-added = New role: “{ $name }”.
diff-role-removed = Role removed: “{ $name }”.
diff-view-added = New view “{ $name }” (condition: { $when }).
diff-view-removed = View removed: “{ $name }” (condition: { $when }).
diff-view-when = Condition for the view “{ $name }”: now { $after } (before: { $before }).
diff-view-order = New order of the views: { $after }.
diff-mark-added = New mark: “{ $name }”.
diff-mark-removed = Mark removed: “{ $name }”.
diff-mark-icon = The mark “{ $name }” now has a different icon.
diff-tip-added = New tip: “{ $name }”.
diff-tip-removed = Tip removed: “{ $name }”.
diff-tip-order = New order of the tips: { $after }.

## Tables

table-lead = Lead
table-rules = Rules
table-state = State
table-deadline = Deadline
table-actions = Actions
table-id = Message
table-text = Text
table-locale = Language

## Pictures of a lifecycle

# Variables:
#   $rules (text) - the rule set, for example 2020
picture-title = Lifecycle of a { -lead } under rule set { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Path of the { -lead } { $lead } under rule set { $rules }
# At the arrow into the first stage.
picture-opened = New { -lead }
# Screen readers read the next six instead of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Every { -lead } starts in the stage “{ $state }”.
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: from “{ $from }” to “{ $to }”.
# Variables:
#   $after (duration) - the time limit
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = No response within { DURATION($after) }: from “{ $from }” to “{ $to }”.
picture-timeout-again = No response within { DURATION($after) }: “{ $state }” starts over.
picture-clock = “{ $clock }” runs out: from “{ $from }” to “{ $to }”.
picture-step-timeout = no response within { DURATION($after) }
# Variables:
#   $clock (text) - the label of the time limit that ran out
picture-step-clock = “{ $clock }” ran out
picture-step = { $what } – { $at }
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = Only if: { $condition }.
picture-by = Role: { LIST($roles) }.
picture-told = Notification to: { LIST($recipients) }.
picture-reminder = Reminder { DURATION($time) } before the deadline: { LIST($recipients) }
# Variables:
#   $reminder (text) - the reminder, without a full stop
picture-reminded = { $reminder }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = The { -lead } has been in the state “{ $state }” since { DATETIME($since) }.
# Variables:
#   $steps (list) - the steps, each with its instant
picture-path = Its path so far: { LIST($steps) }.
# In the box of the lead’s current state.
picture-here = The { -lead } is here
# In the box of a stage: only an overview of the lead is shown; there is no time limit.
picture-overview = Overview only
# $fields (text) - the labels of the fields that are not shown
picture-withheld = Hidden: { $fields }
picture-unlimited = No time limit
# The meaning of the signs beside arrows and names.
picture-sign-clock = If nobody responds within this time
picture-sign-envelope = Receives a notification
picture-sign-fork = Only for these { -leads }
picture-sign-person = Only for this role
picture-sign-again = Restarts the stage
picture-sign-dot = Leaves the { -lead } in its stage

## Help pages: sentences

# Pages are written with these sentences, and read with them: a variable matches the text in its place.
# `pages/common.ftl` has other wordings of the same sentences.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (duration) - a time limit; $icon, $value (text) - a name without a message
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = How { -leads } are handled under rule set { $rules }
page-description = Stages, actions, time limits, and notifications of a { -lead } under rule set { $rules }.
page-moves = The { -lead } moves to { $state }.
page-archives = The { -lead } is archived as { $state }.
page-stays = The { -lead } stays in its stage.
page-stays-archived = The { -lead } stays in the archive.
page-timeout = Time limit: { DURATION($time) } without a response.
page-never = There is no time limit.
page-otherwise-never = All other { -leads } have no time limit.
page-notifies = Notification to: { $recipients } – “{ $subject }”.
page-reminds = Reminder { DURATION($time) } before the deadline to: { $recipients } – “{ $subject }”.
page-required = Required: { $fields }.
page-asked = Requested: { $fields }.
page-optional = Optional: { $fields }.
page-confirm = Confirm with { $confirm }.
page-only = Applies only if: { $conditions }.
page-selects = Shows { -leads } with: { $conditions }.
page-by = Only for: { $roles }.
page-alert = An alert is shown at the top of the page.
page-alert-changes = The alert changes after { DURATION($time) }.
page-icon = Icon: { $icon }.
page-advice = Recommended response time: { DURATION($time) }.
page-overview = Only an overview of the { -lead } is shown at first.
page-ends-overview = Only an overview of the { -lead } remains visible.
page-ends-details = All details of the { -lead } remain visible.
page-withheld = Hidden: { $fields }.
page-details = From then on, all details are shown.
page-found = You can find { -leads } under { $path }.
page-channels = Where { -leads } come from:
page-brings = A { -lead } arrives with: { $fields }.
page-roles = Roles that can act: { $roles }.
page-sent = Recipient: { $recipients }.
page-sent-by = Depends on { $fact }.
# Variables:
#   $count (text) - how many notifications are sent on their own, $time (duration) - the period
page-digest = More than { $count } of them within { DURATION($time) } are sent as one message.
# Variables:
#   $by (text) - the label of a fact or field
page-digest-by = Counted separately by { $by }.
page-must-be-given = Must be provided.
page-may-be-left-out = Can be left out.
page-default = Default: { $value }.
page-excluded = Excluded combination: { $conditions }.
page-changes = Can change later.
page-changes-by = Can be changed later by: { $roles }.
page-change-keeps = The time limit then stays the same.
page-change-restarts = The time limit then starts again.
page-clock-opened = Starts when a { -lead } is opened.
page-clock-starts = Starts in: { $stages }.
page-clock-actions = Starts only by an action.
page-clock-pauses = Pauses in: { $stages }.
page-clock-stops = Ends in: { $stages }.
page-clock-time = Time limit: { DURATION($time) }.
page-clock-start = Starts the time limit { $clock }.
page-clock-stop = Ends the time limit { $clock }.
page-clock-extend = Extends the time limit { $clock } by { DURATION($time) }.
page-clock-times = Maximum number of extensions: { $times }.
page-follows = This rule set follows rule set { $rules }.
# After a name, before its description; between names.
page-colon = { ": " }
page-comma = { ", " }
# $kind (text) - the kind of a value
page-kind = { $kind }.

## Help pages: headings

page-facts = Facts about a { -lead }
page-recipients = Who is notified
page-stages = Lifecycle of a { -lead }
page-related = See also

## Help pages: messages used only to read pages

# Wordings are separated by |.

reading-next-stage = next stage
reading-choose = select { $action }
reading-parts = provide { $fields } of any additional
reading-arrives = send email to { $recipient } specific
reading-joints = and/or | and | or
# Small words around names that are not part of the names.
reading-fillers = the | a | an | any | your | either | additional | new | here | add | then
# The first words of an aside that names nothing.
reading-asides = which | that | who
# Words that make what follows them in the sentence optional.
reading-optionals = optionally | optional | if you like | if you want | as an option
# Words that negate a sentence.
reading-nots = not | never | no | neither | nor | without | cannot | don’t | doesn’t | won’t | can’t | isn’t | aren’t
# Between the parts of a duration.
reading-and = and
# Names of units that CLDR does not have, each with its meaning in rule files. `…` is the rest of a word.
reading-units = mins = 1m | hrs = 1h | calendar day… = 1d | consecutive day… = 1d | calendar week… = 1w | fortnight… = 2w | calendar month… = 1mo | calendar year… = 1y
# Days on which people work.
reading-working-days = business day… | working day… | workday… | weekday…
# Hours in which people work.
reading-working-hours = business hour… | working hour… | office hour…
# Words before a duration, or, after `…`, behind one.
reading-at-most = up to | as long as
reading-about = about | around | approximately | approx. | roughly | circa | … or so
# Words between the numbers of a range, separated by `|`: “10 to 14 days”; with `…`, also words before it
reading-ranges = to | through | thru | until | till | or | between … and
# Sentences about working hours on help pages, separated by `|`
# Variables:
#   $hours (text) - the weekdays with their hours
reading-works = Working hours: { $hours } | Business hours: { $hours } | Office hours: { $hours } | Opening hours: { $hours }
# Words with a full stop that does not end a sentence, separated by `|`. Those with `…` always continue, the others unless a
# capital letter follows; `0` is any number
reading-abbreviations = e.g. … | e. g. … | i.e. … | i. e. … | cf. … | approx. … | vs. … | Mr. … | Ms. … | Mrs. … | Dr. … | No. … 0 | fig. … 0 | etc. | Inc. | Ltd. | Co. | a.m. | p.m.

## Typography of the language, used to check its messages

# Quotation marks: opening, closing; after |, those inside a quotation
typography-quotes = “ ” | ‘ ’
typography-apostrophe = ’
# Dashes between parts of a sentence
typography-dash = –
# Full-width punctuation used instead of , . ; : ! ? ( )
typography-wide = { "" }
# Punctuation preceded by a no-break space
typography-spaced = { "" }
# Words before a duration that need it in another grammatical case than the nominative, each with the case; separated by |
typography-cases = { "" }
