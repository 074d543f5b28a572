### 客服中心的案件。

## 階段

stage-open = 處理中
    .summary =
        { $fact-priority ->
            [high] 緊急案件，自 { DATETIME($since) } 起處理中。
           *[normal] 自 { DATETIME($since) } 起處理中。
        }
stage-waiting = 等候客戶回覆
    .summary = 自 { DATETIME($since) } 起等候客戶回覆。若客戶未回覆，案件將於 { DATETIME($due) } 結案。
stage-escalated = 已呈報
    .summary = 未在期限內解決，已於 { DATETIME($since) } 呈報主管。
stage-archived = 已封存

## 結果

outcome-solved = 已解決
    .summary = 此案件已於 { DATE($since) }解決。
outcome-unsolved = 未解決
    .summary = 此案件已於 { DATE($since) }結案，未能解決。
outcome-closed = 客戶未回覆
    .summary = 客戶未回覆，此案件已於 { DATE($since) }結案。

## 動作

action-answer = 答覆
    .hint = 將您的答覆傳送給客戶。案件仍為**{ stage-open }**，**{ clock-first-answer }**期限則停止計時。
action-ask = 詢問客戶
    .hint = 將您的問題傳送給客戶。在客戶回覆之前，期限會暫停計時。
action-solve = 解決
    .hint = 將解決方法傳送給客戶，並將案件封存為**{ outcome-solved }**。
action-extend = 延長期限
    .hint = 將**{ clock-solution }**期限延長兩個工作天，最多兩次。
action-reply = 客戶已回覆
    .hint = 案件會回到**{ stage-open }**階段，期限以剩餘時間繼續計時。
action-return = 退回團隊
    .hint = 案件會回到**{ stage-open }**階段，**{ clock-solution }**期限重新起算。
action-reopen = 重新開啟
    .hint = 請輸入原因。案件會回到**{ stage-open }**階段，**{ clock-solution }**期限重新起算，系統也會通知客戶。

## 欄位

field-customer = 客戶
field-subject = 主旨
field-question = 問題
field-answer = 答覆
field-reason = 原因

## 人員、資訊與期限

role-agent = 客服人員
role-supervisor = 主管
channel-web-form = 網路表單
channel-phone = 電話
fact-region = 地區
fact-region-emea = EMEA
fact-region-apac = APAC
fact-priority = 優先順序
fact-priority-low = 低
fact-priority-normal = 一般
fact-priority-high = 高
clock-first-answer = 首次答覆
clock-solution = 解決案件
view-urgent = 緊急
view-emea = EMEA
view-apac = APAC

## 通知

recipient-customer = 客戶
recipient-emea = EMEA 客服團隊
recipient-apac = APAC 客服團隊
notification-answered =
    .subject = 回覆：{ $field-subject }（{ $lead }）
    .body =
        { $field-customer } 您好：

        { $field-answer }
notification-asked =
    .subject = 關於案件 { $lead } 的問題
    .body =
        { $field-customer } 您好：

        關於「{ $field-subject }」，我們需要更多資訊：{ $field-question }

        請在 **{ DATETIME($due) }** 前回覆，否則我們會將案件結案。
notification-solved =
    .subject = 案件 { $lead } 已解決
    .body =
        { $field-customer } 您好：

        「{ $field-subject }」的解決方法如下：{ $field-answer }
notification-reopened =
    .subject = 案件 { $lead } 已重新開啟
    .body =
        { $field-customer } 您好：

        我們已重新開始處理「{ $field-subject }」，將再與您連絡。
notification-closed =
    .subject = 案件 { $lead } 已結案
    .body =
        { $field-customer } 您好：

        我們未收到您對「{ $field-subject }」的回覆，因此已將案件結案。
notification-unsolved =
    .subject = 案件 { $lead } 的結案通知
    .body =
        { $field-customer } 您好：

        很抱歉，我們未能找到「{ $field-subject }」的解決方法，已將案件結案。
notification-answer-due =
    .subject = 案件 { $lead } 即將超過首次答覆期限
    .body = { $field-customer } 正在等候「{ $field-subject }」的首次答覆，期限為 **{ DATETIME($due) }**。
notification-answer-overdue =
    .subject = 案件 { $lead } 的首次答覆已逾期
    .body = 給 { $field-customer } 的首次答覆（「{ $field-subject }」）應於 **{ DATETIME($at) }** 前送出。
notification-escalated =
    .subject = 案件 { $lead } 已呈報
    .body = { $field-customer } 的「{ $field-subject }」未在期限內解決。若仍未解決，案件將於 **{ DATETIME($due) }** 結案。
