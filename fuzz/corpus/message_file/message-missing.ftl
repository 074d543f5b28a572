outcome-done = Solved
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
