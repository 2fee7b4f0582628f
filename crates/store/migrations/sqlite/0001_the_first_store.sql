-- The first store. The same tables stand in migrations/postgres; change both together.
-- Ids and dates are text, instants are microseconds since 1970 (UTC), hashes are bytes, bodies are JSON.
-- Each row carries its organisation, and a row that speaks of another does so within the organisation.

-- «Följ»: marks the file as one of ours, so that nothing else is ever taken for it.
PRAGMA application_id = 0x466C6A31;

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    demo INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    works_at TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    part TEXT NOT NULL,
    UNIQUE (organisation, id)
) STRICT;

CREATE TABLE relation (
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    contact INTEGER NOT NULL,
    PRIMARY KEY (participant, person, role, since),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX relation_by_person ON relation (person);

CREATE TABLE cohort (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    template TEXT NOT NULL,
    name TEXT NOT NULL,
    starts TEXT NOT NULL,
    UNIQUE (organisation, id)
) STRICT;

CREATE TABLE enrolment (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    cohort TEXT,
    body TEXT NOT NULL,
    UNIQUE (organisation, id),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id)
) STRICT;
CREATE INDEX enrolment_by_participant ON enrolment (participant);
CREATE INDEX enrolment_by_cohort ON enrolment (cohort);

CREATE TABLE series (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    cohort TEXT,
    enrolment TEXT,
    kind TEXT NOT NULL,
    starts TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id),
    FOREIGN KEY (organisation, enrolment) REFERENCES enrolment (organisation, id),
    CHECK ((cohort IS NULL) <> (enrolment IS NULL))
) STRICT;
CREATE INDEX series_by_cohort ON series (cohort);
CREATE INDEX series_by_enrolment ON series (enrolment);

CREATE TABLE item (
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    private INTEGER NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (participant, kind, key),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id)
) STRICT;

CREATE TABLE command (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    about TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    refusal TEXT,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    who TEXT NOT NULL,
    about TEXT NOT NULL,
    action TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_by_about ON audit (about);

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL,
    made INTEGER NOT NULL,
    last_seen TEXT NOT NULL,
    expires INTEGER NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX session_by_person ON session (person);

CREATE TABLE invite (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    link_hash BLOB NOT NULL UNIQUE,
    code_hash BLOB NOT NULL UNIQUE,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;

CREATE TABLE counter (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    value INTEGER NOT NULL
) STRICT;
