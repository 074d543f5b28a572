### Ticket di un servizio di assistenza.

## Fasi

stage-open = Aperto
    .summary =
        { $fact-priority ->
            [high] Urgente. Aperto in data { DATETIME($since) }.
           *[normal] Aperto in data { DATETIME($since) }.
        }
stage-waiting = In attesa del cliente
    .summary = In attesa della risposta del cliente (domanda inviata in data { DATETIME($since) }). Se non risponde, il ticket verrà chiuso in data { DATETIME($due) }.
stage-escalated = Inoltrato ai responsabili
    .summary = Non risolto in tempo e inoltrato ai responsabili in data { DATETIME($since) }.
stage-archived = Archiviato

## Esiti

outcome-solved = Risolto
    .summary = Il ticket è stato risolto in data { DATE($since) }.
outcome-unsolved = Non risolto
    .summary = Il ticket è stato chiuso senza una soluzione in data { DATE($since) }.
outcome-closed = Nessuna risposta
    .summary = Il cliente non ha risposto: il ticket è stato chiuso in data { DATE($since) }.

## Azioni

action-answer = Rispondi
    .hint = Invia la tua risposta al cliente. Il ticket resta nella fase **{ stage-open }** e il termine **{ clock-first-answer }** finisce.
action-ask = Chiedi al cliente
    .hint = Invia la tua domanda al cliente. Finché non risponde, i termini sono in pausa.
action-solve = Risolvi
    .hint = Invia la soluzione al cliente e archivia il ticket con l’esito **{ outcome-solved }**.
action-extend = Proroga termine
    .hint = Proroga di due giorni lavorativi il termine **{ clock-solution }**, al massimo due volte.
action-reply = Il cliente ha risposto
    .hint = Il ticket torna nella fase **{ stage-open }** e i termini riprendono con il tempo rimasto.
action-return = Restituisci al team
    .hint = Il ticket torna nella fase **{ stage-open }** e il termine **{ clock-solution }** riparte da capo.
action-reopen = Riapri
    .hint = Indica un motivo. Il ticket torna nella fase **{ stage-open }**, il termine **{ clock-solution }** riparte da capo e il cliente riceve una notifica.

## Campi

field-customer = Cliente
field-subject = Oggetto
field-question = Domanda
field-answer = Risposta
field-reason = Motivo

## Persone, dati e termini

role-agent = Operatore dell’assistenza
role-supervisor = Responsabile del team
channel-web-form = Modulo web
channel-phone = Telefono
fact-region = Area geografica
fact-region-emea = EMEA
fact-region-apac = APAC
fact-priority = Priorità
fact-priority-low = Bassa
fact-priority-normal = Normale
fact-priority-high = Alta
clock-first-answer = Prima risposta
clock-solution = Soluzione
view-urgent = Urgenti
view-emea = EMEA
view-apac = APAC

## Notifiche

recipient-customer = Cliente
recipient-emea = Team di assistenza EMEA
recipient-apac = Team di assistenza APAC
notification-answered =
    .subject = R: { $field-subject } ({ $lead })
    .body =
        Buongiorno { $field-customer },

        { $field-answer }
notification-asked =
    .subject = Domanda sul ticket { $lead }
    .body =
        Buongiorno { $field-customer },

        ci serve qualche informazione in più su «{ $field-subject }»: { $field-question }

        Rispondi entro la scadenza: **{ DATETIME($due) }**. In caso contrario chiuderemo il ticket.
notification-solved =
    .subject = Il ticket { $lead } è stato risolto
    .body =
        Buongiorno { $field-customer },

        ecco la soluzione per «{ $field-subject }»: { $field-answer }
notification-reopened =
    .subject = Il ticket { $lead } è stato riaperto
    .body =
        Buongiorno { $field-customer },

        abbiamo ripreso a occuparci di «{ $field-subject }» e ti contatteremo.
notification-closed =
    .subject = Il ticket { $lead } è stato chiuso
    .body =
        Buongiorno { $field-customer },

        non abbiamo ricevuto la tua risposta su «{ $field-subject }» e abbiamo chiuso il ticket.
notification-unsolved =
    .subject = Il ticket { $lead } è stato chiuso senza soluzione
    .body =
        Buongiorno { $field-customer },

        purtroppo non abbiamo trovato una soluzione per «{ $field-subject }» e abbiamo chiuso il ticket.
notification-answer-due =
    .subject = Il ticket { $lead } attende la prima risposta
    .body = { $field-customer } attende la prima risposta su «{ $field-subject }». Scadenza: **{ DATETIME($due) }**.
notification-answer-overdue =
    .subject = La prima risposta al ticket { $lead } è in ritardo
    .body = Il termine per la prima risposta a { $field-customer } su «{ $field-subject }» è scaduto in data **{ DATETIME($at) }**.
notification-escalated =
    .subject = Il ticket { $lead } è stato inoltrato ai responsabili
    .body = «{ $field-subject }» di { $field-customer } non è stato risolto in tempo. Senza una soluzione, il ticket verrà chiuso in data **{ DATETIME($due) }**.
