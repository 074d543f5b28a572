### Messages shared by all rule sets: time, history, refusals, tables.

## The noun for a lead

# A rule set can have another noun: its file then has these terms, where they are not made of each other.
-lead = 潛在客戶

## Time

time-none = 立即
# Variables:
#   $count (number) - how many days or hours of working time
#   $case (text) - the grammatical case, which some languages need
time-business-days = { $count } 個工作天
time-business-hours = { $count } 個工作小時
time-in-business-days = { $count } 個工作天後
time-in-business-hours = { $count } 個工作小時後
# Variables:
#   $left (duration) - the time until the deadline
deadline = 剩餘 { DURATION($left) }
# Variables:
#   $left (duration) - the time left, which stays the same while the time limit is paused
clock-paused = 已暫停，剩餘 { DURATION($left) }
# Variables:
#   $since (instant) - when the time was over
clock-over = 自 { DATETIME($since) } 起逾期

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
#   $due (instant) - the deadline
event-reminder = 提醒：期限為 { DATETIME($due) }
# Variables:
#   $clock (text) - the label of a time limit
#   $due (instant) - its deadline
event-reminder-clock = 提醒：{ $clock }，期限為 { DATETIME($due) }
# Variables:
#   $clock (text) - the label of the time limit that is over, $from (text), $to (text) - the labels of states
event-clock = 已逾期：{ $clock }
event-clock-moves = 已逾期：{ $clock }，狀態從「{ $from }」變更為「{ $to }」
# Variables:
#   $facts (text) - the facts with their new values
event-fact = 已變更：{ $facts }
# Variables:
#   $by (text) - the label of the role
event-fact-by = 已變更：{ $facts }（執行者：{ $by }）
# Variables:
#   $mark (text) - the label of the mark
event-marked = 已加上標記：{ $mark }
event-unmarked = 已移除標記：{ $mark }
# Variables:
#   $old (text), $new (text) - the rule sets
#   $from (text), $to (text) - the labels of the state in each
event-switched = 已從規則集 { $old } 轉換至規則集 { $new }：「{ $from }」變為「{ $to }」
# Variables:
#   $state (text) - the label of the state
event-switched-same = 已從規則集 { $old } 轉換至規則集 { $new }，狀態仍為「{ $state }」
# Variables:
#   $reason (text) - the refusal, a complete sentence
event-refused = 未受理。{ $reason }
# Variables:
#   $recipient (text) - the label of the recipient
#   $subject (text) - the subject of the notification
event-notified = 已通知：{ $recipient }（主旨：「{ $subject }」）
# Variables:
#   $at (instant) - when the digest is sent
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
event-digested = 併入 { DATETIME($at) } 的彙整通知：{ $recipient }（主旨：「{ $subject }」）
# Variables:
#   $at (instant) - when the digest is sent, $count (number) - how many notifications it replaces
event-digest = { DATETIME($at) } 的彙整通知（{ NUMBER($count) }）

## Kinds of values

kind-text = 文字
kind-money = 含幣別的金額
kind-date = 日期（YYYY-MM-DD）
kind-email = 電子郵件地址
kind-phone = 電話號碼
kind-boolean = 是或否
kind-list = 項目清單

## How much an action needs a field

need-required = 必填
need-asked = 建議填寫
need-optional = 選填

## Refusals: why an event is not accepted, and what is

# Variables:
#   $lead (text) - the id of the lead
refusal-unknown-lead = { -lead } { $lead } 尚未建立，請先建立。
refusal-opened-twice = { -lead } { $lead } 已建立。同一筆{ -lead }只能建立一次。
# Variables:
#   $rules (text) - the rule set as given
#   $accepted (list) - the accepted values
refusal-unknown-rules = 沒有「{ $rules }」這個規則集。可用的規則集：{ LIST($accepted, type: "or") }。
refusal-rules-not-given = 未指定規則集。可用的規則集：{ LIST($accepted, type: "or") }。
# Variables:
#   $id (text) - the id of the event
refusal-id-taken = 識別碼「{ $id }」已用於此{ -lead }的另一個事件，請為每個事件指定不同的識別碼。
refusal-id-empty = 事件的識別碼是空的。請提供識別碼，或省略識別碼。
# Variables:
#   $at (instant) - when the refused event happened
#   $last (instant) - when the last accepted event happened
refusal-out-of-order = 事件順序不符：此事件的時間為 { DATETIME($at) }，但已有時間更晚的事件（{ DATETIME($last) }）記錄在案。
# Variables:
#   $at (instant) - when the event happened
#   $until (instant) - the instant of the last notification
refusal-already-settled = 已發出時間為 { DATETIME($until) } 的通知，無法再補登更早的事件（{ DATETIME($at) }）。
# Variables:
#   $outcome (text) - the label of the outcome
refusal-archived = 此{ -lead }已封存為「{ $outcome }」，無法再執行任何動作。
# Variables:
#   $action (text) - the action as given
#   $state (text) - the label of the stage
refusal-unknown-action = 在「{ $state }」階段無法執行「{ $action }」。可執行的動作：{ LIST($accepted, type: "or") }。
refused-in-archive = 此{ -lead }已封存為「{ $state }」，無法執行「{ $action }」。可執行的動作：{ LIST($accepted, type: "or") }。
# Variables:
#   $clock (text) - the label of a time limit
refusal-not-extendable = 無法延長「{ $clock }」：期限未在計時，或已達延長次數上限。
# Variables:
#   $role (text) - the role as given
#   $count (number) - how many roles can act
refusal-unknown-role =
    { $count ->
        [0] 角色「{ $role }」無權執行動作：此規則集未設定任何角色。
       *[other] 角色「{ $role }」無權執行此操作。允許的角色：{ LIST($accepted, type: "or") }。
    }
