-- What was told of groups once and for good: how far they came. The same stands in migrations/postgres; change both
-- together.

-- One telling: its table as it was decided, never changed.
CREATE TABLE distance (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    made_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX distance_by_time ON distance (organisation, made_at);

-- Of which groups. Each is told of once.
CREATE TABLE distance_cohort (
    cohort TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    distance TEXT NOT NULL REFERENCES distance (id),
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id)
) STRICT;

-- Of which people. Nobody is in two tellings: their difference would be somebody's.
CREATE TABLE distance_member (
    participant TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    distance TEXT NOT NULL REFERENCES distance (id),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id)
) STRICT;
