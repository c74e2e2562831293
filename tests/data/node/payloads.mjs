// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Payloads as MCP programs send them, and texts of JSON that JSON.stringify would not write.

const words = ['Alice', 'greet', 'Hello', 'world', 'café', 'naïve', 'Ünïcödé', 'sonar', 'lidar', 'qubit', 'résumé',
  'שלום עולם', 'مرحبا', 'مرحبا 123 abc', '日本語', 'e\u0301', '\u202eabc', '\ufeffbom', '\ufffd', '/path/to', '"quoted"', '\\back\\slash',
  'tab\there', 'line\nbreak', 'cr\r\nlf', 'bell\u0007', 'esc\u001b[31m', 'del\u007f', '\u0085nel', '\u2028ls', ' blanks  ', '{"json":1}', '<b>',
  '😀', 'a😀b', '😀😁', '😀😁😂🤣', '👩‍👩‍👧‍👦', '👍🏽', '🇩🇪', '𝔘𝔫𝔦', 'x😀', '😀x'];
const numbers = [0, 7, -1, 42, 1.5, -0.25, 0.1 + 0.2, 1e21, 1e-7, 1.5e300, 5e-324, 1.7976931348623157e308, 123456789012345680000,
  9007199254740993, -9007199254740991, 4294967296, 1e100, 123.456e-10, 100, 1000000, 0.000001, -0];
const spellings = ['1.0', '1e2', '1E+2', '-0', '-0.0', '0.1e-7', '0.10', '12345678901234567890123', '-98765432109876543210987', '1e400', '-1.5E-400',
  '100e-2', '0e10', '3.14159265358979323846264338327950288', '1.000', '20E0'];
const keys = ['zeta', 'alpha', 'name', 'a', 'bb', 'ccc', 'id', 'Value', 'value', 'x-y', 'key with blank', 'é', 'ß', '日本', '', 'nested', '1', '10', '2'];

const astral = /[\ud800-\udfff]/;

function text(random) {
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(words)).join(random.pick([' ', ', ', '']));
}

function key(random) {
  return random.chance(0.02) ? random.pick(['😀', 'a😀b', '😀😁']) : random.pick(keys);
}

function value(random, depth) {
  const choice = random.below(depth > 0 ? 10 : 6);
  if (choice < 2) return text(random);
  if (choice < 4) return random.chance(0.5) ? random.pick(numbers) : (random.next() - 0.5) * 10 ** random.below(25);
  if (choice < 5) return random.chance(0.5);
  if (choice < 6) return null;
  if (choice < 8) return Array.from({ length: random.below(5) }, () => value(random, depth - 1));
  return object(random, depth - 1);
}

function object(random, depth) {
  const all = {};
  for (let count = 1 + random.below(5); count > 0; count -= 1) all[key(random)] = value(random, depth);
  return all;
}

const fill = (random, bytes) => {
  const parts = [];
  for (let size = 0; size < bytes; size += parts.at(-1).length) parts.push(`${text(random)} ${random.below(1e9)}. `);
  return parts.join('');
};

function result(random) {
  if (random.chance(0.35)) return `${text(random)} ${random.below(1e6)}, ${random.pick(['Alice!', 'Bob.', 'done'])}`;
  if (random.chance(0.05)) return random.chance(0.5) ? 12 + 100 * (1 + random.below(9)) + 1000 * random.below(9) + 0.5 : true;
  return object(random, 3);
}

const measures = (random) => Array.from({ length: 2 + random.below(6) }, () => Math.round(random.next() * 1e4) / 1e3);

