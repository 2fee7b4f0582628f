-- What the statistics count, and the days of the ambassadors' network. The same stands in migrations/sqlite; change
-- both together.

-- Man, woman, unsaid; nothing where nobody noted it.
ALTER TABLE person ADD COLUMN gender TEXT;

-- How much an item counts, and for which day: quarters of an hour of a report, one for a step that was taken. Written
-- with the item, so that sums over many people read no bodies.
ALTER TABLE item ADD COLUMN amount BIGINT NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN day TEXT COLLATE "C";
UPDATE item SET amount = (body::jsonb #>> '{item,report,quarters}')::bigint, day = body::jsonb #>> '{item,day}'
    WHERE kind = 'check-in' AND body::jsonb #>> '{item,report,quarters}' IS NOT NULL;
UPDATE item SET amount = 1, day = body::jsonb #>> '{item,done}'
    WHERE kind = 'step' AND body::jsonb #>> '{item,done}' IS NOT NULL;
CREATE INDEX item_by_amount ON item (organisation, kind, day, participant, key, amount) WHERE amount > 0;

-- A day of the ambassadors' network: a half-day course, a seminar. In wall time.
CREATE TABLE network_day (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    starts TEXT COLLATE "C" NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL
);
CREATE INDEX network_day_by_start ON network_day (organisation, starts);
