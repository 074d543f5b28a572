### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Новые рекомендации | Новые авторы
stage-active = Активных ссылок | Активные авторы
stage-archived = Заархивированные рекомендации | Заархивированные авторы
outcome-won = Реализовано | выиграл
outcome-expired = истек | истек срок действия | истекшим сроком действия
confirm-close-engagement = Закрыть задействование
action-edit = изменить задействование
action-won = Реализовано | выиграл
action-lost = Потеряно
field-engagement-name = имя для участия | имя взаимодействия
field-deal-value = оценочное значение сделки | значение предполагаемое сделки | предполагаемую сумму
field-purchase-timeframe = расчетный период покупки
field-purchase-date = предполагаемую дату покупки
field-contacts-name = имена
channel-marketing = рекламы корпорации Майкрософт
channel-partner-finder = поиска клиентов
place-referrals = Авторы | отсылки
place-engagements = Взаимодействие
recipient-business-contact = бизнес-профиле
tip-keywords = ключевые слова
tip-contacts = контактные данные
tip-respond-quickly = Быстро реагируйте
tip-be-choosy = разборчивы
tip-report-back = Сообщайте
