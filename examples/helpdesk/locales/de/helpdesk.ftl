### Tickets eines Helpdesks.

## Phasen

stage-open = Offen
    .summary =
        { $fact-priority ->
            [high] Dringend und offen seit dem { DATETIME($since) }.
           *[normal] Offen seit dem { DATETIME($since) }.
        }
stage-waiting = Wartet auf Kunden
    .summary = Wartet seit dem { DATETIME($since) } auf die Rückmeldung des Kunden. Ohne Rückmeldung wird das Ticket am { DATETIME($due) } geschlossen.
stage-escalated = Eskaliert
    .summary = Nicht rechtzeitig gelöst und am { DATETIME($since) } eskaliert.
stage-archived = Archiviert

## Ergebnisse

outcome-solved = Gelöst
    .summary = Das Ticket wurde am { DATE($since) } gelöst.
outcome-unsolved = Ungelöst
    .summary = Das Ticket wurde am { DATE($since) } ohne Lösung geschlossen.
outcome-closed = Keine Rückmeldung
    .summary = Der Kunde hat sich nicht zurückgemeldet; das Ticket wurde am { DATE($since) } geschlossen.

## Aktionen

action-answer = Antworten
    .hint = Sendet Ihre Antwort an den Kunden. Das Ticket bleibt **{ stage-open }**, und die Frist **{ clock-first-answer }** endet.
action-ask = Rückfrage stellen
    .hint = Sendet Ihre Frage an den Kunden. Bis zu seiner Rückmeldung sind die Fristen angehalten.
action-solve = Lösen
    .hint = Sendet Ihre Lösung an den Kunden und archiviert das Ticket als **{ outcome-solved }**.
action-extend = Frist verlängern
    .hint = Verlängert die Frist **{ clock-solution }** um zwei Arbeitstage, höchstens zweimal.
action-reply = Kunde hat geantwortet
    .hint = Das Ticket ist wieder **{ stage-open }**, und die Fristen laufen mit der restlichen Zeit weiter.
action-return = An das Team zurückgeben
    .hint = Das Ticket ist wieder **{ stage-open }**, und die Frist **{ clock-solution }** beginnt von vorn.
action-reopen = Wieder öffnen
    .hint = Geben Sie einen Grund an. Das Ticket ist wieder **{ stage-open }**, die Frist **{ clock-solution }** beginnt von vorn, und der Kunde wird benachrichtigt.

## Felder

field-customer = Kunde
field-subject = Betreff
field-question = Frage
field-answer = Antwort
field-reason = Grund

## Personen, Angaben und Fristen

role-agent = Support-Mitarbeiter
role-supervisor = Teamleitung
channel-web-form = Webformular
channel-phone = Telefon
fact-region = Region
fact-region-emea = EMEA
fact-region-apac = APAC
fact-priority = Priorität
fact-priority-low = Niedrig
fact-priority-normal = Normal
fact-priority-high = Hoch
clock-first-answer = Erste Antwort
clock-solution = Lösung
view-urgent = Dringend
view-emea = EMEA
view-apac = APAC

## Benachrichtigungen

recipient-customer = Kunde
recipient-emea = Support-Team EMEA
recipient-apac = Support-Team APAC
notification-answered =
    .subject = AW: { $field-subject } ({ $lead })
    .body =
        Guten Tag { $field-customer },

        { $field-answer }
notification-asked =
    .subject = Rückfrage zum Ticket { $lead }
    .body =
        Guten Tag { $field-customer },

        zu „{ $field-subject }“ benötigen wir noch eine Information: { $field-question }

        Bitte antworten Sie bis zum **{ DATETIME($due) }**. Andernfalls schließen wir das Ticket.
notification-solved =
    .subject = Ticket { $lead } ist gelöst
    .body =
        Guten Tag { $field-customer },

        hier ist die Lösung zu „{ $field-subject }“: { $field-answer }
notification-reopened =
    .subject = Ticket { $lead } ist wieder offen
    .body =
        Guten Tag { $field-customer },

        wir kümmern uns wieder um „{ $field-subject }“ und melden uns bei Ihnen.
notification-closed =
    .subject = Ticket { $lead } wurde geschlossen
    .body =
        Guten Tag { $field-customer },

        zu „{ $field-subject }“ haben wir keine Rückmeldung von Ihnen erhalten und das Ticket daher geschlossen.
notification-unsolved =
    .subject = Ticket { $lead } wurde ohne Lösung geschlossen
    .body =
        Guten Tag { $field-customer },

        leider haben wir zu „{ $field-subject }“ keine Lösung gefunden und das Ticket geschlossen.
notification-answer-due =
    .subject = Ticket { $lead } braucht bald eine erste Antwort
    .body = { $field-customer } wartet auf die erste Antwort zu „{ $field-subject }“. Sie ist am **{ DATETIME($due) }** fällig.
notification-answer-overdue =
    .subject = Erste Antwort zu Ticket { $lead } ist überfällig
    .body = Die erste Antwort an { $field-customer } zu „{ $field-subject }“ war am **{ DATETIME($at) }** fällig.
notification-escalated =
    .subject = Ticket { $lead } wurde eskaliert
    .body = „{ $field-subject }“ von { $field-customer } wurde nicht rechtzeitig gelöst. Ohne Lösung wird das Ticket am **{ DATETIME($due) }** geschlossen.
