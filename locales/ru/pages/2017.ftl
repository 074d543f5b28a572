### How the help pages of this rule set word what we word otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.

stage-new = Новые рекомендации
stage-negotiating = Согласование рекомендаций
stage-archived = Заархивированные рекомендации
outcome-missed = Пропущенная
action-accept = Принятие
tip-contacts = контактные данные
tip-keywords = ключевые слова
tip-respond-quickly = Быстро реагируйте
tip-be-choosy = разборчивы
tip-report-back = Сообщайте
