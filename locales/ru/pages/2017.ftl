### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = Новые рекомендации
stage-evaluating = Оценка рекомендаций
stage-negotiating = Согласование рекомендаций
stage-archived = Заархивированные рекомендации
outcome-missed = Пропущенная
action-accept = Принятие
tip-contacts = контактные данные
tip-keywords = ключевые слова
tip-respond-quickly = Быстро реагируйте
tip-be-choosy = разборчивы
tip-report-back = Сообщайте
outcome-declined = Отклонена
