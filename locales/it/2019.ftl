### Rule set 2019: an inbox, then active.

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
    .summary = Ricevuta nella posta in arrivo in data { DATETIME($since) }. È visibile un riepilogo della richiesta; se vuoi, contatta il cliente prima di decidere. Accetta o rifiuta entro la scadenza: { DATETIME($due) }. Ti consigliamo di rispondere entro { DURATION($respond-within, unit: "hours") }.
stage-active = Attiva
    .summary = Attivata in data { DATETIME($since) }. Comunica l’esito non appena è certo.
stage-archived = Archiviata

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Vinta
    .summary = La trattativa è stata vinta in data { DATE($since) }.
outcome-lost = Persa
    .summary = La trattativa è stata persa in data { DATE($since) }.
outcome-declined = Rifiutata
    .summary = La segnalazione è stata rifiutata in data { DATE($since) }.
outcome-expired = Scaduta
    .summary = Nessuno ha risposto in tempo: la segnalazione è stata archiviata in data { DATE($since) }.

## Actions

confirm-next = Avanti
confirm-close-engagement = Chiudi engagement
action-accept = Accetta
    .hint = Inserisci un nome per l’engagement, il valore stimato della trattativa e il periodo di acquisto stimato; descrivi nelle note che cosa cerca il cliente. L’ID CRM (per tuo riferimento) e altri contatti sono facoltativi. Conferma con **{ confirm-next }**: la segnalazione passa alla fase **{ stage-active }**.
action-decline = Rifiuta
    .hint = Scegli un motivo, aggiungi note se lo desideri e conferma con **{ confirm-close-engagement }**. La segnalazione viene archiviata come **{ outcome-declined }** e il cliente viene invitato a scegliere un altro partner.
action-edit = Modifica engagement
    .hint = Modifica uno o più di questi dati: nome dell’engagement, data di acquisto stimata, valore stimato, note, ID CRM.
action-add-contact = Aggiungi contatto
    .hint = Aggiunge nome, numero di telefono e indirizzo e-mail di altre persone che lavorano a questo engagement.
action-won = Vinta
    .hint = Registra la trattativa come vinta e archivia la segnalazione.
action-lost = Persa
    .hint = Registra la trattativa come persa e archivia la segnalazione.

## Fields

field-subject = Oggetto
field-customer = Cliente
field-email = E-mail
field-phone = Telefono
field-engagement-name = Nome dell’engagement
field-deal-value = Valore stimato della trattativa
field-purchase-timeframe = Periodo di acquisto stimato
field-purchase-date = Data di acquisto stimata
field-notes = Note
field-crm-id = ID CRM
field-contacts = Contatti
field-contacts-name = Nome
field-contacts-phone = Numero di telefono
field-contacts-email = Indirizzo e-mail
field-reason = Motivo

## Facts about a referral

fact-region = Area geografica
fact-location = Località
fact-contact-me = Il cliente chiede di essere contattato

## How referrals arrive

channel-marketing = Iniziative di marketing di Microsoft
channel-agents = Addetti alle vendite e all’assistenza di Microsoft
channel-partner-finder = Clienti che cercano un provider di soluzioni
place-referrals = Segnalazioni
place-engagements = Engagement
place-inbox = Posta in arrivo

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Spesso un cliente si rivolge a più partner contemporaneamente. Accetta o rifiuta ogni nuova segnalazione entro { DURATION($within, unit: "hours") }: avrai più possibilità di successo.

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Il cliente chiede di essere contattato direttamente. Mettiti in contatto il prima possibile: avrai più possibilità di aggiudicarti l’engagement.
alert-contact-me-late = Il cliente ha chiesto di essere contattato direttamente (in data { DATETIME($since) }). Se la segnalazione ti interessa, sei ancora in tempo per contattarlo.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = Contatto del profilo aziendale
recipient-customer = Cliente
notification-lead-received =
    .subject = Nuova segnalazione { $lead }
    .body =
        Un cliente della tua area geografica ti ha inviato una richiesta di informazioni.

        Accetta o rifiuta entro la scadenza: **{ DATETIME($due) }**. Ti consigliamo di rispondere entro { DURATION($respond-within, unit: "hours") }. Trovi la segnalazione in **{ place-referrals } > { place-engagements } > { place-inbox }**.

        Questo messaggio è stato creato automaticamente.
notification-choose-another-partner =
    .subject = Scegli un altro partner
    .body =
        Il partner che hai contattato non può occuparsi della tua richiesta { $lead }.

        Scegli un altro partner: puoi inviare di nuovo la richiesta senza modificarla.

## Tips

tip-keywords = Scegli parole chiave adatte
    .body = Descrivi nel tuo profilo aziendale che cosa sai fare solo tu e come lavori. Elimina le parole chiave che portano segnalazioni indesiderate e indica le dimensioni delle aziende con cui lavori.
tip-contacts = Controlla i tuoi dati di contatto
    .body = Tieni aggiornati i dati di contatto di ogni sede nel tuo profilo aziendale, in modo che le notifiche raggiungano il tuo team.
tip-respond-quickly = Rispondi rapidamente
    .body = I partner che rispondono subito alle richieste ottengono maggiore risalto quando i clienti effettuano nuove ricerche.
tip-be-choosy = Scegli con cura
    .body = Le trattative che accetti e quelle che rifiuti ci mostrano che cosa fa per te e ci aiutano a trovarne altre simili. Accettare una trattativa poco adatta non migliora la tua posizione nei risultati di ricerca e può ridurre la qualità dei lead che ricevi.
tip-report-back = Facci sapere com’è andata
    .body = Comunicaci il valore stimato della trattativa, la data di chiusura e l’esito finale, cioè se è stata vinta o persa. In questo modo la qualità delle tue segnalazioni resta alta.
