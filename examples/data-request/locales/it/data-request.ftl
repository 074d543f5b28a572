### Richieste delle persone sui propri dati.

## Fasi

stage-open = Aperta
    .summary =
        { $fact-request ->
            [access] L’interessato chiede una copia dei suoi dati. Richiesta aperta in data { DATETIME($since) }.
            [correction] L’interessato chiede di rettificare i suoi dati. Richiesta aperta in data { DATETIME($since) }.
           *[erasure] L’interessato chiede di cancellare i suoi dati. Richiesta aperta in data { DATETIME($since) }.
        }
stage-identity-check = Verifica dell’identità
    .summary = In attesa di un documento d’identità. Richiesto in data { DATETIME($since) }; se non arriva, la richiesta verrà chiusa in data { DATETIME($due) }.
stage-archived = Archiviata

## Esiti

outcome-answered = Evasa
    .summary = La richiesta è stata evasa in data { DATE($since) }.
outcome-refused = Respinta
    .summary = La richiesta è stata respinta in data { DATE($since) }. La valutazione giuridica non viene mostrata.
outcome-withdrawn = Ritirata
    .summary = La richiesta è stata chiusa senza risposta in data { DATE($since) }: è stata ritirata oppure l’identità non è stata dimostrata.

## Azioni

action-check-identity = Verifica identità
    .hint = Chiede all’interessato di dimostrare la propria identità. Fino ad allora il termine **{ clock-response }** è in pausa.
action-answer = Rispondi
    .hint = Invia la tua risposta all’interessato e archivia la richiesta con l’esito **{ outcome-answered }**.
action-refuse = Respingi
    .hint = Invia la tua risposta all’interessato e archivia la richiesta con l’esito **{ outcome-refused }**. La valutazione giuridica resta interna.
action-extend = Proroga termine
    .hint = Proroga di due mesi, una sola volta, il termine **{ clock-response }**. L’interessato ne riceve la motivazione.
action-withdraw = Ritira
    .hint = Archivia la richiesta con l’esito **{ outcome-withdrawn }**, perché all’interessato non serve più una risposta.
action-confirm = Conferma identità
    .hint = La richiesta torna nella fase **{ stage-open }** e il termine riprende con il tempo rimasto.

## Campi

field-person = Nome
field-email = Indirizzo e-mail
field-answer = Risposta all’interessato
field-reason = Valutazione giuridica
field-extension-reason = Motivo della proroga

## Persone, dati e termini

role-clerk = Addetto alla pratica
role-officer = Responsabile della protezione dei dati
channel-web-form = Modulo web
channel-letter = Lettera
fact-request = Tipo di richiesta
fact-request-access = Accesso
fact-request-correction = Rettifica
fact-request-erasure = Cancellazione
clock-response = Risposta
view-access = Richieste di accesso
view-changes = Rettifica e cancellazione

## Notifiche

recipient-person = Interessato
recipient-clerk = Addetto alla pratica
recipient-officer = Responsabile della protezione dei dati
notification-received =
    .subject = Abbiamo ricevuto la tua richiesta { $lead }
    .body =
        Buongiorno { $field-person },

        abbiamo ricevuto la tua richiesta in data { DATE($at) } e ti risponderemo entro un mese.
notification-identity-asked =
    .subject = Conferma la tua identità ({ $lead })
    .body =
        Buongiorno { $field-person },

        prima di elaborare la richiesta dobbiamo assicurarci che provenga da te. Inviaci un documento d’identità entro la scadenza: **{ DATETIME($due) }**. In caso contrario dovremo chiudere la richiesta.
notification-identity-missing =
    .subject = La tua richiesta { $lead } è stata chiusa
    .body =
        Buongiorno { $field-person },

        non abbiamo ricevuto in tempo un documento d’identità e abbiamo chiuso la richiesta. Puoi presentarne una nuova in qualsiasi momento.
notification-extended =
    .subject = Ci serve più tempo per la tua richiesta { $lead }
    .body =
        Buongiorno { $field-person },

        per rispondere alla tua richiesta ci serviranno fino a due mesi in più. Il motivo: { $field-extension-reason }
notification-answered =
    .subject = Risposta alla tua richiesta { $lead }
    .body =
        Buongiorno { $field-person },

        { $field-answer }
notification-refused =
    .subject = Decisione sulla tua richiesta { $lead }
    .body =
        Buongiorno { $field-person },

        non possiamo accogliere la tua richiesta: { $field-answer }

        Se non sei d’accordo, puoi presentare un reclamo a un’autorità per la protezione dei dati.
notification-due-soon =
    .subject = La richiesta { $lead } è in scadenza
    .body = { $field-person } attende una risposta alla richiesta { $lead }. Scadenza: **{ DATETIME($due) }**.
notification-still-open =
    .subject = La richiesta { $lead } attende una risposta
    .body = La risposta a { $field-person } è prevista entro questa scadenza: **{ DATETIME($due) }**. Se non può essere pronta in tempo, proroga il termine indicando il motivo. Puoi farlo una sola volta.
notification-overdue =
    .subject = La richiesta { $lead } è scaduta
    .body = Il termine per rispondere a { $field-person } è scaduto in data **{ DATETIME($at) }**. Assicurati che la richiesta riceva subito una risposta.
