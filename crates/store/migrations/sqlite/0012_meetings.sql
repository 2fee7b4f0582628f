-- Meetings: what is addressed to several people, invitations by mail, and what sponsors invite to. The same stands in
-- migrations/postgres; change both together.

-- From here on `,person,person,`: whatever is asked about one participant's items is found by participant.
DROP INDEX item_by_addressee;
UPDATE item SET addressee = ',' || addressee || ',' WHERE addressee IS NOT NULL;

-- What goes to an address about a meeting, in order: of each address the last one counts. `cancels` is 1 for «it does
-- not take place» or «not you»; `state` is due, sent, given-up.
CREATE TABLE meeting_mail (
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    meeting TEXT NOT NULL,
    address TEXT NOT NULL,
    number INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    cancels INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, address, number),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX meeting_mail_by_due ON meeting_mail (state, due_at);

-- What a sponsor (fadder) invites to, for the participants beside whom they stand. `last_day` is the last on which it is
-- shown.
CREATE TABLE opening (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    sponsor TEXT NOT NULL,
    last_day TEXT,
    body TEXT NOT NULL,
    FOREIGN KEY (organisation, sponsor) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX opening_by_sponsor ON opening (organisation, sponsor);
