-- What is due is looked at in order, a few hundred at a time: where 100,000 are due in the same moment, an index by the
-- moment alone is walked through from its beginning each time.
DROP INDEX ring_by_next;
CREATE INDEX ring_by_next ON ring (next_at, id) WHERE next_at IS NOT NULL;
DROP INDEX outgoing_by_next;
CREATE INDEX outgoing_by_next ON outgoing (next_at, id) WHERE next_at IS NOT NULL;

-- One participant's enrolments are asked for by organisation and participant, in the order of their ids. Without
-- statistics SQLite took the index that has the order, and read all enrolments of the organisation.
DROP INDEX enrolment_by_participant;
CREATE INDEX enrolment_by_participant ON enrolment (organisation, participant, id);