const kinds = [
  (random) => ({ type: 'tool_call', direction: 'c2s', payload: { tool: random.pick(['greet', 'search']), args: object(random, 2) } }),
  (random) => ({ type: 'tool_call', payload: { tool: 'greet', args: { name: text(random) }, result: result(random) } }),
  (random) => ({
    type: 'tool_call',
    direction: 'c2s',
    payload: { method: 'tools/call', jsonrpc: '2.0', id: random.below(1e6), params: { name: 'search', arguments: object(random, 3), _meta: { progressToken: random.below(99) } } },
  }),
  (random) => ({
    type: 'response',
    direction: 's2c',
    payload: { jsonrpc: '2.0', id: random.chance(0.2) ? `r-${random.below(1e6)}` : random.below(1e6), result: { content: [{ type: 'text', text: text(random) }], structuredContent: object(random, 2), isError: random.chance(0.1) } },
  }),
  (random) => ({ type: 'request', direction: 's2c', payload: { jsonrpc: '2.0', id: random.below(100), method: 'sampling/createMessage', params: object(random, 2) } }),
  (random) => ({ type: 'response', direction: 'c2s', payload: { jsonrpc: '2.0', id: random.below(100), result: result(random) } }),
  (random) => ({ type: 'prompt_response', direction: 's2c', payload: { jsonrpc: '2.0', id: random.below(100), result: { messages: [{ role: 'user', content: { type: 'text', text: text(random) } }] } } }),
  (random) => ({ type: 'notification', direction: 's2c', payload: { jsonrpc: '2.0', method: 'notifications/progress', params: { progress: random.below(100), progressToken: random.below(99), message: text(random) } } }),
  (random) => ({ type: 'sensor_data', payload: { sonar: measures(random), lidar: measures(random), channel: random.below(64), result: { fused: measures(random), ok: random.chance(0.9) } } }),
  (random) => {
    const zeros = random.below(1024);
    return { type: 'quantum_state', payload: { qubits: 2, shots: 1024, circuit: 'bell', result: { counts: { '00': zeros, '11': 1024 - zeros }, statevector: [[Math.SQRT1_2, 0], [0, 0], [0, 0], [Math.SQRT1_2, -0]] } } };
  },
];

// JSON text with other spellings, spacing, escapes and, now and then, a key twice.
function rawText(random) {
  const blank = () => random.pick(['', '', ' ', '  ', '\n  ', '\t']);
  const string = (plain) => (random.chance(0.3)
    ? `"${Array.from(JSON.stringify(plain).slice(1, -1), (c) => (c > '\u007e' && random.chance(0.5) ? Array.from(c.split(''), (u) => `\\u${u.charCodeAt(0).toString(16).padStart(4, '0')}`).join('') : c)).join('')}"`
    : JSON.stringify(plain).replaceAll('/', random.chance(0.3) ? '\\/' : '/'));
  const element = (depth) => {
    const choice = random.below(depth > 0 ? 7 : 4);
    if (choice < 2) return random.pick(spellings);
    if (choice < 3) return string(text(random));
    if (choice < 4) return random.pick(['true', 'false', 'null']);
    if (choice < 5) return `[${blank()}${Array.from({ length: random.below(5) }, () => element(depth - 1)).join(`${blank()},${blank()}`)}${blank()}]`;
    return members(depth - 1);
  };
  const member = (name, content) => `${string(name)}${blank()}:${blank()}${content}`;
  const members = (depth) => {
    const names = Array.from({ length: 1 + random.below(5) }, () => key(random));
    // One key of emoji at most: reversed, two of them and the same one twice look alike.
    const all = names
      .filter((name, index) => !astral.test(name) || names.findIndex((other) => astral.test(other)) === index)
      .map((name) => member(name, element(depth)));
    if (random.chance(0.2)) all.push(member('twice', element(0)), member('a', element(0)), member('twice', element(depth)));
    return `{${blank()}${all.join(`${blank()},${blank()}`)}${blank()}}`;
  };
  const all = [member('zone', element(2)), member('tool', '"greet"'), member('args', members(2))];
  if (random.chance(0.5)) all.splice(random.below(3), 0, member('result', members(3)));
  return `{${blank()}${all.join(`,${blank()}`)}}`;
}

// What one event is about: { type, direction?, payload } or, for a text of its own, { type, text }.
export function makeContent(random, bytes) {
  if (bytes > 0) return { type: 'response', direction: 's2c', payload: { jsonrpc: '2.0', id: 1, result: { content: [{ type: 'text', text: fill(random, bytes) }] } } };
  if (random.chance(0.2)) return { type: random.pick(['tool_call', 'notification', 'response']), direction: random.pick(['c2s', 's2c']), text: rawText(random) };
  return random.pick(kinds)(random);
}
