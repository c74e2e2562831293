// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The rows of a store, and what is changed in it afterwards: a function of size and seed alone.
import { Random } from './random.mjs';
import { makeContent } from './payloads.mjs';
import { chooseSubject, makeReceipt } from './receipts.mjs';
import { tamper } from './tamper.mjs';

const bigBytes = 5_000_000;
const middleBytes = 10_000;
const eventsPerSession = 100;
const receiptShare = 0.75;
const separateShare = 0.15;
const changedShare = 1 / 20;
const keys = ['mu', 'mu', 'mu', 'mu_receipt', 'muReceipt', 'receipt'];

// Two big bodies, the first of which is changed, and a few of middle size.
function sizeOf(random, done, total, big) {
  if (big < 2 && done >= (total * (big + 1)) / 3) return bigBytes;
  return random.chance(0.01) ? middleBytes : 0;
}

function makeEvent(random, session, bytes) {
  const content = makeContent(random, bytes);
  const metadata = { source: 'client', timestamp: `2026-11-20T12:00:${String(random.below(60)).padStart(2, '0')}.000Z` };
  if (content.direction) metadata.direction = content.direction;
  if (random.chance(0.1)) metadata.user = { id: random.below(1e4), name: 'Zoë 😀' };
  return {
    session,
    id: random.uuid(),
    type: content.type,
    payload: content.payload,
    text: content.text ?? JSON.stringify(content.payload),
    metadata: random.chance(0.05) ? {} : metadata,
    subject: null,
  };
}

// The receipt's event goes beside its subject: before it, right after it, or some events later.
function receiptEvent(random, event, receipt) {
  const payload = { event_id: event.id, mu: receipt };
  return { session: event.session, id: random.uuid(), type: 'mu_receipt', payload, text: JSON.stringify(payload), metadata: {}, subject: null };
}

export function makeStore(count, seed) {
  const random = new Random(seed);
  const sessions = Array.from({ length: Math.ceil(count / eventsPerSession) }, () => random.uuid());
  const events = [];
  const late = [];
  const changes = [];
  let receiptEvents = 0;
  let receipted = 0;
  let big = 0;
  while (events.length + late.length < count) {
    const bytes = sizeOf(random, events.length, count, big);
    if (bytes === bigBytes) big += 1;
    const event = makeEvent(random, random.pick(sessions), bytes);
    event.subject = bytes === bigBytes || random.chance(receiptShare) ? chooseSubject(random, event) : null;
    if (event.subject) {
      receipted += 1;
      const receipt = makeReceipt(random, event, event.subject);
      const room = events.length + late.length + 1 < count;
      if (room && bytes !== bigBytes && random.chance(separateShare)) {
        const separate = receiptEvent(random, event, receipt);
        receiptEvents += 1;
        if (random.chance(0.3)) events.push(separate);
        else late.push(separate);
      } else {
        event.metadata = { ...event.metadata, [random.pick(keys)]: receipt };
      }
      if (bytes === bigBytes ? big === 1 : random.chance(changedShare)) {
        changes.push({ event, ...tamper(random, event.text, event.subject) });
      }
    }
    events.push(event);
    if (late.length > 0 && random.chance(0.5)) events.push(late.shift());
  }
  events.push(...late);
  return { events, changes, expected: expected(events, changes, receiptEvents, receipted) };
}

function expected(events, changes, receiptEvents, receipted) {
  return {
    events: events.length,
    receipt_events: receiptEvents,
    receipted,
    without_receipt: events.length - receiptEvents - receipted,
    changed: changes.map(({ event }) => [event.session, event.id]),
    changes: changes.map(({ event, kind, path }) => ({ event_id: event.id, kind, path })),
  };
}
