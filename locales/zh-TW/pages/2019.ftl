### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-new = 新轉介
stage-active = 作用中 | 有效轉介
stage-archived = 封存的轉介
outcome-expired = 過期
confirm-close-engagement = 關閉參與
action-edit = 編輯 engagement
field-engagement-name = engagement 的名稱 | 合作名稱
field-deal-value = 預估的交易價值 | 預估值
field-purchase-timeframe = 預估的購買時間範圍
field-purchase-date = 預估的購買日期
field-notes = 附註 | 附注
field-contacts-name = 名稱
channel-agents = 內部 Microsoft 銷售和服務專員
channel-partner-finder = 客戶搜尋
place-engagements = 參與
recipient-business-contact = 商務設定檔
tip-keywords = 關鍵字
tip-contacts = 連絡人資訊
tip-respond-quickly = 快速回應
tip-be-choosy = 接受的交易
tip-report-back = 回報
