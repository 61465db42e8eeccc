-- Very many stories that come at once. How many stories have each of their words waits here, and is added up once; not distributed.
CREATE TABLE dateline.coming_words (
  field text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  stories bigint NOT NULL
);

-- Not distributed: indexes that are made when all stories are there, which takes a fraction of the time, and how each is made.
CREATE TABLE dateline.unmade_indexes (
  name text COLLATE "C" PRIMARY KEY,
  made_by text NOT NULL
);

-- Puts off the indexes that take long, for whoever brings in an archive where there are hardly any stories yet.
CREATE FUNCTION dateline.put_off_indexes() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT c.relname AS name, pg_get_indexdef(c.oid) AS made_by
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE (a.amname = 'gin' AND i.indrelid IN ('dateline.words'::regclass, 'dateline.entries'::regclass))
      OR c.oid = to_regclass('dateline.mentions_value')
    ORDER BY c.relname
  LOOP
    INSERT INTO dateline.unmade_indexes VALUES (one.name, one.made_by);
    EXECUTE format('DROP INDEX dateline.%I', one.name);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION dateline.put_off_indexes() FROM PUBLIC;

-- Makes one that was put off; whoever is at the same is waited for.
CREATE FUNCTION dateline.make_index(which text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  how text;
BEGIN
  DELETE FROM dateline.unmade_indexes WHERE name = which RETURNING made_by INTO how;
  IF how IS NOT NULL THEN
    EXECUTE how;
  END IF;
END $$;
REVOKE ALL ON FUNCTION dateline.make_index(text) FROM PUBLIC;