# Variables:
#   $fields (list) - the labels of the missing fields
#   $count (number) - how many are missing
refusal-missing-field = 缺少必填欄位：{ LIST($fields) }。
# Variables:
#   $field (text) - the field as given
#   $action (text) - the label of the action
#   $count (number) - how many fields the action has
refusal-unknown-field =
    { $count ->
        [0] 「{ $action }」沒有任何欄位，因此無法提供「{ $field }」。
       *[other] 「{ $action }」沒有「{ $field }」這個欄位。可用的欄位：{ LIST($accepted, type: "or") }。
    }
# Variables:
#   $field (text) - the label of the field
#   $kind (text) - the expected kind, one of those above
refusal-wrong-kind = 無法讀取「{ $field }」的內容。正確格式：{ $kind }。
# Variables:
#   $fact (text) - the fact as given
#   $count (number) - how many facts the rule set has
refusal-unknown-fact =
    { $count ->
        [0] 此規則集不需要任何附加資訊，因此無法提供「{ $fact }」。
       *[other] 此規則集沒有「{ $fact }」這項資訊。可提供的資訊：{ LIST($accepted, type: "or") }。
    }
# Variables:
#   $facts (list) - the labels of the missing facts
#   $count (number) - how many are missing
refusal-missing-fact = 缺少資訊：{ LIST($facts) }。
# Variables:
#   $expected (list) - the accepted values
refusal-wrong-fact = 「{ $fact }」的值無法使用。可接受的值：{ LIST($expected, type: "or") }。
# Variables:
#   $count (number) - how many facts can change
#   $accepted (list) - the labels of these facts
refusal-fixed-fact =
    { $count ->
        [0] 「{ $fact }」建立後即無法變更。
       *[other] 「{ $fact }」建立後即無法變更。可變更的資訊：{ LIST($accepted) }。
    }
# Variables:
#   $condition (text) - the facts that no lead has together
refusal-excluded-facts = 下列資訊無法並存：{ $condition }。
# Variables:
#   $mark (text) - the mark as given
#   $count (number) - how many marks the rule set has
refusal-unknown-mark =
    { $count ->
        [0] 此規則集沒有任何標記，因此無法加上或移除「{ $mark }」。
       *[other] 此規則集沒有「{ $mark }」這個標記。可用的標記：{ LIST($accepted, type: "or") }。
    }
# Variables:
#   $from (text), $to (text) - the rule sets
refusal-no-switch = 不支援從規則集 { $from } 轉換至「{ $to }」。
refusal-same-rules = 此{ -lead }已適用規則集 { $rules }。
# Variables:
#   $to (text) - the rule set that the lead goes back to
refusal-return-supplied = { -lead }會以原有資料轉換回規則集 { $to }，無法另外提供資訊或欄位。
# Variables:
#   $to (text) - the rule set that the lead came from
#   $state (text) - the label of the stage that the lead is in
#   $count (number) - how many stages of that rule set map to this stage
refusal-not-one-to-one =
    { $count ->
        [0] 無法將{ -lead }轉換回規則集 { $to }：其中沒有任何階段對應「{ $state }」。
       *[other] 無法將{ -lead }轉換回規則集 { $to }：其中有多個階段對應「{ $state }」。
    }
# Variables:
#   $field (text) - the field as given
#   $accepted (list) - the labels of the fields of the rule set
#   $count (number) - how many there are
refusal-unknown-switch-field =
    { $count ->
        [0] 此規則集沒有任何欄位，因此無法提供「{ $field }」。
       *[other] 此規則集沒有「{ $field }」這個欄位。可用的欄位：{ LIST($accepted, type: "or") }。
    }
# Variables:
#   $at (instant) - when the lead arrived
#   $accepted (list) - the rule sets
refusal-not-in-force = 依推行規則，{ DATETIME($at) } 沒有適用於此{ -lead }的規則集。請在建立時指定其中之一：{ LIST($accepted, type: "or") }。
# Variables:
#   $fact (text) - the fact that decides which rule set the lead uses
#   $accepted (list) - its possible values
#   $count (number) - how many there are; 0 if any text is accepted
refusal-rollout-fact =
    { $count ->
        [0] 此{ -lead }適用的規則集取決於「{ $fact }」，請以文字提供。
       *[other] 此{ -lead }適用的規則集取決於「{ $fact }」。可用的值：{ LIST($accepted, type: "or") }。
    }

## Plans: effects of a switch on leads

# Variables:
#   $to (text) - the rule set, $at (instant) - when
#   $from, $to (text) - labels of states, $old, $new (text) - their rule sets
#   $move (text) - the states before and after; $count (number) - how many leads
#   $by, $least, $median, $most (duration) - how much earlier or later
#   $actions (text) - a list of actions
#   $recipient, $subject (text) - a notification; $name (text) - the action that sends it

plan-title = 於 { DATETIME($at) } 轉換至規則集 { $to }
plan-title-back = 於 { DATETIME($at) } 轉換回規則集 { $to }
plan-moves =
    { $count ->
        [0] 沒有需要轉換的潛在客戶。
       *[other] 將轉換 { NUMBER($count) } 筆潛在客戶。
    }
