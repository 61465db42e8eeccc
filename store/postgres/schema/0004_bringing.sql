-- Stories that wait to be understood: whoever works on one has its row locked, and the lock goes with the worker.
CREATE TABLE dateline.work (
  story text COLLATE "C" PRIMARY KEY,
  at bigint NOT NULL
);
CREATE INDEX work_at ON dateline.work (at DESC);
INSERT INTO dateline.work SELECT id, at FROM dateline.stories WHERE understood = 0;

-- Which months of a folder were brought in, as its files were then, so that a broken-off import goes on.
CREATE TABLE dateline.imports (
  folder text NOT NULL,
  month text COLLATE "C" NOT NULL,
  digest text NOT NULL,
  made timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (folder, month)
);
