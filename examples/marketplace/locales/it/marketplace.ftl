### Lead di un marketplace per partner.

## Fasi

stage-received = Ricevuto
    .summary =
        { $fact-source ->
            [trial] Prova iniziata in data { DATE($since) }. Non devi fare nulla. Il lead verrà archiviato in data { DATE($due) }.
           *[market] Ricevuto in data { DATETIME($since) }. Accetta o rifiuta entro la scadenza: { DATETIME($due) }.
        }
stage-qualification = Qualificazione
    .summary = In qualificazione (inizio: { DATETIME($since) }). Chiarisci le esigenze del cliente e fai un’offerta entro la scadenza: { DATETIME($due) }.
stage-negotiation = Negoziazione
    .summary = In negoziazione (inizio: { DATETIME($since) }). Comunica l’esito non appena è certo.
stage-archived = Archiviato

## Esiti

outcome-won = Vinto
    .summary = La trattativa è stata vinta in data { DATE($since) }.
outcome-lost = Perso
    .summary = La trattativa è stata persa in data { DATE($since) }. I dati di contatto sono nascosti.
outcome-declined = Rifiutato
    .summary = Il lead è stato rifiutato in data { DATE($since) }. I dati di contatto sono nascosti.
outcome-expired = Scaduto
    .summary = Nessuno ha risposto in tempo: il lead è stato archiviato in data { DATE($since) }. I dati di contatto sono nascosti.
outcome-trial-ended = Prova terminata
    .summary = La prova è terminata in data { DATE($since) }.

## Azioni

action-accept = Accetta
    .hint =
        { $fact-kind ->
            [offer] Ti mostra i dati di contatto. Il lead passa alla fase **{ stage-negotiation }**.
           *[profile] Ti mostra i dati di contatto. Il lead passa alla fase **{ stage-qualification }**.
        }
action-decline = Rifiuta
    .hint = Indica un motivo. Il lead viene archiviato con l’esito **{ outcome-declined }** e i dati di contatto vengono nascosti.
action-make-offer = Fai un’offerta
    .hint = Indica il valore dell’offerta. Il lead passa alla fase **{ stage-negotiation }**.
action-win = Vinto
    .hint = Registra la trattativa come vinta e archivia il lead.
action-lose = Perso
    .hint = Registra la trattativa come persa e archivia il lead. I dati di contatto vengono nascosti.

## Campi

field-customer = Cliente
field-subject = Oggetto
field-message = Messaggio
field-email = E-mail
field-phone = Telefono
field-deal-value = Valore della trattativa
field-reason = Motivo

## Dati e percorsi

fact-kind = Tipo di lead
fact-kind-offer = Offerta
fact-kind-profile = Profilo
fact-source = Origine
fact-source-market = Marketplace
fact-source-trial = Prova
fact-contact-by = Contatto preferito
fact-contact-by-phone = Telefono
fact-contact-by-email = E-mail
fact-campaign = Campagna
channel-marketplace = Marketplace
channel-trial = Prova di un’offerta
place-sales = Vendite
place-leads = Lead
view-offers = Offerte
view-profile = Profilo
view-trials = Prove
view-favorites = Preferiti
mark-favorite = Preferito

## Avvisi

alert-call = Il cliente desidera essere chiamato. Accetta il lead per vedere il numero di telefono.
alert-call-late = Il cliente aspetta una chiamata (richiesta arrivata in data { DATETIME($since) }). Accetta il lead per vedere il numero di telefono.
alert-write = Il cliente non ha chiesto di essere chiamato. Accetta il lead per vedere l’indirizzo e-mail e presentati con un messaggio.

## Notifiche

recipient-seller = Venditore
notification-received =
    .subject =
        { $fact-kind ->
            [offer] Nuovo lead per la tua offerta: { $field-subject }
           *[profile] Nuovo lead dal tuo profilo: { $field-subject }
        }
    .body =
        { $fact-contact-by ->
            [phone] { $field-customer } ti ha contattato per «{ $field-subject }» e desidera essere chiamato.
           *[not-given] { $field-customer } ti ha contattato per «{ $field-subject }».
        }

        Accetta o rifiuta il lead { $lead } entro la scadenza: **{ DATETIME($due) }**.
    .digest-subject = { $count } nuovi lead in data { DATE($since) }
    .digest-body =
        Ecco i lead ricevuti in data { DATE($since) }. Accetta o rifiuta ciascun lead entro la sua scadenza:

        { $leads }
notification-expiring =
    .subject = Il lead { $lead } sta per scadere
    .body = { $field-customer } attende ancora una risposta su «{ $field-subject }». Scadenza del lead: **{ DATETIME($due) }**.
