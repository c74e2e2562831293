CREATE TABLE {table} (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id  TEXT NOT NULL,
  event_id    TEXT NOT NULL,
  event_type  TEXT NOT NULL,
  payload     TEXT NOT NULL,
  metadata    TEXT DEFAULT '{}',
  created_at  TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'),
  direction   TEXT,
  stream_id   TEXT,
  raw         BLOB,
  CONSTRAINT {constraint} UNIQUE (session_id, event_id));
CREATE INDEX {session_index} ON {table} (session_id, id);
