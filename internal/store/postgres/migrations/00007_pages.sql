-- +goose Up
-- The page that shows a story, as it was made when the story was built; compressed.
CREATE TABLE pages (
  story BIGINT PRIMARY KEY,
  built BIGINT NOT NULL,
  page  BYTEA  NOT NULL
);
ALTER TABLE pages ALTER COLUMN page SET STORAGE EXTERNAL;
