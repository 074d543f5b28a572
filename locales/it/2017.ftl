### Rule set 2017: skip, evaluate, negotiate.

## The noun

-lead = segnalazione
    .gender = feminine
-leads = segnalazioni

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = Nuova
    .summary = Nuova segnalazione ricevuta in data { DATETIME($since) }. Per ora è visibile solo un riepilogo della richiesta. Comunica se ti interessa entro la scadenza: { DATETIME($due) }. Ti consigliamo di rispondere entro { DURATION($respond-within, unit: "hours") }.
stage-evaluating = In valutazione
    .summary = Valutazione iniziata in data { DATETIME($since) }. Parla con il cliente e accetta o rifiuta entro la scadenza: { DATETIME($due) }.
stage-negotiating = In trattativa
    .summary = Trattativa iniziata in data { DATETIME($since) }. Comunica l’esito non appena è certo.
stage-archived = Archiviata

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Vinta
    .summary = La trattativa è stata vinta in data { DATE($since) }.
outcome-lost = Persa
    .summary = La trattativa è stata persa in data { DATE($since) }.
outcome-skipped = Ignorata
    .summary = La segnalazione è stata ignorata in data { DATE($since) }.
outcome-missed = Senza risposta
    .summary = Nessuno ha risposto in tempo: la segnalazione è stata archiviata in data { DATE($since) }.
outcome-declined = Rifiutata
    .summary = La segnalazione è stata rifiutata in data { DATE($since) }, dopo la valutazione.
outcome-expired = Scaduta
    .summary = La valutazione non è stata completata in tempo: la segnalazione è stata archiviata in data { DATE($since) }.

## Actions

action-interested = Mi interessa
    .hint = Sposta la segnalazione nella fase **{ stage-evaluating }** e mostra tutte le informazioni sul cliente e sull’offerta.
action-no-thanks = No, grazie
    .hint = Archivia la segnalazione come **{ outcome-skipped }**. Il cliente viene invitato a scegliere un altro partner.
action-accept = Accetta
    .hint = Inserisci il valore stimato della trattativa e la data di chiusura stimata. La segnalazione passa alla fase **{ stage-negotiating }**: da questo momento collabori attivamente con il cliente.
action-decline = Rifiuta
    .hint = Archivia la segnalazione come **{ outcome-declined }**. Il cliente viene invitato a scegliere un altro partner.
action-won = Vinta
    .hint = Registra la trattativa come vinta e archivia la segnalazione.
action-lost = Persa
    .hint = Registra la trattativa come persa e archivia la segnalazione.

## Fields

field-subject = Oggetto
field-customer = Cliente
field-email = E-mail
field-phone = Telefono
field-deal-value = Valore stimato della trattativa
field-closing-date = Data di chiusura stimata

## Facts about a referral

fact-region = Area geografica
fact-location = Località

## How referrals arrive

channel-marketing = Iniziative di marketing di Microsoft
channel-agents = Addetti alle vendite e all’assistenza di Microsoft
channel-partner-finder = Clienti che effettuano ricerche con «Trova un partner»
place-dashboard = Dashboard
place-referrals = Segnalazioni
place-customer-referrals = Segnalazioni dei clienti

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Spesso un cliente si rivolge a più partner contemporaneamente. Accetta o rifiuta ogni nuova segnalazione entro { DURATION($within, unit: "hours") }: avrai più possibilità di successo.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = Contatto del profilo di marketing
recipient-customer = Cliente
notification-lead-received =
    .subject = Nuova segnalazione { $lead }
    .body =
        Un cliente della tua area geografica ti ha inviato una richiesta di informazioni.

        Rispondi entro la scadenza: **{ DATETIME($due) }**. Ti consigliamo di farlo entro { DURATION($respond-within, unit: "hours") }. Trovi la segnalazione in **{ place-dashboard } > { place-referrals } > { place-customer-referrals }**.
notification-choose-another-partner =
    .subject = Scegli un altro partner
    .body =
        Il partner che hai contattato non può occuparsi della tua richiesta { $lead }.

        Scegli un altro partner: puoi inviare di nuovo la richiesta senza modificarla.

## Tips

tip-contacts = Controlla i tuoi dati di contatto
    .body = Tieni aggiornati i dati di contatto di ogni sede nel tuo profilo di marketing, in modo che le notifiche raggiungano il tuo team.
tip-keywords = Scegli parole chiave adatte
    .body = Descrivi nel tuo profilo di marketing che cosa sai fare solo tu e come lavori. Elimina le parole chiave che portano segnalazioni indesiderate e indica le dimensioni delle aziende con cui lavori.
tip-respond-quickly = Rispondi rapidamente
    .body = I partner che rispondono subito alle richieste ottengono maggiore risalto quando i clienti effettuano nuove ricerche.
tip-be-choosy = Scegli con cura
    .body =
        Le trattative che accetti e quelle che rifiuti ci mostrano che cosa fa per te e ci aiutano a trovarne altre simili.

        Accettare una trattativa poco adatta non migliora la tua posizione nei risultati di ricerca e può ridurre la qualità dei lead che ricevi.
tip-report-back = Facci sapere com’è andata
    .body = Comunicaci il valore stimato della trattativa, la data di chiusura e l’esito finale, cioè se è stata vinta o persa. In questo modo la qualità delle tue segnalazioni resta alta.
