outcome-done = Solved
    .summary = Solved on { NUMBER(1, minimumFractionDigits: 100) }.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
