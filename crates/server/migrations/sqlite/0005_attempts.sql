-- Which attempt of a phone has opened an invitation, and as which device: a phone that has lost the answer is answered
-- again, and nobody else. Of the phone's token only a hash is here.
CREATE TABLE attempts (
    invitation TEXT NOT NULL REFERENCES invitations (id),
    hash       TEXT NOT NULL,
    device     TEXT NOT NULL REFERENCES devices (id),
    PRIMARY KEY (invitation, hash)
);
