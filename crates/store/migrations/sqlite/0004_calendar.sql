-- The address of somebody's calendar: one for each person, of which only the hash is kept. The same table stands in
-- migrations/postgres; change both together.
CREATE TABLE calendar (
    person TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE,
    made INTEGER NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
