-- Moves of many leads to another rule set: planned first, then made in batches.
CREATE TABLE switch (
    id       TEXT   NOT NULL PRIMARY KEY,
    body     TEXT   NOT NULL,            -- what was asked for, as JSON
    rules    TEXT   NOT NULL,            -- the fingerprint of the book that it is planned under
    state    TEXT   NOT NULL,            -- planning, planned, applying, applied, failed
    problem  TEXT,                       -- why it failed
    approval BIGINT NOT NULL,            -- 1 if somebody else must approve it
    safe     BIGINT NOT NULL DEFAULT 0,  -- 1 if it can be applied
    at       BIGINT NOT NULL,            -- when leads move
    total    BIGINT NOT NULL DEFAULT 0,  -- how many leads are to be read
    done     BIGINT NOT NULL DEFAULT 0,  -- how many were read
    created  BIGINT NOT NULL,
    access   TEXT,                       -- the id of the key that asked for it
    approved TEXT,                       -- the id of the key that approved it
    applied  TEXT,                       -- who applied it, as JSON
    worker   TEXT,                       -- which process works at it
    claimed  BIGINT                      -- until when others leave it alone
);
CREATE INDEX switch_created ON switch (created, id);

-- The leads of a switch.
CREATE TABLE switch_lead (
    switch  TEXT   NOT NULL,
    lead    TEXT   NOT NULL,
    version BIGINT NOT NULL, -- of the lead when it was planned
    rules   TEXT   NOT NULL, -- its rule set then
    state   TEXT   NOT NULL, -- planned, refused, moved, skipped
    reason  TEXT,            -- why it does not move
    PRIMARY KEY (switch, lead)
);
CREATE INDEX switch_lead_state ON switch_lead (switch, state, lead);

-- What a switch will do, in each language.
CREATE TABLE switch_plan (
    switch TEXT NOT NULL,
    locale TEXT NOT NULL,
    body   TEXT NOT NULL, -- the plan as JSON
    PRIMARY KEY (switch, locale)
);

-- Books that were loaded into the running service.
CREATE TABLE book (
    number      {number}, -- 1, 2, 3 …
    fingerprint TEXT   NOT NULL, -- of the files
    files       TEXT   NOT NULL, -- the text of each file by its path, as JSON
    loaded      BIGINT NOT NULL
);

-- The words of leads that are shown, to find leads by them.
CREATE TABLE word (
    word   TEXT {bytes} NOT NULL,
    opened BIGINT NOT NULL,
    lead   TEXT   NOT NULL,
    PRIMARY KEY (word, opened, lead)
);
CREATE INDEX word_lead ON word (lead);
