### Rule set 2020: received, accepted, archived.

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then

stage-received = Получен
    .summary = Лид получен { DATETIME($since) }. Ознакомьтесь с подробностями, при желании свяжитесь с клиентом и примите или отклоните лид. Крайний срок — { DATETIME($due) }.
stage-accepted = Принят
    .summary = Лид принят { DATETIME($since) }. Сообщите о результате, как только он станет известен.
stage-archived = Заархивирован

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Выигран
    .summary = { DATE($since) } сделка была выиграна.
outcome-lost = Потерян
    .summary = { DATE($since) } сделка была потеряна.
outcome-declined = Отклонен
    .summary = { DATE($since) } лид был отклонен.
outcome-expired = Просрочен
    .summary = Никто не ответил вовремя, и { DATE($since) } лид был отправлен в архив.

## Actions

confirm-next = Далее
confirm-close-deal = Отказаться от сделки
action-accept = Принять
    .hint = Укажите название сделки, ее примерную стоимость и ожидаемый срок покупки, а в примечаниях опишите, что ищет клиент. Идентификатор CRM для вашего учета, идентификатор маркетинговой кампании и других сотрудников указывать необязательно. Нажмите **{ confirm-next }**, и лид перейдет в статус **{ stage-accepted }**.
action-decline = Отклонить
    .hint = Укажите причину, при желании добавьте примечания и нажмите **{ confirm-close-deal }**. Лид отправится в архив со статусом **{ outcome-declined }**, а клиента попросят выбрать другого партнера.
action-edit = Изменить
    .hint = Здесь можно изменить название сделки, ожидаемую дату покупки, примерную стоимость, примечания, идентификатор CRM или идентификатор маркетинговой кампании.
action-add-employees = Добавить своих сотрудников
    .hint = Здесь можно указать имя, номер телефона и адрес электронной почты других сотрудников, которые работают над сделкой.
action-won = Сделка выиграна
    .hint = Сделка отмечается как выигранная, и лид отправляется в архив.
action-lost = Сделка потеряна
    .hint = Сделка отмечается как потерянная, и лид отправляется в архив.

## Fields

field-subject = Тема
field-customer = Клиент
field-email = Электронная почта
field-phone = Телефон
field-deal-name = Название сделки
field-deal-value = Примерная стоимость сделки
field-purchase-timeframe = Ожидаемый срок покупки
field-purchase-date = Ожидаемая дата покупки
field-notes = Примечания
field-crm-id = Идентификатор CRM
field-campaign-id = Идентификатор маркетинговой кампании
field-employees = Сотрудники
field-employees-name = Имя
field-employees-phone = Номер телефона
field-employees-email = Адрес электронной почты
field-reason = Причина

## Roles

role-partner-admin = Администратор партнера MPN
role-referrals-admin = Администратор рекомендаций

## Facts about a lead

fact-qualification = Тип лида
fact-qualification-customer-inquiry = Запрос клиента
    .hint = Клиент нашел ваш профиль и заполнил форму: описал запрос и оставил контактные данные.
fact-qualification-marketing-qualified = Квалифицирован маркетингом
    .hint = Сотрудники Майкрософт получили запрос по одному из маркетинговых каналов и передали его вам.
fact-qualification-sales-qualified = Квалифицирован отделом продаж
    .hint = Продавцы Майкрософт выяснили требования клиента и выбрали вас как подходящего партнера. Не путайте с совместной продажей, при которой продавец участвует до закрытия сделки.
fact-sender = Отправитель
fact-sender-microsoft = Майкрософт
fact-sender-partner = Партнер
fact-contact-me = Клиент просит связаться с ним

## Where leads are found

place-referrals = Рекомендации
place-leads = Лиды
view-marketplace = Лиды с маркетплейса
view-qualified = Квалифицированные лиды
view-favorites = Избранное
mark-favorite = Избранное

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = Клиент просит связаться с ним напрямую. Сделайте это как можно скорее: так у вас больше шансов выиграть сделку.
alert-contact-me-late = Клиент все еще ждет вашего звонка: лид поступил { DATETIME($since) }. Если он вам интересен, связаться с клиентом еще не поздно.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent

recipient-customer = Клиент
recipient-microsoft = Майкрософт
recipient-partner = Партнер, отправивший лид
notification-choose-another-partner =
    .subject = Пожалуйста, выберите другого партнера
    .body =
        Партнер, к которому вы обратились, не может взять в работу ваш запрос { $lead }.

        Пожалуйста, выберите другого партнера: запрос можно отправить еще раз без изменений.
notification-lead-expired =
    .subject = Лид { $lead } просрочен
    .body =
        Партнер не ответил на лид { $lead } вовремя. Срок истек **{ DATETIME($at) }**, и лид был отправлен в архив.

        Вы можете передать его другому партнеру.

## Tips

tip-keywords = Подберите подходящие ключевые слова
    .body = Расскажите в бизнес-профиле, что умеете только вы и как вы ведете дела. Уберите ключевые слова, из-за которых приходят ненужные лиды, и укажите, с компаниями какого размера вы работаете.
tip-contacts = Проверяйте контактные данные
    .body = Поддерживайте контактные данные бизнес-профиля в актуальном состоянии для каждого местоположения: тогда уведомления дойдут до вашей команды.
tip-respond-quickly = Отвечайте быстро
    .body = Партнеры, которые быстро отвечают на запросы, показываются выше в результатах поиска клиентов.
tip-be-choosy = Выбирайте сделки осознанно
    .body = По тому, какие сделки вы принимаете и отклоняете, мы понимаем, что вам подходит, и помогаем находить больше таких сделок. Если принять неподходящую сделку, ваше место в результатах поиска не улучшится, а качество лидов, которые вы получаете, может снизиться.
tip-report-back = Сообщайте о результатах
    .body = Указывайте примерную стоимость сделки, дату закрытия и итог: выиграна она или потеряна. Так качество ваших лидов останется высоким.
