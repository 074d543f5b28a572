### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = переместим … в { $state } | переведена в категорию { $state } | перейдем … в { $state } | перейдем … на { $state }
page-archives = в архив как { $state } | заархивирован… как { $state } | заархивируйте … как { $state } | архивировать … как { $state } | архивировать его с { $state }
page-timeout = не ответите в течение { DURATION($time) } | не ответили в течение … { DURATION($time) } | не отвечает в течение … { DURATION($time) }
page-notifies = посоветуем { $recipients } выбрать | уведомим { $recipients } | уведомлять { $recipients } о выборе | уведомление { $recipients }, чтобы
page-required = введите { $fields } и выберите | введите { $fields } | выберите { $fields }, по которой | необходимо ввести { $fields } | нужно ввести { $fields }
page-asked = в поле { $fields } следует
page-optional = можно ввести { $fields } | добавьте { $fields }, которые | можно будет изменить { $fields }
page-alert = в верхней части страницы … предупреждение
page-alert-changes = Через { DURATION($time) } … измен…
page-advice = рекомендуем … в течение { DURATION($time) }
page-overview = покажем обзор | покажем вам обзор
page-details = увидите полные сведения
reading-choose = нажмите кнопку { $action } | выбрать { $action }
reading-parts = чтобы указать { $fields } дополнительных
reading-arrives = Контакт, указанный в вашем { $recipient } для
