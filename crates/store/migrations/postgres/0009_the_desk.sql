-- What people's work in the organisation is, and what was picked when a group was started. The same stands in
-- migrations/sqlite; change both together.
CREATE TABLE duty (
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    duty TEXT NOT NULL,
    PRIMARY KEY (person, duty),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

ALTER TABLE cohort ADD COLUMN choices TEXT NOT NULL DEFAULT '{}';
CREATE INDEX person_by_organisation ON person (organisation);
CREATE INDEX cohort_by_organisation ON cohort (organisation);
