outcome-done = { "a" ->
    [a] Solved
   *[b] Done
}
    .summary = Solved.
---
outcome-done = Solved
    .summary = Solved on { DATE($since) }.
