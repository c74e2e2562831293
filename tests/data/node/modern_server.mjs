// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A server of MCP 2026-07-28 (SDK 2.x). PORT in the environment; as argument what becomes of older
// clients: "stateless" serves them without sessions, "reject" refuses their initialize.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  McpServer, acceptedContent, createMcpHandler, createRequestStateCodec, inputRequired,
} from '@modelcontextprotocol/server';
import * as z from 'zod';

const port = Number(process.env.PORT);
const legacy = process.argv[2] ?? 'stateless';
const codec = createRequestStateCodec({ key: crypto.getRandomValues(new Uint8Array(32)), ttlSeconds: 600 });
const text = (content) => ({ content: [{ type: 'text', text: content }] });
const confirmation = { type: 'object', properties: { confirm: { type: 'boolean' } }, required: ['confirm'] };

function build() {
  const server = new McpServer({ name: 'modern', version: '1.0.0' }, {
    capabilities: {
      tools: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
      logging: {},
    },
    requestState: { verify: codec.verify },
    instructions: 'tiny',
  });
  const add = (name, description, inputSchema, call) =>
    server.registerTool(name, inputSchema ? { description, inputSchema } : { description }, call);

  add('echo', 'says it again', z.object({ text: z.string() }), async (args) => text(args.text));
  const counting = z.object({ n: z.number().int(), delayMs: z.number().int().default(100) });
  add('countdown', 'tells its progress and logs it', counting, async ({ n, delayMs }, context) => {
    const { notify, signal, _meta: meta } = context.mcpReq;
    const progressToken = meta?.progressToken;
    signal.addEventListener('abort', () => console.error('countdown aborted'));
    let step = 0;
    while (step < n && !signal.aborted) {
      await sleep(delayMs);
      step++;
      if (progressToken !== undefined) {
        await notify({
          method: 'notifications/progress',
          params: { progressToken, progress: step, total: n, message: `step ${step}/${n}` },
        });
      }
      await context.mcpReq.log('info', `step ${step}`);
    }
    return text(`completed ${step}/${n}`);
  });
  add('deploy', 'asks before it answers', z.object({ env: z.string() }), async ({ env }, context) => {
    const state = context.mcpReq.requestState();
    if (state?.step === 'confirm') {
      const content = acceptedContent(context.mcpReq.inputResponses, 'confirm');
      if (content?.confirm) {
        return text(`deployed ${env}`);
      }
    }
    const confirm = inputRequired.elicit({ message: `Deploy to ${env}?`, requestedSchema: confirmation });
    return inputRequired({
      inputRequests: { confirm },
      requestState: await codec.mint({ step: 'confirm', env }),
    });
  });
  const query = z.object({ region: z.string().meta({ 'x-mcp-header': 'Region' }), q: z.string() });
  add('sql', 'wants a parameter in a header', query, async ({ region }) => text(region));
  add('flip', 'tells subscribers that something changed', null, async () => {
    handler.notify.toolsChanged();
    handler.notify.resourceUpdated('config://app');
    return text('flipped');
  });
  server.registerResource('cfg', 'config://app', { description: 'settings' }, async () => ({
    contents: [{ uri: 'config://app', text: '{}' }],
  }));
  return server;
}

const handler = createMcpHandler(build, { legacy });
createServer(toNodeHandler(handler)).listen(port, '127.0.0.1', () => console.error(`listening on ${port}`));
process.on('SIGTERM', async () => {
  await handler.close();
  process.exit(0);
});
