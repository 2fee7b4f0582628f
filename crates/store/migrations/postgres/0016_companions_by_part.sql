-- The companions of an organisation are listed on the desk: without this they are looked for among all participants.
CREATE INDEX person_by_part ON person (organisation, part, name, id);
