// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Loaded before a server that knows no host option: every TCP listen() without a host is on
// 127.0.0.1.
const net = require('node:net');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const first = args[0];
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    if (typeof args[1] !== 'string') {
      args.splice(1, 0, '127.0.0.1');
    }
    args[0] = Number(first);
  } else if (first && typeof first === 'object' && 'port' in first && !first.host) {
    first.host = '127.0.0.1';
  }
  return listen.apply(this, args);
};
