### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
time-none = at once
deadline = { DURATION($left) } left

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
#   $mark (text) - the label of the mark
event-marked = Marked: { $mark }
event-unmarked = Mark removed: { $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the states under either
event-switched = Moved from rule set { $old } to rule set { $new }: “{ $from }” is now “{ $to }”
# Variables:
#   $reason (text) - the refusal, a whole sentence
event-refused = Refused. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Notified: { $recipient } – “{ $subject }”

## Kinds of values

kind-text = text
kind-money = amount of money with a currency
kind-date = date (YYYY-MM-DD)
kind-email = e-mail address
kind-phone = phone number
kind-boolean = yes or no
kind-list = list of entries

## How much an action needs a field

need-required = required
need-asked = asked for
need-optional = optional

## Refusals: why an event is not accepted, and what would be

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = The lead { $lead } has not been opened. Open it first.
refusal-opened-twice = The lead { $lead } has already been opened. A lead can be opened only once.
# Variables:
#   $rules (text) - the rule set that was named
#   $accepted (list) - what would be accepted
refusal-unknown-rules = There is no rule set “{ $rules }”. Available: { LIST($accepted, type: "or") }.
refusal-rules-not-given = No rule set is named. Available: { LIST($accepted, type: "or") }.
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = The id “{ $id }” is already taken by another event of this lead. Give each event an id of its own.
refusal-id-empty = The id of the event is empty. Give the event an id, or leave the id out.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = The event of { DATETIME($at) } comes too late: a later one, of { DATETIME($last) }, has already been recorded.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = The lead is archived as “{ $outcome }”. No action is possible any more.
# Variables:
#   $action (text) - the action as it was named
#   $state (text) - the label of the stage
refusal-unknown-action = “{ $action }” is not possible in the stage “{ $state }”. Possible: { LIST($accepted, type: "or") }.
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] The role “{ $role }” may not act: these rules know no roles.
       *[other] The role “{ $role }” may not act. Allowed: { LIST($accepted, type: "or") }.
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
#   $field (text) - the field as it was named
#   $action (text) - the label of the action
#   $count (number) - how many fields the action takes
refusal-unknown-field =
    { $count ->
        [0] “{ $action }” takes no fields, so “{ $field }” cannot be given.
       *[other] “{ $action }” does not take a field “{ $field }”. Possible: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - what is expected, one of the kinds above
refusal-wrong-kind = “{ $field }” cannot be read. Expected: { $kind }.
# Variables:
#   $fact (text) - the fact as it was named
#   $count (number) - how many facts these rules know
refusal-unknown-fact =
    { $count ->
        [0] These rules ask for no facts, so “{ $fact }” cannot be given.
       *[other] These rules know no fact “{ $fact }”. Possible: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = A fact is missing: { $fact }.
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = The value of “{ $fact }” cannot be used. Expected: { LIST($expected, type: "or") }.
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] These rules know no marks, so “{ $mark }” cannot be set or removed.
       *[other] These rules know no mark “{ $mark }”. Possible: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = The lead cannot move from rule set { $from } to “{ $to }”: no way between them is defined.
refusal-same-rules = The lead already runs under rule set { $rules }.
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = The lead goes back to rule set { $to } with what it had there: no facts and no fields can be given.
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages there have become this one
refusal-not-one-to-one =
    { $count ->
        [0] The lead cannot go back to rule set { $to }: none of its stages corresponds to “{ $state }”.
       *[other] The lead cannot go back to rule set { $to }: more than one of its stages has become “{ $state }”.
    }
# Variables:
#   $field (text) - the field as it was named
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] This rule set has no fields, so “{ $field }” cannot be given.
       *[other] This rule set has no field “{ $field }”. Possible: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $at (instant) - when the lead came in
#   $accepted (list) - the rule sets
refusal-not-in-force = The rollout names no rule set for this lead on { DATETIME($at) }. Name one when you open it: { LIST($accepted, type: "or") }.
# Variables:
#   $fact (text) - the fact that decides under which rules the lead opens
#   $accepted (list) - the values that it can have
#   $count (number) - how many there are; 0 where any text will do
refusal-rollout-fact =
    { $count ->
        [0] Which rule set the lead opens under depends on “{ $fact }”, which must be given as text.
       *[other] Which rule set the lead opens under depends on “{ $fact }”. Possible: { LIST($accepted, type: "or") }.
    }

