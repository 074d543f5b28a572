### Rule set 2019: an inbox, then active.

## The noun

-lead = Empfehlung
    .gender = feminine
-leads = Empfehlungen

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = Neu
    .summary =
        Im Posteingang seit dem { DATETIME($since) }. Angezeigt wird ein Überblick über die Anfrage; auf Wunsch können Sie vorab mit dem Kunden sprechen. Entscheiden Sie bis zum { DATETIME($due) }, ob Sie annehmen oder ablehnen; empfohlen wird eine Antwort { HOURS($respond-within) ->
            [one] innerhalb einer Stunde
           *[other] innerhalb von { DURATION($respond-within, unit: "hours", case: "dative") }
        }.
stage-active = Aktiv
    .summary = Aktiv seit dem { DATETIME($since) }. Melden Sie das Ergebnis, sobald es feststeht.
stage-archived = Archiviert

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Gewonnen
    .summary = Der Auftrag wurde am { DATE($since) } gewonnen.
outcome-lost = Verloren
    .summary = Der Auftrag ging am { DATE($since) } verloren.
outcome-declined = Abgelehnt
    .summary = Diese Empfehlung wurde am { DATE($since) } abgelehnt.
outcome-expired = Abgelaufen
    .summary = Auf diese Empfehlung hat niemand rechtzeitig reagiert; sie wurde am { DATE($since) } archiviert.

## Actions

confirm-next = Weiter
confirm-close-engagement = Projekt ablehnen
action-accept = Annehmen
    .hint = Geben Sie dem Projekt einen Namen, schätzen Sie Geschäftswert und Kaufzeitrahmen und beschreiben Sie in den Anmerkungen, was der Kunde sucht. Eine CRM-ID für Ihre eigenen Unterlagen und weitere Kontakte sind optional. Bestätigen Sie mit **{ confirm-next }**; die Empfehlung wechselt in die Phase **{ stage-active }**.
action-decline = Ablehnen
    .hint = Wählen Sie einen Grund, ergänzen Sie bei Bedarf Anmerkungen und bestätigen Sie mit **{ confirm-close-engagement }**. Die Empfehlung wird als **{ outcome-declined }** archiviert, und der Kunde wird gebeten, einen anderen Partner zu wählen.
action-edit = Projekt bearbeiten
    .hint = Ändert eine oder mehrere dieser Angaben: Projektname, geschätztes Kaufdatum, geschätzter Geschäftswert, Anmerkungen, CRM-ID.
action-add-contact = Kontakt hinzufügen
    .hint = Fügt weitere Personen, die an diesem Projekt mitarbeiten, mit Name, Telefonnummer und E-Mail-Adresse hinzu.
action-won = Gewonnen
    .hint = Meldet den Auftrag als gewonnen und archiviert die Empfehlung.
action-lost = Verloren
    .hint = Meldet den Auftrag als verloren und archiviert die Empfehlung.

## Fields

field-subject = Betreff
field-customer = Kunde
field-email = E-Mail
field-phone = Telefon
field-engagement-name = Projektname
field-deal-value = Geschätzter Geschäftswert
field-purchase-timeframe = Geschätzter Kaufzeitrahmen
field-purchase-date = Geschätztes Kaufdatum
field-notes = Anmerkungen
field-crm-id = CRM-ID
field-contacts = Kontakte
field-contacts-name = Name
field-contacts-phone = Telefonnummer
field-contacts-email = E-Mail-Adresse
field-reason = Grund

## Facts about a referral

fact-region = Region
fact-location = Standort
fact-contact-me = Kunde bittet um Kontaktaufnahme

## How referrals arrive

channel-marketing = Marketingaktivitäten von Microsoft
channel-agents = Eigene Vertriebs- und Servicemitarbeiter von Microsoft
channel-partner-finder = Kunden auf der Suche nach einem Lösungsanbieter
place-referrals = Empfehlungen
place-engagements = Projekte
place-inbox = Posteingang

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within =
    Kunden fragen oft mehrere Partner zugleich an. Wenn Sie eine neue Empfehlung { HOURS($within) ->
        [one] innerhalb einer Stunde
       *[other] innerhalb von { DURATION($within, unit: "hours", case: "dative") }
    } annehmen oder ablehnen, verbessern Sie Ihre Chancen.

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Der Kunde bittet um direkte Kontaktaufnahme. Melden Sie sich so bald wie möglich: So haben Sie bessere Chancen, das Projekt zu gewinnen.
alert-contact-me-late = Der Kunde hat am { DATETIME($since) } um direkte Kontaktaufnahme gebeten. Wenn Sie interessiert sind, melden Sie sich auch jetzt noch.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = Kontakt im Geschäftsprofil
recipient-customer = Kunde
notification-lead-received =
    .subject = Neue Empfehlung { $lead }
    .body =
        Ein Kunde aus Ihrer Region hat Ihnen eine Informationsanfrage geschickt.

        Bitte nehmen Sie die Empfehlung bis zum **{ DATETIME($due) }** an oder lehnen Sie sie ab; wir empfehlen eine Antwort { HOURS($respond-within) ->
            [one] innerhalb einer Stunde
           *[other] innerhalb von { DURATION($respond-within, unit: "hours", case: "dative") }
        }. Sie finden sie unter **{ place-referrals } > { place-engagements } > { place-inbox }**.

        Diese Nachricht wurde automatisch erstellt.
notification-choose-another-partner =
    .subject = Bitte wählen Sie einen anderen Partner
    .body =
        Der Partner, an den Sie sich gewandt haben, kann Ihre Anfrage { $lead } leider nicht übernehmen.

        Bitte wählen Sie einen anderen Partner; Ihre Anfrage können Sie unverändert noch einmal senden.

## Tips

tip-keywords = Wählen Sie passende Schlüsselwörter
    .body = Beschreiben Sie in Ihrem Geschäftsprofil, was nur Sie können und wie Sie Geschäfte machen. Streichen Sie Schlüsselwörter, die Ihnen unerwünschte Empfehlungen einbringen, und geben Sie an, mit Unternehmen welcher Größe Sie arbeiten.
tip-contacts = Prüfen Sie Ihre Kontaktdaten
    .body = Halten Sie die Kontaktdaten in Ihrem Geschäftsprofil für jeden Standort aktuell, damit Benachrichtigungen Ihr Team erreichen.
tip-respond-quickly = Antworten Sie schnell
    .body = Partner, die Anfragen zügig beantworten, werden bei späteren Kundensuchen weiter oben angezeigt.
tip-be-choosy = Wählen Sie Ihre Geschäfte gezielt aus
    .body = Welche Geschäfte Sie annehmen und welche Sie ablehnen, zeigt uns, was zu Ihnen passt, und hilft uns, mehr davon zu finden. Ein unpassendes Geschäft anzunehmen, verbessert Ihre Position in den Suchergebnissen nicht und kann die Qualität der Leads mindern, die Sie erhalten.
tip-report-back = Geben Sie Rückmeldung
    .body = Nennen Sie uns den geschätzten Geschäftswert, den Abschlusstermin und das endgültige Ergebnis, gewonnen oder verloren. So bleibt die Qualität Ihrer Empfehlungen hoch.
