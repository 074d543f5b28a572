### How the help pages of this rule set word what we word otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.

stage-new = Neue Empfehlungen
stage-evaluating = Evaluating | Bewerten von Empfehlungen
stage-archived = Archivierte Empfehlungen
outcome-missed = Missed
action-interested = I’m interested
field-deal-value = geschätzten Geschäftswert
field-closing-date = geschätzte Enddatum
place-customer-referrals = Customer referrals
tip-contacts = Kontaktinformationen
tip-keywords = Schlüsselwörter
tip-respond-quickly = Reagieren schnell
tip-be-choosy = wählerisch
tip-report-back = Melden
