-- Times that coaches keep free, talks that were booked in them, and when somebody's schedule was changed last. A talk
-- is a series of its participant's; its row says when it is now, so that no two share a time. The same stands in
-- migrations/postgres; change both together.
CREATE TABLE free_time (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX free_time_by_person ON free_time (person);

CREATE TABLE talk (
    series TEXT NOT NULL PRIMARY KEY REFERENCES series (id),
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    person TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    form TEXT NOT NULL,
    place TEXT NOT NULL,
    live INTEGER NOT NULL,
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE UNIQUE INDEX talk_in_one_time ON talk (person, starts) WHERE live = 1;
CREATE INDEX talk_by_participant ON talk (participant);

CREATE TABLE schedule_change (
    participant TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id)
) STRICT;
