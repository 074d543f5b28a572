### Messages shared by all rule sets: time, history, refusals, tables.

## The noun for a lead

# A rule set can have another noun: its file then has these terms, where they are not made of each other.
-lead =
    { $case ->
        [genitive] лида
        [dative] лиду
        [accusative] лид
        [instrumental] лидом
        [prepositional] лиде
       *[nominative] лид
    }
    .gender = masculine
# At the beginning of a sentence.
-Lead = Лид
-leads =
    { $case ->
        [genitive] лидов
        [dative] лидам
        [accusative] лиды
        [instrumental] лидами
        [prepositional] лидах
       *[nominative] лиды
    }

## Time

time-none = сразу
# Variables:
#   $count (number) - how many days or hours of working time
#   $case (text) - the grammatical case, which some languages need
time-business-days =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } рабочий день
                [few] { $count } рабочих дня
                [many] { $count } рабочих дней
               *[other] { $count } рабочего дня
            }
        [genitive]
            { $count ->
                [one] { $count } рабочего дня
                [few] { $count } рабочих дней
                [many] { $count } рабочих дней
               *[other] { $count } рабочего дня
            }
        [dative]
            { $count ->
                [one] { $count } рабочему дню
                [few] { $count } рабочим дням
                [many] { $count } рабочим дням
               *[other] { $count } рабочего дня
            }
        [accusative]
            { $count ->
                [one] { $count } рабочий день
                [few] { $count } рабочих дня
                [many] { $count } рабочих дней
               *[other] { $count } рабочего дня
            }
        [instrumental]
            { $count ->
                [one] { $count } рабочим днем
                [few] { $count } рабочими днями
                [many] { $count } рабочими днями
               *[other] { $count } рабочего дня
            }
        [prepositional]
            { $count ->
                [one] { $count } рабочем дне
                [few] { $count } рабочих днях
                [many] { $count } рабочих днях
               *[other] { $count } рабочего дня
            }
    }
time-business-hours =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } рабочий час
                [few] { $count } рабочих часа
                [many] { $count } рабочих часов
               *[other] { $count } рабочего часа
            }
        [genitive]
            { $count ->
                [one] { $count } рабочего часа
                [few] { $count } рабочих часов
                [many] { $count } рабочих часов
               *[other] { $count } рабочего часа
            }
        [dative]
            { $count ->
                [one] { $count } рабочему часу
                [few] { $count } рабочим часам
                [many] { $count } рабочим часам
               *[other] { $count } рабочего часа
            }
        [accusative]
            { $count ->
                [one] { $count } рабочий час
                [few] { $count } рабочих часа
                [many] { $count } рабочих часов
               *[other] { $count } рабочего часа
            }
        [instrumental]
            { $count ->
                [one] { $count } рабочим часом
                [few] { $count } рабочими часами
                [many] { $count } рабочими часами
               *[other] { $count } рабочего часа
            }
        [prepositional]
            { $count ->
                [one] { $count } рабочем часе
                [few] { $count } рабочих часах
                [many] { $count } рабочих часах
               *[other] { $count } рабочего часа
            }
    }
# The units of durations by grammatical case, for DURATION(…, case: "dative").
-time-years =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } год
                [few] { $count } года
                [many] { $count } лет
               *[other] { $count } года
            }
        [genitive]
            { $count ->
                [one] { $count } года
                [few] { $count } лет
                [many] { $count } лет
               *[other] { $count } года
            }
        [dative]
            { $count ->
                [one] { $count } году
                [few] { $count } годам
                [many] { $count } годам
               *[other] { $count } года
            }
        [accusative]
            { $count ->
                [one] { $count } год
                [few] { $count } года
                [many] { $count } лет
               *[other] { $count } года
            }
        [instrumental]
            { $count ->
                [one] { $count } годом
                [few] { $count } годами
                [many] { $count } годами
               *[other] { $count } года
            }
        [prepositional]
            { $count ->
                [one] { $count } годе
                [few] { $count } годах
                [many] { $count } годах
               *[other] { $count } года
            }
    }
-time-months =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } месяц
                [few] { $count } месяца
                [many] { $count } месяцев
               *[other] { $count } месяца
            }
        [genitive]
            { $count ->
                [one] { $count } месяца
                [few] { $count } месяцев
                [many] { $count } месяцев
               *[other] { $count } месяца
            }
        [dative]
            { $count ->
                [one] { $count } месяцу
                [few] { $count } месяцам
                [many] { $count } месяцам
               *[other] { $count } месяца
            }
        [accusative]
            { $count ->
                [one] { $count } месяц
                [few] { $count } месяца
                [many] { $count } месяцев
               *[other] { $count } месяца
            }
        [instrumental]
            { $count ->
                [one] { $count } месяцем
                [few] { $count } месяцами
                [many] { $count } месяцами
               *[other] { $count } месяца
            }
        [prepositional]
            { $count ->
                [one] { $count } месяце
                [few] { $count } месяцах
                [many] { $count } месяцах
               *[other] { $count } месяца
            }
    }
-time-days =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } день
                [few] { $count } дня
                [many] { $count } дней
               *[other] { $count } дня
            }
        [genitive]
            { $count ->
                [one] { $count } дня
                [few] { $count } дней
                [many] { $count } дней
               *[other] { $count } дня
            }
        [dative]
            { $count ->
                [one] { $count } дню
                [few] { $count } дням
                [many] { $count } дням
               *[other] { $count } дня
            }
        [accusative]
            { $count ->
                [one] { $count } день
                [few] { $count } дня
                [many] { $count } дней
               *[other] { $count } дня
            }
        [instrumental]
            { $count ->
                [one] { $count } днем
                [few] { $count } днями
                [many] { $count } днями
               *[other] { $count } дня
            }
        [prepositional]
            { $count ->
                [one] { $count } дне
                [few] { $count } днях
                [many] { $count } днях
               *[other] { $count } дня
            }
    }
-time-hours =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } час
                [few] { $count } часа
                [many] { $count } часов
               *[other] { $count } часа
            }
        [genitive]
            { $count ->
                [one] { $count } часа
                [few] { $count } часов
                [many] { $count } часов
               *[other] { $count } часа
            }
        [dative]
            { $count ->
                [one] { $count } часу
                [few] { $count } часам
                [many] { $count } часам
               *[other] { $count } часа
            }
        [accusative]
            { $count ->
                [one] { $count } час
                [few] { $count } часа
                [many] { $count } часов
               *[other] { $count } часа
            }
        [instrumental]
            { $count ->
                [one] { $count } часом
                [few] { $count } часами
                [many] { $count } часами
               *[other] { $count } часа
            }
        [prepositional]
            { $count ->
                [one] { $count } часе
                [few] { $count } часах
                [many] { $count } часах
               *[other] { $count } часа
            }
    }
