### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-received = Phase "Empfangen"
stage-accepted = Akzeptierte Phase
stage-archived = Archivierte Phase
field-deal-name = Name für den Deal | Namen für den Deal | Dealnamen
field-deal-value = geschätzten Dealwert | geschätzten Wert
field-purchase-timeframe = geschätzten Kaufzeitrahmen
field-purchase-date = geschätzte Kaufdatum
field-notes = Notizen
field-employees = Kontakte
field-employees-email = E-Mail-Adressen
fact-qualification-customer-inquiry = Kundenanfragen
tip-keywords = Schlüsselwörter
tip-contacts = Kontaktinformationen
tip-respond-quickly = Reagieren schnell
tip-be-choosy = wählerisch
tip-report-back = Melden
