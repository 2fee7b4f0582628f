-- Reminders: where they are sent, what is to ring, what is to be sent, and what proves an answer.
-- The same tables stand in migrations/sqlite; change both together.

-- What the server made for itself at its first start and must keep: without it no phone takes its messages.
CREATE TABLE secret (
    name TEXT NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

-- A device that takes pushes: one for each session, and gone with it.
CREATE TABLE push_subscription (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    session TEXT NOT NULL UNIQUE REFERENCES session (id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX push_subscription_by_person ON push_subscription (person);

-- Up to where each participant's rings are laid out: the change counter and the day that they were laid out from.
CREATE TABLE planned (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    counter BIGINT NOT NULL,
    day TEXT NOT NULL
);

-- A ring. Whoever claims a row moves next_at to the end of the lease; no next_at: nothing more is to be done.
CREATE TABLE ring (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation TEXT NOT NULL,
    participant TEXT NOT NULL,
    listener TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    progress TEXT NOT NULL,
    version BIGINT NOT NULL,
    next_at BIGINT,
    forget_at BIGINT NOT NULL,
    UNIQUE (participant, key),
    FOREIGN KEY (organisation, participant) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, listener) REFERENCES person (organisation, id)
);
CREATE INDEX ring_by_next ON ring (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ring_by_forget ON ring (forget_at);

-- A message on its way to one device or address, written with the act that it belongs to. Claimed as rings are. The
-- same message on several ways has one text in `message`.
CREATE TABLE outgoing (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    ring BIGINT REFERENCES ring (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    subscription TEXT,
    body TEXT NOT NULL,
    useful_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    state TEXT NOT NULL,
    next_at BIGINT,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX outgoing_by_next ON outgoing (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX outgoing_by_ring ON outgoing (ring);
CREATE INDEX outgoing_by_message ON outgoing (message);
CREATE INDEX outgoing_by_useful ON outgoing (useful_until);

-- What a message carries so that an answer to it needs no session: only the hash.
CREATE TABLE ring_token (
    hash BYTEA NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    person TEXT NOT NULL,
    ring BIGINT REFERENCES ring (id) ON DELETE CASCADE,
    about TEXT NOT NULL,
    expires BIGINT NOT NULL,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX ring_token_by_ring ON ring_token (ring);
CREATE INDEX ring_token_by_expires ON ring_token (expires);
