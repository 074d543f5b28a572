### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = in { $state } verschoben | verschieben … in { $state } | Verweis auf { $state } verschieben
page-archives = als { $state } archivier… | archivieren … als { $state } | Deal als { $state } markieren
page-timeout = nicht innerhalb von { DURATION($time) } reagieren | nicht innerhalb … { DURATION($time) } | nicht in … { DURATION($time) }
page-notifies = benachrichtigen { $recipients }, einen | benachrichtigen { $recipients }, der | benachrichtigen { $recipients }
page-required = Geben Sie { $fields } ein, und wählen | Geben Sie { $fields } ein | Wählen Sie { $fields } aus, aus dem | Wählen Sie { $fields } für den | müssen hier { $fields } eingeben | müssen { $fields } eingeben | Geben Sie hier { $fields } ein
page-asked = Informationen im Feld { $fields } bereitstellen
page-optional = Optional können Sie { $fields } hinzufügen | fügen Sie alle { $fields } hinzu | können Sie { $fields } aktualisieren | Optional können Sie { $fields } eingeben | können hier optional { $fields } hinzufügen | fügen Sie { $fields } hinzu, die | Optional können Sie hier { $fields } eingeben
page-alert = am oberen Rand der Seite … Benachrichtigung
page-alert-changes = Nach { DURATION($time) } … ändern
page-advice = empfehlen … innerhalb … { DURATION($time) }
page-overview = zeigen Ihnen einen Überblick | zeigen wir Ihnen eine Übersicht | zeigen wir Ihnen einen Überblick
page-details = sehen alle Details
page-found = im Abschnitt { $inner } auf der Registerkarte { $outer }
page-roles = Geeignete Rollen: { $roles }
reading-parts = um { $fields } weiterer Personen
reading-arrives = Kontakt in Ihrem { $recipient }, das | Kontakt in Ihrem { $recipient } speziell
