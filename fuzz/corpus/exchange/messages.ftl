stage-open = Open
    .summary = Open since { DATETIME($since) }. Answer within { DURATION($left) }, by { DATETIME($due) }.
stage-end = Closed
outcome-done = Done
    .summary = Done on { DATE($since) }.
outcome-late = Late
    .summary = Nobody answered by { DATE($since) }.
action-close = Close
    .hint = The case moves to **{ outcome-done }**.
---
stage-open = Открыто
    .summary = Открыто с { DATETIME($since) }. Ответьте за { DURATION($left) }, до { DATETIME($due) }.
outcome-done = Готово
    .summary = Готово { DATE($since) }.
outcome-late = Просрочено
    .summary = Никто не ответил до { DATE($since) }.
action-close = Закрыть
    .hint = Случай переходит в «**{ outcome-done }**».
