-- The timetable that the operator imported, whole: each import takes the place of the one before. It is public and
-- speaks of nobody, so it belongs to no organisation. The same tables stand in migrations/postgres; change both together.
-- Runs that call at the same stations in the same order share a pattern; `times` are two numbers of 32 bits (little
-- end first) for each call: when it comes and when it goes, in seconds of the service day.

-- One row, there from the beginning: writing it first makes one import wait for another.
CREATE TABLE timetable (
    id INTEGER NOT NULL PRIMARY KEY,
    imported INTEGER,
    first_day TEXT,
    last_day TEXT
) STRICT;
INSERT INTO timetable (id) VALUES (1);

CREATE TABLE timetable_stop (
    number INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    station INTEGER NOT NULL
) STRICT;
CREATE INDEX timetable_stop_by_id ON timetable_stop (id);
CREATE INDEX timetable_stop_by_name ON timetable_stop (name);

-- The words of the names of stations, to be found by how they begin.
CREATE TABLE timetable_word (
    word TEXT NOT NULL,
    station INTEGER NOT NULL,
    PRIMARY KEY (word, station)
) STRICT;

CREATE TABLE timetable_service (
    number INTEGER NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE timetable_pattern (
    number INTEGER NOT NULL PRIMARY KEY,
    line TEXT NOT NULL,
    headsign TEXT NOT NULL
) STRICT;

CREATE TABLE timetable_call (
    pattern INTEGER NOT NULL,
    place INTEGER NOT NULL,
    station INTEGER NOT NULL,
    gets_on INTEGER NOT NULL,
    gets_off INTEGER NOT NULL,
    PRIMARY KEY (pattern, place)
) STRICT;
CREATE INDEX timetable_call_by_station ON timetable_call (station, pattern);

CREATE TABLE timetable_run (
    pattern INTEGER NOT NULL,
    number INTEGER NOT NULL,
    service INTEGER NOT NULL,
    times BLOB NOT NULL,
    PRIMARY KEY (pattern, number)
) STRICT;
