### Messages shared by all rule sets: time, history, refusals, tables.

## The noun for a lead

# A rule set can have another noun: its file then has these terms, where they are not made of each other.
-lead = lead
    .gender = masculine
-leads = lead
-the-lead =
    { $with ->
       *[nothing]
            { -lead.gender ->
                [feminine] la { -lead }
               *[masculine] il { -lead }
            }
        [di]
            { -lead.gender ->
                [feminine] della { -lead }
               *[masculine] del { -lead }
            }
    }
-the-leads =
    { $with ->
       *[nothing]
            { -lead.gender ->
                [feminine] le { -leads }
               *[masculine] i { -leads }
            }
        [di]
            { -lead.gender ->
                [feminine] delle { -leads }
               *[masculine] dei { -leads }
            }
    }
# At the beginning of a sentence.
-The-lead =
    { -lead.gender ->
        [feminine] La { -lead }
       *[masculine] Il { -lead }
    }
-The-leads =
    { -lead.gender ->
        [feminine] Le { -leads }
       *[masculine] I { -leads }
    }
-a-lead =
    { -lead.gender ->
        [feminine] una { -lead }
       *[masculine] un { -lead }
    }

## Time

time-none = subito
# Variables:
#   $count (number) - how many days or hours of working time
#   $case (text) - the grammatical case, which some languages need
time-business-days =
    { $count ->
        [one] { $count } giorno lavorativo
       *[other] { $count } giorni lavorativi
    }
time-business-hours =
    { $count ->
        [one] { $count } ora lavorativa
       *[other] { $count } ore lavorative
    }
time-in-business-days =
    { $count ->
        [one] tra { $count } giorno lavorativo
       *[other] tra { $count } giorni lavorativi
    }
time-in-business-hours =
    { $count ->
        [one] tra { $count } ora lavorativa
       *[other] tra { $count } ore lavorative
    }
