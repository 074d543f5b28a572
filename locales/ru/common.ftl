### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
deadline = { RELATIVE($left) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = Лид зарегистрирован по правилам { $rules }
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
#   $mark (text) - the label of the mark
event-marked = Метка поставлена: { $mark }
event-unmarked = Метка снята: { $mark }
# Variables:
#   $reason (text) - the refusal, a whole sentence
event-refused = Отказано. { $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = Отправлено уведомление: { $recipient } — «{ $subject }»

## Kinds of values

kind-text = текст
kind-money = сумма с указанием валюты (25000.00 EUR)
kind-date = дата (ГГГГ-ММ-ДД)
kind-email = адрес электронной почты
kind-phone = номер телефона
kind-boolean = да или нет
kind-list = список записей

## How much an action needs a field

need-required = обязательно
need-asked = желательно
need-optional = необязательно

## Refusals: why an event is not accepted, and what would be

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = Лид { $lead } не зарегистрирован. Сначала зарегистрируйте его.
refusal-opened-twice = Лид { $lead } уже зарегистрирован. Зарегистрировать лид можно только один раз.
# Variables:
#   $rules (text) - the rule set that was named
#   $accepted (list) - what would be accepted
refusal-unknown-rules = Набора правил «{ $rules }» нет. Доступные наборы: { LIST($accepted) }.
refusal-rules-not-given = Набор правил не указан. Доступные наборы: { LIST($accepted) }.
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = Нарушен порядок событий: время этого события — { DATETIME($at) }, а уже записано более позднее — { DATETIME($last) }.
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = Лид находится в архиве со статусом «{ $outcome }». Действия с ним больше невозможны.
# Variables:
#   $action (text) - the action as it was named
#   $state (text) - the label of the stage
refusal-unknown-action = В статусе «{ $state }» действие «{ $action }» недоступно. Доступные действия: { LIST($accepted) }.
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] Роль «{ $role }» не дает права на действия: эти правила не предусматривают ролей.
       *[other] Роль «{ $role }» не дает права на действия. Допустимые роли: { LIST($accepted) }.
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
#   $field (text) - the field as it was named
#   $action (text) - the label of the action
#   $count (number) - how many fields the action takes
refusal-unknown-field =
    { $count ->
        [0] У действия «{ $action }» нет полей, поэтому указать «{ $field }» нельзя.
       *[other] У действия «{ $action }» нет поля «{ $field }». Доступные поля: { LIST($accepted) }.
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - what is expected, one of the kinds above
refusal-wrong-kind = Не удалось прочитать значение поля «{ $field }». Ожидается: { $kind }.
# Variables:
#   $fact (text) - the fact as it was named
#   $count (number) - how many facts these rules know
refusal-unknown-fact =
    { $count ->
        [0] Эти правила не запрашивают дополнительных сведений, поэтому указать «{ $fact }» нельзя.
       *[other] Эти правила не предусматривают сведений «{ $fact }». Можно указать: { LIST($accepted) }.
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = Не хватает сведений: { $fact }.
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = Недопустимое значение для «{ $fact }». Допустимые значения: { LIST($expected) }.
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] Эти правила не предусматривают меток, поэтому поставить или снять «{ $mark }» нельзя.
       *[other] Эти правила не предусматривают метки «{ $mark }». Доступные метки: { LIST($accepted) }.
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = Перевести лид с правил { $from } на «{ $to }» нельзя: такой переход не предусмотрен.

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
picture-title = Жизненный цикл лида по правилам { $rules }
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = Путь лида { $lead } по правилам { $rules }
# At the arrow into the first stage.
picture-opened = Новый лид
# The next six are read out in the place of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = Начальный статус каждого лида: «{ $state }».
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }: статус меняется с «{ $from }» на «{ $to }».
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = Нет ответа в срок ({ $after }): статус меняется с «{ $from }» на «{ $to }».
# Variables:
#   $recipients (list) - the labels of the recipients
picture-told = Уведомление получает: { LIST($recipients) }.
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = Текущий статус лида: «{ $state }» (с { DATETIME($since) }).
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = Пройденный путь: { LIST($steps) }.
# In the box of the state that the lead is in.
picture-here = Лид находится здесь
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = Только обзор
picture-unlimited = Без ограничения срока
# What the signs beside arrows and names mean.
picture-sign-clock = Если за это время нет ответа
picture-sign-envelope = Получает уведомление
picture-sign-fork = Только для таких лидов
picture-sign-again = Этап начинается заново
picture-sign-dot = Лид остается на своем этапе
