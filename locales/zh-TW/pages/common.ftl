### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = 移至 { $state }
page-archives = 封存為 { $state } | 封存 { $state }
page-timeout = 未在 { $time }內回應
page-required = 輸入{ $fields }，然後選取
page-details = 完整的詳細資料
