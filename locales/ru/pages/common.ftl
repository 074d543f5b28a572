### How help pages word the sentences of `common.ftl` otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.
### After a letter, … stands for the rest of the word; by itself, for any words.

page-moves = переместим … в { $state } | переведена в категорию { $state }
page-archives = в архив как { $state } | заархивирован… как { $state } | заархивируйте … как { $state }
page-timeout = не ответите в течение { $time }
page-notifies = посоветуем { $recipients } выбрать | уведомим { $recipients }
page-required = введите { $fields } и выберите | введите { $fields }
page-advice = рекомендуем … в течение { $time }
page-overview = покажем обзор
page-details = увидите полные сведения
