outcome-done = { outcome-done.summary }
    .summary = { outcome-done }
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
