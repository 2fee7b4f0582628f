-- Anonymous surveys (docs/decisions/0015). The same stands in migrations/postgres; change both together.
-- What could tell of an order has no row number and no time: such tables lie under their keys.

-- A period's keys: what everybody may know of them, their four words, and the seed as long as it is needed.
CREATE TABLE token_seed (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    programme TEXT NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    place INTEGER NOT NULL UNIQUE,
    seed BLOB,
    public TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (organisation, programme, year, quarter)
) STRICT;

-- That somebody fetched a period's tokens, with a digest of what was asked; or that printed codes were given out instead
-- (`coded`: a bit for each slot).
CREATE TABLE token_batch (
    organisation TEXT NOT NULL,
    programme TEXT NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    person TEXT NOT NULL,
    digest BLOB,
    coded INTEGER NOT NULL,
    PRIMARY KEY (organisation, programme, year, quarter, person),
    FOREIGN KEY (organisation, programme, year, quarter)
        REFERENCES token_seed (organisation, programme, year, quarter),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;

-- Who are asked together, for each programme.
CREATE TABLE survey_panels (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    programme TEXT NOT NULL,
    panels TEXT NOT NULL,
    PRIMARY KEY (organisation, programme)
) STRICT;

CREATE TABLE survey (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    programme TEXT NOT NULL,
    number INTEGER NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    closed INTEGER NOT NULL,
    body TEXT NOT NULL,
    answer TEXT,
    UNIQUE (organisation, programme, number),
    UNIQUE (organisation, programme, year, quarter, slot),
    FOREIGN KEY (organisation, programme, year, quarter)
        REFERENCES token_seed (organisation, programme, year, quarter)
) STRICT;

-- While a survey is open: its answers and the marks of spent tokens, sealed. The key is not in the store.
CREATE TABLE ballot_box (
    survey TEXT NOT NULL PRIMARY KEY REFERENCES survey (id),
    sealed BLOB NOT NULL
) STRICT;

-- Printed codes that were given out, without to whom.
CREATE TABLE survey_code (
    survey TEXT NOT NULL REFERENCES survey (id),
    digest BLOB NOT NULL,
    panel INTEGER NOT NULL,
    PRIMARY KEY (survey, digest)
) STRICT, WITHOUT ROWID;

-- After the close: each answer under a new random key, in the order of these keys.
CREATE TABLE survey_answer (
    survey TEXT NOT NULL REFERENCES survey (id),
    key TEXT NOT NULL,
    panel INTEGER NOT NULL,
    question INTEGER NOT NULL,
    answered TEXT NOT NULL,
    PRIMARY KEY (survey, key)
) STRICT, WITHOUT ROWID;

-- What was decided to be shown of a panel's answers, once.
CREATE TABLE survey_result (
    survey TEXT NOT NULL REFERENCES survey (id),
    panel INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (survey, panel)
) STRICT, WITHOUT ROWID;
