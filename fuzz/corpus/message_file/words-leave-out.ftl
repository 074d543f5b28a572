# en
stage-open = Open
    .summary = Open since { DATE($since) }.
# de
stage-open = Offen
    .summary = Das Ticket ist offen.
---
# en
stage-open = Open
    .summary = Open since { DATE($since) }.
# de
stage-open = Offen
    .summary = Offen seit { DATE($since) }.
