-- What the desk asks for is found without reading everybody else's rows.

-- The companions of an organisation are few among its participants.
CREATE INDEX person_by_part ON person (organisation, part, name, id);

-- A series is a cohort's or an enrolment's, and an enrolment need not be in a cohort: the rows that have none made the
-- indexes look useless, and all series were read for the schedule of one participant.
DROP INDEX series_by_cohort;
CREATE INDEX series_by_cohort ON series (cohort) WHERE cohort IS NOT NULL;
DROP INDEX series_by_enrolment;
CREATE INDEX series_by_enrolment ON series (enrolment) WHERE enrolment IS NOT NULL;
DROP INDEX enrolment_by_cohort;
CREATE INDEX enrolment_by_cohort ON enrolment (cohort) WHERE cohort IS NOT NULL;

-- Beside how many a companion walks is counted in the index alone.
DROP INDEX relation_by_person;
CREATE INDEX relation_by_person ON relation (person, role, participant, since, until);
