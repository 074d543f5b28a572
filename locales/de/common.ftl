### Messages shared by all rule sets: time, history, refusals, tables.

## The noun for a lead

# A rule set can have another noun: its file then has these terms, where they are not made of each other.
-lead =
    { $case ->
        [genitive] Leads
        [dative] Lead
        [accusative] Lead
       *[nominative] Lead
    }
    .gender = masculine
-leads = Leads
-the-lead =
    { $case ->
       *[nominative]
            { -lead.gender ->
                [feminine] die { -lead }
                [neuter] das { -lead }
               *[masculine] der { -lead }
            }
        [genitive]
            { -lead.gender ->
                [feminine] der { -lead(case: "genitive") }
               *[masculine] des { -lead(case: "genitive") }
            }
        [dative]
            { -lead.gender ->
                [feminine] der { -lead(case: "dative") }
               *[masculine] dem { -lead(case: "dative") }
            }
        [accusative]
            { -lead.gender ->
                [feminine] die { -lead(case: "accusative") }
                [neuter] das { -lead(case: "accusative") }
               *[masculine] den { -lead(case: "accusative") }
            }
    }
# At the beginning of a sentence.
-The-lead =
    { -lead.gender ->
        [feminine] Die { -lead }
        [neuter] Das { -lead }
       *[masculine] Der { -lead }
    }
-a-lead =
    { $case ->
       *[nominative]
            { -lead.gender ->
                [feminine] eine { -lead }
               *[masculine] ein { -lead }
            }
        [genitive]
            { -lead.gender ->
                [feminine] einer { -lead(case: "genitive") }
               *[masculine] eines { -lead(case: "genitive") }
            }
        [dative]
            { -lead.gender ->
                [feminine] einer { -lead(case: "dative") }
               *[masculine] einem { -lead(case: "dative") }
            }
        [accusative]
            { -lead.gender ->
                [feminine] eine { -lead(case: "accusative") }
                [neuter] ein { -lead(case: "accusative") }
               *[masculine] einen { -lead(case: "accusative") }
            }
    }

## Time

time-none = sofort
# Variables:
#   $count (number) - how many days or hours of working time
#   $case (text) - the grammatical case, which some languages need
time-business-days =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Arbeitstag
               *[other] { $count } Arbeitstage
            }
        [genitive]
            { $count ->
                [one] { $count } Arbeitstages
               *[other] { $count } Arbeitstage
            }
        [dative]
            { $count ->
                [one] { $count } Arbeitstag
               *[other] { $count } Arbeitstagen
            }
        [accusative]
            { $count ->
                [one] { $count } Arbeitstag
               *[other] { $count } Arbeitstage
            }
    }
time-business-hours =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Geschäftsstunde
               *[other] { $count } Geschäftsstunden
            }
        [genitive]
            { $count ->
                [one] { $count } Geschäftsstunde
               *[other] { $count } Geschäftsstunden
            }
        [dative]
            { $count ->
                [one] { $count } Geschäftsstunde
               *[other] { $count } Geschäftsstunden
            }
        [accusative]
            { $count ->
                [one] { $count } Geschäftsstunde
               *[other] { $count } Geschäftsstunden
            }
    }
# The units of durations by grammatical case, for DURATION(…, case: "dative").
-time-years =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Jahr
               *[other] { $count } Jahre
            }
        [genitive]
            { $count ->
                [one] { $count } Jahres
               *[other] { $count } Jahre
            }
        [dative]
            { $count ->
                [one] { $count } Jahr
               *[other] { $count } Jahren
            }
        [accusative]
            { $count ->
                [one] { $count } Jahr
               *[other] { $count } Jahre
            }
    }
-time-months =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Monat
               *[other] { $count } Monate
            }
        [genitive]
            { $count ->
                [one] { $count } Monats
               *[other] { $count } Monate
            }
        [dative]
            { $count ->
                [one] { $count } Monat
               *[other] { $count } Monaten
            }
        [accusative]
            { $count ->
                [one] { $count } Monat
               *[other] { $count } Monate
            }
    }
-time-days =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Tag
               *[other] { $count } Tage
            }
        [genitive]
            { $count ->
                [one] { $count } Tages
               *[other] { $count } Tage
            }
        [dative]
            { $count ->
                [one] { $count } Tag
               *[other] { $count } Tagen
            }
        [accusative]
            { $count ->
                [one] { $count } Tag
               *[other] { $count } Tage
            }
    }
-time-hours =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Stunde
               *[other] { $count } Stunden
            }
        [genitive]
            { $count ->
                [one] { $count } Stunde
               *[other] { $count } Stunden
            }
        [dative]
            { $count ->
                [one] { $count } Stunde
               *[other] { $count } Stunden
            }
        [accusative]
            { $count ->
                [one] { $count } Stunde
               *[other] { $count } Stunden
            }
    }
-time-minutes =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Minute
               *[other] { $count } Minuten
            }
        [genitive]
            { $count ->
                [one] { $count } Minute
               *[other] { $count } Minuten
            }
        [dative]
            { $count ->
                [one] { $count } Minute
               *[other] { $count } Minuten
            }
        [accusative]
            { $count ->
                [one] { $count } Minute
               *[other] { $count } Minuten
            }
    }
-time-seconds =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } Sekunde
               *[other] { $count } Sekunden
            }
        [genitive]
            { $count ->
                [one] { $count } Sekunde
               *[other] { $count } Sekunden
            }
        [dative]
            { $count ->
                [one] { $count } Sekunde
               *[other] { $count } Sekunden
            }
        [accusative]
            { $count ->
                [one] { $count } Sekunde
               *[other] { $count } Sekunden
            }
    }
time-in-business-days =
    { $count ->
        [one] in { $count } Arbeitstag
       *[other] in { $count } Arbeitstagen
    }
time-in-business-hours =
    { $count ->
        [one] in { $count } Geschäftsstunde
       *[other] in { $count } Geschäftsstunden
    }
