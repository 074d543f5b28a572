### How help pages word the sentences of `common.ftl` otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.
### After a letter, … stands for the rest of the word; by itself, for any words.

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
