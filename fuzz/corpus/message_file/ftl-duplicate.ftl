outcome-done = Done
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
