### How the help pages of this rule set word what we word otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.

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
