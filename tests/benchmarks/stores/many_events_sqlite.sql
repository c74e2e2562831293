-- many_events.sql for SQLite's shell, the same rows:
-- sqlite3 -cmd '.parameter set @events 1000000' -cmd '.parameter set @sessions 100000' FILE <many_events_sqlite.sql
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;

CREATE TABLE mcp_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  payload TEXT NOT NULL,
  metadata TEXT DEFAULT '{}',
  created_at TEXT
);

INSERT INTO mcp_events (id, session_id, event_id, event_type, payload, metadata, created_at)
WITH RECURSIVE shape AS (
  SELECT max(@events / @sessions, 1) AS length, min(@sessions, 10) AS abreast
), numbers(n) AS (
  SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @events
), placed AS ( -- row n is event k of session s
  SELECT n, (n - 1) % (length * abreast) / abreast AS k, (n - 1) / (length * abreast) * abreast + (n - 1) % abreast AS s
  FROM numbers, shape
), told AS (
  SELECT n, s, k, k % 5 AS part, k - k % 5 + CASE WHEN k % 5 > 2 THEN 3 ELSE 0 END AS call FROM placed
)
SELECT n, printf('%08x-0000-4000-8000-%012x', s * 2654435761 % 4294967296, s), 'e' || n,
       CASE part WHEN 1 THEN 'notification' WHEN 2 THEN 'tool_result' WHEN 4 THEN 'tool_result' ELSE 'tool_call' END,
       CASE WHEN part IN (0, 3)
            THEN '{"jsonrpc": "2.0", "id": ' || call || ', "method": "tools/call", "params": {"name": "tool_' || (n % 12)
                 || '", "arguments": {"query": "what does row ' || n || ' hold", "limit": ' || (n % 90) || '}}}'
            WHEN part = 1
            THEN '{"jsonrpc": "2.0", "method": "notifications/progress", "params": {"progressToken": ' || call
                 || ', "progress": ' || (n % 100) || ', "total": 100, "message": "looking through the rows"}}'
            WHEN n % 1000 = 7
            THEN '{"jsonrpc": "2.0", "id": ' || call || ', "error": {"code": -32603, "message": "the tool gave up on row ' || n || '"}}'
            ELSE '{"jsonrpc": "2.0", "id": ' || call || ', "result": {"content": [{"type": "text", "text": "row ' || n
                 || ' holds nothing out of the ordinary, as far as anybody can tell from here"}], "isError": false}}' END,
       CASE WHEN part IN (0, 3) THEN '{"direction": "c2s"}' ELSE '{"direction": "s2c"}' END,
       strftime('%Y-%m-%d %H:%M:%f', 1795176000 + n / 1000.0, 'unixepoch')
FROM told;

CREATE UNIQUE INDEX unique_session_event ON mcp_events (session_id, event_id);
CREATE INDEX idx_session_id ON mcp_events (session_id, id);
