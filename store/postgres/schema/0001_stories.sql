-- Stories, and what is found of them. Only what Citus speaks too is used here; what each table is distributed by where it is there,
-- `store/postgres/distribution.py` says, of all tables in one place.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The place in the time order begins with the day, so that a month of publication is a stretch of places:
-- each month is a partition, and stories come in time order without being sorted.
CREATE TABLE dateline.stories (
  id text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  day integer NOT NULL,
  moon integer NOT NULL,
  theme text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  sources text[] COLLATE "C" NOT NULL,
  feeds text[] COLLATE "C" NOT NULL,
  undated boolean NOT NULL,
  copy boolean NOT NULL,
  themed bigint NOT NULL,
  understood bigint NOT NULL,
  sum bigint NOT NULL,
  sizes integer[] NOT NULL,
  row bytea NOT NULL,
  titles tsvector NOT NULL,
  words tsvector NOT NULL,
  story bytea NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
COMMENT ON COLUMN dateline.stories.sizes IS 'how many words title, highlights and text have';
COMMENT ON COLUMN dateline.stories.row IS 'its line of the timeline, but for marks';
COMMENT ON COLUMN dateline.stories.story IS 'its text and what was derived for it, but for marks';
COMMENT ON COLUMN dateline.stories.titles IS 'the words of its title alone, as few as can be read of very many stories';
COMMENT ON COLUMN dateline.stories.words IS 'its words and values, each behind the letter of its field';

CREATE INDEX stories_at ON dateline.stories (at);
CREATE INDEX stories_theme ON dateline.stories (theme, at);
CREATE INDEX stories_words ON dateline.stories USING gin (words) WITH (fastupdate = off);

-- Which times a story speaks of: the days, months and years of `store.engine.field_names.SAID`.
CREATE TABLE dateline.mentions (
  story text COLLATE "C" NOT NULL,
  kind smallint NOT NULL,
  value integer NOT NULL,
  PRIMARY KEY (story, kind, value)
);
CREATE INDEX mentions_value ON dateline.mentions (kind, value);

-- How many stories of a day and a theme there are, so that to count all of them reads none.
CREATE TABLE dateline.tallies (
  day integer NOT NULL,
  theme text COLLATE "C" NOT NULL,
  copy boolean NOT NULL,
  moon integer NOT NULL,
  at bigint NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (day, theme, copy)
) WITH (fillfactor = 80);
CREATE INDEX tallies_at ON dateline.tallies (at);
COMMENT ON COLUMN dateline.tallies.at IS 'the first place of the day in the time order';

-- Every word and value of a field, names among them, with the number of stories that have it.
CREATE TABLE dateline.words (
  field text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  stories bigint NOT NULL,
  PRIMARY KEY (field, word)
) WITH (fillfactor = 80);
CREATE INDEX words_near ON dateline.words USING gin (word gin_trgm_ops) WITH (fastupdate = off);

-- What each person did to a story.
CREATE TABLE dateline.marks (
  story text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL DEFAULT current_user,
  read boolean NOT NULL DEFAULT false,
  starred boolean NOT NULL DEFAULT false,
  tags text[] NOT NULL DEFAULT '{}',
  tag_keys text[] COLLATE "C" NOT NULL DEFAULT '{}',
  note text NOT NULL DEFAULT '',
  note_words tsvector NOT NULL DEFAULT '',
  shared boolean NOT NULL DEFAULT false,
  changed timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (story, person)
);
CREATE INDEX marks_read ON dateline.marks (person, story) WHERE read;
CREATE INDEX marks_starred ON dateline.marks (person, story) WHERE starred;
CREATE INDEX marks_noted ON dateline.marks (person, story) WHERE note <> '';
CREATE INDEX marks_tags ON dateline.marks USING gin (tag_keys);
CREATE INDEX marks_notes ON dateline.marks USING gin (note_words);

-- Which theme people say a story has: one for all, by whom and when.
CREATE TABLE dateline.corrections (
  story text COLLATE "C" PRIMARY KEY,
  theme text NOT NULL,
  person text NOT NULL DEFAULT current_user,
  changed timestamptz NOT NULL DEFAULT now()
);

-- One row: what all stories are together; whoever takes stories in changes it last.
CREATE TABLE dateline.about (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  generation bigint NOT NULL DEFAULT 0,
  stories bigint NOT NULL DEFAULT 0,
  title_words bigint NOT NULL DEFAULT 0,
  deck_words bigint NOT NULL DEFAULT 0,
  body_words bigint NOT NULL DEFAULT 0
);
INSERT INTO dateline.about DEFAULT VALUES;
