-- +goose Up
-- The search index says in which blocks an article stands, so that the newest are looked at first.
UPDATE search SET words = words
  || array_to_tsvector((SELECT array_agg('block' || size || '-' || (seq >> size)) FROM unnest('{9,12,15,18}'::int[]) size));
