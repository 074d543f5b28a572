### Rule set 2020: received, accepted, archived.

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then

stage-received = 已收到
    .summary = 已於 { DATETIME($since) } 收到。請查看詳細資料，視需要連絡客戶，並在 { DATETIME($due) } 前接受或拒絕。
stage-accepted = 已接受
    .summary = 已於 { DATETIME($since) } 接受。結果確定後，請儘快回報。
stage-archived = 已封存

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = 已成交
    .summary = 此交易已於 { DATE($since) }成交。
outcome-lost = 未成交
    .summary = 此交易已於 { DATE($since) }確定未成交。
outcome-declined = 已拒絕
    .summary = 此潛在客戶已於 { DATE($since) }遭拒絕。
outcome-expired = 已過期
    .summary = 期限內無人回應，此潛在客戶已於 { DATE($since) }封存。

## Actions

confirm-next = 下一步
confirm-close-deal = 結束交易
action-accept = 接受
    .hint = 請輸入交易名稱、估計的交易價值與估計的購買時程，並在備註中說明客戶的需求。供您自行參考的 CRM 識別碼、行銷活動識別碼與其他員工可選擇性填寫。按一下**{ confirm-next }**確認後，潛在客戶會進入**{ stage-accepted }**階段。
action-decline = 拒絕
    .hint = 請選擇原因，視需要加上備註，再按一下**{ confirm-close-deal }**確認。系統會將潛在客戶封存為**{ outcome-declined }**，並請客戶選擇其他合作夥伴。
action-edit = 編輯
    .hint = 變更交易名稱、估計的購買日期、估計的價值、備註、CRM 識別碼或行銷活動識別碼。
action-add-employees = 新增您的員工
    .hint = 新增其他參與此交易人員的姓名、電話號碼與電子郵件地址。
action-won = 已成交
    .hint = 回報交易已成交，並封存潛在客戶。
action-lost = 未成交
    .hint = 回報交易未成交，並封存潛在客戶。

## Fields

field-subject = 主旨
field-customer = 客戶
field-email = 電子郵件
field-phone = 電話
field-deal-name = 交易名稱
field-deal-value = 估計的交易價值
field-purchase-timeframe = 估計的購買時程
field-purchase-date = 估計的購買日期
field-notes = 備註
field-crm-id = CRM 識別碼
field-campaign-id = 行銷活動識別碼
field-employees = 員工
field-employees-name = 姓名
field-employees-phone = 電話號碼
field-employees-email = 電子郵件地址
field-reason = 原因

## Roles

role-partner-admin = MPN 合作夥伴管理員
role-referrals-admin = 推薦管理員

## Facts about a lead

fact-qualification = 潛在客戶類型
fact-qualification-customer-inquiry = 客戶詢問
    .hint = 客戶找到您的設定檔，並填寫了需求與連絡資料的表單。
fact-qualification-marketing-qualified = 行銷合格
    .hint = Microsoft 員工透過行銷管道收到需求，並轉交給您。
fact-qualification-sales-qualified = 銷售合格
    .hint = Microsoft 銷售人員彙整客戶的需求，並選擇您為合適的合作夥伴。這與共同銷售商機不同：共同銷售時，銷售人員會參與到交易完成為止。
fact-sender = 傳送者
fact-sender-microsoft = Microsoft
fact-sender-partner = 合作夥伴
fact-contact-me = 客戶要求連絡

## Where leads are found

place-referrals = 推薦
place-leads = 潛在客戶
view-marketplace = Marketplace 潛在客戶
view-qualified = 合格潛在客戶
view-favorites = 我的最愛
mark-favorite = 我的最愛

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = 客戶希望您直接與其連絡。請儘快連絡，以提高贏得交易的機會。
alert-contact-me-late = 客戶於 { DATETIME($since) } 要求直接連絡。如果您有興趣，現在連絡還不算遲。

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent

recipient-customer = 客戶
recipient-microsoft = Microsoft
recipient-partner = 傳送此潛在客戶的合作夥伴
notification-choose-another-partner =
    .subject = 請選擇其他合作夥伴
    .body =
        您連絡的合作夥伴無法承接您的詢問 { $lead }。

        請選擇其他合作夥伴；您的詢問無須修改，即可再次送出。
notification-lead-expired =
    .subject = 潛在客戶 { $lead } 已過期
    .body =
        合作夥伴未在期限內回應潛在客戶 { $lead }，該筆資料已於 **{ DATETIME($at) }** 過期並封存。

        您可以將此潛在客戶轉給其他合作夥伴。

## Tips

tip-keywords = 選擇合適的關鍵字
    .body = 請在商務設定檔中說明您獨有的專長與經營方式。如果某些關鍵字會帶來您不想要的潛在客戶，請將其移除，並註明您服務的企業規模。
tip-contacts = 確認連絡資訊
    .body = 請隨時更新商務設定檔中每個位置的連絡資訊，讓您的團隊能收到通知。
tip-respond-quickly = 迅速回應
    .body = 能及時回應詢問的合作夥伴，會在客戶日後搜尋時顯示於更醒目的位置。
tip-be-choosy = 慎選交易
    .body = 您接受與拒絕的交易，能讓我們了解什麼適合您，並協助您找到更多合適的交易。接受不適合的交易，並不會提升您在搜尋結果中的位置，還可能降低您收到的潛在客戶品質。
tip-report-back = 回報結果
    .body = 請告訴我們估計的交易價值、結束日期，以及最終是否成交。這有助於維持您所收到潛在客戶的品質。
