### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = 移至 { $state }
page-archives = 封存為 { $state } | 封存 { $state }
page-timeout = 未在 { DURATION($time) }內回應 | 內回應（目前為{ DURATION($time) }
page-notifies = 通知{ $recipients }選擇 | 通知 { $recipients }
page-required = 輸入{ $fields }，然後選取 | 選取{ $fields }，並新增 | 輸入 { $fields }
page-asked = 應該在 { $fields } 欄位中提供
page-optional = 選擇性地在此輸入{ $fields } | 並新增{ $fields }，然後選取 | 您可以更新{ $fields }
page-alert = 在頁面頂端看到 … 警示
page-advice = 建議在 { DURATION($time) }内
page-overview = 示範 … 的總覽
page-details = 完整的詳細資料
page-found = [{ $outer }] 索引標籤下的 [{ $inner }] 區段 | 前往 { $path }，查看
reading-parts = 以提供任何其他涉及合作人員的{ $fields } | 任何其他人的{ $fields }
reading-arrives = 專屬{ $recipient }中所列的連絡人
