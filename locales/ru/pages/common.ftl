### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = переместим … в { $state } | переведена в категорию { $state }
page-archives = в архив как { $state } | заархивирован… как { $state } | заархивируйте … как { $state }
page-timeout = не ответите в течение { $time }
page-notifies = посоветуем { $recipients } выбрать | уведомим { $recipients }
page-required = введите { $fields } и выберите | введите { $fields }
page-advice = рекомендуем … в течение { $time }
page-overview = покажем обзор
page-details = увидите полные сведения
