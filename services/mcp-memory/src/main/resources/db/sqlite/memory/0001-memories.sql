CREATE TABLE memories (
  number         INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL UNIQUE,
  owner          TEXT    NOT NULL,
  key            TEXT    NOT NULL,
  content        TEXT    NOT NULL,
  metadata       TEXT    NOT NULL,
  created_micros INTEGER NOT NULL,
  updated_micros INTEGER NOT NULL,
  UNIQUE (owner, key)
);

CREATE INDEX memories_recent ON memories (owner, updated_micros DESC);

-- Words come ready made, lower case and between blanks (class Words), so that both databases split texts alike.
-- The owner is a word too: a search then never walks through what belongs to others.
CREATE VIRTUAL TABLE memory_words USING fts5 (owner, key, content, content='', contentless_delete=1, tokenize='ascii');
