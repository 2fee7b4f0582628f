-- Whether somebody takes text messages, and whether they arrive. The same stands in migrations/sqlite; change both
-- together.

-- `text_messages` is empty before the first sign-in, then 1 until they say no: 0. `text_failed` is when a text message
-- last did not reach them, empty since one did.
ALTER TABLE person ADD COLUMN text_messages BIGINT;
ALTER TABLE person ADD COLUMN text_failed BIGINT;
UPDATE person SET text_messages = 1
WHERE id IN (SELECT person FROM invite WHERE used IS NOT NULL) OR id IN (SELECT person FROM session);