plan-safe = 可依計畫執行轉換。
plan-unsafe = 無法執行轉換：請參閱下列潛在客戶。
plan-unread = 無法執行轉換：未能完整讀取記錄或規則。
plan-move = 「{ $from }」（{ $old }）→「{ $to }」（{ $new }）
plan-section = { $move }：{ NUMBER($count) } 筆潛在客戶
plan-leads = 潛在客戶
plan-deadline-same = 期限不變
plan-deadline-earlier = 期限提前 { DURATION($by) }
plan-deadline-earlier-spread = 期限提前 { DURATION($least) }至 { DURATION($most) }（中位數：{ DURATION($median) }）
plan-deadline-later = 期限延後 { DURATION($by) }
plan-deadline-later-spread = 期限延後 { DURATION($least) }至 { DURATION($most) }（中位數：{ DURATION($median) }）
plan-deadline-gained = 新增期限
plan-deadline-lost = 取消期限
plan-action-gained = 新增動作：「{ $action }」
plan-action-lost = 不再提供的動作：「{ $action }」
plan-shows-details = 將顯示潛在客戶的所有詳細資料
plan-shows-overview = 僅顯示潛在客戶概要
# Variables:
#   $before, $after (text) - the labels of the next states
plan-timeout-target = 逾期時改為「{ $after }」（先前：「{ $before }」）
plan-timeout-notifies-no-more = 逾期時不再通知：{ $recipient }（主旨：「{ $subject }」）
plan-timeout-notifies = 逾期時新增通知：{ $recipient }（主旨：「{ $subject }」）
plan-spread = { DURATION($least) }至 { DURATION($most) }，中位數：{ DURATION($median) }
plan-clock-gained = 「{ $clock }」現在開始計時
plan-clock-lost = 「{ $clock }」不再計時
plan-clock-earlier = 「{ $clock }」提前到期（{ $by }）
plan-clock-later = 「{ $clock }」延後到期（{ $by }）
plan-clock-target = 「{ $clock }」到期時改為{ $after }（先前：{ $before }）
plan-stays = 潛在客戶留在原階段
plan-clock-notifies = 「{ $name }」到期時新增通知：{ $recipient }（主旨：「{ $subject }」）
plan-clock-notifies-no-more = 「{ $name }」到期時不再通知：{ $recipient }（主旨：「{ $subject }」）
plan-action-notifies-no-more = 「{ $name }」後不再通知：{ $recipient }（主旨：「{ $subject }」）
plan-action-notifies = 「{ $name }」後新增通知：{ $recipient }（主旨：「{ $subject }」）
# Variables:
#   $recipient (text) - the label of the recipient, $subject (text) - the subject of the notification
plan-digest-gained = 數量多時改為彙整通知：{ $recipient }（主旨：「{ $subject }」）
plan-digest-lost = 不再彙整通知：{ $recipient }（主旨：「{ $subject }」）
plan-alert-gained = 出現警示：「{ $text }」
plan-alert-lost = 警示消失：「{ $text }」
plan-field-aside = 不沿用但保存的欄位：「{ $name }」
plan-fact-aside = 不沿用但保存的資訊：「{ $name }」
plan-mark-aside = 不沿用但保存的標記：「{ $name }」
plan-lacking = 缺少「{ $field }」，只能在轉換時一併提供
plan-lacking-until = 缺少「{ $field }」，可透過{ $actions }補上
plan-lacks = 缺少：{ LIST($fields) }
plan-at-once = 「{ $from }」→「{ $to }」
plan-at-once-title = 將立即逾期
plan-refused-title = 無法轉換
plan-refused-later = 已有較晚的事件（{ DATETIME($last) }）。
plan-lacking-title = 缺少新階段所需的資料
plan-stay-title = 維持不變
plan-stay-archived = 已依規則集 { $rules } 封存
plan-stay-there = 已適用規則集 { $rules }
plan-stay-other = 適用規則集 { $rules }，不在此次轉換範圍
plan-stay-no-way = 適用規則集 { $rules }，不支援轉換至 { $to }
plan-stay-never = 適用規則集 { $rules }，從未適用 { $to }
plan-before = 轉換前
plan-after = 轉換後
plan-aside = 不沿用
plan-alerts = 警示
# Variables:
#   $field (text) - the label of a field, $value (text) - its value
#   $at (text) - the deadline of a lead, $left (text) - the time until then, $to (text) - the label of the next state
plan-field = { $field }：{ $value }
plan-due = { $at }（{ $left }）→{ $to }

## Replay: what leads would have lived through under other rules

# Variables:
#   $from, $to, $rules (text) - rule sets, $at (instant) - the instant of the comparison
#   $count (number) - how many leads
#   $mark (text) - the label of a mark, $date (text) - the Monday of a week
#   $subject (text) - the subject of a notification, $when (text) - its condition, $before, $after (number) - how many messages were sent

replay-title = 將規則集 { $from } 的潛在客戶以規則集 { $to } 重演，截至 { DATETIME($at) }
replay-leads =
    { $count ->
        [0] 沒有可比較的潛在客戶。
       *[other] 比較 { NUMBER($count) } 筆潛在客戶。
    }
replay-changed =
    { $count ->
        [0] 沒有潛在客戶的最終狀態不同。
       *[other] { NUMBER($count) } 筆潛在客戶的最終狀態不同。
    }
replay-guessed =
    { $count ->
        [0] 其他規則未拒絕任何事件。
       *[other] 其他規則拒絕了 { NUMBER($count) } 筆潛在客戶的事件，這些潛在客戶之後的發展僅為推測。
    }
replay-unknown = 無法得知人們在其他規則下會怎麼做。遭拒絕的事件會略過，潛在客戶則在沒有該事件的情況下繼續。
replay-unread = 部分記錄或規則無法讀取，因此未包含在內。
replay-rules = 規則集 { $rules }
replay-states = 狀態
replay-refused = 遭拒絕的事件
replay-deadlines = 期限
replay-impossible = 其他規則無法接受的潛在客戶
replay-left-out = 未比較
replay-event = 事件
replay-events = 數量
replay-reason = 原因
replay-example = 範例
replay-difference = 差異
replay-notification = 主旨
replay-recipient = 收件者
replay-variant = { $subject }（{ $when }）
replay-digests = { $subject }（彙整通知）
replay-replaced = { $subject }（併入彙整通知）
replay-waiting = { $subject }（等待彙整）
replay-messages = 寄出的訊息數（每則彙整通知算一則）：先前 { NUMBER($before) }，之後 { NUMBER($after) }。
replay-met = 如期完成
replay-missed = 逾期
replay-running = 仍在進行
replay-in-another = 狀態不同
replay-same = 狀態相同
replay-other-outcome = 結果不同
replay-guess = 推測
replay-opening = 建立
replay-facts = 變更資訊
replay-mark = 設定標記：{ $mark }
replay-unmark = 移除標記：{ $mark }
replay-switch = 轉換至規則集 { $to }
replay-by-week = 建立的週次
replay-week = { $date }當週

