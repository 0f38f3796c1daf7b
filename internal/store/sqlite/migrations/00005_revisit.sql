-- +goose Up
-- A page may be changed back to what it was: the same bytes at the same address, later than others.
DROP INDEX captures_page;
CREATE INDEX captures_page ON captures (address, sha256);
