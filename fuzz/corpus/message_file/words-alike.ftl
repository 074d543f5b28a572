stage-open = Ticket
    .summary = Open.
stage-end = Ticket
---
stage-open = Open ticket
    .summary = Open.
stage-end = Closed ticket
