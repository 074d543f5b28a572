### Rule set 2017: skip, evaluate, negotiate.

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
    .summary = Рекомендация поступила { DATETIME($since) }. Пока показан только обзор запроса. Сообщите, интересна ли она вам: крайний срок — { DATETIME($due) }, рекомендуемое время ответа — { DURATION($respond-within, unit: "hours") }.
stage-evaluating = Оценка
    .summary = Оценка начата { DATETIME($since) }. Поговорите с клиентом и примите или отклоните рекомендацию. Крайний срок — { DATETIME($due) }.
stage-negotiating = На рассмотрении
    .summary = Переговоры начаты { DATETIME($since) }. Сообщите о результате, как только он станет известен.
stage-archived = Заархивированная

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Выигранная
    .summary = { DATE($since) } сделка была выиграна.
outcome-lost = Потерянная
    .summary = { DATE($since) } сделка была потеряна.
outcome-skipped = Пропущенная
    .summary = { DATE($since) } рекомендация была пропущена.
outcome-missed = Без ответа
    .summary = Никто не ответил вовремя, и { DATE($since) } рекомендация была отправлена в архив.
outcome-declined = Отклоненная
    .summary = { DATE($since) } рекомендация была отклонена по итогам оценки.
outcome-expired = Просроченная
    .summary = Оценка не была завершена вовремя, и { DATE($since) } рекомендация была отправлена в архив.

## Actions

action-interested = Мне интересно
    .hint = Рекомендация перейдет в статус **{ stage-evaluating }**, и вам откроется вся информация о клиенте и предложении.
action-no-thanks = Нет, спасибо
    .hint = Рекомендация отправится в архив со статусом **{ outcome-skipped }**, а клиента попросят выбрать другого партнера.
action-accept = Принять
    .hint = Укажите примерную стоимость сделки и ожидаемую дату закрытия. Рекомендация перейдет в статус **{ stage-negotiating }**: теперь вы активно работаете с клиентом.
action-decline = Отклонить
    .hint = Рекомендация отправится в архив со статусом **{ outcome-declined }**, а клиента попросят выбрать другого партнера.
action-won = Сделка выиграна
    .hint = Сделка отмечается как выигранная, и рекомендация отправляется в архив.
action-lost = Сделка потеряна
    .hint = Сделка отмечается как потерянная, и рекомендация отправляется в архив.

## Fields

field-subject = Тема
field-customer = Клиент
field-email = Электронная почта
field-phone = Телефон
field-deal-value = Примерная стоимость сделки
field-closing-date = Ожидаемая дата закрытия

## Facts about a referral

fact-region = Регион
fact-location = Расположение

## How referrals arrive

channel-marketing = Реклама Майкрософт
channel-agents = Внутренние агенты Майкрософт по продажам и обслуживанию
channel-partner-finder = Клиенты, которые пользуются средством «Поиск партнера»
place-dashboard = Центр партнеров
place-referrals = Рекомендации
place-customer-referrals = Рекомендации клиентов

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Клиенты часто обращаются сразу к нескольким партнерам. Чтобы повысить шансы на успех, принимайте или отклоняйте новые рекомендации быстро: рекомендуемое время ответа — { DURATION($within, unit: "hours") }.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = Контактное лицо из бизнес-профиля
recipient-customer = Клиент
notification-lead-received =
    .subject = Новая рекомендация { $lead }
    .body =
        Клиент из вашего региона прислал вам запрос на получение сведений.

        Крайний срок ответа — **{ DATETIME($due) }**, рекомендуемое время ответа — { DURATION($respond-within, unit: "hours") }. Рекомендация находится в разделе **{ place-dashboard } > { place-referrals } > { place-customer-referrals }**.
notification-choose-another-partner =
    .subject = Пожалуйста, выберите другого партнера
    .body =
        Партнер, к которому вы обратились, не может взять в работу ваш запрос { $lead }.

        Пожалуйста, выберите другого партнера: запрос можно отправить еще раз без изменений.

## Tips

tip-contacts = Проверяйте контактные данные
    .body = Поддерживайте контактные данные бизнес-профиля в актуальном состоянии для каждого местоположения: тогда уведомления дойдут до вашей команды.
tip-keywords = Подберите подходящие ключевые слова
    .body = Расскажите в бизнес-профиле, что умеете только вы и как вы ведете дела. Уберите ключевые слова, из-за которых приходят ненужные рекомендации, и укажите, с компаниями какого размера вы работаете.
tip-respond-quickly = Отвечайте быстро
    .body = Партнеры, которые быстро отвечают на запросы, показываются выше в результатах поиска клиентов.
tip-be-choosy = Выбирайте сделки осознанно
    .body =
        По тому, какие сделки вы принимаете и отклоняете, мы понимаем, что вам подходит, и помогаем находить больше таких сделок.

        Если принять неподходящую сделку, ваше место в результатах поиска не улучшится, а качество рекомендаций, которые вы получаете, может снизиться.
tip-report-back = Сообщайте о результатах
    .body = Указывайте примерную стоимость сделки, дату закрытия и итог: выиграна она или потеряна. Так качество ваших рекомендаций останется высоким.
