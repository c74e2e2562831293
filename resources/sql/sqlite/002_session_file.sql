CREATE TABLE mcp_events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id  TEXT NOT NULL,
  event_id    TEXT NOT NULL,
  event_type  TEXT NOT NULL,
  payload     TEXT,
  metadata    TEXT DEFAULT '{}',
  created_at  TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'),
  direction   TEXT,
  stream_id   TEXT,
  raw         BLOB);
CREATE TABLE muscope_digests (
  session_id  TEXT PRIMARY KEY,
  events      INTEGER NOT NULL,
  digest      TEXT NOT NULL);
CREATE TABLE muscope_workflows (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  text        BLOB NOT NULL);
CREATE TABLE muscope_receipt_files (
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  text           BLOB NOT NULL,
  document_name  TEXT NOT NULL,
  document_text  BLOB NOT NULL);
PRAGMA application_id = 1836413795;
PRAGMA user_version = 1
