# de
stage-open = Offen
    .summary = Die Anfrage ожидает.
---
# de
stage-open = Offen
    .summary = Die Anfrage wartet.
