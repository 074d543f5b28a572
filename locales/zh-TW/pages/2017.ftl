### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = New
stage-archived = Archived
outcome-missed = 已錯過 | 已錯誤
channel-partner-finder = 客戶搜尋
recipient-marketing-contact = 行銷設定檔
tip-contacts = 連絡人資訊
tip-keywords = 關鍵字
tip-respond-quickly = 快速回應
tip-be-choosy = 接受的交易
tip-report-back = 回報
