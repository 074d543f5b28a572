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
    .body = Customers who get an answer in { NUMBER(24) } hours stay.
---
stage-open = Открыто
    .summary = Открыто с { DATETIME($since) }. Ответьте за { DURATION($left) }, до { DATETIME($due) }.
stage-end = Закрыто
outcome-done = Готово
    .summary = Готово { DATE($since) }.
outcome-late = Просрочено
    .summary = Никто не ответил до { DATE($since) }.
action-close = Закрыть
    .hint = Случай переходит в «**{ outcome-done }**».
field-note = Заметка
fact-kind = Вид
fact-kind-a = Первый
    .hint = Первый вид.
fact-kind-b = Второй
    .hint = Второй вид.
alert-wait = Кто-то ждёт.
alert-waiting = Кто-то ждёт с { DATETIME($since) }.
recipient-customer = Клиент
advice-respond-within = Ответьте за { DURATION($duration) }.
notification-told =
    .subject = Ваш случай { $lead }
    .body = Ваш случай **{ $lead }** закрыт { DATE($at) }.
tip-one = Отвечайте скорее
    .body = { NUMBER(24) ->
        [one] { NUMBER(24) } час
        [few] { NUMBER(24) } часа
       *[many] { NUMBER(24) } часов
    }.
