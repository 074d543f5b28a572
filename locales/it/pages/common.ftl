### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = Spostiamo … a { $state } | spostata in { $state } | passerà a { $state }
page-archives = archivi… come { $state } | selezionare { $state } per segnalare il risultato | contrassegnano … come { $state }
page-timeout = non risponde … { DURATION($time) } | non rispondi entro { DURATION($time) } | non si risponde entro … { DURATION($time) }
page-notifies = notifica al { $recipients } di scegliere | notifica al { $recipients } | inviata una notifica al { $recipients } per | invierà una notifica a { $recipients } che | { $recipients } riceverà una notifica
page-required = Immettere { $fields } | Selezionare { $fields } si sta | necessario fornire le informazioni nel { $fields } campo | immetti { $fields } e seleziona | selezionare { $fields } per cui
page-asked = specificare le informazioni nel campo { $fields } se
page-optional = Facoltativamente, è possibile immettere { $fields } | aggiungere eventuali { $fields } da includere | possibile aggiornare { $fields } | aggiungere eventuali { $fields } che
page-alert = avviso nella parte superiore della pagina | nella parte superiore della pagina … avviso
page-alert-changes = Dopo { DURATION($time) }, … modificat… | Dopo { DURATION($time) }, … cambier…
page-advice = consigliabile … entro { DURATION($time) }
page-overview = mostreremo una panoramica | Ecco una panoramica
page-details = vedrai tutti i dettagli | vedere i dettagli completi
page-found = nella sezione { $inner } nella scheda { $outer } nel
reading-parts = specificare { $fields } di qualsiasi altra persona
reading-arrives = contatto indicato nel { $recipient } specifico
