stage-open = ‮Open‬
    .summary = ⁨Open
---
stage-open = ‏Открыто
    .summary = ⁦Открыто
