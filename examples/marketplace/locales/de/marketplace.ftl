### Leads aus einem Partner-Marketplace.

## Phasen

stage-received = Empfangen
    .summary =
        { $fact-source ->
            [trial] Test begonnen am { DATE($since) }. Sie brauchen nichts zu tun. Der Lead wird am { DATE($due) } archiviert.
           *[market] Empfangen am { DATETIME($since) }. Akzeptieren Sie den Lead bis zum { DATETIME($due) } oder lehnen Sie ihn ab.
        }
stage-qualification = Qualifizierung
    .summary = In Qualifizierung seit dem { DATETIME($since) }. Klären Sie den Bedarf des Kunden und machen Sie bis zum { DATETIME($due) } ein Angebot.
stage-negotiation = Verhandlung
    .summary = In Verhandlung seit dem { DATETIME($since) }. Melden Sie das Ergebnis, sobald es feststeht.
stage-archived = Archiviert

## Ergebnisse

outcome-won = Gewonnen
    .summary = Der Deal wurde am { DATE($since) } gewonnen.
outcome-lost = Verloren
    .summary = Der Deal ging am { DATE($since) } verloren. Die Kontaktdaten sind ausgeblendet.
outcome-declined = Abgelehnt
    .summary = Der Lead wurde am { DATE($since) } abgelehnt. Die Kontaktdaten sind ausgeblendet.
outcome-expired = Abgelaufen
    .summary = Niemand hat rechtzeitig reagiert; der Lead wurde am { DATE($since) } archiviert. Die Kontaktdaten sind ausgeblendet.
outcome-trial-ended = Test beendet
    .summary = Der Test endete am { DATE($since) }.

## Aktionen

action-accept = Akzeptieren
    .hint =
        { $fact-kind ->
            [offer] Zeigt Ihnen die Kontaktdaten. Der Lead wechselt in die Phase **{ stage-negotiation }**.
           *[profile] Zeigt Ihnen die Kontaktdaten. Der Lead wechselt in die Phase **{ stage-qualification }**.
        }
action-decline = Ablehnen
    .hint = Geben Sie einen Grund an. Der Lead wird als **{ outcome-declined }** archiviert, und die Kontaktdaten werden ausgeblendet.
action-make-offer = Angebot machen
    .hint = Geben Sie den Wert Ihres Angebots an. Der Lead wechselt in die Phase **{ stage-negotiation }**.
action-win = Gewonnen
    .hint = Meldet den Deal als gewonnen und archiviert den Lead.
action-lose = Verloren
    .hint = Meldet den Deal als verloren und archiviert den Lead. Die Kontaktdaten werden ausgeblendet.

## Felder

field-customer = Kunde
field-subject = Betreff
field-message = Nachricht
field-email = E-Mail
field-phone = Telefon
field-deal-value = Dealwert
field-reason = Grund

## Angaben und Orte

fact-kind = Art des Leads
fact-kind-offer = Angebot
fact-kind-profile = Profil
fact-source = Quelle
fact-source-market = Marketplace
fact-source-trial = Test
fact-contact-by = Bevorzugter Kontakt
fact-contact-by-phone = Telefon
fact-contact-by-email = E-Mail
fact-campaign = Kampagne
channel-marketplace = Marketplace
channel-trial = Test eines Angebots
place-sales = Vertrieb
place-leads = Leads
view-offers = Angebote
view-profile = Profil
view-trials = Tests
view-favorites = Favoriten
mark-favorite = Favorit

## Hinweise

alert-call = Der Kunde möchte angerufen werden. Akzeptieren Sie den Lead, um die Telefonnummer zu sehen.
alert-call-late = Der Kunde wartet seit dem { DATETIME($since) } auf einen Anruf. Akzeptieren Sie den Lead, um die Telefonnummer zu sehen.
alert-write = Der Kunde hat nicht um einen Anruf gebeten. Akzeptieren Sie den Lead, um die E-Mail-Adresse zu sehen, und stellen Sie sich in einer Nachricht vor.

## Benachrichtigungen

recipient-seller = Verkäufer
notification-received =
    .subject =
        { $fact-kind ->
            [offer] Neuer Lead zu Ihrem Angebot: { $field-subject }
           *[profile] Neuer Lead aus Ihrem Profil: { $field-subject }
        }
    .body =
        { $fact-contact-by ->
            [phone] { $field-customer } hat sich wegen „{ $field-subject }“ an Sie gewandt und möchte angerufen werden.
           *[not-given] { $field-customer } hat sich wegen „{ $field-subject }“ an Sie gewandt.
        }

        Akzeptieren Sie den Lead { $lead } bis zum **{ DATETIME($due) }** oder lehnen Sie ihn ab.
    .digest-subject = { $count } neue Leads am { DATE($since) }
    .digest-body =
        Diese Leads sind am { DATE($since) } eingegangen. Akzeptieren Sie jeden Lead innerhalb seiner Frist oder lehnen Sie ihn ab:

        { $leads }
notification-expiring =
    .subject = Lead { $lead } läuft bald ab
    .body = { $field-customer } wartet noch auf eine Antwort zu „{ $field-subject }“. Der Lead läuft am **{ DATETIME($due) }** ab.
