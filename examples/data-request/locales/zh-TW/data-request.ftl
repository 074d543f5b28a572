### 個人對其資料提出的請求。

## 階段

stage-open = 處理中
    .summary =
        { $fact-request ->
            [access] 當事人請求提供其資料的複本。自 { DATETIME($since) } 起處理中。
            [correction] 當事人請求更正其資料。自 { DATETIME($since) } 起處理中。
           *[erasure] 當事人請求刪除其資料。自 { DATETIME($since) } 起處理中。
        }
stage-identity-check = 身分驗證
    .summary = 自 { DATETIME($since) } 起等候身分證明。若未收到，此請求將於 { DATETIME($due) } 結案。
stage-archived = 已封存

## 結果

outcome-answered = 已答覆
    .summary = 此請求已於 { DATE($since) }答覆。
outcome-refused = 已駁回
    .summary = 此請求已於 { DATE($since) }駁回。法律評估不會顯示。
outcome-withdrawn = 已撤回
    .summary = 此請求已於 { DATE($since) }結案，未予答覆：當事人已撤回請求，或未提供身分證明。

## 動作

action-check-identity = 驗證身分
    .hint = 請當事人證明其身分。在此之前，**{ clock-response }**期限會暫停計時。
action-answer = 答覆
    .hint = 將您的答覆傳送給當事人，並將請求封存為**{ outcome-answered }**。
action-refuse = 駁回
    .hint = 將您的答覆傳送給當事人，並將請求封存為**{ outcome-refused }**。法律評估僅供內部使用。
action-extend = 延長期限
    .hint = 將**{ clock-response }**期限延長兩個月，僅限一次。系統會將原因告知當事人。
action-withdraw = 撤回
    .hint = 當事人不再需要答覆時，將請求封存為**{ outcome-withdrawn }**。
action-confirm = 確認身分
    .hint = 請求會回到**{ stage-open }**階段，並以剩餘時間繼續計時。

## 欄位

field-person = 姓名
field-email = 電子郵件地址
field-answer = 給當事人的答覆
field-reason = 法律評估
field-extension-reason = 延長原因

## 人員、資訊與期限

role-clerk = 承辦人員
role-officer = 資料保護長
channel-web-form = 網路表單
channel-letter = 信件
fact-request = 請求類型
fact-request-access = 查閱
fact-request-correction = 更正
fact-request-erasure = 刪除
clock-response = 答覆
view-access = 查閱請求
view-changes = 更正與刪除

## 通知

recipient-person = 當事人
recipient-clerk = 承辦人員
recipient-officer = 資料保護長
notification-received =
    .subject = 我們已收到您的請求 { $lead }
    .body =
        { $field-person } 您好：

        我們已於 { DATE($at) }收到您的請求，並會在一個月內答覆。
notification-identity-asked =
    .subject = 請證明您的身分（{ $lead }）
    .body =
        { $field-person } 您好：

        在處理您的請求之前，我們必須確認請求確實由您提出。請在 **{ DATETIME($due) }** 前將身分證明傳送給我們，否則我們必須將請求結案。
notification-identity-missing =
    .subject = 您的請求 { $lead } 已結案
    .body =
        { $field-person } 您好：

        我們未在期限內收到您的身分證明，因此已將請求結案。您隨時可以提出新的請求。
notification-extended =
    .subject = 您的請求 { $lead } 需要更多處理時間
    .body =
        { $field-person } 您好：

        我們最多還需要兩個月才能答覆您的請求。原因：{ $field-extension-reason }
notification-answered =
    .subject = 對您的請求 { $lead } 的答覆
    .body =
        { $field-person } 您好：

        { $field-answer }
notification-refused =
    .subject = 您的請求 { $lead } 的審核結果
    .body =
        { $field-person } 您好：

        我們無法依您的請求辦理：{ $field-answer }

        如果您不同意，可以向資料保護主管機關提出申訴。
notification-due-soon =
    .subject = 請求 { $lead } 即將到期
    .body = { $field-person } 正在等候請求 { $lead } 的答覆，期限為 **{ DATETIME($due) }**。
notification-still-open =
    .subject = 請求 { $lead } 等候答覆中
    .body = 給 { $field-person } 的答覆期限為 **{ DATETIME($due) }**。如果無法如期完成，請延長期限並說明原因。期限只能延長一次。
notification-overdue =
    .subject = 請求 { $lead } 已逾期
    .body = 給 { $field-person } 的答覆應於 **{ DATETIME($at) }** 前完成。請確保此請求立即獲得答覆。
