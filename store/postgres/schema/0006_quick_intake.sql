-- Words of stories that come together are put into the indexes together: one by one took five times as long. What waits beside an
-- index for that is read through at every question, so there may be little of it.

DROP INDEX dateline.stories_words;
CREATE INDEX stories_words ON dateline.stories USING gin (words) WITH (fastupdate = on, gin_pending_list_limit = 256);
DROP INDEX dateline.words_near;
CREATE INDEX words_near ON dateline.words USING gin (word gin_trgm_ops) WITH (fastupdate = on, gin_pending_list_limit = 256);

-- Puts into the indexes what waits beside them; whoever took in much calls it, and PostgreSQL's own tidying does it now and then.
CREATE FUNCTION dateline.settle() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT gin_clean_pending_list(i.indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE a.amname = 'gin' AND c.relkind = 'i'
    AND (i.indrelid = 'dateline.words'::regclass
      OR i.indrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'dateline.stories'::regclass))
$$;
REVOKE ALL ON FUNCTION dateline.settle() FROM PUBLIC;
