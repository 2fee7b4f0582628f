-- Who started a group, and so leads it before anybody takes part. Groups of before this have no row. The same stands in
-- migrations/postgres; change both together.
CREATE TABLE cohort_start (
    cohort TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX cohort_start_by_person ON cohort_start (organisation, person);
