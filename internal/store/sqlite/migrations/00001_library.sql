-- +goose Up
-- Times are Unix milliseconds; hashes 32 bytes; blobs compressed with Zstandard.

-- One row: how far the library has come.
CREATE TABLE library (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  last_seq  INTEGER NOT NULL DEFAULT 0,
  grouped   INTEGER NOT NULL DEFAULT 0,
  clusterer BLOB
);
INSERT INTO library (one) VALUES (1);

CREATE TABLE bodies (
  sha256 BLOB PRIMARY KEY,
  packed BLOB NOT NULL
);

-- outcome: 0 not known yet, 1 read, 2 failed with a problem. story: 0 when it is in none.
CREATE TABLE captures (
  seq     INTEGER PRIMARY KEY,
  sha256  BLOB    NOT NULL REFERENCES bodies,
  address TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  url     TEXT    NOT NULL,
  media   TEXT    NOT NULL,
  head    BLOB,
  arrived INTEGER NOT NULL,
  former  INTEGER NOT NULL DEFAULT 0,
  story   INTEGER NOT NULL DEFAULT 0,
  outcome INTEGER NOT NULL DEFAULT 0,
  engine  TEXT    NOT NULL DEFAULT '',
  problem TEXT    NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX captures_page ON captures (address, sha256);
CREATE INDEX captures_story ON captures (story, seq) WHERE story > 0;
CREATE INDEX captures_engine ON captures (engine, seq);

CREATE TABLE articles (
  seq       INTEGER PRIMARY KEY REFERENCES captures,
  title     TEXT    NOT NULL,
  publisher TEXT    NOT NULL,
  published INTEGER NOT NULL,
  language  TEXT    NOT NULL,
  words     INTEGER NOT NULL,
  prints    BLOB    NOT NULL,
  article   BLOB    NOT NULL,
  reading   BLOB    NOT NULL
);
CREATE INDEX articles_publisher ON articles (publisher, seq);

CREATE TABLE prints (
  print INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (print, seq)
) WITHOUT ROWID;

-- The index alone: texts are kept once, in articles.
CREATE VIRTUAL TABLE search USING fts5 (
  body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- due: when the job may be claimed, also the end of a lease; NULL when given up. claim: a number drawn
-- for each claim. attempt: claims since the job was last wanted. wanted: how often it was.
CREATE TABLE jobs (
  kind    INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  due     INTEGER,
  claim   INTEGER NOT NULL DEFAULT 0,
  attempt INTEGER NOT NULL DEFAULT 0,
  wanted  INTEGER NOT NULL DEFAULT 1,
  reasons TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (kind, subject)
) WITHOUT ROWID;

-- merged: the story it went into, 0 for none. built: when; 0 before the first time.
CREATE TABLE stories (
  id       INTEGER PRIMARY KEY,
  merged   INTEGER NOT NULL DEFAULT 0,
  built    INTEGER NOT NULL DEFAULT 0,
  engine   TEXT    NOT NULL DEFAULT '',
  title    TEXT    NOT NULL DEFAULT '',
  newest   INTEGER NOT NULL DEFAULT 0,
  reports  INTEGER NOT NULL DEFAULT 0,
  origins  INTEGER NOT NULL DEFAULT 0,
  findings INTEGER NOT NULL DEFAULT 0,
  body     BLOB
);
CREATE INDEX stories_newest ON stories (newest, id) WHERE reports > 0;
CREATE INDEX stories_reports ON stories (reports, newest, id) WHERE reports > 0;

CREATE TABLE findings (
  story       INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  article     INTEGER NOT NULL,
  against     INTEGER NOT NULL,
  explanation TEXT    NOT NULL,
  PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX findings_kind ON findings (kind, story);

CREATE TABLE changes (
  n        INTEGER PRIMARY KEY,
  kind     TEXT    NOT NULL,
  story    INTEGER NOT NULL,
  other    INTEGER NOT NULL,
  articles TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  why      TEXT    NOT NULL
);
CREATE INDEX changes_story ON changes (story);
CREATE INDEX changes_other ON changes (other);

CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE locks (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE watches (
  address       TEXT    PRIMARY KEY,
  kind          INTEGER NOT NULL,
  title         TEXT    NOT NULL,
  added         INTEGER NOT NULL,
  etag          TEXT    NOT NULL,
  last_modified TEXT    NOT NULL,
  due           INTEGER NOT NULL,
  every         INTEGER NOT NULL,
  checked       INTEGER NOT NULL,
  changed       INTEGER NOT NULL,
  failures      INTEGER NOT NULL,
  reason        TEXT    NOT NULL
);
CREATE INDEX watches_due ON watches (kind, due);

CREATE TABLE hosts (
  name       TEXT    PRIMARY KEY,
  robots     BLOB,
  robots_at  INTEGER NOT NULL,
  delay      INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  failures   INTEGER NOT NULL
);

CREATE TABLE rules (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE,
  rule    TEXT    NOT NULL,
  created INTEGER NOT NULL
);

CREATE TABLE deliveries (
  id      INTEGER PRIMARY KEY,
  rule    INTEGER NOT NULL,
  key     TEXT    NOT NULL,
  story   INTEGER NOT NULL,
  created INTEGER NOT NULL,
  sent    INTEGER NOT NULL DEFAULT 0,
  payload BLOB    NOT NULL,
  UNIQUE (rule, key)
);
