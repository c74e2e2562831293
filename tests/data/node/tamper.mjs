// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Changes behind a receipt's back: each changes the value inside the receipt's subject, in ASCII, so
// that no rule may forgive it (what a reversal loses of an emoji is gone from the receipt too).
import { canonical, nodeAt, parse, paths } from './lossless_json.mjs';
import { turned } from './receipts.mjs';

const splice = (text, start, end, replacement) => text.slice(0, start) + replacement + text.slice(end);
const isAscii = (text) => /^[\x20-\x7e]*$/.test(text);

function otherCharacter(random, text, pattern, replacements) {
  const places = [...text.matchAll(pattern)].map((match) => match.index);
  if (places.length === 0) return null;
  const at = random.pick(places);
  return splice(text, at, at + 1, random.pick(replacements.filter((c) => c !== text[at])));
}

const digits = [...'123456789'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

// Each takes a node's source text and gives another, or null where it does not apply. The name says
// what it does; "set" ones replace a value and can be done with jsonb_set.
const changes = {
  digit: (random, node, source) => (node.kind === 'number' ? otherCharacter(random, source, /\d/g, digits) : null),
  letter: (random, node) => {
    if (node.kind !== 'string') return null;
    const text = otherCharacter(random, node.value, /[A-Za-z0-9]/g, letters) ?? `${node.value}x`;
    return JSON.stringify(text);
  },
  boolean: (random, node) => (node.kind === 'literal' ? { true: 'false', false: 'true', null: '0' }[node.value] : null),
  order: (random, node, source) => {
    if (node.kind !== 'array' || node.items.length < 2) return null;
    const items = node.items.map((item) => source.slice(item.start - node.start, item.end - node.start));
    return isAscii(source) ? `[${[...items.slice(1), items[0]].join(',')}]` : null;
  },
  added: (random, node, source) => {
    if (node.kind === 'array') return splice(source, source.length - 1, source.length, node.items.length > 0 ? ',0]' : '0]');
    if (node.kind !== 'object') return null;
    return splice(source, source.length - 1, source.length, `${node.members.length > 0 ? ',' : ''}"extra":"new"}`);
  },
  removed: (random, node, source) => {
    const children = node.kind === 'object' ? node.members.map(({ start, node: child }) => ({ start, end: child.end })) : node.items ?? [];
    if (children.length === 0) return null;
    const gone = random.below(children.length);
    const left = children.filter((_, index) => index !== gone).map(({ start, end }) => source.slice(start - node.start, end - node.start));
    return source[0] + left.join(',') + source.at(-1);
  },
  renamed: (random, node, source) => {
    if (node.kind !== 'object' || node.members.length === 0) return null;
    const { key, start } = random.pick(node.members);
    const end = source.indexOf(':', start - node.start);
    const quoted = source.slice(start - node.start, end).trimEnd();
    if (!isAscii(quoted) || quoted !== JSON.stringify(key)) return null;
    return splice(source, start - node.start, start - node.start + quoted.length, JSON.stringify(`${key}2`));
  },
};
const nodesFor = {
  digit: ['number'], letter: ['string'], boolean: ['literal'], order: ['array'], added: ['object', 'array'], removed: ['object', 'array'], renamed: ['object'],
};

// Returns { kind, path, value, text }: text is the payload's new text, value the JSON text that now
// stands at path.
export function tamper(random, text, subject) {
  const root = parse(text);
  const places = [...paths(nodeAt(root, subject.path), subject.path)].map((path) => ({ path, node: nodeAt(root, path) }));
  for (let attempt = 0; attempt < 10000; attempt += 1) {
    const kind = subject.plain ? 'letter' : random.pick(Object.keys(changes));
    const fitting = places.filter(({ node }) => nodesFor[kind].includes(node.kind));
    if (fitting.length === 0) continue;
    const { path, node } = random.pick(fitting);
    const value = changes[kind](random, node, text.slice(node.start, node.end));
    if (value === null) continue;
    const changed = splice(text, node.start, node.end, value);
    const now = nodeAt(parse(changed), subject.path);
    const before = canonical(nodeAt(root, subject.path));
    const plainNow = now && (subject.plain ? now.value : changed.slice(now.start, now.end));
    if (!now || canonical(now) === before || plainNow === turned(plainNow) || plainNow === turned(subject.input)) continue;
    return { kind, path, value, text: changed };
  }
  throw new Error(`nothing to change in ${text.slice(0, 200)}`);
}
