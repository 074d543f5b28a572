-brand = Tickets
outcome-done = Solved
    .summary = { -brnd }: solved on { DATE($since) }.
---
-brand = Tickets
outcome-done = Solved
    .summary = { -brand }: solved on { DATE($since) }.