## Rollout: which rule set a new lead uses

# Variables:
#   $at (instant) - when the lead opens
#   $rules (text) - the rule set
#   $fact (text) - a fact, $value and $wanted (text) - its value and the required value
#   $condition (text) - a condition, as in the rollout file
#   $place (number) - the position of the lead, in percent; $end (number) - the end of the shares, in percent

rollout-decided = 於 { DATETIME($at) } 建立的潛在客戶適用規則集 { $rules }。
rollout-undecided = 於 { DATETIME($at) } 建立的潛在客戶沒有適用的規則集。
rollout-takes = 適用於此潛在客戶。
rollout-not-yet = 自 { DATETIME($from) } 起才適用。
rollout-otherwise = 不適用：「{ $fact }」為 { $value }，而非 { $wanted }。
rollout-unmet = 不適用：此潛在客戶不符合下列條件：{ $condition }
rollout-nothing = 未知
rollout-unknown = 不適用：決定比例的「{ $fact }」未知。
rollout-outside = 不適用：此潛在客戶不在此項目適用的 { NUMBER($end) }% 範圍內。
rollout-after = 排在適用於此潛在客戶的項目之後。
rollout-place = 項目
rollout-why = 原因

## Differences between two rule sets: headings

diff-title = 從規則集 { $from } 到規則集 { $to } 的變更
diff-none = 規則集 { $from } 與 { $to } 之間沒有差異。
diff-where = 項目
diff-what = 變更內容
diff-section-stage = 「{ $stage }」階段
diff-section-outcome = 結果「{ $outcome }」
diff-section-outcomes = 封存與結果
diff-section-arrival = { -lead }的來源與資訊
diff-section-fields = 欄位
diff-section-notifications = 通知
diff-section-roles = 角色
diff-section-views = 檢視與標記
diff-section-tips = 提示
diff-section-clocks = 跨階段期限
diff-section-calendars = 工作時間

## Differences: names

# $from and $to (text) are the rule sets, $before and $after (text) the old and the new value,
# $name (text) the label of the changed item.

diff-renamed = 「{ $before }」改為「{ $after }」。
diff-renamed-same = 「{ $name }」的名稱不變，僅內部識別碼變更。
diff-relabelled = 「{ $before }」現在稱為「{ $after }」。
diff-variants = 「{ $name }」的其他版本有變更。

## Differences: values in the sentences below

diff-quoted = 「{ $text }」
# Instead of a condition, if there is none: all leads.
diff-all-leads = 無
diff-all-roles = 所有角色
condition-is = 「{ $fact }：{ $values }」
condition-marked = 「標記：{ $marks }」
condition-is-not = 「{ $fact }：非{ $values }」
condition-marked-not = 「標記：非{ $marks }」
# Variables:
#   $condition (text) - a condition, already formatted; in parentheses if it has several parts
condition-not = 不符合{ $condition }
condition-group = （{ $condition }）
# Variables:
#   $clock (text) - the label of a time limit, $limits (text) - its durations with their targets
limit-clock = { $clock }：{ $limits }
# Variables:
#   $time (duration) - the time limit, $to (text) - the label of the state after it
limit-time = { DURATION($time) }
limit-then = { DURATION($time) }，之後為「{ $to }」
limit-when = { $limit }（{ $condition }）
limit-opened = 建立時
# Variables:
#   $stages (list) - the labels of stages, or the opening of a lead
limit-starts = 開始：{ LIST($stages) }
limit-pauses = 暫停：{ LIST($stages) }
limit-stops = 結束：{ LIST($stages) }
# Variables:
#   $hours (list) - weekdays with their hours; $zone (text) - a time zone, $condition (text) - the leads
#   $days (text) - a weekday, or several from $first (text) to $last (text)
limit-work = 工作時間：{ LIST($hours) }（{ $zone }）
limit-work-when = 工作時間（條件：{ $condition }）：{ LIST($hours) }（{ $zone }）
limit-work-others = 其他情況的工作時間：{ LIST($hours) }（{ $zone }）
limit-work-hours = { $days } { $hours }
limit-work-range = { $first }至{ $last }
# Variables:
#   $date (text) - a holiday, $name (text) - its name, $hours (text) - the hours in which people work on it
limit-work-holiday = { $date }（僅 { $hours }）
limit-work-holiday-named = { $date }（{ $name }）
limit-work-holiday-named-hours = { $date }（{ $name }；僅 { $hours }）
# Variables:
#   $dates (list) - holidays
limit-work-holidays = 假日：{ LIST($dates) }
# Variables:
#   $count (number) - how many holidays
limit-work-many = { $count } 天假日
# Variables:
#   $clock (text) - the label of a time limit, $time (duration) - how much longer, $times (number) - how often at most
limit-effect-start = 「{ $clock }」開始計時
limit-effect-stop = 「{ $clock }」停止計時
limit-effect-extend = 「{ $clock }」延長 { DURATION($time) }
limit-effect-extend-times = 「{ $clock }」延長 { DURATION($time) }，最多 { NUMBER($times) } 次
answer-yes = 是
answer-no = 否
answer-given = 已提供
answer-not-given = 未提供
diff-by-fact = { $recipients }，依「{ $fact }」而定
diff-field-need = 「{ $field }」（{ $need }）
diff-part = 「{ $part }」（{ $kind }）
diff-list-of = { $kind }，包含{ $parts }
diff-default-none = 必須提供
diff-default-unknown = 可省略
diff-default-value = 預設為{ $value }

