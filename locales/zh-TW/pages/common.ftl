### How help pages word the sentences of `common.ftl` otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.
### After a letter, … stands for the rest of the word; by itself, for any words.

page-moves = 移至 { $state }
page-archives = 封存為 { $state } | 封存 { $state }
page-timeout = 未在 { $time }內回應
page-required = 輸入{ $fields }，然後選取
page-details = 完整的詳細資料
