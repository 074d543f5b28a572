-- The order in which leads changed: each change gets the next number.
ALTER TABLE lead ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
UPDATE lead SET changed = ordered.number
    FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY opened, id) AS number FROM lead) AS ordered WHERE ordered.id = lead.id;
CREATE INDEX lead_changed ON lead (changed);
{changes};
