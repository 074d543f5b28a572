-- The facts of leads, to find leads by them.
CREATE TABLE fact (
    fact   TEXT   NOT NULL,
    value  TEXT   NOT NULL, -- as in an event
    opened BIGINT NOT NULL,
    lead   TEXT   NOT NULL,
    PRIMARY KEY (fact, value, opened, lead)
);
CREATE INDEX fact_lead ON fact (lead);
