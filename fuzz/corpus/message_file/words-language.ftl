# en
action-close = Close
    .hint = Whoever wrote it can open it again.
outcome-done = Solved
    .summary = There is nothing left to do here.
# de
action-close = Schließen
    .hint = There is nothing left to do here.
---
# en
action-close = Close
    .hint = Whoever wrote it can open it again.
outcome-done = Solved
    .summary = There is nothing left to do here.
# de
action-close = Schließen
    .hint = Wer es geschrieben hat, kann es wieder öffnen.
