### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Neue Empfehlungen
stage-evaluating = Evaluating | Bewerten von Empfehlungen
stage-negotiating = Verhandeln von Empfehlungen
stage-archived = Archivierte Empfehlungen
outcome-missed = Missed
action-interested = I’m interested
field-deal-value = geschätzten Geschäftswert
field-closing-date = geschätzte Enddatum
channel-marketing = Microsoft-Marketingaktivitäten
place-customer-referrals = Customer referrals
tip-contacts = Kontaktinformationen
tip-keywords = Schlüsselwörter
tip-respond-quickly = Reagieren schnell
tip-be-choosy = wählerisch
tip-report-back = Melden
