### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Nuove segnalazioni
stage-active = Active | Riferimenti attivi
stage-archived = Archiviate | Segnalazioni archiviate
outcome-won = vinto
outcome-lost = Lost | perdita
outcome-declined = rifiutato | rifiutati
outcome-expired = scaduta | scaduto
confirm-next = successivo
confirm-close-engagement = chiudere engagement
action-accept = Accettare
action-decline = Rifiuto
action-edit = modifica engagement
action-won = vinto
action-lost = Lost
field-engagement-name = nome per la procedura di engagement | nome di engagement
field-deal-value = valore stimato offerta | valore stimato
field-purchase-timeframe = intervallo di tempo stimato di acquisto
field-purchase-date = data di acquisto stimato
field-notes = Notes
field-crm-id = ID di CRM
fact-location = percorso
channel-marketing = Attività di marketing Microsoft
channel-agents = Agenti di servizio e di vendita Microsoft interni
place-referrals = dei riferimenti | riferimenti
place-engagements = Engagements
recipient-business-contact = profilo di lavoro | profilo di business
tip-keywords = parole chiave
tip-contacts = informazioni di contatto
tip-respond-quickly = Rispondi velocemente
tip-be-choosy = selettivo
tip-report-back = Comunicaci
