-- +goose Up
-- The page that shows a story, as it was made when the story was built; compressed.
CREATE TABLE pages (
  story INTEGER PRIMARY KEY,
  built INTEGER NOT NULL,
  page  BLOB    NOT NULL
);
