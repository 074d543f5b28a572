### Anträge von Personen zu ihren Daten.

## Phasen

stage-open = Offen
    .summary =
        { $fact-request ->
            [access] Die Person bittet um eine Kopie ihrer Daten. Offen seit dem { DATETIME($since) }.
            [correction] Die Person möchte ihre Daten berichtigen lassen. Offen seit dem { DATETIME($since) }.
           *[erasure] Die Person möchte ihre Daten löschen lassen. Offen seit dem { DATETIME($since) }.
        }
stage-identity-check = Identitätsprüfung
    .summary = Wartet seit dem { DATETIME($since) } auf einen Identitätsnachweis. Ohne Nachweis wird der Antrag am { DATETIME($due) } geschlossen.
stage-archived = Archiviert

## Ergebnisse

outcome-answered = Beantwortet
    .summary = Der Antrag wurde am { DATE($since) } beantwortet.
outcome-refused = Abgelehnt
    .summary = Der Antrag wurde am { DATE($since) } abgelehnt. Die rechtliche Bewertung wird nicht angezeigt.
outcome-withdrawn = Zurückgezogen
    .summary = Der Antrag wurde am { DATE($since) } ohne Antwort geschlossen: Er wurde zurückgezogen, oder der Identitätsnachweis blieb aus.

## Aktionen

action-check-identity = Identität prüfen
    .hint = Bittet die Person um einen Identitätsnachweis. Bis dahin ist die Frist **{ clock-response }** angehalten.
action-answer = Antworten
    .hint = Sendet Ihre Antwort an die Person und archiviert den Antrag als **{ outcome-answered }**.
action-refuse = Ablehnen
    .hint = Sendet Ihre Antwort an die Person und archiviert den Antrag als **{ outcome-refused }**. Ihre rechtliche Bewertung bleibt intern.
action-extend = Frist verlängern
    .hint = Verlängert die Frist **{ clock-response }** einmalig um zwei Monate. Die Person erfährt die Begründung.
action-withdraw = Zurückziehen
    .hint = Archiviert den Antrag als **{ outcome-withdrawn }**, weil die Person keine Antwort mehr benötigt.
action-confirm = Identität bestätigen
    .hint = Der Antrag ist wieder **{ stage-open }**, und die Frist läuft mit der restlichen Zeit weiter.

## Felder

field-person = Name
field-email = E-Mail-Adresse
field-answer = Antwort an die Person
field-reason = Rechtliche Bewertung
field-extension-reason = Begründung der Verlängerung

## Personen, Angaben und Fristen

role-clerk = Sachbearbeitung
role-officer = Datenschutzbeauftragter
channel-web-form = Webformular
channel-letter = Brief
fact-request = Art des Antrags
fact-request-access = Auskunft
fact-request-correction = Berichtigung
fact-request-erasure = Löschung
clock-response = Antwort
view-access = Auskunftsanträge
view-changes = Berichtigung und Löschung

## Benachrichtigungen

recipient-person = Antragsteller
recipient-clerk = Sachbearbeitung
recipient-officer = Datenschutzbeauftragter
notification-received =
    .subject = Ihr Antrag { $lead } ist eingegangen
    .body =
        Guten Tag { $field-person },

        Ihr Antrag ist am { DATE($at) } bei uns eingegangen. Sie erhalten innerhalb eines Monats eine Antwort.
notification-identity-asked =
    .subject = Bitte weisen Sie Ihre Identität nach ({ $lead })
    .body =
        Guten Tag { $field-person },

        bevor wir Ihren Antrag bearbeiten, müssen wir sicherstellen, dass er von Ihnen stammt. Bitte senden Sie uns bis zum **{ DATETIME($due) }** einen Identitätsnachweis. Andernfalls müssen wir den Antrag schließen.
notification-identity-missing =
    .subject = Ihr Antrag { $lead } wurde geschlossen
    .body =
        Guten Tag { $field-person },

        wir haben Ihren Identitätsnachweis nicht rechtzeitig erhalten und Ihren Antrag daher geschlossen. Sie können jederzeit einen neuen stellen.
notification-extended =
    .subject = Wir benötigen mehr Zeit für Ihren Antrag { $lead }
    .body =
        Guten Tag { $field-person },

        die Antwort auf Ihren Antrag dauert bis zu zwei Monate länger. Der Grund: { $field-extension-reason }
notification-answered =
    .subject = Antwort auf Ihren Antrag { $lead }
    .body =
        Guten Tag { $field-person },

        { $field-answer }
notification-refused =
    .subject = Entscheidung über Ihren Antrag { $lead }
    .body =
        Guten Tag { $field-person },

        Ihrem Antrag können wir nicht entsprechen: { $field-answer }

        Wenn Sie damit nicht einverstanden sind, können Sie sich bei einer Datenschutzaufsichtsbehörde beschweren.
notification-due-soon =
    .subject = Antrag { $lead } ist bald fällig
    .body = { $field-person } wartet auf eine Antwort auf den Antrag { $lead }. Sie ist am **{ DATETIME($due) }** fällig.
notification-still-open =
    .subject = Antrag { $lead } wartet auf Antwort
    .body = Die Antwort an { $field-person } ist am **{ DATETIME($due) }** fällig. Wenn sie bis dahin nicht vorliegen kann, verlängern Sie die Frist und geben Sie den Grund an. Das ist nur einmal möglich.
notification-overdue =
    .subject = Antrag { $lead } ist überfällig
    .body = Die Antwort an { $field-person } war am **{ DATETIME($at) }** fällig. Bitte sorgen Sie dafür, dass der Antrag jetzt beantwortet wird.
