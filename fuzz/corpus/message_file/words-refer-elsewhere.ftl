# en
action-close = Close
    .hint = The ticket counts as { outcome-done }.
# de
action-close = Schließen
    .hint = Das Ticket gilt als { stage-open }.
---
# en
action-close = Close
    .hint = The ticket counts as { outcome-done }.
# de
action-close = Schließen
    .hint = Das Ticket gilt als { outcome-done }.
