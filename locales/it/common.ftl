### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
deadline = ancora { DURATION($left) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Aperto con il set di regole { $rules }
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }: da «{ $from }» a «{ $to }»
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }: da «{ $from }» a «{ $to }», da parte di: { $by }
event-action-stays = { $action }
event-action-stays-by = { $action }, da parte di: { $by }
event-timeout = Nessuna risposta entro il termine: da «{ $from }» a «{ $to }»
# Variables:
#   $mark (text) - the label of the mark
event-marked = Contrassegno aggiunto: { $mark }
event-unmarked = Contrassegno rimosso: { $mark }
# Variables:
#   $reason (text) - the refusal, a whole sentence
event-refused = Evento respinto. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Notifica inviata a: { $recipient } – «{ $subject }»

## Kinds of values

kind-text = testo
kind-money = importo con valuta (25000.00 EUR)
kind-date = data (AAAA-MM-GG)
kind-email = indirizzo e-mail
kind-phone = numero di telefono
kind-boolean = sì o no
kind-list = elenco di voci

## How much an action needs a field

need-required = obbligatorio
need-asked = consigliato
need-optional = facoltativo

## Refusals: why an event is not accepted, and what would be

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = Il lead { $lead } non è stato aperto. Prima è necessario aprirlo.
refusal-opened-twice = Il lead { $lead } è già stato aperto. Un lead può essere aperto una sola volta.
# Variables:
#   $rules (text) - the rule set that was named
#   $accepted (list) - what would be accepted
refusal-unknown-rules = Il set di regole «{ $rules }» non esiste. Set disponibili: { LIST($accepted) }.
refusal-rules-not-given = Non è stato indicato alcun set di regole. Set disponibili: { LIST($accepted) }.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = L’evento con data { DATETIME($at) } arriva troppo tardi: ne è già stato registrato uno successivo, con data { DATETIME($last) }.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = Il lead è archiviato con l’esito «{ $outcome }». Non sono più possibili azioni.
# Variables:
#   $action (text) - the action as it was named
#   $state (text) - the label of the stage
refusal-unknown-action = L’azione «{ $action }» non è possibile nella fase «{ $state }». Azioni possibili: { LIST($accepted) }.
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] Il ruolo «{ $role }» non è autorizzato: queste regole non prevedono ruoli.
       *[other] Il ruolo «{ $role }» non è autorizzato. Ruoli ammessi: { LIST($accepted) }.
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field =
    { $count ->
        [one] Manca un campo obbligatorio: { LIST($fields) }.
       *[other] Mancano dei campi obbligatori: { LIST($fields) }.
    }
# Variables:
#   $field (text) - the field as it was named
#   $action (text) - the label of the action
#   $count (number) - how many fields the action takes
refusal-unknown-field =
    { $count ->
        [0] L’azione «{ $action }» non prevede campi: non è possibile indicare «{ $field }».
       *[other] L’azione «{ $action }» non prevede il campo «{ $field }». Campi possibili: { LIST($accepted) }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - what is expected, one of the kinds above
refusal-wrong-kind = Il valore di «{ $field }» non è leggibile. Valore previsto: { $kind }.
# Variables:
#   $fact (text) - the fact as it was named
#   $count (number) - how many facts these rules know
refusal-unknown-fact =
    { $count ->
        [0] Queste regole non prevedono dati sul lead: non è possibile indicare «{ $fact }».
       *[other] Queste regole non prevedono il dato «{ $fact }». Dati possibili: { LIST($accepted) }.
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = Manca un dato sul lead: { $fact }.
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = Il valore di «{ $fact }» non è utilizzabile. Valori previsti: { LIST($expected) }.
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] Queste regole non prevedono contrassegni: non è possibile aggiungere o rimuovere «{ $mark }».
       *[other] Queste regole non prevedono il contrassegno «{ $mark }». Contrassegni possibili: { LIST($accepted) }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Il lead non può passare dal set di regole { $from } a «{ $to }»: non è definito alcun passaggio.

## Tables

table-lead = Lead
table-rules = Regole
table-state = Stato
table-deadline = Scadenza
table-actions = Azioni
table-id = Messaggio
table-text = Testo
table-locale = Lingua

## Pictures of a lifecycle

# Variables:
#   $rules (text) - the rule set, for example 2020
picture-title = Ciclo di vita di un lead con il set di regole { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Percorso del lead { $lead } con il set di regole { $rules }
# At the arrow into the first stage.
picture-opened = Nuovo lead
# The next six are read out in the place of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Ogni lead inizia in «{ $state }».
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: da «{ $from }» a «{ $to }».
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Nessuna risposta entro { $after }: da «{ $from }» a «{ $to }».
# Variables:
#   $recipients (list) - the labels of the recipients
picture-told = Destinatari della notifica: { LIST($recipients) }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = Stato attuale del lead: «{ $state }», da { DATETIME($since) }.
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = Percorso finora: { LIST($steps) }.
# In the box of the state that the lead is in.
picture-here = Il lead è qui
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = Solo panoramica
picture-unlimited = Senza scadenza
# What the signs beside arrows and names mean.
picture-sign-clock = Se nessuno risponde entro questo tempo
picture-sign-envelope = Riceve una notifica
picture-sign-fork = Solo per questi lead
picture-sign-again = La fase ricomincia
picture-sign-dot = Il lead resta nella sua fase
