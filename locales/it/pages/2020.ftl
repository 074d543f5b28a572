### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-received = Fase ricezione
stage-accepted = Fase accettata
stage-archived = Fase di archiviazione
outcome-won = ottenuti
confirm-close-deal = Chiudi
action-add-employees = Aggiungi i dipendenti
field-deal-name = nome per l’operazione | nome dell’affare
field-deal-value = valore dell’affare stimato | valore stimato
field-purchase-timeframe = intervallo di tempo di acquisto stimato
field-employees = contatti
field-employees-email = indirizzi di posta elettronica
role-partner-admin = Amministratore dei partner MPN
fact-qualification-customer-inquiry = Richieste dei clienti
fact-qualification-marketing-qualified = Marketing qualificato
fact-qualification-sales-qualified = Vendite qualificate
place-referrals = riferimenti
tip-keywords = parole chiave
tip-contacts = informazioni di contatto
tip-be-choosy = offerte accettate
tip-report-back = Comunica
