CREATE TABLE memories (
  id             uuid   PRIMARY KEY,
  owner          text   NOT NULL,
  key            text   COLLATE "C" NOT NULL,
  content        text   NOT NULL,
  metadata       jsonb  NOT NULL,
  created_micros bigint NOT NULL,
  updated_micros bigint NOT NULL,
  -- Made of the words of class Words, with their places: the server's own parser would split texts differently from SQLite's.
  words          tsvector NOT NULL,
  UNIQUE (owner, key)
);

CREATE INDEX memories_recent ON memories (owner, updated_micros DESC);
CREATE INDEX memories_words ON memories USING gin (words);
CREATE INDEX memories_metadata ON memories USING gin (metadata jsonb_path_ops);
