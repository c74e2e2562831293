// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Fills an event store as the published TypeScript event store does, then changes some rows behind
// their receipts' backs:
//   node fill_seed_store.mjs STORE [--events N] [--seed N] [--only fill|tamper] [--manifest FILE] [--modules DIR]
// STORE is a postgresql:// URI or the path of a SQLite file. The manifest tells what was changed and
// what a check of all receipts must count. --modules names the folder that holds node_modules.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeAt, parse } from './lossless_json.mjs';
import { makeStore } from './seed_store.mjs';

// The published table, word for word.
const publishedTable = `CREATE TABLE mcp_events (
  id SERIAL PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL,
  event_id VARCHAR(36) NOT NULL,
  event_type VARCHAR(50) NOT NULL,
  payload JSONB NOT NULL,
  metadata JSONB DEFAULT '{}',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT unique_session_event UNIQUE (session_id, event_id)
);`;
const publishedInsert = 'INSERT INTO mcp_events (session_id, event_id, event_type, payload, metadata) VALUES ($1, $2, $3, $4, $5)';

const sqliteTable = `CREATE TABLE mcp_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  payload TEXT NOT NULL,
  metadata TEXT DEFAULT '{}',
  created_at TEXT,
  direction TEXT,
  stream_id TEXT,
  raw BLOB,
  CONSTRAINT unique_session_event UNIQUE (session_id, event_id));`;

async function fillPostgres(client, events) {
  await client.query(publishedTable);
  for (const { session, id, type, payload, text, metadata } of events) {
    // A payload that is a value goes the published way; a text of its own goes as it is.
    const sent = payload === undefined ? text : JSON.stringify(payload);
    await client.query(publishedInsert, [session, id, type, sent, JSON.stringify(metadata)]);
  }
}

// Where one value is replaced jsonb_set does it, otherwise the row gets a new text.
async function tamperPostgres(client, changes) {
  for (const { event, kind, path, value, text } of changes) {
    const row = 'WHERE session_id = $1 AND event_id = $2';
    const inPlace = path.length > 0 && ['digit', 'letter', 'boolean', 'order'].includes(kind);
    const done = inPlace
      ? await client.query(`UPDATE mcp_events SET payload = jsonb_set(payload, $3, $4::jsonb) ${row}`, [event.session, event.id, path.map(String), value])
      : await client.query(`UPDATE mcp_events SET payload = $3::jsonb ${row}`, [event.session, event.id, text]);
    if (done.rowCount !== 1) throw new Error(`${done.rowCount} rows changed for event ${event.id}`);
  }
}

async function postgres(uri, modules, steps, { events, changes }) {
  const { default: pg } = await import(createRequire(`${resolve(modules)}/`).resolve('pg'));
  const client = new pg.Client({ connectionString: uri });
  await client.connect();
  try {
    if (steps.fill) await fillPostgres(client, events);
    if (steps.tamper) await tamperPostgres(client, changes);
  } finally {
    await client.end();
  }
}

// Texts go as hex: every byte arrives as it is.
const sqlText = (text) => `CAST(x'${Buffer.from(text, 'utf8').toString('hex')}' AS TEXT)`;

function sqlite(path, steps, { events, changes }) {
  const sql = ['BEGIN;'];
  if (steps.fill) sql.push(sqliteTable);
  for (const [index, { session, id, type, text, metadata }] of (steps.fill ? events : []).entries()) {
    const time = new Date(Date.UTC(2026, 10, 20, 12) + index * 7).toISOString().replace('Z', '250Z');
    const direction = metadata.direction ? `'${metadata.direction}'` : 'NULL';
    sql.push(`INSERT INTO mcp_events (session_id, event_id, event_type, payload, metadata, created_at, direction) VALUES ('${session}', '${id}', '${type}', ${sqlText(text)}, ${sqlText(JSON.stringify(metadata))}, '${time}', ${direction});`);
  }
  for (const { event, text } of steps.tamper ? changes : []) {
    sql.push(`UPDATE mcp_events SET payload = ${sqlText(text)} WHERE session_id = '${event.session}' AND event_id = '${event.id}';`);
  }
  sql.push('COMMIT;');
  const run = spawnSync('sqlite3', ['-bail', path], { input: sql.join('\n'), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`sqlite3: ${run.error ?? run.stderr}`);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    manifest: { type: 'string' },
    modules: { type: 'string', default: '.' },
  },
});
const [target] = positionals;
if (!target) throw new Error('which store? a postgresql:// URI or the path of a SQLite file');
const store = makeStore(Number(options.events), Number(options.seed));
for (const { event, path } of store.changes) {
  if (!nodeAt(parse(event.text), path)) throw new Error(`no ${path.join('/')} in event ${event.id}`);
}
const steps = { fill: options.only !== 'tamper', tamper: options.only !== 'fill' };
if (target.startsWith('postgres')) await postgres(target, options.modules, steps, store);
else sqlite(target, steps, store);
if (options.manifest) writeFileSync(options.manifest, `${JSON.stringify(store.expected, null, 1)}\n`);
