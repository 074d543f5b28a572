outcome-done = Solved
    .summary = Solved, 1 of { 12345678901234567 }.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
