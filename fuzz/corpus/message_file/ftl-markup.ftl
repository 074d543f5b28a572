action-close = Close
    .hint = Closes it **for good.
---
action-close = Close
    .hint = Closes it **for good**.
