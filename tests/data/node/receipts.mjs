// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Receipts by the published method: the text of a payload, or of its result, reversed by UTF-16 units.
import { nodeAt, parse } from './lossless_json.mjs';

// As a writer of UTF-8 stores it: half of a pair becomes U+FFFD.
export const stored = (text) => Buffer.from(text, 'utf8').toString('utf8');

export const turned = (input) => input.split('').reverse().join('');

const isPalindrome = (text) => text === turned(text);

// What the receipt is made of: { path, input, plain } where plain means a string without its quotes;
// null where the reversal would prove nothing.
export function chooseSubject(random, event) {
  const result = nodeAt(parse(event.text), ['result']);
  let subject = { path: [], input: event.text, plain: false };
  if (result && random.chance(0.7)) {
    const asSent = event.text.slice(result.start, result.end);
    const plain = result.kind === 'string' && random.chance(0.6);
    subject = { path: ['result'], input: plain ? result.value : asSent, plain };
  }
  return isPalindrome(subject.input) ? null : subject;
}

const labels = (event) => [`Event: ${event.type}`, `Event_ID: ${event.id}`, `Session_ID: ${event.session}`];

export function makeReceipt(random, event, subject) {
  const reversed = turned(subject.input);
  const form = random.below(10);
  if (form < 5) return stored(`## Receipt\n${reversed}`);
  if (form < 7) return stored(`## Receipt\nEvent: ${event.type}\nPayload: ${reversed}`);
  if (form < 8) return stored(`## Receipt\n${labels(event).slice(0, 1 + random.below(3)).join('\n')}\nPayload: ${reversed}`);
  return stored(reversed);
}