-time-minutes =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } минута
                [few] { $count } минуты
                [many] { $count } минут
               *[other] { $count } минуты
            }
        [genitive]
            { $count ->
                [one] { $count } минуты
                [few] { $count } минут
                [many] { $count } минут
               *[other] { $count } минуты
            }
        [dative]
            { $count ->
                [one] { $count } минуте
                [few] { $count } минутам
                [many] { $count } минутам
               *[other] { $count } минуты
            }
        [accusative]
            { $count ->
                [one] { $count } минуту
                [few] { $count } минуты
                [many] { $count } минут
               *[other] { $count } минуты
            }
        [instrumental]
            { $count ->
                [one] { $count } минутой
                [few] { $count } минутами
                [many] { $count } минутами
               *[other] { $count } минуты
            }
        [prepositional]
            { $count ->
                [one] { $count } минуте
                [few] { $count } минутах
                [many] { $count } минутах
               *[other] { $count } минуты
            }
    }
-time-seconds =
    { $case ->
       *[nominative]
            { $count ->
                [one] { $count } секунда
                [few] { $count } секунды
                [many] { $count } секунд
               *[other] { $count } секунды
            }
        [genitive]
            { $count ->
                [one] { $count } секунды
                [few] { $count } секунд
                [many] { $count } секунд
               *[other] { $count } секунды
            }
        [dative]
            { $count ->
                [one] { $count } секунде
                [few] { $count } секундам
                [many] { $count } секундам
               *[other] { $count } секунды
            }
        [accusative]
            { $count ->
                [one] { $count } секунду
                [few] { $count } секунды
                [many] { $count } секунд
               *[other] { $count } секунды
            }
        [instrumental]
            { $count ->
                [one] { $count } секундой
                [few] { $count } секундами
                [many] { $count } секундами
               *[other] { $count } секунды
            }
        [prepositional]
            { $count ->
                [one] { $count } секунде
                [few] { $count } секундах
                [many] { $count } секундах
               *[other] { $count } секунды
            }
    }
time-in-business-days =
    { $count ->
        [one] через { $count } рабочий день
        [few] через { $count } рабочих дня
        [many] через { $count } рабочих дней
       *[other] через { $count } рабочего дня
    }
time-in-business-hours =
    { $count ->
        [one] через { $count } рабочий час
        [few] через { $count } рабочих часа
        [many] через { $count } рабочих часов
       *[other] через { $count } рабочего часа
    }
