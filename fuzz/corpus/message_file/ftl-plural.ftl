stage-open = Open
    .summary =
        { DAYS($left) ->
            [few] A few days left.
           *[other] { DAYS($left) } days left.
        }
---
stage-open = Open
    .summary =
        { DAYS($left) ->
            [one] One day left.
           *[other] { DAYS($left) } days left.
        }