## Plans: what a switch of rules does to leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - the rule sets that they belong to
#   $move (text) - from where to where; $count (number) - how many leads
#   $by, $least, $median, $most (text) - lengths of time
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = Switch to rule set { $to } on { DATETIME($at) }
plan-title-back = Return to rule set { $to } on { DATETIME($at) }
plan-moves =
    { $count ->
        [0] No lead moves.
        [one] { NUMBER($count) } lead moves.
       *[other] { NUMBER($count) } leads move.
    }
plan-safe = The switch can be applied as planned.
plan-unsafe = The switch cannot be applied: see the leads named below.
plan-unread = The switch cannot be applied: not all of the log, or of the rules, could be read.
plan-move = “{ $from }” ({ $old }) → “{ $to }” ({ $new })
plan-section =
    { $count ->
        [one] { $move }: { NUMBER($count) } lead
       *[other] { $move }: { NUMBER($count) } leads
    }
plan-leads = Leads
plan-deadline-same = Deadline unchanged
plan-deadline-earlier = Deadline earlier by { $by }
plan-deadline-earlier-spread = Deadline earlier by { $least } to { $most }, median { $median }
plan-deadline-later = Deadline later by { $by }
plan-deadline-later-spread = Deadline later by { $least } to { $most }, median { $median }
plan-deadline-gained = A deadline where there was none
plan-deadline-lost = No deadline any more
plan-action-gained = New action: “{ $action }”
plan-action-lost = Action no longer offered: “{ $action }”
plan-shows-details = All details of the lead become visible
plan-shows-overview = Only an overview of the lead stays visible
# Variables:
#   $before, $after (text) - the labels of the states that follow
plan-timeout-target = When time runs out, now “{ $after }” (before: “{ $before }”)
plan-timeout-notifies-no-more = When time runs out, no longer notified: { $recipient } – “{ $subject }”
plan-timeout-notifies = When time runs out, newly notified: { $recipient } – “{ $subject }”
plan-action-notifies-no-more = After “{ $name }”, no longer notified: { $recipient } – “{ $subject }”
plan-action-notifies = After “{ $name }”, newly notified: { $recipient } – “{ $subject }”
plan-alert-gained = Alert appears: “{ $text }”
plan-alert-lost = Alert disappears: “{ $text }”
plan-field-aside = Field kept aside: “{ $name }”
plan-fact-aside = Fact kept aside: “{ $name }”
plan-mark-aside = Mark kept aside: “{ $name }”
plan-lacking = “{ $field }” is missing; only the switch itself can bring it
plan-lacking-until = “{ $field }” is missing until it is given with { $actions }
plan-lacks = Missing: { LIST($fields) }
plan-at-once = “{ $from }” → “{ $to }”
plan-at-once-title = Would time out at once
plan-refused-title = Cannot move
plan-lacking-title = Lack what their new stage needs
plan-stay-title = Stay where they are
plan-stay-archived = Archived under rule set { $rules }
plan-stay-there = Under rule set { $rules } already
plan-stay-other = Under rule set { $rules }, not part of this switch
plan-stay-no-way = Under rule set { $rules }, from which there is no way to { $to }
plan-stay-never = Under rule set { $rules }, never came from { $to }
plan-before = Before
plan-after = After
plan-aside = Kept aside
plan-alerts = Alerts
# Variables:
#   $field (text) - the label of a field, $value (text) - what it holds
#   $at (text) - when a lead is due, $left (text) - the time until then, $to (text) - the label of the state that follows
plan-field = { $field }: { $value }
plan-due = { $at } ({ $left }) → { $to }

## Under which rule set a new lead opens

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - what it is and what it would have to be
#   $place (number) - where the lead falls, in percent; $end (number) - where the shares end

rollout-decided = A lead that opens on { DATETIME($at) } runs under rule set { $rules }.
rollout-undecided = No rule set is in force for a lead that opens on { DATETIME($at) }.
rollout-takes = Takes the lead.
rollout-not-yet = Takes leads only from { DATETIME($from) } on.
rollout-otherwise = Does not apply: “{ $fact }” is { $value }, not { $wanted }.
rollout-nothing = unknown
rollout-unknown = Does not apply: “{ $fact }”, which tells the shares apart, is unknown.
rollout-outside = Does not apply: the lead falls at { NUMBER($place) }%, and the shares end at { NUMBER($end) }%.
rollout-after = Comes after the entry that takes the lead.
rollout-place = Entry
rollout-why = Reason

