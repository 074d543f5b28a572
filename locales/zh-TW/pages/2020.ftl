### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-received = 已接收階段
stage-accepted = 接受的階段
stage-archived = 封存階段
outcome-won = 成功
outcome-lost = 遺失
outcome-expired = 過期
confirm-close-deal = 關閉
action-won = 成功
action-lost = 遺失
field-deal-name = 交易的名稱
field-deal-value = 預估的交易價值 | 估計值
field-purchase-timeframe = 預估的購買時間範圍
field-purchase-date = 預估購買日期
field-notes = 附註 | 附注
field-employees-name = 名稱
role-partner-admin = MPN 合作夥伴系統管理員
fact-qualification-customer-inquiry = 客戶查詢
fact-qualification-sales-qualified = 符合銷售資格
place-referrals = 轉介 | 參考
view-qualified = 合格的潛在客戶
recipient-partner = 傳送給您此商機的合作夥伴
tip-keywords = 關鍵字
tip-contacts = 連絡人資訊
tip-respond-quickly = 快速回應
tip-be-choosy = 接受的交易
tip-report-back = 回報
