-- An import writes beside the timetable that is in force, a little at a time, and takes its place at the end. So every
-- number of a timetable (of stops, stations, services, patterns) now begins with the generation of its import, its
-- upper 32 bits, and `generation` says which is in force; what was imported before is generation 0. The same columns
-- stand in migrations/postgres; change both together.
ALTER TABLE timetable ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
-- The generation of the import that began last: the only one that may write.
ALTER TABLE timetable ADD COLUMN newest INTEGER NOT NULL DEFAULT 0;

-- To sweep the words of a generation.
CREATE INDEX timetable_word_by_station ON timetable_word (station);

-- Seconds that a run may come later than its times: those that only keep to an interval.
ALTER TABLE timetable_run ADD COLUMN wait INTEGER NOT NULL DEFAULT 0;
