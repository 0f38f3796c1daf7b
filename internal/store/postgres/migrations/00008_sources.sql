-- +goose Up
-- By which key a source is one and the same in all stories; empty for who is known by a family name alone. Names
-- of stories that were judged before are put together once they are judged again.
ALTER TABLE speakers ADD COLUMN who TEXT NOT NULL DEFAULT '';
UPDATE speakers SET who = spoken;
CREATE INDEX speakers_who ON speakers (who, story);

-- The sources of all stories. unsaid: how often they are one, below zero, so that those most quoted come first and
-- then the alphabet; stories: in how many.
CREATE TABLE sources (
  who     TEXT    PRIMARY KEY,
  name    TEXT    NOT NULL,
  unsaid  BIGINT  NOT NULL,
  stories BIGINT  NOT NULL
);
INSERT INTO sources (who, name, unsaid, stories) SELECT who, max(name), -sum(sayings), count(DISTINCT story) FROM speakers GROUP BY who;
CREATE INDEX sources_unsaid ON sources (unsaid, who);

-- The words of their names, of which a library that was made before has the last alone.
CREATE TABLE source_words (
  word TEXT NOT NULL,
  who  TEXT NOT NULL,
  PRIMARY KEY (word, who)
);
INSERT INTO source_words (word, who) SELECT DISTINCT last, who FROM speakers;
