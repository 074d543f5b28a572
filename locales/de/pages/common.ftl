### How help pages word the sentences of `common.ftl` otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.
### After a letter, … stands for the rest of the word; by itself, for any words.

page-moves = in { $state } verschoben | verschieben … in { $state }
page-archives = als { $state } archivier… | archivieren … als { $state } | Deal als { $state } markieren
page-timeout = nicht innerhalb von { $time } reagieren | nicht innerhalb … { $time }
page-notifies = benachrichtigen { $recipients }, einen | benachrichtigen { $recipients }, der | benachrichtigen { $recipients }
page-required = Geben Sie { $fields } ein, und wählen | Geben Sie { $fields } ein | Wählen Sie { $fields } aus, aus dem
page-asked = Informationen im Feld { $fields } bereitstellen
page-optional = Optional können Sie { $fields } hinzufügen | fügen Sie alle { $fields } hinzu | können Sie { $fields } aktualisieren | Optional können Sie { $fields } eingeben
page-alert = am oberen Rand der Seite … Benachrichtigung
page-alert-changes = Nach { $time } … ändern
page-advice = empfehlen … innerhalb … { $time }
page-overview = zeigen Ihnen einen Überblick
page-details = sehen alle Details
page-found = im Abschnitt { $inner } auf der Registerkarte { $outer }
page-roles = Geeignete Rollen: { $roles }
