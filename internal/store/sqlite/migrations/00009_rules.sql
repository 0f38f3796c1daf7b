-- +goose Up
-- The number of a rule that was removed is given to no other: addresses with keys lead to a rule by its number.
CREATE TABLE rules_kept (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT    NOT NULL UNIQUE,
  rule    TEXT    NOT NULL,
  created INTEGER NOT NULL
);
INSERT INTO rules_kept (id, name, rule, created) SELECT id, name, rule, created FROM rules;
DROP TABLE rules;
ALTER TABLE rules_kept RENAME TO rules;
