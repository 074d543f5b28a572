### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
deadline = noch { DURATION($left) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Angelegt mit dem Regelsatz { $rules }
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }: von „{ $from }“ zu „{ $to }“
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }: von „{ $from }“ zu „{ $to }“, ausgeführt von: { $by }
event-action-stays = { $action }
event-action-stays-by = { $action }, ausgeführt von: { $by }
event-timeout = Frist ohne Antwort verstrichen: von „{ $from }“ zu „{ $to }“
# Variables:
#   $mark (text) - the label of the mark
event-marked = Markierung gesetzt: { $mark }
event-unmarked = Markierung entfernt: { $mark }
# Variables:
#   $reason (text) - the refusal, a whole sentence
event-refused = Zurückgewiesen. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Benachrichtigt: { $recipient } – „{ $subject }“

## Kinds of values

kind-text = Text
kind-money = Geldbetrag mit Währung (25000.00 EUR)
kind-date = Datum (JJJJ-MM-TT)
kind-email = E-Mail-Adresse
kind-phone = Telefonnummer
kind-boolean = ja oder nein
kind-list = Liste von Einträgen

## How much an action needs a field

need-required = erforderlich
need-asked = erwünscht
need-optional = optional

## Refusals: why an event is not accepted, and what would be

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = Der Lead { $lead } ist noch nicht angelegt. Legen Sie ihn zuerst an.
refusal-opened-twice = Der Lead { $lead } ist bereits angelegt. Ein Lead kann nur einmal angelegt werden.
# Variables:
#   $rules (text) - the rule set that was named
#   $accepted (list) - what would be accepted
refusal-unknown-rules = Den Regelsatz „{ $rules }“ gibt es nicht. Verfügbar: { LIST($accepted) }.
refusal-rules-not-given = Es ist kein Regelsatz angegeben. Verfügbar: { LIST($accepted) }.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Das Ereignis vom { DATETIME($at) } kommt zu spät: Ein späteres vom { DATETIME($last) } ist bereits erfasst.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = Der Lead ist als „{ $outcome }“ archiviert; Aktionen sind nicht mehr möglich.
# Variables:
#   $action (text) - the action as it was named
#   $state (text) - the label of the stage
refusal-unknown-action = „{ $action }“ ist in der Phase „{ $state }“ nicht möglich. Möglich: { LIST($accepted) }.
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] Die Rolle „{ $role }“ ist nicht berechtigt: Dieser Regelsatz kennt keine Rollen.
       *[other] Die Rolle „{ $role }“ ist nicht berechtigt. Zulässig: { LIST($accepted) }.
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field =
    { $count ->
        [one] Ein Pflichtfeld ist nicht ausgefüllt: { LIST($fields) }.
       *[other] Pflichtfelder sind nicht ausgefüllt: { LIST($fields) }.
    }
# Variables:
#   $field (text) - the field as it was named
#   $action (text) - the label of the action
#   $count (number) - how many fields the action takes
refusal-unknown-field =
    { $count ->
        [0] Für „{ $action }“ sind keine Felder vorgesehen, „{ $field }“ kann daher nicht angegeben werden.
       *[other] Für „{ $action }“ ist kein Feld „{ $field }“ vorgesehen. Möglich: { LIST($accepted) }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - what is expected, one of the kinds above
refusal-wrong-kind = Der Wert für „{ $field }“ ist nicht lesbar. Erwartet: { $kind }.
# Variables:
#   $fact (text) - the fact as it was named
#   $count (number) - how many facts these rules know
refusal-unknown-fact =
    { $count ->
        [0] Dieser Regelsatz sieht keine Angaben zum Lead vor, „{ $fact }“ kann daher nicht übernommen werden.
       *[other] Dieser Regelsatz kennt keine Angabe „{ $fact }“. Möglich: { LIST($accepted) }.
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = Eine Angabe zum Lead fehlt: { $fact }.
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = Der Wert für „{ $fact }“ ist nicht zulässig. Erwartet: { LIST($expected) }.
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] Dieser Regelsatz kennt keine Markierungen, „{ $mark }“ kann daher weder gesetzt noch entfernt werden.
       *[other] Dieser Regelsatz kennt keine Markierung „{ $mark }“. Möglich: { LIST($accepted) }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Der Lead kann nicht vom Regelsatz { $from } zu „{ $to }“ wechseln: Für diesen Wechsel ist kein Weg festgelegt.

## Tables

table-lead = Lead
table-rules = Regelsatz
table-state = Status
table-deadline = Frist
table-actions = Aktionen
table-id = Meldung
table-text = Text
table-locale = Sprache

## Pictures of a lifecycle

# Variables:
#   $rules (text) - the rule set, for example 2020
picture-title = Lebenszyklus eines Leads nach dem Regelsatz { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Weg des Leads { $lead } nach dem Regelsatz { $rules }
# At the arrow into the first stage.
picture-opened = Neuer Lead
# The next six are read out in the place of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Jeder Lead beginnt in „{ $state }“.
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: von „{ $from }“ zu „{ $to }“.
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Ohne Antwort nach Ablauf der Frist ({ $after }): von „{ $from }“ zu „{ $to }“.
# Variables:
#   $recipients (list) - the labels of the recipients
picture-told = Benachrichtigt: { LIST($recipients) }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = Der Lead steht seit { DATETIME($since) } auf „{ $state }“.
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = Bisheriger Weg: { LIST($steps) }.
# In the box of the state that the lead is in.
picture-here = Hier steht der Lead
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = Nur Übersicht
picture-unlimited = Ohne Frist
# What the signs beside arrows and names mean.
picture-sign-clock = Wenn in dieser Zeit niemand antwortet
picture-sign-envelope = Wird benachrichtigt
picture-sign-fork = Nur für diese Leads
picture-sign-again = Beginnt die Phase neu
picture-sign-dot = Der Lead bleibt in seiner Phase
