// The server that bench/sdk.mjs measures: `empty` answers at once, `middleware` decides about every request first.
import http from 'node:http';
import { veridict } from '@veridict/node/http';

const [how, baseUrl, siteId] = process.argv.slice(2);
const guard =
  how === 'empty' ? null : veridict({ secretKey: 'sk_live_bench', baseUrl, siteId, enforce: 'block', timeoutMs: 5000 });
const seen = { offline: 0, other: 0 };
const server = http.createServer(async (request, response) => {
  if (guard !== null) {
    const decided = await guard(request, response);
    if (decided?.refused) return;
    seen[decided?.source === 'offline' && decided.reason === 'verdict' ? 'offline' : 'other']++;
  }
  response.writeHead(200, { 'content-length': 2 });
  response.end('ok');
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
// What it has used of the processor so far, in microseconds, and what it decided on what grounds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, ...seen });
});
process.on('disconnect', () => process.exit());
