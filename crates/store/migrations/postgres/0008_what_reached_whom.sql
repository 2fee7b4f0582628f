-- Whether reminders reach people: when a device last showed one, and what somebody was asked by a message.
-- The same tables stand in migrations/sqlite; change both together.

-- When the device last said that it showed a message; none where it never did.
ALTER TABLE push_subscription ADD COLUMN shown BIGINT;

-- Which device a message's token was sent to, so that its receipt is that device's.
ALTER TABLE ring_token ADD COLUMN subscription TEXT;

-- What somebody was asked by a message (a test of an agreement, a favour), so that each is sent once however late they
-- get a first way to be reached.
CREATE TABLE question (
    message TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    useful_until BIGINT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX question_by_useful ON question (useful_until);
INSERT INTO question (message, organisation, person, useful_until)
    SELECT message, organisation, person, MAX(useful_until) FROM outgoing WHERE ring IS NULL
    GROUP BY message, organisation, person;
