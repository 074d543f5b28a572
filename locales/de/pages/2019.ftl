### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Neue Empfehlungen
stage-active = Aktive Empfehlungen
stage-archived = Archivierte Empfehlungen
confirm-close-engagement = Einbindung beenden
action-edit = Engagement bearbeiten
field-engagement-name = Namen für die Einbindung | Namen der Bindung
field-deal-value = geschätzten Werte Wert | geschätzten Wert
field-purchase-timeframe = geschätzten Kauf Zeitraum
field-notes = Notizen
channel-marketing = Microsoft-Marketingaktivitäten
channel-agents = Interne Vertriebs- und Servicevertreter von Microsoft | interne Vertriebs- und Dienstvertreter von Microsoft
channel-partner-finder = Kundensuche
place-engagements = Bindungen
recipient-business-contact = Unternehmensprofil
tip-keywords = Schlüsselwörter
tip-contacts = Kontaktinformationen
tip-respond-quickly = Reagieren schnell
tip-be-choosy = wählerisch
tip-report-back = Melden
