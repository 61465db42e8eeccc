-- The record: what people keep, as the files of an archive in a folder have it.

-- Rows of stories that stand ('stories'), that were taken out ('removed'), and texts that were replaced ('earlier', in order).
CREATE TABLE dateline.rows (
  story text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  nth bigint NOT NULL DEFAULT 0,
  month text COLLATE "C" NOT NULL,
  row bytea NOT NULL,
  PRIMARY KEY (story, kind, nth)
);
CREATE INDEX rows_month ON dateline.rows (month, kind);
CREATE INDEX rows_removed ON dateline.rows (story) WHERE kind = 'removed';

-- Small tables beside the stories, whole: one for all (person ''), or one a person.
CREATE TABLE dateline.documents (
  name text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL DEFAULT '',
  revision bigint NOT NULL DEFAULT 1,
  tables bytea NOT NULL,
  PRIMARY KEY (name, person)
);

-- What each person did last, with what takes it back.
CREATE TABLE dateline.undo (
  person text COLLATE "C" NOT NULL DEFAULT current_user,
  number bigint NOT NULL,
  nth integer NOT NULL,
  about bytea NOT NULL,
  part bytea NOT NULL,
  PRIMARY KEY (person, number, nth)
);

-- How often each person's marks were changed, so that their other screens see it.
CREATE TABLE dateline.people (
  person text COLLATE "C" PRIMARY KEY DEFAULT current_user,
  revision bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- What the texts of a month's stories are together, which stays as it is however they are understood.
CREATE TABLE dateline.story_months (
  moon integer PRIMARY KEY,
  stories bigint NOT NULL,
  words bigint NOT NULL,
  texts bigint NOT NULL
) WITH (fillfactor = 80);
COMMENT ON COLUMN dateline.story_months.texts IS 'the sums of all its texts, laid over one another';
INSERT INTO dateline.story_months
SELECT moon, count(*), coalesce(sum(sizes[1] + sizes[2] + sizes[3]), 0), coalesce(bit_xor(sum), 0) FROM dateline.stories GROUP BY moon;

-- Which stories wait to be understood: few, once all were.
CREATE INDEX stories_waiting ON dateline.stories (at) WHERE understood = 0;

-- When stories came; of many the first.
CREATE TABLE dateline.arrivals (
  nth bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  number bigint NOT NULL,
  ids text[] NOT NULL
);
CREATE INDEX arrivals_at ON dateline.arrivals (at);
