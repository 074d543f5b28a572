### Rule set 2019: an inbox, then active.

## The noun

-lead = 推薦

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = 新推薦
    .summary = 此推薦於 { DATETIME($since) } 送達收件匣，目前顯示詢問概要；決定之前，您可以先與客戶連絡。請在 { DATETIME($due) } 前接受或拒絕；建議在 { DURATION($respond-within, unit: "hours") }內回應。
stage-active = 進行中
    .summary = 已於 { DATETIME($since) } 轉為進行中。結果確定後，請儘快回報。
stage-archived = 已封存

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = 已成交
    .summary = 此交易已於 { DATE($since) }成交。
outcome-lost = 未成交
    .summary = 此交易已於 { DATE($since) }確定未成交。
outcome-declined = 已拒絕
    .summary = 此推薦已於 { DATE($since) }遭拒絕。
outcome-expired = 已過期
    .summary = 期限內無人回應，此推薦已於 { DATE($since) }封存。

## Actions

confirm-next = 下一步
confirm-close-engagement = 結束合作案
action-accept = 接受
    .hint = 請輸入合作案名稱、估計的交易價值與估計的購買時程，並在備註中說明客戶的需求。供您自行參考的 CRM 識別碼與其他連絡人可選擇性填寫。按一下**{ confirm-next }**確認後，推薦會進入**{ stage-active }**階段。
action-decline = 拒絕
    .hint = 請選擇原因，視需要加上備註，再按一下**{ confirm-close-engagement }**確認。系統會將推薦封存為**{ outcome-declined }**，並請客戶選擇其他合作夥伴。
action-edit = 編輯合作案
    .hint = 變更合作案名稱、估計的購買日期、估計的價值、備註或 CRM 識別碼。
action-add-contact = 新增連絡人
    .hint = 新增其他參與此合作案人員的姓名、電話號碼與電子郵件地址。
action-won = 已成交
    .hint = 回報交易已成交，並封存推薦。
action-lost = 未成交
    .hint = 回報交易未成交，並封存推薦。

## Fields

field-subject = 主旨
field-customer = 客戶
field-email = 電子郵件
field-phone = 電話
field-engagement-name = 合作案名稱
field-deal-value = 估計的交易價值
field-purchase-timeframe = 估計的購買時程
field-purchase-date = 估計的購買日期
field-notes = 備註
field-crm-id = CRM 識別碼
field-contacts = 連絡人
field-contacts-name = 姓名
field-contacts-phone = 電話號碼
field-contacts-email = 電子郵件地址
field-reason = 原因

## Facts about a referral

fact-region = 地區
fact-location = 位置
fact-contact-me = 客戶要求連絡

## How referrals arrive

channel-marketing = Microsoft 行銷活動
channel-agents = Microsoft 內部的銷售與服務專員
channel-partner-finder = 搜尋解決方案提供者的客戶
place-referrals = 推薦
place-engagements = 合作案
place-inbox = 收件匣

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = 客戶往往會同時詢問多家合作夥伴。請在 { DURATION($within, unit: "hours") }內接受或拒絕新推薦，以提高成功機會。

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = 客戶希望您直接與其連絡。請儘快連絡，以提高贏得合作案的機會。
alert-contact-me-late = 客戶於 { DATETIME($since) } 要求直接連絡。如果您有興趣，現在連絡還不算遲。

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = 商務設定檔的連絡人
recipient-customer = 客戶
notification-lead-received =
    .subject = 新推薦 { $lead }
    .body =
        您所在地區有客戶向您提出詢問，希望取得相關資訊。

        請在 **{ DATETIME($due) }** 前接受或拒絕；建議您在 { DURATION($respond-within, unit: "hours") }內回應。您可以在**{ place-referrals } > { place-engagements } > { place-inbox }**找到這筆推薦。

        此訊息由系統自動產生。
notification-choose-another-partner =
    .subject = 請選擇其他合作夥伴
    .body =
        您連絡的合作夥伴無法承接您的詢問 { $lead }。

        請選擇其他合作夥伴；您的詢問無須修改，即可再次送出。

## Tips

tip-keywords = 選擇合適的關鍵字
    .body = 請在商務設定檔中說明您獨有的專長與經營方式。如果某些關鍵字會帶來您不想要的推薦，請將其移除，並註明您服務的企業規模。
tip-contacts = 確認連絡資訊
    .body = 請隨時更新商務設定檔中每個位置的連絡資訊，讓您的團隊能收到通知。
tip-respond-quickly = 迅速回應
    .body = 能及時回應詢問的合作夥伴，會在客戶日後搜尋時顯示於更醒目的位置。
tip-be-choosy = 慎選交易
    .body = 您接受與拒絕的交易，能讓我們了解什麼適合您，並協助您找到更多合適的交易。接受不適合的交易，並不會提升您在搜尋結果中的位置，還可能降低您收到的推薦品質。
tip-report-back = 回報結果
    .body = 請告訴我們估計的交易價值、結束日期，以及最終是否成交。這有助於維持您所收到推薦的品質。
