outcome-done = Solved
    .summary = Solved on { DATE($sinse) }.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
