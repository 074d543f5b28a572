outcome-done = Solved
    .summary = Solved on { DATE($since) }.
    .sumary = Solved.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
