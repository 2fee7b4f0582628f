-- Photos of the steps of somebody's trips: theirs alone, and gone with the person. The same table stands in
-- migrations/sqlite; change both together.
CREATE TABLE photo (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    made BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id) ON DELETE CASCADE
);
CREATE INDEX photo_by_person ON photo (person);
