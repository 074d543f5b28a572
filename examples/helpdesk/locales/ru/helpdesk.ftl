### Запросы в службу поддержки.

## Статусы

stage-open = Открыт
    .summary =
        { $fact-priority ->
            [high] Срочный запрос, открыт с { DATETIME($since) }.
           *[normal] Запрос открыт с { DATETIME($since) }.
        }
stage-waiting = Ожидает клиента
    .summary = Запрос ожидает ответа клиента с { DATETIME($since) }. Если клиент не ответит, запрос закроется { DATETIME($due) }.
stage-escalated = Эскалирован
    .summary = Запрос не решен в срок и { DATETIME($since) } был эскалирован.
stage-archived = Заархивирован

## Итоговые статусы

outcome-solved = Решен
    .summary = { DATE($since) } запрос был решен.
outcome-unsolved = Не решен
    .summary = { DATE($since) } запрос был закрыт без решения.
outcome-closed = Нет ответа
    .summary = Клиент не ответил, и { DATE($since) } запрос был закрыт.

## Действия

action-answer = Ответить
    .hint = Клиент получит ваш ответ. Запрос останется в статусе **{ stage-open }**, а срок **{ clock-first-answer }** завершится.
action-ask = Уточнить у клиента
    .hint = Клиент получит ваш вопрос. Пока он не ответит, отсчет сроков приостанавливается.
action-solve = Решить
    .hint = Клиент получит ваше решение, и запрос отправится в архив со статусом **{ outcome-solved }**.
action-extend = Продлить срок
    .hint = Срок **{ clock-solution }** продлевается на два рабочих дня, но не более двух раз.
action-reply = Клиент ответил
    .hint = Запрос снова получает статус **{ stage-open }**, и отсчет оставшегося времени продолжается.
action-return = Вернуть команде
    .hint = Запрос снова получает статус **{ stage-open }**, и срок **{ clock-solution }** отсчитывается заново.
action-reopen = Открыть повторно
    .hint = Укажите причину. Запрос снова получает статус **{ stage-open }**, срок **{ clock-solution }** отсчитывается заново, а клиент получает уведомление.

## Поля

field-customer = Клиент
field-subject = Тема
field-question = Вопрос
field-answer = Ответ
field-reason = Причина

## Люди, сведения и сроки

role-agent = Специалист поддержки
role-supervisor = Руководитель команды
channel-web-form = Форма на сайте
channel-phone = Телефон
fact-region = Регион
fact-region-emea = EMEA
fact-region-apac = APAC
fact-priority = Приоритет
fact-priority-low = Низкий
fact-priority-normal = Обычный
fact-priority-high = Высокий
clock-first-answer = Первый ответ
clock-solution = Решение
view-urgent = Срочные
view-emea = EMEA
view-apac = APAC

## Уведомления

recipient-customer = Клиент
recipient-emea = Команда поддержки EMEA
recipient-apac = Команда поддержки APAC
notification-answered =
    .subject = Re: { $field-subject } ({ $lead })
    .body =
        Здравствуйте, { $field-customer }!

        { $field-answer }
notification-asked =
    .subject = Уточнение по запросу { $lead }
    .body =
        Здравствуйте, { $field-customer }!

        Нам нужна дополнительная информация по теме «{ $field-subject }»: { $field-question }

        Крайний срок ответа — **{ DATETIME($due) }**. После этого мы закроем запрос.
notification-solved =
    .subject = Запрос { $lead } решен
    .body =
        Здравствуйте, { $field-customer }!

        Решение по теме «{ $field-subject }»: { $field-answer }
notification-reopened =
    .subject = Запрос { $lead } снова открыт
    .body =
        Здравствуйте, { $field-customer }!

        Мы возобновили работу по теме «{ $field-subject }» и свяжемся с вами.
notification-closed =
    .subject = Запрос { $lead } закрыт
    .body =
        Здравствуйте, { $field-customer }!

        Мы не получили вашего ответа по теме «{ $field-subject }» и закрыли запрос.
notification-unsolved =
    .subject = Запрос { $lead } закрыт без решения
    .body =
        Здравствуйте, { $field-customer }!

        К сожалению, мы не нашли решения по теме «{ $field-subject }» и закрыли запрос.
notification-answer-due =
    .subject = По запросу { $lead } скоро нужен первый ответ
    .body = { $field-customer } ждет первого ответа по теме «{ $field-subject }». Крайний срок — **{ DATETIME($due) }**.
notification-answer-overdue =
    .subject = Первый ответ на запрос { $lead } просрочен
    .body = Клиент: { $field-customer }, тема: «{ $field-subject }». Срок первого ответа истек **{ DATETIME($at) }**.
notification-escalated =
    .subject = Запрос { $lead } эскалирован
    .body = Клиент: { $field-customer }, тема: «{ $field-subject }». Запрос не решен в срок. Без решения он закроется **{ DATETIME($due) }**.
