// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// JSON as text: nodes that know where they stand in the source, and a canonical form that tells
// whether two texts have the same value (numbers exactly, the last of duplicate keys wins).

// A node: { kind, start, end, items | members, value }. members: [{ key, start, node }].
export function parse(source) {
  let at = 0;
  const space = () => {
    while (' \t\n\r'.includes(source[at] ?? 'x')) at += 1;
  };
  const token = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) throw new Error(`no JSON at ${at}: ${source.slice(at, at + 20)}`);
    at = pattern.lastIndex;
    return found[0];
  };
  const string = () => JSON.parse(token(/"(?:[^"\\]|\\.)*"/y));
  const list = (close, element) => {
    at += 1;
    const all = [];
    for (space(); source[at] !== close; space()) {
      if (all.length > 0) {
        if (source[at] !== ',') throw new Error(`no comma at ${at}`);
        at += 1;
        space();
      }
      all.push(element());
    }
    at += 1;
    return all;
  };
  const member = () => {
    const start = at;
    const key = string();
    space();
    token(/:/y);
    return { key, start, node: value() };
  };
  const value = () => {
    space();
    const start = at;
    const first = source[at];
    const node = { start };
    if (first === '{') Object.assign(node, { kind: 'object', members: list('}', member) });
    else if (first === '[') Object.assign(node, { kind: 'array', items: list(']', value) });
    else if (first === '"') Object.assign(node, { kind: 'string', value: string() });
    else if ('tfn'.includes(first)) Object.assign(node, { kind: 'literal', value: token(/true|false|null/y) });
    else Object.assign(node, { kind: 'number', value: token(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y) });
    node.end = at;
    return node;
  };
  const root = value();
  space();
  if (at !== source.length) throw new Error(`text after the JSON at ${at}`);
  return root;
}

// A number as digits and exponent, without trailing zeros: "1.0", "1" and "10e-1" are the same.
function canonicalNumber(text) {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

export function canonical(node) {
  switch (node.kind) {
    case 'object': {
      const last = new Map(node.members.map(({ key, node: child }) => [key, child]));
      const keys = [...last.keys()].sort();
      return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(last.get(key))}`).join(',')}}`;
    }
    case 'array':
      return `[${node.items.map(canonical).join(',')}]`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return canonicalNumber(node.value);
    default:
      return node.value;
  }
}

// The node at a path of keys and indexes; of duplicate keys the last, as JSONB has it.
export function nodeAt(root, path) {
  return path.reduce((node, step) => (node.kind === 'array'
    ? node.items[step]
    : node.members.findLast(({ key }) => key === step)?.node), root);
}

// Every path that leads to a node of the last-wins value, the root's included.
export function* paths(root, path = []) {
  yield path;
  if (root.kind === 'array') {
    for (const [index, item] of root.items.entries()) yield* paths(item, [...path, index]);
  } else if (root.kind === 'object') {
    const last = new Map(root.members.map(({ key, node }) => [key, node]));
    for (const [key, node] of last) yield* paths(node, [...path, key]);
  }
}
