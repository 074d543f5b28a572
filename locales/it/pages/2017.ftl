### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Nuove segnalazioni
stage-evaluating = Valutazione delle segnalazioni
stage-negotiating = Negoziazione delle segnalazioni
stage-archived = Segnalazioni archiviate
field-deal-value = valore stimato della trattativa
field-closing-date = data di chiusura prevista
channel-marketing = Attività di marketing Microsoft
channel-agents = Agenti di servizio e di vendita Microsoft interni
channel-partner-finder = Ricerche dei clienti
place-dashboard = Centro per i Partner
recipient-marketing-contact = profilo di lavoro
tip-contacts = informazioni di contatto
tip-keywords = parole chiave
tip-respond-quickly = Rispondi velocemente
tip-be-choosy = selettivo
tip-report-back = Comunicaci
