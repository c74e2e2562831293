// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A server of MCP up to 2025-11-25 (SDK 1.x) with sessions, the SDK's own event store, polling by
// closed streams and resumption. PORT in the environment; "json" as argument answers without SSE.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { InMemoryEventStore } from '@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const port = Number(process.env.PORT);
const json = process.argv[2] === 'json';
const retryMs = 300;
const text = (content) => ({ content: [{ type: 'text', text: content }] });

function build() {
  const server = new McpServer({ name: 'polling', version: '1.0.0' }, { capabilities: { logging: {} } });
  const log = (data) =>
    server.server.notification({ method: 'notifications/message', params: { level: 'info', data } });
  const add = (name, description, inputSchema, call) =>
    server.registerTool(name, { description, inputSchema }, call);

  add('poll', 'closes its stream in the middle of the call', {}, async (_args, extra) => {
    const progressToken = extra._meta?.progressToken;
    const progress = async (step) => {
      if (progressToken !== undefined) {
        await extra.sendNotification({
          method: 'notifications/progress',
          params: { progressToken, progress: step, total: 4 },
        });
      }
    };
    await progress(1);
    await sleep(100);
    await progress(2);
    extra.closeSSEStream?.();
    await sleep(200);
    await progress(3);
    await sleep(200);
    await progress(4);
    return text('done');
  });
  add('closeget', 'closes the GET stream, then says three things', {}, async (_args, extra) => {
    extra.closeStandaloneSSEStream?.();
    for (let i = 0; i < 3; i++) {
      await log(`while closed ${i}`);
    }
    return text('ok');
  });
  add('notify', 'says something on the GET stream', {}, async () => {
    await log('n');
    return text('ok');
  });
  add('big', 'n bytes of text', { n: z.number() }, async ({ n }) => text('x'.repeat(n)));
  add('odd', 'strings and numbers that stores and parsers dislike', {}, async () => ({
    ...text('nul:\u0000 lone:\ud83d crlf:\r\n ls:\u2028'),
    _meta: { __proto__x: 1e400, big: 12345678901234567890, n: 1.0 },
  }));
  return server;
}

const sessions = new Map();

async function handle(request, response) {
  const id = request.headers['mcp-session-id'];
  let transport = id && sessions.get(id);
  if (id && !transport) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"jsonrpc":"2.0","error":{"code":-32001,"message":"Session not found"},"id":null}');
    return;
  }
  if (!transport) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      eventStore: new InMemoryEventStore(),
      retryInterval: retryMs,
      enableJsonResponse: json,
      onsessioninitialized: (session) => sessions.set(session, transport),
      onsessionclosed: (session) => sessions.delete(session),
      keepAliveMs: 2000,
    });
    await build().connect(transport);
  }
  await transport.handleRequest(request, response);
}

createServer(handle).listen(port, '127.0.0.1', () => console.error(`listening on ${port}`));
