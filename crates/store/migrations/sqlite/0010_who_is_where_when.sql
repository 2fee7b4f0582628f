-- When companions are where they work, so that somebody can be paired with them; and the last day of an enrolment that
-- ended, so that those who are in a group can be counted without reading anybody's. The same stands in
-- migrations/postgres; change both together.
CREATE TABLE companion_hours (
    organisation TEXT NOT NULL,
    person TEXT NOT NULL PRIMARY KEY,
    hours TEXT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX companion_hours_by_organisation ON companion_hours (organisation);

ALTER TABLE enrolment ADD COLUMN finished TEXT;
UPDATE enrolment SET finished = json_extract(body, '$.finished.on');
CREATE INDEX enrolment_in_cohort ON enrolment (organisation, cohort, finished);
