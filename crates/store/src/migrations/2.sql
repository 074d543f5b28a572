DROP TABLE delivery;
ALTER TABLE outbox DROP COLUMN attempts;
ALTER TABLE outbox DROP COLUMN claimed;
ALTER TABLE outbox ADD COLUMN batch TEXT;   -- the notifications that can go out with it as one message
ALTER TABLE outbox ADD COLUMN sent_as TEXT; -- the key that it goes out under: its own, or that of a digest
ALTER TABLE outbox ADD COLUMN problem TEXT; -- why nobody is reached
CREATE INDEX outbox_batch ON outbox (batch) WHERE batch IS NOT NULL;
CREATE INDEX outbox_sent_as ON outbox (sent_as) WHERE sent_as IS NOT NULL;

-- Messages on their way: a notification or a digest to one address, or to one webhook.
CREATE TABLE delivery (
    key      TEXT   NOT NULL, -- of the notification or the digest
    channel  TEXT   NOT NULL, -- mail, or the id of a webhook
    address  TEXT   NOT NULL, -- of mails
    locale   TEXT   NOT NULL, -- the language and the time zone of the reader; empty if it is the default
    zone     TEXT   NOT NULL,
    state    TEXT   NOT NULL, -- waiting, sent, failed
    attempts BIGINT NOT NULL,
    next     BIGINT,          -- when it is tried next
    claimed  BIGINT,          -- until when a worker has it
    until    BIGINT NOT NULL, -- when it is given up
    PRIMARY KEY (key, channel, address)
);
CREATE INDEX delivery_next ON delivery (next) WHERE next IS NOT NULL;
CREATE INDEX delivery_until ON delivery (until, key);

-- Attempts to send messages. They are removed after a while.
CREATE TABLE attempt (
    key     TEXT   NOT NULL,
    channel TEXT   NOT NULL,
    address TEXT   NOT NULL,
    number  BIGINT NOT NULL, -- 1, 2, 3 …
    at      BIGINT NOT NULL,
    sent    BIGINT NOT NULL, -- 1 if it was sent
    detail  TEXT   NOT NULL, -- the answer, or the error
    PRIMARY KEY (key, channel, address, number)
);
CREATE INDEX attempt_at ON attempt (at);

-- Addresses of recipients by account.
CREATE TABLE directory (
    id        TEXT NOT NULL PRIMARY KEY,
    account   TEXT NOT NULL, -- empty if there is only one
    recipient TEXT NOT NULL,
    body      TEXT NOT NULL  -- the entry as JSON
);
CREATE INDEX directory_account ON directory (account, recipient, id);

-- Addresses that are called with notifications.
CREATE TABLE webhook (
    id      TEXT   NOT NULL PRIMARY KEY,
    body    TEXT   NOT NULL, -- what it is for, as JSON
    created BIGINT NOT NULL
);