## Differences: details of a change, one per line

diff-detail-when = 條件：{ $when }
diff-detail-roles = 角色：{ $roles }
diff-detail-fields = 欄位：{ $fields }
diff-detail-confirm = 確認按鈕：「{ $confirm }」
diff-detail-notified = 通知：{ $recipient }（主旨：「{ $subject }」）
diff-detail-reminder = 期限前 { DURATION($time) }提醒：{ $recipient }（主旨：「{ $subject }」）
# Variables:
#   $digest (text) - when notifications are sent as one message
diff-detail-digest = 彙整通知：{ $digest }
diff-detail-overview = 顯示內容：僅潛在客戶概要
diff-detail-text = 文字：「{ $text }」
diff-detail-later = { DURATION($time) }後的文字：「{ $text }」
diff-detail-variant = 其他版本：「{ $text }」（{ $when }）
diff-detail-variant-before = 先前的其他版本：「{ $text }」（{ $when }）
diff-detail-values = 值：{ $values }
diff-detail-default = 建立潛在客戶時：{ $default }

## Differences: stages

diff-stage-added = 新增「{ $name }」階段。
diff-stage-removed = 移除「{ $name }」階段。
diff-stage-first = 潛在客戶的起始階段改為：{ $after }（先前：{ $before }）。
diff-stage-shows-overview = 現在僅顯示潛在客戶概要；先前顯示所有詳細資料。
diff-stage-shows-details = 現在顯示潛在客戶的所有詳細資料；先前僅顯示概要。
diff-stage-withheld = 隱藏的欄位改為 { $after }（先前：{ $before }）。

## Differences: actions

diff-action-added = 新增動作「{ $name }」：狀態變更為「{ $to }」。
diff-action-added-stays = 新增動作「{ $name }」：狀態不變。
diff-action-removed = 移除動作「{ $name }」（原本會將狀態變更為「{ $to }」）。
diff-action-removed-stays = 移除動作「{ $name }」（原本不會變更狀態）。
diff-action-target = 執行「{ $name }」後的狀態改為：{ $after }（先前：{ $before }）。
diff-action-target-stays = 執行「{ $name }」後，狀態不再變更（先前：變更為{ $before }）。
diff-action-target-leaves = 執行「{ $name }」後，狀態現在會變更為{ $after }（先前：狀態不變）。
diff-action-when = 動作「{ $name }」的條件改為：{ $after }（先前：{ $before }）。
diff-action-roles = 可執行「{ $name }」的角色改為：{ $after }（先前：{ $before }）。
diff-action-confirm = 「{ $name }」的確認按鈕改為：{ $after }（先前：{ $before }）。
diff-action-order = 動作的新順序：{ $after }。
diff-action-notifies = 執行「{ $name }」後，現在會通知：{ $recipient }（主旨：「{ $subject }」）。
diff-action-notifies-no-more = 執行「{ $name }」後，不再通知：{ $recipient }（主旨：「{ $subject }」）。
diff-action-clocks = 「{ $action }」變更的期限：現為{ $after }（原為{ $before }）。
diff-input-added = 「{ $action }」新增欄位「{ $name }」（{ $need }）。
diff-input-removed = 「{ $action }」移除欄位「{ $name }」（先前：{ $need }）。
diff-input-stricter = 「{ $action }」的欄位「{ $name }」改為{ $after }（先前：{ $before }）。
diff-input-looser = 「{ $action }」的欄位「{ $name }」改為{ $after }（先前：{ $before }）。
diff-input-order = 「{ $action }」欄位的新順序：{ $after }。

## Differences: time limits

diff-timeout-added = 新增期限：{ DURATION($time) }，逾期後狀態變更為「{ $to }」。
diff-timeout-removed = 移除期限（先前：{ DURATION($time) }，逾期後狀態變更為「{ $to }」）。
diff-timeout-sooner = 回應期限縮短：{ DURATION($after) }（先前：{ DURATION($before) }）。
diff-timeout-later = 回應期限延長：{ DURATION($after) }（先前：{ DURATION($before) }）。
diff-timeout-time = 回應時間：現為 { DURATION($after) }（原為 { DURATION($before) }）。
diff-timeout-target = 逾期後的狀態改為：{ $after }（先前：{ $before }）。
diff-timeout-when = 期限的條件改為：{ $after }（先前：{ $before }）。
diff-timeout-notifies = 逾期後，現在會通知：{ $recipient }（主旨：「{ $subject }」）。
diff-timeout-notifies-no-more = 逾期後，不再通知：{ $recipient }（主旨：「{ $subject }」）。
diff-timeout-reminders = 提醒改為：{ $after }（先前：{ $before }）。
# Variables:
#   $name (text) - the label of a time limit, $before and $after (text) - the old and the new content
#   $recipient, $subject (text) - a notification, $limit (text) - a duration with its target
diff-clock-added = 新增期限：「{ $name }」。
diff-clock-removed = 移除期限：「{ $name }」。
diff-clock-starts = 「{ $name }」的開始：現為{ $after }（原為{ $before }）。
diff-clock-pauses = 「{ $name }」的暫停：現為{ $after }（原為{ $before }）。
diff-clock-stops = 「{ $name }」的結束：現為{ $after }（原為{ $before }）。
diff-clock-sooner = 「{ $name }」：時間縮短為 { DURATION($after) }（原為 { DURATION($before) }）。
diff-clock-later = 「{ $name }」：時間延長為 { DURATION($after) }（原為 { DURATION($before) }）。
diff-clock-time = 「{ $name }」：現為 { DURATION($after) }（原為 { DURATION($before) }）。
diff-clock-target = 「{ $name }」：逾期後，潛在客戶現移至{ $after }（原為{ $before }）。
diff-clock-when = 「{ $name }」：條件現為{ $after }（原為{ $before }）。
diff-clock-notifies = 「{ $name }」：逾期後，現在會通知：{ $recipient }，主旨「{ $subject }」。
diff-clock-notifies-no-more = 「{ $name }」：逾期後，不再通知：{ $recipient }，主旨「{ $subject }」。
diff-clock-reminders = 「{ $name }」：提醒現為{ $after }（原為{ $before }）。
diff-clock-limit-added = 「{ $name }」：另有 { $limit }。
diff-clock-limit-removed = 「{ $name }」：不再有 { $limit }。
# Variables:
#   $name (text) - the id of a calendar, $before and $after (text) - the old and the new content,
#   $date (text) - a holiday
diff-calendar-added = 已新增行事曆「{ $name }」。
diff-calendar-removed = 已移除行事曆「{ $name }」。
diff-calendar-when = 行事曆「{ $name }」的條件：現為{ $after }（原為{ $before }）。
diff-calendar-zone = 行事曆「{ $name }」的時區：現為 { $after }（原為 { $before }）。
diff-calendar-hours = 行事曆「{ $name }」的工作時間：現為{ $after }（原為{ $before }）。
diff-calendar-holiday-added = 行事曆「{ $name }」：{ $after }現為假日。
diff-calendar-holiday-removed = 行事曆「{ $name }」：{ $before }不再是假日。
diff-calendar-holiday-hours = 行事曆「{ $name }」：現為{ $after }（原為{ $before }）。
diff-calendar-holiday-name = 行事曆「{ $name }」，{ $date }假日的名稱：現為{ $after }（原為{ $before }）。