## Differences between two rule sets: headings

diff-title = What changes from rule set { $from } to rule set { $to }
diff-none = There are no differences between the rule sets { $from } and { $to }.
diff-where = Area
diff-what = What changes
diff-section-stage = Stage “{ $stage }”
diff-section-outcomes = Archive and outcomes
diff-section-arrival = How leads arrive
diff-section-fields = Fields
diff-section-notifications = Notifications
diff-section-roles = Roles
diff-section-views = Views and marks
diff-section-tips = Tips

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) what stood there before and what stands there now,
# $name (text) what the sentence is about.

diff-renamed = “{ $before }” becomes “{ $after }”.
diff-renamed-same = “{ $name }” keeps its name; its ID changes from { $before } to { $after }.
diff-relabelled = “{ $before }” is now called “{ $after }”.

## Differences: values that stand in the sentences below

diff-quoted = “{ $text }”
# In the place of a condition where there is none: all leads.
diff-all-leads = none
diff-all-roles = all roles
condition-is = “{ $fact }: { $values }”
condition-marked = “Mark: { $marks }”
answer-yes = yes
answer-no = no
diff-by-fact = { $recipients }, depending on “{ $fact }”
diff-field-need = “{ $field }” ({ $need })
diff-part = “{ $part }” ({ $kind })
diff-list-of = { $kind } with { $parts }
diff-default-none = must be given
diff-default-unknown = may be left out
diff-default-value = defaults to { $value }

## Differences: more about a change, each in a line

diff-detail-when = Condition: { $when }
diff-detail-roles = Roles: { $roles }
diff-detail-fields = Fields: { $fields }
diff-detail-confirm = Confirmed with: “{ $confirm }”
diff-detail-notified = Notification to: { $recipient } – “{ $subject }”
diff-detail-overview = Shown: only an overview of the lead
diff-detail-text = Text: “{ $text }”
diff-detail-later = Text after { $time }: “{ $text }”
diff-detail-values = Values: { $values }
diff-detail-default = When a lead is opened: { $default }

## Differences: stages

diff-stage-added = New stage: “{ $name }”.
diff-stage-removed = The stage “{ $name }” is gone.
diff-stage-first = Leads now begin in the stage { $after } (before: { $before }).
diff-stage-shows-overview = Only an overview of the lead is shown now; before, all details were.
diff-stage-shows-details = All details of the lead are shown now; before, only an overview was.

## Differences: actions

diff-action-added = New action “{ $name }”: the lead moves to “{ $to }”.
diff-action-added-stays = New action “{ $name }”: the lead stays in its stage.
diff-action-removed = The action “{ $name }” is gone (it moved the lead to “{ $to }”).
diff-action-removed-stays = The action “{ $name }” is gone (it left the lead in its stage).
diff-action-target = “{ $name }” now leads to { $after } (before: { $before }).
diff-action-target-stays = “{ $name }” now leaves the lead in its stage (before, it led to { $before }).
diff-action-target-leaves = “{ $name }” now leads to { $after } (before, the lead stayed in its stage).
diff-action-when = Condition for the action “{ $name }”: now { $after } (before: { $before }).
diff-action-roles = Roles that may use “{ $name }”: now { $after } (before: { $before }).
diff-action-confirm = Button that confirms “{ $name }”: now { $after } (before: { $before }).
diff-action-order = New order of the actions: { $after }.
diff-action-notifies = After “{ $name }”, a notification now goes to: { $recipient } – “{ $subject }”.
diff-action-notifies-no-more = After “{ $name }”, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-input-added = “{ $action }” now also has the field “{ $name }” ({ $need }).
diff-input-removed = “{ $action }” no longer has the field “{ $name }” (before: { $need }).
diff-input-stricter = In “{ $action }”, the field “{ $name }” is now { $after } (before: { $before }).
diff-input-looser = In “{ $action }”, the field “{ $name }” is now { $after } (before: { $before }).
diff-input-order = New order of the fields of “{ $action }”: { $after }.

## Differences: time limits

