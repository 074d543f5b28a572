### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
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
#   $reason (text) - the refusal, a whole sentence
event-refused = Refused. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Notified: { $recipient } – “{ $subject }”

## Kinds of values

kind-text = text
kind-money = amount of money with a currency (25000.00 EUR)
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
refusal-unknown-rules = There is no rule set “{ $rules }”. Available: { LIST($accepted) }.
refusal-rules-not-given = No rule set is named. Available: { LIST($accepted) }.
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
refusal-unknown-action = “{ $action }” is not possible in the stage “{ $state }”. Possible: { LIST($accepted) }.
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] The role “{ $role }” may not act: these rules know no roles.
       *[other] The role “{ $role }” may not act. Allowed: { LIST($accepted) }.
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
       *[other] “{ $action }” does not take a field “{ $field }”. Possible: { LIST($accepted) }.
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
       *[other] These rules know no fact “{ $fact }”. Possible: { LIST($accepted) }.
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = A fact is missing: { $fact }.
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = The value of “{ $fact }” cannot be used. Expected: { LIST($expected) }.
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] These rules know no marks, so “{ $mark }” cannot be set or removed.
       *[other] These rules know no mark “{ $mark }”. Possible: { LIST($accepted) }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = The lead cannot move from rule set { $from } to “{ $to }”: no way between them is defined.

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
picture-begins = Every lead begins in “{ $state }”.
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: from “{ $from }” to “{ $to }”.
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = No response within { $after }: from “{ $from }” to “{ $to }”.
# Variables:
#   $recipients (list) - the labels of the recipients
picture-told = Notified: { LIST($recipients) }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = The lead has been in “{ $state }” since { DATETIME($since) }.
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = Its path so far: { LIST($steps) }.
# In the box of the state that the lead is in.
picture-here = The lead is here
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = Overview only
picture-unlimited = No time limit
# What the signs beside arrows and names mean.
picture-sign-clock = If nobody responds in this time
picture-sign-envelope = Receives a notification
picture-sign-fork = Only for these leads
picture-sign-again = Begins the stage anew
picture-sign-dot = Leaves the lead in its stage