# Variables:
#   $left (duration) - the time until the deadline
deadline = ancora { DURATION($left) }
# Variables:
#   $left (duration) - the time left, which stays the same while the time limit is paused
clock-paused = In pausa, ancora { DURATION($left) }
# Variables:
#   $since (instant) - when the time was over
clock-over = In ritardo dal { DATETIME($since) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Apertura con il set di regole { $rules }
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }: da «{ $from }» a «{ $to }»
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }: da «{ $from }» a «{ $to }», da parte di: { $by }
event-action-stays = { $action }
event-action-stays-by = { $action }, da parte di: { $by }
event-timeout = Nessuna risposta entro la scadenza: da «{ $from }» a «{ $to }»
# Variables:
#   $due (instant) - the deadline
event-reminder = Promemoria – scadenza: { DATETIME($due) }
# Variables:
#   $clock (text) - the label of a time limit
#   $due (instant) - its deadline
event-reminder-clock = Promemoria – { $clock }, scadenza: { DATETIME($due) }
# Variables:
#   $clock (text) - the label of the time limit that is over, $from (text), $to (text) - the labels of states
event-clock = Scadenza superata: { $clock }
event-clock-moves = Scadenza superata: { $clock } – da «{ $from }» a «{ $to }»
# Variables:
#   $facts (text) - the facts with their new values
event-fact = Modificato: { $facts }
# Variables:
#   $by (text) - the label of the role
event-fact-by = Modificato: { $facts }, da parte di: { $by }
# Variables:
#   $mark (text) - the label of the mark
event-marked = Contrassegno aggiunto: { $mark }
event-unmarked = Contrassegno rimosso: { $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the state in each
event-switched = Passaggio dal set di regole { $old } al set di regole { $new }: «{ $from }» diventa «{ $to }»
# Variables:
#   $state (text) - the label of the state
event-switched-same = Passaggio dal set di regole { $old } al set di regole { $new }; stato invariato: «{ $state }»
# Variables:
#   $reason (text) - the refusal, a complete sentence
event-refused = Evento respinto. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Notifica inviata a: { $recipient } – «{ $subject }»
# Variables:
#   $at (instant) - when the digest is sent
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
event-digested =
    { DAY($at) ->
        [8] Nel riepilogo dell’{ DATETIME($at) }: { $recipient } – «{ $subject }»
        [11] Nel riepilogo dell’{ DATETIME($at) }: { $recipient } – «{ $subject }»
       *[other] Nel riepilogo del { DATETIME($at) }: { $recipient } – «{ $subject }»
    }
# Variables:
#   $at (instant) - when the digest is sent, $count (number) - how many notifications it replaces
event-digest =
    { DAY($at) ->
        [8] Riepilogo dell’{ DATETIME($at) } ({ NUMBER($count) })
        [11] Riepilogo dell’{ DATETIME($at) } ({ NUMBER($count) })
       *[other] Riepilogo del { DATETIME($at) } ({ NUMBER($count) })
    }

## Kinds of values

kind-text = testo
kind-money = importo con valuta
kind-date = data (AAAA-MM-GG)
kind-email = indirizzo e-mail
kind-phone = numero di telefono
kind-boolean = sì o no
kind-list = elenco di voci

## How much an action needs a field

need-required = obbligatorio
need-asked = consigliato
need-optional = facoltativo

## Refusals: why an event is not accepted, and what is

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = Apri prima { -the-lead } { $lead }.
refusal-opened-twice = Non è possibile aprire di nuovo { -the-lead } { $lead }.
# Variables:
#   $rules (text) - the rule set as given
#   $accepted (list) - the accepted values
refusal-unknown-rules = Il set di regole «{ $rules }» non esiste. Set disponibili: { LIST($accepted, type: "or") }.
refusal-rules-not-given = Non è stato indicato alcun set di regole. Set disponibili: { LIST($accepted, type: "or") }.
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = L’ID «{ $id }» appartiene già a un altro evento { -the-lead(with: "di") }. Assegna a ogni evento un ID diverso.
refusal-id-empty = L’ID dell’evento è vuoto. Indica un ID oppure omettilo.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Gli eventi devono essere in ordine cronologico: questo ha data { DATETIME($at) }, ma ne è già registrato uno con data { DATETIME($last) }.
# Variables:
#   $at (instant) - when the event happened
#   $until (instant) - the instant of the last notification
refusal-already-settled = Una notifica con data { DATETIME($until) } è già stata inviata: non è più possibile aggiungere un evento precedente, con data { DATETIME($at) }.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = { -The-lead } è in archivio con l’esito «{ $outcome }». Non sono più possibili azioni.
# Variables:
#   $action (text) - the action as given
#   $state (text) - the label of the stage
refusal-unknown-action = L’azione «{ $action }» non è possibile nella fase «{ $state }». Azioni possibili: { LIST($accepted, type: "or") }.
refused-in-archive = L’azione «{ $action }» non è possibile: { -the-lead } è in archivio con l’esito «{ $state }». Azioni possibili: { LIST($accepted, type: "or") }.
# Variables:
#   $clock (text) - the label of a time limit
refusal-not-extendable = Impossibile prorogare «{ $clock }»: il termine non è in corso o è già stato prorogato il numero massimo di volte.
# Variables:
#   $role (text) - the role as given
#   $count (number) - how many roles can act
refusal-unknown-role =
    { $count ->
        [0] Il ruolo «{ $role }» non è autorizzato: queste regole non prevedono ruoli.
       *[other] Il ruolo «{ $role }» non è autorizzato. Ruoli ammessi: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field =
    { $count ->
        [one] Manca un campo obbligatorio: { LIST($fields) }.
       *[other] Mancano i campi obbligatori: { LIST($fields) }.
    }
# Variables:
#   $field (text) - the field as given
#   $action (text) - the label of the action
#   $count (number) - how many fields the action has
refusal-unknown-field =
    { $count ->
        [0] L’azione «{ $action }» non prevede campi: non è possibile indicare «{ $field }».
       *[other] L’azione «{ $action }» non prevede il campo «{ $field }». Campi possibili: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - the expected kind, one of those above
refusal-wrong-kind = Il valore di «{ $field }» non è leggibile. Valore previsto: { $kind }.
# Variables:
#   $fact (text) - the fact as given
#   $count (number) - how many facts the rule set has
refusal-unknown-fact =
    { $count ->
        [0] Queste regole non prevedono dati: non è possibile indicare «{ $fact }».
       *[other] Queste regole non prevedono il dato «{ $fact }». Dati possibili: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $facts (list) - the labels of the missing facts
#   $count (number) - how many are missing
refusal-missing-fact =
    { $count ->
        [one] Manca un dato: { LIST($facts) }.
       *[other] Mancano dei dati: { LIST($facts) }.
    }
# Variables:
#   $expected (list) - the accepted values
refusal-wrong-fact = Il valore di «{ $fact }» non è valido. Valori possibili: { LIST($expected, type: "or") }.
# Variables:
#   $count (number) - how many facts can change
#   $accepted (list) - the labels of these facts
refusal-fixed-fact =
    { $count ->
        [0] «{ $fact }» mantiene il valore indicato all’apertura.
       *[other] «{ $fact }» mantiene il valore indicato all’apertura. Modificabili: { LIST($accepted) }.
    }
# Variables:
#   $condition (text) - the facts that no lead has together
refusal-excluded-facts = Questi dati si escludono a vicenda: { $condition }.
# Variables:
#   $mark (text) - the mark as given
#   $count (number) - how many marks the rule set has
refusal-unknown-mark =
    { $count ->
        [0] Queste regole non prevedono contrassegni: non è possibile aggiungere o rimuovere «{ $mark }».
       *[other] Queste regole non prevedono il contrassegno «{ $mark }». Contrassegni possibili: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Il passaggio dal set di regole { $from } a «{ $to }» non è previsto.
refusal-same-rules = Si applica già il set di regole { $rules }.
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = Il ritorno al set di regole { $to } avviene con i dati di allora: non è possibile indicare altri dati o campi.
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages of that rule set map to this stage
refusal-not-one-to-one =
    { $count ->
        [0] Il ritorno al set di regole { $to } non è possibile: nessuna delle sue fasi corrisponde a «{ $state }».
       *[other] Il ritorno al set di regole { $to } non è possibile: più di una delle sue fasi è diventata «{ $state }».
    }
# Variables:
#   $field (text) - the field as given
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] Questo set di regole non prevede campi: non è possibile indicare «{ $field }».
       *[other] Questo set di regole non prevede il campo «{ $field }». Campi possibili: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $at (instant) - when the lead arrived
#   $accepted (list) - the rule sets
refusal-not-in-force = Il piano di introduzione non prevede alcun set di regole in data { DATETIME($at) }. Indicane uno all’apertura: { LIST($accepted, type: "or") }.
# Variables:
#   $fact (text) - the fact that decides which rule set the lead uses
#   $accepted (list) - its possible values
#   $count (number) - how many there are; 0 if any text is accepted
refusal-rollout-fact =
    { $count ->
        [0] Il set di regole dipende da «{ $fact }», da indicare come testo.
       *[other] Il set di regole dipende da «{ $fact }». Valori possibili: { LIST($accepted, type: "or") }.
    }

## Plans: effects of a switch on leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - their rule sets
#   $move (text) - the states before and after; $count (number) - how many leads
#   $by, $least, $median, $most (duration) - how much earlier or later
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = Passaggio al set di regole { $to }: { DATETIME($at) }
plan-title-back = Ritorno al set di regole { $to }: { DATETIME($at) }
plan-moves =
    { $count ->
        [0] Nessun lead cambia set di regole.
        [one] { NUMBER($count) } lead cambia set di regole.
       *[other] { NUMBER($count) } lead cambiano set di regole.
    }
plan-safe = Il passaggio può essere eseguito come previsto.
plan-unsafe = Il passaggio non può essere eseguito: consulta i lead indicati sotto.
plan-unread = Il passaggio non può essere eseguito: non è stato possibile leggere tutto il registro o tutte le regole.
plan-move = «{ $from }» ({ $old }) → «{ $to }» ({ $new })
plan-section = { $move }: { NUMBER($count) } lead
plan-leads = Lead
plan-deadline-same = Scadenza invariata
plan-deadline-earlier = Scadenza anticipata di { DURATION($by) }
plan-deadline-earlier-spread = Scadenza anticipata (minimo { DURATION($least) }, massimo { DURATION($most) }, mediana { DURATION($median) })
plan-deadline-later = Scadenza posticipata di { DURATION($by) }
plan-deadline-later-spread = Scadenza posticipata (minimo { DURATION($least) }, massimo { DURATION($most) }, mediana { DURATION($median) })
plan-deadline-gained = Scadenza aggiunta
plan-deadline-lost = Scadenza rimossa
plan-action-gained = Nuova azione: «{ $action }»
plan-action-lost = Azione non più disponibile: «{ $action }»
plan-shows-details = Diventano visibili tutti i dettagli del lead
plan-shows-overview = Resta visibile solo un riepilogo del lead
# Variables:
#   $before, $after (text) - the labels of the next states
plan-timeout-target = Alla scadenza ora «{ $after }» (prima: «{ $before }»)
plan-timeout-notifies-no-more = Alla scadenza non riceve più la notifica: { $recipient } – «{ $subject }»
plan-timeout-notifies = Alla scadenza riceve ora anche la notifica: { $recipient } – «{ $subject }»
plan-spread = minimo { DURATION($least) }, massimo { DURATION($most) }, mediana { DURATION($median) }
plan-clock-gained = «{ $clock }» ora è in corso
plan-clock-lost = «{ $clock }» non è più in corso
plan-clock-earlier = «{ $clock }» scade prima ({ $by })
plan-clock-later = «{ $clock }» scade dopo ({ $by })
plan-clock-target = Alla scadenza di «{ $clock }» ora { $after } (prima: { $before })
plan-stays = il lead resta nella sua fase
plan-clock-notifies = Alla scadenza di «{ $name }» riceve ora anche la notifica: { $recipient } – «{ $subject }»
plan-clock-notifies-no-more = Alla scadenza di «{ $name }» non riceve più la notifica: { $recipient } – «{ $subject }»
plan-action-notifies-no-more = Dopo «{ $name }» non riceve più la notifica: { $recipient } – «{ $subject }»
plan-action-notifies = Dopo «{ $name }» riceve ora anche la notifica: { $recipient } – «{ $subject }»
# Variables:
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
plan-digest-gained = Se sono molte, ora inviate in un riepilogo: { $recipient } – «{ $subject }»
plan-digest-lost = Non più inviate in un riepilogo: { $recipient } – «{ $subject }»
plan-alert-gained = Compare l’avviso: «{ $text }»
plan-alert-lost = Scompare l’avviso: «{ $text }»
plan-field-aside = Campo non trasferito, ma conservato: «{ $name }»
plan-fact-aside = Dato non trasferito, ma conservato: «{ $name }»
plan-mark-aside = Contrassegno non trasferito, ma conservato: «{ $name }»
plan-lacking = Manca «{ $field }»: può essere indicato solo durante il passaggio
plan-lacking-until = Manca «{ $field }»: può essere indicato con { $actions }
plan-lacks = Mancano: { LIST($fields) }
plan-at-once = «{ $from }» → «{ $to }»
plan-at-once-title = Scadrebbero subito
plan-refused-title = Passaggio non possibile
plan-refused-later =
    { DAY($last) ->
        [8] È già registrato un evento successivo, dell’{ DATETIME($last) }.
        [11] È già registrato un evento successivo, dell’{ DATETIME($last) }.
       *[other] È già registrato un evento successivo, del { DATETIME($last) }.
    }
plan-lacking-title = Dati mancanti per la nuova fase
plan-stay-title = Lead non interessati
plan-stay-archived = Archiviati con il set di regole { $rules }
plan-stay-there = Già con il set di regole { $rules }
plan-stay-other = Con il set di regole { $rules }, non interessati dal passaggio
plan-stay-no-way = Con il set di regole { $rules }, passaggio a { $to } non previsto
plan-stay-never = Con il set di regole { $rules }, mai con { $to }
plan-before = Prima
plan-after = Dopo
plan-aside = Non trasferiti
plan-alerts = Avvisi
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

replay-title = Lead del set di regole { $from } rivissuti con il set di regole { $to }, situazione al { DATETIME($at) }
replay-leads =
    { $count ->
        [0] Nessun lead confrontato.
        [one] { NUMBER($count) } lead confrontato.
       *[other] { NUMBER($count) } lead confrontati.
    }
replay-changed =
    { $count ->
        [0] Nessun lead finisce in un altro stato.
        [one] { NUMBER($count) } lead finisce in un altro stato.
       *[other] { NUMBER($count) } lead finiscono in un altro stato.
    }
replay-guessed =
    { $count ->
        [0] Le altre regole non rifiutano nessun evento.
        [one] Le altre regole rifiutano un evento di { NUMBER($count) } lead. Ciò che segue per questo lead è solo un’ipotesi.
       *[other] Le altre regole rifiutano un evento di { NUMBER($count) } lead. Ciò che segue per questi lead è solo un’ipotesi.
    }
replay-unknown = Non si può sapere che cosa le persone avrebbero fatto con le altre regole. Un evento rifiutato viene saltato e il lead prosegue senza di esso.
replay-unread = Non è stato possibile leggere una parte del registro o delle regole, che quindi non è inclusa.
replay-rules = Set di regole { $rules }
replay-states = Stati
replay-refused = Eventi rifiutati
replay-deadlines = Scadenze
replay-impossible = Lead che le altre regole non ammettono
replay-left-out = Non confrontati
replay-event = Evento
replay-events = Numero
replay-reason = Motivo
replay-example = Esempio
replay-difference = Differenza
replay-notification = Oggetto
replay-recipient = Destinatario
replay-variant = { $subject } ({ $when })
replay-digests = { $subject } – riepiloghi
replay-replaced = { $subject } – riuniti in riepiloghi
replay-waiting = { $subject } – in attesa di un riepilogo
replay-messages = Messaggi inviati, contando ogni riepilogo come uno: { NUMBER($before) } prima, { NUMBER($after) } dopo.
replay-met = Rispettate
replay-missed = Mancate
replay-running = Ancora in corso
replay-in-another = In un altro stato
replay-same = Stesso stato
replay-other-outcome = Altro esito
replay-guess = Ipotesi
replay-opening = Apertura
replay-facts = Modifica dei dati
replay-mark = Contrassegno impostato: { $mark }
replay-unmark = Contrassegno rimosso: { $mark }
replay-switch = Passaggio al set di regole { $to }
replay-by-week = Settimana di apertura
replay-week = Settimana del { $date }

## Rollout: which rule set a new lead uses

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - its value and the required value
#   $condition (text) - a condition, as in the rollout file
#   $place (number) - the position of the lead, in percent; $end (number) - the end of the shares, in percent

rollout-decided =
    { DAY($at) ->
        [8] A un lead aperto l’{ DATETIME($at) } si applica il set di regole { $rules }.
        [11] A un lead aperto l’{ DATETIME($at) } si applica il set di regole { $rules }.
       *[other] A un lead aperto il { DATETIME($at) } si applica il set di regole { $rules }.
    }
rollout-undecided =
    { DAY($at) ->
        [8] Per un lead aperto l’{ DATETIME($at) } non è in vigore alcun set di regole.
        [11] Per un lead aperto l’{ DATETIME($at) } non è in vigore alcun set di regole.
       *[other] Per un lead aperto il { DATETIME($at) } non è in vigore alcun set di regole.
    }
rollout-takes = Si applica al lead.
rollout-not-yet =
    { DAY($from) ->
        [8] Si applica solo dall’{ DATETIME($from) }.
        [11] Si applica solo dall’{ DATETIME($from) }.
       *[other] Si applica solo dal { DATETIME($from) }.
    }
rollout-otherwise = Non si applica: «{ $fact }» è { $value }, non { $wanted }.
rollout-unmet = Non si applica: il lead non soddisfa questa condizione: { $condition }
rollout-nothing = sconosciuto
rollout-unknown = Non si applica: «{ $fact }», che determina la quota, è sconosciuto.
rollout-outside = Non si applica: il lead non rientra nella quota di questa voce ({ NUMBER($end) }%).
rollout-after = Viene dopo la voce che si applica al lead.
rollout-place = Voce
rollout-why = Motivo

## Differences between two rule sets: headings

diff-title = Cosa cambia dal set di regole { $from } al set di regole { $to }
diff-none = Non ci sono differenze tra i set di regole { $from } e { $to }.
diff-where = Ambito
diff-what = Cosa cambia
diff-section-stage = Fase «{ $stage }»
diff-section-outcome = Esito «{ $outcome }»
diff-section-outcomes = Archivio ed esiti
diff-section-arrival = Come arrivano { -the-leads }
diff-section-fields = Campi
diff-section-notifications = Notifiche
diff-section-roles = Ruoli
diff-section-views = Viste e contrassegni
diff-section-tips = Consigli
diff-section-clocks = Termini su più fasi
diff-section-calendars = Orario di lavoro

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) the old and the new value,
# $name (text) the label of the changed item.

diff-renamed = «{ $before }» diventa «{ $after }».
diff-renamed-same = «{ $name }» mantiene il nome; cambia solo l’ID interno.
diff-relabelled = «{ $before }» ora si chiama «{ $after }».
diff-variants = Le varianti di «{ $name }» cambiano.

## Differences: values in the sentences below

diff-quoted = «{ $text }»
# Instead of a condition, if there is none: all leads.
diff-all-leads = nessuna
diff-all-roles = tutti i ruoli
condition-is = «{ $fact }: { $values }»
condition-marked = «Contrassegno: { $marks }»
condition-is-not = «{ $fact }: non { $values }»
condition-marked-not = «Contrassegno: non { $marks }»
# Variables:
#   $condition (text) - a condition, already formatted; in parentheses if it has several parts
condition-not = non { $condition }
condition-group = ({ $condition })
# Variables:
#   $clock (text) - the label of a time limit, $limits (text) - its durations with their targets
limit-clock = { $clock }: { $limits }
# Variables:
#   $time (duration) - the time limit, $to (text) - the label of the state after it
limit-time = { DURATION($time) }
limit-then = { DURATION($time) }, poi «{ $to }»
limit-when = { $limit } ({ $condition })
limit-opened = apertura
# Variables:
#   $stages (list) - the labels of stages, or the opening of a lead
limit-starts = Inizio: { LIST($stages) }
limit-pauses = Pausa: { LIST($stages) }
limit-stops = Fine: { LIST($stages) }
# Variables:
#   $hours (list) - weekdays with their hours; $zone (text) - a time zone, $condition (text) - the leads
#   $days (text) - a weekday, or several from $first (text) to $last (text)
limit-work = Orario di lavoro: { LIST($hours) } ({ $zone })
limit-work-when = Orario di lavoro con { $condition }: { LIST($hours) } ({ $zone })
limit-work-others = Orario di lavoro negli altri casi: { LIST($hours) } ({ $zone })
limit-work-hours = { $days } { $hours }
limit-work-range = da { $first } a { $last }
# Variables:
#   $date (text) - a holiday, $name (text) - its name, $hours (text) - the hours in which people work on it
limit-work-holiday = { $date } (solo { $hours })
limit-work-holiday-named = { $date } ({ $name })
limit-work-holiday-named-hours = { $date } ({ $name }; solo { $hours })
# Variables:
#   $dates (list) - holidays
limit-work-holidays = Giorni festivi: { LIST($dates) }
# Variables:
#   $count (number) - how many holidays
limit-work-many =
    { $count ->
        [one] { $count } giorno festivo
       *[other] { $count } giorni festivi
    }
# Variables:
#   $clock (text) - the label of a time limit, $time (duration) - how much longer, $times (number) - how often at most
limit-effect-start = Inizia «{ $clock }»
limit-effect-stop = Termina «{ $clock }»
limit-effect-extend = «{ $clock }» prorogato di { DURATION($time) }
limit-effect-extend-times =
    { $times ->
        [one] «{ $clock }» prorogato di { DURATION($time) }, una volta
       *[other] «{ $clock }» prorogato di { DURATION($time) }, al massimo { NUMBER($times) } volte
    }
answer-yes = sì
answer-no = no
answer-given = indicato
answer-not-given = non indicato
diff-by-fact = { $recipients }, a seconda di «{ $fact }»
diff-field-need = «{ $field }» ({ $need })
diff-part = «{ $part }» ({ $kind })
diff-list-of = { $kind } con { $parts }
diff-default-none = va indicato
diff-default-unknown = si può omettere
diff-default-value = se non indicato, vale { $value }

## Differences: details of a change, one per line

diff-detail-when = Condizione: { $when }
diff-detail-roles = Ruoli: { $roles }
diff-detail-fields = Campi: { $fields }
diff-detail-confirm = Conferma con: «{ $confirm }»
diff-detail-notified = Notifica a: { $recipient } – «{ $subject }»
diff-detail-reminder = Promemoria { DURATION($time) } prima della scadenza: { $recipient } – «{ $subject }»
# Variables:
#   $digest (text) - when notifications are sent as one message
diff-detail-digest = Riepilogo: { $digest }
diff-detail-overview = Visibile: solo un riepilogo del lead
diff-detail-text = Testo: «{ $text }»
diff-detail-later = Testo dopo { DURATION($time) }: «{ $text }»
diff-detail-variant = Variante: «{ $text }» ({ $when })
diff-detail-variant-before = Variante precedente: «{ $text }» ({ $when })
diff-detail-values = Valori: { $values }
diff-detail-default = All’apertura del lead: { $default }

## Differences: stages

diff-stage-added = Nuova fase: «{ $name }».
diff-stage-removed = La fase «{ $name }» non è più prevista.
diff-stage-first = I lead ora iniziano dalla fase { $after } (prima: { $before }).
diff-stage-shows-overview = Ora è visibile solo un riepilogo del lead; prima erano visibili tutti i dettagli.
diff-stage-shows-details = Ora sono visibili tutti i dettagli del lead; prima era visibile solo un riepilogo.
diff-stage-withheld = Campi nascosti: ora { $after } (prima: { $before }).

## Differences: actions

diff-action-added = Nuova azione «{ $name }»: il lead passa allo stato «{ $to }».
diff-action-added-stays = Nuova azione «{ $name }»: il lead resta nella sua fase.
diff-action-removed = L’azione «{ $name }» non è più prevista (portava il lead allo stato «{ $to }»).
diff-action-removed-stays = L’azione «{ $name }» non è più prevista (lasciava il lead nella sua fase).
diff-action-target = «{ $name }» ora porta allo stato { $after } (prima: { $before }).
diff-action-target-stays = «{ $name }» ora lascia il lead nella sua fase (prima lo portava allo stato { $before }).
diff-action-target-leaves = «{ $name }» ora porta allo stato { $after } (prima il lead restava nella sua fase).
diff-action-when = Condizione per l’azione «{ $name }»: ora { $after } (prima: { $before }).
diff-action-roles = Ruoli autorizzati all’azione «{ $name }»: ora { $after } (prima: { $before }).
diff-action-confirm = Pulsante di conferma di «{ $name }»: ora { $after } (prima: { $before }).
diff-action-order = Nuovo ordine delle azioni: { $after }.
diff-action-notifies = «{ $name }» ora invia una notifica a: { $recipient } – «{ $subject }».
diff-action-notifies-no-more = «{ $name }» non invia più la notifica a: { $recipient } – «{ $subject }».
diff-action-clocks = Termini modificati da «{ $action }»: ora { $after } (prima: { $before }).
diff-input-added = «{ $action }» ora prevede anche il campo «{ $name }» ({ $need }).
diff-input-removed = «{ $action }» non prevede più il campo «{ $name }» (prima: { $need }).
diff-input-stricter = In «{ $action }» il campo «{ $name }» ora è { $after } (prima: { $before }).
diff-input-looser = In «{ $action }» il campo «{ $name }» ora è { $after } (prima: { $before }).
diff-input-order = Nuovo ordine dei campi di «{ $action }»: { $after }.

## Differences: time limits

diff-timeout-added = Nuovo termine: { DURATION($time) }, poi «{ $to }».
diff-timeout-removed = Il termine non è più previsto (prima: { DURATION($time) }, poi «{ $to }»).
diff-timeout-sooner = Meno tempo per rispondere: { DURATION($after) } (prima: { DURATION($before) }).
diff-timeout-later = Più tempo per rispondere: { DURATION($after) } (prima: { DURATION($before) }).
diff-timeout-time = Tempo per rispondere: ora { DURATION($after) } (prima: { DURATION($before) }).
diff-timeout-target = Allo scadere del termine il lead ora passa allo stato { $after } (prima: { $before }).
diff-timeout-when = Condizione per il termine: ora { $after } (prima: { $before }).
diff-timeout-notifies = Allo scadere del termine ora viene inviata una notifica a: { $recipient } – «{ $subject }».
diff-timeout-notifies-no-more = Allo scadere del termine non viene più inviata la notifica a: { $recipient } – «{ $subject }».
diff-timeout-reminders = Promemoria: ora { $after } (prima: { $before }).
# Variables:
#   $name (text) - the label of a time limit, $before and $after (text) - the old and the new content
#   $recipient, $subject (text) - a notification, $limit (text) - a duration with its target
diff-clock-added = Nuovo termine: «{ $name }».
diff-clock-removed = Termine rimosso: «{ $name }».
diff-clock-starts = Inizio di «{ $name }»: ora { $after } (prima: { $before }).
diff-clock-pauses = Pausa di «{ $name }»: ora { $after } (prima: { $before }).
diff-clock-stops = Fine di «{ $name }»: ora { $after } (prima: { $before }).
diff-clock-sooner = «{ $name }»: meno tempo, { DURATION($after) } (prima: { DURATION($before) }).
diff-clock-later = «{ $name }»: più tempo, { DURATION($after) } (prima: { DURATION($before) }).
diff-clock-time = «{ $name }»: ora { DURATION($after) } (prima: { DURATION($before) }).
diff-clock-target = «{ $name }»: alla scadenza il lead passa ora a { $after } (prima: { $before }).
diff-clock-when = «{ $name }»: condizione ora { $after } (prima: { $before }).
diff-clock-notifies = «{ $name }»: alla scadenza viene ora inviata una notifica a: { $recipient } – «{ $subject }».
diff-clock-notifies-no-more = «{ $name }»: alla scadenza non viene più inviata una notifica a: { $recipient } – «{ $subject }».
diff-clock-reminders = «{ $name }»: promemoria ora { $after } (prima: { $before }).
diff-clock-limit-added = «{ $name }»: inoltre { $limit }.
diff-clock-limit-removed = «{ $name }»: non più { $limit }.
# Variables:
#   $name (text) - the id of a calendar, $before and $after (text) - the old and the new content,
#   $date (text) - a holiday
diff-calendar-added = Calendario «{ $name }» aggiunto.
diff-calendar-removed = Calendario «{ $name }» rimosso.
diff-calendar-when = Condizione per il calendario «{ $name }»: ora { $after } (prima: { $before }).
diff-calendar-zone = Fuso orario del calendario «{ $name }»: ora { $after } (prima: { $before }).
diff-calendar-hours = Orario di lavoro del calendario «{ $name }»: ora { $after } (prima: { $before }).
diff-calendar-holiday-added = Calendario «{ $name }»: { $after } è ora un giorno festivo.
diff-calendar-holiday-removed = Calendario «{ $name }»: { $before } non è più un giorno festivo.
diff-calendar-holiday-hours = Calendario «{ $name }»: ora { $after } (prima: { $before }).
diff-calendar-holiday-name = Calendario «{ $name }», nome del giorno festivo ({ $date }): ora { $after } (prima: { $before }).

## Differences: alerts

diff-alert-added = Nuovo avviso (condizione: { $when }).
diff-alert-removed = L’avviso non è più previsto (condizione: { $when }).
diff-alert-when = Condizione per l’avviso: ora { $after } (prima: { $before }).
diff-alert-icon = L’avviso ora ha un’altra icona.
diff-alert-change-added = L’avviso ora cambia dopo { DURATION($time) }.
diff-alert-change-removed = L’avviso non cambia più con il tempo (prima: dopo { DURATION($time) }).
diff-alert-change-sooner = L’avviso ora cambia più presto: dopo { DURATION($after) } (prima: dopo { DURATION($before) }).
diff-alert-change-later = L’avviso ora cambia più tardi: dopo { DURATION($after) } (prima: dopo { DURATION($before) }).
diff-alert-change-time = L’avviso ora cambia dopo { DURATION($after) } (prima: { DURATION($before) }).
diff-alert-change-text = Testo successivo dell’avviso: ora { $after } (prima: { $before }).
diff-alert-change-icon = Quando cambia, l’avviso ora assume un’icona diversa da prima.

## Differences: outcomes

diff-outcome-added = Nuovo esito: «{ $name }».
diff-outcome-removed = L’esito «{ $name }» non è più previsto.
diff-outcome-shows-overview = «{ $name }»: resta visibile solo un riepilogo del lead.
diff-outcome-shows-details = «{ $name }»: sono visibili tutti i dettagli del lead.
diff-outcome-shows-last = «{ $name }»: del lead è visibile quanto nella sua ultima fase.
diff-outcome-withheld = «{ $name }»: i campi nascosti ora sono { $after } (prima: { $before }).

## Differences: how leads arrive, and facts about them

diff-opening-notifies = All’arrivo di un lead ora viene inviata una notifica a: { $recipient } – «{ $subject }».
diff-opening-notifies-no-more = All’arrivo di un lead non viene più inviata la notifica a: { $recipient } – «{ $subject }».
diff-advice-added = Ora è consigliato un tempo di risposta: { DURATION($time) }.
diff-advice-removed = Non è più consigliato un tempo di risposta (prima: { DURATION($time) }).
diff-advice-sooner = Ora è consigliato un tempo di risposta più breve: { DURATION($after) } (prima: { DURATION($before) }).
diff-advice-later = Ora è consigliato un tempo di risposta più lungo: { DURATION($after) } (prima: { DURATION($before) }).
diff-advice-time = Tempo di risposta consigliato: ora { DURATION($after) } (prima: { DURATION($before) }).
diff-channel-added = Nuova fonte di lead: { $name }.
diff-channel-removed = Fonte di lead non più indicata: { $name }.
diff-channel-relabelled = Una fonte di lead ora è descritta così: { $after } (prima: { $before }).
diff-place-added = Ora è indicato dove si trovano i lead: { $after }.
diff-place-removed = Non è più indicato dove si trovano i lead (prima: { $before }).
diff-place-path = I lead ora si trovano qui: { $after } (prima: { $before }).
diff-arrival-field-added = I lead ora arrivano con il campo «{ $name }».
diff-arrival-field-removed = I lead non arrivano più con il campo «{ $name }».
diff-fact-added = Nuovo dato sul lead: «{ $name }».
diff-fact-removed = Dato sul lead non più previsto: «{ $name }».
diff-fact-kind = Valori possibili di «{ $name }»: ora { $after } (prima: { $before }).
diff-fact-default = «{ $name }» all’apertura di un lead: { $after } (prima: { $before }).
diff-fact-changes = Modifica successiva di «{ $name }»: ora { $after } (prima: { $before }).
diff-changes = { $roles }, { $clock }
diff-changes-never = non consentita
diff-clock-keep = il termine resta invariato
diff-clock-recompute = il termine viene ricalcolato
diff-clock-restart = il termine riparte da capo
diff-fact-excluded = Ora esclusa la combinazione: { $when }.
diff-fact-allowed = Non è più esclusa la combinazione: { $when }.
diff-fact-value-added = Nuovo valore di «{ $fact }»: «{ $name }».
diff-fact-value-removed = Il valore «{ $name }» di «{ $fact }» non è più previsto.

## Differences: fields

diff-field-added = Nuovo campo «{ $name }»: { $kind }.
diff-field-removed = Il campo «{ $name }» non è più previsto; conteneva: { $kind }.
diff-field-kind = Contenuto del campo «{ $name }»: ora { $after }; prima: { $before }.

## Differences: notifications

diff-notification-added = Nuova notifica a: { $recipient } – «{ $subject }».
diff-notification-removed = Questa notifica non è più prevista: { $recipient } – «{ $subject }».
diff-notification-recipient = Destinatario di «{ $name }»: ora { $after }; prima: { $before }.
diff-notification-when = Condizione per la notifica «{ $name }»: ora { $after } (prima: { $before }).
diff-notification-digest = Riepilogo della notifica «{ $name }»: ora { $after } (prima: { $before }).
# Variables:
#   $count (number) - how many notifications are sent on their own, $time (duration) - the period
diff-digest = più di { NUMBER($count) } in { DURATION($time) }
# Variables:
#   $digest (text) - the digest, $by (text) - the label of a fact or field
diff-digest-by = { $digest }, separatamente per «{ $by }»
diff-recipient-added = Nuovo destinatario: { $name }.
diff-recipient-removed = Non è più un destinatario: { $name }.

## Differences: roles, views and marks, tips

diff-role-added = Nuovo ruolo: «{ $name }».
diff-role-removed = Il ruolo «{ $name }» non è più previsto.
diff-view-added = Nuova vista «{ $name }» (condizione: { $when }).
diff-view-removed = La vista «{ $name }» non è più prevista (condizione: { $when }).
diff-view-when = Condizione per la vista «{ $name }»: ora { $after } (prima: { $before }).
diff-view-order = Nuovo ordine delle viste: { $after }.
diff-mark-added = Nuovo contrassegno: «{ $name }».
diff-mark-removed = Il contrassegno «{ $name }» non è più previsto.
diff-mark-icon = Il contrassegno «{ $name }» ora ha un’altra icona.
diff-tip-added = Nuovo consiglio: «{ $name }».
diff-tip-removed = Il consiglio «{ $name }» non è più previsto.
diff-tip-order = Nuovo ordine dei consigli: { $after }.

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
picture-title = Ciclo di vita di { -a-lead } con il set di regole { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Percorso { -the-lead(with: "di") } { $lead } con il set di regole { $rules }
# At the arrow into the first stage.
picture-opened =
    { -lead.gender ->
        [feminine] Nuova { -lead }
       *[masculine] Nuovo { -lead }
    }
# Screen readers read the next six instead of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Fase iniziale: «{ $state }».
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: da «{ $from }» a «{ $to }».
# Variables:
#   $after (duration) - the time limit
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Nessuna risposta entro { DURATION($after) }: da «{ $from }» a «{ $to }».
picture-timeout-again = Nessuna risposta entro { DURATION($after) }: «{ $state }» ricomincia.
picture-clock = «{ $clock }» scade: da «{ $from }» a «{ $to }».
picture-step-timeout = nessuna risposta entro { DURATION($after) }
# Variables:
#   $clock (text) - the label of the time limit that ran out
picture-step-clock = «{ $clock }» scaduto
picture-step = { $what } – { $at }
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = Solo se: { $condition }.
picture-by = Ruolo: { LIST($roles) }.
picture-told = Notifica a: { LIST($recipients) }.
picture-reminder = Promemoria { DURATION($time) } prima della scadenza: { LIST($recipients) }
# Variables:
#   $reminder (text) - the reminder, without a full stop
picture-reminded = { $reminder }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = Stato attuale { -the-lead(with: "di") }: «{ $state }», raggiunto in data { DATETIME($since) }.
# Variables:
#   $steps (list) - the steps, each with its instant
picture-path = Percorso finora: { LIST($steps) }.
# In the box of the lead’s current state.
picture-here = { -The-lead } è qui
# In the box of a stage: only an overview of the lead is shown; there is no time limit.
picture-overview = Solo riepilogo
# $fields (text) - the labels of the fields that are not shown
picture-withheld = Nascosti: { $fields }
picture-unlimited = Senza scadenza
# The meaning of the signs beside arrows and names.
picture-sign-clock = Se nessuno risponde entro questo termine
picture-sign-envelope = Riceve una notifica
picture-sign-fork =
    { -lead.gender ->
        [feminine] Solo per queste { -leads }
       *[masculine] Solo per questi { -leads }
    }
picture-sign-person = Solo per questo ruolo
picture-sign-again = La fase ricomincia
picture-sign-dot = La fase non cambia

## Help pages: sentences

# Pages are written with these sentences, and read with them: a variable matches the text in its place.
# `pages/common.ftl` has other wordings of the same sentences.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (duration) - a time limit; $icon, $value (text) - a name without a message
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = Gestione { -the-leads(with: "di") } con il set di regole { $rules }
page-description = Fasi, azioni, scadenze e notifiche di { -a-lead } con il set di regole { $rules }.
page-moves = { -The-lead } passa alla fase { $state }.
page-archives = { -The-lead } passa in archivio con l’esito { $state }.
page-stays = { -The-lead } resta nella sua fase.
page-stays-archived = { -The-lead } resta in archivio.
page-timeout = Scadenza: { DURATION($time) } senza risposta.
page-never = Non c’è una scadenza.
page-otherwise-never = Negli altri casi non c’è una scadenza.
page-notifies = Notifica a: { $recipients } – «{ $subject }».
page-reminds = Promemoria { DURATION($time) } prima della scadenza a: { $recipients } – «{ $subject }».
page-required = Campi obbligatori: { $fields }.
page-asked = Campi consigliati: { $fields }.
page-optional = Campi facoltativi: { $fields }.
page-confirm = Conferma con { $confirm }.
page-only = Si applica solo a questa condizione: { $conditions }.
page-selects = Mostra { -the-leads } con: { $conditions }.
page-by = Solo per: { $roles }.
page-alert = In alto nella pagina viene mostrato un avviso.
page-alert-changes = L’avviso cambia dopo { DURATION($time) }.
page-icon = Icona: { $icon }.
page-advice = Tempo di risposta consigliato: { DURATION($time) }.
page-overview = All’inizio viene mostrato solo un riepilogo { -the-lead(with: "di") }.
page-ends-overview = Resta visibile solo un riepilogo { -the-lead(with: "di") }.
page-ends-details = Restano visibili tutti i dettagli { -the-lead(with: "di") }.
page-withheld = Campi nascosti: { $fields }.
page-details = Da quel momento vengono mostrati tutti i dettagli.
page-found = { -The-leads } si trovano in { $path }.
page-channels = { -The-leads } arrivano da queste fonti:
page-brings = { -The-leads } arrivano con questi campi: { $fields }.
page-roles = Ruoli che possono agire: { $roles }.
page-sent = Destinatario: { $recipients }.
page-sent-by = Dipende da { $fact }.
# Variables:
#   $count (text) - how many notifications are sent on their own, $time (duration) - the period
page-digest = Se in { DURATION($time) } sono più di { $count }, vengono riunite in un solo messaggio.
# Variables:
#   $by (text) - the label of a fact or field
page-digest-by = Il conteggio è separato per { $by }.
page-must-be-given = Dato obbligatorio.
page-may-be-left-out = Dato facoltativo.
page-default = Valore predefinito: { $value }.
page-excluded = Combinazione esclusa: { $conditions }.
page-changes = Può cambiare in seguito.
page-changes-by = Può essere modificato in seguito da: { $roles }.
page-change-keeps = In tal caso la scadenza resta invariata.
page-change-restarts = In tal caso la scadenza riparte da capo.
page-clock-opened = Inizia all’apertura di { -a-lead }.
page-clock-starts = Inizia nelle fasi: { $stages }.
page-clock-actions = Inizia solo con un’azione.
page-clock-pauses = Si sospende nelle fasi: { $stages }.
page-clock-stops = Finisce nelle fasi: { $stages }.
page-clock-time = Scadenza: { DURATION($time) }.
page-clock-start = Avvia il termine { $clock }.
page-clock-stop = Interrompe il termine { $clock }.
page-clock-extend = Proroga il termine { $clock } di { DURATION($time) }.
page-clock-times = Numero massimo di proroghe: { $times }.
page-follows = Queste regole fanno seguito al set di regole { $rules }.
# After a name, before its description; between names.
page-colon = { ": " }
page-comma = { ", " }
# $kind (text) - the kind of a value
page-kind = { $kind }.

## Help pages: headings

page-facts = Che cosa si sa di { -a-lead }
page-recipients = Chi riceve le notifiche
page-stages = Ciclo di vita di { -a-lead }
page-related = Vedi anche

## Help pages: messages used only to read pages

# Wordings are separated by |.

reading-next-stage = fase successiva
reading-choose = seleziona { $action } | selezionare { $action }
reading-parts = fornire { $fields } di eventuali altre persone
reading-arrives = Il contatto { $recipient } specifiche
reading-joints = e/o | ed | e | o | oppure
# Small words around names that are not part of the names.
reading-fillers = il | lo | la | i | gli | le | l' | un | una | uno | del | della | dei | di | al | alla | nel | nella | dal | tuo | tua | tuoi | tue | qui | ulteriori | aggiungere | eventuali | quindi
# The first words of an aside that names nothing.
reading-asides = che | cui
# Words that make what follows them in the sentence optional.
reading-optionals = facoltativamente | facoltativo | facoltativa | se lo desideri | se vuoi | in via facoltativa
# Words that negate a sentence.
reading-nots = non | mai | nessun | nessuna | nessuno | né | neppure
# Between the parts of a duration.
reading-and = e
# Names of units that CLDR does not have, each with its meaning in rule files. `…` is the rest of a word.
reading-units = giorn… di calendario = 1d | giorn… solar… = 1d | giorn… consecutiv… = 1d | settiman… di calendario = 1w | mes… di calendario = 1mo | mes… solar… = 1mo | ann… solar… = 1y
# Days on which people work.
reading-working-days = giorn… lavorativ… | giorn… ferial…
# Hours in which people work.
reading-working-hours = or… lavorativ…
# Words before a duration, or, after `…`, behind one.
reading-at-most = fino a
reading-about = circa | all’incirca | approssimativamente | … circa
# Words between the numbers of a range, separated by `|`: “10 to 14 days”; with `…`, also words before it
reading-ranges = a | ai | fino a | o | tra … e | fra … e
# Sentences about working hours on help pages, separated by `|`
# Variables:
#   $hours (text) - the weekdays with their hours
reading-works = Orari di lavoro: { $hours } | Orario d’ufficio: { $hours } | Orari di apertura: { $hours }
# Words with a full stop that does not end a sentence, separated by `|`. Those with `…` always continue, the others unless a
# capital letter follows; `0` is any number
reading-abbreviations = es. … | p. es. … | ad es. … | cfr. … | sig. … | sig.ra … | dott. … | max. … | min. … | ca. … | tel. … | n. … 0 | pag. … 0 | art. … 0 | ecc. | etc.

## Typography of the language, used to check its messages

# Quotation marks: opening, closing; after |, those inside a quotation
typography-quotes = « » | “ ”
typography-apostrophe = ’
# Dashes between parts of a sentence
typography-dash = –
# Full-width punctuation used instead of , . ; : ! ? ( )
typography-wide = { "" }
# Punctuation preceded by a no-break space
typography-spaced = { "" }
# Words before a duration that need it in another grammatical case than the nominative, each with the case; separated by |
typography-cases = { "" }
