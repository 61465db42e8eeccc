-- Distributed by story, beside marks. What people say of stories to all who share the archive: those of their notes and tags that are
-- not for themselves alone, as these stand in their marks too. Nothing else of marks is seen by others.
CREATE TABLE dateline.told (
  story text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL DEFAULT current_user,
  note text NOT NULL DEFAULT '',
  note_words tsvector NOT NULL DEFAULT '',
  tags text[] NOT NULL DEFAULT '{}',
  tag_keys text[] COLLATE "C" NOT NULL DEFAULT '{}',
  changed timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (story, person)
);
CREATE INDEX told_tags ON dateline.told USING gin (tag_keys);
CREATE INDEX told_notes ON dateline.told USING gin (note_words);
CREATE INDEX told_noted ON dateline.told (story) WHERE note <> '';

ALTER TABLE dateline.told ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON dateline.told FOR SELECT USING (true);
CREATE POLICY added ON dateline.told FOR INSERT WITH CHECK (person = current_user);
CREATE POLICY changed ON dateline.told FOR UPDATE USING (person = current_user) WITH CHECK (person = current_user);
CREATE POLICY taken_back ON dateline.told FOR DELETE USING (person = current_user);

DROP POLICY shared ON dateline.marks;
ALTER TABLE dateline.marks DROP COLUMN shared;
ALTER TABLE dateline.marks ADD COLUMN rest bytea;
COMMENT ON COLUMN dateline.marks.rest IS 'what a row of marks that was brought in says beside what Dateline knows, to go out again';

-- Not distributed: one row. How often anything was told or taken back, so that open screens see it.
CREATE TABLE dateline.tellings (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  number bigint NOT NULL DEFAULT 0
);
CREATE FUNCTION dateline.tell() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO dateline.tellings AS t (number) VALUES (1) ON CONFLICT (one) DO UPDATE SET number = t.number + 1
$$;
REVOKE ALL ON FUNCTION dateline.tell() FROM PUBLIC;
