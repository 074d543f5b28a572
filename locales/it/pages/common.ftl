### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = Spostiamo … a { $state }
page-archives = archivi… come { $state } | selezionare { $state } per segnalare il risultato
page-timeout = non risponde … { $time }
page-notifies = notifica al { $recipients } di scegliere | notifica al { $recipients }
page-required = Immettere { $fields } | Selezionare { $fields } si sta | necessario fornire le informazioni nel { $fields } campo
page-optional = Facoltativamente, è possibile immettere { $fields } | aggiungere eventuali { $fields } da includere | possibile aggiornare { $fields }
page-alert = avviso nella parte superiore della pagina
page-alert-changes = Dopo { $time }, … modificat…
page-advice = consigliabile … entro { $time }
page-overview = mostreremo una panoramica
page-details = vedrai tutti i dettagli
