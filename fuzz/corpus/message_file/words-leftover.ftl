# en
outcome-done = Solved
    .summary = Solved, and nothing is left to do.
# de
outcome-done = Gelöst
    .summary = Gelöst, and nothing is left to do.
---
# en
outcome-done = Solved
    .summary = Solved, and nothing is left to do.
# de
outcome-done = Gelöst
    .summary = Gelöst, und nichts ist mehr zu tun.
