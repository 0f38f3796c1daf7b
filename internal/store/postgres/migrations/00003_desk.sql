-- +goose Up
-- What lists show of a story, as JSON; empty in stories built before.
ALTER TABLE stories ADD COLUMN summary TEXT NOT NULL DEFAULT '';

-- Who is named as a source in a story. spoken: the name as it is looked for; last: its last word; sayings:
-- how often.
CREATE TABLE speakers (
  story   BIGINT  NOT NULL,
  spoken  TEXT    NOT NULL,
  last    TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  sayings BIGINT  NOT NULL,
  PRIMARY KEY (story, spoken)
);
CREATE INDEX speakers_spoken ON speakers (spoken, story);
CREATE INDEX speakers_last ON speakers (last, spoken);

-- Whose reports a story has.
CREATE TABLE outlets (
  story     BIGINT  NOT NULL,
  publisher TEXT    NOT NULL,
  PRIMARY KEY (story, publisher)
);
CREATE INDEX outlets_publisher ON outlets (publisher, story);
