### Запросы людей о своих данных.

## Статусы

stage-open = Открыт
    .summary =
        { $fact-request ->
            [access] Заявитель просит предоставить копию своих данных. Запрос открыт с { DATETIME($since) }.
            [correction] Заявитель просит исправить его данные. Запрос открыт с { DATETIME($since) }.
           *[erasure] Заявитель просит удалить его данные. Запрос открыт с { DATETIME($since) }.
        }
stage-identity-check = Проверка личности
    .summary = Подтверждение личности ожидается с { DATETIME($since) }. Если оно не поступит, запрос закроется { DATETIME($due) }.
stage-archived = Заархивирован

## Итоговые статусы

outcome-answered = Обработан
    .summary = { DATE($since) } на запрос был дан ответ.
outcome-refused = Отклонен
    .summary = { DATE($since) } запрос был отклонен. Правовая оценка не показывается.
outcome-withdrawn = Отозван
    .summary = { DATE($since) } запрос был закрыт без ответа: его отозвали, или личность не была подтверждена.

## Действия

action-check-identity = Проверить личность
    .hint = Заявителя попросят подтвердить личность. До этого отсчет срока **{ clock-response }** приостанавливается.
action-answer = Ответить
    .hint = Заявитель получит ваш ответ, и запрос отправится в архив со статусом **{ outcome-answered }**.
action-refuse = Отклонить
    .hint = Заявитель получит ваш ответ, и запрос отправится в архив со статусом **{ outcome-refused }**. Правовая оценка заявителю не отправляется.
action-extend = Продлить срок
    .hint = Срок **{ clock-response }** продлевается на два месяца; это можно сделать только один раз. Заявителю сообщат причину.
action-withdraw = Отозвать
    .hint = Если ответ заявителю больше не нужен, запрос отправляется в архив со статусом **{ outcome-withdrawn }**.
action-confirm = Подтвердить личность
    .hint = Запрос снова получает статус **{ stage-open }**, и отсчет оставшегося срока продолжается.

## Поля

field-person = Имя
field-email = Адрес электронной почты
field-answer = Ответ заявителю
field-reason = Правовая оценка
field-extension-reason = Причина продления

## Люди, сведения и сроки

role-clerk = Исполнитель
role-officer = Ответственный за защиту данных
channel-web-form = Форма на сайте
channel-letter = Письмо
fact-request = Тип запроса
fact-request-access = Доступ к данным
fact-request-correction = Исправление
fact-request-erasure = Удаление
clock-response = Ответ заявителю
view-access = Доступ к данным
view-changes = Исправление и удаление

## Уведомления

recipient-person = Заявитель
recipient-clerk = Исполнитель
recipient-officer = Ответственный за защиту данных
notification-received =
    .subject = Ваш запрос { $lead } получен
    .body =
        Здравствуйте, { $field-person }!

        Мы получили ваш запрос { DATE($at) } и ответим на него в течение одного месяца.
notification-identity-asked =
    .subject = Подтвердите свою личность ({ $lead })
    .body =
        Здравствуйте, { $field-person }!

        Прежде чем обработать запрос, мы должны убедиться, что его отправили именно вы. Пожалуйста, подтвердите свою личность. Крайний срок — **{ DATETIME($due) }**. Иначе нам придется закрыть запрос.
notification-identity-missing =
    .subject = Ваш запрос { $lead } закрыт
    .body =
        Здравствуйте, { $field-person }!

        Мы не получили подтверждение вашей личности вовремя и закрыли запрос. Вы можете в любое время отправить новый.
notification-extended =
    .subject = Для ответа на запрос { $lead } нужно больше времени
    .body =
        Здравствуйте, { $field-person }!

        Нам понадобится до двух дополнительных месяцев, чтобы ответить на ваш запрос. Причина: { $field-extension-reason }
notification-answered =
    .subject = Ответ на ваш запрос { $lead }
    .body =
        Здравствуйте, { $field-person }!

        { $field-answer }
notification-refused =
    .subject = Решение по вашему запросу { $lead }
    .body =
        Здравствуйте, { $field-person }!

        Мы не можем выполнить ваш запрос: { $field-answer }

        Если вы не согласны, вы можете обратиться с жалобой в орган по защите персональных данных.
notification-due-soon =
    .subject = Срок ответа на запрос { $lead } скоро истечет
    .body = { $field-person } ждет ответа на запрос { $lead }. Крайний срок — **{ DATETIME($due) }**.
notification-still-open =
    .subject = Запрос { $lead } ждет ответа
    .body = Заявитель: { $field-person }. Срок ответа истекает **{ DATETIME($due) }**. Если подготовить ответ вовремя не удастся, продлите срок и укажите причину. Это можно сделать только один раз.
notification-overdue =
    .subject = Срок ответа на запрос { $lead } истек
    .body = Заявитель: { $field-person }. Срок ответа истек **{ DATETIME($at) }**. Пожалуйста, позаботьтесь о том, чтобы на запрос ответили сейчас.