## Differences: alerts

diff-alert-added = 新增警示（條件：{ $when }）。
diff-alert-removed = 移除警示（條件：{ $when }）。
diff-alert-when = 警示的條件改為：{ $after }（先前：{ $before }）。
diff-alert-icon = 警示改用其他圖示。
diff-alert-change-added = 警示現在會在 { DURATION($time) }後變更。
diff-alert-change-removed = 警示不再隨時間變更（先前：{ DURATION($time) }後）。
diff-alert-change-sooner = 警示提早變更：{ DURATION($after) }後（先前：{ DURATION($before) }後）。
diff-alert-change-later = 警示延後變更：{ DURATION($after) }後（先前：{ DURATION($before) }後）。
diff-alert-change-time = 提醒現在會在 { DURATION($after) }後變更（原為 { DURATION($before) }）。
diff-alert-change-text = 警示變更後的文字改為：{ $after }（先前：{ $before }）。
diff-alert-change-icon = 警示變更後的圖示與先前不同。

## Differences: outcomes

diff-outcome-added = 新增結果「{ $name }」。
diff-outcome-removed = 移除結果「{ $name }」。
diff-outcome-shows-overview = 「{ $name }」：僅保留潛在客戶的概要。
diff-outcome-shows-details = 「{ $name }」：顯示潛在客戶的所有詳細資料。
diff-outcome-shows-last = 「{ $name }」：顯示範圍與潛在客戶的最後階段相同。
diff-outcome-withheld = 「{ $name }」：隱藏的欄位改為 { $after }（先前：{ $before }）。

## Differences: how leads arrive, and facts about them

diff-opening-notifies = 收到潛在客戶時，現在會通知：{ $recipient }（主旨：「{ $subject }」）。
diff-opening-notifies-no-more = 收到潛在客戶時，不再通知：{ $recipient }（主旨：「{ $subject }」）。
diff-advice-added = 新增建議回應時間：{ DURATION($time) }。
diff-advice-removed = 移除建議回應時間（先前：{ DURATION($time) }）。
diff-advice-sooner = 建議回應時間縮短：{ DURATION($after) }（先前：{ DURATION($before) }）。
diff-advice-later = 建議回應時間延長：{ DURATION($after) }（先前：{ DURATION($before) }）。
diff-advice-time = 建議的回應時間：現為 { DURATION($after) }（原為 { DURATION($before) }）。
diff-channel-added = 新增潛在客戶來源：{ $name }。
diff-channel-removed = 不再列為潛在客戶來源：{ $name }。
diff-channel-relabelled = 潛在客戶來源的說明改為：{ $after }（先前：{ $before }）。
diff-place-added = 現在會說明潛在客戶的查看路徑：{ $after }。
diff-place-removed = 不再說明潛在客戶的查看路徑（先前：{ $before }）。
diff-place-path = 潛在客戶的查看路徑改為：{ $after }（先前：{ $before }）。
diff-arrival-field-added = 潛在客戶現在附有欄位「{ $name }」。
diff-arrival-field-removed = 潛在客戶不再附有欄位「{ $name }」。
diff-fact-added = 新增潛在客戶資訊：「{ $name }」。
diff-fact-removed = 移除潛在客戶資訊：「{ $name }」。
diff-fact-kind = 「{ $name }」的可用值改為：{ $after }（先前：{ $before }）。
diff-fact-default = 建立潛在客戶時，「{ $name }」現在{ $after }（先前：{ $before }）。
diff-fact-changes = 「{ $name }」建立後的變更改為：{ $after }（先前：{ $before }）。
diff-changes = { $roles }，{ $clock }
diff-changes-never = 無法變更
diff-clock-keep = 期限保持原樣
diff-clock-recompute = 重新計算期限
diff-clock-restart = 期限重新起算
diff-fact-excluded = 新增排除的組合：{ $when }。
diff-fact-allowed = 不再排除的組合：{ $when }。
diff-fact-value-added = 「{ $fact }」新增值「{ $name }」。
diff-fact-value-removed = 「{ $fact }」移除值「{ $name }」。

## Differences: fields

diff-field-added = 新增欄位「{ $name }」：{ $kind }。
diff-field-removed = 移除欄位「{ $name }」；先前的內容：{ $kind }。
diff-field-kind = 欄位「{ $name }」的內容改為：{ $after }；先前：{ $before }。

