### Rule set 2017: skip, evaluate, negotiate.

## The noun

-lead = 推薦

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = 新推薦
    .summary = 此推薦於 { DATETIME($since) } 送達，目前僅顯示詢問概要。請在 { DATETIME($due) } 前表示是否有興趣；建議在 { DURATION($respond-within, unit: "hours") }內回應。
stage-evaluating = 評估中
    .summary = 已於 { DATETIME($since) } 開始評估。請與客戶洽談，並在 { DATETIME($due) } 前接受或拒絕。
stage-negotiating = 交涉中
    .summary = 已於 { DATETIME($since) } 開始交涉。結果確定後，請儘快回報。
stage-archived = 已封存

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = 已成交
    .summary = 此交易已於 { DATE($since) }成交。
outcome-lost = 未成交
    .summary = 此交易已於 { DATE($since) }確定未成交。
outcome-skipped = 已略過
    .summary = 此推薦已於 { DATE($since) }略過。
outcome-missed = 已錯過
    .summary = 期限內無人回應，此推薦已於 { DATE($since) }封存。
outcome-declined = 已拒絕
    .summary = 您經評估後，已於 { DATE($since) }拒絕此推薦。
outcome-expired = 已過期
    .summary = 未在期限內完成評估，此推薦已於 { DATE($since) }封存。

## Actions

action-interested = 我有興趣
    .hint = 推薦會進入**{ stage-evaluating }**階段，您即可查看客戶與方案的所有資訊。
action-no-thanks = 不，謝謝
    .hint = 系統會將推薦封存為**{ outcome-skipped }**，並請客戶選擇其他合作夥伴。
action-accept = 接受
    .hint = 請輸入估計的交易價值與估計的結束日期。推薦會進入**{ stage-negotiating }**階段，表示您正積極與客戶洽談合作。
action-decline = 拒絕
    .hint = 系統會將推薦封存為**{ outcome-declined }**，並請客戶選擇其他合作夥伴。
action-won = 已成交
    .hint = 回報交易已成交，並封存推薦。
action-lost = 未成交
    .hint = 回報交易未成交，並封存推薦。

## Fields

field-subject = 主旨
field-customer = 客戶
field-email = 電子郵件
field-phone = 電話
field-deal-value = 估計的交易價值
field-closing-date = 估計的結束日期

## Facts about a referral

fact-region = 地區
fact-location = 位置

## How referrals arrive

channel-marketing = Microsoft 行銷活動
channel-agents = Microsoft 內部的銷售與服務專員
channel-partner-finder = 使用「尋找合作夥伴」搜尋的客戶
place-dashboard = 儀表板
place-referrals = 推薦
place-customer-referrals = 客戶推薦

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = 客戶往往會同時詢問多家合作夥伴。請在 { DURATION($within, unit: "hours") }內接受或拒絕新推薦，以提高成功機會。

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = 行銷設定檔的連絡人
recipient-customer = 客戶
notification-lead-received =
    .subject = 新推薦 { $lead }
    .body =
        您所在地區有客戶向您提出詢問，希望取得相關資訊。

        回應期限為 **{ DATETIME($due) }**；建議您在 { DURATION($respond-within, unit: "hours") }內回應。您可以在**{ place-dashboard } > { place-referrals } > { place-customer-referrals }**找到這筆推薦。
notification-choose-another-partner =
    .subject = 請選擇其他合作夥伴
    .body =
        您連絡的合作夥伴無法承接您的詢問 { $lead }。

        請選擇其他合作夥伴；您的詢問無須修改，即可再次送出。

## Tips

tip-contacts = 確認連絡資訊
    .body = 請隨時更新行銷設定檔中每個位置的連絡資訊，讓您的團隊能收到通知。
tip-keywords = 選擇合適的關鍵字
    .body = 請在行銷設定檔中說明您獨有的專長與經營方式。如果某些關鍵字會帶來您不想要的推薦，請將其移除，並註明您服務的企業規模。
tip-respond-quickly = 迅速回應
    .body = 能及時回應詢問的合作夥伴，會在客戶日後搜尋時顯示於更醒目的位置。
tip-be-choosy = 慎選交易
    .body =
        您接受與拒絕的交易，能讓我們了解什麼適合您，並協助您找到更多合適的交易。

        接受不適合的交易，並不會提升您在搜尋結果中的位置，還可能降低您收到的推薦品質。
tip-report-back = 回報結果
    .body = 請告訴我們估計的交易價值、結束日期，以及最終是否成交。這有助於維持您所收到推薦的品質。
