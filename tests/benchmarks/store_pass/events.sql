-- Fills the published table with :events rows, each with a receipt made from the text as it was
-- sent: other key order, spacing and number spelling than JSONB gives back. Payloads are 600 bytes
-- on average, one in two hundred has 10 kB. One receipt in two is of the result alone, one event
-- in twenty is a receipt itself.
CREATE TABLE mcp_events (
  id SERIAL PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL,
  event_id VARCHAR(36) NOT NULL,
  event_type VARCHAR(50) NOT NULL,
  payload JSONB NOT NULL,
  metadata JSONB DEFAULT '{}',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT unique_session_event UNIQUE (session_id, event_id)
);

INSERT INTO mcp_events (session_id, event_id, event_type, payload, metadata, created_at)
WITH numbered AS (
  SELECT n, uuid(md5('s' || m / 5000 * 50 + m * CAST(7919 AS bigint) % 50))::text AS session, uuid(md5('e' || n))::text AS event,
         CASE WHEN n % 200 = 0 THEN 9500 ELSE 60 + CAST(n * CAST(7919 AS bigint) % 450 AS int) END AS room
  FROM generate_series(1, :events) AS n
  CROSS JOIN LATERAL (SELECT n - CASE WHEN n % 20 = 0 THEN 1 ELSE 0 END AS m) AS subject -- a receipt lies in its subject's session
), results AS (
  SELECT n, session, event,
         format('{"text": "%s", "score": %s.50, "ok": true,"items":[%s, %s.0, 1e2, "%s"] }',
                left(repeat(md5(n::text) || ' naïve café — ' || md5(event) || ', ', room / 80 + 1), room),
                n % 1000, n, n % 17, md5(session)) AS result
  FROM numbered
), texts AS (
  SELECT n, session, event, result,
         format('{"tool": "search", "jsonrpc":"2.0", "id": %s, "args": {"query":"%s","limit": 1E1, "deep": {"b":1,"a":[1, 2,3]}}, "result": %s}',
                n, md5('q' || n), result) AS sent
  FROM results
)
SELECT session, event, CASE WHEN n % 20 = 0 THEN 'mu_receipt' ELSE 'tool_call' END,
       CASE WHEN n % 20 = 0
            THEN jsonb_build_object('event_id', uuid(md5('e' || n - 1)), 'mu', '## Receipt' || chr(10) || reverse(lag(sent) OVER (ORDER BY n)))
            ELSE sent::jsonb END,
       CASE WHEN n % 20 IN (0, 19) THEN '{}'
            ELSE jsonb_build_object('direction', 'c2s', 'mu',
                                    '## Receipt' || chr(10) || reverse(CASE WHEN n % 2 = 0 THEN result ELSE sent END)) END,
       TIMESTAMP '2026-11-20 12:00:00' + n * INTERVAL '7 milliseconds'
FROM texts ORDER BY n;

VACUUM (FREEZE, ANALYZE) mcp_events;