diff-timeout-added = New time limit: { $time }, then “{ $to }”.
diff-timeout-removed = The time limit is gone (before: { $time }, then “{ $to }”).
diff-timeout-sooner = Less time to respond: { $after } (before: { $before }).
diff-timeout-later = More time to respond: { $after } (before: { $before }).
diff-timeout-target = When time runs out, the lead now moves to { $after } (before: { $before }).
diff-timeout-when = Condition for the time limit: now { $after } (before: { $before }).
diff-timeout-notifies = When time runs out, a notification now goes to: { $recipient } – “{ $subject }”.
diff-timeout-notifies-no-more = When time runs out, a notification no longer goes to: { $recipient } – “{ $subject }”.

## Differences: alerts

diff-alert-added = New alert (condition: { $when }).
diff-alert-removed = The alert is gone (condition: { $when }).
diff-alert-when = Condition for the alert: now { $after } (before: { $before }).
diff-alert-icon = The alert now has a different icon.
diff-alert-change-added = The alert now changes after { $time }.
diff-alert-change-removed = The alert no longer changes with time (before: after { $time }).
diff-alert-change-sooner = The alert changes sooner: after { $after } (before: { $before }).
diff-alert-change-later = The alert changes later: after { $after } (before: { $before }).
diff-alert-change-text = Later text of the alert: now { $after } (before: { $before }).
diff-alert-change-icon = When the alert changes, it now gets a different icon than before.

## Differences: outcomes

diff-outcome-added = New outcome: “{ $name }”.
diff-outcome-removed = The outcome “{ $name }” is gone.

## Differences: how leads arrive, and what is known of them

diff-opening-notifies = When a lead arrives, a notification now goes to: { $recipient } – “{ $subject }”.
diff-opening-notifies-no-more = When a lead arrives, a notification no longer goes to: { $recipient } – “{ $subject }”.
diff-advice-added = A response time is now recommended: { $time }.
diff-advice-removed = A response time is no longer recommended (before: { $time }).
diff-advice-sooner = A shorter response time is now recommended: { $after } (before: { $before }).
diff-advice-later = A longer response time is now recommended: { $after } (before: { $before }).
diff-channel-added = New source of leads: { $name }.
diff-channel-removed = No longer named as a source of leads: { $name }.
diff-channel-relabelled = A source of leads is now described as: { $after } (before: { $before }).
diff-place-added = It is now stated where leads are found: { $after }.
diff-place-removed = It is no longer stated where leads are found (before: { $before }).
diff-place-path = Leads are now found under { $after } (before: { $before }).
diff-arrival-field-added = Leads now arrive with the field “{ $name }”.
diff-arrival-field-removed = Leads no longer arrive with the field “{ $name }”.
diff-fact-added = New fact about a lead: “{ $name }”.
diff-fact-removed = The fact “{ $name }” about a lead is gone.
diff-fact-kind = Possible values of “{ $name }”: now { $after } (before: { $before }).
diff-fact-default = When a lead is opened, “{ $name }” now { $after } (before: { $before }).
diff-fact-value-added = New value of “{ $fact }”: “{ $name }”.
diff-fact-value-removed = The value “{ $name }” of “{ $fact }” is gone.

## Differences: fields

diff-field-added = New field “{ $name }”: { $kind }.
diff-field-removed = The field “{ $name }” is gone; it held: { $kind }.
diff-field-kind = The field “{ $name }” now holds: { $after }; before: { $before }.

## Differences: notifications

diff-notification-added = New notification to: { $recipient } – “{ $subject }”.
diff-notification-removed = This notification is gone: { $recipient } – “{ $subject }”.
diff-notification-recipient = Recipient of “{ $name }”: now { $after }; before: { $before }.
diff-recipient-added = New recipient: { $name }.
diff-recipient-removed = No longer a recipient: { $name }.

## Differences: roles, views and marks, tips

