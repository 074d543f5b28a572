-- Every accepted event. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS event (
    lead   TEXT    NOT NULL,
    number INTEGER NOT NULL, -- 1, 2, 3 … within a lead
    id     TEXT,             -- the id of the request; a repeated request has the same
    at     INTEGER NOT NULL, -- milliseconds since 1970
    body   TEXT    NOT NULL, -- the event as JSON
    PRIMARY KEY (lead, number),
    UNIQUE (lead, id)
) STRICT;

-- One row for each lead, derived from its events.
CREATE TABLE IF NOT EXISTS lead (
    id       TEXT    PRIMARY KEY,
    events   INTEGER NOT NULL,          -- the number of its last event
    snapshot TEXT    NOT NULL,          -- the lead after that event, as JSON
    wake     INTEGER,                   -- when the worker must look at it; NULL for never
    settled  INTEGER NOT NULL DEFAULT 0 -- its notifications up to here are in the outbox
) STRICT;
CREATE INDEX IF NOT EXISTS lead_by_wake ON lead (wake);

-- Notifications, each under a key that never changes.
CREATE TABLE IF NOT EXISTS outbox (
    key       TEXT    PRIMARY KEY,
    at        INTEGER NOT NULL, -- when it was due
    recipient TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    body      TEXT    NOT NULL, -- Markdown
    sent      INTEGER           -- NULL until it is sent
) STRICT;
