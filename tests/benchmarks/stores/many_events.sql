-- Fills the published table with :events rows in :sessions sessions of equal length, ten sessions
-- side by side, as servers write them: psql -v events=1000000 -v sessions=100000 -f many_events.sql
-- Payloads are JSON-RPC messages of 140 to 190 bytes: of five events of a session two are requests,
-- one is a progress notification and two are answers; one answer in a thousand is an error.
CREATE UNLOGGED TABLE mcp_events (
  id SERIAL,
  session_id VARCHAR(36) NOT NULL,
  event_id VARCHAR(36) NOT NULL,
  event_type VARCHAR(50) NOT NULL,
  payload JSONB NOT NULL,
  metadata JSONB DEFAULT '{}',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

INSERT INTO mcp_events (id, session_id, event_id, event_type, payload, metadata, created_at)
WITH shape AS (
  SELECT greatest(CAST(:events AS bigint) / :sessions, 1) AS length, least(CAST(:sessions AS bigint), 10) AS abreast
), placed AS ( -- row n is event k of session s
  SELECT n, (n - 1) % (length * abreast) / abreast AS k, (n - 1) / (length * abreast) * abreast + (n - 1) % abreast AS s
  FROM generate_series(CAST(1 AS bigint), :events) AS n, shape
), told AS (
  SELECT n, s, k, k % 5 AS part, k - k % 5 + CASE WHEN k % 5 > 2 THEN 3 ELSE 0 END AS call FROM placed
)
SELECT n, lpad(to_hex(s * 2654435761 % 4294967296), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(s), 12, '0'), 'e' || n,
       CASE part WHEN 1 THEN 'notification' WHEN 2 THEN 'tool_result' WHEN 4 THEN 'tool_result' ELSE 'tool_call' END,
       CAST(CASE WHEN part IN (0, 3)
            THEN '{"jsonrpc": "2.0", "id": ' || call || ', "method": "tools/call", "params": {"name": "tool_' || (n % 12)
                 || '", "arguments": {"query": "what does row ' || n || ' hold", "limit": ' || (n % 90) || '}}}'
            WHEN part = 1
            THEN '{"jsonrpc": "2.0", "method": "notifications/progress", "params": {"progressToken": ' || call
                 || ', "progress": ' || (n % 100) || ', "total": 100, "message": "looking through the rows"}}'
            WHEN n % 1000 = 7
            THEN '{"jsonrpc": "2.0", "id": ' || call || ', "error": {"code": -32603, "message": "the tool gave up on row ' || n || '"}}'
            ELSE '{"jsonrpc": "2.0", "id": ' || call || ', "result": {"content": [{"type": "text", "text": "row ' || n
                 || ' holds nothing out of the ordinary, as far as anybody can tell from here"}], "isError": false}}' END AS jsonb),
       CAST(CASE WHEN part IN (0, 3) THEN '{"direction": "c2s"}' ELSE '{"direction": "s2c"}' END AS jsonb),
       TIMESTAMP '2026-11-20 12:00:00' + n * INTERVAL '1 millisecond'
FROM told;

SELECT setval('mcp_events_id_seq', greatest(CAST(:events AS bigint), 1)) \g /dev/null
SET maintenance_work_mem = '512MB';
ALTER TABLE mcp_events ADD PRIMARY KEY (id);
ALTER TABLE mcp_events ADD CONSTRAINT unique_session_event UNIQUE (session_id, event_id);
CREATE INDEX idx_session_id ON mcp_events (session_id);
VACUUM (FREEZE, ANALYZE) mcp_events;
