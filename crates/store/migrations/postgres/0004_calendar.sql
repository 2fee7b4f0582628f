-- The address of somebody's calendar: one for each person, of which only the hash is kept. The same table stands in
-- migrations/sqlite; change both together.
CREATE TABLE calendar (
    person TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE,
    made BIGINT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
