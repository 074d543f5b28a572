### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-received = Phase "Empfangen" | Empfangene Phase
stage-accepted = Akzeptierte Phase
stage-archived = Archivierte Phase
confirm-close-deal = Schließen | Deal schließen
action-add-employees = Ihre Mitarbeiter hinzufügen
field-deal-name = Name für den Deal | Namen für den Deal | Dealnamen | Name des Deals
field-deal-value = geschätzten Dealwert | geschätzten Wert
field-purchase-timeframe = geschätzten Kaufzeitrahmen
field-purchase-date = geschätzte Kaufdatum
field-notes = Notizen
field-campaign-id = Marketing Kampagnen-ID
field-employees = Kontakte
field-employees-email = E-Mail-Adressen
fact-qualification-customer-inquiry = Kundenanfragen
tip-keywords = Schlüsselwörter
tip-contacts = Kontaktinformationen
tip-respond-quickly = Reagieren schnell
tip-be-choosy = wählerisch
tip-report-back = Melden
