-- Notes, and names written at the bottom of a list, are words in the history. When an event's names are deleted these
-- words go too. Of the text as it came a hash stays, so that the same op sent again is known (I3).
ALTER TABLE ops ADD COLUMN forgotten TEXT;

-- I8: history is append-only, whoever holds the connection. Nothing but the text may ever change, once, and only of an
-- event whose names are deleted.
DROP TRIGGER ops_are_never_changed;
CREATE TRIGGER ops_are_never_changed BEFORE UPDATE ON ops
WHEN NOT (
    OLD.forgotten IS NULL AND NEW.forgotten IS NOT NULL
    AND NEW.device = OLD.device AND NEW.seq = OLD.seq AND NEW.class = OLD.class AND NEW.no = OLD.no
    AND NEW.received_at = OLD.received_at AND NEW.clock_offset_ms = OLD.clock_offset_ms AND NEW.carrier IS OLD.carrier
    AND EXISTS (
        SELECT 1 FROM classes JOIN events ON events.id = classes.event
        WHERE classes.id = OLD.class AND events.erased_at IS NOT NULL
    )
)
BEGIN
    SELECT RAISE(ABORT, 'ops are append-only (I8)');
END;
