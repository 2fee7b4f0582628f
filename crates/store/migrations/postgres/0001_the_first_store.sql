-- The first store. The same tables stand in migrations/sqlite; change both together.
-- Ids and dates are text, instants are microseconds since 1970 (UTC), hashes are bytes, bodies are JSON.
-- Days are compared as text, so their order must not depend on the language of the server.
-- Each row carries its organisation, and a row that speaks of another does so within the organisation.

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    demo BIGINT NOT NULL
);

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
);

CREATE TABLE relation (
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    until TEXT COLLATE "C",
    contact BIGINT NOT NULL,
    PRIMARY KEY (participant, person, role, since),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX relation_by_person ON relation (person);

CREATE TABLE cohort (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    template TEXT NOT NULL,
    name TEXT NOT NULL,
    starts TEXT COLLATE "C" NOT NULL,
    UNIQUE (organisation, id)
);

CREATE TABLE enrolment (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    cohort TEXT,
    body TEXT NOT NULL,
    UNIQUE (organisation, id),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id)
);
CREATE INDEX enrolment_by_participant ON enrolment (participant);
CREATE INDEX enrolment_by_cohort ON enrolment (cohort);

CREATE TABLE series (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    cohort TEXT,
    enrolment TEXT,
    kind TEXT NOT NULL,
    starts TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (organisation, cohort) REFERENCES cohort (organisation, id),
    FOREIGN KEY (organisation, enrolment) REFERENCES enrolment (organisation, id),
    CHECK ((cohort IS NULL) <> (enrolment IS NULL))
);
CREATE INDEX series_by_cohort ON series (cohort);
CREATE INDEX series_by_enrolment ON series (enrolment);

CREATE TABLE item (
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    private BIGINT NOT NULL,
    place BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (participant, kind, key),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id)
);

CREATE TABLE command (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    about TEXT NOT NULL,
    applied_at BIGINT NOT NULL,
    refusal TEXT,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE audit (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    who TEXT NOT NULL,
    about TEXT NOT NULL,
    action TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX audit_by_about ON audit (about);

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    device TEXT NOT NULL,
    made BIGINT NOT NULL,
    last_seen TEXT COLLATE "C" NOT NULL,
    expires BIGINT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX session_by_person ON session (person);

CREATE TABLE invite (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    link_hash BYTEA NOT NULL UNIQUE,
    code_hash BYTEA NOT NULL UNIQUE,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE counter (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    value BIGINT NOT NULL
);
