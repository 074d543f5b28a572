### Rule set 2017: skip, evaluate, negotiate.

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
        Neue Empfehlung vom { DATETIME($since) }. Zunächst wird nur ein Überblick über die Anfrage angezeigt. Teilen Sie bis zum { DATETIME($due) } mit, ob Sie interessiert sind; empfohlen wird eine Antwort { HOURS($respond-within) ->
            [one] innerhalb einer Stunde
           *[other] innerhalb von { DURATION($respond-within, unit: "hours", case: "dative") }
        }.
stage-evaluating = Wird bewertet
    .summary = In Bewertung seit dem { DATETIME($since) }. Sprechen Sie mit dem Kunden und entscheiden Sie bis zum { DATETIME($due) }, ob Sie annehmen oder ablehnen.
stage-negotiating = Wird verhandelt
    .summary = In Verhandlung seit dem { DATETIME($since) }. Melden Sie das Ergebnis, sobald es feststeht.
stage-archived = Archiviert

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Gewonnen
    .summary = Der Auftrag wurde am { DATE($since) } gewonnen.
outcome-lost = Verloren
    .summary = Der Auftrag ging am { DATE($since) } verloren.
outcome-skipped = Übersprungen
    .summary = Diese Empfehlung wurde am { DATE($since) } übersprungen.
outcome-missed = Verpasst
    .summary = Auf diese Empfehlung hat niemand rechtzeitig reagiert; sie wurde am { DATE($since) } archiviert.
outcome-declined = Abgelehnt
    .summary = Diese Empfehlung wurde am { DATE($since) } nach der Bewertung abgelehnt.
outcome-expired = Abgelaufen
    .summary = Die Bewertung wurde nicht rechtzeitig abgeschlossen; die Empfehlung wurde am { DATE($since) } archiviert.

## Actions

action-interested = Ich bin interessiert
    .hint = Verschiebt die Empfehlung in die Phase **{ stage-evaluating }** und blendet sämtliche Angaben zu Kunde und Angebot ein.
action-no-thanks = Nein danke
    .hint = Archiviert die Empfehlung als **{ outcome-skipped }**. Der Kunde wird gebeten, einen anderen Partner zu wählen.
action-accept = Annehmen
    .hint = Tragen Sie Ihre Schätzungen für Geschäftswert und Enddatum ein. Die Empfehlung wechselt in die Phase **{ stage-negotiating }**: Ab jetzt arbeiten Sie aktiv mit dem Kunden zusammen.
action-decline = Ablehnen
    .hint = Archiviert die Empfehlung als **{ outcome-declined }**. Der Kunde wird gebeten, einen anderen Partner zu wählen.
action-won = Gewonnen
    .hint = Meldet den Auftrag als gewonnen und archiviert die Empfehlung.
action-lost = Verloren
    .hint = Meldet den Auftrag als verloren und archiviert die Empfehlung.

## Fields

field-subject = Betreff
field-customer = Kunde
field-email = E-Mail
field-phone = Telefon
field-deal-value = Geschätzter Geschäftswert
field-closing-date = Geschätztes Enddatum

## Facts about a referral

fact-region = Region
fact-location = Standort

## How referrals arrive

channel-marketing = Marketingaktivitäten von Microsoft
channel-agents = Eigene Vertriebs- und Servicemitarbeiter von Microsoft
channel-partner-finder = Kunden, die das Tool „Einen Partner suchen“ nutzen
place-dashboard = Dashboard
place-referrals = Empfehlungen
place-customer-referrals = Kundenempfehlungen

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within =
    Kunden fragen oft mehrere Partner zugleich an. Wenn Sie eine neue Empfehlung { HOURS($within) ->
        [one] innerhalb einer Stunde
       *[other] innerhalb von { DURATION($within, unit: "hours", case: "dative") }
    } annehmen oder ablehnen, verbessern Sie Ihre Chancen.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = Kontakt im Marketingprofil
recipient-customer = Kunde
notification-lead-received =
    .subject = Neue Empfehlung { $lead }
    .body =
        Ein Kunde aus Ihrer Region hat Ihnen eine Informationsanfrage geschickt.

        Bitte antworten Sie bis zum **{ DATETIME($due) }**; wir empfehlen eine Antwort { HOURS($respond-within) ->
            [one] innerhalb einer Stunde
           *[other] innerhalb von { DURATION($respond-within, unit: "hours", case: "dative") }
        }. Sie finden die Empfehlung unter **{ place-dashboard } > { place-referrals } > { place-customer-referrals }**.
notification-choose-another-partner =
    .subject = Bitte wählen Sie einen anderen Partner
    .body =
        Der Partner, an den Sie sich gewandt haben, kann Ihre Anfrage { $lead } leider nicht übernehmen.

        Bitte wählen Sie einen anderen Partner; Ihre Anfrage können Sie unverändert noch einmal senden.

## Tips

tip-contacts = Prüfen Sie Ihre Kontaktdaten
    .body = Halten Sie die Kontaktdaten in Ihrem Marketingprofil für jeden Standort aktuell, damit Benachrichtigungen Ihr Team erreichen.
tip-keywords = Wählen Sie passende Schlüsselwörter
    .body = Beschreiben Sie in Ihrem Marketingprofil, was nur Sie können und wie Sie Geschäfte machen. Streichen Sie Schlüsselwörter, die Ihnen unerwünschte Empfehlungen einbringen, und geben Sie an, mit Unternehmen welcher Größe Sie arbeiten.
tip-respond-quickly = Antworten Sie schnell
    .body = Partner, die Anfragen zügig beantworten, werden bei späteren Kundensuchen weiter oben angezeigt.
tip-be-choosy = Wählen Sie Ihre Geschäfte gezielt aus
    .body =
        Welche Geschäfte Sie annehmen und welche Sie ablehnen, zeigt uns, was zu Ihnen passt, und hilft uns, mehr davon zu finden.

        Ein unpassendes Geschäft anzunehmen, verbessert Ihre Position in den Suchergebnissen nicht und kann die Qualität der Leads mindern, die Sie erhalten.
tip-report-back = Geben Sie Rückmeldung
    .body = Nennen Sie uns den geschätzten Geschäftswert, das Enddatum und das endgültige Ergebnis, gewonnen oder verloren. So bleibt die Qualität Ihrer Empfehlungen hoch.
