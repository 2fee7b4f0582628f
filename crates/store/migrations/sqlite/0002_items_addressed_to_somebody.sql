-- Private items that one other person may read: an agreement to be told, a favour that somebody is asked for.
-- The same stands in migrations/postgres; change both together.
ALTER TABLE item ADD COLUMN addressee TEXT;
CREATE INDEX item_by_addressee ON item (addressee);
