ALTER TABLE event ADD COLUMN source TEXT; -- the address that it came from

-- What was done to keys, webhooks, addresses and notifications, and by whom.
CREATE TABLE audit (
    seq     {number}, -- 1, 2, 3 …
    at      BIGINT NOT NULL,
    access  TEXT,            -- the id of the key; none for the command
    source  TEXT,            -- the address that the request came from
    action  TEXT   NOT NULL,
    subject TEXT   NOT NULL  -- the id of what it was done to
);
