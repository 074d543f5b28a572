-- Every accepted event, in order. Rows are added and never changed.
CREATE TABLE event (
    seq     {number}, -- the order of acceptance: 1, 2, 3 …
    lead    TEXT   NOT NULL,
    number  BIGINT NOT NULL,             -- 1, 2, 3 … within the lead
    id      TEXT,                        -- what identifies a repeated event
    at      BIGINT NOT NULL,             -- milliseconds since 1970
    body    TEXT   NOT NULL,             -- the event as JSON
    taken   BIGINT NOT NULL,             -- when it was accepted
    access  TEXT                         -- the id of the key that it came with
);
CREATE UNIQUE INDEX event_number ON event (lead, number);
CREATE UNIQUE INDEX event_id ON event (lead, id) WHERE id IS NOT NULL;

-- One row for each lead: what follows from its events and holds until `wake`.
CREATE TABLE lead (
    id          TEXT   NOT NULL PRIMARY KEY,
    version     BIGINT NOT NULL, -- the number of its last event
    steps       BIGINT NOT NULL, -- how many entries its timeline has up to its last event
    unsent      BIGINT NOT NULL, -- its first entry whose notifications are in the outbox; earlier ones were imported
    snapshot    TEXT   NOT NULL, -- the lead after its last event, as JSON
    rules       TEXT   NOT NULL,
    fingerprint TEXT   NOT NULL, -- of the rule set
    state       TEXT   NOT NULL, -- a stage or an outcome
    archived    BIGINT NOT NULL, -- 1 if the state is an outcome
    opened      BIGINT NOT NULL,
    due         BIGINT,          -- its deadline
    wake        BIGINT           -- when something happens to it next
);
CREATE INDEX lead_wake ON lead (wake, id) WHERE wake IS NOT NULL;
CREATE INDEX lead_state ON lead (rules, state, opened, id);
CREATE INDEX lead_rules ON lead (rules, fingerprint) WHERE archived = 0;
CREATE INDEX lead_opened ON lead (opened, id);
CREATE INDEX lead_due ON lead (due, id) WHERE due IS NOT NULL;

-- The views that show a lead.
CREATE TABLE shown (
    view   TEXT   NOT NULL,
    opened BIGINT NOT NULL,
    lead   TEXT   NOT NULL,
    rules  TEXT   NOT NULL,
    PRIMARY KEY (view, opened, lead)
);
CREATE INDEX shown_lead ON shown (lead);

-- Notifications, each with a key that never changes.
CREATE TABLE outbox (
    key          TEXT   NOT NULL PRIMARY KEY, -- lead, number of the timeline's entry, notification
    lead         TEXT   NOT NULL,
    step         BIGINT NOT NULL, -- the number of the timeline's entry, from 0
    at           BIGINT NOT NULL, -- when it was due
    rules        TEXT   NOT NULL,
    notification TEXT   NOT NULL,
    recipient    TEXT   NOT NULL,
    state        TEXT   NOT NULL, -- waiting, sent, failed
    attempts     BIGINT NOT NULL,
    next         BIGINT,          -- when it is tried next
    claimed      BIGINT           -- until when a worker has it
);
CREATE INDEX outbox_lead ON outbox (lead, step);
CREATE INDEX outbox_next ON outbox (next) WHERE next IS NOT NULL;
CREATE INDEX outbox_at ON outbox (at, key);

-- Attempts to send notifications.
CREATE TABLE delivery (
    key     TEXT   NOT NULL,
    attempt BIGINT NOT NULL, -- 1, 2, 3 …
    at      BIGINT NOT NULL,
    channel TEXT   NOT NULL, -- webhook, mail
    target  TEXT   NOT NULL, -- an address
    outcome TEXT   NOT NULL, -- sent, failed
    detail  TEXT   NOT NULL, -- the answer
    PRIMARY KEY (key, attempt)
);

-- How far the import of a log came.
CREATE TABLE import (
    log  TEXT   NOT NULL PRIMARY KEY, -- the fingerprint of the log
    line BIGINT NOT NULL              -- the last line that was read
);

-- Keys of the API.
CREATE TABLE access (
    id      TEXT   NOT NULL PRIMARY KEY,
    name    TEXT   NOT NULL,
    hash    TEXT   NOT NULL, -- of the secret
    body    TEXT   NOT NULL, -- what the key may do, as JSON
    created BIGINT NOT NULL,
    expires BIGINT,
    revoked BIGINT
);
CREATE UNIQUE INDEX access_hash ON access (hash);
