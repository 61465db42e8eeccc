-- What is found and shown of stories stands in one table, their whole texts in another: a question over all time would otherwise be
-- asked of each month's table and index, and there are hundreds. Whole texts, which take most of the room and are read one at a
-- time, stay parted by month of publication. Distributed by id, both.

CREATE TABLE dateline.entries (
  id text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  day integer NOT NULL,
  moon integer NOT NULL,
  copy boolean NOT NULL,
  undated boolean NOT NULL,
  themed bigint NOT NULL,
  understood bigint NOT NULL,
  sum bigint NOT NULL,
  sizes integer[] NOT NULL,
  theme text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  sources text[] COLLATE "C" NOT NULL,
  feeds text[] COLLATE "C" NOT NULL,
  titles tsvector NOT NULL,
  row bytea NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (id, at)
) WITH (toast_tuple_target = 256);
-- All that is read of very many stories at once stands in the row itself; their words stand apart, so that a page has many rows.
ALTER TABLE dateline.entries
  ALTER place SET STORAGE main, ALTER sources SET STORAGE main, ALTER feeds SET STORAGE main,
  ALTER titles SET STORAGE main, ALTER row SET STORAGE main;
COMMENT ON COLUMN dateline.entries.sizes IS 'how many words title, highlights and text have';
COMMENT ON COLUMN dateline.entries.titles IS 'the words of its title alone, as few as can be read of very many stories';
COMMENT ON COLUMN dateline.entries.row IS 'its line of the timeline, but for marks';
COMMENT ON COLUMN dateline.entries.words IS 'its words and values, each behind the letter of its field';

INSERT INTO dateline.entries
SELECT id, at, day, moon, copy, undated, themed, understood, sum, sizes, theme, place, sources, feeds, titles, row, words || array_to_tsvector(ARRAY['y' || moon])
FROM dateline.stories s ORDER BY at;

CREATE INDEX entries_at ON dateline.entries (at);
CREATE INDEX entries_theme ON dateline.entries (theme, at);
CREATE INDEX entries_waiting ON dateline.entries (at) WHERE understood = 0;
-- What waits beside the index is read through at every question, so there may be little of it.
CREATE INDEX entries_words ON dateline.entries USING gin (words) WITH (fastupdate = on, gin_pending_list_limit = 256);

ALTER TABLE dateline.stories
  DROP COLUMN day, DROP COLUMN moon, DROP COLUMN theme, DROP COLUMN place, DROP COLUMN sources, DROP COLUMN feeds,
  DROP COLUMN undated, DROP COLUMN copy, DROP COLUMN themed, DROP COLUMN understood, DROP COLUMN sum, DROP COLUMN sizes,
  DROP COLUMN row, DROP COLUMN titles, DROP COLUMN words;
DROP INDEX dateline.stories_at;

-- Now of the one table of entries, as it was of all tables of months.
CREATE OR REPLACE FUNCTION dateline.settle() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT gin_clean_pending_list(i.indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE a.amname = 'gin' AND i.indrelid IN ('dateline.words'::regclass, 'dateline.entries'::regclass)
$$;
