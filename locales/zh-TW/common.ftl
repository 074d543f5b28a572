### Words that every rule set shares: time, history, refusals, tables.

## Time

# Variables:
#   $left (duration) - the time until the deadline
deadline = 剩餘 { DURATION($left) }

## What happened to a lead

# Variables:
#   $rules (text) - the rule set, for example 2020
event-opened = 依規則集 { $rules } 建立
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
event-action = { $action }：從「{ $from }」變更為「{ $to }」
# Variables:
#   $by (text) - the label of the role that acted
event-action-by = { $action }：從「{ $from }」變更為「{ $to }」（執行者：{ $by }）
event-action-stays = { $action }
event-action-stays-by = { $action }（執行者：{ $by }）
event-timeout = 逾期未回應：從「{ $from }」變更為「{ $to }」
# Variables:
#   $mark (text) - the label of the mark
event-marked = 已加上標記：{ $mark }
event-unmarked = 已移除標記：{ $mark }
# Variables:
#   $reason (text) - the refusal, a whole sentence
event-refused = 未受理。{ $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = 已通知：{ $recipient }（主旨：「{ $subject }」）

## Kinds of values

kind-text = 文字
kind-money = 含幣別的金額（25000.00 EUR）
kind-date = 日期（YYYY-MM-DD）
kind-email = 電子郵件地址
kind-phone = 電話號碼
kind-boolean = 是或否
kind-list = 項目清單

## How much an action needs a field

need-required = 必填
need-asked = 建議填寫
need-optional = 選填

## Refusals: why an event is not accepted, and what would be

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = 潛在客戶 { $lead } 尚未建立，請先建立。
refusal-opened-twice = 潛在客戶 { $lead } 已建立。同一筆潛在客戶只能建立一次。
# Variables:
#   $rules (text) - the rule set that was named
#   $accepted (list) - what would be accepted
refusal-unknown-rules = 沒有「{ $rules }」這個規則集。可用的規則集：{ LIST($accepted) }。
refusal-rules-not-given = 未指定規則集。可用的規則集：{ LIST($accepted) }。
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = 事件順序不符：此事件的時間為 { DATETIME($at) }，但已有時間更晚的事件（{ DATETIME($last) }）記錄在案。
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = 此潛在客戶已封存為「{ $outcome }」，無法再執行任何動作。
# Variables:
#   $action (text) - the action as it was named
#   $state (text) - the label of the stage
refusal-unknown-action = 在「{ $state }」階段無法執行「{ $action }」。可執行的動作：{ LIST($accepted) }。
# Variables:
#   $role (text) - the role as it was named
#   $count (number) - how many roles may act
refusal-unknown-role =
    { $count ->
        [0] 角色「{ $role }」無權執行動作：此規則集未設定任何角色。
       *[other] 角色「{ $role }」無權執行動作。允許的角色：{ LIST($accepted) }。
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field = 缺少必填欄位：{ LIST($fields) }。
# Variables:
#   $field (text) - the field as it was named
#   $action (text) - the label of the action
#   $count (number) - how many fields the action takes
refusal-unknown-field =
    { $count ->
        [0] 「{ $action }」沒有任何欄位，因此無法提供「{ $field }」。
       *[other] 「{ $action }」沒有「{ $field }」這個欄位。可用的欄位：{ LIST($accepted) }。
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - what is expected, one of the kinds above
refusal-wrong-kind = 無法讀取「{ $field }」的內容。正確格式：{ $kind }。
# Variables:
#   $fact (text) - the fact as it was named
#   $count (number) - how many facts these rules know
refusal-unknown-fact =
    { $count ->
        [0] 此規則集不需要任何附加資訊，因此無法提供「{ $fact }」。
       *[other] 此規則集沒有「{ $fact }」這項資訊。可提供的資訊：{ LIST($accepted) }。
    }
# Variables:
#   $fact (text) - the label of the fact
refusal-missing-fact = 缺少資訊：{ $fact }。
# Variables:
#   $expected (list) - the values that would be accepted
refusal-wrong-fact = 「{ $fact }」的值無法使用。可接受的值：{ LIST($expected) }。
# Variables:
#   $mark (text) - the mark as it was named
#   $count (number) - how many marks these rules know
refusal-unknown-mark =
    { $count ->
        [0] 此規則集沒有任何標記，因此無法加上或移除「{ $mark }」。
       *[other] 此規則集沒有「{ $mark }」這個標記。可用的標記：{ LIST($accepted) }。
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = 無法將潛在客戶從規則集 { $from } 轉換至「{ $to }」：兩者之間未定義轉換方式。

## Tables

table-lead = 潛在客戶
table-rules = 規則集
table-state = 狀態
table-deadline = 期限
table-actions = 動作
table-id = 訊息
table-text = 文字
table-locale = 語言

## Pictures of a lifecycle

# Variables:
#   $rules (text) - the rule set, for example 2020
picture-title = 潛在客戶的生命週期（規則集 { $rules }）
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = 潛在客戶 { $lead } 的歷程（規則集 { $rules }）
# At the arrow into the first stage.
picture-opened = 新的潛在客戶
# The next six are read out in the place of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = 每個潛在客戶都從「{ $state }」開始。
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }：從「{ $from }」變更為「{ $to }」。
# Variables:
#   $after (text) - the time limit written out, for example 14 days
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = { $after }內未回應：從「{ $from }」變更為「{ $to }」。
# Variables:
#   $recipients (list) - the labels of the recipients
picture-told = 收到通知者：{ LIST($recipients) }。
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = 此潛在客戶自 { DATETIME($since) } 起處於「{ $state }」。
# Variables:
#   $steps (list) - what happened, each with its instant
picture-path = 至今的歷程：{ LIST($steps) }。
# In the box of the state that the lead is in.
picture-here = 目前位置
# In the box of a stage: only the overview of the lead is shown; nothing limits the time.
picture-overview = 僅顯示概觀
picture-unlimited = 無時間限制
# What the signs beside arrows and names mean.
picture-sign-clock = 在此時間內無人回應時
picture-sign-envelope = 會收到通知
picture-sign-fork = 僅適用於這類潛在客戶
picture-sign-again = 重新開始此階段
picture-sign-dot = 潛在客戶停留在原階段
