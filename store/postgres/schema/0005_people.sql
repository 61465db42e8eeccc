-- Who may do what. What is a person's own is seen and written by nobody else; what is shared is written by editors, to whom it is
-- granted. The owner of the tables is bound by none of this.

ALTER TABLE dateline.marks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dateline.marks USING (person = current_user) WITH CHECK (person = current_user);
CREATE POLICY shared ON dateline.marks FOR SELECT USING (shared);

ALTER TABLE dateline.undo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dateline.undo USING (person = current_user) WITH CHECK (person = current_user);

ALTER TABLE dateline.people ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dateline.people USING (person = current_user) WITH CHECK (person = current_user);

-- Editors also write what is of all; has_table_privilege tells who is one.
ALTER TABLE dateline.documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dateline.documents USING (person = current_user) WITH CHECK (person = current_user);
CREATE POLICY seen ON dateline.documents FOR SELECT USING (person = '');
CREATE POLICY edited ON dateline.documents
  USING (person = '' AND has_table_privilege('dateline.stories', 'INSERT'))
  WITH CHECK (person = '' AND has_table_privilege('dateline.stories', 'INSERT'));

-- A correction says who made it, and an editor can't say that it was another.
ALTER TABLE dateline.corrections ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON dateline.corrections FOR SELECT USING (true);
CREATE POLICY added ON dateline.corrections FOR INSERT WITH CHECK (person = current_user);
CREATE POLICY changed ON dateline.corrections FOR UPDATE USING (true) WITH CHECK (person = current_user);
CREATE POLICY taken_back ON dateline.corrections FOR DELETE USING (true);

-- Makes the partition of a month for whoever takes in its first story: to attach one, a table must be one's own.
CREATE FUNCTION dateline.make_partition(name text, first bigint, beyond bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF name !~ '^stories_(\d{4}_\d{2}|before|after)$' THEN
    RAISE EXCEPTION 'no name of a partition';
  END IF;
  EXECUTE format('CREATE TABLE dateline.%I (LIKE dateline.stories INCLUDING DEFAULTS)', name);
  EXECUTE format('ALTER TABLE dateline.stories ATTACH PARTITION dateline.%I FOR VALUES FROM (%s) TO (%s)',
    name, coalesce(first::text, 'MINVALUE'), coalesce(beyond::text, 'MAXVALUE'));
END $$;
REVOKE ALL ON FUNCTION dateline.make_partition(text, bigint, bigint) FROM PUBLIC;