# Variables:
#   $left (duration) - the time until the deadline
deadline = noch { DURATION($left) }
# Variables:
#   $left (duration) - the time left, which stays the same while the time limit is paused
clock-paused = Angehalten, noch { DURATION($left) }
# Variables:
#   $since (instant) - when the time was over
clock-over = Überfällig seit dem { DATETIME($since) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Angelegt (Regelsatz { $rules })
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
#   $due (instant) - the deadline
event-reminder = Erinnerung: Frist bis { DATETIME($due) }
# Variables:
#   $clock (text) - the label of a time limit
#   $due (instant) - its deadline
event-reminder-clock = Erinnerung: { $clock }, fällig am { DATETIME($due) }
# Variables:
#   $clock (text) - the label of the time limit that is over, $from (text), $to (text) - the labels of states
event-clock = Frist überschritten: { $clock }
event-clock-moves = Frist überschritten: { $clock } – von „{ $from }“ zu „{ $to }“
# Variables:
#   $facts (text) - the facts with their new values
event-fact = Geändert: { $facts }
# Variables:
#   $by (text) - the label of the role
event-fact-by = Geändert: { $facts }, ausgeführt von: { $by }
# Variables:
#   $mark (text) - the label of the mark
event-marked = Markierung gesetzt: { $mark }
event-unmarked = Markierung entfernt: { $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the state in each
event-switched = Vom Regelsatz { $old } zum Regelsatz { $new } gewechselt: Aus „{ $from }“ wird „{ $to }“
# Variables:
#   $state (text) - the label of the state
event-switched-same = Vom Regelsatz { $old } zum Regelsatz { $new } gewechselt, weiterhin „{ $state }“
# Variables:
#   $reason (text) - the refusal, a complete sentence
event-refused = Zurückgewiesen. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Benachrichtigt: { $recipient } – „{ $subject }“
# Variables:
#   $at (instant) - when the digest is sent
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
event-digested = In der Sammelnachricht vom { DATETIME($at) }: { $recipient } – „{ $subject }“
# Variables:
#   $at (instant) - when the digest is sent, $count (number) - how many notifications it replaces
event-digest = Sammelnachricht vom { DATETIME($at) } ({ NUMBER($count) })

## Kinds of values

kind-text = Text
kind-money = Geldbetrag mit Währung
kind-date = Datum (JJJJ-MM-TT)
kind-email = E-Mail-Adresse
kind-phone = Telefonnummer
kind-boolean = ja oder nein
kind-list = Liste von Einträgen

## How much an action needs a field

need-required = erforderlich
need-asked = erwünscht
need-optional = optional

## Refusals: why an event is not accepted, and what is

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = { -The-lead } { $lead } ist noch nicht angelegt und muss zuerst angelegt werden.
refusal-opened-twice = { -The-lead } { $lead } ist bereits angelegt. Das ist nur einmal möglich.
# Variables:
#   $rules (text) - the rule set as given
#   $accepted (list) - the accepted values
refusal-unknown-rules = Den Regelsatz „{ $rules }“ gibt es nicht. Verfügbar: { LIST($accepted, type: "or") }.
refusal-rules-not-given = Es ist kein Regelsatz angegeben. Verfügbar: { LIST($accepted, type: "or") }.
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = Die ID „{ $id }“ gehört bereits zu einem anderen Ereignis { -the-lead(case: "genitive") }. Geben Sie jedem Ereignis eine eigene ID.
refusal-id-empty = Die ID des Ereignisses ist leer. Geben Sie eine ID an oder lassen Sie sie weg.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Ereignisse müssen zeitlich aufeinanderfolgen: Dieses ist vom { DATETIME($at) }, doch eines vom { DATETIME($last) } ist bereits erfasst.
# Variables:
#   $at (instant) - when the event happened
#   $until (instant) - the instant of the last notification
refusal-already-settled = Eine Benachrichtigung vom { DATETIME($until) } ist bereits versandt. Ein früheres Ereignis, hier vom { DATETIME($at) }, lässt sich nicht mehr nachtragen.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = { -The-lead } ist als „{ $outcome }“ archiviert; Aktionen sind nicht mehr möglich.
# Variables:
#   $action (text) - the action as given
#   $state (text) - the label of the stage
refusal-unknown-action = „{ $action }“ ist in der Phase „{ $state }“ nicht möglich. Möglich: { LIST($accepted, type: "or") }.
refused-in-archive = „{ $action }“ ist nicht möglich: { -The-lead } ist als „{ $state }“ archiviert. Möglich: { LIST($accepted, type: "or") }.
# Variables:
#   $clock (text) - the label of a time limit
refusal-not-extendable = „{ $clock }“ lässt sich nicht verlängern: Die Frist läuft nicht oder wurde schon so oft wie möglich verlängert.
# Variables:
#   $role (text) - the role as given
#   $count (number) - how many roles can act
refusal-unknown-role =
    { $count ->
        [0] Die Rolle „{ $role }“ ist nicht berechtigt: Dieser Regelsatz kennt keine Rollen.
       *[other] Die Rolle „{ $role }“ ist nicht berechtigt. Zulässig: { LIST($accepted, type: "or") }.
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
#   $field (text) - the field as given
#   $action (text) - the label of the action
#   $count (number) - how many fields the action has
refusal-unknown-field =
    { $count ->
        [0] Für „{ $action }“ sind keine Felder vorgesehen, „{ $field }“ kann daher nicht angegeben werden.
       *[other] Für „{ $action }“ ist kein Feld „{ $field }“ vorgesehen. Möglich: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - the expected kind, one of those above
refusal-wrong-kind = Der Wert für „{ $field }“ ist nicht lesbar. Erwartet: { $kind }.
# Variables:
#   $fact (text) - the fact as given
#   $count (number) - how many facts the rule set has
refusal-unknown-fact =
    { $count ->
        [0] Dieser Regelsatz sieht keine Angaben vor, „{ $fact }“ kann daher nicht übernommen werden.
       *[other] Dieser Regelsatz kennt keine Angabe „{ $fact }“. Möglich: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $facts (list) - the labels of the missing facts
#   $count (number) - how many are missing
refusal-missing-fact =
    { $count ->
        [one] Eine Angabe fehlt: { LIST($facts) }.
       *[other] Angaben fehlen: { LIST($facts) }.
    }
# Variables:
#   $expected (list) - the accepted values
refusal-wrong-fact = Der Wert für „{ $fact }“ ist nicht zulässig. Zulässig: { LIST($expected, type: "or") }.
# Variables:
#   $count (number) - how many facts can change
#   $accepted (list) - the labels of these facts
refusal-fixed-fact =
    { $count ->
        [0] „{ $fact }“ behält den Wert, der beim Anlegen angegeben wurde.
       *[other] „{ $fact }“ behält den Wert, der beim Anlegen angegeben wurde. Änderbar: { LIST($accepted) }.
    }
# Variables:
#   $condition (text) - the facts that no lead has together
refusal-excluded-facts = Diese Angaben schließen einander aus: { $condition }.
# Variables:
#   $mark (text) - the mark as given
#   $count (number) - how many marks the rule set has
refusal-unknown-mark =
    { $count ->
        [0] Dieser Regelsatz kennt keine Markierungen, „{ $mark }“ kann daher weder gesetzt noch entfernt werden.
       *[other] Dieser Regelsatz kennt keine Markierung „{ $mark }“. Möglich: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Ein Wechsel vom Regelsatz { $from } zu „{ $to }“ ist nicht vorgesehen.
refusal-same-rules = Für { -the-lead(case: "accusative") } gilt bereits der Regelsatz { $rules }.
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = { -The-lead } kehrt mit den damaligen Angaben zum Regelsatz { $to } zurück; weitere Angaben und Felder sind nicht möglich.
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages of that rule set map to this stage
refusal-not-one-to-one =
    { $count ->
        [0] { -The-lead } kann nicht zum Regelsatz { $to } zurückkehren: Keine seiner Phasen entspricht „{ $state }“.
       *[other] { -The-lead } kann nicht zum Regelsatz { $to } zurückkehren: Aus mehreren seiner Phasen ist „{ $state }“ geworden.
    }
# Variables:
#   $field (text) - the field as given
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] Dieser Regelsatz hat keine Felder, „{ $field }“ kann daher nicht angegeben werden.
       *[other] Dieser Regelsatz hat kein Feld „{ $field }“. Möglich: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $at (instant) - when the lead arrived
#   $accepted (list) - the rule sets
refusal-not-in-force = Die Einführungsregeln sehen am { DATETIME($at) } für { -the-lead(case: "accusative") } keinen Regelsatz vor. Geben Sie beim Anlegen einen an: { LIST($accepted, type: "or") }.
# Variables:
#   $fact (text) - the fact that decides which rule set the lead uses
#   $accepted (list) - its possible values
#   $count (number) - how many there are; 0 if any text is accepted
refusal-rollout-fact =
    { $count ->
        [0] Welcher Regelsatz für { -the-lead(case: "accusative") } gilt, hängt von „{ $fact }“ ab; dazu muss ein Text angegeben werden.
       *[other] Welcher Regelsatz für { -the-lead(case: "accusative") } gilt, hängt von „{ $fact }“ ab. Möglich: { LIST($accepted, type: "or") }.
    }

## Plans: effects of a switch on leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - their rule sets
#   $move (text) - the states before and after; $count (number) - how many leads
#   $by, $least, $median, $most (duration) - how much earlier or later
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = Wechsel zum Regelsatz { $to } am { DATETIME($at) }
plan-title-back = Rückkehr zum Regelsatz { $to } am { DATETIME($at) }
plan-moves =
    { $count ->
        [0] Kein Lead wird umgestellt.
        [one] { NUMBER($count) } Lead wird umgestellt.
       *[other] { NUMBER($count) } Leads werden umgestellt.
    }
plan-safe = Der Wechsel kann wie geplant ausgeführt werden.
plan-unsafe = Der Wechsel kann nicht ausgeführt werden: siehe die unten genannten Leads.
plan-unread = Der Wechsel kann nicht ausgeführt werden: Das Protokoll oder die Regeln konnten nicht vollständig gelesen werden.
plan-move = „{ $from }“ ({ $old }) → „{ $to }“ ({ $new })
plan-section =
    { $count ->
        [one] { $move }: { NUMBER($count) } Lead
       *[other] { $move }: { NUMBER($count) } Leads
    }
plan-leads = Leads
plan-deadline-same = Frist unverändert
plan-deadline-earlier = Frist verkürzt sich um { DURATION($by, case: "accusative") }
plan-deadline-earlier-spread = Frist verkürzt sich um { DURATION($least, case: "accusative") } bis { DURATION($most, case: "accusative") } (Median: { DURATION($median) })
plan-deadline-later = Frist verlängert sich um { DURATION($by, case: "accusative") }
plan-deadline-later-spread = Frist verlängert sich um { DURATION($least, case: "accusative") } bis { DURATION($most, case: "accusative") } (Median: { DURATION($median) })
plan-deadline-gained = Neue Frist (bisher keine)
plan-deadline-lost = Frist entfällt
plan-action-gained = Neue Aktion: „{ $action }“
plan-action-lost = Aktion entfällt: „{ $action }“
plan-shows-details = Alle Einzelheiten des Leads werden sichtbar
plan-shows-overview = Nur noch ein Überblick über den Lead ist sichtbar
# Variables:
#   $before, $after (text) - the labels of the next states
plan-timeout-target = Bei Fristablauf jetzt „{ $after }“ (bisher: „{ $before }“)
plan-timeout-notifies-no-more = Bei Fristablauf nicht mehr benachrichtigt: { $recipient } – „{ $subject }“
plan-timeout-notifies = Bei Fristablauf zusätzlich benachrichtigt: { $recipient } – „{ $subject }“
plan-spread = { DURATION($least) } bis { DURATION($most) }, Median: { DURATION($median) }
plan-clock-gained = „{ $clock }“ läuft jetzt
plan-clock-lost = „{ $clock }“ läuft nicht mehr
plan-clock-earlier = „{ $clock }“ läuft früher ab ({ $by })
plan-clock-later = „{ $clock }“ läuft später ab ({ $by })
plan-clock-target = Bei Ablauf von „{ $clock }“ jetzt { $after } (bisher: { $before })
plan-stays = Lead bleibt in seiner Phase
plan-clock-notifies = Bei Ablauf von „{ $name }“ zusätzlich benachrichtigt: { $recipient } – „{ $subject }“
plan-clock-notifies-no-more = Bei Ablauf von „{ $name }“ nicht mehr benachrichtigt: { $recipient } – „{ $subject }“
plan-action-notifies-no-more = Nach „{ $name }“ nicht mehr benachrichtigt: { $recipient } – „{ $subject }“
plan-action-notifies = Nach „{ $name }“ zusätzlich benachrichtigt: { $recipient } – „{ $subject }“
# Variables:
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
plan-digest-gained = Bei vielen jetzt als Sammelnachricht: { $recipient } – „{ $subject }“
plan-digest-lost = Nicht mehr als Sammelnachricht: { $recipient } – „{ $subject }“
plan-alert-gained = Hinweis erscheint: „{ $text }“
plan-alert-lost = Hinweis verschwindet: „{ $text }“
plan-field-aside = Feld nicht übernommen, aber gespeichert: „{ $name }“
plan-fact-aside = Angabe nicht übernommen, aber gespeichert: „{ $name }“
plan-mark-aside = Markierung nicht übernommen, aber gespeichert: „{ $name }“
plan-lacking = „{ $field }“ fehlt und kann nur beim Wechsel angegeben werden
plan-lacking-until = „{ $field }“ fehlt und kann über { $actions } nachgetragen werden
plan-lacks = Noch nicht angegeben: { LIST($fields) }
plan-at-once = „{ $from }“ → „{ $to }“
plan-at-once-title = Frist würde sofort ablaufen
plan-refused-title = Wechsel nicht möglich
plan-refused-later = Es gibt bereits ein späteres Ereignis vom { DATETIME($last) }.
plan-lacking-title = Leads mit fehlenden Angaben
plan-stay-title = Nicht betroffene Leads
plan-stay-archived = Unter Regelsatz { $rules } archiviert
plan-stay-there = Bereits unter Regelsatz { $rules }
plan-stay-other = Unter Regelsatz { $rules }, nicht Teil dieses Wechsels
plan-stay-no-way = Unter Regelsatz { $rules }, ein Wechsel zu { $to } ist nicht vorgesehen
plan-stay-never = Unter Regelsatz { $rules }, nie unter { $to } geführt
plan-before = Vorher
plan-after = Nachher
plan-aside = Nicht übernommen
plan-alerts = Hinweise
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

replay-title = Leads des Regelsatzes { $from }, nachgespielt mit dem Regelsatz { $to }, Stand { DATETIME($at) }
replay-leads =
    { $count ->
        [0] Kein Lead wird verglichen.
        [one] { NUMBER($count) } Lead wird verglichen.
       *[other] { NUMBER($count) } Leads werden verglichen.
    }
replay-changed =
    { $count ->
        [0] Kein Lead endet in einem anderen Status.
        [one] { NUMBER($count) } Lead endet in einem anderen Status.
       *[other] { NUMBER($count) } Leads enden in einem anderen Status.
    }
replay-guessed =
    { $count ->
        [0] Die anderen Regeln lehnen kein Ereignis ab.
        [one] Bei { NUMBER($count) } Lead lehnen die anderen Regeln ein Ereignis ab. Was bei ihm danach kommt, ist nur eine Vermutung.
       *[other] Bei { NUMBER($count) } Leads lehnen die anderen Regeln ein Ereignis ab. Was bei ihnen danach kommt, ist nur eine Vermutung.
    }
replay-unknown = Was Menschen nach den anderen Regeln getan hätten, lässt sich nicht wissen. Ein abgelehntes Ereignis wird ausgelassen, und der Lead läuft ohne es weiter.
replay-unread = Ein Teil des Protokolls oder der Regeln konnte nicht gelesen werden und fehlt hier.
replay-rules = Regelsatz { $rules }
replay-states = Status
replay-refused = Abgelehnte Ereignisse
replay-deadlines = Fristen
replay-impossible = Leads, die mit den anderen Regeln nicht möglich sind
replay-left-out = Nicht verglichen
replay-event = Ereignis
replay-events = Anzahl
replay-reason = Grund
replay-example = Beispiel
replay-difference = Unterschied
replay-notification = Betreff
replay-recipient = Empfänger
replay-variant = { $subject } ({ $when })
replay-digests = { $subject } – Sammelnachrichten
replay-replaced = { $subject } – in Sammelnachrichten
replay-waiting = { $subject } – noch nicht versandt
replay-messages = Versandte Nachrichten, jede Sammelnachricht als eine gezählt: { NUMBER($before) } vorher, { NUMBER($after) } nachher.
replay-met = Eingehalten
replay-missed = Versäumt
replay-running = Läuft noch
replay-in-another = In anderem Status
replay-same = Gleicher Status
replay-other-outcome = Anderes Ergebnis
replay-guess = Vermutung
replay-opening = Anlegen
replay-facts = Änderung von Angaben
replay-mark = Markierung setzen: { $mark }
replay-unmark = Markierung entfernen: { $mark }
replay-switch = Wechsel zum Regelsatz { $to }
replay-by-week = Woche des Anlegens
replay-week = Woche vom { $date }

## Rollout: which rule set a new lead uses

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - its value and the required value
#   $condition (text) - a condition, as in the rollout file
#   $place (number) - the position of the lead, in percent; $end (number) - the end of the shares, in percent

rollout-decided = Für einen Lead, der am { DATETIME($at) } angelegt wird, gilt der Regelsatz { $rules }.
rollout-undecided = Für einen Lead, der am { DATETIME($at) } angelegt wird, ist kein Regelsatz in Kraft.
rollout-takes = Gilt für den Lead.
rollout-not-yet = Gilt erst ab { DATETIME($from) }.
rollout-otherwise = Gilt nicht: „{ $fact }“ ist { $value }, nicht { $wanted }.
rollout-unmet = Gilt nicht: Der Lead erfüllt diese Bedingung nicht: { $condition }
rollout-nothing = unbekannt
rollout-unknown = Gilt nicht: „{ $fact }“, wonach die Anteile verteilt werden, ist unbekannt.
rollout-outside = Gilt nicht: Der Lead liegt außerhalb der { NUMBER($end) } %, für die dieser Eintrag gilt.
rollout-after = Steht hinter dem Eintrag, der für den Lead gilt.
rollout-place = Eintrag
rollout-why = Begründung

## Differences between two rule sets: headings

diff-title = Was sich vom Regelsatz { $from } zum Regelsatz { $to } ändert
diff-none = Zwischen den Regelsätzen { $from } und { $to } gibt es keine Unterschiede.
diff-where = Bereich
diff-what = Änderung
diff-section-stage = Phase „{ $stage }“
diff-section-outcome = Ergebnis „{ $outcome }“
diff-section-outcomes = Archiv und Ergebnisse
diff-section-arrival = Wie { -leads } eingehen
diff-section-fields = Felder
diff-section-notifications = Benachrichtigungen
diff-section-roles = Rollen
diff-section-views = Ansichten und Markierungen
diff-section-tips = Tipps
diff-section-clocks = Stufenübergreifende Fristen
diff-section-calendars = Arbeitszeit

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) the old and the new value,
# $name (text) the label of the changed item.

diff-renamed = Aus „{ $before }“ wird „{ $after }“.
diff-renamed-same = „{ $name }“ behält den Namen; nur die interne ID ändert sich.
diff-relabelled = „{ $before }“ heißt jetzt „{ $after }“.
diff-variants = „{ $name }“ hat andere Varianten.

## Differences: values in the sentences below

diff-quoted = „{ $text }“
# Instead of a condition, if there is none: all leads.
diff-all-leads = keine
diff-all-roles = alle Rollen
condition-is = „{ $fact }: { $values }“
condition-marked = „Markierung: { $marks }“
condition-is-not = „{ $fact }: nicht { $values }“
condition-marked-not = „Markierung: nicht { $marks }“
# Variables:
#   $condition (text) - a condition, already formatted; in parentheses if it has several parts
condition-not = nicht { $condition }
condition-group = ({ $condition })
# Variables:
#   $clock (text) - the label of a time limit, $limits (text) - its durations with their targets
limit-clock = { $clock }: { $limits }
# Variables:
#   $time (duration) - the time limit, $to (text) - the label of the state after it
limit-time = { DURATION($time) }
limit-then = { DURATION($time) }, danach „{ $to }“
limit-when = { $limit } ({ $condition })
limit-opened = Anlegen
# Variables:
#   $stages (list) - the labels of stages, or the opening of a lead
limit-starts = Beginnt: { LIST($stages) }
limit-pauses = Pausiert: { LIST($stages) }
limit-stops = Endet: { LIST($stages) }
# Variables:
#   $hours (list) - weekdays with their hours; $zone (text) - a time zone, $condition (text) - the leads
#   $days (text) - a weekday, or several from $first (text) to $last (text)
limit-work = Geschäftszeiten: { LIST($hours) } ({ $zone })
limit-work-when = Geschäftszeiten bei { $condition }: { LIST($hours) } ({ $zone })
limit-work-others = Geschäftszeiten sonst: { LIST($hours) } ({ $zone })
limit-work-hours = { $days } { $hours }
limit-work-range = { $first } bis { $last }
# Variables:
#   $date (text) - a holiday, $name (text) - its name, $hours (text) - the hours in which people work on it
limit-work-holiday = { $date } (nur { $hours })
limit-work-holiday-named = { $date } ({ $name })
limit-work-holiday-named-hours = { $date } ({ $name }; nur { $hours })
# Variables:
#   $dates (list) - holidays
limit-work-holidays = Feiertage: { LIST($dates) }
# Variables:
#   $count (number) - how many holidays
limit-work-many =
    { $count ->
        [one] { $count } Feiertag
       *[other] { $count } Feiertage
    }
# Variables:
#   $clock (text) - the label of a time limit, $time (duration) - how much longer, $times (number) - how often at most
limit-effect-start = „{ $clock }“ beginnt
limit-effect-stop = „{ $clock }“ endet
limit-effect-extend = „{ $clock }“ um { DURATION($time) } verlängert
limit-effect-extend-times =
    { $times ->
        [one] „{ $clock }“ um { DURATION($time) } verlängert, einmal
       *[other] „{ $clock }“ um { DURATION($time) } verlängert, höchstens { NUMBER($times) }-mal
    }
answer-yes = ja
answer-no = nein
answer-given = angegeben
answer-not-given = nicht angegeben
diff-by-fact = { $recipients } (je nach „{ $fact }“)
diff-field-need = „{ $field }“ ({ $need })
diff-part = „{ $part }“ ({ $kind })
diff-list-of = { $kind } mit { $parts }
diff-default-none = muss angegeben werden
diff-default-unknown = kann entfallen
diff-default-value = ohne Angabe gilt { $value }

## Differences: details of a change, one per line

diff-detail-when = Bedingung: { $when }
diff-detail-roles = Rollen: { $roles }
diff-detail-fields = Felder: { $fields }
diff-detail-confirm = Schaltfläche zum Bestätigen: „{ $confirm }“
diff-detail-notified = Benachrichtigung an: { $recipient } – „{ $subject }“
diff-detail-reminder = Erinnerung { DURATION($time) } vor Fristablauf: { $recipient } – „{ $subject }“
# Variables:
#   $digest (text) - when notifications are sent as one message
diff-detail-digest = Sammelnachricht: { $digest }
diff-detail-overview = Sichtbar: nur ein Überblick über den Lead
diff-detail-text = Text: „{ $text }“
diff-detail-later = Text { DURATION($time) } später: „{ $text }“
diff-detail-variant = Variante: „{ $text }“ ({ $when })
diff-detail-variant-before = Bisherige Variante: „{ $text }“ ({ $when })
diff-detail-values = Werte: { $values }
diff-detail-default = Beim Anlegen des Leads: { $default }

## Differences: stages

diff-stage-added = Neue Phase: „{ $name }“.
diff-stage-removed = Die Phase „{ $name }“ entfällt.
diff-stage-first = Leads beginnen jetzt in der Phase { $after } (bisher: { $before }).
diff-stage-shows-overview = Jetzt ist nur noch ein Überblick über den Lead sichtbar; bisher waren es alle Einzelheiten.
diff-stage-shows-details = Jetzt sind alle Einzelheiten des Leads sichtbar; bisher war es nur ein Überblick.
diff-stage-withheld = Ausgeblendete Felder: jetzt { $after } (bisher: { $before }).

## Differences: actions

diff-action-added = Neue Aktion „{ $name }“: Der Lead wechselt zu „{ $to }“.
diff-action-added-stays = Neue Aktion „{ $name }“: Der Lead bleibt in seiner Phase.
diff-action-removed = Die Aktion „{ $name }“ entfällt (sie führte zu „{ $to }“).
diff-action-removed-stays = Die Aktion „{ $name }“ entfällt (ohne Phasenwechsel).
diff-action-target = „{ $name }“ führt jetzt zu { $after } (bisher: { $before }).
diff-action-target-stays = „{ $name }“ wechselt die Phase nicht mehr (bisher: zu { $before }).
diff-action-target-leaves = „{ $name }“ führt jetzt zu { $after } (bisher: ohne Phasenwechsel).
diff-action-when = Bedingung für die Aktion „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-action-roles = Rollen, die „{ $name }“ ausführen dürfen: jetzt { $after } (bisher: { $before }).
diff-action-confirm = Schaltfläche zum Bestätigen von „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-action-order = Neue Reihenfolge der Aktionen: { $after }.
diff-action-notifies = Nach „{ $name }“ geht jetzt eine Benachrichtigung an: { $recipient } – „{ $subject }“.
diff-action-notifies-no-more = Nach „{ $name }“ geht keine Benachrichtigung mehr an: { $recipient } – „{ $subject }“.
diff-action-clocks = Fristen, die „{ $action }“ ändert: jetzt { $after } (bisher: { $before }).
diff-input-added = „{ $action }“ hat jetzt auch das Feld „{ $name }“ ({ $need }).
diff-input-removed = „{ $action }“ hat das Feld „{ $name }“ nicht mehr (bisher: { $need }).
diff-input-stricter = Bei „{ $action }“ ist das Feld „{ $name }“ jetzt { $after } (bisher: { $before }).
diff-input-looser = Bei „{ $action }“ ist das Feld „{ $name }“ jetzt { $after } (bisher: { $before }).
diff-input-order = Neue Reihenfolge der Felder von „{ $action }“: { $after }.

## Differences: time limits

diff-timeout-added = Neue Frist: { DURATION($time) }, danach „{ $to }“.
diff-timeout-removed = Die Frist entfällt (bisher: { DURATION($time) }, danach „{ $to }“).
diff-timeout-sooner = Weniger Zeit zum Antworten: { DURATION($after) } (bisher: { DURATION($before) }).
diff-timeout-later = Mehr Zeit zum Antworten: { DURATION($after) } (bisher: { DURATION($before) }).
diff-timeout-time = Zeit zum Antworten: jetzt { DURATION($after) } (bisher: { DURATION($before) }).
diff-timeout-target = Nach Ablauf der Frist wechselt der Lead jetzt zu { $after } (bisher: { $before }).
diff-timeout-when = Bedingung für die Frist: jetzt { $after } (bisher: { $before }).
diff-timeout-notifies = Nach Ablauf der Frist geht jetzt eine Benachrichtigung an: { $recipient } – „{ $subject }“.
diff-timeout-notifies-no-more = Nach Ablauf der Frist geht keine Benachrichtigung mehr an: { $recipient } – „{ $subject }“.
diff-timeout-reminders = Erinnerungen: jetzt { $after } (bisher: { $before }).
# Variables:
#   $name (text) - the label of a time limit, $before and $after (text) - the old and the new content
#   $recipient, $subject (text) - a notification, $limit (text) - a duration with its target
diff-clock-added = Neue Frist: „{ $name }“.
diff-clock-removed = Frist entfernt: „{ $name }“.
diff-clock-starts = „{ $name }“ beginnt: jetzt { $after } (bisher: { $before }).
diff-clock-pauses = „{ $name }“ hält an: jetzt { $after } (bisher: { $before }).
diff-clock-stops = „{ $name }“ endet: jetzt { $after } (bisher: { $before }).
diff-clock-sooner = „{ $name }“: weniger Zeit, { DURATION($after) } (bisher: { DURATION($before) }).
diff-clock-later = „{ $name }“: mehr Zeit, { DURATION($after) } (bisher: { DURATION($before) }).
diff-clock-time = „{ $name }“: jetzt { DURATION($after) } (bisher: { DURATION($before) }).
diff-clock-target = „{ $name }“: Nach Ablauf wechselt der Lead jetzt zu { $after } (bisher: { $before }).
diff-clock-when = „{ $name }“: Bedingung jetzt { $after } (bisher: { $before }).
diff-clock-notifies = „{ $name }“: Nach Ablauf geht jetzt eine Benachrichtigung an: { $recipient } – „{ $subject }“.
diff-clock-notifies-no-more = „{ $name }“: Nach Ablauf geht keine Benachrichtigung mehr an: { $recipient } – „{ $subject }“.
diff-clock-reminders = „{ $name }“: Erinnerungen jetzt { $after } (bisher: { $before }).
diff-clock-limit-added = „{ $name }“: außerdem { $limit }.
diff-clock-limit-removed = „{ $name }“: nicht mehr { $limit }.
# Variables:
#   $name (text) - the id of a calendar, $before and $after (text) - the old and the new content,
#   $date (text) - a holiday
diff-calendar-added = Kalender „{ $name }“ hinzugefügt.
diff-calendar-removed = Kalender „{ $name }“ entfernt.
diff-calendar-when = Bedingung für den Kalender „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-calendar-zone = Zeitzone des Kalenders „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-calendar-hours = Geschäftszeiten des Kalenders „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-calendar-holiday-added = Kalender „{ $name }“: { $after } ist jetzt ein Feiertag.
diff-calendar-holiday-removed = Kalender „{ $name }“: { $before } ist kein Feiertag mehr.
diff-calendar-holiday-hours = Kalender „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-calendar-holiday-name = Kalender „{ $name }“, Name des Feiertags am { $date }: jetzt { $after } (bisher: { $before }).

## Differences: alerts

diff-alert-added = Neuer Hinweis (Bedingung: { $when }).
diff-alert-removed = Der Hinweis entfällt (Bedingung: { $when }).
diff-alert-when = Bedingung für den Hinweis: jetzt { $after } (bisher: { $before }).
diff-alert-icon = Der Hinweis hat jetzt ein anderes Symbol.
diff-alert-change-added = Der Hinweis ändert sich jetzt { DURATION($time) } nach dem Erscheinen.
diff-alert-change-removed = Der Hinweis ändert sich nicht mehr (bisher: { DURATION($time) } nach dem Erscheinen).
diff-alert-change-sooner = Der Hinweis ändert sich früher: { DURATION($after) } nach dem Erscheinen (bisher: { DURATION($before) }).
diff-alert-change-later = Der Hinweis ändert sich später: { DURATION($after) } nach dem Erscheinen (bisher: { DURATION($before) }).
diff-alert-change-time = Der Hinweis ändert sich jetzt { DURATION($after) } nach dem Erscheinen (bisher: { DURATION($before) }).
diff-alert-change-text = Späterer Text des Hinweises: jetzt { $after } (bisher: { $before }).
diff-alert-change-icon = Wenn sich der Hinweis ändert, erhält er jetzt ein anderes Symbol als bisher.

## Differences: outcomes

diff-outcome-added = Neues Ergebnis: „{ $name }“.
diff-outcome-removed = Das Ergebnis „{ $name }“ entfällt.
diff-outcome-shows-overview = „{ $name }“: Nur ein Überblick über den Lead bleibt sichtbar.
diff-outcome-shows-details = „{ $name }“: Alle Einzelheiten des Leads sind sichtbar.
diff-outcome-shows-last = „{ $name }“: Vom Lead ist so viel sichtbar wie in seiner letzten Phase.
diff-outcome-withheld = „{ $name }“: Ausgeblendete Felder sind jetzt { $after } (bisher: { $before }).

## Differences: how leads arrive, and facts about them

diff-opening-notifies = Bei Eingang eines Leads geht jetzt eine Benachrichtigung an: { $recipient } – „{ $subject }“.
diff-opening-notifies-no-more = Bei Eingang eines Leads geht keine Benachrichtigung mehr an: { $recipient } – „{ $subject }“.
diff-advice-added = Jetzt wird eine Antwortzeit empfohlen: { DURATION($time) }.
diff-advice-removed = Eine Antwortzeit wird nicht mehr empfohlen (bisher: { DURATION($time) }).
diff-advice-sooner = Jetzt wird eine kürzere Antwortzeit empfohlen: { DURATION($after) } (bisher: { DURATION($before) }).
diff-advice-later = Jetzt wird eine längere Antwortzeit empfohlen: { DURATION($after) } (bisher: { DURATION($before) }).
diff-advice-time = Empfohlene Antwortzeit: jetzt { DURATION($after) } (bisher: { DURATION($before) }).
diff-channel-added = Neue Lead-Quelle: { $name }.
diff-channel-removed = Nicht mehr als Lead-Quelle genannt: { $name }.
diff-channel-relabelled = Eine Lead-Quelle wird jetzt so beschrieben: { $after } (bisher: { $before }).
diff-place-added = Jetzt ist angegeben, wo Leads zu finden sind: { $after }.
diff-place-removed = Es ist nicht mehr angegeben, wo Leads zu finden sind (bisher: { $before }).
diff-place-path = Leads sind jetzt hier zu finden: { $after } (bisher: { $before }).
diff-arrival-field-added = Leads enthalten bei Eingang jetzt das Feld „{ $name }“.
diff-arrival-field-removed = Leads enthalten bei Eingang nicht mehr das Feld „{ $name }“.
diff-fact-added = Neue Angabe zum Lead: „{ $name }“.
diff-fact-removed = Die Angabe „{ $name }“ zum Lead entfällt.
diff-fact-kind = Mögliche Werte von „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-fact-default = „{ $name }“ beim Anlegen eines Leads: { $after } (bisher: { $before }).
diff-fact-changes = Spätere Änderung von „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-changes = { $roles }, { $clock }
diff-changes-never = nicht möglich
diff-clock-keep = die Frist bleibt
diff-clock-recompute = die Frist wird neu berechnet
diff-clock-restart = die Frist beginnt von vorn
diff-fact-excluded = Jetzt ausgeschlossen: { $when }.
diff-fact-allowed = Nicht mehr ausgeschlossen: { $when }.
diff-fact-value-added = Neuer Wert für „{ $fact }“: „{ $name }“.
diff-fact-value-removed = Der Wert „{ $name }“ für „{ $fact }“ entfällt.

## Differences: fields

diff-field-added = Neues Feld „{ $name }“: { $kind }.
diff-field-removed = Das Feld „{ $name }“ entfällt; bisheriger Inhalt: { $kind }.
diff-field-kind = Inhalt des Feldes „{ $name }“: jetzt { $after }; bisher { $before }.

## Differences: notifications

diff-notification-added = Neue Benachrichtigung an: { $recipient } – „{ $subject }“.
diff-notification-removed = Diese Benachrichtigung entfällt: { $recipient } – „{ $subject }“.
diff-notification-recipient = Empfänger von „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-notification-when = Bedingung für die Benachrichtigung „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-notification-digest = Sammelnachricht statt der Benachrichtigung „{ $name }“: jetzt { $after } (bisher: { $before }).
# Variables:
#   $count (number) - how many notifications are sent on their own, $time (duration) - the period
diff-digest = mehr als { NUMBER($count) } im selben Zeitraum ({ DURATION($time) })
# Variables:
#   $digest (text) - the digest, $by (text) - the label of a fact or field
diff-digest-by = { $digest }, getrennt nach „{ $by }“
diff-recipient-added = Neuer Empfänger: { $name }.
diff-recipient-removed = Empfänger entfällt: { $name }.

## Differences: roles, views and marks, tips

diff-role-added = Neue Rolle: „{ $name }“.
diff-role-removed = Die Rolle „{ $name }“ entfällt.
diff-view-added = Neue Ansicht „{ $name }“ (Bedingung: { $when }).
diff-view-removed = Die Ansicht „{ $name }“ entfällt (Bedingung: { $when }).
diff-view-when = Bedingung für die Ansicht „{ $name }“: jetzt { $after } (bisher: { $before }).
diff-view-order = Neue Reihenfolge der Ansichten: { $after }.
diff-mark-added = Neue Markierung: „{ $name }“.
diff-mark-removed = Die Markierung „{ $name }“ entfällt.
diff-mark-icon = Die Markierung „{ $name }“ hat jetzt ein anderes Symbol.
diff-tip-added = Neuer Tipp: „{ $name }“.
diff-tip-removed = Der Tipp „{ $name }“ entfällt.
diff-tip-order = Neue Reihenfolge der Tipps: { $after }.

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
picture-title = Lebenszyklus { -a-lead(case: "genitive") } nach dem Regelsatz { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Weg { -the-lead(case: "genitive") } { $lead } nach dem Regelsatz { $rules }
# At the arrow into the first stage.
picture-opened =
    { -lead.gender ->
        [feminine] Neue { -lead }
        [neuter] Neues { -lead }
       *[masculine] Neuer { -lead }
    }
# Screen readers read the next six instead of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Alle { -leads } beginnen in der Phase „{ $state }“.
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: von „{ $from }“ zu „{ $to }“.
# Variables:
#   $after (duration) - the time limit
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Keine Antwort innerhalb der Frist ({ DURATION($after) }): von „{ $from }“ zu „{ $to }“.
picture-timeout-again = Keine Antwort innerhalb der Frist ({ DURATION($after) }): „{ $state }“ beginnt neu.
picture-clock = „{ $clock }“ läuft ab: von „{ $from }“ zu „{ $to }“.
picture-step-timeout = keine Antwort innerhalb der Frist ({ DURATION($after) })
# Variables:
#   $clock (text) - the label of the time limit that ran out
picture-step-clock = „{ $clock }“ abgelaufen
picture-step = { $what } – { $at }
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = Nur wenn: { $condition }.
picture-by = Rolle: { LIST($roles) }.
picture-told = Benachrichtigung an: { LIST($recipients) }.
picture-reminder = Erinnerung { DURATION($time) } vor Fristablauf: { LIST($recipients) }
# Variables:
#   $reminder (text) - the reminder, without a full stop
picture-reminded = { $reminder }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = { -The-lead } hat seit dem { DATETIME($since) } den Status „{ $state }“.
# Variables:
#   $steps (list) - the steps, each with its instant
picture-path = Bisheriger Weg: { LIST($steps) }.
# In the box of the lead’s current state.
picture-here = Hier steht { -the-lead }
# In the box of a stage: only an overview of the lead is shown; there is no time limit.
picture-overview = Nur Überblick
# $fields (text) - the labels of the fields that are not shown
picture-withheld = Ausgeblendet: { $fields }
picture-unlimited = Ohne Frist
# The meaning of the signs beside arrows and names.
picture-sign-clock = Wenn innerhalb dieser Zeit niemand antwortet
picture-sign-envelope = Wird benachrichtigt
picture-sign-fork = Nur für diese { -leads }
picture-sign-person = Nur für diese Rolle
picture-sign-again = Die Phase beginnt neu
picture-sign-dot = Ohne Phasenwechsel

## Help pages: sentences

# Pages are written with these sentences, and read with them: a variable matches the text in its place.
# `pages/common.ftl` has other wordings of the same sentences.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (duration) - a time limit; $icon, $value (text) - a name without a message
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = So werden { -leads } nach dem Regelsatz { $rules } bearbeitet
page-description = Phasen, Aktionen, Fristen und Benachrichtigungen { -a-lead(case: "genitive") } nach dem Regelsatz { $rules }.
page-moves = { -The-lead } wechselt in die Phase { $state }.
page-archives = { -The-lead } wird als { $state } archiviert.
page-stays = { -The-lead } bleibt in der bisherigen Phase.
page-stays-archived = { -The-lead } bleibt im Archiv.
page-timeout = Keine Antwort innerhalb der Frist ({ DURATION($time) }).
page-never = Es gibt keine Frist.
page-otherwise-never = Andernfalls gibt es keine Frist.
page-notifies = Benachrichtigung an: { $recipients } – „{ $subject }“.
page-reminds = Erinnerung { DURATION($time) } vor Fristablauf an: { $recipients } – „{ $subject }“.
page-required = Erforderlich: { $fields }.
page-asked = Erwünscht: { $fields }.
page-optional = Optional: { $fields }.
page-confirm = Bestätigen Sie mit { $confirm }.
page-only = Gilt nur unter dieser Bedingung: { $conditions }.
page-selects = Zeigt { -leads } mit: { $conditions }.
page-by = Nur für: { $roles }.
page-alert = Oben auf der Seite erscheint ein Hinweis.
page-alert-changes = Der Hinweis ändert sich { DURATION($time) } nach dem Erscheinen.
page-icon = Symbol: { $icon }.
page-advice = Empfohlene Antwortzeit: { DURATION($time) }.
page-overview = Zunächst wird nur ein Überblick über { -the-lead(case: "accusative") } angezeigt.
page-ends-overview = Nur ein Überblick über { -the-lead(case: "accusative") } bleibt sichtbar.
page-ends-details = Alle Einzelheiten { -the-lead(case: "genitive") } bleiben sichtbar.
page-withheld = Ausgeblendet: { $fields }.
page-details = Danach werden alle Einzelheiten { -the-lead(case: "genitive") } angezeigt.
page-found = Sie finden { -leads } unter { $path }.
page-channels = { -leads } kommen aus diesen Quellen:
page-brings = { -leads } enthalten bei Eingang diese Felder: { $fields }.
page-roles = Rollen, die Aktionen ausführen dürfen: { $roles }.
page-sent = Empfänger: { $recipients }.
page-sent-by = Hängt von der Angabe „{ $fact }“ ab.
# Variables:
#   $count (text) - how many notifications are sent on their own, $time (duration) - the period
page-digest = Mehr als { $count } davon im selben Zeitraum ({ DURATION($time) }) werden zu einer Nachricht zusammengefasst.
# Variables:
#   $by (text) - the label of a fact or field
page-digest-by = Gezählt wird getrennt nach { $by }.
page-must-be-given = Muss angegeben werden.
page-may-be-left-out = Kann weggelassen werden.
page-default = Standard: { $value }.
page-excluded = Ausgeschlossene Kombination: { $conditions }.
page-changes = Kann sich später ändern.
page-changes-by = Kann später geändert werden von: { $roles }.
page-change-keeps = Die Frist bleibt dabei gleich.
page-change-restarts = Die Frist beginnt dann von vorn.
page-clock-opened = Beginnt, wenn { -a-lead } angelegt wird.
page-clock-starts = Beginnt in: { $stages }.
page-clock-actions = Beginnt nur durch eine Aktion.
page-clock-pauses = Pausiert in: { $stages }.
page-clock-stops = Endet in: { $stages }.
page-clock-time = Frist: { DURATION($time) }.
page-clock-start = Startet die Frist { $clock }.
page-clock-stop = Beendet die Frist { $clock }.
page-clock-extend = Verlängert die Frist { $clock } um { DURATION($time) }.
page-clock-times = Höchstzahl der Verlängerungen: { $times }.
page-follows = Diese Regeln folgen auf den Regelsatz { $rules }.
# After a name, before its description; between names.
page-colon = { ": " }
page-comma = { ", " }
# $kind (text) - the kind of a value
page-kind = { $kind }.

## Help pages: headings

page-facts = Was über { -a-lead(case: "accusative") } bekannt ist
page-recipients = Wer benachrichtigt wird
page-stages = Lebenszyklus { -a-lead(case: "genitive") }
page-related = Siehe auch

## Help pages: messages used only to read pages

# Wordings are separated by |.

reading-next-stage = nächste Phase
reading-choose = wählen Sie dann { $action } | wählen Sie { $action } | können auch { $action } auswählen
reading-parts = um { $fields } aller weiteren
reading-arrives = E-Mail an { $recipient }, das
reading-joints = und/oder | und | oder
# Small words around names that are not part of the names.
reading-fillers = der | die | das | den | dem | des | ein | eine | einen | einem | einer | Ihr | Ihre | Ihren | Ihrem | Ihrer | hier | alle | weitere | zusätzliche | zusätzlichen | eingeben
# The first words of an aside that names nothing.
reading-asides = der zum | die zum | das zum
# Words that make what follows them in the sentence optional.
reading-optionals = optional | wahlweise | bei Bedarf | auf Wunsch | falls gewünscht
# Words that negate a sentence.
reading-nots = nicht | nie | niemals | kein | keine | keinen | keinem | keiner | keinesfalls | weder | noch
# Between the parts of a duration.
reading-and = und
# Names of units that CLDR does not have, each with its meaning in rule files. `…` is the rest of a word.
reading-units = minütig… = 1m | stündig… = 1h | tägig… = 1d | Kalendertag… = 1d | aufeinanderfolgende… Tag… = 1d | wöchig… = 1w | Kalenderwoche… = 1w | monatig… = 1mo | Kalendermonat… = 1mo | jährig… = 1y | Kalenderjahr… = 1y
# Days on which people work.
reading-working-days = Werktag… | Arbeitstag… | Geschäftstag… | Bankarbeitstag…
# Hours in which people work.
reading-working-hours = Geschäftsstunde… | Arbeitsstunde… | Bürostunde…
# Words before a duration, or, after `…`, behind one.
reading-at-most = bis zu
reading-about = etwa | ca. | circa | zirka | ungefähr | rund
# Words between the numbers of a range, separated by `|`: “10 to 14 days”; with `…`, also words before it
reading-ranges = bis | bis zu | oder | zwischen … und
# Sentences about working hours on help pages, separated by `|`
# Variables:
#   $hours (text) - the weekdays with their hours
reading-works = Arbeitszeiten: { $hours } | Arbeitszeit: { $hours } | Bürozeiten: { $hours } | Öffnungszeiten: { $hours }
# Words with a full stop that does not end a sentence, separated by `|`. Those with `…` always continue, the others unless a
# capital letter follows; `0` is any number
reading-abbreviations = z. B. … | d. h. … | i. d. R. … | u. U. … | u. a. … | v. a. … | bzw. … | ca. … | ggf. … | evtl. … | inkl. … | exkl. … | zzgl. … | max. … | mind. … | vgl. … | sog. … | Nr. … | Tel. … | Dr. … | Abs. … 0 | Art. … 0 | S. … 0 | usw. | etc. | u. Ä. | o. Ä. | am 0. … | im 0. … | ab dem 0. … | bis zum 0. … | zum 0. … | vom 0. … | beim 0. … | der 0. … | die 0. … | das 0. … | des 0. … | den 0. … | dem 0. … | jeder 0. … | jede 0. … | jedes 0. … | jeden 0. …

## Typography of the language, used to check its messages

# Quotation marks: opening, closing; after |, those inside a quotation
typography-quotes = „ “ | ‚ ‘
typography-apostrophe = ’
# Dashes between parts of a sentence
typography-dash = –
# Full-width punctuation used instead of , . ; : ! ? ( )
typography-wide = { "" }
# Punctuation preceded by a no-break space
typography-spaced = { "" }
# Words before a duration that need it in another grammatical case than the nominative, each with the case; separated by |
typography-cases = in = dative | nach = dative | vor = dative | seit = dative | von = dative | mit = dative | bei = dative | binnen = dative | ab = dative | nach spätestens = dative | in spätestens = dative
