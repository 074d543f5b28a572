outcome-done = Solved
    .summary = Solved on { DAY($since) }.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
