### The rules of 2019: an inbox, then active.

## Stages
# Every .summary may use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, where the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, where the rules give one

stage-new = Nuova
    .page = Nuove segnalazioni
    .summary = Ricevuta nella posta in arrivo in data { DATETIME($since) }. È visibile un riepilogo della richiesta; se vuoi, contatta il cliente prima di decidere. Accetta o rifiuta entro la scadenza: { DATETIME($due) }. Ti consigliamo di rispondere entro { DURATION($respond-within, unit: "hours") }.
stage-active = Attiva
    .page = Active | Riferimenti attivi
    .summary = Attivata in data { DATETIME($since) }. Comunica l’esito non appena è certo.
stage-archived = Archiviata
    .page = Archiviate | Segnalazioni archiviate

## Outcomes
# Every .summary may use $since (instant) - when the lead was archived.

outcome-won = Vinta
    .page = vinto
    .summary = La trattativa è stata vinta in data { DATE($since) }.
outcome-lost = Persa
    .page = Lost | perdita
    .summary = La trattativa è stata persa in data { DATE($since) }.
outcome-declined = Rifiutata
    .page = rifiutato | rifiutati
    .summary = Hai rifiutato questa segnalazione in data { DATE($since) }.
outcome-expired = Scaduta
    .page = scaduta | scaduto
    .summary = Nessuno ha risposto in tempo: la segnalazione è stata archiviata in data { DATE($since) }.

## Actions

confirm-next = Avanti
    .page = successivo
confirm-close-engagement = Chiudi engagement
    .page = chiudere engagement
action-accept = Accetta
    .page = Accettare
    .hint = Inserisci un nome per l’engagement, il valore stimato della trattativa e il periodo di acquisto stimato; descrivi nelle note che cosa cerca il cliente. L’ID CRM (per tuo riferimento) e altri contatti sono facoltativi. Conferma con **{ confirm-next }**: la segnalazione passa alla fase **{ stage-active }**.
action-decline = Rifiuta
    .page = Rifiuto
    .hint = Scegli un motivo, aggiungi note se lo desideri e conferma con **{ confirm-close-engagement }**. La segnalazione viene archiviata come **{ outcome-declined }** e il cliente viene invitato a scegliere un altro partner.
action-edit = Modifica engagement
    .page = modifica engagement
    .hint = Modifica uno o più di questi dati: nome dell’engagement, data di acquisto stimata, valore stimato, note, ID CRM.
action-add-contact = Aggiungi contatto
    .hint = Aggiunge nome, numero di telefono e indirizzo e-mail di altre persone che lavorano a questo engagement.
action-won = Vinta
    .page = vinto
    .hint = Registra la trattativa come vinta e archivia la segnalazione.
action-lost = Persa
    .page = Lost
    .hint = Registra la trattativa come persa e archivia la segnalazione.

## Fields

field-subject = Oggetto
field-customer = Cliente
field-email = E-mail
field-phone = Telefono
field-engagement-name = Nome dell’engagement
    .page = nome per la procedura di engagement | nome di engagement
field-deal-value = Valore stimato della trattativa
    .page = valore stimato offerta | valore stimato
field-purchase-timeframe = Periodo di acquisto stimato
    .page = intervallo di tempo stimato di acquisto
field-purchase-date = Data di acquisto stimata
    .page = data di acquisto stimato
field-notes = Note
    .page = Notes
field-crm-id = ID CRM
    .page = ID di CRM
field-contacts = Contatti
field-contacts-name = Nome
field-contacts-phone = Numero di telefono
field-contacts-email = Indirizzo e-mail
field-reason = Motivo

## Facts about a referral

fact-region = Area geografica
fact-location = Località
    .page = percorso
fact-contact-me = Il cliente chiede di essere contattato

## How referrals arrive

channel-marketing = Iniziative di marketing di Microsoft
channel-agents = Addetti alle vendite e all’assistenza di Microsoft
channel-partner-finder = Clienti che cercano un provider di soluzioni
place-referrals = Segnalazioni
    .page = dei riferimenti | riferimenti
place-engagements = Engagement
    .page = Engagements
place-inbox = Posta in arrivo

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Spesso un cliente si rivolge a più partner contemporaneamente. Accetta o rifiuta ogni nuova segnalazione entro { DURATION($within, unit: "hours") }: avrai più possibilità di successo.

## Alerts
# An alert may use $since (instant) - when the lead entered the stage.

alert-contact-me = Il cliente chiede di essere contattato direttamente. Mettiti in contatto il prima possibile: avrai più possibilità di aggiudicarti l’engagement.
alert-contact-me-late = Il cliente aspetta una tua chiamata (richiesta arrivata in data { DATETIME($since) }). Se la segnalazione ti interessa, mettiti comunque in contatto.

## Notifications
# Subject and body may use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, where it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = Contatto del profilo aziendale
    .page = profilo di lavoro | profilo di business
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
    .page = parole chiave
    .body = Descrivi nel tuo profilo aziendale che cosa sai fare solo tu e come lavori. Elimina le parole chiave che portano segnalazioni indesiderate e indica le dimensioni delle aziende con cui lavori.
tip-contacts = Controlla i tuoi dati di contatto
    .page = informazioni di contatto
    .body = Tieni aggiornati i dati di contatto di ogni sede nel tuo profilo aziendale, in modo che le notifiche raggiungano il tuo team.
tip-respond-quickly = Rispondi rapidamente
    .page = Rispondi velocemente
    .body = I partner che rispondono subito alle richieste ottengono maggiore risalto quando i clienti effettuano nuove ricerche.
tip-be-choosy = Scegli con cura
    .page = selettivo
    .body = Le trattative che accetti e quelle che rifiuti ci mostrano che cosa fa per te e ci aiutano a trovarne altre simili. Accettare una trattativa poco adatta non migliora la tua posizione nei risultati di ricerca e può ridurre la qualità dei lead che ricevi.
tip-report-back = Facci sapere com’è andata
    .page = Comunicaci
    .body = Comunicaci il volume stimato della trattativa, la data di chiusura e l’esito finale, cioè se è stata vinta o persa. In questo modo la qualità delle tue segnalazioni resta alta.
