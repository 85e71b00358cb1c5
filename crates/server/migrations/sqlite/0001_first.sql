-- Identities are 16 hex digits, instants are milliseconds since 1970, documents are JSON of rollcall-core's types.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE events (
    id       TEXT PRIMARY KEY,
    title    TEXT NOT NULL,
    settings TEXT NOT NULL,
    notice   TEXT NOT NULL,
    version  BIGINT NOT NULL
);

CREATE TABLE counsellors (
    id    TEXT PRIMARY KEY,
    event TEXT NOT NULL REFERENCES events (id),
    name  TEXT NOT NULL,
    UNIQUE (event, name)
);

CREATE TABLE classes (
    id            TEXT PRIMARY KEY,
    event         TEXT NOT NULL REFERENCES events (id),
    campus        TEXT NOT NULL,
    key           TEXT NOT NULL,
    name          TEXT NOT NULL,
    college       TEXT,
    counsellor    TEXT REFERENCES counsellors (id),
    headcount     BIGINT,
    slot          TEXT,
    sheet_version BIGINT NOT NULL,
    last_no       BIGINT NOT NULL DEFAULT 0,
    digest        TEXT NOT NULL,
    heard_at      BIGINT
);
CREATE INDEX classes_of_event ON classes (event);
CREATE INDEX classes_of_counsellor ON classes (counsellor);

CREATE TABLE students (
    id      TEXT PRIMARY KEY,
    class   TEXT NOT NULL REFERENCES classes (id),
    place   BIGINT NOT NULL,
    name    TEXT NOT NULL,
    number  TEXT NOT NULL,
    exempt  BOOLEAN NOT NULL,
    removed BOOLEAN NOT NULL,
    UNIQUE (class, number)
);

CREATE TABLE devices (
    id              TEXT PRIMARY KEY,
    created_at      BIGINT NOT NULL,
    last_seq        BIGINT NOT NULL DEFAULT 0,
    last_seen       BIGINT NOT NULL,
    clock_offset_ms BIGINT
);

CREATE TABLE sessions (
    hash       TEXT PRIMARY KEY,
    device     TEXT NOT NULL REFERENCES devices (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE invitations (
    id          TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    grant_json  TEXT NOT NULL,
    uses_left   BIGINT,
    expires_at  BIGINT NOT NULL,
    revoked     BOOLEAN NOT NULL DEFAULT FALSE,
    invited_by  TEXT REFERENCES devices (id),
    created_at  BIGINT NOT NULL
);

CREATE TABLE grants (
    device     TEXT NOT NULL REFERENCES devices (id),
    invitation TEXT NOT NULL REFERENCES invitations (id),
    grant_json TEXT NOT NULL,
    revoked    BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (device, invitation)
);

CREATE TABLE ops (
    device          TEXT NOT NULL REFERENCES devices (id),
    seq             BIGINT NOT NULL,
    class           TEXT NOT NULL REFERENCES classes (id),
    no              BIGINT NOT NULL,
    text            TEXT NOT NULL,
    received_at     BIGINT NOT NULL,
    clock_offset_ms BIGINT NOT NULL,
    PRIMARY KEY (class, no),
    UNIQUE (device, seq)
);

-- I8: history is append-only, whoever holds the connection.
CREATE TRIGGER ops_are_never_changed BEFORE UPDATE ON ops
BEGIN
    SELECT RAISE(ABORT, 'ops are append-only (I8)');
END;
CREATE TRIGGER ops_are_never_deleted BEFORE DELETE ON ops
BEGIN
    SELECT RAISE(ABORT, 'ops are append-only (I8)');
END;

CREATE TABLE quarantine (
    device    TEXT NOT NULL REFERENCES devices (id),
    text_hash TEXT NOT NULL,
    seq       BIGINT,
    class     TEXT,
    text      TEXT NOT NULL,
    refusal   TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (device, text_hash)
);
CREATE INDEX quarantine_by_number ON quarantine (device, seq);
