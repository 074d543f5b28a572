### Rule set 2020: received, accepted, archived.

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then

stage-received = Ricevuto
    .summary = Ricevuto in data { DATETIME($since) }. Esamina i dettagli, contatta il cliente se lo desideri e accetta o rifiuta entro la scadenza: { DATETIME($due) }.
stage-accepted = Accettato
    .summary = Accettato in data { DATETIME($since) }. Comunica l’esito non appena è certo.
stage-archived = Archiviato

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Vinto
    .summary = La trattativa è stata vinta in data { DATE($since) }.
outcome-lost = Perso
    .summary = La trattativa è stata persa in data { DATE($since) }.
outcome-declined = Rifiutato
    .summary = Il lead è stato rifiutato in data { DATE($since) }.
outcome-expired = Scaduto
    .summary = Nessuno ha risposto in tempo: il lead è stato archiviato in data { DATE($since) }.

## Actions

confirm-next = Avanti
confirm-close-deal = Chiudi trattativa
action-accept = Accetta
    .hint = Inserisci un nome per la trattativa, il suo valore stimato e il periodo di acquisto stimato; descrivi nelle note che cosa cerca il cliente. L’ID CRM (per tuo riferimento), l’ID della campagna di marketing e altri dipendenti sono facoltativi. Conferma con **{ confirm-next }**: il lead passa alla fase **{ stage-accepted }**.
action-decline = Rifiuta
    .hint = Scegli un motivo, aggiungi note se lo desideri e conferma con **{ confirm-close-deal }**. Il lead viene archiviato come **{ outcome-declined }** e il cliente viene invitato a scegliere un altro partner.
action-edit = Modifica
    .hint = Modifica uno o più di questi dati: nome della trattativa, data di acquisto stimata, valore stimato, note, ID CRM, ID della campagna di marketing.
action-add-employees = Aggiungi dipendenti
    .hint = Aggiunge nome, numero di telefono e indirizzo e-mail di altre persone che lavorano a questa trattativa.
action-won = Vinto
    .hint = Registra la trattativa come vinta e archivia il lead.
action-lost = Perso
    .hint = Registra la trattativa come persa e archivia il lead.

## Fields

field-subject = Oggetto
field-customer = Cliente
field-email = E-mail
field-phone = Telefono
field-deal-name = Nome della trattativa
field-deal-value = Valore stimato della trattativa
field-purchase-timeframe = Periodo di acquisto stimato
field-purchase-date = Data di acquisto stimata
field-notes = Note
field-crm-id = ID CRM
field-campaign-id = ID della campagna di marketing
field-employees = Dipendenti
field-employees-name = Nome
field-employees-phone = Numero di telefono
field-employees-email = Indirizzo e-mail
field-reason = Motivo

## Roles

role-partner-admin = Amministratore partner MPN
role-referrals-admin = Amministratore delle segnalazioni

## Facts about a lead

fact-qualification = Tipo di lead
fact-qualification-customer-inquiry = Richiesta del cliente
    .hint = Un cliente ha trovato il tuo profilo e ha compilato il modulo con la richiesta e i dati di contatto.
fact-qualification-marketing-qualified = Qualificato dal marketing
    .hint = Il personale Microsoft ha ricevuto la richiesta tramite un canale di marketing e te l’ha trasmessa.
fact-qualification-sales-qualified = Qualificato dalle vendite
    .hint = I venditori Microsoft hanno raccolto i requisiti del cliente e ti hanno scelto come partner adatto. Non va confuso con un’opportunità di co-selling, in cui il venditore resta coinvolto fino alla chiusura della trattativa.
fact-sender = Mittente
fact-sender-microsoft = Microsoft
fact-sender-partner = Partner
fact-contact-me = Il cliente chiede di essere contattato

## Where leads are found

place-referrals = Segnalazioni
place-leads = Lead
view-marketplace = Lead del marketplace
view-qualified = Lead qualificati
view-favorites = Preferiti
mark-favorite = Preferito

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Il cliente chiede di essere contattato direttamente. Mettiti in contatto il prima possibile: avrai più possibilità di aggiudicarti la trattativa.
alert-contact-me-late = Il cliente ha chiesto di essere contattato direttamente (in data { DATETIME($since) }). Se il lead ti interessa, sei ancora in tempo per contattarlo.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent

recipient-customer = Cliente
recipient-microsoft = Microsoft
recipient-partner = Partner che ha inviato il lead
notification-choose-another-partner =
    .subject = Scegli un altro partner
    .body =
        Il partner che hai contattato non può occuparsi della tua richiesta { $lead }.

        Scegli un altro partner: puoi inviare di nuovo la richiesta senza modificarla.
notification-lead-expired =
    .subject = Il lead { $lead } è scaduto
    .body =
        Il partner non ha risposto in tempo al lead { $lead }, che è scaduto in data **{ DATETIME($at) }** ed è stato archiviato.

        Puoi passare il lead a un altro partner.

## Tips

tip-keywords = Scegli parole chiave adatte
    .body = Descrivi nel tuo profilo aziendale che cosa sai fare solo tu e come lavori. Elimina le parole chiave che portano lead indesiderati e indica le dimensioni delle aziende con cui lavori.
tip-contacts = Controlla i tuoi dati di contatto
    .body = Tieni aggiornati i dati di contatto di ogni sede nel tuo profilo aziendale, in modo che le notifiche raggiungano il tuo team.
tip-respond-quickly = Rispondi rapidamente
    .body = I partner che rispondono subito alle richieste ottengono maggiore risalto quando i clienti effettuano nuove ricerche.
tip-be-choosy = Scegli con cura
    .body = Le trattative che accetti e quelle che rifiuti ci mostrano che cosa fa per te e ci aiutano a trovarne altre simili. Accettare una trattativa poco adatta non migliora la tua posizione nei risultati di ricerca e può ridurre la qualità dei lead che ricevi.
tip-report-back = Facci sapere com’è andata
    .body = Comunicaci il valore stimato della trattativa, la data di chiusura e l’esito finale, cioè se è stata vinta o persa. In questo modo la qualità dei tuoi lead resta alta.
