### Лиды партнерского маркетплейса.

## Статусы

stage-received = Получен
    .summary =
        { $fact-source ->
            [trial] Пробный период начался { DATE($since) }. Делать ничего не нужно. Лид отправится в архив { DATE($due) }.
           *[market] Лид получен { DATETIME($since) }. Примите или отклоните его. Крайний срок — { DATETIME($due) }.
        }
stage-qualification = Квалификация
    .summary = Квалификация идет с { DATETIME($since) }. Выясните, что нужно клиенту, и сделайте предложение. Крайний срок — { DATETIME($due) }.
stage-negotiation = Переговоры
    .summary = Переговоры идут с { DATETIME($since) }. Сообщите о результате, как только он станет известен.
stage-archived = Заархивирован

## Итоговые статусы

outcome-won = Выигран
    .summary = { DATE($since) } сделка была выиграна.
outcome-lost = Потерян
    .summary = { DATE($since) } сделка была потеряна. Контактные данные скрыты.
outcome-declined = Отклонен
    .summary = { DATE($since) } лид был отклонен. Контактные данные скрыты.
outcome-expired = Просрочен
    .summary = Никто не ответил вовремя, и { DATE($since) } лид был отправлен в архив. Контактные данные скрыты.
outcome-trial-ended = Пробный период завершен
    .summary = { DATE($since) } пробный период завершился.

## Действия

action-accept = Принять
    .hint =
        { $fact-kind ->
            [offer] Вы увидите контактные данные. Лид перейдет в статус **{ stage-negotiation }**.
           *[profile] Вы увидите контактные данные. Лид перейдет в статус **{ stage-qualification }**.
        }
action-decline = Отклонить
    .hint = Укажите причину. Лид отправится в архив со статусом **{ outcome-declined }**, а контактные данные будут скрыты.
action-make-offer = Сделать предложение
    .hint = Укажите стоимость предложения. Лид перейдет в статус **{ stage-negotiation }**.
action-win = Сделка выиграна
    .hint = Сделка отмечается как выигранная, и лид отправляется в архив.
action-lose = Сделка потеряна
    .hint = Сделка отмечается как потерянная, и лид отправляется в архив. Контактные данные будут скрыты.

## Поля

field-customer = Клиент
field-subject = Тема
field-message = Сообщение
field-email = Электронная почта
field-phone = Телефон
field-deal-value = Стоимость сделки
field-reason = Причина

## Сведения и разделы

fact-kind = Тип лида
fact-kind-offer = Предложение
fact-kind-profile = Профиль
fact-source = Источник
fact-source-market = Маркетплейс
fact-source-trial = Пробный период
fact-contact-by = Предпочтительный способ связи
fact-contact-by-phone = Телефон
fact-contact-by-email = Электронная почта
fact-campaign = Кампания
channel-marketplace = Маркетплейс
channel-trial = Пробная версия предложения
place-sales = Продажи
place-leads = Лиды
view-offers = Предложения
view-profile = Профиль
view-trials = Пробные периоды
view-favorites = Избранное
mark-favorite = Избранное

## Оповещения

alert-call = Клиент просит ему позвонить. Примите лид, чтобы увидеть номер телефона.
alert-call-late = Клиент ждет звонка с { DATETIME($since) }. Примите лид, чтобы увидеть номер телефона.
alert-write = Клиент не просил ему звонить. Примите лид, чтобы увидеть адрес электронной почты, и представьтесь в сообщении.

## Уведомления

recipient-seller = Продавец
notification-received =
    .subject =
        { $fact-kind ->
            [offer] Новый лид по вашему предложению: { $field-subject }
           *[profile] Новый лид из вашего профиля: { $field-subject }
        }
    .body =
        { $fact-contact-by ->
            [phone] Клиент: { $field-customer }. Тема: «{ $field-subject }». Клиент просит ему позвонить.
           *[not-given] Клиент: { $field-customer }. Тема: «{ $field-subject }».
        }

        Примите или отклоните лид { $lead }. Крайний срок — **{ DATETIME($due) }**.
    .digest-subject =
        { $count ->
            [one] { $count } новый лид за { DATE($since) }
            [few] { $count } новых лида за { DATE($since) }
            [many] { $count } новых лидов за { DATE($since) }
           *[other] { $count } нового лида за { DATE($since) }
        }
    .digest-body =
        { DATE($since) } вы получили следующие лиды. Примите или отклоните каждый из них до крайнего срока:

        { $leads }
notification-expiring =
    .subject = Срок лида { $lead } скоро истечет
    .body = { $field-customer } все еще ждет ответа по теме «{ $field-subject }». Срок лида истекает **{ DATETIME($due) }**.
