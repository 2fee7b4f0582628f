-- Anonymous surveys (docs/decisions/0015). The same stands in migrations/sqlite; change both together.
-- What could tell of an order has no row number and no time: such tables lie under their keys.

-- A period's keys: what everybody may know of them, their four words, and the seed as long as it is needed.
CREATE TABLE token_seed (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    programme TEXT NOT NULL,
    year BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    place BIGINT NOT NULL UNIQUE,
    seed BYTEA,
    public TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (organisation, programme, year, quarter)
);

-- That somebody fetched a period's tokens, with a digest of what was asked; or that printed codes were given out instead
-- (`coded`: a bit for each slot).
CREATE TABLE token_batch (
    organisation TEXT NOT NULL,
    programme TEXT NOT NULL,
    year BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    person TEXT NOT NULL,
    digest BYTEA,
    coded BIGINT NOT NULL,
    PRIMARY KEY (organisation, programme, year, quarter, person),
    FOREIGN KEY (organisation, programme, year, quarter)
        REFERENCES token_seed (organisation, programme, year, quarter),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

-- Who are asked together, for each programme.
CREATE TABLE survey_panels (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    programme TEXT NOT NULL,
    panels TEXT NOT NULL,
    PRIMARY KEY (organisation, programme)
);

CREATE TABLE survey (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    programme TEXT NOT NULL,
    number BIGINT NOT NULL,
    year BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    opens TEXT COLLATE "C" NOT NULL,
    closes TEXT COLLATE "C" NOT NULL,
    closed BIGINT NOT NULL,
    body TEXT NOT NULL,
    answer TEXT,
    UNIQUE (organisation, programme, number),
    UNIQUE (organisation, programme, year, quarter, slot),
    FOREIGN KEY (organisation, programme, year, quarter)
        REFERENCES token_seed (organisation, programme, year, quarter)
);

-- While a survey is open: its answers and the marks of spent tokens, sealed. The key is not in the store.
CREATE TABLE ballot_box (
    survey TEXT NOT NULL PRIMARY KEY REFERENCES survey (id),
    sealed BYTEA NOT NULL
);

-- Printed codes that were given out, without to whom.
CREATE TABLE survey_code (
    survey TEXT NOT NULL REFERENCES survey (id),
    digest BYTEA NOT NULL,
    panel BIGINT NOT NULL,
    PRIMARY KEY (survey, digest)
);

-- After the close: each answer under a new random key, in the order of these keys.
CREATE TABLE survey_answer (
    survey TEXT NOT NULL REFERENCES survey (id),
    key TEXT COLLATE "C" NOT NULL,
    panel BIGINT NOT NULL,
    question BIGINT NOT NULL,
    answered TEXT NOT NULL,
    PRIMARY KEY (survey, key)
);

-- What was decided to be shown of a panel's answers, once.
CREATE TABLE survey_result (
    survey TEXT NOT NULL REFERENCES survey (id),
    panel BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (survey, panel)
);