diff-role-added = New role: “{ $name }”.
diff-role-removed = The role “{ $name }” is gone.
diff-view-added = New view “{ $name }” (condition: { $when }).
diff-view-removed = The view “{ $name }” is gone (condition: { $when }).
diff-view-when = Condition for the view “{ $name }”: now { $after } (before: { $before }).
diff-view-order = New order of the views: { $after }.
diff-mark-added = New mark: “{ $name }”.
diff-mark-removed = The mark “{ $name }” is gone.
diff-mark-icon = The mark “{ $name }” now has a different icon.
diff-tip-added = New tip: “{ $name }”.
diff-tip-removed = The tip “{ $name }” is gone.
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
picture-title = Life of a lead under rule set { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Path of lead { $lead } under rule set { $rules }
# At the arrow into the first stage.
picture-opened = New lead
# The next six are read out in the place of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Every lead begins in the stage “{ $state }”.
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: from “{ $from }” to “{ $to }”.
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = No response within { $after }: from “{ $from }” to “{ $to }”.
picture-timeout-again = No response within { $after }: “{ $state }” begins anew.
picture-step-timeout = no response within { $after }
picture-step = { $what } – { $at }
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = Only where { $condition } applies.
picture-by = Role: { LIST($roles) }.
picture-told = Notification to: { LIST($recipients) }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = The lead has been in the state “{ $state }” since { DATETIME($since) }.
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = Its path so far: { LIST($steps) }.
# In the box of the state that the lead is in.
picture-here = The lead is here
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = Overview only
picture-unlimited = No time limit
# What the signs beside arrows and names mean.
picture-sign-clock = If nobody responds within this time
picture-sign-envelope = Receives a notification
picture-sign-fork = Only for these leads
picture-sign-person = Only for this role
picture-sign-again = Begins the stage anew
picture-sign-dot = Leaves the lead in its stage

## Help pages: sentences

# A page is written with these sentences and read by them: what stands in a blank is what is told. `pages/common.ftl`
# has other wordings in which pages say the same.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (text) - a length of time; $icon, $value (text) - a name that is no word
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = How leads are handled under rule set { $rules }
page-description = Stages, actions, time limits and notifications of a lead under rule set { $rules }.
page-moves = The lead moves to { $state }.
page-archives = The lead is archived as { $state }.
page-stays = The lead stays in its stage.
page-timeout = Time limit: { $time } without a response.
page-never = There is no time limit.
page-notifies = Notification to: { $recipients } – “{ $subject }”.
page-required = Required: { $fields }.
page-asked = Asked for: { $fields }.
page-optional = Optional: { $fields }.
page-confirm = Confirm with { $confirm }.
page-only = Applies only where: { $conditions }.
page-selects = Shows leads with: { $conditions }.
page-by = Only for: { $roles }.
page-alert = An alert is shown at the top of the page.
page-alert-changes = The alert changes after { $time }.
page-icon = Icon: { $icon }.
page-advice = Recommended response time: { $time }.
page-overview = Only an overview of the lead is shown at first.
page-details = From then on all details are shown.
page-found = Leads are found under { $path }.
page-channels = Leads come from these sources:
page-brings = A lead arrives with: { $fields }.
page-roles = Roles that may act: { $roles }.
page-sent = Recipient: { $recipients }.
page-sent-by = Depends on { $fact }.
page-must-be-given = Must be given.
page-may-be-left-out = May be left out.
page-default = If not given: { $value }.
page-follows = These rules follow rule set { $rules }.
# Behind names, before what is said of them; between names.
page-colon = { ": " }
page-comma = { ", " }
# $kind (text) - what kind of value something takes
page-kind = { $kind }.

## Help pages: headings

page-facts = What is known of a lead
page-recipients = Who is notified
page-stages = The life of a lead
page-related = See also

## Help pages: what is only read

# Wordings parted by |, as above.

reading-next-stage = next stage
reading-choose = select { $action }
reading-parts = provide { $fields } of any additional
reading-arrives = send email to { $recipient } specific
reading-joints = and/or | and | or
# Small words around names that are no part of them.
reading-fillers = the | a | an | any | your | either | additional | new | here | add | then
# What an aside begins with, which names nothing.
reading-asides = which | that | who
# Words that turn what is said into its contrary.
reading-nots = not | never | no | neither | nor | without | cannot | don’t | doesn’t | won’t | can’t | isn’t | aren’t
# Between the parts of a length of time.
reading-and = and
reading-minutes = minute | minutes | min
reading-hours = hour | hours | hr | hrs | h
reading-days = day | days
reading-weeks = week | weeks
reading-months = month | months
reading-years = year | years
# From one upwards; forms of one number are parted by /.
reading-numbers = one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen | fourteen

## Typography: what the language uses, for checking its words

# Quotation marks, the opening one before the closing one; behind | those within a quotation
typography-quotes = “ ” | ‘ ’
typography-apostrophe = ’
# Dashes that part a sentence
typography-dash = –
# Full-width punctuation that stands in the place of , . ; : ! ? ( )
typography-wide = { "" }
# Punctuation that a no-break space stands before
typography-spaced = { "" }
