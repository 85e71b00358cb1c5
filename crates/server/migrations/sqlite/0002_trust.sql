-- The key that proves a device's name whatever link it opens; of the key only a hash is here.
ALTER TABLE devices ADD COLUMN key_hash TEXT;

-- Who brought an op in for its author: out of a rescue file, out of the quarantine, or after a restore.
ALTER TABLE ops ADD COLUMN carrier TEXT REFERENCES devices (id);

-- What somebody has done about a refused op. The op itself stays (I2).
ALTER TABLE quarantine ADD COLUMN settlement TEXT;
ALTER TABLE quarantine ADD COLUMN settled_by TEXT REFERENCES devices (id);
ALTER TABLE quarantine ADD COLUMN settled_at BIGINT;

CREATE INDEX quarantine_by_class ON quarantine (class);
CREATE INDEX grants_by_invitation ON grants (invitation);
CREATE INDEX invitations_by_maker ON invitations (invited_by);