## Differences: notifications

diff-notification-added = 新增通知：{ $recipient }（主旨：「{ $subject }」）。
diff-notification-removed = 移除通知：{ $recipient }（主旨：「{ $subject }」）。
diff-notification-recipient = 「{ $name }」的收件者改為：{ $after }；先前：{ $before }。
diff-notification-when = 通知「{ $name }」的條件改為：{ $after }（先前：{ $before }）。
diff-notification-digest = 通知「{ $name }」的彙整方式改為：{ $after }（先前：{ $before }）。
# Variables:
#   $count (number) - how many notifications are sent on their own, $time (duration) - the period
diff-digest = 每 { DURATION($time) }超過 { NUMBER($count) } 則
# Variables:
#   $digest (text) - the digest, $by (text) - the label of a fact or field
diff-digest-by = { $digest }，依「{ $by }」分別計算
diff-recipient-added = 新增收件者：{ $name }。
diff-recipient-removed = 移除收件者：{ $name }。

## Differences: roles, views and marks, tips

diff-role-added = 新增角色「{ $name }」。
diff-role-removed = 移除角色「{ $name }」。
diff-view-added = 新增檢視「{ $name }」（條件：{ $when }）。
diff-view-removed = 移除檢視「{ $name }」（條件：{ $when }）。
diff-view-when = 檢視「{ $name }」的條件改為：{ $after }（先前：{ $before }）。
diff-view-order = 檢視的新順序：{ $after }。
diff-mark-added = 新增標記「{ $name }」。
diff-mark-removed = 移除標記「{ $name }」。
diff-mark-icon = 標記「{ $name }」改用其他圖示。
diff-tip-added = 新增提示「{ $name }」。
diff-tip-removed = 移除提示「{ $name }」。
diff-tip-order = 提示的新順序：{ $after }。

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
picture-title = { -lead }的生命週期（規則集 { $rules }）
# Variables:
#   $lead (text) - the id of the lead
#   $rules (text) - the rule set
picture-title-lead = { -lead } { $lead } 的歷程（規則集 { $rules }）
# At the arrow into the first stage.
picture-opened = 新的{ -lead }
# Screen readers read the next six instead of the picture.
# Variables:
#   $state (text) - the label of the first stage
picture-begins = 每筆{ -lead }都從「{ $state }」階段開始。
# Variables:
#   $action (text) - the label of the action
#   $from (text), $to (text) - the labels of the states before and after
picture-action = { $action }：從「{ $from }」變更為「{ $to }」。
# Variables:
#   $after (duration) - the time limit
#   $from (text), $to (text) - the labels of the states before and after
picture-timeout = { DURATION($after) }內未回應：從「{ $from }」變更為「{ $to }」。
picture-timeout-again = { DURATION($after) }內未回應：「{ $state }」重新開始。
picture-clock = 「{ $clock }」逾期：從「{ $from }」變更為「{ $to }」。
picture-step-timeout = { DURATION($after) }內未回應
# Variables:
#   $clock (text) - the label of the time limit that ran out
picture-step-clock = 「{ $clock }」逾期
picture-step = { $what }（{ $at }）
# Variables:
#   $recipients (list) - the labels of the recipients
picture-only = 僅在下列情況：{ $condition }。
picture-by = 角色：{ LIST($roles) }。
picture-told = 通知對象：{ LIST($recipients) }。
picture-reminder = 期限前 { DURATION($time) }提醒：{ LIST($recipients) }
# Variables:
#   $reminder (text) - the reminder, without a full stop
picture-reminded = { $reminder }。
# Variables:
#   $state (text) - the label of the state
#   $since (instant) - when the lead entered it
picture-stands = 自 { DATETIME($since) } 起，此{ -lead }的狀態為「{ $state }」。
# Variables:
#   $steps (list) - the steps, each with its instant
picture-path = 至今的歷程：{ LIST($steps) }。
# In the box of the lead’s current state.
picture-here = { -lead }目前在此
# In the box of a stage: only an overview of the lead is shown; there is no time limit.
picture-overview = 僅顯示概要
# $fields (text) - the labels of the fields that are not shown
picture-withheld = 隱藏：{ $fields }
picture-unlimited = 無期限
# The meaning of the signs beside arrows and names.
picture-sign-clock = 若在此時間內無人回應
picture-sign-envelope = 會收到通知
picture-sign-fork = 僅適用於這類{ -lead }
picture-sign-person = 僅限此角色
picture-sign-again = 重新開始此階段
picture-sign-dot = { -lead }停留在原階段

## Help pages: sentences

# Pages are written with these sentences, and read with them: a variable matches the text in its place.
# `pages/common.ftl` has other wordings of the same sentences.
#
# Variables:
#   $rules (text) - a rule set; $state, $confirm, $action, $subject, $fact (text) - labels
#   $time (duration) - a time limit; $icon, $value (text) - a name without a message
#   $fields, $recipients, $roles, $path, $conditions (text) - several labels

