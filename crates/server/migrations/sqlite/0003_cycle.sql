-- The whole cycle of an event: publish with mends, move, several events, afterwards, close and delete.

ALTER TABLE events ADD COLUMN published_at BIGINT;
ALTER TABLE events ADD COLUMN mends TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN spares TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN deadlines TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN closed_at BIGINT;
ALTER TABLE events ADD COLUMN erase_at BIGINT;
ALTER TABLE events ADD COLUMN erased_at BIGINT;

-- The last count of a class whose names are deleted; JSON of the tally and the money.
ALTER TABLE classes ADD COLUMN final TEXT;

ALTER TABLE students ADD COLUMN pinyin TEXT NOT NULL DEFAULT '';

-- What publications and moves changed, as people are shown it.
CREATE TABLE changes (
    event   TEXT NOT NULL REFERENCES events (id),
    version BIGINT NOT NULL,
    class   TEXT NOT NULL,
    at      BIGINT NOT NULL,
    change  TEXT NOT NULL,
    PRIMARY KEY (event, version, class)
);

-- Who has handed in what the notice asks for.
CREATE TABLE ticks (
    event   TEXT NOT NULL REFERENCES events (id),
    no      BIGINT NOT NULL,
    college TEXT NOT NULL,
    device  TEXT NOT NULL REFERENCES devices (id),
    done_at BIGINT NOT NULL,
    PRIMARY KEY (event, no, college)
);
