### Rule set 2019: an inbox, then active.

## The noun

-lead =
    { $case ->
        [genitive] рекомендации
        [dative] рекомендации
        [accusative] рекомендацию
        [instrumental] рекомендацией
        [prepositional] рекомендации
       *[nominative] рекомендация
    }
    .gender = feminine
-Lead = Рекомендация
-leads =
    { $case ->
        [genitive] рекомендаций
        [dative] рекомендациям
        [accusative] рекомендации
        [instrumental] рекомендациями
        [prepositional] рекомендациях
       *[nominative] рекомендации
    }

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = Новая
    .summary = Рекомендация поступила во «Входящие» { DATETIME($since) }. Пока показан обзор запроса; при желании свяжитесь с клиентом до принятия решения. Примите или отклоните ее: крайний срок — { DATETIME($due) }, рекомендуемое время ответа — { DURATION($respond-within, unit: "hours") }.
stage-active = Активная
    .summary = Рекомендация принята { DATETIME($since) }, работа идет. Сообщите о результате, как только он станет известен.
stage-archived = Заархивированная

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Выигранная
    .summary = { DATE($since) } сделка была выиграна.
outcome-lost = Потерянная
    .summary = { DATE($since) } сделка была потеряна.
outcome-declined = Отклоненная
    .summary = { DATE($since) } рекомендация была отклонена.
outcome-expired = Просроченная
    .summary = Никто не ответил вовремя, и { DATE($since) } рекомендация была отправлена в архив.

## Actions

confirm-next = Далее
confirm-close-engagement = Отказаться от проекта
action-accept = Принять
    .hint = Укажите название проекта, примерную стоимость сделки и ожидаемый срок покупки, а в примечаниях опишите, что ищет клиент. Идентификатор CRM для вашего учета и другие контакты указывать необязательно. Нажмите **{ confirm-next }**, и рекомендация перейдет в статус **{ stage-active }**.
action-decline = Отклонить
    .hint = Укажите причину, при желании добавьте примечания и нажмите **{ confirm-close-engagement }**. Рекомендация отправится в архив со статусом **{ outcome-declined }**, а клиента попросят выбрать другого партнера.
action-edit = Изменить проект
    .hint = Здесь можно изменить название проекта, ожидаемую дату покупки, примерную стоимость, примечания или идентификатор CRM.
action-add-contact = Добавить контакт
    .hint = Здесь можно указать имя, номер телефона и адрес электронной почты других участников проекта.
action-won = Сделка выиграна
    .hint = Сделка отмечается как выигранная, и рекомендация отправляется в архив.
action-lost = Сделка потеряна
    .hint = Сделка отмечается как потерянная, и рекомендация отправляется в архив.

## Fields

field-subject = Тема
field-customer = Клиент
field-email = Электронная почта
field-phone = Телефон
field-engagement-name = Название проекта
field-deal-value = Примерная стоимость сделки
field-purchase-timeframe = Ожидаемый срок покупки
field-purchase-date = Ожидаемая дата покупки
field-notes = Примечания
field-crm-id = Идентификатор CRM
field-contacts = Контакты
field-contacts-name = Имя
field-contacts-phone = Номер телефона
field-contacts-email = Адрес электронной почты
field-reason = Причина

## Facts about a referral

fact-region = Регион
fact-location = Расположение
fact-contact-me = Клиент просит связаться с ним

## How referrals arrive

channel-marketing = Реклама Майкрософт
channel-agents = Внутренние агенты Майкрософт по продажам и обслуживанию
channel-partner-finder = Клиенты, которые ищут поставщика решений
place-referrals = Рекомендации
place-engagements = Проекты
place-inbox = Входящие

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Клиенты часто обращаются сразу к нескольким партнерам. Чтобы повысить шансы на успех, принимайте или отклоняйте новые рекомендации быстро: рекомендуемое время ответа — { DURATION($within, unit: "hours") }.

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Клиент просит связаться с ним напрямую. Сделайте это как можно скорее: так у вас больше шансов получить проект.
alert-contact-me-late = Клиент все еще ждет вашего звонка: рекомендация поступила { DATETIME($since) }. Если она вам интересна, связаться с клиентом еще не поздно.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = Контактное лицо из бизнес-профиля
recipient-customer = Клиент
notification-lead-received =
    .subject = Новая рекомендация { $lead }
    .body =
        Клиент из вашего региона прислал вам запрос на получение сведений.

        Примите или отклоните рекомендацию: крайний срок — **{ DATETIME($due) }**, рекомендуемое время ответа — { DURATION($respond-within, unit: "hours") }. Она находится в разделе **{ place-referrals } > { place-engagements } > { place-inbox }**.

        Это сообщение создано автоматически.
notification-choose-another-partner =
    .subject = Пожалуйста, выберите другого партнера
    .body =
        Партнер, к которому вы обратились, не может взять в работу ваш запрос { $lead }.

        Пожалуйста, выберите другого партнера: запрос можно отправить еще раз без изменений.

## Tips

tip-keywords = Подберите подходящие ключевые слова
    .body = Расскажите в бизнес-профиле, что умеете только вы и как вы ведете дела. Уберите ключевые слова, из-за которых приходят ненужные рекомендации, и укажите, с компаниями какого размера вы работаете.
tip-contacts = Проверяйте контактные данные
    .body = Поддерживайте контактные данные бизнес-профиля в актуальном состоянии для каждого местоположения: тогда уведомления дойдут до вашей команды.
tip-respond-quickly = Отвечайте быстро
    .body = Партнеры, которые быстро отвечают на запросы, показываются выше в результатах поиска клиентов.
tip-be-choosy = Выбирайте сделки осознанно
    .body = По тому, какие сделки вы принимаете и отклоняете, мы понимаем, что вам подходит, и помогаем находить больше таких сделок. Если принять неподходящую сделку, ваше место в результатах поиска не улучшится, а качество рекомендаций, которые вы получаете, может снизиться.
tip-report-back = Сообщайте о результатах
    .body = Указывайте примерную стоимость сделки, дату закрытия и итог: выиграна она или потеряна. Так качество ваших рекомендаций останется высоким.
