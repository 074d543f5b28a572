stage-open = { $n ->
    [one] A day
   *[other] { $n } days
}
---
stage-open = { $n ->
    [one] День
    [few] { $n } дня
   *[many] { $n } дней
}
---
