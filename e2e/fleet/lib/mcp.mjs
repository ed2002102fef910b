// An agent's browser tools over MCP (stdio), called by a script in the place of the model.
import { spawn } from 'node:child_process';

export function mcp(cmd, args, env = process.env) {
  const p = spawn(cmd, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
  let buf = '',
    id = 0;
  const waiting = new Map();
  const answer = (line) => {
    let message;
    try {
      message = JSON.parse(line);
    } catch {
      return; // a server may write a line that is no message
    }
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.error) asked.no(new Error(message.error.message));
    else asked.ok(message.result);
  };
  p.stdout.on('data', (d) => {
    const lines = (buf + d).split('\n');
    buf = lines.pop();
    for (const line of lines) answer(line);
  });
  const request = (method, params) =>
    new Promise((ok, no) => {
      waiting.set(++id, { ok, no });
      p.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  return {
    async open() {
      await request('initialize', {
        protocolVersion: '2025-03-26',
        capabilities: {},
        clientInfo: { name: 'fleet', version: '0' },
      });
      p.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
    },
    async call(name, args = {}) {
      const r = await request('tools/call', { name, arguments: args });
      const text = (r.content ?? []).map((c) => c.text ?? '').join('\n');
      if (r.isError) throw new Error(`${name}: ${text.slice(0, 400)}`);
      return text;
    },
    close: () => p.kill(),
  };
}
