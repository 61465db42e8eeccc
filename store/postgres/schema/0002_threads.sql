-- Threads.

CREATE TABLE dateline.thread_numbers (key text COLLATE "C" PRIMARY KEY, value double precision NOT NULL);
CREATE TABLE dateline.counters (page bigint PRIMARY KEY, counts bytea NOT NULL);
CREATE TABLE dateline.threads (
  thread bigint PRIMARY KEY,
  number integer NOT NULL,
  first integer NOT NULL,
  last integer NOT NULL,
  name text NOT NULL,
  given boolean NOT NULL
);
CREATE INDEX threads_last ON dateline.threads (last DESC, thread);
CREATE INDEX threads_name ON dateline.threads USING hash (name);
CREATE INDEX threads_called ON dateline.threads USING gin (name gin_trgm_ops);
CREATE TABLE dateline.clusters (thread bigint PRIMARY KEY, state bytea NOT NULL);
CREATE TABLE dateline.postings (feature bigint PRIMARY KEY, threads bytea NOT NULL);
CREATE TABLE dateline.merges (
  gone bigint PRIMARY KEY, into_thread bigint NOT NULL, likeness double precision NOT NULL, because bytea NOT NULL
);
CREATE INDEX merges_into ON dateline.merges (into_thread);
CREATE TABLE dateline.firm (thread bigint PRIMARY KEY);

CREATE TABLE dateline.members (
  story text COLLATE "C" PRIMARY KEY,
  thread bigint NOT NULL,
  day integer NOT NULL,
  title bytea NOT NULL,
  likeness double precision,
  because bytea NOT NULL
);
CREATE INDEX members_thread ON dateline.members (thread, day, story);
CREATE TABLE dateline.young (
  story text COLLATE "C" PRIMARY KEY, day integer NOT NULL, weights bytea NOT NULL, printed bytea NOT NULL, broad bytea NOT NULL
);
CREATE TABLE dateline.reports (story text COLLATE "C" PRIMARY KEY, lead text COLLATE "C" NOT NULL);
CREATE INDEX reports_lead ON dateline.reports (lead);
CREATE TABLE dateline.owed (story text COLLATE "C" PRIMARY KEY);
CREATE TABLE dateline.texts (story text COLLATE "C" PRIMARY KEY, month text COLLATE "C" NOT NULL, text bigint NOT NULL);
CREATE INDEX texts_month ON dateline.texts (month);
CREATE TABLE dateline.thread_months (month text COLLATE "C" PRIMARY KEY, size bigint NOT NULL, changed bigint NOT NULL);

-- One row: by which rules stories were put into threads, and how often anything of it was written.
CREATE TABLE dateline.thread_state (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), rules integer NOT NULL DEFAULT 0, revision bigint NOT NULL DEFAULT 0
);
INSERT INTO dateline.thread_state DEFAULT VALUES;
