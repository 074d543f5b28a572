### Rule set 2020: received, accepted, archived.

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then

stage-received = Empfangen
    .summary = Empfangen am { DATETIME($since) }. Sehen Sie sich die Einzelheiten an, nehmen Sie auf Wunsch Kontakt zum Kunden auf und entscheiden Sie bis zum { DATETIME($due) }, ob Sie akzeptieren oder ablehnen.
stage-accepted = Akzeptiert
    .summary = Akzeptiert am { DATETIME($since) }. Melden Sie das Ergebnis, sobald es feststeht.
stage-archived = Archiviert

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Gewonnen
    .summary = Der Deal wurde am { DATE($since) } gewonnen.
outcome-lost = Verloren
    .summary = Der Deal ging am { DATE($since) } verloren.
outcome-declined = Abgelehnt
    .summary = Dieser Lead wurde am { DATE($since) } abgelehnt.
outcome-expired = Abgelaufen
    .summary = Auf diesen Lead hat niemand rechtzeitig reagiert; er wurde am { DATE($since) } archiviert.

## Actions

confirm-next = Weiter
confirm-close-deal = Deal ablehnen
action-accept = Akzeptieren
    .hint = Geben Sie dem Deal einen Namen, schätzen Sie Dealwert und Kaufzeitrahmen und beschreiben Sie in den Anmerkungen, was der Kunde sucht. Eine CRM-ID für Ihre eigenen Unterlagen, die Marketingkampagnen-ID und weitere Mitarbeiter sind optional. Bestätigen Sie mit **{ confirm-next }**; der Lead wechselt in die Phase **{ stage-accepted }**.
action-decline = Ablehnen
    .hint = Wählen Sie einen Grund, ergänzen Sie bei Bedarf Anmerkungen und bestätigen Sie mit **{ confirm-close-deal }**. Der Lead wird als **{ outcome-declined }** archiviert, und der Kunde wird gebeten, einen anderen Partner zu wählen.
action-edit = Bearbeiten
    .hint = Ändert eine oder mehrere dieser Angaben: Dealname, geschätztes Kaufdatum, geschätzter Dealwert, Anmerkungen, CRM-ID, Marketingkampagnen-ID.
action-add-employees = Mitarbeiter hinzufügen
    .hint = Fügt weitere Personen, die an diesem Deal mitarbeiten, mit Name, Telefonnummer und E-Mail-Adresse hinzu.
action-won = Gewonnen
    .hint = Meldet den Deal als gewonnen und archiviert den Lead.
action-lost = Verloren
    .hint = Meldet den Deal als verloren und archiviert den Lead.

## Fields

field-subject = Betreff
field-customer = Kunde
field-email = E-Mail
field-phone = Telefon
field-deal-name = Dealname
field-deal-value = Geschätzter Dealwert
field-purchase-timeframe = Geschätzter Kaufzeitrahmen
field-purchase-date = Geschätztes Kaufdatum
field-notes = Anmerkungen
field-crm-id = CRM-ID
field-campaign-id = Marketingkampagnen-ID
field-employees = Mitarbeiter
field-employees-name = Name
field-employees-phone = Telefonnummer
field-employees-email = E-Mail-Adresse
field-reason = Grund

## Roles

role-partner-admin = MPN-Partneradministrator
role-referrals-admin = Empfehlungsadministrator

## Facts about a lead

fact-qualification = Art des Leads
fact-qualification-customer-inquiry = Kundenanfrage
    .hint = Ein Kunde hat Ihr Profil gefunden und das Formular mit seinem Anliegen und seinen Kontaktdaten ausgefüllt.
fact-qualification-marketing-qualified = Marketing qualifiziert
    .hint = Mitarbeiter von Microsoft haben die Anfrage über einen Marketingkanal erhalten und an Sie weitergegeben.
fact-qualification-sales-qualified = Vertrieb qualifiziert
    .hint = Vertriebsmitarbeiter von Microsoft haben die Anforderungen des Kunden aufgenommen und Sie als passenden Partner ausgewählt. Davon zu unterscheiden ist die Co-Selling-Verkaufschance: Dabei begleitet der Vertrieb das Geschäft bis zum Abschluss.
fact-sender = Absender
fact-sender-microsoft = Microsoft
fact-sender-partner = Partner
fact-contact-me = Kunde bittet um Kontaktaufnahme

## Where leads are found

place-referrals = Empfehlungen
place-leads = Leads
view-marketplace = Marketplace-Leads
view-qualified = Qualifizierte Leads
view-favorites = Favoriten
mark-favorite = Favorit

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Der Kunde bittet um direkte Kontaktaufnahme. Melden Sie sich so bald wie möglich: So haben Sie bessere Chancen, den Deal zu gewinnen.
alert-contact-me-late = Der Kunde hat am { DATETIME($since) } um direkte Kontaktaufnahme gebeten. Wenn Sie interessiert sind, melden Sie sich auch jetzt noch.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent

recipient-customer = Kunde
recipient-microsoft = Microsoft
recipient-partner = Partner, der den Lead gesendet hat
notification-choose-another-partner =
    .subject = Bitte wählen Sie einen anderen Partner
    .body =
        Der Partner, an den Sie sich gewandt haben, kann Ihre Anfrage { $lead } leider nicht übernehmen.

        Bitte wählen Sie einen anderen Partner; Ihre Anfrage können Sie unverändert noch einmal senden.
notification-lead-expired =
    .subject = Lead { $lead } ist abgelaufen
    .body =
        Der Partner hat nicht rechtzeitig auf den Lead { $lead } geantwortet. Der Lead ist am **{ DATETIME($at) }** abgelaufen und wurde archiviert.

        Sie können ihn an einen anderen Partner weitergeben.

## Tips

tip-keywords = Wählen Sie passende Schlüsselwörter
    .body = Beschreiben Sie in Ihrem Geschäftsprofil, was nur Sie können und wie Sie Geschäfte machen. Streichen Sie Schlüsselwörter, die Ihnen unerwünschte Leads einbringen, und geben Sie an, mit Unternehmen welcher Größe Sie arbeiten.
tip-contacts = Prüfen Sie Ihre Kontaktdaten
    .body = Halten Sie die Kontaktdaten in Ihrem Geschäftsprofil für jeden Standort aktuell, damit Benachrichtigungen Ihr Team erreichen.
tip-respond-quickly = Antworten Sie schnell
    .body = Partner, die Anfragen zügig beantworten, werden bei späteren Kundensuchen weiter oben angezeigt.
tip-be-choosy = Wählen Sie Ihre Geschäfte gezielt aus
    .body = Welche Deals Sie akzeptieren und welche Sie ablehnen, zeigt uns, was zu Ihnen passt, und hilft uns, mehr davon zu finden. Einen unpassenden Deal zu akzeptieren, verbessert Ihre Position in den Suchergebnissen nicht und kann die Qualität der Leads mindern, die Sie erhalten.
tip-report-back = Geben Sie Rückmeldung
    .body = Nennen Sie uns den geschätzten Dealwert, den Abschlusstermin und das endgültige Ergebnis, gewonnen oder verloren. So bleibt die Qualität Ihrer Leads hoch.