page-title = { -lead }的處理方式（規則集 { $rules }）
page-description = { -lead }的階段、動作、期限與通知（規則集 { $rules }）。
page-moves = { -lead }會進入「{ $state }」階段。
page-archives = { -lead }會封存為「{ $state }」。
page-stays = { -lead }留在目前的階段。
page-stays-archived = { -lead }的結果維持不變。
page-timeout = 逾期未回應（期限：{ DURATION($time) }）。
page-never = 沒有期限。
page-otherwise-never = 其他情況沒有期限。
page-notifies = 通知對象：{ $recipients }（主旨：「{ $subject }」）。
page-reminds = 期限前 { DURATION($time) }提醒：{ $recipients }（主旨：「{ $subject }」）。
page-required = 必填：{ $fields }。
page-asked = 建議填寫：{ $fields }。
page-optional = 選填：{ $fields }。
page-confirm = 按一下「{ $confirm }」確認。
page-only = 僅在符合下列條件時適用：{ $conditions }。
page-selects = 顯示符合下列條件的{ -lead }：{ $conditions }。
page-by = 僅限：{ $roles }。
page-alert = 頁面頂端會顯示警示。
page-alert-changes = 警示會在 { DURATION($time) }後變更。
page-icon = 圖示：{ $icon }。
page-advice = 建議回應時間：{ DURATION($time) }。
page-overview = 起初只顯示{ -lead }的概要。
page-ends-overview = 僅保留{ -lead }的概要。
page-ends-details = 保留{ -lead }的所有詳細資料。
page-withheld = 隱藏：{ $fields }。
page-details = 之後會顯示完整的詳細資料。
page-found = { -lead }位於{ $path }。
page-channels = { -lead }來自以下來源：
page-brings = { -lead }送達時附有：{ $fields }。
page-roles = 可執行動作的角色：{ $roles }。
page-sent = 收件者：{ $recipients }。
page-sent-by = 視「{ $fact }」而定。
# Variables:
#   $count (text) - how many notifications are sent on their own, $time (duration) - the period
page-digest = 每 { DURATION($time) }超過 { $count } 則時，會彙整為一則通知。
# Variables:
#   $by (text) - the label of a fact or field
page-digest-by = 依「{ $by }」分別計算。
page-must-be-given = 必須提供。
page-may-be-left-out = 可以省略。
page-default = 未提供時：{ $value }。
page-excluded = 排除的組合：{ $conditions }。
page-changes = 之後可能變更。
page-changes-by = 之後可由下列角色變更：{ $roles }。
page-change-keeps = 屆時期限保持原樣。
page-change-restarts = 屆時期限重新起算。
page-clock-opened = 建立{ -lead }時開始計時。
page-clock-starts = 在下列階段開始計時：{ $stages }。
page-clock-actions = 只由動作開始計時。
page-clock-pauses = 在下列階段暫停計時：{ $stages }。
page-clock-stops = 在下列階段停止計時：{ $stages }。
page-clock-time = 期限：{ DURATION($time) }。
page-clock-start = 期限 { $clock } 開始計時。
page-clock-stop = 期限 { $clock } 停止計時。
page-clock-extend = 期限 { $clock } 延長 { DURATION($time) }。
page-clock-times = 延長次數上限：{ $times }。
page-follows = 這些規則接續規則集 { $rules }。
# After a name, before its description; between names.
page-colon = ：
page-comma = 、
# $kind (text) - the kind of a value
page-kind = { $kind }。

## Help pages: headings

page-facts = 關於{ -lead }的已知資訊
page-recipients = 通知對象
page-stages = { -lead }的生命週期
page-related = 另請參閱

## Help pages: messages used only to read pages

# Wordings are separated by |.

reading-next-stage = 下一階段 | 下一個階段
reading-choose = 選取 { $action }
reading-parts = 提供{ $fields }等其他人員
reading-arrives = 電子郵件給您的{ $recipient }中所列的連絡人
reading-joints = 和/或 | 以及 | 和 | 及 | 與 | 或
# Small words around names that are not part of the names.
reading-fillers = 您的 | 任何 | 其他
# The first words of an aside that names nothing.
reading-asides = 其中
# Words that make what follows them in the sentence optional.
reading-optionals = 選擇性地 | 選擇性 | 可以選擇 | 可選擇 | 選填 | 也可以
# Words that negate a sentence.
reading-nots = 不會 | 不得 | 不再 | 不需 | 不必 | 不要 | 不應 | 不能 | 未 | 沒有 | 無需 | 請勿 | 並非
# Between the parts of a duration.
reading-and = 又 | 和
# Names of units that CLDR does not have, each with its meaning in rule files. `…` is the rest of a word.
reading-units = 個小時 = 1h | 鐘頭 = 1h | 個鐘頭 = 1h | 日 = 1d | 日曆天 = 1d | 個日曆天 = 1d | 日曆日 = 1d | 個日曆日 = 1d | 星期 = 1w | 個星期 = 1w | 禮拜 = 1w | 個禮拜 = 1w
# Days on which people work.
reading-working-days = 工作天 | 個工作天 | 工作日 | 個工作日 | 營業日 | 個營業日
# Hours in which people work.
reading-working-hours = 工作小時 | 個工作小時 | 上班小時 | 個上班小時
# Words before a duration, or, after `…`, behind one.
reading-at-most = 最多 | 至多 | 長達
reading-about = 大約 | 大概 | 約 | … 左右 | … 上下
# Words between the numbers of a range, separated by `|`: “10 to 14 days”; with `…`, also words before it
reading-ranges = 至 | 到 | 或 | 介於 … 和 | 介於 … 與 | 介於 … 到
# Sentences about working hours on help pages, separated by `|`
# Variables:
#   $hours (text) - the weekdays with their hours
reading-works = 上班時間：{ $hours } | 營業時間：{ $hours } | 服務時間：{ $hours }
# Words with a full stop that does not end a sentence, separated by `|`. Those with `…` always continue, the others unless a
# capital letter follows; `0` is any number
reading-abbreviations = e.g. … | i.e. … | Mr. … | Ms. … | Dr. … | No. … 0 | etc. | Inc. | Ltd. | Co.

## Typography of the language, used to check its messages

# Quotation marks: opening, closing; after |, those inside a quotation
typography-quotes = 「 」 | 『 』
typography-apostrophe = ’
# Dashes between parts of a sentence
typography-dash = —
# Full-width punctuation used instead of , . ; : ! ? ( )
typography-wide = ，。；：！？（）～、
# Punctuation preceded by a no-break space
typography-spaced = { "" }
# Words before a duration that need it in another grammatical case than the nominative, each with the case; separated by |
typography-cases = { "" }
