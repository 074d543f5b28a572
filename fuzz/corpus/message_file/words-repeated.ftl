# en
stage-open = Open
    .summary = The ticket waits until somebody has time for it.
outcome-done = Solved
    .summary = There is nothing left to do about this ticket.
# de
stage-open = Offen
    .summary = Das Ticket wartet, bis jemand Zeit dafür hat.
outcome-done = Gelöst
    .summary = Das Ticket wartet, bis jemand Zeit dafür hat.
---
# en
stage-open = Open
    .summary = The ticket waits until somebody has time for it.
outcome-done = Solved
    .summary = There is nothing left to do about this ticket.
# de
stage-open = Offen
    .summary = Das Ticket wartet, bis jemand Zeit dafür hat.
outcome-done = Gelöst
    .summary = An diesem Ticket ist nichts mehr zu tun.