# Variables:
#   $left (duration) - the time until the deadline
deadline = через { DURATION($left, case: "accusative") }
# Variables:
#   $left (duration) - the time left, which stays the same while the time limit is paused
clock-paused = Приостановлено, осталось { DURATION($left) }
# Variables:
#   $since (instant) - when the time was over
clock-over = Просрочено с { DATETIME($since) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Регистрация по правилам { $rules }
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }: статус изменен с «{ $from }» на «{ $to }»
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }: статус изменен с «{ $from }» на «{ $to }» (роль: { $by })
event-action-stays = { $action }
event-action-stays-by = { $action } (роль: { $by })
event-timeout = Нет ответа в срок: статус изменен с «{ $from }» на «{ $to }»
# Variables:
#   $due (instant) - the deadline
event-reminder = Напоминание: срок истекает { DATETIME($due) }
# Variables:
#   $clock (text) - the label of a time limit
#   $due (instant) - its deadline
event-reminder-clock = Напоминание: { $clock }, срок истекает { DATETIME($due) }
# Variables:
#   $clock (text) - the label of the time limit that is over, $from (text), $to (text) - the labels of states
event-clock = Срок истек: { $clock }
event-clock-moves = Срок истек: { $clock } — статус изменен с «{ $from }» на «{ $to }»
# Variables:
#   $facts (text) - the facts with their new values
event-fact = Изменено: { $facts }
# Variables:
#   $by (text) - the label of the role
event-fact-by = Изменено: { $facts } (роль: { $by })
# Variables:
#   $mark (text) - the label of the mark
event-marked = Метка поставлена: { $mark }
event-unmarked = Метка снята: { $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the state in each
event-switched = Переход с правил { $old } на правила { $new }: вместо статуса «{ $from }» теперь «{ $to }»
# Variables:
#   $state (text) - the label of the state
event-switched-same = Переход с правил { $old } на правила { $new }; статус прежний: «{ $state }»
# Variables:
#   $reason (text) - the refusal, a complete sentence
event-refused = Отказано. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Отправлено уведомление: { $recipient } — «{ $subject }»
# Variables:
#   $at (instant) - when the digest is sent
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
event-digested = В сводном уведомлении от { DATETIME($at) }: { $recipient } — «{ $subject }»
# Variables:
#   $at (instant) - when the digest is sent, $count (number) - how many notifications it replaces
event-digest = Сводное уведомление от { DATETIME($at) } ({ NUMBER($count) })

## Kinds of values

kind-text = текст
kind-money = сумма с указанием валюты
kind-date = дата (ГГГГ-ММ-ДД)
kind-email = адрес электронной почты
kind-phone = номер телефона
kind-boolean = да или нет
kind-list = список записей

## How much an action needs a field

need-required = обязательно
need-asked = желательно
need-optional = необязательно

## Refusals: why an event is not accepted, and what is

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = Сначала зарегистрируйте { -lead(case: "accusative") } { $lead }.
refusal-opened-twice = Повторная регистрация { -lead(case: "genitive") } { $lead } невозможна.
# Variables:
#   $rules (text) - the rule set as given
#   $accepted (list) - the accepted values
refusal-unknown-rules = Набора правил «{ $rules }» нет. Доступные наборы: { LIST($accepted, type: "or") }.
refusal-rules-not-given = Набор правил не указан. Доступные наборы: { LIST($accepted, type: "or") }.
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = Идентификатор «{ $id }» уже присвоен другому событию { -lead(case: "genitive") }. Укажите для этого события другой идентификатор.
refusal-id-empty = Идентификатор события пуст. Укажите идентификатор или не передавайте его.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Нарушен порядок событий: время этого события — { DATETIME($at) }, а уже записано более позднее — { DATETIME($last) }.
# Variables:
#   $at (instant) - when the event happened
#   $until (instant) - the instant of the last notification
refusal-already-settled = Уведомление от { DATETIME($until) } уже отправлено. Более раннее событие ({ DATETIME($at) }) добавить нельзя.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = { -Lead } находится в архиве со статусом «{ $outcome }». Действия больше невозможны.
# Variables:
#   $action (text) - the action as given
#   $state (text) - the label of the stage
refusal-unknown-action = В статусе «{ $state }» действие «{ $action }» недоступно. Доступные действия: { LIST($accepted, type: "or") }.
refused-in-archive = { -Lead } находится в архиве со статусом «{ $state }»: действие «{ $action }» недоступно. Доступные действия: { LIST($accepted, type: "or") }.
# Variables:
#   $clock (text) - the label of a time limit
refusal-not-extendable = Срок «{ $clock }» нельзя продлить: он не идет или уже продлен максимальное число раз.
# Variables:
#   $role (text) - the role as given
#   $count (number) - how many roles can act
refusal-unknown-role =
    { $count ->
        [0] Роль «{ $role }» не дает права на действия: эти правила не предусматривают ролей.
       *[other] Роль «{ $role }» не дает права на это. Допустимые роли: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field =
    { $count ->
        [one] Не заполнено обязательное поле: { LIST($fields) }.
        [few] Не заполнены обязательные поля: { LIST($fields) }.
        [many] Не заполнены обязательные поля: { LIST($fields) }.
       *[other] Не заполнены обязательные поля: { LIST($fields) }.
    }
# Variables:
#   $field (text) - the field as given
#   $action (text) - the label of the action
#   $count (number) - how many fields the action has
refusal-unknown-field =
    { $count ->
        [0] У действия «{ $action }» нет полей, поэтому указать «{ $field }» нельзя.
       *[other] У действия «{ $action }» нет поля «{ $field }». Доступные поля: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - the expected kind, one of those above
refusal-wrong-kind = Не удалось прочитать значение поля «{ $field }». Ожидается: { $kind }.
# Variables:
#   $fact (text) - the fact as given
#   $count (number) - how many facts the rule set has
refusal-unknown-fact =
    { $count ->
        [0] Эти правила не запрашивают дополнительных сведений, поэтому указать «{ $fact }» нельзя.
       *[other] Эти правила не предусматривают сведений «{ $fact }». Можно указать: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $facts (list) - the labels of the missing facts
#   $count (number) - how many are missing
refusal-missing-fact = Не хватает сведений: { LIST($facts) }.
# Variables:
#   $expected (list) - the accepted values
refusal-wrong-fact = Недопустимое значение для «{ $fact }». Допустимые значения: { LIST($expected, type: "or") }.
# Variables:
#   $count (number) - how many facts can change
#   $accepted (list) - the labels of these facts
refusal-fixed-fact =
    { $count ->
        [0] Значение «{ $fact }» задается при регистрации и потом не меняется.
       *[other] Значение «{ $fact }» задается при регистрации и потом не меняется. Можно изменить: { LIST($accepted) }.
    }
# Variables:
#   $condition (text) - the facts that no lead has together
refusal-excluded-facts = Эти сведения исключают друг друга: { $condition }.
# Variables:
#   $mark (text) - the mark as given
#   $count (number) - how many marks the rule set has
refusal-unknown-mark =
    { $count ->
        [0] Эти правила не предусматривают меток, поэтому поставить или снять «{ $mark }» нельзя.
       *[other] Эти правила не предусматривают метки «{ $mark }». Доступные метки: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Переход с правил { $from } на «{ $to }» не предусмотрен.
refusal-same-rules = Правила { $rules } уже применяются.
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = Возврат на правила { $to } происходит с прежними данными: указать новые сведения или поля нельзя.
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages of that rule set map to this stage
refusal-not-one-to-one =
    { $count ->
        [0] Возврат на правила { $to } невозможен: ни один их статус не соответствует статусу «{ $state }».
       *[other] Возврат на правила { $to } невозможен: статусу «{ $state }» соответствуют несколько их статусов.
    }
# Variables:
#   $field (text) - the field as given
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] В этих правилах нет полей, поэтому указать «{ $field }» нельзя.
       *[other] В этих правилах нет поля «{ $field }». Доступные поля: { LIST($accepted, type: "or") }.
    }
# Variables:
#   $at (instant) - when the lead arrived
#   $accepted (list) - the rule sets
refusal-not-in-force = На { DATETIME($at) } не действует ни один набор правил. Укажите набор при регистрации: { LIST($accepted, type: "or") }.
# Variables:
#   $fact (text) - the fact that decides which rule set the lead uses
#   $accepted (list) - its possible values
#   $count (number) - how many there are; 0 if any text is accepted
refusal-rollout-fact =
    { $count ->
        [0] Набор правил зависит от сведений «{ $fact }»: их нужно указать в виде текста.
       *[other] Набор правил зависит от сведений «{ $fact }». Можно указать: { LIST($accepted, type: "or") }.
    }

## Plans: effects of a switch on leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - their rule sets
#   $move (text) - the states before and after; $count (number) - how many leads
#   $by, $least, $median, $most (duration) - how much earlier or later
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = Переход на правила { $to }: { DATETIME($at) }
plan-title-back = Возврат на правила { $to }: { DATETIME($at) }
plan-moves =
    { $count ->
        [0] Лидов для перевода нет.
        [one] Будет переведен { NUMBER($count) } лид.
        [few] Будут переведены { NUMBER($count) } лида.
        [many] Будет переведено { NUMBER($count) } лидов.
       *[other] Будет переведено { NUMBER($count) } лида.
    }
plan-safe = Переход можно выполнить по плану.
plan-unsafe = Выполнить переход нельзя: см. лиды, перечисленные ниже.
plan-unread = Выполнить переход нельзя: журнал или правила прочитаны не полностью.
plan-move = «{ $from }» ({ $old }) → «{ $to }» ({ $new })
plan-section =
    { $count ->
        [one] { $move }: { NUMBER($count) } лид
        [few] { $move }: { NUMBER($count) } лида
        [many] { $move }: { NUMBER($count) } лидов
       *[other] { $move }: { NUMBER($count) } лида
    }
plan-leads = Лиды
plan-deadline-same = Срок не меняется
plan-deadline-earlier = Срок раньше на { DURATION($by, case: "accusative") }
plan-deadline-earlier-spread = Срок раньше; разница — от { DURATION($least, case: "genitive") } до { DURATION($most, case: "genitive") } (медиана: { DURATION($median) })
plan-deadline-later = Срок позже на { DURATION($by, case: "accusative") }
plan-deadline-later-spread = Срок позже; разница — от { DURATION($least, case: "genitive") } до { DURATION($most, case: "genitive") } (медиана: { DURATION($median) })
plan-deadline-gained = Новый срок (раньше не было)
plan-deadline-lost = Срока больше нет
plan-action-gained = Новое действие: «{ $action }»
plan-action-lost = Действие больше недоступно: «{ $action }»
plan-shows-details = Становятся видны все подробности о лиде
plan-shows-overview = Остается виден только обзор лида
# Variables:
#   $before, $after (text) - the labels of the next states
plan-timeout-target = По истечении срока теперь «{ $after }» (раньше: «{ $before }»)
plan-timeout-notifies-no-more = По истечении срока больше не уведомляется: { $recipient } — «{ $subject }»
plan-timeout-notifies = По истечении срока теперь также уведомляется: { $recipient } — «{ $subject }»
plan-spread = от { DURATION($least, case: "genitive") } до { DURATION($most, case: "genitive") }, медиана: { DURATION($median) }
plan-clock-gained = Срок «{ $clock }» теперь отсчитывается
plan-clock-lost = Срок «{ $clock }» больше не отсчитывается
plan-clock-earlier = Срок «{ $clock }» истекает раньше ({ $by })
plan-clock-later = Срок «{ $clock }» истекает позже ({ $by })
plan-clock-target = По истечении срока «{ $clock }» теперь { $after } (раньше: { $before })
plan-stays = лид остается в своем статусе
plan-clock-notifies = По истечении срока «{ $name }» теперь также уведомляется: { $recipient } — «{ $subject }»
plan-clock-notifies-no-more = По истечении срока «{ $name }» больше не уведомляется: { $recipient } — «{ $subject }»
plan-action-notifies-no-more = После действия «{ $name }» больше не уведомляется: { $recipient } — «{ $subject }»
plan-action-notifies = После действия «{ $name }» теперь также уведомляется: { $recipient } — «{ $subject }»
# Variables:
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
plan-digest-gained = При большом количестве теперь отправляется одним уведомлением: { $recipient } — «{ $subject }»
plan-digest-lost = Больше не отправляется одним уведомлением: { $recipient } — «{ $subject }»
plan-alert-gained = Появляется оповещение: «{ $text }»
plan-alert-lost = Исчезает оповещение: «{ $text }»
plan-field-aside = Не переносится, но сохраняется поле «{ $name }»
plan-fact-aside = Не переносятся, но сохраняются сведения «{ $name }»
plan-mark-aside = Не переносится, но сохраняется метка «{ $name }»
plan-lacking = Не хватает поля «{ $field }»: указать его можно только при переходе
plan-lacking-until = Не хватает поля «{ $field }»; его можно заполнить (действие: { $actions })
plan-lacks = Не хватает: { LIST($fields) }
plan-at-once = «{ $from }» → «{ $to }»
plan-at-once-title = Срок истек бы сразу
plan-refused-title = Переход невозможен
plan-refused-later = Уже записано более позднее событие: { DATETIME($last) }.
plan-lacking-title = Не хватает данных для нового статуса
plan-stay-title = Остаются без изменений
plan-stay-archived = В архиве по правилам { $rules }
plan-stay-there = Уже ведутся по правилам { $rules }
plan-stay-other = По правилам { $rules }, которых переход не касается
plan-stay-no-way = По правилам { $rules }, переход на { $to } не предусмотрен
plan-stay-never = По правилам { $rules }, ранее не велись по правилам { $to }
plan-before = До
plan-after = После
plan-aside = Не переносится
plan-alerts = Оповещения
# Variables:
#   $field (text) - the label of a field, $value (text) - its value
#   $at (text) - the deadline of a lead, $left (text) - the time until then, $to (text) - the label of the next state
plan-field = { $field }: { $value }
plan-due = { $at } ({ $left }) → { $to }

## Replay: what leads would have lived through under other rules

# Variables:
#   $from, $to, $rules (text) - rule sets, $at (instant) - the instant of the comparison
#   $count (number) - how many leads
#   $mark (text) - the label of a mark, $date (text) - the Monday of a week
#   $subject (text) - the subject of a notification, $when (text) - its condition, $before, $after (number) - how many messages were sent

replay-title = Лиды по правилам { $from }, проведенные заново по правилам { $to }; состояние на { DATETIME($at) }
replay-leads =
    { $count ->
        [0] Нет лидов для сравнения.
        [one] Сравнивается { NUMBER($count) } лид.
        [few] Сравниваются { NUMBER($count) } лида.
        [many] Сравниваются { NUMBER($count) } лидов.
       *[other] Сравниваются { NUMBER($count) } лида.
    }
replay-changed =
    { $count ->
        [0] Ни один лид не получает другой статус.
        [one] Другой статус получает { NUMBER($count) } лид.
        [few] Другой статус получают { NUMBER($count) } лида.
        [many] Другой статус получают { NUMBER($count) } лидов.
       *[other] Другой статус получают { NUMBER($count) } лида.
    }
replay-guessed =
    { $count ->
        [0] По другим правилам не отклоняется ни одно событие.
        [one] По другим правилам отклоняются события у { NUMBER($count) } лида. Что с ними было бы дальше, можно лишь предполагать.
        [few] По другим правилам отклоняются события у { NUMBER($count) } лидов. Что с ними было бы дальше, можно лишь предполагать.
        [many] По другим правилам отклоняются события у { NUMBER($count) } лидов. Что с ними было бы дальше, можно лишь предполагать.
       *[other] По другим правилам отклоняются события у { NUMBER($count) } лида. Что с ними было бы дальше, можно лишь предполагать.
    }
replay-unknown = Нельзя узнать, как люди поступили бы по другим правилам. Отклоненное событие пропускается, и лид продолжает путь без него.
replay-unread = Часть журнала или правил не удалось прочитать, и она не учтена.
replay-rules = Правила { $rules }
replay-states = Статусы
replay-refused = Отклоненные события
replay-deadlines = Сроки
replay-impossible = Лиды, невозможные по другим правилам
replay-left-out = Не сравниваются
replay-event = Событие
replay-events = Количество
replay-reason = Причина
replay-example = Пример
replay-difference = Разница
replay-notification = Тема
replay-recipient = Получатель
replay-variant = { $subject } ({ $when })
replay-digests = { $subject } — сводные уведомления
replay-replaced = { $subject } — в сводных уведомлениях
replay-waiting = { $subject } — ожидают сводного уведомления
replay-messages = Отправлено сообщений, каждое сводное — за одно: { NUMBER($before) } до, { NUMBER($after) } после.
replay-met = Соблюдены
replay-missed = Пропущены
replay-running = Еще идут
replay-in-another = Другой статус
replay-same = Тот же статус
replay-other-outcome = Другой итог
replay-guess = Предположение
replay-opening = Регистрация
replay-facts = Изменение сведений
replay-mark = Установка метки: { $mark }
replay-unmark = Снятие метки: { $mark }
replay-switch = Переход на правила { $to }
replay-by-week = Неделя регистрации
replay-week = Неделя, начиная с { $date }

## Rollout: which rule set a new lead uses

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - its value and the required value
#   $condition (text) - a condition, as in the rollout file
#   $place (number) - the position of the lead, in percent; $end (number) - the end of the shares, in percent

rollout-decided = Лид, зарегистрированный { DATETIME($at) }, ведется по правилам { $rules }.
rollout-undecided = Для лида, зарегистрированного { DATETIME($at) }, не действует ни один набор правил.
rollout-takes = Применяется к лиду.
rollout-not-yet = Применяется только с { DATETIME($from) }.
rollout-otherwise = Не применяется: значение «{ $fact }» — { $value }, а не { $wanted }.
rollout-unmet = Не применяется: лид не соответствует условию: { $condition }
rollout-nothing = неизвестно
rollout-unknown = Не применяется: значение «{ $fact }», по которому распределяются доли, неизвестно.
rollout-outside = Не применяется: лид не входит в { NUMBER($end) } %, для которых действует эта запись.
rollout-after = Стоит после записи, которая применяется к лиду.
rollout-place = Запись
rollout-why = Причина

## Differences between two rule sets: headings

diff-title = Что меняется при переходе с правил { $from } на правила { $to }
diff-none = Между наборами правил { $from } и { $to } различий нет.
diff-where = Раздел
diff-what = Что меняется
diff-section-stage = Статус «{ $stage }»
diff-section-outcome = Итоговый статус «{ $outcome }»
diff-section-outcomes = Архив и итоговые статусы
diff-section-arrival = Как поступают { -leads }
diff-section-fields = Поля
diff-section-notifications = Уведомления
diff-section-roles = Роли
diff-section-views = Представления и метки
diff-section-tips = Советы
diff-section-clocks = Сквозные сроки
diff-section-calendars = Рабочее время

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) the old and the new value,
# $name (text) the label of the changed item.

diff-renamed = Вместо «{ $before }» теперь «{ $after }».
diff-renamed-same = Название «{ $name }» сохраняется; меняется только внутренний идентификатор.
diff-relabelled = Новое название: «{ $after }» (раньше: «{ $before }»).
diff-variants = Изменились варианты текста «{ $name }».

## Differences: values in the sentences below

diff-quoted = «{ $text }»
# Instead of a condition, if there is none: all leads.
diff-all-leads = не задано
diff-all-roles = все роли
condition-is = «{ $fact }: { $values }»
condition-marked = «Метка: { $marks }»
condition-is-not = «{ $fact }: не { $values }»
condition-marked-not = «Метка: не { $marks }»
# Variables:
#   $condition (text) - a condition, already formatted; in parentheses if it has several parts
condition-not = не { $condition }
condition-group = ({ $condition })
# Variables:
#   $clock (text) - the label of a time limit, $limits (text) - its durations with their targets
limit-clock = { $clock }: { $limits }
# Variables:
#   $time (duration) - the time limit, $to (text) - the label of the state after it
limit-time = { DURATION($time) }
limit-then = { DURATION($time) }, затем «{ $to }»
limit-when = { $limit } ({ $condition })
limit-opened = регистрация лида
# Variables:
#   $stages (list) - the labels of stages, or the opening of a lead
limit-starts = Начало: { LIST($stages) }
limit-pauses = Пауза: { LIST($stages) }
limit-stops = Конец: { LIST($stages) }
# Variables:
#   $hours (list) - weekdays with their hours; $zone (text) - a time zone, $condition (text) - the leads
#   $days (text) - a weekday, or several from $first (text) to $last (text)
limit-work = Рабочее время: { LIST($hours) } ({ $zone })
limit-work-when = Рабочее время при условии { $condition }: { LIST($hours) } ({ $zone })
limit-work-others = Рабочее время в остальных случаях: { LIST($hours) } ({ $zone })
limit-work-hours = { $days } { $hours }
limit-work-range = { $first } — { $last }
# Variables:
#   $date (text) - a holiday, $name (text) - its name, $hours (text) - the hours in which people work on it
limit-work-holiday = { $date } (только { $hours })
limit-work-holiday-named = { $date } ({ $name })
limit-work-holiday-named-hours = { $date } ({ $name }; только { $hours })
# Variables:
#   $dates (list) - holidays
limit-work-holidays = Праздничные дни: { LIST($dates) }
# Variables:
#   $count (number) - how many holidays
limit-work-many =
    { $count ->
        [one] { $count } праздничный день
        [few] { $count } праздничных дня
        [many] { $count } праздничных дней
       *[other] { $count } праздничного дня
    }
# Variables:
#   $clock (text) - the label of a time limit, $time (duration) - how much longer, $times (number) - how often at most
limit-effect-start = Начинается срок «{ $clock }»
limit-effect-stop = Заканчивается срок «{ $clock }»
limit-effect-extend = Срок «{ $clock }» продлевается (еще { DURATION($time) })
limit-effect-extend-times =
    { $times ->
        [one] Срок «{ $clock }» продлевается (еще { DURATION($time) }), не более { NUMBER($times) } раза
        [few] Срок «{ $clock }» продлевается (еще { DURATION($time) }), не более { NUMBER($times) } раз
        [many] Срок «{ $clock }» продлевается (еще { DURATION($time) }), не более { NUMBER($times) } раз
       *[other] Срок «{ $clock }» продлевается (еще { DURATION($time) }), не более { NUMBER($times) } раза
    }
answer-yes = да
answer-no = нет
answer-given = указано
answer-not-given = не указано
diff-by-fact = { $recipients } (в зависимости от значения «{ $fact }»)
diff-field-need = «{ $field }» ({ $need })
diff-part = «{ $part }» ({ $kind })
diff-list-of = { $kind } с полями { $parts }
diff-default-none = указывать обязательно
diff-default-unknown = можно не указывать
diff-default-value = по умолчанию — { $value }

## Differences: details of a change, one per line

diff-detail-when = Условие: { $when }
diff-detail-roles = Роли: { $roles }
diff-detail-fields = Поля: { $fields }
diff-detail-confirm = Кнопка подтверждения: «{ $confirm }»
diff-detail-notified = Уведомление: { $recipient } — «{ $subject }»
diff-detail-reminder = Напоминание до истечения срока ({ DURATION($time) }): { $recipient } — «{ $subject }»
# Variables:
#   $digest (text) - when notifications are sent as one message
diff-detail-digest = Сводное уведомление: { $digest }
diff-detail-overview = Показывается: только обзор лида
diff-detail-text = Текст: «{ $text }»
diff-detail-later = Текст по истечении срока ({ DURATION($time) }): «{ $text }»
diff-detail-variant = Вариант: «{ $text }» ({ $when })
diff-detail-variant-before = Прежний вариант: «{ $text }» ({ $when })
diff-detail-values = Значения: { $values }
diff-detail-default = При регистрации лида: { $default }

## Differences: stages

diff-stage-added = Добавлен статус «{ $name }».
diff-stage-removed = Удален статус «{ $name }».
diff-stage-first = Начальный статус лида теперь { $after } (раньше: { $before }).
diff-stage-shows-overview = Теперь показывается только обзор лида; раньше показывались все подробности.
diff-stage-shows-details = Теперь показываются все подробности о лиде; раньше показывался только обзор.
diff-stage-withheld = Скрытые поля: теперь { $after } (раньше: { $before }).

## Differences: actions

diff-action-added = Добавлено действие «{ $name }»: лид получает статус «{ $to }».
diff-action-added-stays = Добавлено действие «{ $name }»: статус лида не меняется.
diff-action-removed = Удалено действие «{ $name }» (после него лид получал статус «{ $to }»).
diff-action-removed-stays = Удалено действие «{ $name }» (статус лида оно не меняло).
diff-action-target = После действия «{ $name }» лид теперь получает статус { $after } (раньше: { $before }).
diff-action-target-stays = Действие «{ $name }» больше не меняет статус лида (раньше лид получал статус { $before }).
diff-action-target-leaves = После действия «{ $name }» лид теперь получает статус { $after } (раньше статус не менялся).
diff-action-when = Условие для действия «{ $name }»: теперь { $after } (раньше: { $before }).
diff-action-roles = Роли, которым доступно действие «{ $name }»: теперь { $after } (раньше: { $before }).
diff-action-confirm = Кнопка подтверждения действия «{ $name }»: теперь { $after } (раньше: { $before }).
diff-action-order = Новый порядок действий: { $after }.
diff-action-notifies = После действия «{ $name }» теперь отправляется уведомление: { $recipient } — «{ $subject }».
diff-action-notifies-no-more = После действия «{ $name }» больше не отправляется уведомление: { $recipient } — «{ $subject }».
diff-action-clocks = Сроки, которые меняет действие «{ $action }»: теперь { $after } (раньше: { $before }).
diff-input-added = В действии «{ $action }» появилось поле «{ $name }» ({ $need }).
diff-input-removed = В действии «{ $action }» больше нет поля «{ $name }» (раньше: { $need }).
diff-input-stricter = В действии «{ $action }» поле «{ $name }» теперь заполнять { $after } (раньше: { $before }).
diff-input-looser = В действии «{ $action }» поле «{ $name }» теперь заполнять { $after } (раньше: { $before }).
diff-input-order = Новый порядок полей в действии «{ $action }»: { $after }.

## Differences: time limits

diff-timeout-added = Введен срок: { DURATION($time) }, затем статус «{ $to }».
diff-timeout-removed = Срок отменен (раньше: { DURATION($time) }, затем статус «{ $to }»).
diff-timeout-sooner = Меньше времени на ответ: { DURATION($after) } (раньше: { DURATION($before) }).
diff-timeout-later = Больше времени на ответ: { DURATION($after) } (раньше: { DURATION($before) }).
diff-timeout-time = Время на ответ: теперь { DURATION($after) } (раньше: { DURATION($before) }).
diff-timeout-target = По истечении срока лид теперь получает статус { $after } (раньше: { $before }).
diff-timeout-when = Условие для срока: теперь { $after } (раньше: { $before }).
diff-timeout-notifies = По истечении срока теперь отправляется уведомление: { $recipient } — «{ $subject }».
diff-timeout-notifies-no-more = По истечении срока больше не отправляется уведомление: { $recipient } — «{ $subject }».
diff-timeout-reminders = Напоминания: теперь { $after } (раньше: { $before }).
# Variables:
#   $name (text) - the label of a time limit, $before and $after (text) - the old and the new content
#   $recipient, $subject (text) - a notification, $limit (text) - a duration with its target
diff-clock-added = Новый срок: «{ $name }».
diff-clock-removed = Срок удален: «{ $name }».
diff-clock-starts = Начало срока «{ $name }»: теперь { $after } (раньше: { $before }).
diff-clock-pauses = Пауза срока «{ $name }»: теперь { $after } (раньше: { $before }).
diff-clock-stops = Конец срока «{ $name }»: теперь { $after } (раньше: { $before }).
diff-clock-sooner = «{ $name }»: времени меньше, { DURATION($after) } (раньше: { DURATION($before) }).
diff-clock-later = «{ $name }»: времени больше, { DURATION($after) } (раньше: { DURATION($before) }).
diff-clock-time = «{ $name }»: теперь { DURATION($after) } (раньше: { DURATION($before) }).
diff-clock-target = «{ $name }»: по истечении срока лид теперь получает статус { $after } (раньше: { $before }).
diff-clock-when = «{ $name }»: условие теперь { $after } (раньше: { $before }).
diff-clock-notifies = «{ $name }»: по истечении срока теперь отправляется уведомление: { $recipient } — «{ $subject }».
diff-clock-notifies-no-more = «{ $name }»: по истечении срока больше не отправляется уведомление: { $recipient } — «{ $subject }».
diff-clock-reminders = «{ $name }»: напоминания теперь { $after } (раньше: { $before }).
diff-clock-limit-added = «{ $name }»: также { $limit }.
diff-clock-limit-removed = «{ $name }»: больше нет { $limit }.
# Variables:
#   $name (text) - the id of a calendar, $before and $after (text) - the old and the new content,
#   $date (text) - a holiday
diff-calendar-added = Добавлен календарь «{ $name }».
diff-calendar-removed = Удален календарь «{ $name }».
diff-calendar-when = Условие для календаря «{ $name }»: теперь { $after } (раньше: { $before }).
diff-calendar-zone = Часовой пояс календаря «{ $name }»: теперь { $after } (раньше: { $before }).
diff-calendar-hours = Рабочее время по календарю «{ $name }»: теперь { $after } (раньше: { $before }).
diff-calendar-holiday-added = Календарь «{ $name }», новый праздничный день: { $after }.
diff-calendar-holiday-removed = Календарь «{ $name }», больше не праздничный день: { $before }.
diff-calendar-holiday-hours = Календарь «{ $name }»: теперь { $after } (раньше: { $before }).
diff-calendar-holiday-name = Календарь «{ $name }», название праздничного дня ({ $date }): теперь { $after } (раньше: { $before }).

## Differences: alerts

diff-alert-added = Добавлено оповещение (условие: { $when }).
diff-alert-removed = Удалено оповещение (условие: { $when }).
diff-alert-when = Условие для оповещения: теперь { $after } (раньше: { $before }).
diff-alert-icon = У оповещения теперь другой значок.
diff-alert-change-added = Оповещение теперь меняется по истечении срока ({ DURATION($time) }).
diff-alert-change-removed = Оповещение больше не меняется со временем (прежний срок: { DURATION($time) }).
diff-alert-change-sooner = Срок до изменения оповещения сокращен: { DURATION($after) } (раньше: { DURATION($before) }).
diff-alert-change-later = Срок до изменения оповещения увеличен: { DURATION($after) } (раньше: { DURATION($before) }).
diff-alert-change-time = Оповещение теперь меняется через { DURATION($after, case: "accusative") } (раньше: через { DURATION($before, case: "accusative") }).
diff-alert-change-text = Текст оповещения после изменения: теперь { $after } (раньше: { $before }).
diff-alert-change-icon = Значок оповещения после изменения теперь другой.

## Differences: outcomes

diff-outcome-added = Добавлен итоговый статус «{ $name }».
diff-outcome-removed = Удален итоговый статус «{ $name }».
diff-outcome-shows-overview = «{ $name }»: остается виден только обзор лида.
diff-outcome-shows-details = «{ $name }»: видны все подробности о лиде.
diff-outcome-shows-last = «{ $name }»: о лиде видно столько же, сколько в последнем статусе.
diff-outcome-withheld = «{ $name }»: скрытые поля — теперь { $after } (раньше: { $before }).

## Differences: how leads arrive, and facts about them

diff-opening-notifies = При поступлении лида теперь отправляется уведомление: { $recipient } — «{ $subject }».
diff-opening-notifies-no-more = При поступлении лида больше не отправляется уведомление: { $recipient } — «{ $subject }».
diff-advice-added = Теперь указано рекомендуемое время ответа: { DURATION($time) }.
diff-advice-removed = Рекомендуемое время ответа больше не указано (раньше: { DURATION($time) }).
diff-advice-sooner = Рекомендуемое время ответа сокращено: { DURATION($after) } (раньше: { DURATION($before) }).
diff-advice-later = Рекомендуемое время ответа увеличено: { DURATION($after) } (раньше: { DURATION($before) }).
diff-advice-time = Рекомендуемое время ответа: теперь { DURATION($after) } (раньше: { DURATION($before) }).
diff-channel-added = Добавлен источник лидов: { $name }.
diff-channel-removed = Больше не указан источник лидов: { $name }.
diff-channel-relabelled = Источник лидов теперь описан так: { $after } (раньше: { $before }).
diff-place-added = Теперь указано, где находятся лиды: { $after }.
diff-place-removed = Больше не указано, где находятся лиды (раньше: { $before }).
diff-place-path = Лиды теперь находятся здесь: { $after } (раньше: { $before }).
diff-arrival-field-added = В поступающих лидах теперь есть поле «{ $name }».
diff-arrival-field-removed = В поступающих лидах больше нет поля «{ $name }».
diff-fact-added = Добавлены сведения о лиде: «{ $name }».
diff-fact-removed = Больше не предусмотрены сведения о лиде: «{ $name }».
diff-fact-kind = Возможные значения «{ $name }»: теперь { $after } (раньше: { $before }).
diff-fact-default = «{ $name }» при регистрации лида: { $after } (раньше: { $before }).
diff-fact-changes = Изменение «{ $name }» после регистрации: теперь { $after } (раньше: { $before }).
diff-changes = { $roles }, { $clock }
diff-changes-never = невозможно
diff-clock-keep = срок сохраняется
diff-clock-recompute = срок рассчитывается заново
diff-clock-restart = срок отсчитывается заново
diff-fact-excluded = Теперь исключено сочетание: { $when }.
diff-fact-allowed = Больше не исключено сочетание: { $when }.
diff-fact-value-added = Для «{ $fact }» добавлено значение «{ $name }».
diff-fact-value-removed = Для «{ $fact }» больше нет значения «{ $name }».

## Differences: fields

diff-field-added = Добавлено поле «{ $name }»: { $kind }.
diff-field-removed = Удалено поле «{ $name }» (тип значения: { $kind }).
diff-field-kind = Тип значения поля «{ $name }»: теперь { $after } (раньше: { $before }).

## Differences: notifications

diff-notification-added = Добавлено уведомление: { $recipient } — «{ $subject }».
diff-notification-removed = Удалено уведомление: { $recipient } — «{ $subject }».
diff-notification-recipient = Получатель уведомления «{ $name }»: теперь { $after }; раньше — { $before }.
diff-notification-when = Условие для уведомления «{ $name }»: теперь { $after } (раньше: { $before }).
diff-notification-digest = Сводное уведомление вместо «{ $name }»: теперь { $after } (раньше: { $before }).
# Variables:
#   $count (number) - how many notifications are sent on their own, $time (duration) - the period
diff-digest = больше { NUMBER($count) } за период ({ DURATION($time) })
# Variables:
#   $digest (text) - the digest, $by (text) - the label of a fact or field
diff-digest-by = { $digest }, отдельно по значению «{ $by }»
diff-recipient-added = Добавлен получатель: { $name }.
diff-recipient-removed = Удален получатель: { $name }.

## Differences: roles, views and marks, tips

diff-role-added = Добавлена роль «{ $name }».
diff-role-removed = Удалена роль «{ $name }».
diff-view-added = Добавлено представление «{ $name }» (условие: { $when }).
diff-view-removed = Удалено представление «{ $name }» (условие: { $when }).
diff-view-when = Условие для представления «{ $name }»: теперь { $after } (раньше: { $before }).
diff-view-order = Новый порядок представлений: { $after }.
diff-mark-added = Добавлена метка «{ $name }».
diff-mark-removed = Удалена метка «{ $name }».
diff-mark-icon = У метки «{ $name }» теперь другой значок.
diff-tip-added = Добавлен совет «{ $name }».
diff-tip-removed = Удален совет «{ $name }».
diff-tip-order = Новый порядок советов: { $after }.

## Tables

table-lead = Лид
table-rules = Правила
table-state = Статус
table-deadline = Срок
table-actions = Действия
table-id = Сообщение
table-text = Текст
table-locale = Язык

## Pictures of a lifecycle

# Variables:
#   $rules (text) - the rule set, for example 2020
picture-title = Жизненный цикл { -lead(case: "genitive") } по правилам { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Путь { -lead(case: "genitive") } { $lead } по правилам { $rules }
# At the arrow into the first stage.
picture-opened =
    { -lead.gender ->
        [feminine] Новая { -lead }
        [neuter] Новое { -lead }
       *[masculine] Новый { -lead }
    }
# Screen readers read the next six instead of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Начальный статус: «{ $state }».
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: статус меняется с «{ $from }» на «{ $to }».
# Variables:
#   $after (duration) - the time limit
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Нет ответа в срок ({ DURATION($after) }): статус меняется с «{ $from }» на «{ $to }».
picture-timeout-again = Нет ответа в срок ({ DURATION($after) }): статус «{ $state }» начинается заново.
picture-clock = Истекает срок «{ $clock }»: статус меняется с «{ $from }» на «{ $to }».
picture-step-timeout = нет ответа в срок ({ DURATION($after) })
# Variables:
#   $clock (text) - the label of the time limit that ran out
picture-step-clock = истек срок «{ $clock }»
picture-step = { $what } — { $at }
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = Только если: { $condition }.
picture-by = Роль: { LIST($roles) }.
picture-told = Отправляется уведомление: { LIST($recipients) }.
picture-reminder = Напоминание до истечения срока ({ DURATION($time) }): { LIST($recipients) }
# Variables:
#   $reminder (text) - the reminder, without a full stop
picture-reminded = { $reminder }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = Текущий статус { -lead(case: "genitive") }: «{ $state }» (с { DATETIME($since) }).
# Variables:
#   $steps (list) - the steps, each with its instant
picture-path = Пройденный путь: { LIST($steps) }.
# In the box of the lead’s current state.
picture-here = Текущий статус
# In the box of a stage: only an overview of the lead is shown; there is no time limit.
picture-overview = Только обзор
# $fields (text) - the labels of the fields that are not shown
picture-withheld = Скрыто: { $fields }
picture-unlimited = Без ограничения срока
# The meaning of the signs beside arrows and names.
picture-sign-clock = Если за это время никто не ответил
picture-sign-envelope = Получает уведомление
picture-sign-fork = Только для таких { -leads(case: "genitive") }
picture-sign-person = Только для этой роли
picture-sign-again = Статус начинается заново
picture-sign-dot = Статус { -lead(case: "genitive") } не меняется

## Help pages: sentences

# Pages are written with these sentences, and read with them: a variable matches the text in its place.
# `pages/common.ftl` has other wordings of the same sentences.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (duration) - a time limit; $icon, $value (text) - a name without a message
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = Как обрабатываются { -leads } по правилам { $rules }
page-description = Статусы, действия, сроки и уведомления { -lead(case: "genitive") } по правилам { $rules }.
page-moves = { -Lead } получает статус «{ $state }».
page-archives = { -Lead } отправляется в архив со статусом «{ $state }».
page-stays = Статус { -lead(case: "genitive") } не меняется.
page-stays-archived = { -Lead } остается в архиве.
page-timeout = Срок: { DURATION($time) } без ответа.
page-never = Срок не ограничен.
page-otherwise-never = В остальных случаях срок не ограничен.
page-notifies = Отправляется уведомление: { $recipients } — «{ $subject }».
page-reminds = Напоминание до истечения срока ({ DURATION($time) }): { $recipients } — «{ $subject }».
page-required = Обязательно: { $fields }.
page-asked = Желательно: { $fields }.
page-optional = Необязательно: { $fields }.
page-confirm = Для подтверждения нажмите «{ $confirm }».
page-only = Действует только при условии: { $conditions }.
page-selects = Показывает { -leads(case: "accusative") } с такими признаками: { $conditions }.
page-by = Только для ролей: { $roles }.
page-alert = Вверху страницы появляется оповещение.
page-alert-changes = Оповещение меняется по истечении срока ({ DURATION($time) }).
page-icon = Значок: { $icon }.
page-advice = Рекомендуемое время ответа: { DURATION($time) }.
page-overview = Сначала показывается только обзор { -lead(case: "genitive") }.
page-ends-overview = Остается виден только обзор { -lead(case: "genitive") }.
page-ends-details = Остаются видны все подробности о { -lead(case: "prepositional") }.
page-withheld = Скрытые поля: { $fields }.
page-details = После этого показываются все подробности о { -lead(case: "prepositional") }.
page-found = Найти { -leads(case: "accusative") } можно в разделе { $path }.
page-channels = Источники, из которых поступают { -leads }:
page-brings = В поступающих { -leads(case: "prepositional") } есть поля: { $fields }.
page-roles = Роли, которым доступны действия: { $roles }.
page-sent = Получатель: { $recipients }.
page-sent-by = Зависит от значения «{ $fact }».
# Variables:
#   $count (text) - how many notifications are sent on their own, $time (duration) - the period
page-digest = Если их больше { $count } за период ({ DURATION($time) }), отправляется одно общее уведомление.
# Variables:
#   $by (text) - the label of a fact or field
page-digest-by = Подсчет ведется отдельно по значению «{ $by }».
page-must-be-given = Нужно указать.
page-may-be-left-out = Можно не указывать.
page-default = Если не указано: { $value }.
page-excluded = Исключенное сочетание: { $conditions }.
page-changes = Может измениться позже.
page-changes-by = Позже могут изменить: { $roles }.
page-change-keeps = Срок при этом сохраняется.
page-change-restarts = Срок при этом отсчитывается заново.
page-clock-opened = Начинается при регистрации { -lead(case: "genitive") }.
page-clock-starts = Начинается в статусах: { $stages }.
page-clock-actions = Начинается только по действию.
page-clock-pauses = Приостанавливается в статусах: { $stages }.
page-clock-stops = Заканчивается в статусах: { $stages }.
page-clock-time = Срок: { DURATION($time) }.
page-clock-start = Запускает срок { $clock }.
page-clock-stop = Завершает срок { $clock }.
page-clock-extend = Продлевает срок { $clock } (еще { DURATION($time) }).
page-clock-times = Максимальное число продлений: { $times }.
page-follows = Эти правила пришли на смену правилам { $rules }.
# After a name, before its description; between names.
page-colon = { ": " }
page-comma = { ", " }
# $kind (text) - the kind of a value
page-kind = { $kind }.

## Help pages: headings

page-facts = Что известно о { -lead(case: "prepositional") }
page-recipients = Кто получает уведомления
page-stages = Жизненный цикл { -lead(case: "genitive") }
page-related = См. также

## Help pages: messages used only to read pages

# Wordings are separated by |.

reading-next-stage = следующий этап | следующую стадию
reading-choose = выберите { $action }
reading-parts = укажите { $fields } всех
reading-arrives = сообщение { $recipient } для
reading-joints = и/или | и | или
# Small words around names that are not part of the names.
reading-fillers = ваш | ваша | ваше | ваши | вашего | вашей | вашем | ваших | здесь
# The first words of an aside that names nothing.
reading-asides = который | которая | которое | которые
# Words that make what follows them in the sentence optional.
reading-optionals = при желании | необязательно | по желанию | также можете | можно также
# Words that negate a sentence.
reading-nots = не | ни | нет | никогда | никакой | никакие | никаких
# Between the parts of a duration.
reading-and = и
# Names of units that CLDR does not have, each with its meaning in rule files. `…` is the rest of a word.
reading-units = минутн… = 1m | часов… = 1h | сутки = 1d | суток = 1d | сутками = 1d | сутках = 1d | суточн… = 1d | дневн… = 1d | календарн… день = 1d | календарн… дн… = 1d | недельн… = 1w | календарн… недел… = 1w | месячн… = 1mo | календарн… месяц… = 1mo | годичн… = 1y | летн… = 1y | календарн… год… = 1y | календарн… лет = 1y
# Days on which people work.
reading-working-days = рабоч… день | рабоч… дн…
# Hours in which people work.
reading-working-hours = рабоч… час…
# Words before a duration, or, after `…`, behind one.
reading-at-most = до | вплоть до
reading-about = около | примерно | приблизительно | ориентировочно | порядка
# Words between the numbers of a range, separated by `|`: “10 to 14 days”; with `…`, also words before it
reading-ranges = до | по | или | между … и
# Sentences about working hours on help pages, separated by `|`
# Variables:
#   $hours (text) - the weekdays with their hours
reading-works = Рабочие часы: { $hours } | Часы работы: { $hours } | График работы: { $hours }
# Words with a full stop that does not end a sentence, separated by `|`. Those with `…` always continue, the others unless a
# capital letter follows; `0` is any number
reading-abbreviations = т. е. … | т. к. … | напр. … | см. … | ул. … | тел. … | им. … | ок. … | макс. … | мин. … | стр. … 0 | рис. … 0 | т. д. | т. п. | др. | пр. | руб. | коп. | 0 г. | 0 гг.

## Typography of the language, used to check its messages

# Quotation marks: opening, closing; after |, those inside a quotation
typography-quotes = « » | „ “
typography-apostrophe = ’
# Dashes between parts of a sentence
typography-dash = —
# Full-width punctuation used instead of , . ; : ! ? ( )
typography-wide = { "" }
# Punctuation preceded by a no-break space
typography-spaced = { "" }
# Words before a duration that need it in another grammatical case than the nominative, each with the case; separated by |
typography-cases = на = accusative | через = accusative | спустя = accusative | за = accusative, instrumental | в течение = genitive | в пределах = genitive | до = genitive | от = genitive | из = genitive | с = genitive | со = genitive | после = genitive | около = genitive | более = genitive | менее = genitive | больше = genitive | меньше = genitive | свыше = genitive | не позднее = genitive | по истечении = genitive | к = dative | о = prepositional | об = prepositional | при = prepositional | над = instrumental | под = instrumental | перед = instrumental | между = instrumental
