stage-open = Open
    .summary = Open since { DATETIME($since) }. Answer within { DURATION($left) }, by { DATETIME($due) }.
stage-end = Closed
outcome-done = Done
    .summary = Done on { DATE($since) }.
outcome-late = Late
    .summary = Nobody answered by { DATE($since) }.
action-close = Close
    .hint = The case moves to **{ outcome-done }**.
field-note = Note
fact-kind = Kind
fact-kind-a = First
    .hint = The first kind.
fact-kind-b = Second
    .hint = The second kind.
alert-wait = Somebody waits.
alert-waiting = Somebody has waited since { DATETIME($since) }.
recipient-customer = Customer
advice-respond-within = Answer within { DURATION($duration) ->
    [one] a day
   *[other] { DURATION($duration) }
}.
notification-told =
    .subject = Your case { $lead }
    .body = Your case **{ $lead }** was closed on { DATE($at) }.
tip-one = Answer soon
    .body