# en
stage-open = Open
    .summary = The ticket "waits" .
---
# en
stage-open = Open
    .summary = The ticket “waits”.
