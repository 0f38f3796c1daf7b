-- +goose Up
-- Words stay in their row: kept apart, they make reading all rows look cheap to the planner, which it is not.
ALTER TABLE search ALTER COLUMN words SET STORAGE MAIN;
-- The search index says in which blocks an article stands, so that the newest are looked at first.
UPDATE search SET words = words
  || array_to_tsvector((SELECT array_agg('block' || size || '-' || (seq >> size)) FROM unnest('{9,12,15,18}'::int[]) size));
