### 合作夥伴 Marketplace 的潛在客戶。

## 階段

stage-received = 已收到
    .summary =
        { $fact-source ->
            [trial] 試用已於 { DATE($since) }開始。您不必執行任何動作，此潛在客戶將於 { DATE($due) }封存。
           *[market] 已於 { DATETIME($since) } 收到。請在 { DATETIME($due) } 前接受或拒絕。
        }
stage-qualification = 資格評估
    .summary = 自 { DATETIME($since) } 起評估中。請了解客戶的需求，並在 { DATETIME($due) } 前提出報價。
stage-negotiation = 洽談
    .summary = 自 { DATETIME($since) } 起洽談中。結果確定後，請儘快回報。
stage-archived = 已封存

## 結果

outcome-won = 已成交
    .summary = 此交易已於 { DATE($since) }成交。
outcome-lost = 未成交
    .summary = 此交易已於 { DATE($since) }確定未成交。連絡資訊已隱藏。
outcome-declined = 已拒絕
    .summary = 已於 { DATE($since) }拒絕此潛在客戶。連絡資訊已隱藏。
outcome-expired = 已過期
    .summary = 期限內無人回應，此潛在客戶已於 { DATE($since) }封存。連絡資訊已隱藏。
outcome-trial-ended = 試用已結束
    .summary = 試用已於 { DATE($since) }結束。

## 動作

action-accept = 接受
    .hint =
        { $fact-kind ->
            [offer] 您將看到連絡資訊，潛在客戶會進入**{ stage-negotiation }**階段。
           *[profile] 您將看到連絡資訊，潛在客戶會進入**{ stage-qualification }**階段。
        }
action-decline = 拒絕
    .hint = 請輸入原因。系統會將潛在客戶封存為**{ outcome-declined }**，並隱藏連絡資訊。
action-make-offer = 提出報價
    .hint = 請輸入報價金額。潛在客戶會進入**{ stage-negotiation }**階段。
action-win = 已成交
    .hint = 回報交易已成交，並封存潛在客戶。
action-lose = 未成交
    .hint = 回報交易未成交，並封存潛在客戶。連絡資訊會隱藏。

## 欄位

field-customer = 客戶
field-subject = 主旨
field-message = 訊息
field-email = 電子郵件
field-phone = 電話
field-deal-value = 交易價值
field-reason = 原因

## 資訊與位置

fact-kind = 潛在客戶類型
fact-kind-offer = 產品方案
fact-kind-profile = 設定檔
fact-source = 來源
fact-source-market = Marketplace
fact-source-trial = 試用
fact-contact-by = 偏好的連絡方式
fact-contact-by-phone = 電話
fact-contact-by-email = 電子郵件
fact-campaign = 行銷活動
channel-marketplace = Marketplace
channel-trial = 產品方案試用
place-sales = 銷售
place-leads = 潛在客戶
view-offers = 產品方案
view-profile = 設定檔
view-trials = 試用
view-favorites = 我的最愛
mark-favorite = 我的最愛

## 警示

alert-call = 客戶希望接到來電。接受此潛在客戶，即可查看電話號碼。
alert-call-late = 客戶自 { DATETIME($since) } 起就在等候來電。接受此潛在客戶，即可查看電話號碼。
alert-write = 客戶並未要求來電。接受此潛在客戶，即可查看電子郵件地址，並來信自我介紹。

## 通知

recipient-seller = 賣家
notification-received =
    .subject =
        { $fact-kind ->
            [offer] 您的產品方案有新的潛在客戶：{ $field-subject }
           *[profile] 您的設定檔帶來新的潛在客戶：{ $field-subject }
        }
    .body =
        { $fact-contact-by ->
            [phone] { $field-customer } 就「{ $field-subject }」與您連絡，並希望接到來電。
           *[not-given] { $field-customer } 就「{ $field-subject }」與您連絡。
        }

        請在 **{ DATETIME($due) }** 前接受或拒絕潛在客戶 { $lead }。
    .digest-subject = { DATE($since) }有 { $count } 個新的潛在客戶
    .digest-body =
        以下是您在 { DATE($since) }收到的潛在客戶。請在各自的期限前接受或拒絕：

        { $leads }
notification-expiring =
    .subject = 潛在客戶 { $lead } 即將過期
    .body = { $field-customer } 仍在等候「{ $field-subject }」的回覆。此潛在客戶將於 **{ DATETIME($due) }** 過期。
