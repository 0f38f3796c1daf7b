-- +goose Up
-- What grouping looks at in an article; NULL where it was read before, and is looked at anew.
ALTER TABLE articles ADD COLUMN sketch BLOB;
